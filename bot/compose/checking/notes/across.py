"""A value of one fact told with what another speaks of: the day of a promise put to a truck of a note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.meaning.denial import without_names
from bot.compose.checking.meaning.held import held_clauses
from bot.compose.checking.meaning.segments import JOINT
from bot.compose.checking.notes.misplaced import alike
from bot.compose.checking.notes.neighbours import values_in
from bot.compose.checking.notes.people import people_in, people_named
from bot.compose.checking.values.allowed import Number, numbers_held
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Value, What, bounded, places_in
from bot.compose.days_said import Day
from knowledge.evidence import Evidence, Fact, Passage
from knowledge.normal import WORD, normal_form
from knowledge.numbers import NumberMention
from knowledge.text import language_of

# By how much more a part of a sentence must speak of one fact than of that which holds its value; a figure holds more.
_CLEARLY, _CLEARLY_OF_FIGURE = 2, 3


def told_across(text: str, facts: Sequence[Fact], evidence: Evidence) -> str:
    """Why a value may not stand in its part of a sentence; "" where it may. text: in normal form."""
    if len(facts) < 2:
        return ""
    card = evidence.account
    names = _sounds_of(evidence.names, (card.name, card.local) if card is not None else ())
    account = [normal_form(one) for one in (card.name, card.local)] if card is not None else []
    about = {fact.ref: _spoken_in(fact, text) for fact in facts}
    drawn: set[tuple[str, str]] = set()
    people = {one.ref: people_in(one, evidence.names) for one in facts if isinstance(one, Passage)}
    for part in JOINT.split(text)[::2]:
        values = values_in(places_in(part), evidence.names)
        sources = [{fact.ref for fact in facts if _holds(fact, one, part)} for one in values]
        if reason := _of_people_elsewhere(part, sources, people, facts, evidence.names, account):
            return reason
        spoken = _matters(part, names)
        shared = {ref: len(spoken & words) for ref, words in about.items()}
        for at, (value, of) in enumerate(zip(values, sources, strict=True)):
            if len(of) != 1:
                continue
            others = [one for place, one in enumerate(sources) if place != at]
            mine = next(fact for fact in facts if fact.ref in of)
            scores = {ref: shared[ref] + sum(one == {ref} for one in others) for ref in about}
            best = max(facts, key=lambda fact: scores[fact.ref])
            clearly = _CLEARLY if isinstance(best, Passage) else _CLEARLY_OF_FIGURE
            by = scores[best.ref] - scores[mine.ref]
            if by <= 0 or not _leaves_out(best, mine, value, values, part):
                continue
            drawn.add((mine.ref, best.ref))
            if by >= clearly or (best.ref, mine.ref) in drawn:  # little is enough where two are put for each other
                return f"{mine.ref} tells {part[value.start : value.end].strip()!r} of something else than {best.ref}"
    return ""


def _of_people_elsewhere(
    part: str,
    sources: Sequence[set[str]],
    people: Mapping[str, frozenset[str]],
    facts: Sequence[Fact],
    book: frozenset[str],
    account: Sequence[str],
) -> str:
    """Why a part of a sentence may not name whom it names: its values are all of a note that tells of somebody else."""
    refs = set().union(*sources) if sources else set()
    if len(refs) != 1 or not all(sources) or len(people) < len(facts):
        return ""
    ref = next(iter(refs))
    note = next(fact for fact in facts if fact.ref == ref)
    named = people_named(without_names(part, account), book)  # "Health & Beauty" is no Beauty
    own = people_named(note.words, book) if isinstance(note, Passage) else frozenset()
    if named and own and named.isdisjoint(people[ref]) and any(named <= held for held in people.values()):
        return f"{ref} tells it of somebody else than {', '.join(sorted(named))}"
    return ""


def _leaves_out(best: Fact, mine: Fact, value: Value, values: Sequence[Value], part: str) -> bool:
    """Whether a fact has a value of the sort that its part of the sentence leaves out."""
    own = [one for one in _values(mine) if _is(value, one, part)]
    untold = [one for one in _values(best) if not any(_is(each, one, part) for each in values)]
    return any(alike(one, other) for one in own for other in untold)


def _holds(fact: Fact, value: Value, part: str) -> bool:
    return any(_is(value, one, part) for one in _values(fact))


def _is(value: Value, what: What, part: str) -> bool:
    if isinstance(value, NumberMention):
        return isinstance(what, Number) and fits(value, part, what)
    return isinstance(what, Day) and bool(value.what.day) and value.what.fits(what)


@kept(512)
def _values(fact: Fact) -> tuple[What, ...]:
    return (*numbers_held([fact]), *(day for day, _ in bounded(fact).days if day.day))


def _spoken_in(fact: Fact, text: str) -> frozenset[str]:
    said = frozenset().union(*(one.said for one in held_clauses(fact, language_of(text)).wholes))
    return _telling(said)


@lru_cache(maxsize=8)
def _sounds_of(names: frozenset[str], account: tuple[str, ...]) -> frozenset[str]:
    """The sounds of the names of people and companies, who are in every fact."""
    plain = (name for name in (*names, *account) if not any(mark.isdigit() for mark in name))
    return frozenset(one for name in plain for one in concepts(name) if one.startswith("~"))


def _matters(part: str, names: frozenset[str]) -> frozenset[str]:
    """What a part of a sentence speaks of, people and companies left out."""
    told = (frozenset(concepts(token)) for token in WORD.findall(part))
    return _telling(one for found in told if names.isdisjoint(found) for one in found)


def _telling(said: Iterable[str]) -> frozenset[str]:
    return frozenset(one for one in said if not one[0].isdigit() and not one.startswith("month "))
