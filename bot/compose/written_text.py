"""A model's text, cut into sentences with the refs they cite, while it comes. Nothing in them is live any more."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from bot.compose.extractive import lifeless
from knowledge.text import sentence_ends

_REF = re.compile(r"\[([^\[\]\n]{1,160})\](?!\()")
_REFS_AFTER = re.compile(r"[ \t]*(?:\[[^\[\]\n]{1,160}\](?!\()[ \t,;]*)+[.।]?")
_REFS_BEFORE_END = re.compile(r"\][ \t]*[.!?।]+$")
# A bracket that is not closed after so many letters opens no ref.
LONGEST_REF = 160
# A text that goes on for so many letters without an end is taken as a sentence; nobody reads one.
LONGEST_SENTENCE = 1000
_AFTER_REF = re.compile(r"\s+(?=[.,;:!?।])")
_LAYOUT = re.compile(r"^\s*(?:#{1,6}\s|```|\|?\s*:?-{3,}|\*\*[^*]*\*\*:?\s*$)")
_BEGINS_A_LINE = re.compile(r"^\s*(?:>\s*)*(?:[-*•–—▪‣+]+\s+|\d{1,2}[.)]\s+)?")
_MARKUP = re.compile(r"\*\*|__|~~|`+|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\s]*)[^()]*\)")
_STRAIGHT_QUOTES = re.compile(r'"([^"\n]+)"')
_LETTER = re.compile(r"[^\W_]")
_QUOTE_ENDS = '”"’'
# Of what is not seen: the two that Bengali joins its letters with, and what parts words.
_KEPT = "\u200c\u200d\n\t"
_THINKS, _HAS_THOUGHT = "<think>", "</think>"
_LATIN_DIGITS = {ord("০") + digit: str(digit) for digit in range(10)}


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of a model: its text without refs and markup, and the refs as they were written.

    goes_on: another follows on the same line, whose refs may stand for both.
    """

    text: str
    refs: tuple[str, ...]
    goes_on: bool = field(default=False, compare=False)


class Cutter:
    """Takes a text piece by piece and gives its sentences, each as soon as it is sure to be complete."""

    def __init__(self) -> None:
        self._rest = ""
        self._begun = False

    def feed(self, piece: str) -> list[Written]:
        """The sentences that are complete with this piece."""
        self._rest += piece
        if not self._past_thoughts():
            return []
        found = []
        while cut := _first_cut(self._rest):
            found.append(_read(self._rest, cut))
            self._rest = self._rest[cut:]
        return [one for one in found if one is not None]

    def end(self, *, whole: bool) -> list[Written]:
        """The sentences that are left. whole: the text came to its end, so that the last needs no mark to be one."""
        rest, self._rest = self._rest, ""
        if not self._begun and rest.lstrip().startswith(_THINKS):
            return []
        found = []
        while cut := _first_cut(rest, more=False):
            found.append(_read(rest, cut))
            rest = rest[cut:]
        if whole:
            found.append(read_sentence(rest))
        return [one for one in found if one is not None]

    def open_tail(self) -> bool:
        """Whether the text so far ends inside a sentence."""
        rest = self._rest
        while cut := _first_cut(rest, more=False):
            rest = rest[cut:]
        return _LETTER.search(rest) is not None

    def _past_thoughts(self) -> bool:
        """Leaves out what a model thinks aloud before it writes; False while that may still go on."""
        if self._begun:
            return True
        text = self._rest.lstrip()
        if text.startswith(_THINKS):
            _, closed, after = text.partition(_HAS_THOUGHT)
            if not closed:
                return False
            self._rest = after
        elif _THINKS.startswith(text):
            return False
        self._begun = True
        return True


def _first_cut(text: str, *, more: bool = True) -> int:
    """Where the first sentence ends, its refs included; 0 where that cannot be told yet. more: text may follow."""
    for end in sentence_ends(text):
        sentence = text[:end]
        breaks = sentence.endswith("\n")
        if not breaks and _inside_quotation(sentence):
            continue
        if _REFS_BEFORE_END.search(sentence):
            return end
        if breaks and _REF.search(sentence):
            return end
        cited = _REFS_AFTER.match(text, end)
        cut = cited.end() if cited else end
        after = text[cut:].lstrip()
        if not (cited or breaks) and sentence[-1] in _QUOTE_ENDS and after and not after[0].isupper():
            continue  # what is quoted ends there, the sentence does not
        if after.startswith("[") and "]" not in after and len(after) < LONGEST_REF and more:
            return 0
        return cut if after or not more else 0
    return len(text) if len(text) > LONGEST_SENTENCE else 0


def _read(text: str, cut: int) -> Written | None:
    """The sentence up to the cut, and whether another follows it on its line."""
    found = read_sentence(text[:cut])
    after = text[cut:]
    between = after[: len(after) - len(after.lstrip())]
    goes_on = bool(after.strip()) and "\n" not in between and not text[:cut].endswith("\n")
    return replace(found, goes_on=goes_on) if found is not None else None


def _inside_quotation(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def read_sentence(text: str) -> Written | None:
    """A sentence as it was written becomes text and refs; None for a heading, a rule, or a line that leads in."""
    if _LAYOUT.search(text) and not _REF.search(text):
        return None
    seen = "".join(one for one in text if one in _KEPT or unicodedata.category(one)[0] != "C")
    linked = _LINK.sub(r"\1 \2", seen)
    refs = tuple(dict.fromkeys(ref for group in _REF.findall(linked) for ref in _split(group)))
    plain = _MARKUP.sub("", _BEGINS_A_LINE.sub("", _REF.sub("", linked).lstrip("# \t\n"), count=1))
    words = " ".join(_AFTER_REF.sub("", _STRAIGHT_QUOTES.sub(r"“\1”", plain)).split())
    if not refs and (not _LETTER.search(words) or words.endswith(":")):
        return None
    return Written(lifeless(words), refs)


def _split(group: str) -> list[str]:
    return [ref for part in re.split(r"[,;]", group) if (ref := part.strip().translate(_LATIN_DIGITS))]
