"""Whether the sources tell an act as far as a sentence does: done, still to come, or not done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.compose.checking.meaning.clauses import Clause, clause, concepts
from bot.compose.checking.notes.how_far import Progress, progress_at, progress_of
from bot.compose.checking.notes.progress_words import ACT_WORDS
from bot.compose.checking.patterns import word
from bot.compose.days_said import days_said, nearest
from knowledge.evidence import Fact, Passage
from knowledge.text import normal_form, sentences

# A number of so many digits tells one thing from another.
AMOUNT = 4
_STILL_TO = word(r"(?:still|yet) to|still has to|still have to|এখনো বাকি|চাওয়া হয়েছে")
_TERMS = "decided"  # is so on the day it is told, from whatever day its terms hold
_TIMES = frozenset(concepts("week month year yesterday"))
_OF_IT = word("it|them|this|those|এটা|ওটা|সেটা|এগুলো|ওগুলো|সেগুলো")
_YET = word("yet|still|so far|এখনো|এখনও|আজও")


def told_otherwise(said: Sequence[Clause], facts: Sequence[Fact]) -> str:
    """Why an act is not as far as a sentence tells; "" where the passages bear it out, or do not tell of it."""
    passages = [fact for fact in facts if isinstance(fact, Passage)]
    if len(passages) < len(facts):
        return ""  # a figure tells how far a thing is by its own values
    held = [one for fact in passages for one in _held(fact.words)]
    acts = {act for one in held for act, _ in one.acts}
    for act in (one for one in ACT_WORDS if one in acts):
        clauses = [one for one in said if progress_at(act, one.text)]
        if not clauses:
            continue
        mine = {progress for one in clauses for progress in progress_at(act, one.text)}
        about = frozenset().union(*(one.said for one in clauses))
        near, nearly = _nearest(act, about, held)
        told, also = (
            [{progress for of, progress in one.acts if of == act} for one in those] for those in (near, nearly)
        )
        if not all(told):  # what is nearest tells nothing of it: those that do, where all of them agree
            told, also = _elsewhere(act, about, held), []
        reason = _against(act, mine, set().union(*told, *also)) if told else ""
        if reason and (
            "done" in mine
            or act == _TERMS
            or not _ahead(said, passages)
            or any(_STILL_TO.search(one.text) for one in clauses)
        ):
            return reason
    return ""


def _ahead(said: Sequence[Clause], passages: Sequence[Passage]) -> bool:
    return any(_days_to_come(said, fact.when) for fact in passages if fact.when is not None)


def _days_to_come(said: Sequence[Clause], written: date) -> bool:
    """Whether a sentence names a day after the one a note was written on: what it tells for then was not done yet."""
    days = (nearest(day.what, written) for one in said for day in days_said(one.text))
    return any((day.year, day.month, day.day) > (written.year, written.month, written.day) for day in days if day.whole)


def _nearest(act: str, about: frozenset[str], held: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """The sentences that share most of what is spoken of, and those that share nearly as much.

    The first are those that tell the act of the same amount, where there are any; where none shares anything, those
    that tell an act.
    """
    amounts = {one for one in about if one.isdigit() and len(one) >= AMOUNT}
    if of_amount := [told for told in held if amounts & told.about and any(of == act for of, _ in told.acts)]:
        return of_amount, []
    telling = frozenset(one for one in about if not one[:1].isdigit() or len(one) >= AMOUNT)
    shared = [len(telling & told.about) if _is_of(told, telling) else 0 for told in held]
    best = max(shared, default=0)
    near = [told for told, share in zip(held, shared, strict=True) if share == best and (best or told.acts)]
    return near, [told for told, share in zip(held, shared, strict=True) if share and share == best - 1]


def _is_of(told: Told, about: frozenset[str]) -> bool:
    """Whether a sentence speaks of something by its own words, and not of the time of the sentence before."""
    return bool(about & told.own) and _TIMES.isdisjoint((about & told.about) - told.own)


def _elsewhere(act: str, about: frozenset[str], held: Sequence[Told]) -> list[set[Progress]]:
    """How far other sentences tell an act: those that share what is spoken of, or all; nothing where they differ."""
    telling = [one for one in held if any(of == act for of, _ in one.acts)]
    sharing = [one for one in telling if about & one.about] or telling
    told = [{progress for of, progress in one.acts if of == act} for one in sharing]
    done = ["done" in one for one in told]
    return [] if any(done) and not all(one == {"done"} for one in told) else told


def as_far(said: Clause, held: Iterable[Clause]) -> bool:
    """Whether what a clause tells as not done is told so by another, or, where it says "yet", as still to come."""
    undone = {act for act, progress in progress_of(said.text) if progress == "not done"}
    fitting = {"not done", "to come"} if _YET.search(said.text) else {"not done"}
    told = {act for one in held for act, progress in progress_of(one.text, source=True) if progress in fitting}
    return bool(undone & told)


def _against(act: str, mine: set[Progress], so: set[Progress]) -> str:
    if not so or "done" in mine & so:
        return ""
    if "done" in mine:
        return f"the source does not tell it as done ({act}): {min(so)}"
    if so == {"done"} and not mine.isdisjoint({"to come", "not done"}):
        return f"the source tells it as done ({act})"
    return ""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a passage: the acts it tells, each with how far it is, and what it speaks of.

    own: what its own words speak of; "sent it today" is about what the sentence before tells of, too.
    """

    acts: frozenset[tuple[str, Progress]]
    about: frozenset[str]
    own: frozenset[str]


@lru_cache(maxsize=512)
def _held(words: str) -> tuple[Told, ...]:
    texts = [normal_form(one) for one in sentences(words)]
    before = ["", *texts]
    about = [f"{last} {text}" if _OF_IT.search(text) else text for last, text in zip(before, texts, strict=False)]
    return tuple(
        Told(progress_of(text, source=True), clause(of).said, clause(text).said)
        for text, of in zip(texts, about, strict=True)
    )
