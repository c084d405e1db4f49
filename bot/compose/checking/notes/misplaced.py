"""A number or a day of a passage that a sentence puts in the place of another: the words around both tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.notes.before_now import told_in_time
from bot.compose.checking.notes.bonds import told_together
from bot.compose.checking.notes.contexts import compared
from bot.compose.checking.notes.neighbours import TOTAL, Neighbours, neighbours_in
from bot.compose.checking.notes.own_words import left_out, own_words
from bot.compose.checking.notes.people import OURS_WRITE, our_people
from bot.compose.checking.patterns import word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import AN_AMOUNT, DAYS_OF, fits
from bot.compose.checking.values.places import Places, places_in, places_of
from bot.compose.days_said import Day, Said, day_of, nearest
from knowledge.evidence import Evidence, Passage
from knowledge.name_words import Weight, words_of
from knowledge.normal import normal_form
from knowledge.numbers import NumberMention

_OF_TIME = frozenset([*DAYS_OF, "hour", "minute"])
# What is in stock tells the one value from the other only where the other is out of it.
_OPPOSITE = {"stock+": "stock-", "stock-": "stock+"}
# One of two bare numbers so many times the other is an amount, and the other a count.
_FAR = 10
# What makes somebody so many percent gives as many.
_YIELDS = frozenset(concepts("give make leave earn yield get"))
_YOU = word(r"yours?|you|আপনাদের|আপনার|আপনারা|আপনি")
_THEY_WRITE = word(r"we|us|our|ours|আমরা|আমাদের|আমাদেরকে")
# What the day of a note is told of, but for what happened on it.
_WRITTEN = frozenset(
    concepts("note wrote write recorded says said told call mail visit reported লিখেছেন জানিয়েছেন বলেছেন")
)


@dataclass(frozen=True, slots=True)
class Held:
    """A value of a passage with its neighbours, and the passage it is of."""

    what: Number | Day
    near: Neighbours
    ref: str

    def fits(self, said: Neighbours, text: str) -> bool:
        if isinstance(said.value, NumberMention):
            return isinstance(self.what, Number) and (
                fits(said.value, text, self.what) or (_bare(self) and said.value.value == self.what.value)
            )
        return isinstance(self.what, Day) and bool(said.value.what.day) and said.value.what.fits(self.what)


def misplaced(places: Places, passages: Sequence[Passage], evidence: Evidence) -> str:
    """Why a value stands where its source has another; "" where none does, or none can be told."""
    if not passages or not places.spots:
        return ""
    held = [one for passage in passages for one in held_in(passage, evidence.names, _of_theirs(passage, evidence))]
    card = evidence.account
    account = of_account((card.name, card.local)) if card is not None else frozenset()
    so = told_in_time(places, passages) | told_together(places, passages)
    said = [replace(one, piece=one.piece - account) for one in neighbours_in(places, evidence.names)]
    people = _of_people(evidence.names)
    told = [one for one in held if any(one.fits(each, places.text) for each in said)]
    unsure = [one for one in said if one.value.start not in so]
    for each in unsure:
        mine = [one for one in told if one.fits(each, places.text)]
        if mine and (other := _counts_another(each, mine, held)):
            return f"the source says {_written(each, places)} of something else than {other}"
        if not mine or each.whole or (isinstance(each.value, NumberMention) and compared(places, each.value)):
            continue
        for rival in held:
            if (
                rival in told
                or rival.near.whole
                or rival.near.start < 0
                or not any(alike(one.what, rival.what) for one in mine)
            ):
                continue
            if _of_another_sort(each.value, rival):
                continue
            alone = replace(each, piece=each.piece - TOTAL)  # "in total" may be said of a part
            if all(_better(alone, rival, one, people) > 0 for one in mine):
                return f"the source says {_written(each, places)} of something else"
    return _twice(said, held, places) or _exchanged(unsure, told, places, people)


def _counts_another(said: Neighbours, mine: Sequence[Held], held: Sequence[Held]) -> str:
    """What a number is told to count, where its source counts something else by it, and that by another number."""
    value = said.value
    if not isinstance(value, NumberMention) or value.kind != "plain" or any(one.near.whole for one in mine):
        return ""
    counts = [one for one in held if isinstance(one.what, Number) and one.what.kind == "plain" and one not in mine]
    if value.unit in _OF_TIME:
        of_time = any(isinstance(one.what, Number) and one.what.unit == value.unit for one in counts)
        others = all(isinstance(one.what, Number) and one.what.unit != value.unit and one.near.things for one in mine)
        return value.unit if of_time and others else ""
    if not said.things or not all(one.near.things and not one.near.things & said.things for one in mine):
        return ""
    return next((min(said.things) for one in counts if one.near.things & said.things), "")


@lru_cache(maxsize=64)
def of_account(names: tuple[str, ...]) -> frozenset[str]:
    """The concepts of an account's own name, which tells no value from another."""
    return frozenset(concepts(" ".join(names)))


@lru_cache(maxsize=8)
def _of_people(names: frozenset[str]) -> frozenset[str]:
    """The concepts of the names of people, with no word that a product's or a company's name has."""
    parts = [words_of(name) for name in names]
    people = [one.written for words in parts if all(word.weight is Weight.DISTINCT for word in words) for one in words]
    return frozenset(concepts(" ".join(people)))


def _twice(said: Sequence[Neighbours], held: Sequence[Held], places: Places) -> str:
    """Why a value may not stand twice: where its sources tell it once, and of another thing another they have."""
    for at, each in enumerate(said):
        again = [one for one in said[at + 1 :] if _same(each, one)]
        mine = [one for one in held if one.fits(each, places.text)]
        if not again or len(mine) != 1 or each.piece == again[0].piece:
            continue
        untold = [one for one in held if not any(one.fits(other, places.text) for other in said)]
        if any(alike(mine[0].what, one.what) for one in untold):
            return f"the source says {_written(each, places)} once, and another of something else"
    return ""


def _same(one: Neighbours, other: Neighbours) -> bool:
    if isinstance(one.value, NumberMention) and isinstance(other.value, NumberMention):
        return one.value.value == other.value.value and one.value.kind == other.value.kind
    if isinstance(one.value, NumberMention) or isinstance(other.value, NumberMention):
        return False
    return one.value.what == other.value.what and bool(one.value.what.day)


def _exchanged(said: Sequence[Neighbours], told: Sequence[Held], places: Places, people: frozenset[str]) -> str:
    """Why two values of a sentence may not stand as they do: each fits the other's place better."""
    for at, each in enumerate(said):
        mine = [one for one in told if one.fits(each, places.text)]
        for other in said[at + 1 :]:
            theirs = [one for one in told if one.fits(other, places.text)]
            if each.whole or other.whole:
                continue
            pairs = [(one, another) for one in mine for another in theirs]
            beside = [pair for pair in pairs if _place(pair[0]) == _place(pair[1])]  # as the sentence has them
            if pairs and all(_stand_better(each, other, *pair, people) for pair in beside or pairs):
                return f"the source says {_written(each, places)} of something else"
    return ""


def _place(held: Held) -> tuple[str, int]:
    """The sentence that a value stands in."""
    return held.ref, held.near.start


def _stand_better(said: Neighbours, other: Neighbours, mine: Held, theirs: Held, people: frozenset[str]) -> bool:
    """Whether each of two values stands better in the other's place."""
    if mine.what == theirs.what or mine.near.whole or theirs.near.whole or not alike(mine.what, theirs.what):
        return False
    one, another = _better(said, theirs, mine, people), _better(other, mine, theirs, people)
    return one + another > 0 and min(one, another) >= 0


def _better(said: Neighbours, rival: Held, mine: Held, people: frozenset[str]) -> int:
    """By how many concepts a place is more a rival's than that of its own value, whose whole sentence counts for it."""
    if said.denied != rival.near.denied or (mine.near.start < 0 and said.piece & mine.near.piece):
        return 0
    together = rival.ref == mine.ref and rival.near.start == mine.near.start
    known = mine.near.piece if together else mine.near.sentence | mine.near.piece
    if together and not mine.near.whole:
        rivals, own = own_words(rival.near, mine.near)
    else:
        rivals, own = rival.near.piece - known - left_out(rival.near, mine.near), known - rival.near.piece
        if not rival.near.things:
            own -= said.counted  # the rival only leaves out what it counts
    for_rival = said.piece & rivals
    if not known & people or mine.near.goes_on:
        for_rival -= people  # of whom it is told is said elsewhere
    if mine.near.whole:  # "5 of 40 in May, 12 of 38 in June"
        for_rival = frozenset(one for one in for_rival if not one.startswith("month "))
    for_rival -= {one for one in for_rival if one in _OPPOSITE and _OPPOSITE[one] not in mine.near.piece}
    for_mine = said.piece & own
    if isinstance(said.value, NumberMention) and said.value.kind == "percent":
        for_rival, for_mine = for_rival - _YIELDS, for_mine - _YIELDS
    counted = bool(mine.near.counted and said.counted & rival.near.counted) and not said.counted & mine.near.counted
    counted |= together and said.denied and not mine.near.denied
    months = {one for one in said.piece if one.startswith("month ")}
    of_month = not months.isdisjoint(for_rival) and any(
        one.startswith("month ") and one not in months for one in mine.near.piece
    )
    return len(for_rival) + counted + of_month - len(for_mine)


def _of_another_sort(said: NumberMention | Said[Day], rival: Held) -> bool:
    """Whether a time stands beside a number of things, or a day beside a month."""
    if isinstance(said, NumberMention):
        return said.unit in _OF_TIME and bool(rival.near.counted)
    return bool(said.what.day) and isinstance(rival.what, Day) and not rival.what.day


def _bare(one: Held) -> bool:
    """Whether a number leaves out what it counts, which stands at the one before: "from 34 cases to 9"."""
    return isinstance(one.what, Number) and one.what.kind == "plain" and not (one.what.unit or one.near.counted)


def alike(one: Number | Day, other: Number | Day) -> bool:
    """Whether two values are of a sort, so that one may be put for the other."""
    if isinstance(one, Day) or isinstance(other, Day):
        return isinstance(one, Day) and isinstance(other, Day)
    if one.value == other.value:
        return False
    kinds = {one.kind, other.kind}
    if kinds == {"money", "plain"}:
        return all(number.kind == "money" or number.value >= AN_AMOUNT for number in (one, other))
    units = {one.unit, other.unit}
    low, high = sorted((one.value, other.value))
    if {"plain"} == kinds and units == {""} and low < AN_AMOUNT <= high and high >= _FAR * low:
        return False
    return len(kinds) == 1 and (len(units) == 1 or not units & _OF_TIME or "" in units)


def _of_theirs(passage: Passage, evidence: Evidence) -> bool:
    return passage.kind not in OURS_WRITE and normal_form(passage.author) not in our_people(evidence)


def _as_we_say(text: str) -> str:
    """What a customer writes to us, in our words: "your washing powder makes us 9%" is our powder and makes them."""
    return _YOU.sub("our", _THEY_WRITE.sub("them", text))


def _written(one: Neighbours, places: Places) -> str:
    return repr(places.text[one.value.start : one.value.end].strip())


def _own_day(passage: Passage) -> Neighbours:
    day = Said(day_of(passage.when), 0, 0) if passage.when is not None else Said(Day(), 0, 0)
    written = _WRITTEN | frozenset(concepts(passage.author))
    return Neighbours(day, frozenset(), frozenset(), written, frozenset(), written, denied=False, whole=False, start=-1)


@lru_cache(maxsize=512)
def held_in(passage: Passage, names: frozenset[str], theirs: bool) -> tuple[Held, ...]:
    """The values of a passage, its own day among them. theirs: the customer wrote it, and "you" are we."""
    found = []
    for one in neighbours_in(places_in(_as_we_say(places_of(passage).text)) if theirs else places_of(passage), names):
        if isinstance(one.value, NumberMention):
            what: Number | Day = Number(one.value.value, one.value.kind, one.value.unit)
        else:
            what = nearest(one.value.what, passage.when) if passage.when is not None else one.value.what
        found.append(Held(what, one, passage.ref))
    if passage.when is not None:
        found.append(Held(day_of(passage.when), _own_day(passage), passage.ref))
    return tuple(found)
