"""Hours as people name them: "3 pm", "11:30", "at 4", বিকেল ৩টায়, সাড়ে দশটায়, "shokal 10tay"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import time

from knowledge.normal import AFTER_WORD, BEFORE_WORD, folded
from knowledge.numbers import COUNT_OF


@dataclass(frozen=True, slots=True)
class HourMention:
    """A time of day, and where the text names it."""

    at: time
    start: int
    end: int


_COUNTS = {word: int(count) for word, count in COUNT_OF.items() if count <= 12}
_HOUR = "(?P<h>[01]?[0-9]|2[0-3])"
_NAMED_HOUR = f"(?P<h>[0-9]{{1,2}}|{'|'.join(sorted(map(re.escape, _COUNTS), key=len, reverse=True))}|এক|ek)"
_PART = "(?P<part>সকাল|ভোর|বেলা|দুপুর|বিকেল|বিকাল|সন্ধ্যা|রাত|shokal|sokal|bela|dupur|bikel|bikal|shondha|sondha|rat)(?:ে| ?e)?"
_HALF = "(?P<half>সাড়ে|সোয়া|পৌনে|share|shoa|poune)"
_TA = "(?: ?(?:টা|টার|টায়|টার দিকে|টার সময়|ta|tay|tar|tai))"
_TAY = "(?: ?(?:টার|টায়|টার দিকে|টার সময়|tay|tar|tai))"
_PATTERNS = (
    rf"(?:at )?{_HOUR}(?:[:.](?P<m>[0-5][0-9]))? ?(?P<half_day>am|pm|a\.m\.?|p\.m\.?)",
    rf"(?:at )?{_HOUR}:(?P<m>[0-5][0-9])",
    r"at (?P<h>1[0-2]|[1-9])(?: o'clock)?(?=\s*(?:$|[.,;)\n]|on|in|with|tomorrow|today))",
    rf"{_PART} (?:{_HALF} )?{_NAMED_HOUR}{_TA}",
    rf"(?:{_HALF} )?{_NAMED_HOUR}{_TAY}",  # ৩টায় is an hour, ৩টা as often three of something
)
_COMPILED = tuple(
    re.compile(unicodedata.normalize("NFC", f"{BEFORE_WORD}(?:{pattern}){AFTER_WORD}")) for pattern in _PATTERNS
)
_MORNING = frozenset({"সকাল", "ভোর", "shokal", "sokal"})
_NIGHT = frozenset({"রাত", "rat"})
_LATE = _NIGHT | {
    unicodedata.normalize("NFC", word) for word in ("বিকেল", "বিকাল", "সন্ধ্যা", "bikel", "bikal", "shondha", "sondha")
}
# People meet between seven and six: an hour alone is read within the working day.
_FIRST_MORNING_HOUR = 7
_MINUTES = {"সাড়ে": 30, "share": 30, "সোয়া": 15, "shoa": 15, "পৌনে": -15, "poune": -15}
_MINUTES_OF = {unicodedata.normalize("NFC", word): minutes for word, minutes in _MINUTES.items()}


def hours_in(words: str) -> list[HourMention]:
    """The times of day a text names, in order."""
    text = folded(words)
    found: list[HourMention] = []
    for pattern in _COMPILED:
        for match in pattern.finditer(text.text):
            start, end = text.as_written(*match.span())
            at = _read(match.groupdict())
            if at is not None and not any(start < one.end and one.start < end for one in found):
                found.append(HourMention(at, start, end))
    return sorted(found, key=lambda mention: mention.start)


def _read(said: dict[str, str | None]) -> time | None:
    words = said["h"] or ""
    hour = int(words) if words.isdigit() else _COUNTS.get(words, 1)
    minutes = int(said.get("m") or 0) + _MINUTES_OF.get(said.get("half") or "", 0)
    half_day = (said.get("half_day") or "").replace(".", "")
    part = said.get("part") or ""
    if half_day:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half_day == "pm" else 0)
    elif part in _MORNING or (part in _NIGHT and hour == 12):
        hour %= 12
    elif part and hour < 12:
        hour += 12 if part in _LATE or hour < _FIRST_MORNING_HOUR else 0
    elif not said.get("m") and hour < _FIRST_MORNING_HOUR:
        hour += 12
    hour, minutes = (hour - 1, minutes + 60) if minutes < 0 else (hour, minutes)
    return time(hour, minutes) if 0 <= hour <= 23 else None
