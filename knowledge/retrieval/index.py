"""The vector index: Chroma, embedded in a folder or on a server. The only place that knows it.

Search within an account is exact: the vectors of its passages are fetched by id (a filtered query of Chroma is
linear in the whole collection, and unfiltered its recall is poor). One process owns an embedded folder.
"""

from __future__ import annotations

import ctypes
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError
from filelock import FileLock, Timeout

from knowledge.errors import StorageTrouble
from knowledge.retrieval.shelf import Vectors

CHUNK = 2_000
LEAST_FREE_BYTES = 4_000_000
# So often a folder is removed before it is said that it cannot be.
TRIES = 50
# A parameter of glibc's mallopt: with which byte memory is filled as it is handed out.
M_PERTURB = -6
# Chroma's graph is never searched, vectors are fetched by id: the smallest graph is built four times as fast.
CONFIGURATION: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_construction": 8, "ef_search": 8, "max_neighbors": 4}
}


class ChromaIndex:
    """One collection, named after the embedder, so that vectors of two embedders never meet.

    A damaged index never stops a search: it holds nothing, `damaged` says so, and `clear` makes it whole again.
    """

    def __init__(self, connect: Callable[[], ClientAPI], embedder: str, folder: Path | None, lock: FileLock | None):
        self.damaged = False
        self._connect = connect
        self._folder = folder
        self._lock = lock
        self._name = "passages-" + "".join(letter if letter.isalnum() else "-" for letter in embedder)
        self._client = connect()
        self._open()

    def _open(self) -> None:
        self._collection = self._client.get_or_create_collection(
            self._name, embedding_function=None, configuration=CONFIGURATION
        )

    def upsert(self, ids: Sequence[int], vectors: Vectors) -> None:
        """Errors: StorageTrouble where the disk is full or the index is damaged."""
        with _failures():
            for start in range(0, len(ids), CHUNK):
                some = [str(key) for key in ids[start : start + CHUNK]]
                self._collection.upsert(ids=some, embeddings=vectors[start : start + CHUNK])

    def vectors(self, ids: Sequence[int]) -> tuple[list[int], Vectors]:
        """Those that are there, with their vectors; none where the index is damaged."""
        found: list[int] = []
        rows: list[Vectors] = []
        try:
            with _failures():
                for start in range(0, len(ids), CHUNK):
                    some = [str(key) for key in ids[start : start + CHUNK]]
                    got = self._collection.get(ids=some, include=["embeddings"])
                    if got["ids"]:
                        found.extend(int(key) for key in got["ids"])
                        rows.append(np.asarray(got["embeddings"], dtype=np.float32))
        except StorageTrouble:
            self.damaged = True
            return [], np.zeros((0, 1), dtype=np.float32)
        return found, np.concatenate(rows) if rows else np.zeros((0, 1), dtype=np.float32)

    def ids(self) -> set[int]:
        """Errors: StorageTrouble where the index is damaged."""
        found: set[int] = set()
        with _failures():
            total = self._collection.count()
            for offset in range(0, total, 50_000):
                got = self._collection.get(include=[], limit=50_000, offset=offset)
                found.update(int(key) for key in got["ids"])
        return found

    def remove(self, ids: Sequence[int]) -> None:
        """Errors: StorageTrouble where the index is damaged."""
        with _failures():
            for start in range(0, len(ids), CHUNK):
                self._collection.delete(ids=[str(key) for key in ids[start : start + CHUNK]])

    def clear(self) -> None:
        """Throws every vector away, those of other embedders too. Errors: StorageTrouble."""
        with _failures():
            if self._folder is not None:
                self._close_client()
                _await_closed(self._folder)
                _fill_new_memory()
                self._client = _anew(self._folder, self._connect)
            else:
                self._drop()
            self._open()
        self.damaged = False

    def _close_client(self) -> None:
        if isinstance(self._client, Client):
            with suppress(StorageTrouble), _failures():
                self._client.close()

    def _drop(self) -> None:
        try:
            self._client.delete_collection(self._name)
        except NotFoundError:
            return

    def close(self) -> None:
        self._close_client()
        if self._folder is not None and self.damaged:
            shutil.rmtree(self._folder, ignore_errors=True)  # the next to open it finds it lost, and builds it anew
        if self._lock is not None:
            self._lock.release()


def open_index(folder: Path, url: str, embedder: str) -> ChromaIndex:
    """The index on the server at `url`, or in `folder`. A damaged folder is thrown away: it can be rebuilt.

    Errors: StorageTrouble where another process holds the folder, the server is out of reach or the disk is full.
    """
    if url:
        try:
            return ChromaIndex(lambda: _server(url), embedder, None, None)
        except (ValueError, ChromaError, OSError) as error:
            raise StorageTrouble("errors.index_unreachable") from error
    lock = FileLock(folder.with_suffix(".lock"))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StorageTrouble("errors.index_held") from error
    except OSError as error:
        raise StorageTrouble("errors.index_broken") from error
    try:
        return _open_folder(folder, embedder, lock)
    except BaseException:
        lock.release()
        raise


def _open_folder(folder: Path, embedder: str, lock: FileLock) -> ChromaIndex:
    def connect() -> ClientAPI:
        return chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))

    try:
        with _failures():
            return ChromaIndex(connect, embedder, folder, lock)
    except StorageTrouble:
        if shutil.disk_usage(folder.parent).free < LEAST_FREE_BYTES:
            raise  # nothing is damaged: there is no room to work in
        with _failures():
            return ChromaIndex(lambda: _anew(folder, connect), embedder, folder, lock)


def _anew(folder: Path, connect: Callable[[], ClientAPI]) -> ClientAPI:
    """A client of an empty folder."""
    SharedSystemClient.clear_system_cache()  # a client that failed to start stays in it, and would be handed out again
    _remove(folder)
    return connect()


def _fill_new_memory() -> None:
    """Has the C library fill what it hands out from now on, where it can (glibc).

    Chroma writes the memory of its graph to disk as it got it, unused places with whatever lay there before: vectors of
    the store that was closed, which are to be forgotten.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_PERTURB, 1)


def _await_closed(folder: Path) -> None:
    """Waits until a store that was closed has let go of its files.

    It does so a moment after it says so. Till then it may write, by their names, into files of a new store in the same
    folder: what was to be forgotten, or the journal of a change that the new store would then take back.
    """
    for _ in range(TRIES):
        if not _is_open(folder):
            return
        time.sleep(0.1)
    raise StorageTrouble("errors.index_broken")


def _is_open(folder: Path) -> bool:
    """Whether this process has files of a folder open. Where the system does not tell, none is after a moment."""
    opened = Path("/proc/self/fd")
    if not opened.exists():
        time.sleep(0.5)
        return False
    inside = folder.resolve()
    return any(inside in _target(one).parents for one in opened.iterdir())


def _target(link: Path) -> Path:
    try:
        return link.readlink()
    except OSError:  # closed meanwhile
        return Path()


def _remove(folder: Path) -> None:
    """Removes a folder for good. Errors: StorageTrouble where something of it stays."""
    for _ in range(TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)  # a store that was closed may be writing its last into it
    raise StorageTrouble("errors.index_broken")


@contextmanager
def _failures() -> Iterator[None]:
    """A damaged store fails in many ways, by panics of its Rust core among them: all become StorageTrouble."""
    try:
        yield
    except StorageTrouble:
        raise
    except Exception as error:
        raise StorageTrouble("errors.index_broken") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise StorageTrouble("errors.index_broken") from error


def _server(url: str) -> ClientAPI:
    secure, _, rest = url.partition("://")
    host, _, port = rest.rstrip("/").partition(":")
    settings = Settings(anonymized_telemetry=False)
    return chromadb.HttpClient(host=host, port=int(port or 8000), ssl=secure == "https", settings=settings)
