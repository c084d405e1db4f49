"""What became of a question that was asked: right, wrong or abstained, and why.

Right: the answer cites one of the expected records, or states the expected figure with every expected value; or it
abstains where the book does not hold the answer. Abstained: it says that it found nothing. Wrong: anything else.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from bot.compose.answer import Answer
from bot.compose.render import Style, render_day
from knowledge.text import normal_form, numbers_in

KINDS = {"figure": "a figure", "notes": "in the notes", "abstain": "not in the book"}
LANGUAGES = ("en", "bn", "mixed")
VERDICTS = ("right", "wrong", "abstained")


@dataclass(frozen=True)
class Outcome:
    """What became of one question. `kind` is a key of KINDS; `reason` says what was missing where it is not right."""

    id: str
    question: str
    language: str
    kind: str
    held_out: bool
    verdict: str
    states_figure: bool
    reason: str
    answer: Answer | None

    @property
    def answerable(self) -> bool:
        return self.kind != "abstain"


def _kind(question: Mapping[str, Any]) -> str:
    expects = question["expects"]
    if "abstain" in expects:
        return "abstain"
    return str(question.get("kind") or ("figure" if "figure" in expects else "notes"))


def refused(question: Mapping[str, Any], reason: str) -> Outcome:
    kind = _kind(question)
    return _outcome(question, "right" if kind == "abstain" else "abstained", False, reason, None)


def judged(question: Mapping[str, Any], answer: Answer, refs: Mapping[str, str]) -> Outcome:
    expects = question["expects"]
    faults = []
    if "abstain" in expects:
        faults.append("" if not answer.answered else "it answers")
    if "refs" in expects:
        faults.append(_refs_fault({refs[source_id] for source_id in expects["refs"]}, answer))
    if "figure" in expects:
        faults.append(_figure_fault(expects["figure"], answer))
    reason = "" if "" in faults else "; ".join(faults)
    verdict = "right" if not reason else "wrong" if answer.answered else "abstained"
    states_figure = any(sentence.kind == "figure" for sentence in answer.sentences)
    return _outcome(question, verdict, states_figure, reason, answer)


def _outcome(
    question: Mapping[str, Any], verdict: str, states_figure: bool, reason: str, answer: Answer | None
) -> Outcome:
    return Outcome(
        question["id"],
        question["question"],
        question["language"],
        _kind(question),
        question.get("held_out", False),
        verdict,
        states_figure,
        reason,
        answer,
    )


def _refs_fault(wanted: set[str], answer: Answer) -> str:
    cited = {ref.split(".")[0] for sentence in answer.sentences for ref in sentence.refs}
    cited |= {ref for source in answer.sources if source.ref in cited for ref in source.records}
    return "" if wanted & cited else f"cites {sorted(cited)}, not {sorted(wanted)}"


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """The names of each account of the sample in either script, by the first of them."""
    table = resources.files("knowledge.sample").joinpath("data/accounts.csv").read_text(encoding="utf-8")
    return {row["name"]: (row["name"], *row["aliases"].split(";")) for row in csv.DictReader(io.StringIO(table))}


def _names_of(name: str) -> tuple[str, ...]:
    return _aliases().get(name, (name,))


def _figure_fault(expected: Mapping[str, Any], answer: Answer) -> str:
    """What the stated figure lacks, or "" where it is all there; of several readings, any one is enough."""
    said = [sentence for sentence in answer.sentences if sentence.kind == "figure"]
    if not said:
        return "no figure"
    if expected.get("account") and answer.account != expected["account"]:
        return f"about {answer.account}"
    readings = expected["values"] if isinstance(expected["values"], list) else [expected["values"]]
    faults = [_values_fault(values, said[0].text) for values in readings]
    return "" if "" in faults else " or ".join(faults)


def _values_fault(values: Mapping[str, Any], text: str) -> str:
    numbers = {abs(mention.value) for mention in numbers_in(text)}
    for name, value in values.items():
        if name == "names":
            said = normal_form(text)
            missing = [one for one in value if not any(normal_form(name) in said for name in _names_of(one))]
            if missing:
                return f"lacks {missing}"
        elif isinstance(value, date):
            if not any(render_day(value, Style(language=lang)) in text for lang in ("en", "bn")):
                return f"lacks the day {value}"
        elif name in ("share", "change", "reached"):
            share = (Decimal(value) * 100).normalize()
            if not any(abs(number - share) <= Decimal("0.1") for number in numbers):
                return f"lacks {name} {share} %"
        elif Decimal(str(value)) not in numbers:
            return f"lacks {name} {value}"
    return ""


@dataclass(frozen=True)
class Tally:
    """The table's figures, all questions together."""

    answerable_right: float
    unanswerable_right: float
    wrong_with_figure: int


def tally(outcomes: list[Outcome]) -> Tally:
    answerable = [one for one in outcomes if one.answerable]
    others = [one for one in outcomes if not one.answerable]
    return Tally(
        sum(one.verdict == "right" for one in answerable) / len(answerable),
        sum(one.verdict == "right" for one in others) / len(others),
        sum(one.verdict == "wrong" and one.states_figure for one in outcomes),
    )
