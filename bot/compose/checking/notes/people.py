"""Whom a word names: one of ours, the account, somebody of the book, or a word that only a passage uses as a name."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from bot.compose.checking.kept import kept
from bot.compose.checking.names.everyday import everyday_english
from bot.compose.checking.names.like_names import everyday
from bot.compose.checking.names.names_said import same_name, without_one_ending
from bot.compose.checking.patterns import plain
from knowledge.evidence import Evidence, Passage
from knowledge.name_words import NameWord, Weight, name_words, spoken, words_of
from knowledge.normal import normal_form, word_set

# Whom a word may mean: OURS, THEIRS, names of the book in normal form, words that only a passage uses as names.
Party = frozenset[str]
NOBODY: Party = frozenset()
OURS, THEIRS, UNSURE = "ours", "theirs", "?"
WE_OURS: Party = frozenset([OURS])
THEY_THEIRS: Party = frozenset([THEIRS])
# In what our own people write "we" are we; in a mail or a document "we" may be the customer.
OURS_WRITE = frozenset({"note", "visit", "call", "meeting"})
_CAPITALISED = re.compile(
    r"(?<=[\w%\u0980-\u09e3][, ] )[A-Z][a-z]{2,}|(?<=[\w%\u0980-\u09e3] )[A-Z][a-z]{2,}|^[A-Z][a-z]{2,}(?=,| [a-z]+,)"
)
_IN_BENGALI = re.compile(
    plain(r"([\u0980-\u09e3]{3,}?)(?: (?:ভাই|আপা|দা|দি|সাহেব)|(?: এর|ের|র) চেয়ে| (?:দেয়|দিচ্ছে) | \d+(?:\.\d+)?% )")
)
_NO_NAMES = word_set(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun bdt eid
    """
)


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


def people_in(passage: Passage, book: frozenset[str]) -> frozenset[str]:
    """The people of a book whom a passage names, and its author."""
    author = {normal_form(passage.author)} if passage.author else set()
    return people_named(passage.words, book) | author


@lru_cache(maxsize=1024)
def people_named(words: str, book: frozenset[str]) -> frozenset[str]:
    """The people of a book whom a text names."""
    heard = _by_sound(book)
    found: set[str] = set()
    for one in words_of(words):
        if one.weight is not Weight.DISTINCT or one.digits or (one.bengali and everyday(one)):
            continue
        for form in _forms_of(one):
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


@lru_cache(maxsize=16384)
def _word_of(token: str) -> NameWord | None:
    """The word of one token, to be held against names."""
    return next(iter(words_of(token)), None)


@lru_cache(maxsize=16384)
def _no_name(token: str) -> bool:
    """Whether a token is no name of anybody: a number, or a word that tells nobody apart."""
    one = _word_of(token)
    return one is None or one.weight is not Weight.DISTINCT or one.digits or (one.bengali and everyday(one))


def stem_of(token: str) -> str:
    one = _word_of(token)
    return one.stem if one is not None else token


@lru_cache(maxsize=64)
def account_stems(account: tuple[str, str]) -> frozenset[str]:
    return frozenset(one.stem for name in account for one in words_of(name))


@lru_cache(maxsize=8192)
def of_account(token: str, account: tuple[str, str]) -> Party:
    """The account, where a word tells its name in the script of either of its names; words that sound alike do not."""
    one = _word_of(token)
    named = [part for name in account if name for part in name_words(name) if part.weight is Weight.DISTINCT]
    if one is None or not any(one.bengali == part.bengali and one.stem == part.stem for part in named):
        return NOBODY
    return frozenset([normal_form(account[0])])


@lru_cache(maxsize=16384)
def of_people(token: str, people: frozenset[str]) -> Party:
    """Whose name a word is most like; several, where it may be theirs alike."""
    one = _word_of(token)
    if one is None or _no_name(token):
        return NOBODY
    forms = _forms_of(one)
    found = {
        name: max(fuzz.ratio(spoken(form.plain), spoken(part.plain)) for form in forms)
        for name in people
        for part in name_words(name)
        if part.weight is Weight.DISTINCT and any(form.plain == part.plain or same_name(form, part) for form in forms)
    }
    best = max(found.values(), default=0)
    return frozenset(name for name, score in found.items() if score == best)


@lru_cache(maxsize=8192)
def of_own(token: str, own: frozenset[str]) -> Party:
    """A word that a passage uses as a name."""
    one = _word_of(token)
    if one is None:
        return NOBODY
    forms = _forms_of(one)
    return frozenset(name for name in own for part in words_of(name) if any(same_name(form, part) for form in forms))


@lru_cache(maxsize=8192)
def of_further_words(token: str, who: Party) -> bool:
    """Whether a word is one of a name after its first, though it means something else alone: কেয়া, রব, দে."""
    one = _word_of(token)
    further = [part for name in who for part in name_words(name)[1:]]
    return one is not None and any(same_name(form, part) for form in _forms_of(one) for part in further)


def _forms_of(one: NameWord) -> tuple[NameWord, ...]:
    """A word of a name as written, and a Bengali one without what hangs on it."""
    return (one, *without_one_ending(one.plain)) if one.bengali else (one,)
