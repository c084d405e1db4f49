"""What search by meaning needs: an embedder and a vector index. Either may be missing; then words alone search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from knowledge.evidence import Message
from knowledge.retrieval.shelf import Shelves, Vectors


class Embedder(Protocol):
    """Turns texts into vectors of length one. `name` tells the model and its version."""

    name: str

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row per text."""
        ...

    def reads(self, text: str) -> bool:
        """Whether the model knows the script of this text."""
        ...


class VectorIndex(Protocol):
    """Keeps the vector of each passage by the passage's id. What is damaged counts as empty until it is cleared."""

    damaged: bool

    def upsert(self, ids: Sequence[int], vectors: Vectors) -> None: ...

    def vectors(self, ids: Sequence[int]) -> tuple[list[int], Vectors]:
        """Those of these ids that are there, and their vectors, in step."""
        ...

    def ids(self) -> set[int]: ...

    def remove(self, ids: Sequence[int]) -> None: ...

    def clear(self) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a library turns out to hold once it is open. `notice` says why words alone search, where they do."""

    index: VectorIndex | None = None
    embedder: Embedder | None = None
    notice: Message | None = None


class Library:
    """An index with its embedder, opened when either is first asked for: a figure is told without them."""

    def __init__(
        self,
        index: VectorIndex | None = None,
        embedder: Embedder | None = None,
        *,
        opens: Callable[[], Holdings] | None = None,
    ) -> None:
        self._opens = opens or (lambda: Holdings(index, embedder))
        # What was read once in this process.
        self.shelves = Shelves()
        # Told that passages wait, where somebody indexes them aside; else who wrote them does it at once.
        self.left_to: Callable[[], None] | None = None

    @cached_property
    def _holdings(self) -> Holdings:
        return self._opens()

    @property
    def index(self) -> VectorIndex | None:
        return self._holdings.index

    @property
    def embedder(self) -> Embedder | None:
        return self._holdings.embedder

    @property
    def notice(self) -> Message | None:
        """Why search goes by words alone, where it does."""
        return self._holdings.notice

    @property
    def is_open(self) -> bool:
        return "_holdings" in vars(self)

    def close(self) -> None:
        """What was never opened stays shut."""
        if self.is_open and self.index is not None:
            self.index.close()
