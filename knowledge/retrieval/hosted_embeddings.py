"""Any langchain embeddings as the embedder, named "provider:model" in the settings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from langchain.embeddings import init_embeddings
from langchain_core.embeddings import Embeddings

from knowledge.errors import StorageTrouble
from knowledge.retrieval.shelf import Vectors


class Hosted:
    """Embeddings of a provider. They are taken to read every script.

    Errors: ImportError where the provider's package is not installed, ValueError for an unknown provider.
    """

    def __init__(self, setting: str) -> None:
        self.name = setting
        embeddings = init_embeddings(setting)
        assert isinstance(embeddings, Embeddings)
        self._embeddings = embeddings

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of length one, a row per text. Errors: StorageTrouble where the provider does not answer."""
        try:
            found = np.array(self._embeddings.embed_documents(list(texts)), dtype=np.float32)
        except Exception as error:  # every provider has errors of its own
            raise StorageTrouble("errors.embedder_failed", setting=self.name) from error
        return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9), dtype=np.float32)

    def reads(self, text: str) -> bool:
        """True where there are letters at all."""
        return any(letter.isalpha() for letter in text)
