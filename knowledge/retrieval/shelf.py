"""An account's passages as arrays, and the accounts that were read lately, kept within a bound of memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Places = NDArray[np.int64]
Mask = NDArray[np.bool_]
Scores = NDArray[np.float64]

# What Python itself needs for a short text, and for one with a list under it.
BYTES_A_WORD, BYTES_A_LIST = 70, 220
MOST_BYTES = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Stamp:
    """Changes with an account's passages. Ids are never used again, so that their number and sum tell any change.

    unindexed: how many have no vector of the embedder's.
    """

    count: int
    sum_of_ids: int
    unindexed: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Arrays in step, one place per passage, by id.

    days: ordinals, 0 where a passage has none. authors: places in `names`. order: the places by conversation and
    position; conversations: a number for each. vectors: a row for each of the places in `indexed`. length: the number
    of terms in all. said: the ids of the passages by each term they hold, an id once for each time, and lengths: the
    number of terms by id; both in an account of ordinary size, of a larger one the database is asked. holding: how
    many passages say any of some terms, as it was counted. words: the terms that are said, read when first needed.
    """

    stamp: Stamp
    ids: Places
    days: Places
    authors: Places
    names: tuple[str, ...]
    order: Places
    conversations: Places
    indexed: Places
    vectors: Vectors
    length: int = 0
    said: Mapping[str, list[int]] = field(default_factory=dict)
    lengths: Mapping[int, int] = field(default_factory=dict)
    holding: dict[tuple[str, ...], int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Its size in bytes."""
        arrays = (self.ids, self.days, self.authors, self.order, self.conversations, self.indexed, self.vectors)
        said = BYTES_A_LIST * len(self.said) + 8 * self.length if self.said else 0
        return sum(array.nbytes for array in arrays) + said + BYTES_A_WORD * len(self.words)

    def seen(self, as_of: date | None) -> Mask:
        """The passages that exist on a day."""
        return np.ones(len(self.ids), dtype=bool) if as_of is None else self.days <= as_of.toordinal()

    def places(self, ids: Places) -> tuple[Places, Mask]:
        """The place of each id, and which of the ids are here."""
        if not len(self.ids):
            return np.zeros(len(ids), dtype=np.int64), np.zeros(len(ids), dtype=bool)
        places = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return places, self.ids[places] == ids

    def around(self, own: Scores, seen: Mask, before: float, after: float) -> Scores:
        """For each passage a share of the scores of the one before it and the one after it in its conversation."""
        found = np.zeros(len(self.ids))
        order = self.order[seen[self.order]]
        spoken = self.conversations[order]
        together = spoken[1:] == spoken[:-1]
        first, second = order[:-1][together], order[1:][together]
        found[second] += before * own[first]
        found[first] += after * own[second]
        return found


class Shelves:
    """The shelves of the accounts searched last, by account and embedder; the longest unused leave first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._held: OrderedDict[tuple[int, str], Shelf] = OrderedDict()
        self._lock = Lock()

    def get(self, account_id: int, embedder: str, stamp: Stamp) -> Shelf | None:
        """The shelf as it was read, where nothing changed since."""
        with self._lock:
            shelf = self._held.get((account_id, embedder))
            if shelf is None or shelf.stamp != stamp:
                return None
            self._held.move_to_end((account_id, embedder))
            return shelf

    def put(self, account_id: int, embedder: str, shelf: Shelf) -> None:
        with self._lock:
            self._held[account_id, embedder] = shelf
            self._held.move_to_end((account_id, embedder))
            while len(self._held) > 1 and sum(held.size for held in self._held.values()) > self._most:
                self._held.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
