"""Some rows of a file, by column: what each field of them was read as. So many values are worked out together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import compress
from typing import Any, NamedTuple

from knowledge.evidence import Message


class Reference(NamedTuple):
    """A reference to a record of another kind, by its id in the source or by another of its fields."""

    kind: str
    words: str
    by: str = "source_id"


class Misread(Exception):
    """A row that cannot be taken: the column (empty where the whole row is meant) and the reason."""

    def __init__(self, column: str, reason: Message) -> None:
        self.column = column
        self.reason = reason


# By the place of a row in its block: why it cannot be taken. The first reason stands.
Refused = dict[int, Misread]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows by column, all of one length: the lines they begin on, their ids in the source, the values of each field.

    lists: the members of each list. A field whose cell is empty is what the table has for none.
    """

    lines: list[int]
    source_ids: list[str]
    values: dict[str, list[Any]]
    lists: dict[str, list[list[str | Reference]]]

    def without(self, places: Collection[int]) -> Block:
        """The rows that stand at none of these places."""
        if not places:
            return self
        wanted = [place not in places for place in range(len(self.lines))]
        return Block(
            list(compress(self.lines, wanted)),
            list(compress(self.source_ids, wanted)),
            {name: list(compress(column, wanted)) for name, column in self.values.items()},
            {name: list(compress(column, wanted)) for name, column in self.lists.items()},
        )

    def fields(self, place: int) -> Mapping[str, Any]:
        """One row, by field."""
        return {name: column[place] for name, column in self.values.items()}


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows on their way into the book: the ids of their records, what these were (None where they are new), and the
    members of their lists by place."""

    block: Block
    keys: list[int]
    olds: list[Any]
    lists: dict[str, list[list[Any]]]

    def some(self, *, new: bool) -> Taken:
        """Those whose records are new, or those whose records were there."""
        others = {place for place, old in enumerate(self.olds) if (old is None) is not new}
        if not others:
            return self
        wanted = [place for place in range(len(self.keys)) if place not in others]
        return Taken(
            self.block.without(others),
            [self.keys[place] for place in wanted],
            [self.olds[place] for place in wanted],
            {name: [column[place] for place in wanted] for name, column in self.lists.items()},
        )
