"""What may be told of a figure beside its values, because it follows from them: how far a day is away, how long a
period lasts, how many rows are alike, how many a share is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from bot.compose.catalogues import LANGUAGES
from bot.compose.checking.kept import kept
from bot.compose.checking.values.number_words import in_digits
from bot.compose.days_said import Day, weekday_of
from bot.compose.render import Style, named_values_of, render, values_of
from knowledge.evidence import Figure, Items, Money, Name, Percent, Period, Quantity, Term, Value
from knowledge.numbers import numbers_in_normal_form
from knowledge.text import normal_form, terms

# Value, kind and unit of a number that follows.
Follows = tuple[Decimal, str, str]
_COUNTED = {"person": "person", "product": "product", "account": "account"}
# Values of one figure, or of one row, of which the first may be told as so much of the second.
_OF = """
    late/number slipped/number overdue/unshipped since/gap sold/low sold/point sold/high sold/received sold/bought
    sold/units shipped/ordered score/past score/whole answers/before expanded/contracted amount/amount_before kept/made
    ours/theirs empty/counts placed/drawn listed/range number/open taken/number running/number class_a/accounts
    buyers/peers week/past spent/gross now/target amount/target ours/purchases own/whole high_index/base low_index/base
    unshipped/shipped settled/open
"""
_PAIRS = tuple((part, of) for part, _, of in (one.partition("/") for one in _OF.split()))
# Values of which the rest may be told as well: the counts that found something, the facings of others.
_RESTS = (("empty", "counts"), ("placed", "drawn"), ("own", "whole"))
_BROKEN_DOWN = ("sell_out_by_", "weeks_of_supply", "price_chain", "trade_rate", "sell_in_and_out")
# A share is of so many where it makes a whole number of them.
_WHOLE = Decimal("0.001")


@kept(256)
def that_follow(figure: Figure) -> tuple[Follows, ...]:
    """The numbers that follow from what a figure holds."""
    return tuple(_following(figure))


def _following(figure: Figure) -> Iterator[Follows]:
    for days in {abs(days) for days in days_away(figure)} | set(_days_apart(figure)):
        yield Decimal(days), "plain", "day"
    for months in _months_between(figure):
        yield Decimal(months), "plain", "month"
    if periods := {value for value in figure.sentence.values.values() if isinstance(value, Period)}:
        yield Decimal(len(periods)), "plain", "period"
    counted = "number" in figure.sentence.values
    for value in figure.sentence.values.values():
        if isinstance(value, Items):
            yield from _alike(value.rows, counted=counted)
            if value.message.endswith("nps_one"):  # it tells its single answer in words
                yield from ((Decimal(1), "plain", unit) for unit in ("", "answer", "person"))
        if isinstance(value, datetime) and not value.minute:
            yield from ((Decimal(hour), "plain", "") for hour in {value.hour, value.hour % 12 or 12})
    yield from _of_shares(figure)
    yield from _rests(figure)
    yield from _listed(figure)
    yield from _told_besides(figure)
    for value in values_of(figure.sentence):
        if isinstance(value, Quantity) and value.unit == "answers":
            yield value.number, "plain", "person"  # who answered


def _told_besides(figure: Figure) -> Iterator[Follows]:
    """What a figure's message tells in words, "seen in one year only", and its noughts, which may be told again."""
    held = {value for value in map(_number, values_of(figure.sentence)) if value is not None}
    for value in values_of(figure.sentence):
        if _number(value) == 0:
            yield from (
                (Decimal(0), "plain", unit) for unit in {"", _unit(value) if isinstance(value, Quantity) else ""}
            )
    for language in LANGUAGES:
        text = in_digits(normal_form(render(figure.sentence, Style(language))))
        for one in numbers_in_normal_form(text):
            if one.unit in ("month", "year") and one.value not in held:
                yield one.value, one.kind, one.unit


def _unit(quantity: Quantity) -> str:
    return "person" if quantity.unit == "people" else quantity.unit.removesuffix("s")


@kept(256)
def ratios_of(figure: Figure) -> tuple[tuple[str, Decimal], ...]:
    """How much one value is of another: 5 of 9 promises, twice the gap; each with its row."""
    rows: dict[str, dict[str, Decimal]] = {}
    for part, row, value in named_values_of(figure.sentence):
        number = _number(value)
        if number is not None:
            rows.setdefault(row, {})[part] = number
    alone = rows.get("", {})
    pairs = ((row, held.get(part), held.get(of, alone.get(of))) for row, held in rows.items() for part, of in _PAIRS)
    ratios = [(row, part / whole) for row, part, whole in pairs if part is not None and whole]
    lists = [value.rows for value in figure.sentence.values.values() if isinstance(value, Items)]
    ratios += [("", many / len(rows)) for rows in lists for many, _, _ in _alike(rows, counted=True)]
    return tuple(ratios)


def _number(value: Value) -> Decimal | None:
    match value:
        case Money():
            return value.amount
        case Quantity():
            return value.number
        case Decimal() | int():
            return Decimal(value)
    return None


def more_than_received(figure: Figure) -> bool:
    """Whether more was sold than was received, of the whole or of one row."""
    return figure.name == "sell_through" and any(ratio > 1 for _, ratio in ratios_of(figure))


def days_away(figure: Figure) -> Iterator[int]:
    """How many days after the day that a figure is of each of its days lies; below nought where it is past."""
    for value in values_of(figure.sentence):
        day = _day(value)
        if day is not None:
            yield (day - figure.as_of).days


def days_between(written: date, days: Iterable[Day]) -> Iterator[int]:
    """How many days after the day that a note was written on each day in it lies; below nought where it was past."""
    yield from ((date(one.year, one.month, one.day) - written).days for one in days if weekday_of(one) is not None)


def _day(value: Value) -> date | None:
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def _days_apart(figure: Figure) -> Iterator[int]:
    """How long each period lasts, and how long before its day, or after it, something was done."""
    for value in values_of(figure.sentence):
        if isinstance(value, Period) and value.start is not None:
            yield (value.end - value.start).days + 1
    due, done = (_day(figure.sentence.values.get(name, "")) for name in ("due", "done"))
    if due is not None and done is not None:
        yield abs((done - due).days)


def _months_between(figure: Figure) -> Iterator[int]:
    """How many months lie between the starts of the two periods that a figure compares."""
    starts = sorted(
        {one.start for one in values_of(figure.sentence) if isinstance(one, Period) and one.start is not None}
    )
    yield from (12 * (after.year - start.year) + after.month - start.month for start, after in pairwise(starts))


def _alike(rows: Iterable[Mapping[str, Value]], *, counted: bool) -> Iterator[Follows]:
    """How many rows of a list share a term: two are neutral; where no count of them is told, a word of their names."""
    shared: Counter[tuple[str, str]] = Counter()
    for row in rows:
        names = [value for value in row.values() if isinstance(value, Name)]
        unit = next((_COUNTED[one.kind] for one in names if one.kind in _COUNTED), "")
        own = {f"{value.family}.{value.word}" for value in row.values() if isinstance(value, Term)}
        own |= {term for one in names if not counted for term in terms(one.text) if len(term) > 2}
        shared.update((unit, one) for one in own)
    counts = {(Decimal(many), unit) for (unit, _), many in shared.items() if many > 1}
    yield from ((many, "plain", unit) for many, unit in counts | {(many, "") for many, _ in counts})


def _listed(figure: Figure) -> Iterator[Follows]:
    """How many stores, products or categories a figure breaks down to, where it lists them."""
    if not figure.name.startswith(_BROKEN_DOWN):
        return
    for value in figure.sentence.values.values():
        if isinstance(value, Items) and value.rows:
            row = value.rows[0]
            kinds = [one.kind for one in row.values() if isinstance(one, Name)]
            unit = (
                "store"
                if figure.name.endswith("_store")
                else next((_COUNTED[kind] for kind in kinds if kind in _COUNTED), "")
            )
            yield Decimal(len(value.rows)), "plain", unit


def _rests(figure: Figure) -> Iterator[Follows]:
    """How many are not so, where a part of a whole is told: 7 of 18 items are out of place where 11 are in it."""
    rows: dict[str, dict[str, Value]] = {}
    for part, row, value in named_values_of(figure.sentence):
        rows.setdefault(row, {})[part] = value
    for held in rows.values():
        for part, of in _RESTS:
            some, whole = held.get(part), held.get(of)
            many, all_of_them = (
                _number(some) if some is not None else None,
                _number(whole) if whole is not None else None,
            )
            if many is not None and all_of_them is not None and isinstance(whole, Quantity):
                yield from ((all_of_them - many, "plain", unit) for unit in ("", _unit(whole)))
                yield 100 - 100 * many / all_of_them, "percent", "%"


def _of_shares(figure: Figure) -> Iterator[Follows]:
    """How many a share is of the wholes that are told: 80 % of 10 orders are 8."""
    values = figure.sentence.values
    shares = [value.share for name, value in values.items() if isinstance(value, Percent) and name != "change"]
    wholes = [value for value in values.values() if isinstance(value, Quantity) and value.number >= 1]
    for share in shares:
        for whole in wholes:
            many = share * whole.number
            if abs(many - round(many)) < _WHOLE and many < whole.number:
                yield from ((Decimal(round(many)), "plain", unit) for unit in ("", _unit(whole)))
