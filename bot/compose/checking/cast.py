"""Who appears in a text: ours, theirs, or by name, and in which case each stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from bot.compose.checking.act_words import (
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
from bot.compose.checking.everyday import everyday_english
from bot.compose.checking.kept import kept
from bot.compose.checking.names_said import everyday, same_name, without_one_ending
from bot.compose.checking.patterns import plain
from knowledge.evidence import Evidence, Passage
from knowledge.name_words import NameWord, Weight, name_words, sound_of, spoken, words_of
from knowledge.normal import BENGALI, normal_form

# Whom a word may mean: OURS, THEIRS, names of the book in normal form, words that only a passage uses as names.
Party = frozenset[str]
NOBODY: Party = frozenset()
OURS, THEIRS, UNSURE = "ours", "theirs", "?"
WE_OURS: Party = frozenset([OURS])
THEY_THEIRS: Party = frozenset([THEIRS])
# In what our own people write "we" are we; in a mail or a document "we" may be the customer.
OURS_WRITE = frozenset({"note", "visit", "call", "meeting"})

_HONORIFICS = "bhai apa apu da di dada didi shaheb saheb sahib mr mrs ms dr ভাই আপা আপু দা দি দাদা দিদি সাহেব শাহেব ডা"
_TITLES = frozenset(map(normal_form, _HONORIFICS.split()))
_CAPITALISED = re.compile(r"(?<=[^\W_][, ] )[A-Z][a-z]{2,}|(?<=[^\W_] )[A-Z][a-z]{2,}|^[A-Z][a-z]{2,}(?=,| [a-z]+,)")
_IN_BENGALI = re.compile(
    plain(r"([\u0980-\u09e3]{3,}?)(?: (?:ভাই|আপা|দা|দি|সাহেব)|(?: এর|ের|র) চেয়ে| (?:দেয়|দিচ্ছে) | \d+(?:\.\d+)?% )")
)
_PRONOUNS = ("we", WE), ("they", THEY), ("you", YOU)
_GENITIVE = tuple(map(plain, ("ের", "য়ের", "র", "দের", "েরই", "রই")))
_DATIVE = tuple(map(plain, ("কে", "কেই", "েকে", "দেরকে")))
_NO_NAMES = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun bdt eid".split())
_SHORT_NAME = 5
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


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody at the words `start:end` of a clause, and the case in which they stand there."""

    start: int
    end: int
    who: Party
    case: Case


@kept(64)
def our_people(evidence: Evidence) -> Party:
    """The names of ours as far as an evidence tells them: who keeps the account, who wrote the notes."""
    notes = (fact.author for fact in evidence.facts if isinstance(fact, Passage) and fact.kind in OURS_WRITE)
    owner = evidence.account.owner if evidence.account is not None else ""
    return frozenset(normal_form(one) for one in (*notes, owner) if one)


@lru_cache(maxsize=512)
def own_names(passage: Passage, book: frozenset[str]) -> frozenset[str]:
    """Words that a passage writes as names are written; they may be in no book: a competitor, somebody new."""
    found = {*_CAPITALISED.findall(passage.words), *_IN_BENGALI.findall(plain(passage.words))}
    words = [
        one for text in found for one in words_of(text) if one.weight is Weight.DISTINCT and one.plain not in _NO_NAMES
    ]
    kept_words = (one for one in words if not (everyday(one) if one.bengali else everyday_english(one.plain)))
    return frozenset(one.plain for one in kept_words) - things_in(book)


def mentions(tokens: Sequence[str], voices: Voices) -> list[Mention]:
    """Who is mentioned in the words of a clause in normal form."""
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = _mention(tokens, at, voices)
        if mention is None:
            at += 1
            continue
        denied = (at and tokens[at - 1] in _NOT) or not _NOT_BN.isdisjoint(tokens[mention.end : mention.end + 1])
        found.append(replace(mention, case="not") if denied else mention)
        at = mention.end
    return _in_one_case(tokens, found)


def _in_one_case(tokens: Sequence[str], found: list[Mention]) -> list[Mention]:
    """Two joined by "and" stand in one case: "to Dilara and Parvez", দিলারা আর পারভেজকে."""
    for place, (one, other) in enumerate(pairwise(found)):
        if tokens[one.end : other.start] in _AND_BN and one.case == "" != other.case:
            found[place] = replace(one, case=other.case)
        elif tokens[one.end : other.start] == ["and"] and other.case == "" and one.case not in ("", "of"):
            found[place + 1] = replace(other, case=one.case)
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
    who = _of_account(token, voices.account)
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
    return _in_case(tokens, at, end, who if len(who) == 1 else NOBODY, _ending(tokens[end - 1], who))


def _of_the_name(token: str, who: Party, voices: Voices) -> bool:
    """Whether a word that tells nobody belongs to the name before it: apa, ভাইকে, Mart."""
    base = next((token.removesuffix(end) for end in (*_DATIVE, *_GENITIVE) if token.endswith(end)), token)
    if token in _TITLES or base in _TITLES or any(token in one.split()[1:] for one in who):
        return True
    # শুভকে for Shuvo: too short to be told by its sound alone, but it begins as the name goes on.
    begins = {sound_of(word)[:1] for one in who for word in one.split()[1:]}
    if normal_form(voices.account[0]) in who and _stem(token) in _account_stems(voices.account):
        return True
    if token in THEY or token in WE or token in YOU or _named(token, voices):
        return False
    return base != token and len(base) < _SHORT_NAME and sound_of(base)[:1] in begins


def _ending(token: str, who: Party) -> Case:
    """The case that a Bengali ending tells; an ending that is a part of the name tells none."""
    if BENGALI.match(token) is None:
        return ""
    alike = (word for one in who for word in one.split() if sound_of(word) == sound_of(token))
    if not token.endswith(_DATIVE) and any(word.endswith(("r", plain("র"))) for word in alike):
        return ""
    return "to" if token.endswith(_DATIVE) else "of" if token.endswith(_GENITIVE) else ""


def _in_case(tokens: Sequence[str], start: int, end: int, who: Party, case: Case) -> Mention:
    """A mention with the case that the words around it tell."""
    before = tokens[start - 1] if start else ""
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
    elif before in CASE_BEFORE and case != "of":
        case = CASE_BEFORE[before]
    return Mention(start, end, who, case)


def _named(token: str, voices: Voices) -> Party:
    return _of_account(token, voices.account) or _of_people(token, voices.people) or _of_own(token, voices.own)


def _stem(token: str) -> str:
    return next((one.stem for one in words_of(token)), token)


@lru_cache(maxsize=64)
def _account_stems(account: tuple[str, str]) -> frozenset[str]:
    return frozenset(one.stem for name in account for one in words_of(name))


@lru_cache(maxsize=8192)
def _of_account(token: str, account: tuple[str, str]) -> Party:
    """The account, where a word tells its name in the script of either of its names; words that sound alike do not."""
    named = [part for name in account if name for part in name_words(name) if part.weight is Weight.DISTINCT]
    for one in words_of(token)[:1]:
        if any(one.bengali == part.bengali and one.stem == part.stem for part in named):
            return frozenset([normal_form(account[0])])
    return NOBODY


@lru_cache(maxsize=16384)
def _of_people(token: str, people: frozenset[str]) -> Party:
    """Whose name a word is most like; several, where it may be theirs alike."""
    for one in words_of(token)[:1]:
        if one.weight is not Weight.DISTINCT or one.digits or (one.bengali and everyday(one)):
            continue
        forms = (one, *without_one_ending(one.plain)) if one.bengali else (one,)
        found = {
            name: max(fuzz.ratio(spoken(form.plain), spoken(part.plain)) for form in forms)
            for name in people
            for part in name_words(name)
            if part.weight is Weight.DISTINCT
            and any(form.plain == part.plain or same_name(form, part) for form in forms)
        }
        best = max(found.values(), default=0)
        return frozenset(name for name, score in found.items() if score == best)
    return NOBODY


@lru_cache(maxsize=8192)
def _of_own(token: str, own: frozenset[str]) -> Party:
    """A word that a passage uses as a name."""
    for one in words_of(token)[:1]:
        forms = (one, *without_one_ending(one.plain)) if one.bengali else (one,)
        return frozenset(
            name for name in own for part in words_of(name) if any(same_name(form, part) for form in forms)
        )
    return NOBODY


@lru_cache(maxsize=512)
def people_in(passage: Passage, book: frozenset[str]) -> frozenset[str]:
    """The people of a book whom a passage names, and its author."""
    heard = _by_sound(book)
    found = {normal_form(passage.author)} if passage.author else set()
    for one in words_of(passage.words):
        if one.weight is not Weight.DISTINCT or one.digits or (one.bengali and everyday(one)):
            continue
        for form in (one, *without_one_ending(one.plain)) if one.bengali else (one,):
            near = [pair for sound in form.sounds for pair in heard.get(sound, ())]
            found |= {name for part, name in near if part.plain == form.plain or same_name(form, part)}
    return frozenset(found)


@lru_cache(maxsize=8)
def _by_sound(book: frozenset[str]) -> dict[str, list[tuple[NameWord, str]]]:
    """The words of people's names by their sounds. A company's or a product's name has a word that tells nobody."""
    found: dict[str, list[tuple[NameWord, str]]] = {}
    for name in book:
        parts = words_of(name)
        if all(one.weight is Weight.DISTINCT and not one.digits for one in parts):
            for one in parts:
                for sound in one.sounds:
                    found.setdefault(sound, []).append((one, normal_form(name)))
    return found


@lru_cache(maxsize=8)
def things_in(book: frozenset[str]) -> frozenset[str]:
    """The words of the names of companies and products."""
    names = [words_of(name) for name in book]
    return frozenset(
        one.plain for parts in names if any(one.weight is not Weight.DISTINCT for one in parts) for one in parts
    )
