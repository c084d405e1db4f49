"""The vector index: Chroma, embedded in a folder or on a server. The only place that knows it.

Search within an account is exact: the vectors of its passages are fetched by id (a filtered query of Chroma is
linear in the whole collection, and unfiltered its recall is poor). One process owns an embedded folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.config import Settings
from chromadb.errors import ChromaError
from filelock import FileLock, Timeout

from knowledge.errors import StorageTrouble
from knowledge.retrieval.shelf import Vectors

CHUNK = 2_000
SETTINGS = Settings(anonymized_telemetry=False)
# Chroma's graph is never searched, vectors are fetched by id: the smallest graph is built four times as fast.
CONFIGURATION: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_construction": 8, "ef_search": 8, "max_neighbors": 4}
}


class ChromaIndex:
    """One collection, named after the embedder, so that vectors of two embedders never meet."""

    def __init__(self, client: ClientAPI, embedder: str, lock: FileLock | None) -> None:
        self._client = client
        self._lock = lock
        self._name = "passages-" + "".join(letter if letter.isalnum() else "-" for letter in embedder)
        self._open()

    def _open(self) -> None:
        self._collection = self._client.get_or_create_collection(
            self._name, embedding_function=None, configuration=CONFIGURATION
        )

    def upsert(self, ids: Sequence[int], vectors: Vectors) -> None:
        for start in range(0, len(ids), CHUNK):
            some = [str(key) for key in ids[start : start + CHUNK]]
            self._collection.upsert(ids=some, embeddings=vectors[start : start + CHUNK])

    def vectors(self, ids: Sequence[int]) -> tuple[list[int], Vectors]:
        found: list[int] = []
        rows: list[Vectors] = []
        for start in range(0, len(ids), CHUNK):
            some = [str(key) for key in ids[start : start + CHUNK]]
            got = self._collection.get(ids=some, include=["embeddings"])
            if got["ids"]:
                found.extend(int(key) for key in got["ids"])
                rows.append(np.asarray(got["embeddings"], dtype=np.float32))
        return found, np.concatenate(rows) if rows else np.zeros((0, 1), dtype=np.float32)

    def ids(self) -> set[int]:
        found: set[int] = set()
        total = self._collection.count()
        for offset in range(0, total, 50_000):
            got = self._collection.get(include=[], limit=50_000, offset=offset)
            found.update(int(key) for key in got["ids"])
        return found

    def remove(self, ids: Sequence[int]) -> None:
        for start in range(0, len(ids), CHUNK):
            self._collection.delete(ids=[str(key) for key in ids[start : start + CHUNK]])

    def clear(self) -> None:
        self._client.delete_collection(self._name)
        self._open()

    def close(self) -> None:
        if self._lock is not None:
            self._lock.release()


def open_index(folder: Path, url: str, embedder: str) -> ChromaIndex:
    """The index on the server at `url`, or in `folder`. A damaged folder is thrown away: it can be rebuilt.

    Errors: StorageTrouble where another process holds the folder or the server is out of reach.
    """
    if url:
        try:
            return ChromaIndex(_server(url), embedder, None)
        except (ValueError, ChromaError, OSError) as error:
            raise StorageTrouble("errors.index_unreachable") from error
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder.with_suffix(".lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StorageTrouble("errors.index_held") from error
    try:
        return ChromaIndex(_embedded(folder), embedder, lock)
    except Exception:  # noqa: BLE001  a damaged store fails in many ways, its Rust core's among them; the records rebuild it
        shutil.rmtree(folder, ignore_errors=True)
        return ChromaIndex(_embedded(folder), embedder, lock)


def _embedded(folder: Path) -> ClientAPI:
    return chromadb.PersistentClient(path=str(folder), settings=SETTINGS)


def _server(url: str) -> ClientAPI:
    secure, _, rest = url.partition("://")
    host, _, port = rest.rstrip("/").partition(":")
    return chromadb.HttpClient(host=host, port=int(port or 8000), ssl=secure == "https", settings=SETTINGS)
