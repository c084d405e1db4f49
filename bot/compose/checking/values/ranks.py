"""Places in a list, however they are written ("4th of 13", "number two", ২ নম্বরে), as the ordinals that they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.count_words import NTH_OF
from knowledge.evidence import Fact, Figure, Items
from knowledge.periods import MONTHS

_EN = {number: nth for nth, number in reversed(NTH_OF.items()) if nth.isascii()}
_BN = {number: nth for nth, number in reversed(NTH_OF.items()) if not nth.isascii()}
_MONTH = "|".join(one for words in MONTHS.values() for one in words.split() if one.isascii())
_TH = r"(?:st|nd|rd|th)"
_PLACE = word(
    rf"(?P<of>\d\d?){_TH}(?= (?:of (?:the |our |all )*\d|out of|among|place|position|spot|rank|largest|biggest|highest"
    r"|best|in (?:the|our) (?:list|ranking|portfolio|book)))"
    rf"|(?<=rank )(?P<at>\d\d?){_TH}|(?:(?P<verb>rank(?:s|ed|ing)|placed|comes?|came|stands?|sits|is"
    rf"|was) )(?P<told>\d\d?){_TH}"
    rf"(?! (?:of )?(?:{_MONTH}))"
    r"|(?:number|no\.?|nr\.?|#) ?(?P<number>\d\d?)(?= (?:of|out of|among|at|on|in|is|was|with)\b|[,;)]|\.(?!\d)|$)"
    r"|(?P<bn>\d\d?) ?(?:নম্বরে|নম্বর (?:স্থানে|অবস্থানে|জায়গায়))"
    r"|(?P<hung>\d\d?)(?:ম|য়|র্থ|ষ্ঠ|তম)(?= (?:স্থান|অবস্থান|জায়গা|র‍্যাংক)|[,;।]|$)"
)
_NTH_WRITTEN = pattern(r"\d(?:st|nd|rd|th|ম|য়|র্থ|ষ্ঠ|তম| ?নম্বর)")
_NUMBERED = pattern(r"(?:number|no|nr|#)(?:\.? ?)\d")
# "The weaker of the two periods": of the one told and the one it is held against.
_OF_THE_TWO = word(
    r"of (?:the |these )?2(?= (?:periods|years|quarters|months|halves|times)|[,:;)]|\.(?!\d)"
    r"|$)(?: \w+)?"
)
_FIRST_FEW = word(
    r"(?:top|first|best|leading|biggest|largest|last|bottom) (?P<many>\d\d?)(?![.,]?\d)(?! ?(?:days?|weeks?|months?"
    r"|years?|quarters?|%))"
    r"|(?:প্রথম|শীর্ষ|সেরা|শেষ) (?P<bn>\d\d?)(?:(?:টি|টা|টে)(?:ই|র|রই|তে|তেই)?)?(?! ?(?:দিন|সপ্তাহ|মাস|বছর|প্রান্তিক|কোয়ার্টার|%))"
)


def places_in_words(text: str, facts: Sequence[Fact]) -> str:
    """A text in normal form, with the places of a list in words, so that they are no numbers and no days.

    How many of the first are told, "the top two", is left out where a list that is cited has so many.
    """
    longest = max((_rows(fact) for fact in facts if isinstance(fact, Figure)), default=0)
    if _NTH_WRITTEN.search(text) or _NUMBERED.search(text):
        text = _PLACE.sub(_in_words, text)
    if any(isinstance(fact, Figure) and "before" in fact.sentence.values for fact in facts):
        text = _OF_THE_TWO.sub("of both", text)
    return _FIRST_FEW.sub(lambda found: _few(found, longest), text) if longest > 1 else text


def _rows(figure: Figure) -> int:
    lists = [value for value in figure.sentence.values.values() if isinstance(value, Items)]
    return max((len(one.rows) for one in lists), default=0)


def _in_words(found: re.Match[str]) -> str:
    number = int(next(one for one in found.group("of", "at", "told", "number", "bn", "hung") if one))
    bengali = found["bn"] or found["hung"]
    nth = (_BN if bengali else _EN).get(number)
    if nth is None:
        return found[0] if bengali else f"{found['verb'] or ''} number {number}".strip()
    return f"{found['verb']} {nth}" if found["verb"] else nth


def _few(found: re.Match[str], longest: int) -> str:
    many = found["many"] or found["bn"]
    return found[0].replace(many, "few", 1) if 1 < int(many) <= longest else found[0]
