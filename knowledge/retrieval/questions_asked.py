"""Several questions in one message: "what do we owe them, and when do we meet?" is two, and each is to be answered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from knowledge.normal import AFTER_WORD, BEFORE_WORD, folded, normal_form

MOST_QUESTIONS = 4
_WHICH = r"who|whom|whose|what|what's|who's|when|where|which|how|how's"
_WHETHER = (
    r"is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|any|anything|anyone|anybody|show|list|tell"
)
_ASKED_BN = (
    r"কী|কি|কে|কারা|কার|কাদের|কাকে|কত|কতটা|কতটুকু|কতগুলো|কয়টা|কয়টি|কয়জন|কবে|কখন|কোন|কোনটা|কোনটি|কোনগুলো|কোথায়|কেমন|কীভাবে|কতদূর"
    r"|ki|kara|kar|kake|koto|koyta|kobe|kokhon|kon|konta|kothay|kemon"
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", words))


_ASKS = _pattern(
    rf"\?\W*$|{BEFORE_WORD}(?:{_WHICH}|{_ASKED_BN}){AFTER_WORD}|^(?:and |also |please |so )*(?:{_WHETHER}|why)\b"
)
_SENTENCE = re.compile(r"(?<=[?!।])\s+(?=\S)|(?<=\w{3}\.)\s+(?=\S)|[;\n]+\s*(?=\S)")
# A word that joins, before one that asks; in Bengali the asking word stands further on.
_JOINT = _pattern(
    rf"(?:,\s*|\s)(?:and|plus|but|also)\s+(?:also\s+|then\s+)?(?=(?:{_WHICH}|{_WHETHER})\b)|,\s*(?=(?:{_WHICH}|{_WHETHER})\b)"
)
_JOINT_BN = _pattern(r"(?:,\s*|\s)(?:আর|এবং|ও|ar|ebong)\s+|,\s+")
_ASKS_BN = _pattern(rf"{BEFORE_WORD}(?:{_ASKED_BN}){AFTER_WORD}")
# "And why?", "and how much?", "আর কত টাকার?" ask more of what was asked before them.
_MORE_OF_IT = _pattern(
    r"^(?:and |but |so |আর |এবং |ar )?(?:(?:by|for|since|to|from|with) )?(?:"
    rf"(?:{_WHICH}|কে|কবে|কোথায়|kobe)(?: (?:not|so|exactly|then|else))?"
    r"|how (?:much|many|long|often|far|late|old|big|soon)(?: \w+)?"
    r"|(?:কত|কতটা|koto)(?: \S+)?)\W*$"
)
_WHY = _pattern(rf"^(?:and |but |so )?(?:why|how come){AFTER_WORD}|{BEFORE_WORD}(?:কেন|keno){AFTER_WORD}")


def questions_in(words: str) -> tuple[str, ...]:
    """The questions that a message asks, in order, as written, without what is said beside them.

    What asks more of a question ("and why?") stays with it. The message itself where it asks nothing, or too much.
    """
    asked: list[str] = []
    beside = False
    for part in (part for sentence in _sentences(words) for part in _joined(sentence)):
        plain = normal_form(part)
        if not _ASKS.search(plain):
            beside = True
        elif asked and (_MORE_OF_IT.search(plain) or _WHY.search(plain)):
            asked[-1] += f" {part}"
        else:
            asked.append(part)
    if not asked or len(asked) > MOST_QUESTIONS or (len(asked) == 1 and not beside):
        return (words,)
    return tuple(asked)


def _sentences(words: str) -> list[str]:
    ends = [found.span() for found in _SENTENCE.finditer(words)]
    return _cut(words, ends)


def _joined(sentence: str) -> list[str]:
    """The questions that one sentence joins: at a joint with a question on either side of it."""
    letters = folded(sentence)
    joints = {found.span() for found in _JOINT.finditer(letters.text) if _ASKS.search(letters.text[: found.start()])}
    for found in _JOINT_BN.finditer(letters.text):
        last = max((end for _, end in joints if end <= found.start()), default=0)
        if _ASKS_BN.search(letters.text[last : found.start()]) and _ASKS_BN.search(letters.text[found.end() :]):
            joints.add(found.span())
    return _cut(sentence, [letters.as_written(*joint) for joint in sorted(joints)])


def _cut(words: str, ends: Sequence[tuple[int, int]]) -> list[str]:
    """The parts of a text between stretches that end one and begin the next."""
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(words)]
    parts = (words[start:stop].strip() for start, stop in zip(starts, stops, strict=True))
    return [part for part in parts if part]
