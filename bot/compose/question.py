"""What kind of words a person typed: a greeting, nothing, or a question that follows on from the one before."""

from __future__ import annotations

import re
import unicodedata

from knowledge.normal import AFTER_WORD, BEFORE_WORD
from knowledge.text import normal_form, terms

MOST_CHARACTERS = 4_000
_GREETINGS = frozenset(
    normal_form(words)
    for words in (
        "hi", "hello", "hey", "good morning", "good afternoon", "good evening", "hi there", "salam", "assalamu alaikum",
        "হ্যালো", "হাই", "সালাম", "আসসালামু আলাইকুম", "আদাব", "নমস্কার", "শুভ সকাল",
    )
)  # fmt: skip
_THANKS = frozenset(
    normal_form(words)
    for words in (
        "thanks", "thank you", "thanks a lot", "many thanks", "thank you so much", "thx", "ok thanks", "ok", "okay",
        "ok thank you", "perfect thanks", "dhonnobad", "ধন্যবাদ", "অনেক ধন্যবাদ", "ঠিক আছে", "ঠিক আছে ধন্যবাদ",
    )
)  # fmt: skip
_HELP = re.compile(
    r"\W*(?:help(?: me| please)?|\?+|what can you do(?: for me)?|how do(?:es)? (?:i use (?:you|this)|this work)"
    r"|সাহায্য|কী করতে পারো|কি করতে পারো)\W*",
    re.IGNORECASE,
)


def _composed(pattern: str) -> str:
    """A pattern whose letters are composed as in the normal form; its marks (\\W) keep their case."""
    return unicodedata.normalize("NFC", pattern)


_OPENS = re.compile(
    r"^(?:and|also|what about|how about|then|but|so|why|since when|same|ar|aar|আর|এবং|তাহলে|তো|কিন্তু|ও|কেন)(?:\s|$)"
    r"|^(?:who|when|কে|কবে)\s*\?*$"
)
# "They" and "their" are the account itself as a rule; these speak of somebody or something named before.
_POINTS_BACK = re.compile(
    _composed(
        rf"{BEFORE_WORD}(?:he|him|his|she|her|hers|it|its|this|that|those|these|them|then|তিনি|তাঁর|তাঁকে|উনি|উনার|উনাকে|সে|তার|তাকে|এটা|ওটা|সেটা|এটার"
        rf"|ওটার|সেটার|এ নিয়ে|তা নিয়ে){AFTER_WORD}"
    )
)


_ASKS = re.compile(
    _composed(
        rf"\?|^(?:who|what|when|where|which|why|how|is|are|was|were|do|does|did|has|have|can|could|will|would|should|show"
        rf"|list|tell|give|compare|any)\b|{BEFORE_WORD}(?:কী|কি|কে|কবে|কখন|কেন|কত|কোন|কোথায়|কেমন|কীভাবে|দেখাও|জানাও|বলো"
        rf"|ki|koto|kobe|keno|kothay){AFTER_WORD}"
    )
)
_TELLS = re.compile(
    _composed(
        rf"^(?:note|fyi|update|নোট)\b|{BEFORE_WORD}(?:met|called|visited|spoke|talked|said|says|told|agreed|promised|wants"
        rf"|asked|confirmed|sent|received|complained|refused|rejected|accepted|will|delivered|বলেছেন|বললেন|জানালেন|রাজি|চান"
        rf"|দেখা করেছি|কথা হয়েছে|পাঠাব|পাঠিয়েছি|দেবেন|দেব|bollen|bolsen|bolechen|dekha|raji|pathabo){AFTER_WORD}"
    )
)
_DELETES = re.compile(
    _composed(
        r"^(?:please |pls |can you |could you )?(?:delete|erase|wipe|forget)\b(?! to\b)"
        rf"|{BEFORE_WORD}(?:ডিলিট (?:কর|করো|করুন|করে দাও|করে দিন)|মুছে (?:ফেলো|ফেলুন|দাও|দিন)){AFTER_WORD}"
    )
)
_WHICH_ACCOUNT = re.compile(
    _composed(
        r"\bwhich (?:of (?:my|our|the) )?(?:accounts?|customers?|clients?)\b"
        r"|কোন (?:কোন )?(?:অ্যাকাউন্ট|কাস্টমার|গ্রাহক|ক্রেতা)"
    )
)
FEWEST_WORDS_TOLD = 4


def tells(words: str) -> bool:
    """Whether words tell something rather than ask: in doubt they ask."""
    plain = normal_form(words)
    return not _ASKS.search(plain) and len(plain.split()) >= FEWEST_WORDS_TOLD and bool(_TELLS.search(plain))


def asks(words: str) -> bool:
    """Whether words plainly ask."""
    return bool(_ASKS.search(normal_form(words)))


def is_greeting(words: str) -> bool:
    """Whether these words greet, and nothing more."""
    return _letters(words) in _GREETINGS


def is_thanks(words: str) -> bool:
    """Whether these words thank or agree, and nothing more."""
    return _letters(words) in _THANKS


def asks_for_help(words: str) -> bool:
    """Whether these words ask what can be asked, and nothing more."""
    return _HELP.fullmatch(words) is not None


def asks_to_delete(words: str) -> bool:
    """Whether these words ask that something be deleted, which is not done by asking."""
    return _DELETES.search(normal_form(words)) is not None


def asks_which_account(words: str) -> bool:
    """Whether it is asked which of the accounts, so that one of them is the answer and not the subject."""
    return _WHICH_ACCOUNT.search(normal_form(words)) is not None


def _letters(words: str) -> str:
    return re.sub(r"[^\w\s\u0980-\u09ff]", "", normal_form(words)).strip()


def says_nothing(words: str) -> bool:
    """Whether there is no letter or digit in these words: empty, or marks and emoji only."""
    return not any(letter.isalnum() for letter in words)


def follows_on(words: str) -> bool:
    """Whether a question needs the one before to be understood: "and last year?", "আর গত মাসে?"."""
    plain = normal_form(words)
    return bool(_OPENS.match(plain) or _POINTS_BACK.search(plain)) or len(terms(words)) == 0
