"""By how long a note says that something was early or late: "45 days late", এক সপ্তাহ পিছিয়েছে."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.compose.checking.figures.states import OUGHT
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, plain, word
from bot.compose.checking.values.places import Places, places_of
from knowledge.evidence import Passage

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
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
_ITS = r"(?:the|its|their|our|that) (?:\S+ )?"
_EARLY = word(
    rf"early(?! (?:in|next|this|last|on|morning|{_MONTH}))"
    rf"|ahead of (?:time|schedule|plan|{_ITS}(?:date|time|day|deadline))"
    rf"|before {_ITS}(?:date|deadline)|in good time|on time|in time|punctual\w*|on schedule"
    r"|আগেভাগে\S*|(?:তারিখ|সময়|মেয়াদ|নির্ধারিত দিন)(?:ের|টির|টার)? আগেই?|ঠিক সময়ে\S*|সময়মতো\S*|যথাসময়ে\S*"
)
_LATE = word(
    rf"late(?! (?:in|{_MONTH}))|delayed|overdue|(?:after|behind|past) {_ITS}(?:date|deadline|day)"
    r"|behind (?:schedule|time|plan)"
    r"|দেরি\S*|বিলম্ব\S*|লেট|(?:তারিখ|সময়|মেয়াদ|নির্ধারিত দিন)(?:ের|টির|টার)? পরে?ই?"
    r"|(?:তারিখ|সময়|মেয়াদ) (?:পেরো\S*|পেরি\S*|পার)"
)
_SUPPOSED = word(
    r"if|unless|when|whenever|once|could|would|might|may|risk\w*|fear\w*|worr\w*|should|will|wants?|needs?|asks?|asked"
    r"|যদি|\S+লে|পারে|পারেন|চান|চেয়েছ\S*|\S+(?:বে|বেন|ব)"
)
_OTHER = {"early": "late", "late": "early"}


def early_for_late(places: Places, passages: Sequence[Passage]) -> str:
    """Why something was not so long early, or late; "" where it was, or where no note tells that it was either."""
    said = set(_told(places.text))
    held = {one for passage in passages for one in _told(places_of(passage).text)} if said else set()
    for how_long, late in said:
        if (how_long, not late) in held and (how_long, late) not in held:
            return f"it was {' '.join(how_long)} {'early' if late else 'late'}"
    stance = _stance(places.text)
    noted = {_stance(places_of(passage).text) for passage in passages} if stance else set()
    if _OTHER.get(stance) in noted and stance not in noted:
        return f"the source tells it as {_OTHER[stance]}"
    return ""


def _stance(text: str) -> str:
    """Whether a text tells something as early or as late; "" where it tells neither, both, or denies or asks it."""
    late, early = _LATE.search(text) is not None, _EARLY.search(text) is not None
    if late == early or NOT.search(text) or OUGHT.search(text) or _SUPPOSED.search(text):
        return ""
    return "late" if late else "early"


def _told(text: str) -> Iterator[tuple[tuple[str, str], bool]]:
    """How long something is told to be late (True) or early (False)."""
    for found in _HOW_LONG.finditer(text):
        if found["late"] or found["early"]:
            many = found["many"] if found["many"].isdigit() else "1"
            yield (many, _UNITS.get(found["unit"], found["unit"])), found["late"] is not None
