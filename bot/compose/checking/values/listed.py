"""A count of what the sentence itself lists: "two categories, biscuits and noodles"."""

from __future__ import annotations

import re

from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.shares import BLANK

_COUNT = pattern(
    r"(?<![\w.,])(?P<many>[2-6])(?:টি|টা|টো)? (?:[^\W\d]\S* )?(?:things|points|categories|promises"
    r"|commitments|items|topics"
    r"|matters|parts|issues|products|dates|conditions|actions|bills|sides|reasons|ক্যাটাগরি|বিষয়|জিনিস|পয়েন্ট|প্রতিশ্রুতি|কাজ"
    r"|শর্ত|তারিখ|কারণ|পণ্য|দাবি|আবদার|চাওয়া|প্রস্তাব|অভিযোগ|কথা|demands|requests|asks|wishes|wants|points|offers|reasons"
    r"|strengths|weaknesses|opportunities|threats|needs|goals|objectives|competitors|concerns|tasks"
    r"|শক্তি|দুর্বলতা|সুযোগ|হুমকি|চাহিদা|লক্ষ্য|প্রতিযোগী)\S*[^.;।]*?"
    r"(?: \((?P<inside>[^)]*)\)|(?::|,| namely) (?P<list>[^;।]*?)(?:[;।]|\.(?= |$)|$))"
)
# What was named just before: "start from the first two", এই দুটো দিয়ে.
_THESE_TWO = pattern(
    r"\b(?:the (?:first|last|former)|these|those) (?P<many>2)(?= ?[.,;:]| ?$| points| of (?:them|these|those))"
    r"|(?:এই|ওই|প্রথম|শেষের) (?P<bn>2)(?:টি|টো|টা)(?=ই?(?: (?:দিয়ে|নিয়ে|থেকে|বিষয়))|ই?[,;।]|ই? ?$)"
    r"|(?:এই|ওই|তার|ওঁর|তাঁর|তাদের|ওদের|ওঁদের|\S{3,}র) (?:এই |ওই )?2(?= (?:দাবি|শর্ত|চাওয়া|আবদার|অনুরোধ|প্রস্তাব|বিষয়|কথা))"
    r"|(?<![\w.,])2(?:টি|টো|টা|দিক)(?=ই? (?:একসঙ্গে|একসাথে|মিলে|মিলিয়ে|এক করে|এক সঙ্গে|একত্রে)(?![^\W_]))"
)
_A_TWO = re.compile(r"2(?<!\d2)(?!\d)")
_ASIDE = re.compile(r"\([^)]*\)")
_ITEM = pattern(r", (?:and |then )?| and | then | plus | ও | এবং | আর |; ")


def without_counts_of_lists(text: str) -> str:
    """A text in normal form without the count of a list that follows, where the list has as many."""
    if _A_TWO.search(text):
        text = _THESE_TWO.sub(lambda found: found[0].replace("2", BLANK, 1), text)
    return _COUNT.sub(_blanked, text) if ":" in text or "," in text or "(" in text else text


def _blanked(found: re.Match[str]) -> str:
    items = [one for one in _ITEM.split(found["inside"] or _ASIDE.sub("", found["list"])) if one.strip()]
    so_many = len(items) == int(found["many"])
    return f"{BLANK}{found[0][len(found['many']) :]}" if so_many else found[0]
