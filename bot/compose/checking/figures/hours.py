"""The time of the day that a sentence puts a meeting in: morning, afternoon, evening."""

from __future__ import annotations

from datetime import datetime

from bot.compose.checking.patterns import word
from knowledge.evidence import Figure

_NOT_IT = r"(?! (?:নয়|না)(?:[ ,;।]|$))"
_TIMES_OF_DAY = {
    "morning": word(rf"(?<!not in the )(?<!not )morning|সকাল(?:ে|বেলা|ের)?{_NOT_IT}"),
    "afternoon": word(rf"(?<!not in the )(?<!not )afternoon|(?:বিকেল|বিকাল|দুপুর)(?:ে|বেলা|ের)?{_NOT_IT}"),
    "evening": word(rf"(?<!not in the )(?<!not )(?:evening|night|tonight)|(?:সন্ধ্যা|সন্ধ্যে|রাত)(?:য়|ে|বেলা|র|ের)?{_NOT_IT}"),
}
# What people call by these names overlaps.
_HOURS = {"morning": range(5, 13), "afternoon": range(11, 19), "evening": range(16, 24)}


def at_another_hour(text: str, figure: Figure) -> str:
    """A meeting, said to be at another time of the day."""
    at = figure.sentence.values.get("at")
    if figure.name not in ("last_meeting", "next_meeting") or not isinstance(at, datetime):
        return ""
    told = [part for part, said in _TIMES_OF_DAY.items() if said.search(text)]
    if len(told) != 1 or at.hour in _HOURS[told[0]]:
        return ""
    return f"it is at {at:%H:%M}, not in the {told[0]}"
