"""Finds the records that rows refer to, and remembers which rows of a file were met: in bounded memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.loading.block import Reference
from knowledge.loading.bulk import one_of
from knowledge.loading.kinds import KINDS

MOST_REMEMBERED = 100_000


@dataclass
class References:
    """The records of one source, by the words that refer to them. Ids are told apart by case; names are not."""

    session: Session
    source: str
    _ids: dict[str, dict[str, int | None]] = field(default_factory=dict)
    _others: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)

    def fetch(self, wanted: Iterable[Reference]) -> None:
        """Looks some references up at once; `look_up` then knows them."""
        missing: dict[str, set[str]] = {}
        for kind, word, by in wanted:
            if by == "source_id" and word not in self._ids.get(kind, ()):
                missing.setdefault(kind, set()).add(word)
        for kind, words in missing.items():
            known = self._ids.setdefault(kind, {})
            if len(known) > MOST_REMEMBERED:
                known.clear()
            known.update(dict.fromkeys(words))
            known.update(self._stored(kind, sorted(words)))

    def _stored(self, kind: str, words: list[str]) -> dict[str, int]:
        table = KINDS[kind].table
        named = one_of(table.c.source_id, words, self.session)
        query = sa.select(table.c.source_id, table.c.id).where(table.c.source == self.source, named)
        return dict(self.session.execute(query).all())

    def look_up(self, reference: Reference) -> int | None:
        """The id of the record meant, or None."""
        kind, words, by = reference
        if by == "source_id":
            if words not in self._ids.get(kind, ()):
                self.fetch([reference])
            return self._ids[kind][words]
        place = (kind, by)
        if place not in self._others:
            table = KINDS[kind].table
            held = self.session.execute(sa.select(table.c[by], table.c.id).order_by(table.c.id.desc()))
            self._others[place] = {str(name).casefold(): key for name, key in held if name}
        return self._others[place].get(words.casefold())

    def changed(self, kind: str) -> None:
        """Forgets what was remembered of a kind: more of them were written."""
        self._ids.pop(kind, None)
        for place in [place for place in self._others if place[0] == kind]:
            del self._others[place]


class Met:
    """The lines on which the records of one file were met, by the record's id: four bytes for each."""

    def __init__(self) -> None:
        self._lines = array("I")

    def line(self, key: int) -> int:
        """The line a record was met on, or 0."""
        return self._lines[key] if key < len(self._lines) else 0

    def meet(self, key: int, line: int) -> None:
        self.meet_all(key, [line])

    def meet_all(self, first: int, lines: Sequence[int]) -> None:
        """Notes the lines of records whose ids follow one another."""
        end = first + len(lines)
        if end > len(self._lines):
            self._lines.extend(array("I", bytes(4 * (max(end, 2 * len(self._lines)) - len(self._lines)))))
        self._lines[first:end] = array("I", lines)
