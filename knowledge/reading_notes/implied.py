"""What a note may imply, and what must be known about its account to read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from knowledge.periods import Calendar

NeedWord = Literal["need", "challenge", "goal", "concern"]
SideWord = Literal["ours", "theirs"]


@dataclass(frozen=True, slots=True)
class Person:
    """A contact of the account or a member of our team. `names` are the name and its aliases."""

    id: int
    name: str
    names: tuple[str, ...]
    ours: bool
    function: str = ""


@dataclass(frozen=True, slots=True)
class NoteContext:
    """What a note is read with: its account's names and people, who writes it, and the day it is written on.

    author: None where whoever writes is no member of the team.
    """

    account_names: tuple[str, ...]
    contacts: tuple[Person, ...]
    team: tuple[Person, ...]
    author: Person | None
    today: date
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Commitment:
    """Somebody's promise. `owner` is None where the words leave it open, `due_on` where they name no day."""

    side: SideWord
    statement: str
    owner: Person | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Need:
    kind: NeedWord
    statement: str
    contact: Person | None


@dataclass(frozen=True, slots=True)
class ContactMet:
    contact: Person


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """`hour` is None where the words name a day only."""

    title: str
    day: date
    hour: time | None
    contacts: tuple[Person, ...]


Meaning = Commitment | Need | ContactMet | NextMeeting


@dataclass(frozen=True, slots=True)
class Implied:
    """One thing a note implies, and the sentence of the note, or the clause of it, that says it."""

    words: str
    meaning: Meaning
