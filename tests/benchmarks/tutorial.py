"""The baseline of search: langchain-chroma's similarity with a metadata filter, as its tutorial does it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import chromadb
from chromadb.config import Settings
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from knowledge.retrieval.library import Embedder
from knowledge.retrieval.shelf import Vectors


class AsLangchain(Embeddings):
    """The built-in embedder, worn as langchain's."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        found: list[list[float]] = self._embedder.embed(texts).tolist()
        return found

    def embed_query(self, text: str) -> list[float]:
        found: list[float] = self._embedder.embed([text])[0].tolist()
        return found


class Tutorial:
    """One collection for all accounts; each text carries its account and its ref as metadata."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
        self._collection = client.get_or_create_collection("tutorial", configuration={"hnsw": {"space": "cosine"}})
        self._store = Chroma("tutorial", AsLangchain(embedder), client=client)

    def add(self, refs: Sequence[str], accounts: Sequence[int], texts: Sequence[str], vectors: Vectors) -> None:
        """Texts with vectors made beforehand."""
        for start in range(0, len(refs), 2_000):
            piece = slice(start, start + 2_000)
            self._collection.upsert(
                ids=list(refs[piece]),
                embeddings=vectors[piece],
                documents=list(texts[piece]),
                metadatas=[
                    {"account": account, "ref": ref} for account, ref in zip(accounts[piece], refs[piece], strict=True)
                ],
            )

    def search(self, account: int, question: str, limit: int = 10) -> list[str]:
        """The refs of the best texts."""
        only: dict[str, Any] = {"account": account}
        found = self._store.similarity_search(question, k=limit, filter=only)
        return [str(document.metadata["ref"]) for document in found]
