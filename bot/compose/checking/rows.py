"""Whether what a figure lists of one row is said of that row: whose role, what amount, which place in the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from bot.compose.checking.allowed import Number
from bot.compose.checking.fitting import fits
from bot.compose.checking.number_words import NTH_OF
from bot.compose.checking.patterns import either, word
from bot.compose.checking.persons import SAME_NAME
from bot.compose.checking.places import Places
from bot.compose.checking.standing import standing_of, standing_said
from bot.compose.checking.valued import Parts
from bot.compose.days_said import Day
from knowledge.evidence import Items, Name, Value, Words
from knowledge.name_words import NameWord, Weight, likeness, name_words, words_of
from knowledge.text import normal_form

_NTH = word(either(one for one in NTH_OF if not one[0].isdigit()))
_FIRST = word(
    "largest|biggest|most|best|top|highest|leading|strongest|fastest|quickest|সেরা|সবচেয়ে "
    "ভালো|সবচেয়ে দ্রুত|সবচেয়ে বেশি|সবচেয়ে বড়|শীর্ষে?|সর্বোচ্চ"
)
_LAST = word(
    "smallest|least|lowest|worst|weakest|slowest|poorest|সবচেয়ে খারাপ|সবচেয়ে ধীর|সবচেয়ে দুর্বল|সবচেয়ে কম|সবচেয়ে ছোট|সর্বনিম্ন"
)
# Lists of these names are in falling order.
_RANKED = frozenset({"rows"})
# Figures whose list begins with what is worst.
_WORST_FIRST = ("sell_through", "fill_rate")

_MORE = word(r"more than|ahead of|larger than|bigger than|above|longer than|চেয়ে (?:\S+ ){0,2}(?:বেশি|এগিয়ে|বড়)")
_LESS = word(r"less than|behind|smaller than|fewer than|below|চেয়ে (?:\S+ ){0,2}(?:কম|পিছিয়ে|ছোট)")
Named = tuple[int, str]


def other_row(places: Places, parts: Iterable[Parts]) -> str:
    """Why something is said of another row than its own; "" where all is said of its own, or none can be told."""
    for one in parts:
        named = _named(places.text, one) if one.labels else []
        if named and (reason := _standing(places.text, named, one)):
            return reason
        if named and (reason := _best_for_worst(places.text, named, one)):
            return reason
        if (
            named
            and len(one.labels) > 1
            and (
                reason := _terms(places.text, named, one)
                or _values(places, named, one)
                or _ranks(places.text, named, one)
                or _compared(places.text, named, one)
            )
        ):
            return reason
    return ""


def _named(text: str, parts: Parts) -> list[Named]:
    """Where a text names rows, in order; a word that could name two of them names none."""
    for value in parts.figure.sentence.values.values():
        if isinstance(value, Name):  # the account's own name holds words of products: Health & Beauty
            for own in filter(None, (normal_form(value.text), normal_form(value.local))):
                text = text.replace(own, "¦" * len(own))
    tokens = [one for one in words_of(text) if one.weight is Weight.DISTINCT and len(one.plain) > 3]
    heads = {row: [_telling(label) for label in labels] for row, labels in parts.labels.items()}
    found: list[Named] = []
    for token in tokens:
        rows = {row for row, names in heads.items() for name in names if _is_in(token, name)}
        if len(rows) == 1:
            found.append((token.start, rows.pop()))
    whole = [
        (text.find(label), row)
        for row, labels in parts.labels.items()
        for label in labels
        if len(label) > 3 and label in text
    ]
    return sorted({*found, *whole})


def _telling(label: str) -> list[NameWord]:
    return [one for one in name_words(label) if one.weight is Weight.DISTINCT and len(one.plain) > 2]


def _is_in(token: NameWord, name: Iterable[NameWord]) -> bool:
    return any(
        token.plain == one.plain
        or (token.bengali and token.stem == one.stem)
        or (token.bengali != one.bengali and likeness(token, one) >= SAME_NAME and max(map(len, one.sounds)) > 1)
        for one in name
    )


def _owner(at: int, named: Sequence[Named]) -> str:
    """The row named last before a place; the first one after it where none is."""
    before = [row for start, row in named if start < at]
    return before[-1] if before else named[0][1]


def _standing(text: str, named: Sequence[Named], parts: Parts) -> str:
    """A role or a support that is not the one of the person named last before it."""
    held = standing_of(parts.figure)
    for at, family, said in standing_said(text):
        own = held.get(_owner(at, named), {}).get(family, said)
        if named[0][0] < at and own not in (said, "unknown"):
            return f"the source says {own.replace('_', ' ')!r} of that person, not {said.replace('_', ' ')!r}"
    return ""


def _terms(text: str, named: Sequence[Named], parts: Parts) -> str:
    """A role or another word of the trade that the figure gives to other rows."""
    rest = text
    for term in sorted({term for terms in parts.terms.values() for term in terms}, key=lambda one: (-len(one), one)):
        rows = {row for row, terms in parts.terms.items() if term in terms}
        for found in word(either([term])).finditer(rest):
            if len(term) > 3 and named[0][0] < found.start() and _owner(found.start(), named) not in rows:
                return f"the source says {term!r} of another"
        rest = rest.replace(term, "¦" * len(term))  # "non-supporter" holds no "supporter"
    return ""


def _values(places: Places, named: Sequence[Named], parts: Parts) -> str:
    """Numbers and days that only other rows hold."""
    if any(isinstance(value, Words) for row in _rows_of(parts) for value in row.values()) and len(places.days) > 1:
        return ""  # what people said is named by its words, in which days are not told apart
    held = _held_by_rows(places, parts)
    first = min((at for at, _, _ in held), default=0)
    for start, end, rows in held:
        owner = _owner(start, named) if named[0][0] < first else _after(start, named) or _owner(start, named)
        if owner not in rows:
            return f"the source says {places.text[start:end].strip()!r} of another"
    return ""


def _rows_of(parts: Parts) -> list[Mapping[str, Value]]:
    return [row for value in parts.figure.sentence.values.values() if isinstance(value, Items) for row in value.rows]


def _held_by_rows(places: Places, parts: Parts) -> list[tuple[int, int, set[str]]]:
    """The numbers and days of a text that stand in rows alone, with those rows."""
    found: list[tuple[int, int, set[str]]] = []
    for one in places.numbers:
        held = [
            value.row for value in parts.values if isinstance(value.what, Number) and fits(one, places.text, value.what)
        ]
        found.append((one.start, one.end, set(held)))
    for day in places.days:
        held = [value.row for value in parts.values if isinstance(value.what, Day) and day.what.fits(value.what)]
        found.append((day.start, day.end, set(held)))
    return [one for one in found if one[2] and "" not in one[2]]


def _ranks(text: str, named: Sequence[Named], parts: Parts) -> str:
    """A place in the list that another row has."""
    rows = [row for row in parts.labels if row.partition(".")[0] in _RANKED]
    for found in _NTH.finditer(text):
        at = NTH_OF[found[0]] - 1
        if at < len(rows) and _owner(found.start(), named) != rows[at]:
            return f"{found[0]!r} is another"
    if parts.figure.name.startswith(("top_", "revenue_by_category", "portfolio")) and len(rows) > 1:
        for said, row in ((_FIRST, rows[0]), (_LAST, rows[-1])):
            found_most = said.search(text)
            if found_most and row not in {_owner(found_most.start(), named), _after(found_most.start(), named)}:
                return f"{found_most[0]!r} is another"
    return ""


def _best_for_worst(text: str, named: Sequence[Named], parts: Parts) -> str:
    """The first of a list that begins with the worst, told as the best."""
    rows = [row for row in parts.labels if row.partition(".")[0] != "people"]
    best = _FIRST.search(text)
    if not parts.figure.name.startswith(_WORST_FIRST) or not rows or best is None or _LAST.search(text):
        return ""
    if rows[0] in {_owner(best.start(), named), _after(best.start(), named)}:
        return f"{best[0]!r} is another: the list begins with the worst"
    return ""


def _compared(text: str, named: Sequence[Named], parts: Parts) -> str:
    """Two rows compared the wrong way round: "the first, behind the second"."""
    order = list(dict.fromkeys(row for _, row in named))
    more, less = _MORE.search(text), _LESS.search(text)
    if len(order) != 2 or bool(more) == bool(less):
        return ""
    first, second = (_size(row, parts) for row in order)
    if first is None or second is None or first == second:
        return ""
    return "two of the list are compared the wrong way round" if bool(more) != (first > second) else ""


def _size(row: str, parts: Parts) -> Decimal | None:
    sizes = [value.what.value for value in parts.values if value.row == row and isinstance(value.what, Number)]
    return sizes[0] if sizes else None


def _after(at: int, named: Sequence[Named]) -> str:
    return next((row for start, row in named if start > at), "")
