"""One open book of business: its database and its index, and the one unit of work both change in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.database import (
    LOCK_WAIT_SECONDS,
    Upgrade,
    bring_to_this_version,
    open_engine,
    room_for_much,
    storage_errors,
    wait_for_turn,
)
from knowledge.remembered import Remembered
from knowledge.retrieval.library import Library


@dataclass(frozen=True)
class Book:
    """What a feature opens to read or to write. Sessions are short and never outlive the block they were opened in.

    home: the folder of settings that belong to the book (scoring.toml). remembered: what was worked out of its records
    as they stand. A session finds both in its `info`.
    """

    engine: sa.Engine
    library: Library = field(default_factory=Library)
    home: Path | None = None
    remembered: Remembered = field(default_factory=Remembered)

    @property
    def _info(self) -> dict[Any, Any]:
        return {"home": self.home, "remembered": self.remembered}

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database and writes nothing."""
        with storage_errors(), Session(self.engine, info=self._info) as session:
            yield session

    @contextmanager
    def writing(self, *, alone: bool = False) -> Iterator[Session]:
        """A session that is committed whole when the block ends, and not at all when it raises.

        alone: nobody else writes meanwhile, on PostgreSQL too (on SQLite nobody ever does). Others wait a while,
        then get StorageTrouble.
        """
        with (
            storage_errors(),
            self.engine.connect().execution_options(writing=True) as connection,
            Session(connection, info=self._info) as session,
            session.begin(),
        ):
            wait_for_turn(session.connection(), alone=alone)
            with room_for_much(connection) if alone else nullcontext():
                yield session


def open_book(
    url: str,
    upgrade: Upgrade,
    library: Library | None = None,
    *,
    wait_seconds: float = LOCK_WAIT_SECONDS,
    home: Path | None = None,
) -> Book:
    """Opens the book at `url`, brought to this version by `upgrade` where it is older.

    wait_seconds: how long it waits for others who write. home: where the book's own files of settings are.
    Errors: BadInput where `url` is no address; StorageTrouble where it is locked, newer, broken or out of reach.
    """
    with storage_errors():
        engine = open_engine(url, wait_seconds)
    try:
        bring_to_this_version(engine, upgrade)
    except BaseException:
        engine.dispose()
        raise
    return Book(engine, library or Library(), home)
