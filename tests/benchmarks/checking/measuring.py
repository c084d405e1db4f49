"""The checker held against the bank: what it catches, what it refuses wrongly, what it costs."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.compose.check import check
from bot.compose.render import Style, render
from knowledge.evidence import Passage
from knowledge.numbers import numbers_in
from knowledge.text import normal_form
from tests.benchmarks.checking.cases import Case


@dataclass(frozen=True)
class Judged:
    """A case and what the checker said: `reason` "" where the sentence passed; `seconds` it took.

    reading: seconds of a first sentence that tells the same sources in their own words, with which they are read.
    """

    case: Case
    reason: str
    seconds: float
    numbers_alone: float
    reading: float = 0.0

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
        begun = time.process_time()
        check(replace(case.sentence, text=_own_words(case)), case.evidence)
        start = time.process_time()
        verdict = check(case.sentence, case.evidence)
        checked = time.process_time()
        numbers_in(normal_form(case.sentence.text))
        read = time.process_time()
        reason = "" if verdict.ok else verdict.reason or "?"
        found.append(Judged(case, reason, checked - start, read - checked, start - begun))
    return found


def _own_words(case: Case) -> str:
    facts = [fact for ref in case.sentence.refs if (fact := case.evidence.fact(ref)) is not None]
    told = [one.words if isinstance(one, Passage) else render(one.sentence, Style(case.language)) for one in facts]
    return " ".join(told) or "-"


def share_right(found: Sequence[Judged]) -> float:
    """The share of cases judged rightly, in percent; 100 of none."""
    return 100 * sum(one.right for one in found) / len(found) if found else 100.0
