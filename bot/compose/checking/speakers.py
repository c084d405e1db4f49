"""Who wrote and who said it: a note has an author, and often tells what somebody else said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.compose.checking.patterns import pattern
from knowledge.evidence import Passage
from knowledge.name_words import Weight, likeness, words_of
from knowledge.text import normal_form

SAME_NAME = 80.0
_NAME = r"(?P<who>[^\W\d_][^\s,;:.।“”\"]*(?: [^\W\d_][^\s,;:.।“”\"]*)??)"
_WROTE = pattern(
    rf"(?:^|[ ,;]){_NAME} (?:wrote|writes|noted|notes|jotted)\b|(?:^|[ ,;।]){_NAME.replace('who', 'who_bn')}"
    r" (?:\S+ (?:তারিখে )?)?(?:লিখেছেন|লিখলেন|নোট করেছেন|শুরু করেছেন)"
)
_SAYS = pattern(
    rf"(?:^|[ ,;]){_NAME} (?:says?|said|reports?|reported|admits?|admitted|told|thinks|reckons)\b"
    rf"|\b(?:says?|said|according to|per) {_NAME.replace('who', 'who_after')}(?:[ ,;.]|$)"
)
# What stands before what somebody else says in a note: "Halim: our soap ...", "says Halim", হালিম বললেন.
_SPEAKER = re.compile(
    r"^(?P<head>[^\W\d_]\S*(?: [^\W\d_]\S*){0,2}):|\b(?:says|said|reports|admits) (?P<after>[A-Z]\S*(?: [A-Z]\S*)?)"
    r"|(?P<before>[A-Z]\S*(?: [A-Z]\S*)?) (?:says|said|reports|admits|signed)\b"
)


def other_speaker(text: str, passages: Iterable[Passage]) -> str:
    """Why somebody may not be named as who wrote or said it; "" where it is so, or cannot be told.

    text: the sentence in normal form, its quotations left in.
    """
    notes = list(passages)
    for who in _named(_WROTE, text):
        known = [one for one in notes if _alike(who, one.words) or _alike(who, one.author)]
        if known and not any(_alike(who, one.author) for one in notes):
            return f"{who!r} did not write it: {notes[0].author} did"
    for who in _named(_SAYS, text):
        for note in notes:
            speaker = _speaker_of(note)
            if speaker and len(notes) == 1 and _alike(who, note.author) and not _alike(who, speaker):
                return f"it is {speaker} who says so in {note.ref}"
    return ""


def _named(said: re.Pattern[str], text: str) -> Iterator[str]:
    for found in said.finditer(text):
        yield next(one for one in found.groups() if one)


def _speaker_of(note: Passage) -> str:
    found = _SPEAKER.search(note.words)
    if found is None:
        return ""
    speaker = next(one for one in found.groups() if one)
    told = [one for one in words_of(speaker) if one.weight is Weight.DISTINCT]
    return speaker if told and not _alike(normal_form(speaker), note.author) else ""


def _alike(who: str, name: str) -> bool:
    mine = [one for one in words_of(who) if one.weight is Weight.DISTINCT]
    theirs = [one for one in words_of(name) if one.weight is Weight.DISTINCT]
    return any(one.plain == other.plain or likeness(one, other) >= SAME_NAME for one in mine for other in theirs)
