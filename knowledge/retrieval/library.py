"""What search by meaning needs: an embedder and a vector index. Either may be missing; then words alone search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Library:
    """An open index with its embedder. `notice` tells the person why search goes by words alone, where it does."""

    index: VectorIndex | None = None
    embedder: Embedder | None = None
    notice: Message | None = None
    # What was read once in this process.
    shelves: Shelves = field(default_factory=Shelves)

    def close(self) -> None:
        if self.index is not None:
            self.index.close()
