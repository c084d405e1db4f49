"""What an erasure did, and what is looked for afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

# Stands where a name or a sentence was: it belongs to no language, and no search finds anything by it.
MASK = "▇▇▇"


@dataclass(frozen=True, slots=True, order=True)
class Needle:
    """Words that should be nowhere any more. `shared`: somebody else is called so too, who stays."""

    words: str
    kind: Literal["name", "words"] = "name"
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Erased:
    """What went. `erased` and `changed` count rows by table: gone whole, and kept without the name.

    refs: the notes and calls that had a sentence taken out, worth reading: their other sentences may still speak of
    somebody without a name. requests: ids of work that was about it. cards: keys of messages that show an erased note.
    passages: ids of passages that are gone, whose vectors must go too.
    """

    ref: str
    name: str
    erased: Mapping[str, int]
    changed: Mapping[str, int] = field(default_factory=dict)
    refs: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    passages: frozenset[int] = frozenset()
    needles: tuple[Needle, ...] = ()


def counted(*parts: Mapping[str, int]) -> dict[str, int]:
    """The counts of several steps together, without what was none."""
    total: dict[str, int] = {}
    for part in parts:
        for table, number in part.items():
            total[table] = total.get(table, 0) + number
    return {table: number for table, number in total.items() if number}
