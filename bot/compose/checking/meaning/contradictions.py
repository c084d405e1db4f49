"""What a clause says against another that speaks of the same: another pole or act, a "not" more or less, "only"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Literal, NamedTuple

from bot.compose.checking.meaning import ways_to_deny as ways
from bot.compose.checking.meaning.clauses import CONTRAST, Clause, clause, concepts
from bot.compose.checking.meaning.compared import compared_the_other_way, told_in_the_other_order
from bot.compose.checking.meaning.denial import agree
from bot.compose.checking.meaning.marked_phrases import NEGATED_VERB
from bot.compose.checking.meaning.scope import wrong_scope
from bot.compose.checking.meaning.words import ACTS, AGAINST, AXES, BORNE_OUT
from bot.compose.checking.patterns import pattern
from knowledge.text import normal_form

_NO = frozenset({"not", "refuse"})
# What is without something is not denied itself: "will come back after a month without a late truck".
_WITHOUT = frozenset(map(normal_form, ("without", "with no", "ছাড়াই")))
_PLAIN_ACTS = frozenset({"refuse", "agree", "decide"})
_COMPARING = frozenset({"change", "price", "mood", "strength"})
PARTED = frozenset({"condition", "mood"})
_ORDER = "order in time"
_PLAINLY_DENIED = frozenset({"ask", "propose", "refuse", "state+"})
_OPEN = frozenset({"future", "hedge", "propose", "ask"})
_TOLD = frozenset({"agree", "done", "decide"})


_WRONG = pattern(rf"{CONTRAST.pattern}|\b(?:wrong|mistake\w*|incorrect|correction)\b|ভুল")


class Contradiction(NamedTuple):
    """By what a clause stands against a source, and why in words. "left out": of a "not" that the source says."""

    by: Literal["pole", "act", "denial", "left out", "scope"]
    reason: str


def contradiction(
    said: Clause,
    held: Clause,
    whole: Clause,
    aside: Sequence[Clause] = (),
    of_figures: Container[str] = (),
    sentence: Clause | None = None,
) -> Contradiction | None:
    """What a clause says against another that speaks of the same; None where it says nothing against it.

    whole: the sentence the clause is of. aside: what the source says beside it in a word or two ("We did not agree"),
    and all that a figure says. of_figures: the texts of clauses that figures say: what they deny, and whose act they
    tell, is held against them by their own values.
    """
    axes = [axis for axis in flips(said, held) if not at_both(whole, axis)]
    if ways.tells_of_the_rest(whole.text) and not ways.tells_of_the_rest(held.text):
        if alike := [axis for axis in PARTED if said.at(axis) and said.at(axis) == held.at(axis)]:
            mine = said.marks[f"{alike[0]}{said.at(alike[0])}"]
            return Contradiction("pole", f"it says {mine!r} of the rest")
        axes = [axis for axis in axes if axis not in PARTED]
    if held.text in of_figures:
        axes = [axis for axis in axes if axis != "change"]  # which way it went is held against its values
    denied = denies(said) != denies(held)
    if axes:
        # "Not late" is "on time", "not before" is "after".
        if len(axes) == 1 and (denied or denied_itself(said) != denied_itself(held)):
            return None
        mine, theirs = (one.marks[f"{axes[0]}{one.at(axes[0])}"] for one in (said, held))
        return Contradiction("pole", f"it says {mine!r} where the source says {theirs!r}")
    if held.text in of_figures:
        return _of_scope(said, held, held, ways.ONLY_SO_MANY)
    return (
        _of_acts(said, held, aside, sentence or held)
        or (_of_denial(said, held, whole, aside, sentence or held) if denied and not agree(said, held) else None)
        or _of_scope(said, held, sentence or held, ways.JUST_SO_MANY)
    )


def at_both(whole: Clause, axis: str) -> bool:
    """Whether a sentence sets two things against each other: "8 cases are fine, 22 bad"."""
    return axis in PARTED and f"{axis}+" in whole.marks and f"{axis}-" in whole.marks


def flips(said: Clause, held: Clause) -> list[str]:
    """The axes at whose opposite poles two clauses stand."""
    shared = said.axes & held.axes
    if not shared:
        return []
    found = [axis for axis in AXES if axis in shared and {said.at(axis), held.at(axis)} == {"+", "-"}]
    if found and ways.OUGHT.search(said.text):
        found = [axis for axis in found if said.marks[f"{axis}{said.at(axis)}"] in ways.OUGHT.sub(" ", said.text)]
    if not _COMPARING.isdisjoint(found) and compared_the_other_way(said.text, held.text):
        return [axis for axis in found if axis not in _COMPARING]
    if _ORDER in found and told_in_the_other_order(said.text, held.text):
        return [axis for axis in found if axis != _ORDER]
    return found


def _of_denial(
    said: Clause, held: Clause, whole: Clause, aside: Sequence[Clause], sentence: Clause
) -> Contradiction | None:
    """A "not" on one side only, with no word on the other that denies in its own way."""
    if denies(said):
        if denied_acts(said) & held.marks.keys() & _PLAINLY_DENIED and not denied_itself(held):
            return Contradiction("denial", f"it denies by {_denial(said)!r} what the source tells")
        if (
            CONTRAST.search(held.text)
            or (ways.TWICE_DENIED.search(said.text) and not _denying(held))
            or may_be_denied(said, held, sentence)
        ):
            return None
        for one in (held, *aside):
            if _denying(one) - _denying(said) or not _NO.isdisjoint(one.marks) or flips(said, one):
                return None
        return Contradiction("denial", f"it denies by {_denial(said)!r}, which the source does not")
    if denies(whole) or _denying(whole) - _denying(held) or ways.DENIED_OTHERWISE.search(whole.text):
        return None
    if ways.NEVER_OUT.search(held.text) and not ways.IS_OUT.search(ways.DENIED_AWAY.sub(" ", whole.text)):
        return None  # "not once out of stock" is always there
    if ways.DENIED_BOUND.search(held.text) and not ways.BEFORE.search(whole.text):
        return None  # "cannot give it before the 29th" is "at least until the 29th"
    if ways.UNDECIDED.search(held.text) and ways.WILL_TELL.search(whole.text):
        return None  # what somebody will say is not decided yet
    if (denied := _denied_alone(held)) is not None and denied.isdisjoint(whole.said):
        return None  # "8 of 13 late trucks had no vehicle" says nothing of the report on late trucks
    if ways.ON_TIME.search(whole.text) and ways.WITHOUT_DELAY.search(held.text):
        return None
    if CONTRAST.search(whole.text):
        return None  # it denies in its own way what its number is not
    if ways.NOT_ANOTHERS.search(held.text):
        return None  # "Masum's wish not hers": that it is his says as much
    if ways.CONDITION.search(whole.text) and ways.UNTIL.search(held.text):
        return None
    return Contradiction("left out", f"the source says {_denial(held)!r}, which it leaves out")


def may_be_denied(said: Clause, held: Clause, sentence: Clause) -> bool:
    """Whether a clause denies what follows from its source, though that denies nothing. sentence: all it speaks of."""
    if said.at("extreme") and not held.at("extreme"):
        return True  # "not our largest": of which the source says the place
    if ways.NOT_ANOTHERS.search(said.text):
        return True  # "it is Sohel's, not ours": whose it is, is held against the acts
    if (CONTRAST.search(said.text) and _WRONG.search(sentence.text)) or ways.DENIED_BOUND.search(said.text):
        return True
    if ways.NOT_YET.search(said.text) and _OPEN & sentence.marks.keys() and not _TOLD & sentence.marks.keys():
        return True  # what somebody will think about has no answer yet
    if ways.WITHOUT_IT.search(said.text) and ways.IF.search(sentence.text):
        return True  # what it is without the condition that the source sets
    return bool(ways.NO_RULE.search(said.text) and ways.ONCE.search(sentence.text))


def _denied_alone(one: Clause) -> frozenset[str] | None:
    """What a clause says there is none of, or tells another thing instead of, and does not speak of besides."""
    found = [*ways.NONE_OF.finditer(one.text), *ways.NOT_BUT_SO.finditer(one.text)]
    denied = frozenset(concepts(" ".join(what for each in found for what in each.groups() if what)))
    if not denied:
        return None
    return denied.difference(concepts(ways.NOT_BUT_SO.sub(" ", ways.NONE_OF.sub(" ", one.text))))


def told_of_once(said: Clause, held: Clause) -> bool:
    """Whether a clause makes a rule of what its source tells of once, by a number of both."""
    if not any(one[:1].isdigit() for one in said.said & held.said):
        return False
    once, always = (ways.ONCE.search(held.text), ways.ALWAYS.search(said.text))
    return bool(once and always) and not (denies(said) or ways.ONCE.search(said.text) or ways.ALWAYS.search(held.text))


def denied_acts(one: Clause) -> set[str]:
    """The acts whose own words a clause denies: "does not ask", চাননি."""
    if NEGATED_VERB.search(one.marks.get("not", "")):
        return set(clause(one.marks["not"]).marks)
    words = (found[1] or found[2] for found in ways.WHAT_IS_DENIED.finditer(one.text))
    return {mark for denied in words for mark in clause(denied).marks}


def denies(one: Clause) -> bool:
    """Whether a clause says that something is not so; to refuse is not to agree."""
    return not _NO.isdisjoint(one.marks)


def denied_itself(one: Clause) -> bool:
    """The same, of the clause itself: what is without something is not denied."""
    return denies(one) and _denial(one) not in _WITHOUT


def _denial(one: Clause) -> str:
    return one.marks.get("not") or one.marks["refuse"]


def _denying(one: Clause) -> frozenset[str]:
    """The words of a clause that deny without a "not", and its noughts."""
    return one.denying | ({"0"} if "0" in one.said else set())


def _of_acts(said: Clause, held: Clause, aside: Sequence[Clause], sentence: Clause) -> Contradiction | None:
    """Another act than the source tells: agreed for asked, sent for promised.

    sentence: the one that the held clause is of: "wants 1.5 points, plus a rent" tells of the rent that it is wanted.
    """
    if not acts_of(held) and "not" not in sentence.marks:
        held = Clause(held.text, held.said, {**sentence.marks, **held.marks}, held.denying)
    acts = acts_of(said)
    if ways.AS_PROMISED.search(said.text):
        acts -= {"promise"}
    if acts & {"future", "promise", "ask", "propose"}:
        if "done" in acts & acts_of(held):
            return None  # it tells what is done, and what is to come of it
        acts -= {"done"}  # "promised to have it sent" tells of nothing sent
    plainly = acts & acts_of(held) & _PLAIN_ACTS
    if plainly:
        acts &= {"done", "get"}  # "the proposal was refused": the refusal is what is told
    for act in sorted(acts):
        if act == "refuse" and act not in said.marks and any(one.denying for one in (held, *aside)):
            continue  # what is still open was not agreed to
        against = AGAINST[act] & acts_of(held)
        if act == "hedge" and ways.ALLOWED.search(said.text):
            against -= {"agree"}  # what was agreed to may be done
        if against and ways.of_another_part(said.text, held.text):
            continue  # "76 of 90 accepted", where 14 were refused
        # "Approved 6.5 lakh, not the 9 asked" tells of both.
        told_beside = act in sentence.marks and "not" not in sentence.marks and act not in held.marks
        if against and not told_beside and not any(BORNE_OUT[act] & acts_of(one) for one in (held, *aside)):
            mine, theirs = _word_of(act, said), _word_of(min(against), held)
            return Contradiction("act", f"it says {mine!r} where the source says {theirs!r}")
    return None


def _word_of(act: str, one: Clause) -> str:
    return one.marks.get(act) or one.marks["not"]


def acts_of(one: Clause) -> frozenset[str]:
    """The acts a clause tells. Not to agree is to refuse."""
    acts = frozenset(act for act in ACTS if act in one.marks)
    if "not" in one.marks and one.marks["not"] not in _WITHOUT and not ways.IF_NOT_LATE.search(one.text):
        denied = {"agree", "promise", "future", "done", "decide", "get", "ask"} & acts
        if one.marks.get("promise", "").startswith("owe"):
            denied, acts = denied - {"promise"}, acts - {"promise"}  # "owes us nothing more" refuses nothing
        if "done" in denied:
            denied -= {"agree", "promise", "decide"}  # "the note promised for October has not come"
        if "agree" in denied and ways.YET.search(one.text):
            denied -= {"agree"}  # what is not agreed yet is not refused
            acts -= {"agree"}
        if "future" in denied and any(found.search(one.text) for found in (ways.DENIED_BOUND, ways.UNTIL, ways.CANNOT)):
            return acts - denied  # "will not go past the 8th" refuses nothing
        acts = (acts - denied) | ({"refuse"} if denied & {"agree", "promise", "future"} else set())
    return acts


def _of_scope(said: Clause, held: Clause, sentence: Clause, no_more: re.Pattern[str]) -> Contradiction | None:
    reason = wrong_scope(said, held, sentence, no_more)
    return Contradiction("scope", reason) if reason else None
