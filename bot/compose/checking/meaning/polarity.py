"""Whether a sentence turns its source around: denies what it says, says the opposite, claims another act.

The sentence is held against the clauses that share most of what it speaks of. Where one of them bears it out it
stands; where none shares enough, nothing can be told.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache

from bot.compose.checking.meaning import ways_to_deny as ways
from bot.compose.checking.meaning.clauses import FEWEST_SHARED, Clause, concepts, nearest
from bot.compose.checking.meaning.contradictions import (
    PARTED,
    acts_of,
    at_both,
    contradiction,
    denied_itself,
    denies,
    flips,
    told_of_once,
)
from bot.compose.checking.meaning.denial import agree, opposed
from bot.compose.checking.meaning.denied_alone import at_other_pole, denied_alone
from bot.compose.checking.meaning.held import HeldClauses
from bot.compose.checking.meaning.words import ACTS, AXES, BORNE_OUT
from bot.compose.checking.notes.progress import as_far

_ANSWERS = frozenset({"agree", "refuse"})
_TURNING = frozenset(ACTS) | {f"{axis}{pole}" for axis in AXES for pole in "+-"} | {"not", "only"}


def turned_around(
    said: Sequence[Clause], whole: Clause, held: Iterable[HeldClauses], names: Sequence[str] = (), *, quoting: bool
) -> str:
    """Why a sentence is not borne out; "" where it is, or where it cannot be told.

    said: its clauses; whole: all of it as one. held: what each of its sources says. names: those of the account.
    quoting: what it seems to leave out may stand in a quotation, which is not among its clauses.
    """
    sources = list(held)
    clauses = [one for source in sources for one in source.clauses]
    sentences = [one for source in sources for one in source.wholes]
    of_figures = {one.text for source in sources if not source.whole_of for one in (*source.clauses, *source.wholes)}
    beside = {text: aside for source in sources for text, aside in source.beside.items()}
    whole_of = {text: of for source in sources for text, of in source.whole_of.items()}
    if any(_sets_a_condition(of.text) for of in sentences):
        # "If they run late", where it is so "as long as they come on time".
        said = [one for one in said if not ways.IF_FIRST.match(one.text)]
    authors = frozenset().union(*(source.author for source in sources))
    of_rest = ways.tells_of_the_rest(whole.text)
    for one in said:
        near = nearest(one, clauses)
        if not near and not _TURNING.isdisjoint(one.marks):
            near = nearest(whole, sentences, 1)  # by itself it shares too little
            if len(said) > 1 and _tells_of_more(one) and all(one.said.isdisjoint(other.said) for other in near):
                near = []  # of what the other clauses share, it does not speak
            # What it shares a word with may bear it out by itself, whatever else that sentence tells.
            of_it = {other.text for other in near}
            near += [
                other
                for other in clauses
                if other.text in whole_of and whole_of[other.text].text in of_it and one.said & other.said
            ]
        near = _telling(near, whole_of) or at_other_pole(one, clauses)
        if any(told_of_once(one, other) for other in clauses):
            return "the source tells it of once"
        if not _ANSWERS.isdisjoint(one.marks):
            near = [other for other in near if acts_of(other)] or near  # an answer is held against what tells an act
        against = [
            contradiction(
                one,
                other,
                whole,
                # What a figure says beside it is held by its own values.
                () if other.text in of_figures else _of_the_same(whole, beside.get(other.text, ()), authors),
                of_figures,
                whole_of.get(other.text),
            )
            for other in near
        ]
        if any(denies(one) and flips(one, whole_of.get(other.text, other)) == ["punctuality"] for other in near):
            continue  # "not on time" is late, whatever the source says in between
        if reason := _one_against(one, near, whole, of_figures, of_rest=of_rest):
            return reason
        first = against[0] if against else None
        denial, left_out = (first is not None and first.by == kind for kind in ("denial", "left out"))
        if denial and _denied_elsewhere(one, near, clauses):
            continue
        if denial and any(agree(one, other) for other in clauses):
            continue  # "has not decided", of which the source speaks beside the name
        if (denial or "promise" in one.marks) and as_far(one, sentences):
            continue  # "owes us the pictures": they were not sent
        if against and not denial and not left_out and _told_elsewhere(one, near, clauses):
            continue
        if left_out and any(agree(mine, other) for mine in said for other in near):
            continue  # it says so by another word, in another of its clauses
        if first is not None and all(against) and not (left_out and (quoting or _elsewhere(one, clauses))):
            return first.reason
    if quoting or of_rest:
        return ""
    return opposed(said, clauses, names) or ("" if of_figures else denied_alone(said, whole, clauses))


def _tells_of_more(one: Clause) -> bool:
    """Whether a clause speaks of something of its own, and does not only deny, answer or narrow down another."""
    answers = "only" in one.marks or not _ANSWERS.isdisjoint(one.marks)
    return not answers and len({word for word in one.said if word[0] != "~"}) >= FEWEST_SHARED


def _telling(near: Sequence[Clause], whole_of: Mapping[str, Clause]) -> list[Clause]:
    """Clauses without those that only name a thing, "30 days credit", of what another of the same sentence tells."""
    of_sentences = {whole_of[one.text].text for one in near if one.marks and one.text in whole_of}
    return [one for one in near if one.marks or one.text not in whole_of or whole_of[one.text].text not in of_sentences]


def _one_against(
    said: Clause, near: Sequence[Clause], whole: Clause, of_figures: Container[str], *, of_rest: bool
) -> str:
    """Why one of the clauses that speak of the same says the opposite, where no other bears the sentence out.

    of_rest: the sentence tells of all but those that the source tells of.
    """
    mine = said.axes
    for axis in (one for one in AXES if one in mine):
        if (of_rest and axis in PARTED) or at_both(whole, axis):
            continue  # "all but 3 were fine", where the source tells of the 3
        pole = said.at(axis)
        told = [other for other in near if axis != "change" or other.text not in of_figures]
        poles = {other.at(axis): other for other in told if other.at(axis)}
        if pole and poles and pole not in poles:
            other = next(iter(poles.values()))
            if flips(said, other) == [axis] and denied_itself(said) == denied_itself(other):
                return (
                    f"it says {said.marks[axis + pole]!r} where the source says {other.marks[axis + other.at(axis)]!r}"
                )
    return ""


def _denied_elsewhere(one: Clause, near: Sequence[Clause], clauses: Iterable[Clause]) -> bool:
    """Whether a clause that denies tells of something by words that what shares most with it does not have."""
    known = frozenset().union(*(other.said for other in near))
    if not known.isdisjoint(
        concepts(" ".join(found[1] or found[2] for found in ways.WHAT_IS_DENIED.finditer(one.text)))
    ):
        return False
    own = {word for word in one.said - known if not word[:1].isdigit()}
    return any(denies(other) and not own.isdisjoint(other.said) for other in clauses)


def _told_elsewhere(one: Clause, near: Sequence[Clause], clauses: Iterable[Clause]) -> bool:
    """Whether a clause tells the same act of what those that share most, by the names in them, do not speak of."""
    if any(flips(one, other) for other in near):
        return False
    acts = frozenset().union(*(BORNE_OUT[act] for act in acts_of(one)))
    own = one.said.difference(*(other.said for other in near), concepts(" ".join(one.marks.values())))
    return any(acts & acts_of(other) and len(own & other.said) >= FEWEST_SHARED for other in clauses)


def _elsewhere(one: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause that denies nothing speaks of it too: "not decided; will say on 28 October"."""
    acts = acts_of(one)
    return any(
        not denies(other)
        and (len(one.said & other.said) >= FEWEST_SHARED or bool(one.said & other.said and acts & acts_of(other)))
        for other in clauses
    )


def _of_the_same(whole: Clause, aside: Iterable[Clause], authors: frozenset[str]) -> list[Clause]:
    """Of what is said beside a clause, what "we" do only where the sentence speaks of us too, or of nobody.

    authors: the names of those who wrote it, by which a sentence speaks of us.
    """
    ours = _of_us(whole.text) or ways.PASSIVE.search(whole.text) or not authors.isdisjoint(whole.said)
    return [one for one in aside if ours or not _of_us(one.text)]


@lru_cache(maxsize=2048)
def _of_us(text: str) -> bool:
    return ways.WE.search(text) is not None


@lru_cache(maxsize=2048)
def _sets_a_condition(text: str) -> bool:
    return ways.PROVIDED.search(text) is not None
