"""The composition root: settings become a desk. The one place, with `__main__`, that imports heavy parts late."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.desk import Desk
from bot.settings import Settings
from knowledge.book import Book, open_book
from knowledge.errors import StorageTrouble
from knowledge.evidence import Message
from knowledge.periods import Calendar
from knowledge.retrieval.library import Embedder, Holdings, Library

if TYPE_CHECKING:
    import structlog


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """A desk over the book of the settings, closed at the end of the block. Its library is opened when it is used.

    Errors: StorageTrouble where the folder, the database or the disk cannot be used.
    """
    make_home(settings.home)
    library = library_of(settings)
    try:
        book = open_records(settings, library, settings.wait_seconds)
        try:
            yield Desk(
                book=book,
                calendar=Calendar(settings.fiscal_year_starts, settings.first_weekday),
                zone=settings.zone,
                clock=lambda: datetime.now(UTC),
                language=settings.language,
                lakh={"auto": None, "lakh": True, "thousand": False}[settings.grouping],
            )
        finally:
            book.engine.dispose()
    finally:
        library.close()


def open_records(settings: Settings, library: Library, wait_seconds: float) -> Book:
    """The book of the settings. wait_seconds: how long it waits for others who write. Errors: StorageTrouble."""
    return open_book(settings.database_url, _upgrade, library, wait_seconds=wait_seconds)


def make_home(home: Path) -> None:
    """Errors: StorageTrouble where the folder cannot be made or written to."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe = home / ".writable"
        probe.write_bytes(b"keybrief")
        probe.unlink()
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise StorageTrouble("errors.home_full" if full else "errors.folder_readonly", folder=str(home)) from error


def library_of(settings: Settings) -> Library:
    """The library of the settings, not yet open."""
    return Library(opens=lambda: open_holdings(settings))


def open_holdings(settings: Settings) -> Holdings:
    """The embedder and the index of the settings; without either, the notice says why words alone search."""
    if settings.embeddings == "none":
        return Holdings()
    try:
        embedder = open_embedder(settings.embeddings)
    except ImportError as error:
        reason = {"setting": settings.embeddings, "reason": f"{error.name} is not installed"}
        missing = settings.embeddings == "minilm"
        return Holdings(
            notice=Message("errors.embedder_missing") if missing else Message("errors.embedder_unknown", reason)
        )
    except Exception as error:  # noqa: BLE001  each provider of embeddings fails in its own way
        reason = {"setting": settings.embeddings, "reason": type(error).__name__}
        return Holdings(notice=Message("errors.embedder_unknown", reason))
    try:
        from knowledge.retrieval.index import open_index

        index = open_index(settings.index_folder, settings.chroma.get_secret_value(), embedder.name)
    except StorageTrouble as trouble:
        return Holdings(notice=trouble.message)
    return Holdings(index, embedder)


def open_embedder(setting: str) -> Embedder:
    """The embedder of a setting: "minilm", or "provider:model". Errors: OSError, ImportError, ValueError."""
    if setting == "minilm":
        from knowledge.retrieval.embeddings import MiniLM

        return MiniLM()
    from knowledge.retrieval.hosted_embeddings import Hosted

    return Hosted(setting)


def open_log(home: Path) -> structlog.stdlib.BoundLogger:
    """The log: one JSON line per event in `keybrief.log` in the home folder."""
    import logging

    import structlog

    class LogFile(logging.FileHandler):
        def emit(self, record: logging.LogRecord) -> None:
            super().emit(record)
            self.close()

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
            raise  # noqa: PLE0704  what cannot be logged is told by the caller, not printed with a traceback

    handler = LogFile(home / "keybrief.log", encoding="utf-8", delay=True)
    logger = logging.Logger("keybrief")
    logger.addHandler(handler)
    processors: list[Any] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(),
    ]
    return structlog.wrap_logger(logger, processors=processors)  # type: ignore[no-any-return]


def _upgrade(connection: Any) -> None:
    from knowledge.migrations.upgrade import upgrade

    upgrade(connection)
