"""What a language model says that a note implies, held against the note: nothing it adds of its own is kept.

The sentence must stand in the note, the statement must be made of its words, the person must be named in it and of the
right side, the day must be one that we read in it too. What hangs on a condition, is asked, guessed or of the past is
no proposal, whoever finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.due_dates import due_dates_in
from knowledge.hours import hours_in
from knowledge.reading_notes.doubt import is_doubtful, is_of_the_past
from knowledge.reading_notes.implied import (
    Commitment,
    ContactMet,
    Implied,
    Meaning,
    Need,
    NextMeeting,
    NoteContext,
    Person,
)
from knowledge.reading_notes.marked import Marked, mark
from knowledge.reading_notes.wording import as_line
from knowledge.text import normal_form, terms

SuggestedKind = Literal["our_promise", "their_promise", "need", "challenge", "goal", "concern", "met", "next_meeting"]
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Suggested:
    """One thing as a model reads it. words: the note's own that say it. person: as the note calls them, or "".

    day: None where the model names none.
    """

    kind: SuggestedKind
    words: str
    statement: str
    person: str
    day: date | None


def implied_by(suggested: Suggested, note: str, context: NoteContext) -> Implied | None:
    """What of a suggestion the words of the note bear out; None where that is nothing."""
    words = " ".join(suggested.words.split())
    if not words or len(words) > LONGEST or normal_form(words) not in normal_form(" ".join(note.split())):
        return None
    marked = mark(words, context)
    if is_doubtful(marked.text):
        return None
    meaning = _meaning(suggested, words, marked, context)
    return Implied(words, meaning) if meaning is not None else None


def together(read: Sequence[Implied], suggested: Iterable[Implied]) -> tuple[Implied, ...]:
    """What both find first, then what we read, then what the model alone finds."""
    further = list(suggested)
    both = [one for one in read if any(_same(one, other) for other in further)]
    alone = [other for other in further if not any(_same(one, other) for one in read)]
    return (*both, *(one for one in read if one not in both), *alone)


def _same(one: Implied, other: Implied) -> bool:
    """Whether two readings are of one thing: the same kind and side, out of the same words."""
    mine, theirs = one.meaning, other.meaning
    if isinstance(mine, ContactMet) and isinstance(theirs, ContactMet):
        return mine.contact == theirs.contact
    if isinstance(mine, NextMeeting) and isinstance(theirs, NextMeeting):
        return mine.day == theirs.day
    if _kind(mine) != _kind(theirs):
        return False
    said, told = normal_form(one.words), normal_form(other.words)
    return said in told or told in said


def _kind(meaning: Meaning) -> tuple[str, str]:
    return type(meaning).__name__, getattr(meaning, "side", "") or getattr(meaning, "kind", "")


def _meaning(suggested: Suggested, words: str, marked: Marked, context: NoteContext) -> Meaning | None:
    person = _person(suggested.person, marked, context)
    days = [one.day for one in due_dates_in(words, context.today, context.calendar) if one.exact]
    day = suggested.day if suggested.day in days else None
    match suggested.kind:
        case "our_promise" | "their_promise":
            ours = suggested.kind == "our_promise"
            if is_of_the_past(marked.text) or (person is not None and person.ours != ours):
                return None
            return Commitment("ours" if ours else "theirs", _statement(suggested, words), person, day)
        case "met":
            return ContactMet(person) if person is not None and not person.ours else None
        case "next_meeting":
            if day is None:
                return None
            hours = hours_in(words)
            return NextMeeting(as_line(words), day, hours[0].at if hours else None, tuple(marked.contacts()))
        case _:
            if person is not None and person.ours:
                return None
            return Need(suggested.kind, _statement(suggested, words), person)


def _statement(suggested: Suggested, words: str) -> str:
    """The statement as the model words it, where it takes nothing but words of the note; else those themselves."""
    told = as_line(suggested.statement)
    return told if told and set(terms(told)) <= set(terms(words)) else as_line(words)


def _person(called: str, marked: Marked, context: NoteContext) -> Person | None:
    """Who is meant by a name, if the sentence names them; the author by "I"."""
    if normal_form(called) in ("i", "me", "we", "আমি", "আমরা"):
        return context.author
    named = mark(called, context).named() if called.strip() else []
    here = [person for person in marked.named() if person in named]
    return here[0] if len(here) == 1 else None
