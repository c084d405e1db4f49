"""What kind of words a person typed: a greeting, nothing, or a question that follows on from the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.evidence import Period
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
_FOLLOWS = re.compile(
    r"^(?:and|also|what about|how about|then|but|so|why|since when|আর|এবং|তাহলে|তো|কিন্তু|ও|কেন)(?:\s|$)"
    r"|^(?:who|when|কে|কবে)\s*\?*$"
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a conversation has come to: the account, the last question whole, and the period it was about."""

    account_id: int | None = None
    question: str = ""
    period: Period | None = None


NEW_CONVERSATION = Conversation()


def is_greeting(words: str) -> bool:
    """Whether these words greet or thank, and nothing more."""
    return re.sub(r"[^\w\s\u0980-\u09ff]", "", normal_form(words)).strip() in _GREETINGS


def says_nothing(words: str) -> bool:
    """Whether there is no letter or digit in these words: empty, or marks and emoji only."""
    return not any(letter.isalnum() for letter in words)


def follows_on(words: str) -> bool:
    """Whether a question needs the one before to be understood: "and last year?", "আর গত মাসে?"."""
    return bool(_FOLLOWS.match(normal_form(words))) or len(terms(words)) == 0
