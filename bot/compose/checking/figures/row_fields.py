"""Whether what stands together in a sentence stands in one row: who promised it, what the title of a person is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.compose.checking.figures.row_names import RowName, rows_named, stretches
from bot.compose.checking.kept import kept
from bot.compose.checking.names.persons import same_person
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.rows_held import rows_in
from bot.compose.checking.values.valued import label_of
from knowledge.evidence import Figure, Items, Name, Value, Words
from knowledge.normal import WORD

_CONTRAST_BEFORE = pattern(r"\b(?:not|nor|than|instead of|rather than|unlike)(?: \w+)? $")
_CONTRAST_AFTER = pattern(r"^ ?(?:এর |র )?(?:নয়|না|চেয়ে|বদলে)")
# A person is named by name; what is no person, by words of its own.
_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label of rows: the field it fills, and the rows that bear it."""

    field: str
    rows: frozenset[str]


def other_field(text: str, figure: Figure) -> str:
    """Why two that a text names together are not of one row; "" where they are, or it cannot be told."""
    known = _labels(figure)
    if len({one.field for one in known.values()}) < 2:
        return ""
    named = rows_named(text, figure)[0]
    for start, end in stretches(text) if named else ():
        plain = [one for one in named if start <= one.start < end]
        if any(_CONTRAST_BEFORE.search(text[: one.start]) or _CONTRAST_AFTER.search(text[one.end :]) for one in plain):
            continue
        here = [told for one in plain if (told := _told(text, one, known)) is not None]
        for one, other in _together(here):
            if not one.rows & other.rows:
                return "the source says it of another of the list"
    return ""


def _together(told: list[Labelled]) -> Iterator[tuple[Labelled, Labelled]]:
    """Those that stand together: a pair alone, or pairs of the same two fields, one after the other."""
    told = [
        one for one, before in zip(told, [None, *told], strict=False) if one != before
    ]  # "the forecast of lachchha"
    pairs = list(zip(told[::2], told[1::2], strict=False))
    regular = len(told) % 2 == 0 and all(one.field != other.field for one, other in pairwise(told))
    if regular and len({one.field for one in told}) == 2:
        yield from pairs


def _told(text: str, one: RowName, known: dict[str, Labelled]) -> Labelled | None:
    """What a name in a text fills, where that is plain."""
    written = text[one.start : one.end]
    if written in known:
        return known[written]
    for label, labelled in known.items():
        if labelled.field == _PERSON and same_person(written, label):
            return labelled
    things = {labelled.field for labelled in known.values()} - {_PERSON}
    return Labelled(things.pop(), frozenset({one.row})) if one.row and len(things) == 1 else None


def _fields(row: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """The values of a row, those of a list of one within it among them: who told it."""
    for field, held in row.items():
        if isinstance(held, Items) and len(held.rows) == 1:
            yield from _fields(held.rows[0])
        else:
            yield field, held


@kept(256)
def _labels(figure: Figure) -> dict[str, Labelled]:
    """The labels of a figure's rows, in either language and in normal form; names of one word tell no thing."""
    found: dict[str, Labelled] = {}
    for key, row in rows_in(figure):
        for field, held in _fields(row):
            person = isinstance(held, Name) and held.kind == "person"
            for label in label_of(held) if isinstance(held, Name | Words) else ():
                if person or len(WORD.findall(label)) > 1:
                    rows = found[label].rows if label in found else frozenset()
                    found[label] = Labelled(_PERSON if person else field, rows | {key})
    return found
