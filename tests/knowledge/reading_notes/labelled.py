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
CLAUSES = Path(__file__).with_name("clauses.toml")
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


def of_clauses(half: str) -> list[dict[str, Any]]:
    """The sentences of two clauses, of "they" in Bengali, and those near both that imply nothing."""
    rows: list[dict[str, Any]] = tomllib.loads(CLAUSES.read_text(encoding="utf-8"))[half]
    return rows


def measure(half: str) -> tuple[Tally, list[str]]:
    """How well one half is read, and its sentences that are not."""
    return measured(labelled()[half])


def measured(rows: list[dict[str, Any]]) -> tuple[Tally, list[str]]:
    """How well some sentences are read, and those of them that are not."""
    known = context(labelled())
    proposed = right = expected = 0
    wrong: list[str] = []
    for sentence in rows:
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
    """Both halves of both files, as a table."""
    lines = ["half              sentences  proposed  right  expected  precision  recall"]
    for half in HALVES:
        for name, rows in ((half, labelled()[half]), (f"{half} clauses", of_clauses(half))):
            tally, _ = measured(rows)
            lines.append(
                f"{name:17} {len(rows):9}  {tally.proposed:8}  {tally.right:5}  {tally.expected:8}"
                f"  {tally.precision:9.2f}  {tally.recall:6.2f}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
    print("\n".join(measure("open")[1] + measured(of_clauses("open"))[1]))
