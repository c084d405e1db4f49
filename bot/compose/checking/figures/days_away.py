"""How far away a day of a figure lies: "two weeks ago" of one that is still to come, "in two weeks" of one that was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.derived import days_away
from bot.compose.checking.values.fitting import DAYS_OF, fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure
from knowledge.normal import AFTER_WORD
from knowledge.numbers import NumberMention

_AGO = pattern(
    r"^ ?(?:\S+ )?(?:ago|late|overdue|behind|past (?:its|the|their) (?:day|date)|in arrears)\b|^(?:ের"
    r"|র)? ?(?:আগে|দেরি\S*|ধরে|হলো)"
    rf"{AFTER_WORD}"
)
_AHEAD = pattern(
    r"^ ?(?:from (?:now|today)|away|to go|left|ahead|hence|remain\w*|still|more|until|till|before (?:it|the)|off)\b"
    rf"|^(?:ের|র)? ?(?:পরে|পর|বাকি|সময় (?:আছে|পাওয়া)|হাতে|বাদে|মধ্যে){AFTER_WORD}"
)
_IN = pattern(r"\b(?:in|within)(?: (?:about|around|some|a little|just|under|over|roughly|nearly|almost|less than))* $")


def away(places: Places, figure: Figure) -> str:
    """Why a day is not so far ahead, or so long ago, as a sentence tells; "" where it is, or none can be told."""
    held = [one.what for one in parts_of(figure).values if isinstance(one.what, Number) and one.what.unit in DAYS_OF]
    if figure.name.startswith("commitment"):
        held = []  # by how much it is late
    signed = list(days_away(figure))
    if reason := _kept_at(places, figure):
        return reason
    for mention in places.numbers if signed else ():
        way = _way(mention, places.text)
        if not way or mention.unit not in DAYS_OF or any(fits(mention, places.text, one) for one in held):
            continue
        lies = {days > 0 for days in signed if days and fits(mention, places.text, _days(days))}
        if lies and (way > 0) not in lies:
            written = places.text[mention.start : mention.end].strip()
            return (
                f"that day is {'still to come' if way < 0 else 'past'}, not {written!r} {'ago' if way < 0 else 'away'}"
            )
    return ""


_EARLY = pattern(rf"^ ?(?:\S+ )?(?:early|ahead|before|sooner|in advance)\b|^(?:ের|র)? ?(?:আগে|আগেই){AFTER_WORD}")
_AFTER = pattern(rf"^ ?(?:\S+ )?(?:late|after|behind)\b|^(?:ের|র)? ?(?:পরে|পর|দেরি\S*){AFTER_WORD}")


def _kept_at(places: Places, figure: Figure) -> str:
    """A promise kept so many days before its day, told as after it, or the other way round."""
    due, done = figure.sentence.values.get("due"), figure.sentence.values.get("done")
    if not isinstance(due, date) or not isinstance(done, date) or due == done:
        return ""
    for mention in places.numbers:
        after = places.text[mention.end :]
        by_days = mention.unit in DAYS_OF and fits(mention, places.text, _days((due - done).days))
        if by_days and (_AFTER if done < due else _EARLY).search(after):
            return f"it was kept {'before' if done < due else 'after'} its day"
    return ""


def _way(mention: NumberMention, text: str) -> int:
    """Whether a time is told as passed since (-1) or as still to pass (1); 0 where it is told as neither."""
    before, after = text[: mention.start], text[mention.end :]
    if _AGO.search(after):
        return -1
    return 1 if _AHEAD.search(after) or _IN.search(before) else 0


def _days(days: int) -> Number:
    return Number(Decimal(abs(days)), "plain", "day")
