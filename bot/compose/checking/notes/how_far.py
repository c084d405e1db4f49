"""How far a text tells an act to be: done, still to come, not done, or not to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from bot.compose.checking.notes.progress_before import AHEAD, NOT_DONE, NOT_SO, WILL_NOT, WISHED
from bot.compose.checking.notes.progress_words import ACT_WORDS, NO_GIFT, ActWords
from bot.compose.checking.patterns import pattern, word

# "will not": what is denied of the days to come is held against the sources word by word, by `polarity`.
Progress = Literal["done", "to come", "not done", "will not"]
_BEFORE = re.compile(r"[^;.।|]*$")
_NEAR = 60
# The light verb after a noun, by its tense: সই করেছেন, সই করবেন, সই হয়নি, সই করার কথা.
_LIGHT: Mapping[Progress, str] = {
    "done": r"(?:কর|হয়|দিয়|গ|গিয়|ফেল|পড়|নিয়|এস|রেখ|উঠ|সের|পেয়)েছ\S*|(?:কর|দি|নি|গে|ফেল|হ|পে)(?:লেন|লাম|লো|ল)",
    "to come": r"(?:কর|হ|যা|দে|নে|পড়|আস|ফেল|রাখ|পা)(?:বেন|বে|ব|বো)|(?:করা|হওয়া|দেওয়া|পড়া|যাওয়া"
    r"|আসা)র কথা(?! (?:স্বীকার|জান|বল|লিখ|নিশ্চিত|অস্বীকার|উল্লেখ))"
    r"|কথা(?! (?:স্বীকার|জান|বল|লিখ|নিশ্চিত|অস্বীকার|উল্লেখ))|বাকি"
    r"|লাগবে|উচিত|দরকার",
    "not done": r"\S*(?:য়নি|েনি|িনি|ননি)|(?:না|নয়|নেই)(?=[,;.।]|$)",
}
_BETWEEN = r"(?:র|ে|ের|টা|টি|ও)?(?: (?:করা|বুঝে|করে|হয়ে|পড়ে|দিয়ে|নিয়ে|সেরে|এখনো|এখনও))?"
# "Sent the scan for neither", "22 last month, none this month", একটাও না: some of it is not done, whatever is.
_FOR_NONE = pattern(
    r"^[^.;:,]{0,30} (?:for|to|from|of|by|in|at) (?:neither|none|nobody|no one|nothing)\b|^(?: us| them"
    r"| it)? (?:no|nothing)\b"
)
_NOT_ALL = pattern(
    r"\b(?:neither|none|nothing|nobody|no one|not one)\b|(?:কোনো|একটি|একটা|একজন|কোনোটি|কোনোটা|কেউ"
    r"|কিছু)\S*(?: \S+){0,2} (?:না|নয়|নেই)(?=[ ,;.।]|$)"
)
_NO = pattern(r" (?:না|নয়)(?=[ ,;.।]|$)")
# "First four open before 31 Dec": what is set for a day is to come.
_DUE = re.compile(r"(?: [^\s,;:.]+){0,6}? (?:by|before|from) (?:the )?\S*\d")
_WOULD = re.compile(r"'d(?= (?:not )?(?:have|be|get|see|send|pay|give|let|take|make|bring|share|receive|deliver)\b)")
# "A truck expected on the 8th came": no participle, so that what was expected is done.
_FINITE = re.compile("came|went|gave|took|arrived")
_EXPECTED = word("expected|promised|planned|wanted|asked|needed|hoped")
_ONCE = pattern(r"\b(?:once|if|as soon as|until|till|unless)\b[^,;]*$")
_LAST_NOT, _LAST_AHEAD, _LAST_WILL_NOT, _LAST_WISHED = (
    re.compile(rf"(?:{found.pattern})$") for found in (NOT_DONE, AHEAD, WILL_NOT, WISHED)
)


def progress_of(text: str, source: bool = False) -> frozenset[tuple[str, Progress]]:
    """The acts that a text in normal form tells of, each with how far it is.

    source: a text that sentences are held against: what is promised, asked or offered there is still to come.
    """
    return frozenset((act, one) for act in _acts() for one in progress_at(act, text, source))


@lru_cache(maxsize=16384)
def progress_at(act: str, text: str, source: bool = False) -> frozenset[Progress]:
    """How far a text tells one act to be; empty where it does not tell of it."""
    open_text = _written_out(text)
    words = _acts()[act]
    told = set(words.of_source(open_text) if source else words.read(open_text))
    return frozenset(one for one in told if one != "not done" or not NOT_SO.search(text))


@lru_cache(maxsize=256)
def _written_out(text: str) -> str:
    """A text with its short forms written out, and without gifts of which it tells that there was none."""
    text = text.replace("n't", " not").replace("'ll", " will").replace("'ve", " have").replace("cannot", "can not")
    return NO_GIFT.sub(" ", _WOULD.sub(" would", text))


class _Act:
    """The words of an act as patterns."""

    def __init__(self, words: ActWords) -> None:
        self.plain, self.past, self.sought = word(words.plain), word(words.past), word(words.sought)
        told: Mapping[Progress, str] = {"done": words.done, "to come": words.coming, "not done": words.undone}
        self.of_things = words.of_things
        spoken = {progress: _with_nouns(text, words.nouns, progress) for progress, text in told.items()}
        self.told = [(progress, word(text)) for progress, text in spoken.items()]
        self.any = word("|".join([words.plain, words.past, *spoken.values()]))  # most texts tell nothing of it

    def read(self, text: str) -> Iterator[Progress]:
        """How far a text says that the act is."""
        if not self.any.search(text):
            return
        for verb in self.plain.finditer(text):
            yield from _of_plain(_left(text, verb.start()))
        for verb in self.past.finditer(text):
            left = _left(text, verb.start())
            told = _of_past(left if not _FINITE.fullmatch(verb[0]) else _EXPECTED.sub(" ", left))
            yield "not done" if told == "done" and _FOR_NONE.search(text[verb.end() :]) else told
        for progress, found in self.told:
            for one in found.finditer(text):
                left = _left(text, one.start()) if progress == "done" else ""
                if left and _LAST_NOT.search(left):
                    yield "not done"  # "has not made up his mind"
                elif left and _ONCE.search(left):
                    yield "to come"
                else:
                    yield _denied(progress, text[one.end() :])

    def of_source(self, text: str) -> Iterator[Progress]:
        """The same of a source: what is sought there is to come, and of none of them it is done."""
        due = any(_DUE.match(text[one.end() :]) for one in self.plain.finditer(text))
        told = [*self.read(text), *(("to come",) if due or self.sought.search(text) else ())]
        yield from (*told, *(("not done",) if told and self.of_things and _NOT_ALL.search(text) else ()))


def _with_nouns(told: str, nouns: str, progress: Progress) -> str:
    return rf"{told}|(?:{nouns.replace(' ', '|')}){_BETWEEN} (?:{_LIGHT[progress]})" if nouns else told


@lru_cache(maxsize=1)
def _acts() -> Mapping[str, _Act]:
    return {act: _Act(words) for act, words in ACT_WORDS.items()}


def _left(text: str, start: int) -> str:
    found = _BEFORE.search(text[max(0, start - _NEAR) : start])
    return found[0].rstrip() if found is not None else ""


def _of_plain(left: str) -> Iterator[Progress]:
    if _LAST_WILL_NOT.search(left):
        yield "will not"
    elif _LAST_NOT.search(left):
        yield "not done"
    elif _LAST_AHEAD.search(left):
        yield "to come"


def _of_past(left: str) -> Progress:
    if _LAST_WILL_NOT.search(left):
        return "will not"
    if _LAST_NOT.search(left):
        return "not done"
    return "to come" if _LAST_AHEAD.search(left) or _LAST_WISHED.search(left) else "done"


def _denied(progress: Progress, after: str) -> Progress:
    """What a Bengali "না" after the verb makes of it."""
    if not _NO.match(after):
        return progress
    return "will not" if progress == "to come" else "not done"
