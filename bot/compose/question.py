"""What kind of words a person typed: a greeting, nothing, or a question that follows on from the one before."""

from __future__ import annotations

import re

from knowledge.normal import AFTER_WORD, BEFORE_WORD
from knowledge.text import normal_form, terms

MOST_CHARACTERS = 4_000
_GREETINGS = frozenset(
    normal_form(words)
    for words in (
        "hi", "hello", "hey", "good morning", "good afternoon", "good evening", "thanks", "thank you", "ok", "okay",
        "hi there", "salam", "assalamu alaikum", "হ্যালো", "হাই", "সালাম", "আসসালামু আলাইকুম", "ধন্যবাদ", "আদাব",
        "নমস্কার", "শুভ সকাল", "ঠিক আছে",
    )
)  # fmt: skip
_OPENS = re.compile(
    r"^(?:and|also|what about|how about|then|but|so|why|since when|আর|এবং|তাহলে|তো|কিন্তু|ও|কেন)(?:\s|$)"
    r"|^(?:who|when|কে|কবে)\s*\?*$"
)
# "They" and "their" are the account itself as a rule; these speak of somebody or something named before.
_POINTS_BACK = re.compile(
    normal_form(
        rf"{BEFORE_WORD}(?:he|him|his|she|her|hers|it|its|this|that|those|তিনি|তাঁর|তাঁকে|উনি|উনার|উনাকে|সে|তার|তাকে|এটা|ওটা|সেটা|এটার"
        rf"|ওটার|সেটার|এ নিয়ে|তা নিয়ে){AFTER_WORD}"
    )
)


def is_greeting(words: str) -> bool:
    """Whether these words greet or thank, and nothing more."""
    return re.sub(r"[^\w\s\u0980-\u09ff]", "", normal_form(words)).strip() in _GREETINGS


def says_nothing(words: str) -> bool:
    """Whether there is no letter or digit in these words: empty, or marks and emoji only."""
    return not any(letter.isalnum() for letter in words)


def follows_on(words: str) -> bool:
    """Whether a question needs the one before to be understood: "and last year?", "আর গত মাসে?"."""
    plain = normal_form(words)
    return bool(_OPENS.match(plain) or _POINTS_BACK.search(plain)) or len(terms(words)) == 0
