"""How what was read is worded: without the day that stands in a field of its own, as a line of a list."""

from __future__ import annotations

import re

from knowledge.due_dates import due_date
from knowledge.reading_notes.implied import NoteContext

LONGEST = 160
_JOINTS = re.compile(r"\s+(?:and|but|so|or|to|on|by|the|at|in|of|with|for)$", re.IGNORECASE)
_MARKS = " ,;:.-–—।"
_PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))


def statement_of(words: str, context: NoteContext) -> str:
    """The words of a promise without its due date, first letter large, at most `LONGEST` characters."""
    due = due_date(words, context.today, context.calendar)
    if due is not None:
        words = f"{words[: due.start].rstrip(' ,')} {words[due.end :].lstrip(' ,')}"
    return as_line(words)


def as_line(words: str) -> str:
    """The words as a line of a list: no marks around them, first letter large, cut at a word where too long."""
    plain = _balanced(" ".join(words.split()).strip(_MARKS))
    if len(plain) > LONGEST:
        plain = plain[: plain.rfind(" ", 0, LONGEST) if " " in plain[:LONGEST] else LONGEST].rstrip(_MARKS) + "…"
    while (shorter := _JOINTS.sub("", plain)) != plain:
        plain = shorter.rstrip(_MARKS)
    return plain[:1].upper() + plain[1:]


def _balanced(words: str) -> str:
    """The words without a quotation mark or bracket at either end whose partner is outside."""
    if words.count('"') % 2:
        words = words.removeprefix('"').removesuffix('"')
    for opening, closing in _PAIRS:
        if words.count(opening) != words.count(closing):
            words = words.removeprefix(closing).removesuffix(opening)
    return words
