"""What a sentence tells as done, of a figure that tells of promises: one reading for every such figure.

A deed is a verb in the past, or what stands for one, in a clause that denies nothing and does not put it ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.compose.checking.figures.deed_words import (
    A_THING,
    DEPENDS,
    DONE_BN,
    ENGLISH,
    FINISHED_BN,
    GIVES_WORD_BN,
    LIGHT_BN,
    MAKES_WORD_BN,
    NO_DEED_BN,
    NO_DEED_NOUNS_BN,
    TO_COME,
    WHICH,
    WORD_GIVEN,
    WORD_GIVEN_BN,
)
from bot.compose.checking.figures.promise_words import DENIED
from bot.compose.checking.patterns import pattern, plain
from knowledge.normal import BENGALI, word_set

# What a "not" denies ends with its clause.
CLAUSE = pattern(r"[,;:।]|\.(?=\s|$)|\b(?:and|but|though|while)\b|আর |কিন্তু|তবে|এবং")
_TOKEN = pattern(r"[^\s,;:।.()\"“”]+")
# Asked, denied or only told of: দিয়েছেন কি, দিয়েছেন বলে.
_NOT_SO = word_set("কি কিনা না নি নাই বলে")
# With "gone" it is a deed only after these: এসে গেছে, দেওয়া গেছে; a day is gone, too.
_GONE = pattern(r"^(?:গেছ|গেল|গিয়েছ)")
_DONE_AND_GONE = word_set("এসে পৌঁছে মিটে চুকে পেয়ে সেরে হয়ে শেষ দেওয়া পাঠানো পাওয়া করা রাখা মেটানো সারা জমা বুঝে মিলে")
_NEAR = 4
_THAT_BN = plain("যে")
_FINITE = word_set("is are was were has have had did came went")


def told_done(text: str, own: str = "") -> bool:
    """Whether a sentence in normal form tells a deed as done. own: the words of the promise, which tell nothing."""
    text = WORD_GIVEN.sub("¦", text)
    deeds = [*_so_far(text, ENGLISH), *(_bengali(text) if BENGALI.search(text) else ())]
    return any(True for _ in undenied(text, deeds, own))


def undenied(text: str, spans: Iterable[tuple[int, int]], own: str = "") -> Iterator[tuple[int, int]]:
    """Those of the places in a text that stand in a clause which denies nothing."""
    ends: list[int] = []
    for start, end in spans:
        ends = ends or [0, *(found.start() for found in CLAUSE.finditer(text)), len(text)]
        first = max(one for one in ends if one <= start)
        last = min(one for one in ends if one >= end)
        if text[start:end] not in own and not DENIED.search(f"{text[first:start]}¦{text[end:last]}"):
            yield start, end


def told_as(text: str, said: re.Pattern[str]) -> bool:
    """Whether a sentence tells by these words how a thing is, and neither denies it nor puts it ahead."""
    return any(True for _ in undenied(text, _so_far(text, said)))


def _so_far(text: str, said: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for found in said.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        before = before[max((one.end() for one in CLAUSE.finditer(before)), default=0) :]
        finite = found[0].split(" ")[0] in _FINITE  # "the truck to Sylhet is running"
        if not (DEPENDS if finite else TO_COME).search(before) and not (WHICH.search(before) and A_THING.match(after)):
            yield found.span()


def _bengali(text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in DONE_BN.finditer(text))
    tokens = list(_TOKEN.finditer(text))
    ends = [found.start() for found in CLAUSE.finditer(text)]
    for place, token in enumerate(tokens):
        begins = max((end for end in ends if end <= token.start()), default=0)
        words = [one[0] for one in tokens[: place + 2] if one.start() >= begins]
        at = len(words) - len(tokens[place : place + 2])
        if FINISHED_BN.search(token[0]) and _NOT_SO.isdisjoint(words[at + 1 : at + 2]) and _is_deed(words, at):
            yield token.span()


def _is_deed(words: Sequence[str], at: int) -> bool:
    """Whether a finished verb tells a deed, by itself and by the noun it finishes."""
    verb = words[at]
    if NO_DEED_BN.search(verb) or (_GONE.search(verb) and _DONE_AND_GONE.isdisjoint(words[max(0, at - 1) : at])):
        return False
    head = at - 1
    while head >= 0 and words[head] in LIGHT_BN:
        head -= 1
    if head >= 0 and words[head] in NO_DEED_NOUNS_BN:
        return False
    if MAKES_WORD_BN.search(verb):
        return WORD_GIVEN_BN.isdisjoint(words[max(0, head) : at])
    given = [place for place in range(at) if words[place] in WORD_GIVEN_BN]
    if given and GIVES_WORD_BN.search(verb):
        # In "the word that she gave" all of the clause may stand between: যে কথা তিনি ২৩ সেপ্টেম্বর দিয়েছিলেন.
        return at - given[-1] > _NEAR and words[given[-1] - 1] != _THAT_BN
    return not any(GIVES_WORD_BN.search(one) for place in given[-1:] for one in words[place + 1 : at])
