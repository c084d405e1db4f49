"""The product's own embedder, which works out a text once: one sample book is loaded into several databases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from knowledge.retrieval.library import Embedder, Holdings
from knowledge.retrieval.shelf import Vectors

_KNOWN: dict[tuple[str, str], Vectors] = {}


class EmbeddedOnce:
    """An embedder that remembers, as long as this process lives, what another one said."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name = embedder.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if (self.name, text) not in _KNOWN]
        for text, vector in zip(new, self._embedder.embed(new), strict=True):
            _KNOWN[self.name, text] = vector
        return np.stack([_KNOWN[self.name, text] for text in texts]) if texts else self._embedder.embed(texts)

    def reads(self, text: str) -> bool:
        return self._embedder.reads(text)


def remembering(holdings: Holdings) -> Holdings:
    """The same holdings, where a text is embedded once."""
    return replace(holdings, embedder=EmbeddedOnce(holdings.embedder)) if holdings.embedder else holdings
