"""What a load would do, or did: rows new, changed, unchanged and refused, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from knowledge.evidence import Message

MOST_REFUSALS_KEPT = 200


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken: where it stands and why. `column` is empty where the whole row is meant."""

    file: str
    line: int
    column: str
    reason: Message


@dataclass
class FilePlan:
    """One kind of record out of one file."""

    file: str
    kind: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    unused_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Accounts whose names are alike: the name, and their ids in the source."""

    name: str
    source_ids: tuple[str, ...]


@dataclass
class LoadPlan:
    """The whole of a load. `refusals` keeps the first of them; `refused` counts all.

    left_out: cells left out of rows that were taken: a reference to a person or a record that is not there.
    missing_files: files that words should have been looked up in.
    """

    folder: Path
    mapping: str
    files: list[FilePlan] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    left_out: list[Refusal] = field(default_factory=list)
    cells_left_out: int = 0
    unused_files: tuple[str, ...] = ()
    missing_files: tuple[str, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()

    @property
    def new(self) -> int:
        return sum(file.new for file in self.files)

    @property
    def changed(self) -> int:
        return sum(file.changed for file in self.files)

    @property
    def unchanged(self) -> int:
        return sum(file.unchanged for file in self.files)

    @property
    def refused(self) -> int:
        return sum(file.refused for file in self.files)

    def refuse(self, plan: FilePlan, line: int, column: str, reason: Message) -> None:
        """Counts a row that is not taken, and keeps why."""
        plan.refused += 1
        if len(self.refusals) < MOST_REFUSALS_KEPT:
            self.refusals.append(Refusal(plan.file, line, column, reason))

    def leave_out(self, plan: FilePlan, line: int, column: str, reason: Message) -> None:
        """Counts a cell that is left out of a row that is taken, and keeps why."""
        self.cells_left_out += 1
        if len(self.left_out) < MOST_REFUSALS_KEPT:
            self.left_out.append(Refusal(plan.file, line, column, reason))
