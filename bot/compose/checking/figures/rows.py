"""Whether what a figure lists of one row is said of that row: whose role, what amount, which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.compose.checking.figures.people_counted import miscounted
from bot.compose.checking.figures.period_names import period_rows
from bot.compose.checking.figures.row_fields import other_field
from bot.compose.checking.figures.row_names import RowName, has_rows, named_apart, rows_named, stretches, top_row
from bot.compose.checking.figures.standing import standing_of, standing_said
from bot.compose.checking.figures.superlatives import other_extreme
from bot.compose.checking.kept import kept
from bot.compose.checking.listed.things import statements_of
from bot.compose.checking.listed.things_told import told_in_other_words
from bot.compose.checking.patterns import either, pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import Parts, parts_of
from bot.compose.days_said import Day
from knowledge.evidence import Figure, Items
from knowledge.normal import BENGALI
from knowledge.numbers import numbers_in_normal_form

_NOT = pattern(
    r"\b(?:not|no|never) (?:really |actually |the one who )?(?:(?:act(?:ing)?|serv(?:e|ing)"
    r"|count(?:ed)?|seen) as |be |called |considered )?(?:an? |our |the )?$|কোনো $"
)
_NOT_AFTER = pattern(r"^(?:সিদ্ধান্ত|অনুমোদন|যাচাই)(?: [^\s,;।]+){0,3} না(?=[ ,;।.]|$)")
# "The approver at X is ...": of whom is named next.
_IS_NEXT = pattern(r"^\S+(?: \S+)?(?: (?:at|of|in|for|there|এ|এর) ?[^,;:]{0,40}?)? (?:(?:is|was|হলেন|হচ্ছেন|:) |\()$")
# How many rows bear a term is said of none of them: "two of theirs", "two are neutral", দুজন নিরপেক্ষ.
_COUNTED = pattern(
    r"(?:\b(?:\d+|one|both|none|most)(?: [^\s,;:]+)?(?: (?:of|are|is|were))?|\d+(?:টি|টা|জন)(?: [^\s,;:]+)?) $"
)
# "From 9 lakh the month before" is of no month that is named.
_OF_THE_ONE_BEFORE = pattern(
    r"^ ?(?:lakh|crore|taka|tk)?,? ?(?:in |of )?(?:the |a )?(?:(?:month|quarter)s? (?:before"
    r"|earlier)|(?:previous|preceding|prior) (?:month|quarter))"
    r"|^\S{0,12} ?(?:টাকা)?(?:র|য়)? ?(?:থেকে|ছিল) আগের (?:মাস|কোয়ার্টার|প্রান্তিক)"
)
_HUNG = r"(?:ের|র|টি|টা|ে|তে|কে)?"  # what hangs on a Bengali word: ক্রস-সেলের
_LOG = "communication_log"
_HIM = word(r"he|she|him|his|her|তিনি|তাঁর|তাঁকে|তার|তাকে|উনি|উনার|ওঁর")
# "Of the three", তিনজনের মধ্যে: how many rows there are.
_OF_ALL = pattern(r"\b(?:of|all|these|those|the) (?:the |these )?$")


@dataclass(frozen=True, slots=True)
class Borne:
    """What stands in a text at `start:end` and only these rows of a figure bear."""

    start: int
    end: int
    rows: frozenset[str]


def other_row(places: Places, parts: Iterable[Parts]) -> str:
    """Why something is said of another row than its own; "" where all is said of its own, or none can be told."""
    for one in parts:
        if not has_rows(one.figure):
            continue
        every, rest = rows_named(places.text, one.figure)
        every = told_in_other_words(every, places.text, one.figure)
        named = [each for each in every if each.row]
        if named and (reason := _standing(rest, every, one)):
            return reason
        if reason := miscounted(places.text, one.figure):
            return reason
        if reason := other_extreme(places, rest, named, one) or other_field(places.text, one.figure):
            return reason
        if named and named_apart(one.figure):
            # What else is told of a thing `listed` reads; the days of a log stand with its kinds and people.
            logged = one.figure.name == _LOG
            terms = [] if logged or statements_of(one.figure) else _terms(rest, one)
            days = [] if logged else _days(places, one)
            borne = (terms, _numbers(places, named, one), days)
            if reason := next(filter(None, (_misplaced(places.text, every, each) for each in borne)), ""):
                return reason
    return ""


def _standing(text: str, named: Sequence[RowName], parts: Parts) -> str:
    """A role or a support that is not the one of the person named last before it."""
    held = standing_of(parts.figure)
    told = standing_said(text)
    for at, family, said in told:
        leads = _roles_lead([place for place, of, _ in told if of == family], named)
        before = [one.row for one in _beside(at, text, named) if one.start < at]
        after = [one for one in named if one.row and one.start > at]
        if after and (leads or _IS_NEXT.search(text[at : after[0].start])):
            before = [after[0].row]
        own = held.get(before[-1], {}).get(family, said) if before else said
        denied = _NOT.search(text[:at]) is not None or _NOT_AFTER.search(text[at:]) is not None
        if before and denied and held.get(before[-1], {}).get(family) == said:
            return f"the source says {own.replace('_', ' ')!r} of that person"
        if own not in (said, "unknown") and not denied:
            return f"the source says {own.replace('_', ' ')!r} of that person, not {said.replace('_', ' ')!r}"
    return ""


def _roles_lead(roles: Sequence[int], named: Sequence[RowName]) -> bool:
    """Whether each role stands before its person: অনুমোদন দেন পারভেজ, যাচাই করেন দিলারা."""
    order = sorted([*((at, True) for at in roles), *((one.start, False) for one in named)])
    return bool(order) and all(role == (place % 2 == 0) for place, (_, role) in enumerate(order)) and not order[-1][1]


def _beside(at: int, text: str, named: Sequence[RowName]) -> Sequence[RowName]:
    """The rows named in the stretch of a text around a place; the only one that it names, wherever that stands."""
    start, end = next(one for one in stretches(text) if one[0] <= at < one[1] or at == len(text))
    here = [one for one in named if start <= one.start < end]
    alone = len({one.row for one in named}) == 1 and "" not in {one.row for one in named}
    return here or (named if alone and named[0].start < start else [])


@kept(256)
def _terms_of(figure: Figure) -> tuple[tuple[str, frozenset[str]], ...]:
    """The words of the trade that some rows bear and others do not, the longest first."""
    rows: dict[str, set[str]] = {}
    every = set()
    parts = parts_of(figure)
    for row, terms in parts.terms.items():
        if row != top_row(row) or row not in parts.labels:
            continue  # what is told of a detail of it
        every.add(row)
        for term in terms:
            rows.setdefault(term, set()).add(row)
    apart = [(term, frozenset(held)) for term, held in rows.items() if len(term) > 3 and len(held) < len(every)]
    return tuple(sorted(apart, key=lambda one: (-len(one[0]), one[0])))


def _terms(text: str, parts: Parts) -> list[Borne]:
    """Where a text says a role or another word of the trade that the figure gives to some rows only."""
    found = []
    for term, rows in _terms_of(parts.figure):
        if term not in text:
            continue
        found += [
            Borne(*one.span(), rows)
            for one in word(either([term]) + (_HUNG if BENGALI.search(term) else "")).finditer(text)
            if not _COUNTED.search(text[: one.start()])
        ]
        text = text.replace(term, "¦" * len(term))  # "non-supporter" holds no "supporter"
    return sorted(found, key=lambda one: one.start)


def _numbers(places: Places, named: Sequence[RowName], parts: Parts) -> list[Borne]:
    """The numbers that stand in rows alone; those of a row's own name are none: "Mirpur 10"."""
    lists = _lists(parts.figure)
    found = []
    in_time = bool(period_rows(parts.figure))
    for one in places.numbers:
        if one.unit == "person" or _OF_ALL.search(places.text[: one.start]):
            continue
        if in_time and _OF_THE_ONE_BEFORE.search(places.text[one.end :]):
            continue
        held = {
            _row_of(each.row, lists)
            for each in parts.values
            if isinstance(each.what, Number) and fits(one, places.text, each.what)
        }
        if held and "" not in held and not (one.kind == "plain" and one.value in _in_labels(parts.figure)):
            found.append(Borne(one.start, one.end, frozenset(held)))
    return found


def _lists(figure: Figure) -> frozenset[str]:
    """The figure's lists of several rows."""
    values = figure.sentence.values.items()
    return frozenset(name for name, value in values if isinstance(value, Items) and len(value.rows) > 1)


def _row_of(row: str, lists: frozenset[str]) -> str:
    """The row of one of these lists; "" for what the figure tells of none of several."""
    top = top_row(row)
    return top if top.partition(".")[0] in lists else ""


@kept(256)
def _in_labels(figure: Figure) -> frozenset[object]:
    """The numbers in the names of rows: how many a pack holds, what it weighs."""
    labels = [label for named in parts_of(figure).labels.values() for label in named]
    return frozenset(one.value for label in labels for one in numbers_in_normal_form(label))


def _days(places: Places, parts: Parts) -> list[Borne]:
    """The days that stand in rows alone."""
    lists = _lists(parts.figure)
    found = []
    for day in places.days:
        held = {
            _row_of(each.row, lists) for each in parts.values if isinstance(each.what, Day) and day.what.fits(each.what)
        }
        if held and "" not in held:
            found.append(Borne(day.start, day.end, frozenset(held)))
    return found


def _misplaced(text: str, named: Sequence[RowName], borne: Sequence[Borne]) -> str:
    """Why one of these is said of another row than its own.

    It may stand after the name of its row or before it, and the names may all come first, in one order with them; in
    one stretch between marks all stand alike.
    """
    for start, end in stretches(text) if borne else ():
        here = [one for one in borne if start <= one.start < end and not _inside(one, named)]
        names = [one for one in _beside(start, text, named) if one.row] if here else []
        if names and len(names) < sum(len(one.rows) == 1 for one in here) and BENGALI.search(text[start:end]):
            continue  # a name told in Bengali was not known again
        here = [one for one in _next_to_name(here, names) if not _of_him(text, start, one, names)]
        wrong = [_first_wrong(here, each) for each in (names, [one for one in names if not one.other]) if each]
        if here and wrong and all(wrong) and not _in_order(here, names):
            first = wrong[0]
            return f"the source says {text[first.start : first.end].strip()!r} of another" if first else ""
    return ""


def _of_him(text: str, start: int, one: Borne, named: Sequence[RowName]) -> bool:
    """Whether it is told of somebody named before this stretch: "with him on 22 October, with Shipra later"."""
    before = [name.end for name in named if start <= name.start < one.start]
    return not before and _HIM.search(text[start : one.start]) is not None


def _next_to_name(borne: Sequence[Borne], names: Sequence[RowName]) -> list[Borne]:
    """What stands before the first name, the nearest alone: "two of theirs: ours: Send the file"."""
    before = [one for one in borne if names and one.end <= names[0].start]
    return [*before[-1:], *borne[len(before) :]]


def _first_wrong(borne: Sequence[Borne], named: Sequence[RowName]) -> Borne | None:
    """The first of these that is said of another row, where neither order of names and values makes all of them so."""
    wrong = [next((one for one in borne if _wrong(one, named, before=before)), None) for before in (True, False)]
    return wrong[0] if all(wrong) else None


def _inside(one: Borne, named: Sequence[RowName]) -> bool:
    return any(name.start <= one.start < name.end for name in named)


def _wrong(one: Borne, named: Sequence[RowName], *, before: bool) -> bool:
    """Whether the row named next before it (or after it) does not bear this; at the end of a stretch, the nearest."""
    side = [name.row for name in named if name.start < one.start]
    other = [name.row for name in named if name.start >= one.start]
    owner = (side[-1] if side else other[0]) if before else (other[0] if other else side[-1])
    return owner not in one.rows


def _in_order(borne: Sequence[Borne], named: Sequence[RowName]) -> bool:
    """Whether names and what they bear come in one order, the one after the other: "A and B bought 5 and 4"."""
    apart = named[-1].start < borne[0].start or borne[-1].start < named[0].start
    return (
        apart and len(borne) == len(named) and all(name.row in one.rows for one, name in zip(borne, named, strict=True))
    )
