"""Who wrote and who said it: a note has an author, and often tells what somebody else said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.compose.checking.names.persons import same_person, telling
from bot.compose.checking.patterns import pattern
from knowledge.evidence import Passage
from knowledge.text import normal_form

_NAME = r"(?P<who>[^\W\d_][^\s,;:.।“”\"]*(?: [^\W\d_][^\s,;:.।“”\"]*)??)"
_TELLS = pattern("wrote|write|note|jotted|sa(?:y|id)|report|admit|told|think|reckon|according to|per |লিখ|নোট কর|শুরু কর")
_WROTE = pattern(
    rf"(?:^|[ ,;]){_NAME} (?:wrote|writes|noted|notes|jotted)\b|(?:^|[ ,;।]){_NAME.replace('who', 'who_bn')}"
    r" (?:\S+ (?:তারিখে )?)?(?:লিখেছেন|লিখলেন|নোট করেছেন|শুরু করেছেন)"
)
_SAYS = pattern(
    rf"(?:^|[ ,;]){_NAME} (?:says?|said|reports?|reported|admits?|admitted|told|thinks|reckons)\b"
    rf"|\b(?:says?|said|according to|per) {_NAME.replace('who', 'who_after')}(?:[ ,;.]|$)"
)
_I_SAID = pattern(
    r"\b(?:I|We|we) (?:\w+ )?(?:said|told|promised|replied|answered|explained)\b|(?:বলেছি|জানিয়েছি|কথা দিয়েছি|বললাম|জানালাম)"
)
# What stands before what somebody else says in a note: "Halim: our soap ...", "says Halim", হালিম বললেন.
_SPEAKER = re.compile(
    r"^(?P<head>[^\W\d_]\S*(?: [^\W\d_]\S*){0,2}):|\b(?:says|said|reports|admits) (?P<after>[A-Z]\S*(?: [A-Z]\S*)?)"
    r"|(?P<before>[A-Z]\S*(?: [A-Z]\S*)?) (?:says|said|reports|admits)\b"
)


def other_speaker(text: str, passages: Iterable[Passage]) -> str:
    """Why somebody may not be named as who wrote or said it; "" where it is so, or cannot be told.

    text: the sentence in normal form, its quotations left in.
    """
    if not _TELLS.search(text):
        return ""
    notes = list(passages)
    for who in _named(_WROTE, text):
        known = [one for one in notes if same_person(who, one.words) or same_person(who, one.author)]
        if known and not any(same_person(who, one.author) for one in notes):
            return f"{who!r} did not write it: {notes[0].author} did"
    speaker = _speaker_of(notes[0]) if len(notes) == 1 and not _I_SAID.search(notes[0].words) else ""
    for who in _named(_SAYS, text):
        if speaker and same_person(who, notes[0].author) and not same_person(who, speaker):
            return f"it is {speaker} who says so in {notes[0].ref}"
    return ""


def _named(said: re.Pattern[str], text: str) -> Iterator[str]:
    for found in said.finditer(text):
        yield next(one for one in found.groups() if one)


def _speaker_of(note: Passage) -> str:
    found = _SPEAKER.search(note.words)
    if found is None:
        return ""
    speaker = next(one for one in found.groups() if one)
    return speaker if telling(speaker) and not same_person(normal_form(speaker), note.author) else ""
