"""What a note only promises, asks or plans, told as done; and what it tells as done, told as still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.compose.checking.figures.deeds import told_done
from bot.compose.checking.figures.promise_words import STILL_TO_DO, UNDER_WAY
from bot.compose.checking.figures.states import OUGHT
from bot.compose.checking.meaning.clauses import FEWEST_SHARED, Clause, clause
from bot.compose.checking.meaning.ways_to_deny import IF
from bot.compose.checking.notes.how_far import progress_of
from bot.compose.checking.notes.progress import AMOUNT
from bot.compose.checking.notes.progress_words import NO_GIFT
from bot.compose.checking.patterns import word
from knowledge.evidence import Fact, Passage
from knowledge.text import normal_form, sentences

# Whether it was agreed or refused is held against the sources as such.
_DECIDED = frozenset({"refuse", "agree", "decide"})
_AHEAD = frozenset({"promise", "future", "ask", "propose", "hedge"})
_NOTED = word(r"নোট (?:কর|রেখ)\S*ছ\S*")


@dataclass(frozen=True, slots=True)
class _Standing:
    """A text: what it speaks of, and whether it tells of a thing done, of one to come or open."""

    about: frozenset[str]
    done: bool
    ahead: bool


def told_as_done(said: Sequence[Clause], facts: Sequence[Fact]) -> str:
    """Why something may not be told as done, or as still to come; "" where it may, or where it cannot be told."""
    passages = [fact for fact in facts if isinstance(fact, Passage)]
    if len(passages) < len(facts):
        return ""
    every = [held for fact in passages for held in _held(fact.words)]
    for one in said:
        mine = _standing(one.text)
        if mine.done == mine.ahead or IF.search(one.text) or not _DECIDED.isdisjoint(one.marks):
            continue
        near = _nearest(mine, every)
        if mine.done and near and all(held.ahead and not held.done for held in near):
            return "the source does not tell it as done"
        if mine.ahead and near and all(held.done for held in near) and not any(held.ahead for held in every):
            return "the source tells it as done"
    return ""


def _still(text: str) -> bool:
    return STILL_TO_DO.search(text) is not None or UNDER_WAY.search(text) is not None


def _nearest(mine: _Standing, held: Sequence[_Standing]) -> list[_Standing]:
    """The sentences that tell of the same amount, where there are any, or else those that share most."""
    amounts = {one for one in mine.about if one.isdigit() and len(one) >= AMOUNT}
    if of_amount := [one for one in held if amounts & one.about]:
        return of_amount
    shared = [(len(mine.about & one.about), one) for one in held]
    best = max((share for share, _ in shared), default=0)
    return [one for share, one in shared if share == best >= FEWEST_SHARED]


@lru_cache(maxsize=512)
def _held(words: str) -> tuple[_Standing, ...]:
    return tuple(_standing(normal_form(one), source=True) for one in sentences(words))


@lru_cache(maxsize=4096)
def _standing(text: str, source: bool = False) -> _Standing:
    whole = clause(text)
    done = told_done(_NOTED.sub(" ", NO_GIFT.sub(" ", OUGHT.sub(" ", text))))
    if not (source or done):
        return _Standing(whole.said, False, _still(text))
    progress = {how for _, how in progress_of(text, source=source)}
    if source:
        planned = not _AHEAD.isdisjoint(whole.marks) or bool(progress - {"done"})
        return _Standing(whole.said, done or "done" in progress, planned and _DECIDED.isdisjoint(whole.marks))
    return _Standing(whole.said, not progress - {"done"}, False)
