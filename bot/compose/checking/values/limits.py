"""A limit set at a distance from its number: "60 cartons is the ceiling", সীমা সপ্তাহে ৬০ কার্টন."""

from __future__ import annotations

import re
from typing import Literal

from bot.compose.checking.patterns import pattern, word

Limit = Literal["", "least", "most", "over", "under"]

_CEILING = word(
    r"the (?:largest|biggest|highest) (?:quantity|amount|number|volume)|at the outside|ceilings?|cap"
    r"|caps|capped|upper (?:limit|bound)|limits? (?:himself|herself|itself|themselves)|limited to|tops out"
    r"|maximum|max|the most"
    r"|as (?:much|many) as \S+(?: \S+)? (?:can|will|could|would|may|is able to)"
    r"|(?:and|but) (?:no|not an?y?|not one)(?: \S+)? more|no more than that|full stop at"
    r"|সর্বোচ্চ|ঊর্ধ্বসীমা(?:টা|টি|ই)?|উর্ধ্বসীমা\S*|উপরের সীমা|ওপরের সীমা|সীমা(?:টা|টি|ই|র)?|বড়জোর|বড় জোর|সর্বাধিক"
    r"|ম্যাক্সিমাম|এর বেশি (?:আর )?(?:না|নয়)"
)
_FLOOR = word(
    r"the (?:smallest|lowest|least) (?:quantity|amount|number|volume)|floor|minimum|min|the least"
    r"|the fewest|lower (?:limit|bound)|and (?:up|upwards|then some|even more|possibly more)"
    r"|(?:and|but) (?:no|not one|not an?y?)(?: \S+)? (?:less|fewer)|no (?:less|fewer) than that"
    r"|কমপক্ষে|ন্যূনতম|নিদেনপক্ষে|নিম্নসীমা\S*|নিচের সীমা|নূন্যতম|কম করে\S*(?: হলেও)?|সর্বনিম্ন|মিনিমাম"
    r"|বা তার(?:ও)? বেশি|তো .*আরও(?: বেশি)?"
    r"|এর কম (?:না|নয়)"
)
_NO_LIMIT = word(
    r"(?:no|not|without|n't)(?: \S+){0,3}? (?:ceiling|cap|capped|limit|limited|upper limit|maximum)"
    r"|(?:ঊর্ধ্বসীমা|সীমা|সর্বোচ্চ)(?: \S+){0,2}? (?:নেই|না|নয়|ছাড়া)"
)
_NO_FLOOR = word(
    r"(?:no|not|without|n't)(?: \S+){0,3}? (?:floor|minimum)|(?:নিম্নসীমা|ন্যূনতম|সর্বনিম্ন)(?: \S+){0,2}? (?:নেই|না|নয়|ছাড়া)"
)
_OTHER_SENTENCE = pattern(r"[;।]|\.(?=\s|$)|, | (?:while|whereas|কিন্তু|অথচ) ")
_COUNTED_OFF = pattern(r"\b(?:top|best|first|last|next) $")
_NUMBER = re.compile(r"\d[\d.,]*")


def limit_told(text: str, start: int, end: int) -> Limit:
    """The limit that a text in normal form sets at the number at `start:end`; "" where it holds another number."""
    if _COUNTED_OFF.search(text[:start]):
        return ""  # "a price floor on the top 30"
    before = [found.end() for found in _OTHER_SENTENCE.finditer(text[:start])]
    after = _OTHER_SENTENCE.search(text, end)
    here = text[before[-1] if before else 0 : after.end() if after else len(text)]
    if _NUMBER.search(here.replace(text[start:end], " ", 1)):
        return ""
    ceiling, floor = _CEILING.search(here), _FLOOR.search(here)
    if _NO_LIMIT.search(here):
        return "over"
    if _NO_FLOOR.search(here):
        return "under"
    return "" if bool(ceiling) == bool(floor) else "most" if ceiling else "least"
