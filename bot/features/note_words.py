"""The words of a note, before it is one: whether they can be kept, and the day they tell of."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from knowledge.errors import BadInput
from knowledge.normal import normal_form

MOST_CHARACTERS = 20_000
# Words say plainly that they tell of yesterday: they begin with it, or their first clause ends on it.
_YESTERDAY = re.compile(
    unicodedata.normalize(
        "NFC",
        r"\s*(?:(?:/?note|নোট)\b[^:\n]{0,60}:\s*)?(?:(?:yesterday|গতকাল(?:কে)?|gotokal|goto ?kal)(?![\w\u0980-\u09ff])"
        r"|(?:i |we )?(?:met|saw|visited|called|spoke|talked|sat)\b[^.;:\n]*\byesterday\b)",
    )
)


def demand_words(words: str) -> None:
    """Errors: BadInput where words are empty, too long, or hold what no text holds."""
    if not normal_form(words):
        raise BadInput("errors.note_empty")
    if "\0" in words:
        raise BadInput("errors.note_binary")
    if any("\ud800" <= letter <= "\udfff" for letter in words):
        raise BadInput("note.not_text")
    if len(words) > MOST_CHARACTERS:
        raise BadInput("errors.note_too_long", length=len(words), most=MOST_CHARACTERS)


def day_told(words: str, today: date) -> date:
    """The day a note tells of: today, unless its first words plainly say yesterday."""
    return today - timedelta(days=1) if _YESTERDAY.match(normal_form(words)) else today
