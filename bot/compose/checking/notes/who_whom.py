"""Whether a sentence turns an act of its sources around: who told whom, who asked whom, who owes whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.notes.act import Act
from bot.compose.checking.notes.act_words import ENGLISH, GROUP_OF
from bot.compose.checking.notes.acts import acts_of
from bot.compose.checking.notes.authors import put_for_another
from bot.compose.checking.notes.cast import Voices, mentions
from bot.compose.checking.notes.compared_parties import comparisons_of
from bot.compose.checking.notes.people import (
    NOBODY,
    OURS,
    OURS_WRITE,
    THEIRS,
    THEY_THEIRS,
    UNSURE,
    WE_OURS,
    Party,
    our_people,
    own_names,
    people_in,
    things_in,
)
from bot.compose.checking.notes.told_of import of_another_person
from bot.compose.checking.patterns import pattern
from knowledge.evidence import Evidence, Fact, Passage
from knowledge.normal import WORD, normal_form

# To whom a mail is written stands at its beginning: "Trisha, ...", "Hi Priyanka!".
_GREETED = pattern(r"^(?:hi|hello|dear|প্রিয়)? ?(?P<who>[^.!?:;।]{2,60}?)(?:[!:;।]|,(?= [^ ]+ [^ ]+ [^ ])|$)")
_PLEASE = pattern(r"\bplease\b|অনুগ্রহ|দয়া করে|প্লিজ")
# Two acts that share so much are one.
_SAME_MATTER = 2
# That somebody says something tells not what.
_SAYING = frozenset(concepts(" ".join(verb for verb, (kind, _) in ENGLISH.items() if kind in ("say", "promise"))))
_MAILS = frozenset({"mail", "email", "letter", "message"})
# "Golpata gives 21.5%, ours is 15.5%".
_COMPARING = ("margin", "price")
# To "offer to take" is to ask. What is given or agreed to may have been offered before.
_OFFER_TO = pattern(r"\boffer\w* to\b(?! (?:us|them|him|her)\b)")
_OFFERS = frozenset({"offer", "propose"})
_OTHER_WAY = ("offer", "ask")
_GIVING = frozenset({"offer", "propose", "promise", "give", "accept"})
# What a mail does as a whole.
_MAIL_ACTS = ("say", "give", "offer", "apologise")


def turned_act(text: str, facts: Sequence[Fact], evidence: Evidence) -> str:
    """Why an act may not be told so; "" where nothing can be told. text: a sentence or a part of it, in normal form."""
    passages = [fact for fact in facts if isinstance(fact, Passage)]
    if not passages:
        return ""
    account = evidence.account
    sides = _Sides(our_people(evidence), (account.name, account.local) if account is not None else ("", ""))
    own = frozenset().union(*(own_names(one, evidence.names) for one in passages))
    people = sides.people.union(*(people_in(one, evidence.names) for one in passages))
    things = things_in(evidence.names)
    voices = Voices(WE_OURS, THEY_THEIRS, WE_OURS, people, own, sides.account, things)
    voices = replace(voices, named_ours=any(one.who & sides.people for one in mentions(WORD.findall(text), voices)))
    if reason := of_another_person(text, passages, voices) or (
        put_for_another(text, passages, voices) if len(passages) == len(facts) else ""
    ):
        return reason
    said = [*acts_of(text, voices, noted=False), *comparisons_of(text, voices)]
    if not said:
        return ""
    held = [(one, passage.ref) for passage in passages for one in _acts(passage, evidence.names, sides)]
    rivals = frozenset().union(*(one.doer for one, _ in held if one.kind in _COMPARING)) - sides.people
    for act in said:
        if act.kind == "say" and act.doer & sides.people and not act.receiver:
            continue  # who wrote it down says so too
        if (act.kind in _OTHER_WAY or (act.kind == "propose" and OURS in act.doer)) and (
            ref := _only_the_other_way(act, held)
        ):
            return f"{ref} tells who asks and who offers the other way round"
        if act.doer == act.receiver and len(act.doer) == 1 and not act.doer & {OURS, THEIRS, UNSURE}:
            return "nobody does so to themselves"
        near = _near(act, held)
        if any(sides.may_agree(act, one) for one, _ in near) or _from_whom(act, near):
            continue
        for one, ref in near:
            if rivals & one.doer and rivals.isdisjoint(act.doer | act.receiver) and one.kind not in _COMPARING:
                continue  # what a rival gives them, and what we do, may both be so
            if sides.turned(act, one) or sides.of_another(act, one):
                return f"{ref} tells it the other way round: who does it and to whom ({one.kind})"
    return ""


def _from_whom(act: Act, near: Sequence[tuple[Act, str]]) -> bool:
    """Whether a sentence only names whom it has it from, and nothing of what was said is told of anybody else."""
    names = frozenset(concepts(" ".join(act.doer)))
    return (
        act.kind == "say" and not act.receiver and not any((act.about & one.about) - names - _SAYING for one, _ in near)
    )


def _only_the_other_way(act: Act, held: Sequence[tuple[Act, str]]) -> str:
    """The source that tells as asking who is said to offer or be offered it, or as offered who is said to ask."""
    asks = act.kind == "ask"
    if _OFFER_TO.search(act.text) or any(one.kind in (("ask",) if asks else _GIVING) for one, _ in held):
        return ""
    others = [(one, ref) for one, ref in held if one.kind in (_OFFERS if asks else ("ask",)) and act.about & one.about]
    if asks:
        others = [(one, ref) for one, ref in others if OURS in one.doer and act.doer and OURS not in act.doer]
        return next((ref for _, ref in others), "")
    return next((ref for one, ref in others if _meet(act.doer | act.receiver, one.doer)), "")


def _near(act: Act, held: Sequence[tuple[Act, str]]) -> list[tuple[Act, str]]:
    """The acts of the same group that share most of what is spoken of."""
    group = [(one, ref) for one, ref in held if GROUP_OF[one.kind] == GROUP_OF[act.kind]]
    if len(group) < 2:
        return group
    parties = frozenset(concepts(" ".join([*act.doer, *act.receiver])))  # who they are is what is asked
    said = [act.about & one.about for one, _ in group]
    shared = [(len(one - parties - _SAYING), 0 if act.kind == "say" else len(one)) for one in said]
    return [pair for pair, share in zip(group, shared, strict=True) if share == max(shared)]


@dataclass(frozen=True, slots=True)
class _Sides:
    """Who of an evidence is ours, and who the customer: the account's name, and that in Bengali."""

    people: Party
    account: tuple[str, str]

    def may_agree(self, said: Act, held: Act) -> bool:
        if (
            _meet(said.doer, held.denied)
            or _meet(said.denied, held.doer)
            or (not said.doer and self.turned(said, held))
        ):
            return False
        return not (self._differ(said.doer, held.doer) or self._differ(said.receiver, held.receiver))

    def turned(self, said: Act, held: Act) -> bool:
        """Whether doer and receiver are known and exchanged, or one of ours is told for one of theirs."""
        if not said.doer:
            to_us = held.kind == "pay" or held.kind == said.kind == "give"
            return bool(held.receiver or to_us) and _meet(said.receiver, held.doer)
        if _meet(said.doer, held.doer):
            return False
        if _meet(said.doer, held.denied):
            return True
        if _meet(said.doer, held.receiver) or _meet(said.receiver, held.doer):
            return True
        return {self._side(said.doer), self._side(held.doer)} == {OURS, THEIRS}

    def of_another(self, said: Act, held: Act) -> bool:
        """Whether one person is told to do what another does, both by name."""
        named = all(len(one.doer) == 1 for one in (said, held))
        nobody = {OURS, THEIRS, UNSURE, *(normal_form(name) for name in self.account)}
        return (
            named
            and not _meet(said.doer, held.doer)
            and (said.doer | held.doer).isdisjoint(nobody)
            and said.kind == held.kind != "say"
            and len({one for one in said.about & held.about if one[0] != "~"}) >= (held.kind != "err" and _SAME_MATTER)
        )

    def _side(self, who: Party) -> str:
        if not who or UNSURE in who:
            return ""
        return OURS if OURS in who or who & self.people else THEIRS

    def _differ(self, one: Party, other: Party) -> bool:
        if not one or not other or _meet(one, other):
            return False
        mine, yours = self._side(one), self._side(other)
        if mine and yours and mine != yours:
            return True
        whole = {OURS, THEIRS, normal_form(self.account[0])}
        return not (one <= whole or other <= whole)


def _meet(one: Party, other: Party) -> bool:
    return bool((one & other) - {UNSURE})


@lru_cache(maxsize=512)
def _acts(passage: Passage, book: frozenset[str], sides: _Sides) -> tuple[Act, ...]:
    """The acts that a passage tells, read once for a book."""
    text = normal_form(passage.words)
    named = sides.people | people_in(passage, book), own_names(passage, book), sides.account, things_in(book)
    author = frozenset([normal_form(passage.author)])
    if passage.kind in OURS_WRITE:
        return _told(text, Voices(WE_OURS | author, THEY_THEIRS, NOBODY, *named), noted=True)
    addressed = _addressed(text, Voices(NOBODY, NOBODY, NOBODY, *named))
    if author & sides.people:
        voices = Voices(WE_OURS | author, THEY_THEIRS, THEY_THEIRS | addressed, *named)
    elif addressed & sides.people:
        voices = Voices(THEY_THEIRS | author, NOBODY, WE_OURS | addressed, *named)
    elif addressed:  # two people, and nothing tells which of them is ours
        voices = Voices(author | {UNSURE}, NOBODY, addressed | {UNSURE}, *named)
    else:
        return ()
    told = _told(text, voices, noted=False)
    return (*told, *_of_mail(told, voices, text)) if passage.kind in _MAILS else told


def _told(text: str, voices: Voices, *, noted: bool) -> tuple[Act, ...]:
    return (*acts_of(text, voices, noted=noted), *comparisons_of(text, voices))


def _of_mail(told: Sequence[Act], voices: Voices, text: str) -> Iterator[Act]:
    """Who writes tells, sends and offers, where the mail itself does not tell otherwise."""
    known = {act.kind for act in told} | {"give" for act in told if act.kind in ("return", "lend", "promise")}
    asks = ("ask",) if _PLEASE.search(text) else ()
    yield from (Act(kind, voices.we, voices.you, text) for kind in (*_MAIL_ACTS, *asks) if kind not in known)


def _addressed(text: str, voices: Voices) -> Party:
    found = _GREETED.match(text)
    if found is None:
        return NOBODY
    tokens = WORD.findall(found["who"])
    named = mentions(tokens, voices)
    if not named or named[0].start > 1:
        return NOBODY
    return frozenset().union(*(one.who for one in named[:3]))
