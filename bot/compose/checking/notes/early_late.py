"""By how long a note says that something was early or late: "45 days late", এক সপ্তাহ পিছিয়েছে."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.compose.checking.patterns import pattern, plain
from bot.compose.checking.values.places import Places, places_of
from knowledge.evidence import Passage

_UNITS = {
    plain("দিন"): "day",
    plain("সপ্তাহ"): "week",
    plain("মাস"): "month",
    plain("ঘণ্টা"): "hour",
    plain("মিনিট"): "minute",
}
_HOW_LONG = pattern(
    r"(?<![\w.,])(?P<many>\d+|a|an|one|এক) (?:full |whole )?(?P<unit>day|week|month|hour|minute|দিন"
    r"|সপ্তাহ|মাস|ঘণ্টা|মিনিট)(?:s|ের|ে)?"
    r" (?P<late>late\b|later\b|after\b|behind\b|past\b|overdue\b|দেরি|পরে|পেরি|পিছি|বিলম্ব|লেট)?"
    r"(?P<early>early\b|earlier\b|ahead\b|before\b|in advance|আগে|এগি)?"
)


def early_for_late(places: Places, passages: Iterable[Passage]) -> str:
    """Why something was not so long early, or late; "" where it was, or where no note tells that it was either."""
    said = set(_told(places.text))
    held = {one for passage in passages for one in _told(places_of(passage).text)} if said else set()
    for how_long, late in said:
        if (how_long, not late) in held and (how_long, late) not in held:
            return f"it was {' '.join(how_long)} {'early' if late else 'late'}"
    return ""


def _told(text: str) -> Iterator[tuple[tuple[str, str], bool]]:
    """How long something is told to be late (True) or early (False)."""
    for found in _HOW_LONG.finditer(text):
        if found["late"] or found["early"]:
            many = found["many"] if found["many"].isdigit() else "1"
            yield (many, _UNITS.get(found["unit"], found["unit"])), found["late"] is not None
