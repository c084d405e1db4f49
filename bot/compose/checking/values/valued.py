"""The values of a figure with the part each plays in it, as the sentence that tells it names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.compose.catalogues import LANGUAGES
from bot.compose.checking.kept import kept
from bot.compose.checking.values.allowed import Number, singular
from bot.compose.checking.values.counted import SAME
from bot.compose.days_said import Day, day_of
from bot.compose.render import Style, named_values_of, render_value
from knowledge.evidence import Figure, Money, Name, Percent, Period, Quantity, Term, Words
from knowledge.text import normal_form


@dataclass(frozen=True, slots=True)
class Valued:
    """A number or a day of a figure. part: its name in the message ("amount_before"). row: its list's row."""

    part: str
    row: str
    what: Number | Day


@dataclass(frozen=True, slots=True)
class Parts:
    """What a figure holds: its values, the labels and the terms of each row in normal form, its periods by part."""

    figure: Figure
    values: tuple[Valued, ...]
    labels: dict[str, tuple[str, ...]]
    terms: dict[str, tuple[str, ...]]
    periods: dict[str, Period]


@kept(512)
def parts_of(figure: Figure) -> Parts:
    """The values of a figure, each with the part it plays."""
    values: list[Valued] = []
    labels: dict[str, list[str]] = {}
    terms: dict[str, list[str]] = {}
    periods: dict[str, Period] = {}
    for part, row, value in named_values_of(figure.sentence):
        what = _what(value)
        if what is not None:
            values.append(Valued(part, row, what))
        elif isinstance(value, Period):
            periods.setdefault(part, value)
        elif row and isinstance(value, Term):
            terms.setdefault(row, []).extend(label_of(value))
        elif row:
            labels.setdefault(row, []).extend(label_of(value))
    if figure.period is not None:
        periods.setdefault("period", figure.period)
    return Parts(figure, tuple(values), _frozen(labels), _frozen(terms), periods)


def _frozen(found: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {row: tuple(words) for row, words in found.items()}


def number_of(value: Any) -> Number | None:
    """The number that a value is; None where it is none."""
    what = _what(value)
    return what if isinstance(what, Number) else None


def _what(value: Any) -> Number | Day | None:
    match value:
        case Money():
            return Number(value.amount, "money", value.currency)
        case Percent():
            return Number(value.share * 100, "percent", "%")
        case Quantity():
            unit = singular(value.unit)
            return Number(value.number, "plain", SAME.get(unit, unit))
        case datetime():
            return day_of(value.date())
        case date():
            return day_of(value)
        case Decimal() | int():
            return Number(Decimal(value), "plain")
    return None


def label_of(value: Any) -> Iterator[str]:
    """How a row may be named: its names, words and terms, in either language."""
    if isinstance(value, Name | Words | Term | str):
        for language in LANGUAGES:
            yield normal_form(render_value(value, Style(language)))
