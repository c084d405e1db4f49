"""Names that a sentence says and its sources do not: those of the book, and such as nobody in it bears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from bot.compose.checking.kept import kept
from bot.compose.checking.names.like_names import everyday, is_a_word, like_a_name
from bot.compose.checking.names.persons import SAME_NAME
from bot.compose.checking.patterns import plain
from bot.compose.render import values_of
from knowledge.evidence import Evidence, Fact, Figure, Name, Passage, Words
from knowledge.name_words import NameWord, Weight, likeness, name_words, sound_of, spoken, words_of
from knowledge.normal import WORD
from knowledge.text import normal_form

# From here on a single word is a name of the book, and no word of the language that sounds a little like it.
SURELY = 92.0
FEWEST_LETTERS = 4
_CAPITALISED = re.compile(r"(?<![^\W_])[A-Z][^\W\d_]{3,}")
_LETTERS = re.compile(r"[^\W_]+")
_FIRST_O = re.compile("^\u0985")
_ONE_WAY = (("ee", "i"), ("oo", "u"), ("bh", "b"), ("v", "b"), ("sh", "s"), ("ph", "f"), ("z", "j"), ("w", "o"))
SPOKEN_ALIKE, SPOKEN_ALIKE_OF_ONE = 54.0, 70.0
_HUNG_ON_NAMES = tuple(map(plain, ("য়ের", "ের", "কে", "রা", "র", "ে", "ও", "ই")))


@dataclass(frozen=True, slots=True)
class Held:
    """What a source says in names and words: its text in normal form, its words, and of those the ones like names."""

    text: str
    words: frozenset[str]
    telling: tuple[NameWord, ...]


def strange_name(text: str, facts: Sequence[Fact], evidence: Evidence, *, own: bool) -> str:
    """Why a name of the book may not stand in a sentence that we worded; "" where every one is held.

    own: the account's own name may always be said. Of figures alone, no other is said more often than they hold it.
    """
    said = _as_the_records_write(normal_form(text), facts)
    account = normal_form(evidence.account.name) if own and evidence.account is not None else ""
    held = normal_form(" \n ".join([*(_held(fact).text for fact in facts), account]))
    figures_only = all(isinstance(fact, Figure) for fact in facts)
    for name, whole in _of_the_book(said, evidence.names):
        found, known = len(whole.findall(said)), len(whole.findall(held))
        if not known or (figures_only and name != account and found > known):
            return f"the name {name!r} is in no cited fact"
    telling, words = _first_words(evidence.names), set(_LETTERS.findall(held))
    for capitalised in _CAPITALISED.findall(text):
        if (one := normal_form(capitalised)) in telling and one not in words:
            return f"the name {capitalised!r} is in no cited fact"
    return ""


def unknown_name(text: str, facts: Sequence[Fact], evidence: Evidence) -> str:
    """Why a name in a model's sentence may not stand: one of the book that no source holds, or one nobody bears.

    text: the sentence as written, without quotations and refs. A name may stand in either script.
    """
    held = [_held(fact) for fact in facts]
    own = _words_of_account(evidence.account.name, evidence.account.local) if evidence.account is not None else ()
    words = frozenset().union(*(one.words for one in held), (one.plain for one in own))
    telling = [*(name for one in held for name in one.telling), *own]
    said = normal_form(text)
    wholes = "".join(f" \n {one.text}" for one in held) + normal_form(f" \n {' '.join(one.written for one in own)}")
    for name, whole in _of_the_book(said, evidence.names):
        if not whole.search(wholes) and not _name_borne(name, words, telling):
            return f"the name {name!r} is in no cited fact"
        words = words | {one.plain for one in name_words(name)}
    firsts = _first_words(evidence.names)
    every = words_of(text)
    for place, one in enumerate(every):
        if (
            one.weight is Weight.DISTINCT
            and (
                like_a_name(every, place, text)
                or (one.written[0].isupper() and one.plain in firsts)
                or _of_the_book_as_heard(every, place, evidence.names)
            )
            and not (_borne(one, words, telling) or _surname(every, place, words, telling, evidence.names))
        ):
            return f"the name {one.written!r} is in no cited fact"
    return ""


@lru_cache(maxsize=256)
def _words_of_account(name: str, local: str) -> tuple[NameWord, ...]:
    return tuple(words_of(f"{name} {local}"))


def _name_borne(name: str, words: frozenset[str], telling: Sequence[NameWord]) -> bool:
    """Whether a name of the book is in what is cited: all its words in the same script; one will do in the other."""
    parts = [one for one in name_words(name) if one.weight is Weight.DISTINCT]
    borne = [_borne(one, words, telling) for one in parts]
    across = any(one.bengali != parts[0].bengali for one in telling) if parts else False
    return borne[0] if across else all(borne)


def _borne(one: NameWord, words: frozenset[str], telling: Iterable[NameWord]) -> bool:
    """Whether a word of a name is a word of what is cited, in whatever script."""
    if one.plain in words or one.stem in words:
        return True
    forms = [one, *without_one_ending(one.plain)] if one.bengali else [one]
    return any(same_name(form, other) for form in forms for other in telling)


def same_name(one: NameWord, other: NameWord) -> bool:
    """Whether two words are one name by their likeness; across scripts also by consonants and how they are spoken."""
    if one.bengali == other.bengali:
        return likeness(one, other) >= SAME_NAME
    return spoken_alike(one, other) or likeness(one, other) >= SAME_NAME


def spoken_alike(one: NameWord, other: NameWord) -> bool:
    """মঈন and Moyeen: the same row of consonants, and read much alike with the vowel that Bengali leaves unwritten."""
    sound = sound_of(one.plain)
    if not sound or sound != sound_of(other.plain):
        return False
    alike = fuzz.ratio(_heard(one.plain), _heard(other.plain))
    return alike >= (SPOKEN_ALIKE if len(sound) > 1 else SPOKEN_ALIKE_OF_ONE)


@lru_cache(maxsize=8192)
def _heard(word: str) -> str:
    """A word as it is spoken, each sound written one way: Oishee and ঐশী, Shuvo and শুভ, Ovi and অভি."""
    read = spoken(_FIRST_O.sub("\u0993", word)).replace("ai", "oi") if word[0] > "\u0980" else spoken(word)
    for written, sound in _ONE_WAY:
        read = read.replace(written, sound)
    return read


@lru_cache(maxsize=4096)
def without_one_ending(word: str) -> tuple[NameWord, ...]:
    """A Bengali name without the ending that hangs on it: দেলোয়ারের, দেলোয়ারকে."""
    ending = next((one for one in _HUNG_ON_NAMES if word.endswith(one) and len(word) > len(one) + 2), "")
    return tuple(words_of(word.removesuffix(ending))) if ending else ()


def _of_the_book(said: str, names: frozenset[str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The names of the book that a text in normal form says."""
    book = _book_names(names)
    for first in dict.fromkeys(WORD.findall(said)):
        for name, whole in book.get(first, ()):
            if name in said and whole.search(said):
                yield name, whole


def _of_the_book_as_heard(every: Sequence[NameWord], place: int, names: frozenset[str]) -> bool:
    """Whether a Bengali word sounds like the first of a name of the book, or like any of it where the next does too."""
    one = every[place]
    if not one.bengali or one.weight is not Weight.DISTINCT:
        return False
    heard = [parts for sound in one.sounds if len(sound) > 1 for parts in _by_sound(names).get(sound, ())]
    if not heard or everyday(one):
        return False
    if not is_a_word(one, "bn") and any(
        spoken_alike(form, parts[0]) or likeness(form, parts[0]) >= SURELY
        for form in (one, *without_one_ending(one.plain))
        for parts in heard
    ):
        return True
    beside = [every[at] for at in (place - 1, place + 1) if 0 <= at < len(every) and every[at].bengali]
    return any(
        likeness(one, part) >= SAME_NAME and likeness(other, another) >= SAME_NAME
        for other in beside
        for parts in heard
        for part in parts
        for another in parts
        if another is not part
    )


def _surname(
    every: Sequence[NameWord], place: int, words: frozenset[str], telling: Sequence[NameWord], names: frozenset[str]
) -> bool:
    """Whether a word is the second of a name of the book whose first stands before it and is borne by what is cited."""
    one, before = every[place], every[place - 1] if place else None
    if before is None or not _borne(before, words, telling):
        return False
    heard = [parts for sound in one.sounds if len(sound) > 1 for parts in _by_sound(names).get(sound, ())]
    return any(
        same_name(before, parts[0]) and any(same_name(one, part) or one.plain == part.plain for part in parts[1:])
        for parts in heard
    )


@lru_cache(maxsize=8)
def _by_sound(names: frozenset[str]) -> dict[str, list[tuple[NameWord, ...]]]:
    """The words of names by the sound of each telling one."""
    found: dict[str, list[tuple[NameWord, ...]]] = {}
    for name in names:
        parts = name_words(name)
        for sound in {sound for one in parts if one.weight is Weight.DISTINCT for sound in one.sounds}:
            found.setdefault(sound, []).append(parts)
    return found


def _as_the_records_write(text: str, facts: Iterable[Fact]) -> str:
    """The text with the names that a figure shows in Bengali as the records write them."""
    for fact in facts:
        if isinstance(fact, Figure):
            for value in values_of(fact.sentence):
                if isinstance(value, Name) and value.local:
                    text = text.replace(normal_form(value.local), normal_form(value.text))
    return text


@kept(512)
def _held(fact: Fact) -> Held:
    """What a fact says in names and words, names in both scripts."""
    text = normal_form(" \n ".join(_said_by(fact)))
    also = "" if isinstance(fact, Passage) else " ".join(_local_names(fact))
    every = words_of(f"{' '.join(_said_by(fact))} {also}")
    words = frozenset(form for one in every for form in (one.plain, one.stem))
    return Held(text, words, tuple({one.plain: one for one in every if one.weight is Weight.DISTINCT}.values()))


def _said_by(fact: Fact) -> Iterator[str]:
    if isinstance(fact, Figure):
        values = values_of(fact.sentence)
        yield from (value.text for value in values if isinstance(value, Name | Words))
        yield from (value for value in values if isinstance(value, str))
    else:
        yield f"{fact.words} {fact.author}"


def _local_names(figure: Figure) -> Iterator[str]:
    return (value.local for value in values_of(figure.sentence) if isinstance(value, Name))


@lru_cache(maxsize=8)
def _book_names(names: frozenset[str]) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """The names in normal form by their first word, each with the pattern that finds it as words of its own."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name in sorted({normal_form(name) for name in names}):
        first = WORD.search(name)
        if len(name) >= FEWEST_LETTERS and first is not None:
            whole = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])")
            found.setdefault(first[0], []).append((name, whole))
    return found


@lru_cache(maxsize=8)
def _first_words(names: frozenset[str]) -> frozenset[str]:
    """The first words of names that tell them apart: "Shahnaz" is enough to speak of Shahnaz Tabassum."""
    firsts = (words[0] for name in names if (words := name_words(name)))
    return frozenset(one.plain for one in firsts if one.weight is Weight.DISTINCT)
