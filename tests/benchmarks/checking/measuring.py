"""The checker held against the bank: what it catches, what it refuses wrongly, what it costs."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.compose.check import check
from knowledge.numbers import numbers_in
from knowledge.text import normal_form
from tests.benchmarks.checking.cases import Case


@dataclass(frozen=True)
class Judged:
    """A case and what the checker said: `reason` "" where the sentence passed; `seconds` it took."""

    case: Case
    reason: str
    seconds: float
    numbers_alone: float

    @property
    def passed(self) -> bool:
        return not self.reason

    @property
    def right(self) -> bool:
        return self.passed is not bool(self.case.kind)


def judged(cases: Iterable[Case]) -> list[Judged]:
    """Every case checked once. `numbers_alone`: seconds of reading the sentence's numbers, the baseline."""
    found = []
    for case in cases:
        start = time.process_time()
        verdict = check(case.sentence, case.evidence)
        checked = time.process_time()
        numbers_in(normal_form(case.sentence.text))
        read = time.process_time()
        found.append(Judged(case, "" if verdict.ok else verdict.reason or "?", checked - start, read - checked))
    return found


def share_right(found: Sequence[Judged]) -> float:
    """The share of cases judged rightly, in percent; 100 of none."""
    return 100 * sum(one.right for one in found) / len(found) if found else 100.0
