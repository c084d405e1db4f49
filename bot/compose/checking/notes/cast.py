"""Who appears in a text: ours, theirs, or by name, and in which case each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.compose.checking.notes.act_words import (
    ALONE,
    BENGALI_VERBS,
    CASE_AFTER,
    CASE_BEFORE,
    CUSTOMER,
    SIDE_NOUNS,
    THEY,
    WE,
    YOU,
    Case,
)
from bot.compose.checking.notes.people import (
    NOBODY,
    Party,
    account_stems,
    of_account,
    of_further_words,
    of_own,
    of_people,
    stem_of,
)
from bot.compose.checking.patterns import plain
from knowledge.name_words import sound_of
from knowledge.normal import BENGALI, normal_form, word_set

_HONORIFICS = "bhai apa apu da di dada didi shaheb saheb sahib mr mrs ms dr ভাই আপা আপু দা দি দাদা দিদি সাহেব শাহেব ডা"
_TITLES = frozenset(map(normal_form, _HONORIFICS.split()))
_PRONOUNS = ("we", WE), ("they", THEY), ("you", YOU)
_GENITIVE = tuple(map(plain, ("ের", "য়ের", "র", "দের", "েরই", "রই")))
_DATIVE = tuple(map(plain, ("কে", "কেই", "েকে", "দেরকে")))
_AT = tuple(map(plain, ("ে", "য়")))
_SHORT_NAME = 5
# "Later than we had told them": who stands so does it, whatever stands before.
_SUBJECTS = frozenset(["we", "i", "they", "he", "she"])
_IN_PLACE_OF = (("place", "of"), ("instead", "of"), ("rather", "than"))
_IN_PLACE_BN = word_set("জায়গায় বদলে পরিবর্তে স্থলে")
_NOT = frozenset(["not", "nor"])
_NOT_BN = frozenset(map(normal_form, ("নয়", "নন", "নই")))
_AND_BN = [[plain(one)] for one in ("আর", "ও", "এবং")]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who "we", "they" and "you" are in a text, the people and words it may name;

    account: its name, and that in Bengali. things: words of the names of products and companies: "Beauty Soap" is
    nobody. named_ours: one of ours is named, so that "she" may be her."""

    we: Party
    they: Party
    you: Party
    people: frozenset[str]
    own: frozenset[str]
    account: tuple[str, str]
    things: frozenset[str]
    named_ours: bool = False


class Mention(NamedTuple):
    """Somebody at the words `start:end` of a clause, and the case in which they stand there."""

    start: int
    end: int
    who: Party
    case: Case


def mentions(tokens: Sequence[str], voices: Voices) -> list[Mention]:
    """Who is mentioned in the words of a clause in normal form."""
    return list(_mentions(tuple(tokens), voices))


@lru_cache(maxsize=128)  # a sentence is read for its acts, its authors and its people
def _mentions(words: tuple[str, ...], voices: Voices) -> list[Mention]:
    tokens = list(words)
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = _mention(tokens, at, voices)
        if mention is None:
            at += 1
            continue
        denied = (at and tokens[at - 1] in _NOT) or not _NOT_BN.isdisjoint(tokens[mention.end : mention.end + 1])
        found.append(mention._replace(case="not") if denied else mention)
        at = mention.end
    return _in_one_case(tokens, found)


def replaced(tokens: Sequence[str], one: Mention) -> bool:
    """Whether somebody is only named for whom another came: "in place of Fahmida", ফাহমিদার জায়গায়."""
    return tuple(tokens[max(0, one.start - 2) : one.start]) in _IN_PLACE_OF or tokens[one.end - 1] in _IN_PLACE_BN


def _in_one_case(tokens: Sequence[str], found: list[Mention]) -> list[Mention]:
    """Two joined by "and" stand in one case: "to Dilara and Parvez", দিলারা আর পারভেজকে."""
    for place, (one, other) in enumerate(pairwise(found)):
        if tokens[one.end : other.start] in _AND_BN and one.case == "" != other.case:
            found[place] = one._replace(case=other.case)
        elif tokens[one.end : other.start] == ["and"] and other.case == "" and one.case not in ("", "of"):
            found[place + 1] = other._replace(case=one.case)
    return found


def _mention(tokens: Sequence[str], at: int, voices: Voices) -> Mention | None:
    token = tokens[at]
    for name, pronouns in _PRONOUNS:
        if token in pronouns:
            who = {"we": voices.we, "they": voices.they, "you": voices.you}[name]
            if token in ALONE and voices.named_ours:
                who = NOBODY  # "she" may be one of ours too
            return _in_case(tokens, at, at + 1, who, pronouns[token])
    if token in CUSTOMER:
        return _in_case(tokens, at, at + 1, voices.they, "")
    of_a_thing = token in voices.things and not voices.things.isdisjoint(tokens[at + 1 : at + 2])
    who = of_account(token, voices.account)
    if not who and not of_a_thing and token not in BENGALI_VERBS:
        who = _named(token, voices)
    if not who:
        return None
    end = at + 1
    while end < len(tokens) and (further := _named(tokens[end], voices)) and further & who:
        who, end = who & further, end + 1
    while end < len(tokens) and _of_the_name(tokens[end], who, voices):
        end += 1
    # A word that may mean several people tells of nobody, and still stands for somebody.
    return _in_case(tokens, at, end, who if len(who) == 1 else NOBODY, _ending(tokens[end - 1], who, voices))


def _of_the_name(token: str, who: Party, voices: Voices) -> bool:
    """Whether a word that tells nobody belongs to the name before it: apa, ভাইকে, Mart."""
    base = next((token.removesuffix(end) for end in (*_DATIVE, *_GENITIVE) if token.endswith(end)), token)
    if token in _TITLES or base in _TITLES or any(token in one.split()[1:] for one in who):
        return True
    if token not in BENGALI_VERBS and BENGALI.match(token) and of_further_words(token, who):
        return True
    # শুভকে for Shuvo: too short to be told by its sound alone, but it begins as the name goes on.
    begins = {sound_of(word)[:1] for one in who for word in one.split()[1:]}
    if normal_form(voices.account[0]) in who and stem_of(token) in account_stems(voices.account):
        return True
    if token in THEY or token in WE or token in YOU or _named(token, voices):
        return False
    return base != token and len(base) < _SHORT_NAME and sound_of(base)[:1] in begins


def _ending(token: str, who: Party, voices: Voices) -> Case:
    """The case that a Bengali ending tells; an ending that is a part of the name tells none."""
    if BENGALI.match(token) is None or token in normal_form(voices.account[1]).split():
        return ""
    alike = (word for one in who for word in one.split() if sound_of(word) == sound_of(token))
    if not token.endswith(_DATIVE) and any(word.endswith(("r", plain("র"))) for word in alike):
        return ""
    if not token.endswith(_DATIVE) and _at_it(token, who, voices):
        return "to"
    return "to" if token.endswith(_DATIVE) else "of" if token.endswith(_GENITIVE) else ""


def _at_it(token: str, who: Party, voices: Voices) -> bool:
    """Whether a Bengali word is the account's name with "at" hanging on it: উঠান অনলাইনে."""
    local = normal_form(voices.account[1])
    return token.endswith(_AT) and normal_form(voices.account[0]) in who and token not in local.split()


def _in_case(tokens: Sequence[str], start: int, end: int, who: Party, case: Case) -> Mention:
    """A mention with the case that the words around it tell."""
    token, before = tokens[start], tokens[start - 1] if start else ""
    if tokens[end : end + 1] == ["s"]:
        end, case = end + 1, "of"
    after = tokens[end] if end < len(tokens) else ""
    if case == "of" and after in SIDE_NOUNS:
        end, case = end + 1, ""
        after = tokens[end] if end < len(tokens) else ""
    if after in CASE_AFTER and (after != plain("র") or end < len(tokens)):
        case, end = CASE_AFTER[after], end + 1
        further = tokens[end] if end < len(tokens) else ""
        if case == "of" and further in CASE_AFTER:
            case, end = CASE_AFTER[further], end + 1
    elif after == plain("কাছ") and tokens[end + 1 : end + 2] and tokens[end + 1] in CASE_AFTER:
        case, end = "from", end + 2
    elif before in CASE_BEFORE and case != "of" and token not in _SUBJECTS:
        case = CASE_BEFORE[before]
    return Mention(start, end, who, case)


def _named(token: str, voices: Voices) -> Party:
    return of_account(token, voices.account) or of_people(token, voices.people) or of_own(token, voices.own)
