"""What never leaves for a model: e-mail addresses, telephone numbers, and what we would walk away from. Pure.

Numbers are known in the digits of any script. In doubt something is left out: the model loses a word, nobody a secret.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

EMAIL, PHONE, WALK_AWAY = "email", "phone", "walk_away"
# Every field that can be kept back.
FIELDS = (EMAIL, PHONE, WALK_AWAY)

_LEFT_OUT = {EMAIL: "(e-mail left out)", PHONE: "(phone left out)", WALK_AWAY: "(left out)"}

# Letters that show nothing may stand inside an address to hide it.
_HIDDEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_NOT_IN_ONE = r"\s@＠.,;:!?।<>()\[\]{}\"“”|/\\"
_PART = rf"[^{_NOT_IN_ONE}]+"
_ADDRESS = re.compile(rf"{_PART}(?:\.{_PART})*[@＠]{_PART}(?:\.{_PART})*\.[^{_NOT_IN_ONE}\d]{{2,}}")

_GAP = rf"[\s().{_HIDDEN}\u2010-\u2015-]{{0,3}}"
_LABEL = r"(?:tele)?phone|tel|mobile|mob|cell|whatsapp|viber|imo|fax|hotline|(?:টেলি)?ফোন|মোবাইল|ফ্যাক্স"
_A_DAY = r"\d{1,4}[-.]\d{1,2}[-.]\d{1,4}(?!\d)"
_NUMBERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # +880 1711-234567, +44 (0)20 7946 0958: a plus, then 8 to 15 digits.
        rf"(?<![\w+])\+(?:{_GAP}\d){{8,15}}(?!\d)",
        # 00 880 1711 234567
        rf"(?<![\d.,])00{_GAP}[1-9](?:{_GAP}\d){{7,13}}(?!\d)",
        # 01711-234567, 8801711234567: a mobile of Bangladesh.
        rf"(?<![\d.,])(?:88{_GAP})?0{_GAP}1{_GAP}[3-9](?:{_GAP}\d){{8}}(?!\d)",
        # 02-9881234, 031 712345, 0821-716543: a landline with its area, a gap between.
        r"(?<![\d.,/-])\(?0(?:2|[3-9]\d{1,3})\)?[\s\u2010-\u2015-]{1,3}(?:\d{5,8}|\d{3,4}[\s-]\d{3,4})(?![\d/-])",
        # Tel. 9881234, ফোন: ৯৮৮১২৩৪: whatever a word says is one.
        rf"(?<!\w)(?:{_LABEL})(?:\s*(?:no|number|নম্বর|নাম্বার))?[\s.:#ঃ=-]{{0,4}}(?!{_A_DAY})\+?\d(?:{_GAP}\d){{5,14}}(?!\d)",
    )
)
# Our own limit in a negotiation; "they may walk away" is a threat of theirs, and worth knowing.
_LIMIT = re.compile(
    unicodedata.normalize(
        "NFC",
        r"\bour walk(?:ing)?[\s_-]?away"
        r"|\bwalk(?:ing)?[\s_-]?away\s*(?:point|price|limit|line|position|terms?|value|is|:|=)"
        r"|\bwalk-away\b(?! from\b)|\b(?:our|my) (?:bottom line|(?:floor|reserve|lowest) (?:price|offer)|limit is)\b"
        r"|\breservation (?:price|point)\b|\bbatna\b"
        r"|\b(?:we|i)(?: would|'d| could| can| will)(?: still)? settle for\b"
        r"|\b(?:we|i)(?: would|'d| could| can| will)(?: still)? go (?:down to|up to|as (?:low|high) as)\b"
        r"|ওয়াক[\s-]?অ্যাওয়ে|শেষ সীমা|আমাদের সর্বনিম্ন|আমাদের সর্বোচ্চ ছাড়|এর নিচে (?:নামব|নামা|যাব|যাওয়া)",
    ),
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(\s*)([^\n]+?(?:[.!?।](?=\s)|(?=\n)|\Z))")


def without_private(text: str, fields: Collection[str]) -> str:
    """The text with every e-mail address, telephone number or sentence on our walk-away left out, and that told.

    fields: which of `FIELDS` are kept back; a name that is none of them keeps nothing back.
    """
    if WALK_AWAY in fields:
        text = _SENTENCE.sub(_without_limit, text)
    if EMAIL in fields:
        text = _ADDRESS.sub(_LEFT_OUT[EMAIL], text)
    if PHONE in fields:
        text = _blanked(text, sorted(_phones(_in_ascii_digits(text))))
    return text


def is_private(text: str, fields: Collection[str]) -> bool:
    """Whether anything in a text would be left out of it."""
    return without_private(text, fields) != text


def _without_limit(sentence: re.Match[str]) -> str:
    if _LIMIT.search(unicodedata.normalize("NFC", sentence[2])):
        return f"{sentence[1]}{_LEFT_OUT[WALK_AWAY]}"
    return sentence[0]


def _in_ascii_digits(text: str) -> str:
    """The text with the digits of every script as ASCII, each letter in its place."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(letter)) if not letter.isascii() and letter.isdecimal() else letter for letter in text
    )


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _NUMBERS:
        for found in pattern.finditer(text):
            yield found.span()


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without these places, which may lie over one another."""
    told: list[str] = []
    done = 0
    for start, end in spans:
        if start >= done:
            told += [text[done:start], _LEFT_OUT[PHONE]]
        done = max(done, end)
    return "".join([*told, text[done:]])
