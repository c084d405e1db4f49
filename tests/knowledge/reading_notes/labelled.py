"""The labelled sentences, and how well the patterns read them: `python -m tests.knowledge.reading_notes.labelled`."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.periods import Calendar
from knowledge.reading_notes.implied import Commitment, ContactMet, Implied, Need, NoteContext, Person
from knowledge.reading_notes.read import read_note

FILE = Path(__file__).with_name("sentences.toml")
HALVES = ("open", "held_out")


@dataclass(frozen=True)
class Tally:
    """What was proposed, how much of it is right, and what should have been."""

    proposed: int
    right: int
    expected: int

    @property
    def precision(self) -> float:
        return self.right / self.proposed

    @property
    def recall(self) -> float:
        return self.right / self.expected


def labelled() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def context(data: dict[str, Any]) -> NoteContext:
    """The account, the people and the day that all sentences are read with."""
    contacts, team = _people(data["contacts"], ours=False), _people(data["team"], ours=True)
    author = next(person for person in team if person.name == data["author"])
    return NoteContext((data["account"],), contacts, team, author, data["today"], Calendar())


def _people(rows: list[dict[str, str]], *, ours: bool) -> tuple[Person, ...]:
    return tuple(
        Person(place, row["name"], (row["name"], *row["aliases"].split(";")), ours, row.get("function", ""))
        for place, row in enumerate(rows, start=1)
    )


def label(implied: Implied) -> str:
    """What was read, as the file writes it: side, owner and due day of a commitment must all be right."""
    match implied.meaning:
        case Commitment() as made:
            return f"{made.side} | {made.owner.name if made.owner else '-'} | {made.due_on or '-'}"
        case Need() as need:
            return need.kind
        case ContactMet() as met:
            return f"met {met.contact.name}"
        case meeting:
            return f"meeting {meeting.day}" + (f" {meeting.hour:%H:%M}" if meeting.hour else "")


def measure(half: str) -> tuple[Tally, list[str]]:
    """How well one half is read, and its sentences that are not."""
    data = labelled()
    known = context(data)
    proposed = right = expected = 0
    wrong: list[str] = []
    for sentence in data[half]:
        found = Counter(label(one) for one in read_note(sentence["text"], known))
        wanted = Counter(sentence["implies"])
        proposed, expected, right = (
            proposed + found.total(),
            expected + wanted.total(),
            right + (found & wanted).total(),
        )
        if found != wanted:
            wrong.append(f"{sentence['text']}: read {sorted(found)}, not {sorted(wanted)}")
    return Tally(proposed, right, expected), wrong


def table() -> str:
    """Both halves, as a table."""
    lines = ["half      sentences  proposed  right  expected  precision  recall"]
    for half in HALVES:
        tally, _ = measure(half)
        size = len(labelled()[half])
        lines.append(
            f"{half:9} {size:9}  {tally.proposed:8}  {tally.right:5}  {tally.expected:8}"
            f"  {tally.precision:9.2f}  {tally.recall:6.2f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
    print("\n".join(measure("open")[1]))
