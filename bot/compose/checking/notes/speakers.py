"""Who wrote and who said it: a note has an author, and often tells what somebody else said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.compose.checking.names.persons import same_person
from bot.compose.checking.patterns import pattern
from bot.compose.days_said import days_said
from knowledge.evidence import Passage

_NAME = r"(?P<who>[^\W\d_][^\s,;:.।“”\"]*(?: [^\W\d_][^\s,;:.।“”\"]*)??)"
_TELLS = pattern("wrote|write|note|jotted|লিখ|নোট কর|শুরু কর")
_WROTE = pattern(
    rf"(?:^|[ ,;]){_NAME} (?:wrote|writes|noted|notes|jotted)\b|(?:^|[ ,;।]){_NAME.replace('who', 'who_bn')}"
    r" (?:\S+ (?:তারিখে )?)?(?:লিখেছেন|লিখলেন|নোট করেছেন|শুরু করেছেন)"
)


def other_speaker(text: str, passages: Iterable[Passage]) -> str:
    """Why somebody may not be named as who wrote or said it; "" where it is so, or cannot be told.

    text: the sentence in normal form, its quotations left in.
    """
    if not _TELLS.search(text):
        return ""
    notes = list(passages)
    for who in _named(_WROTE, _without_days(text)):
        known = [one for one in notes if same_person(who, one.words) or same_person(who, one.author)]
        if known and not any(same_person(who, one.author) for one in notes):
            return f"{who!r} did not write it: {notes[0].author} did"
    return ""


def _without_days(text: str) -> str:
    """A text without its days: রুমানা ২৭ জুলাই লিখেছেন tells of Rumana, and not of July."""
    for day in reversed(days_said(text)):
        text = f"{text[: day.start].rstrip()} {text[day.end :].lstrip()}"
    return text


def _named(said: re.Pattern[str], text: str) -> Iterator[str]:
    for found in said.finditer(text):
        yield next(one for one in found.groups() if one)
