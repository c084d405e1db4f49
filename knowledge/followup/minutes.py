"""What minutes say was decided, what they say was left open, and what they only report: sentence by sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from knowledge.normal import normal_form
from knowledge.reading_notes.doubt import is_doubtful
from knowledge.text import sentences

Said = Literal["decided", "undecided", "reported"]


@dataclass(frozen=True, slots=True)
class Minuted:
    """One sentence of minutes, as written but for its heading word ("Decided:") and its bullet."""

    said: Said
    words: str


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", words), re.IGNORECASE)


_END = r"(?![\w\u0980-\u09ff])"
_HEADINGS: tuple[tuple[Said, re.Pattern[str]], ...] = (
    (
        "undecided",
        _compiled(
            r"^\W*(?:not (?:yet )?(?:decided|agreed)|undecided|(?:still |left )?open(?: (?:points?|questions?|items?))?"
            r"|to be decided|parked|সিদ্ধান্ত হয়নি|ঠিক হয়নি|অমীমাংসিত|খোলা প্রশ্ন|thik hoy ?(?:nai|ni))\s*[:：-]\s*"
        ),
    ),
    (
        "decided",
        _compiled(
            r"^\W*(?:(?:what (?:was|we) )?(?:decided|agreed)|decisions?(?: taken| made)?|agreements?|সিদ্ধান্ত(?:সমূহ|গুলো)?"
            r"|ঠিক হলো|ঠিক হল|ঠিক হয়েছে|সিদ্ধান্ত হয়েছে|thik holo|thik hoise|shiddhanto)\s*[:：-]\s*"
        ),
    ),
)
_DECIDED = _compiled(
    rf"\b(?:agreed|we decided|was decided|have decided|it is decided)\b"
    rf"|(?:রাজি(?: হয়েছেন| হলেন| হয়েছি| আছেন)?|ঠিক হলো|ঠিক হল|ঠিক হয়েছে|সিদ্ধান্ত হলো|সিদ্ধান্ত হয়েছে|একমত"
    rf"|raji|razi|thik holo|thik hoise|thik hoyeche){_END}"
)
_LEFT_OPEN = _compiled(
    rf"\b(?:decision|question|talks? on)\b[^.;]{{0,60}}\b(?:moved|postponed|deferred|shifted|put off|left open)\b"
    rf"|\b(?:not (?:yet )?decided|undecided|still open|to be decided|nothing decided)\b"
    rf"|(?:সিদ্ধান্ত হয়নি|ঠিক হয়নি|পরে সিদ্ধান্ত|সিদ্ধান্ত পিছিয়ে\S*|ঝুলে আছে|thik hoy nai|thik hoyni){_END}"
)
_NOT = _compiled(
    rf"\bnot\b|\bnever\b|\bno(?:body| one)?\b|n't\b|\bdisagreed\b|\brefused\b|\bas agreed\b|\balmost\b"
    rf"|(?:না|নি|নাই|নয়|হইনি|হয়নি|হননি|na|nai|ni|hoy ?ni){_END}"
)
_AFTER_MONTH = re.compile(r"(?<=\d [A-Z][a-z]{2}\.)\s+(?=[A-Z])")
_BULLET = re.compile(r"^\s*(?:[-*•–—▪‣]+|\d{1,2}[.)])\s+")


def minuted(words: str) -> Iterator[Minuted]:
    """The sentences of minutes, in order, each with what it is. A heading speaks for the list under it."""
    heading: Said | None = None
    for line in words.splitlines():
        if not line.strip():
            heading = None
            continue
        found = _heading(line)
        if found is not None:
            said, match = found
            rest = line[match.end() :].strip()
            heading = None if rest else said
            yield from _after_heading(said, rest)
        elif heading is not None and _BULLET.match(line):
            yield Minuted(heading, _plain(line))
        else:
            heading = None
            yield from (_judged(sentence) for sentence in _sentences(line))


def _heading(words: str) -> tuple[Said, re.Match[str]] | None:
    return next(((said, match) for said, form in _HEADINGS if (match := form.match(words))), None)


def _after_heading(said: Said, rest: str) -> Iterator[Minuted]:
    """What stands behind a heading on its own line: its first sentence; what follows is judged by its own words."""
    for place, sentence in enumerate(_sentences(rest)):
        yield Minuted(said, _plain(sentence)) if place == 0 else _judged(sentence)


def _sentences(line: str) -> list[str]:
    """The sentences of a line; "15 Dec. He said" are two, though "Dec." is a short form."""
    return [part for sentence in sentences(line) for part in _AFTER_MONTH.split(sentence)]


def _judged(sentence: str) -> Minuted:
    found = _heading(sentence)
    if found is not None and sentence[found[1].end() :].strip():
        return Minuted(found[0], _plain(sentence[found[1].end() :]))
    plain = normal_form(sentence)
    if _LEFT_OPEN.search(plain):
        return Minuted("undecided", _plain(sentence))
    if _DECIDED.search(plain) and not _NOT.search(plain) and not is_doubtful(plain):
        return Minuted("decided", _plain(sentence))
    return Minuted("reported", _plain(sentence))


def _plain(sentence: str) -> str:
    return " ".join(_BULLET.sub("", sentence).split()).rstrip(" .।;,")
