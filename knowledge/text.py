"""Text as it is read and compared: normal form, terms for search, sentences, language, numbers.

The parts live in `normal`, `stems` and `numbers`; whoever works with text takes them from here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from knowledge.normal import BENGALI, WORD, normal_form, word_set
from knowledge.numbers import NumberKind, NumberMention, bengali_digits, grouped, numbers_in
from knowledge.stems import STOP_WORDS_BN, STOP_WORDS_EN, bengali_stem, english_stem

__all__ = [
    "NumberKind",
    "NumberMention",
    "bengali_digits",
    "grouped",
    "language_of",
    "normal_form",
    "numbers_in",
    "plain_words",
    "sentence_ends",
    "sentences",
    "terms",
    "terms_of",
]

_GROUPED_DIGITS = re.compile(r"(?<=\d),(?=\d\d)")
_APOSTROPHE = re.compile(r"'s\b|(?<=[a-z])'(?=[a-z])")
_PIECES = re.compile(r"\d+|[^\d]+")
_STOP_WORDS = STOP_WORDS_EN | STOP_WORDS_BN
# From here on a text with names in the other script still counts as Bengali.
_BENGALI_SHARE = 0.4


def terms(text: str) -> list[str]:
    """The terms `text` is searched by, in order: English stemmed, Bengali without endings, stop words dropped.

    Each term holds letters, digits and vowel signs only, so that every index can keep it as it is.
    """
    return [term for word in plain_words(normal_form(text)) for term in terms_of(word)]


def plain_words(text: str) -> list[str]:
    """The words of a text in normal form, without the English possessive and the commas of numbers."""
    text = _GROUPED_DIGITS.sub("", text) if "," in text else text
    return WORD.findall(_APOSTROPHE.sub("", text) if "'" in text else text)


@lru_cache(maxsize=65536)
def terms_of(word: str) -> tuple[str, ...]:
    """The terms of one word in normal form; none of a stop word."""
    # ৫টি is a number and a counting word; q3 and 35k are words of their own.
    pieces = _PIECES.findall(word) if BENGALI.search(word) else [word]
    return tuple(term for piece in pieces if piece not in _STOP_WORDS and (term := _term(piece)))


def _term(word: str) -> str:
    if BENGALI.search(word):
        return bengali_stem(word)
    if not word.isascii():
        plain = (letter for letter in unicodedata.normalize("NFD", word) if unicodedata.category(letter) != "Mn")
        word = unicodedata.normalize("NFC", "".join(plain))
    return english_stem(word)


@lru_cache(maxsize=64)  # the rules of the checker ask it of one sentence after another
def language_of(text: str) -> Literal["en", "bn"]:
    """The language a person wrote in. Words that carry the grammar count double, since names travel in any script."""
    weights = {True: 0, False: 0}
    for word in WORD.findall(normal_form(text)):
        if not word.isdigit():
            weights[BENGALI.search(word) is not None] += 2 if word in _STOP_WORDS else 1
    every = weights[True] + weights[False]
    return "bn" if every and weights[True] / every >= _BENGALI_SHARE else "en"


_END = re.compile(r"[.!?।॥…]+[\"'”’)\]]*(?=\s|$)|[।॥]|\n")
_BULLET = re.compile(r"\s*(?:[-*•–—▪‣]+\s+|\d{1,2}[.)]\s+)")
_LAST_WORD = re.compile(r"[^\s(\"'“‘]+$")
_FIRST_WORD = re.compile(r"\s+[\"'“‘(]*([^\W\d_]+)")
_SHORT_FORMS = word_set(
    """
    mr mrs ms dr md mst prof engr sr jr st rd no nos tk rs vs approx dept govt e.g i.e cf fig al incl excl est min
    max jan feb mar apr jun jul aug sep sept oct nov dec মো মোঃ মি ডা ড
    """
)
# These end a sentence when the next word begins one.
_CLOSING_SHORT_FORMS = word_set(
    """
    ltd limited inc co corp pvt plc llc etc a.m p.m bros লি প্রা ইত্যাদি
    """
)
_WRAPPED_AT = 60


def sentence_ends(text: str) -> Iterator[int]:
    """Where each sentence of `text` ends, its closing marks included. What comes last may have no end."""
    start = 0
    for end in _END.finditer(text):
        if _ends_sentence(text, start, end):
            start = end.end()
            yield start


def sentences(text: str) -> list[str]:
    """The sentences of `text` as written, without bullets and with line breaks inside them as spaces.

    A line is a sentence of its own unless it is plainly a wrapped one.
    """
    found: list[str] = []
    start = 0
    for end in sentence_ends(text):
        found.append(text[start:end])
        start = end
    found.append(text[start:])
    plain = (" ".join(_without_bullet(sentence).split()) for sentence in found)
    return [sentence for sentence in plain if WORD.search(sentence)]


def _without_bullet(sentence: str) -> str:
    bullet = _BULLET.match(sentence)
    return sentence[bullet.end() :] if bullet else sentence


def _ends_sentence(text: str, start: int, end: re.Match[str]) -> bool:
    if end[0] == "\n":
        line = text.rfind("\n", 0, end.start()) + 1
        following = text[end.end() : end.end() + 1]
        return end.start() - line < _WRAPPED_AT or not following.islower()
    if end[0] != ".":
        return True
    last = _LAST_WORD.search(text, start, end.start())
    word = normal_form(last[0]) if last else ""
    follows = _FIRST_WORD.match(text, end.end())
    opens = follows is None or (follows[1].casefold() in STOP_WORDS_EN and follows[1][0].isupper())
    if word in _CLOSING_SHORT_FORMS:
        return opens or BENGALI.search(follows[1] if follows else "") is not None
    if word in _SHORT_FORMS or (len(word) == 1 and word.isalpha() and not BENGALI.search(word)):
        return follows is None and not text[end.end() :].strip()
    # "1. They want": a number that opens a line, not a sentence.
    return not (word.isdigit() and len(word) <= 2 and not text[start : last.start() if last else start].strip())
