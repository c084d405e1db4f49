"""Whether a sentence turns its source around: denies what it says, says the opposite, claims another act.

The sentence is held against the clauses that share most of what it speaks of. Where one of them bears it out it
stands; where none shares enough, nothing can be told.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from bot.compose.checking.meaning import ways_to_deny as ways
from bot.compose.checking.meaning.clauses import CONTRAST, FEWEST_SHARED, Clause, concepts, nearest
from bot.compose.checking.meaning.compared import compared_the_other_way
from bot.compose.checking.meaning.denial import agree, opposed
from bot.compose.checking.meaning.held import HeldClauses
from bot.compose.checking.meaning.words import ACTS, AGAINST, AXES, BORNE_OUT
from bot.compose.checking.notes.progress import as_far
from knowledge.text import normal_form

_DENIES_IT = "it denies by"
_LEFT_OUT = "the source says"
_NO = frozenset({"not", "refuse"})
# What is without something is not denied itself: "will come back after a month without a late truck".
_WITHOUT = frozenset(map(normal_form, ("without", "ছাড়াই")))
_PLAIN_ACTS = frozenset({"refuse", "agree", "decide"})
_TURNING = frozenset(ACTS) | {f"{axis}{pole}" for axis in AXES for pole in "+-"} | {"not", "only"}
_COMPARING = frozenset({"change", "price", "mood", "strength"})
_OPEN = frozenset({"future", "hedge", "propose", "ask"})
_TOLD = frozenset({"agree", "done", "decide"})


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
    for one in said:
        near = nearest(one, clauses)
        if not near and not _TURNING.isdisjoint(one.marks):
            near = nearest(whole, sentences, 1)  # by itself it shares too little
        against = [
            contradiction(
                one, other, whole, _of_the_same(whole, beside.get(other.text, ())), of_figures, whole_of.get(other.text)
            )
            for other in near
        ]
        if any(_denies(one) and _flips(one, whole_of.get(other.text, other)) == ["punctuality"] for other in near):
            continue  # "not on time" is late, whatever the source says in between
        if reason := _one_against(one, near):
            return reason
        denies, left_out = (bool(against) and against[0].startswith(kind) for kind in (_DENIES_IT, _LEFT_OUT))
        if denies and _denied_elsewhere(one, near, clauses):
            continue
        if denies and any(agree(one, other) for other in clauses):
            continue  # "has not decided", of which the source speaks beside the name
        if (denies or "promise" in one.marks) and as_far(one, sentences):
            continue  # "owes us the pictures": they were not sent
        if against and not denies and not left_out and _told_elsewhere(one, near, clauses):
            continue
        if left_out and any(agree(mine, other) for mine in said for other in near):
            continue  # it says so by another word, in another of its clauses
        if against and all(against) and not (left_out and (quoting or _elsewhere(one, clauses))):
            return against[0]
    return "" if quoting else opposed(said, clauses, names)


def _one_against(said: Clause, near: Sequence[Clause]) -> str:
    """Why one of the clauses that speak of the same says the opposite, where no other bears the sentence out."""
    for axis in AXES:
        pole = said.at(axis)
        poles = {other.at(axis): other for other in near if other.at(axis)}
        if pole and poles and pole not in poles:
            other = next(iter(poles.values()))
            if _flips(said, other) == [axis] and _denied_itself(said) == _denied_itself(other):
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
    return any(_denies(other) and not own.isdisjoint(other.said) for other in clauses)


def _told_elsewhere(one: Clause, near: Sequence[Clause], clauses: Iterable[Clause]) -> bool:
    """Whether a clause tells the same act of what those that share most, by the names in them, do not speak of."""
    if any(_flips(one, other) for other in near):
        return False
    acts = frozenset().union(*(BORNE_OUT[act] for act in _acts(one)))
    own = one.said.difference(*(other.said for other in near), concepts(" ".join(one.marks.values())))
    return any(acts & _acts(other) and len(own & other.said) >= FEWEST_SHARED for other in clauses)


def _elsewhere(one: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause that denies nothing speaks of it too: "not decided; will say on 28 October"."""
    acts = _acts(one)
    return any(
        not _denies(other)
        and (len(one.said & other.said) >= FEWEST_SHARED or bool(one.said & other.said and acts & _acts(other)))
        for other in clauses
    )


def _of_the_same(whole: Clause, aside: Iterable[Clause]) -> list[Clause]:
    """Of what is said beside a clause, what "we" do only where the sentence speaks of us too, or of nobody."""
    ours = ways.WE.search(whole.text) or ways.PASSIVE.search(whole.text)
    return [one for one in aside if ours or not ways.WE.search(one.text)]


def contradiction(
    said: Clause,
    held: Clause,
    whole: Clause,
    aside: Sequence[Clause] = (),
    of_figures: Container[str] = (),
    sentence: Clause | None = None,
) -> str:
    """What a clause says against another that speaks of the same; "" where it says nothing against it.

    whole: the sentence the clause is of. aside: what the source says beside it in a word or two ("We did not agree"),
    and all that a figure says. of_figures: the texts of clauses that figures say: what they deny, and whose act they
    tell, is held against them by their own values.
    """
    flips = _flips(said, held)
    denied = _denies(said) != _denies(held)
    if flips:
        # "Not late" is "on time", "not before" is "after".
        if len(flips) == 1 and (denied or _denied_itself(said) != _denied_itself(held)):
            return ""
        mine, theirs = (one.marks[f"{flips[0]}{one.at(flips[0])}"] for one in (said, held))
        return f"it says {mine!r} where the source says {theirs!r}"
    if held.text in of_figures:
        return _of_scope(said, held, ways.ONLY_SO_MANY)
    return (
        _of_acts(said, held, aside, sentence or held)
        or (_of_denial(said, held, whole, aside, sentence or held) if denied and not agree(said, held) else "")
        or _of_scope(said, held, ways.JUST_SO_MANY)
    )


def _flips(said: Clause, held: Clause) -> list[str]:
    """The axes at whose opposite poles two clauses stand."""
    found = [axis for axis in AXES if said.at(axis) and held.at(axis) and said.at(axis) != held.at(axis)]
    if not _COMPARING.isdisjoint(found) and compared_the_other_way(said.text, held.text):
        return [axis for axis in found if axis not in _COMPARING]
    return found


def _of_denial(said: Clause, held: Clause, whole: Clause, aside: Sequence[Clause], sentence: Clause) -> str:
    """A "not" on one side only, with no word on the other that denies in its own way."""
    if _denies(said):
        if said.at("extreme") and not held.at("extreme"):
            return ""  # "not our largest": of which the source says the place
        if (
            CONTRAST.search(held.text)
            or ways.DENIED_BOUND.search(said.text)
            or (ways.TWICE_DENIED.search(said.text) and not _denying(held))
        ):
            return ""
        if ways.NOT_YET.search(said.text) and _OPEN & sentence.marks.keys() and not _TOLD & sentence.marks.keys():
            return ""  # what somebody will think about has no answer yet
        if ways.WITHOUT_IT.search(said.text) and ways.IF.search(sentence.text):
            return ""  # what it is without the condition that the source sets
        for one in (held, *aside):
            if _denying(one) - _denying(said) or not _NO.isdisjoint(one.marks) or _flips(said, one):
                return ""
        return f"{_DENIES_IT} {_denial(said)!r}, which the source does not"
    if _denies(whole) or _denying(whole) - _denying(held) or ways.DENIED_OTHERWISE.search(whole.text):
        return ""
    if ways.NEVER_OUT.search(held.text) and not ways.IS_OUT.search(whole.text):
        return ""  # "not once out of stock" is always there
    if ways.CONDITION.search(whole.text) and ways.UNTIL.search(held.text):
        return ""
    return f"{_LEFT_OUT} {_denial(held)!r}, which it leaves out"


def _denies(one: Clause) -> bool:
    """Whether a clause says that something is not so; to refuse is not to agree."""
    return not _NO.isdisjoint(one.marks)


def _denied_itself(one: Clause) -> bool:
    """The same, of the clause itself: what is without something is not denied."""
    return _denies(one) and _denial(one) not in _WITHOUT


def _denial(one: Clause) -> str:
    return one.marks.get("not") or one.marks["refuse"]


def _denying(one: Clause) -> frozenset[str]:
    """The words of a clause that deny without a "not", and its noughts."""
    return one.denying | ({"0"} if "0" in one.said else set())


def _of_acts(said: Clause, held: Clause, aside: Sequence[Clause], sentence: Clause) -> str:
    """Another act than the source tells: agreed for asked, sent for promised.

    sentence: the one that the held clause is of: "wants 1.5 points, plus a rent" tells of the rent that it is wanted.
    """
    if not _acts(held) and "not" not in sentence.marks:
        held = Clause(held.text, held.said, {**sentence.marks, **held.marks}, held.denying)
    acts = _acts(said)
    if acts & {"future", "promise", "ask", "propose"}:
        acts -= {"done"}  # "promised to have it sent" tells of nothing sent
    plainly = acts & _acts(held) & _PLAIN_ACTS
    if plainly:
        acts &= {"done", "get"}  # "the proposal was refused": the refusal is what is told
    for act in sorted(acts):
        if act == "refuse" and act not in said.marks and any(one.denying for one in (held, *aside)):
            continue  # what is still open was not agreed to
        against = AGAINST[act] & _acts(held)
        if against and not any(BORNE_OUT[act] & _acts(one) for one in (held, *aside)):
            mine, theirs = _word_of(act, said), _word_of(min(against), held)
            return f"it says {mine!r} where the source says {theirs!r}"
    return ""


def _word_of(act: str, one: Clause) -> str:
    return one.marks.get(act) or one.marks["not"]


def _acts(one: Clause) -> frozenset[str]:
    """The acts a clause tells. Not to agree is to refuse."""
    acts = frozenset(act for act in ACTS if act in one.marks)
    if "not" in one.marks and one.marks["not"] not in _WITHOUT:
        denied = {"agree", "promise", "future", "done", "decide", "get"} & acts
        acts = (acts - denied) | ({"refuse"} if denied & {"agree", "promise", "future"} else set())
    return acts


def _of_scope(said: Clause, held: Clause, no_more: re.Pattern[str]) -> str:
    """Nothing may be narrowed down to "only" what it says, nor a condition taken away."""
    if ways.EVEN_IF.search(said.text) and "only" in held.marks:
        return "the source makes it a condition"
    if "only" in said.marks and not (no_more.search(said.text)) and not ({"only", "not"} & held.marks.keys()):
        return f"it says {said.marks['only']!r}, which the source does not"
    return ""
