"""What a run comes to: by kind and language, against the thresholds of its file, and beside another run. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.compose.evaluation.cases import KINDS, EvalFile, Kind, Measure, Threshold
from bot.compose.evaluation.judging import Outcome


@dataclass(frozen=True, slots=True)
class Run:
    """One run over a file. model: its name, "" for the run without one. price: per million tokens in and out, in a
    currency; None where it is not known."""

    model: str
    outcomes: tuple[Outcome, ...]
    price: tuple[Decimal, Decimal, str] | None = None

    @property
    def cost(self) -> tuple[Decimal, str] | None:
        """What the tokens cost, where their price is known."""
        if self.price is None:
            return None
        each_in, each_out, currency = self.price
        tokens_in = sum(one.tokens_in for one in self.outcomes)
        tokens_out = sum(one.tokens_out for one in self.outcomes)
        return (each_in * tokens_in + each_out * tokens_out) / 1_000_000, currency


@dataclass(frozen=True, slots=True)
class Row:
    """Some outcomes counted. recall: of what was expected, how much is there; precision: of what is there, how much was
    expected; None where there is nothing to count. p50, p95: seconds that an answer took.
    """

    asked: int
    right: int
    wrong: int
    abstained: int
    recall: float | None
    precision: float | None
    uncited: int
    left_out: int
    p50: float
    p95: float
    tokens_in: int
    tokens_out: int
    written: int
    fell_back: int

    @property
    def share_right(self) -> float:
        return self.right / self.asked


@dataclass(frozen=True, slots=True)
class Held:
    """A threshold, and what was measured."""

    threshold: Threshold
    measured: float

    @property
    def met(self) -> bool:
        # A share is told to a tenth of a percent; it is held to no more than that.
        return round(self.measured, 3) >= float(self.threshold.least)


def row_of(outcomes: Sequence[Outcome]) -> Row:
    """The counts of some outcomes, at least one."""
    judged = [one.judged for one in outcomes]
    seconds = sorted(one.seconds for one in outcomes)
    return Row(
        asked=len(outcomes),
        right=sum(one.verdict == "right" for one in judged),
        wrong=sum(one.verdict == "wrong" for one in judged),
        abstained=sum(one.verdict == "abstained" for one in judged),
        recall=_share(sum(one.found for one in judged), sum(one.expected for one in judged)),
        precision=_share(sum(one.fitting for one in judged), sum(one.given for one in judged)),
        uncited=sum(one.uncited for one in judged),
        left_out=sum(one.left_out for one in judged),
        p50=_percentile(seconds, 50),
        p95=_percentile(seconds, 95),
        tokens_in=sum(one.tokens_in for one in outcomes),
        tokens_out=sum(one.tokens_out for one in outcomes),
        written=sum(one.written for one in outcomes),
        fell_back=sum(one.fell_back for one in outcomes),
    )


def rows_of(outcomes: Iterable[Outcome]) -> list[tuple[Kind, str, Row]]:
    """By kind and language, in the file's order of kinds; what is not there is not told."""
    every = list(outcomes)
    found: list[tuple[Kind, str, Row]] = []
    for kind in KINDS:
        for language in ("en", "bn", "mixed"):
            some = [one for one in every if one.kind == kind and one.language == language]
            if some:
                found.append((kind, language, row_of(some)))
    return found


def held_to(file: EvalFile, run: Run) -> list[Held]:
    """The thresholds of the kinds that were asked, with what was measured. A share of nothing meets any."""
    found = []
    for threshold in file.thresholds_of(model=bool(run.model)):
        some = [one for one in run.outcomes if one.kind == threshold.kind]
        if some:
            found.append(Held(threshold, _measured(row_of(some), threshold.measure)))
    return found


def passed(file: EvalFile, run: Run) -> bool:
    """Whether every threshold is met, and no claim stands without a source."""
    uncited = sum(one.judged.uncited for one in run.outcomes)
    return uncited == 0 and all(one.met for one in held_to(file, run))


def changed(before: Run, after: Run) -> list[tuple[Outcome, Outcome]]:
    """The cases whose verdict or words differ between two runs over the same file."""
    held = {one.id: one for one in before.outcomes}
    pairs = [(held[one.id], one) for one in after.outcomes if one.id in held]
    return [(one, other) for one, other in pairs if _shown(one) != _shown(other)]


def _shown(one: Outcome) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
    return one.judged.verdict, [(said.text, said.refs) for said in one.judged.said]


def _measured(row: Row, measure: Measure) -> float:
    value = row.share_right if measure == "right" else row.recall if measure == "recall" else row.precision
    return 1.0 if value is None else value


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _percentile(ordered: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent of all lie at or below (nearest rank)."""
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def row_as_dict(row: Row) -> dict[str, Any]:
    """The keys of a row in `keybrief eval --json`."""
    return {
        "asked": row.asked,
        "right": row.right,
        "wrong": row.wrong,
        "abstained": row.abstained,
        "recall": _rounded(row.recall),
        "precision": _rounded(row.precision),
        "uncited": row.uncited,
        "left_out": row.left_out,
        "p50_seconds": round(row.p50, 3),
        "p95_seconds": round(row.p95, 3),
        "tokens_in": row.tokens_in,
        "tokens_out": row.tokens_out,
        "written": row.written,
        "fell_back": row.fell_back,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def evaluation_as_dict(file: EvalFile, runs: Sequence[Run]) -> dict[str, Any]:
    """The keys of `keybrief eval --json`."""
    return {
        "file": file.name,
        "as_of": file.as_of.isoformat() if file.as_of else None,
        "passed": all(passed(file, run) for run in runs),
        "runs": [_run_as_dict(file, run) for run in runs],
    }


def _run_as_dict(file: EvalFile, run: Run) -> dict[str, Any]:
    cost = run.cost
    return {
        "model": run.model or None,
        "passed": passed(file, run),
        "all": row_as_dict(row_of(run.outcomes)),
        "kinds": [
            {"kind": kind, "language": language, **row_as_dict(row)} for kind, language, row in rows_of(run.outcomes)
        ],
        "thresholds": [
            {
                "kind": one.threshold.kind,
                "measure": one.threshold.measure,
                "least": float(one.threshold.least),
                "measured": round(one.measured, 4),
                "met": one.met,
            }
            for one in held_to(file, run)
        ],
        "cost": {"amount": str(cost[0]), "currency": cost[1]} if cost else None,
        "cases": [_case_as_dict(one) for one in run.outcomes],
    }


def _case_as_dict(one: Outcome) -> dict[str, Any]:
    judged = one.judged
    return {
        "id": one.id,
        "kind": one.kind,
        "language": one.language,
        "asked": one.asked,
        "verdict": judged.verdict,
        "faults": [{"fault": fault.id.removeprefix("eval.fault_"), **fault.values} for fault in judged.faults],
        "expected": judged.expected,
        "found": judged.found,
        "given": judged.given,
        "fitting": judged.fitting,
        "uncited": judged.uncited,
        "left_out": judged.left_out,
        "seconds": round(one.seconds, 3),
        "tokens_in": one.tokens_in,
        "tokens_out": one.tokens_out,
        "written": one.written,
        "fell_back": one.fell_back,
        "said": [{"text": said.text, "refs": list(said.refs), "kind": said.kind} for said in judged.said],
        "refused": [{"text": words, "reason": reason} for words, reason in one.refused],
    }
