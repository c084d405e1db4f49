"""The next meeting a sentence sets: its day, and its hour where one is said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from knowledge.due_dates import due_dates_in
from knowledge.hours import hours_in
from knowledge.reading_notes.doubt import is_doubtful
from knowledge.reading_notes.implied import NextMeeting, NoteContext
from knowledge.reading_notes.marked import Marked
from knowledge.reading_notes.wording import as_line

_END = r"(?![\w\u0980-\u09ff])"
_OCCASION = (
    r"(?:meeting|review|call|visit|appointment|catch[- ]?up|session|workshop|presentation|lunch|dinner|follow-?up|demo"
    r"|negotiation|talks?)"
)


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", words))


_SET = _compiled(
    rf"\bnext {_OCCASION}\b|\b{_OCCASION}\b[^.;]{{0,50}}?\b(?:set|fixed|scheduled|booked|confirmed|agreed|moved|shifted"
    rf"|planned|stays|fix)\b"
    rf"|^(?:\w+ ){{0,2}}{_OCCASION} (?:with [^.;]{{1,40}} )?(?:is |stays )?(?:on|at|tomorrow|next)\b"
    r"|(?:^|\b(?:i|we|i'll|we'll|to) )(?:will |'ll |are going to |shall )?(?:also )?"
    r"(?:meet(?:ing)?|see(?:ing)?|visit(?:ing)?|sit(?:ting)?(?: down)? with)\b"
    r"|\bok for\b"
    rf"|(?:মিটিং|বৈঠক|রিভিউ|সাক্ষাৎ|দেখা হবে|দেখা করব|দেখা করতে যা|বসব|বসবো|বসা হবে"
    r"|boithok|dekha hobe|dekha korbo|boshbo)"
)
_CALLED_OFF = _compiled(
    r"\b(?:cancel(?:l?ed|s)?|called off|no (?:meeting|call|review|visit)|not|never|wants? to|want(?:s|ed)?|asked|asks"
    r"|waiting|was|were|had|went|did|yesterday|last|tentative(?:ly)?|they meet|he meets|she meets|they will meet"
    r"|he will meet|she will meet|for the (?:meeting|review|call|visit)"
    r"|before (?:the|our) (?:meeting|review|call|visit))\b"
    r"|n't\b"
    r"|(?:বাতিল|হয়নি|হবে না|পারব না|হয়েছিল|মিটিং হয়েছে|মিটিং হলো|মিটিং করেছি|বৈঠক হয়েছে"
    r"|চান"
    rf"|batil|hobe na|hoy nai|chilo){_END}"
)


_FOR = re.compile(r"\bfor\b", re.IGNORECASE)


def appointments_in(marked: Marked, context: NoteContext) -> Iterator[NextMeeting]:
    """The meeting that one sentence sets, if it does: it must name a day to come."""
    text = marked.text
    if is_doubtful(text) or _CALLED_OFF.search(text) or not _SET.search(text):
        return
    said = _FOR.sub("   ", marked.written)  # "fixed for Tuesday": a day, though no deadline
    days = [one for one in due_dates_in(said, context.today, context.calendar) if one.exact and not one.marked]
    if not days:
        return
    hours = hours_in(marked.written)
    hour = hours[0].at if hours else None
    yield NextMeeting(as_line(marked.written), days[0].day, hour, tuple(marked.contacts()))
