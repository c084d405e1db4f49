"""The numbers a question asks with and for: how many are to be listed, how many days it speaks of, how much money."""

from __future__ import annotations

import re
import unicodedata

from knowledge.asking import content_of
from knowledge.normal import AFTER_WORD, BEFORE_WORD, normal_form
from knowledge.text import terms

A_NUMBER = re.compile(
    unicodedata.normalize("NFC", rf"{BEFORE_WORD}(?:how (?:many|much)|what percent|কত|কতটা|কয়|কয়টা|koto){AFTER_WORD}")
)
MONEY = frozenset(terms("টাকা taka tk bdt money"))
_DAYS = re.compile(
    unicodedata.normalize(
        "NFC", r"(?<!\d)(\d{1,4})\s*\+?\s*(?:(?P<days>days?|দিন)|(?P<weeks>weeks?|সপ্তাহ)|(?P<months>months?|মাস))"
    )
)
# "The last five contacts": how many are to be listed. "The last five months" is a period.
_NUMBERS = {
    word: number
    for number, words in enumerate(("two দুই", "three তিন", "four চার", "five পাঁচ", "six ছয়", "seven সাত", "eight আট"), 2)
    for word in normal_form(words).split()
}
SEVERAL = re.compile(
    unicodedata.normalize(
        "NFC",
        rf"{BEFORE_WORD}(?:last|latest|recent|শেষ|সর্বশেষ|লাস্ট) (?P<number>[1-9]\d?|{'|'.join(_NUMBERS)})\s?(?:টা|টি)? "
        r"(?!days?|weeks?|months?|quarters?|years?|দিন|সপ্তাহ|মাস|বছর|কোয়ার্টার)",
    )
)


def spoken_of(words: str) -> tuple[str, ...]:
    """What an answer must speak of. Money that is asked for ("কত টাকা") may stand there as a number alone."""
    content = content_of(words)
    rest = tuple(term for term in content if term not in MONEY)
    return rest if rest and A_NUMBER.search(normal_form(words)) else content


def days_asked(plain: str) -> int:
    """How many days a question in normal form speaks of, 0 where it does not; a month is taken for thirty."""
    found = _DAYS.search(plain)
    if found is None:
        return 0
    return int(found[1]) * (1 if found["days"] else 7 if found["weeks"] else 30)


def several_asked(plain: str) -> int:
    """How many are to be listed, 0 where a question in normal form does not say."""
    found = SEVERAL.search(f"{plain} ")
    if found is None:
        return 0
    number = found["number"]
    return _NUMBERS[number] if number in _NUMBERS else int(number)
