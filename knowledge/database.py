"""The database: its column types, its engine, and opening it at the right version.

SQLite (WAL, foreign keys on) by default, PostgreSQL by URL. Everything above this file is the same for both.
"""

from __future__ import annotations

import enum
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from knowledge.errors import BadInput, StorageTrouble
from knowledge.migrations import HEAD, KNOWN

MICRO = Decimal("0.000001")
LOCK_WAIT_SECONDS = 15.0
CONNECT_WAIT_SECONDS = 10
# The keys of two locks of PostgreSQL: one process upgrades at a time; who loads writes alone.
UPGRADE_LOCK, WRITE_LOCK = 5391442, 5391443
# Memory for pages of SQLite, in KiB: what it takes by itself, and for who writes very much.
USUAL_CACHE, LARGE_CACHE = 2_000, 131_072


class Amount(sa.types.TypeDecorator[Decimal]):
    """An exact decimal kept as whole millionths, so that both databases add it up without rounding."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: sa.Dialect) -> int | None:
        if value is None:
            return None
        return int((Decimal(value) / MICRO).to_integral_value(ROUND_HALF_UP))

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Decimal | None:
        return None if value is None else Decimal(int(value)) * MICRO


class Moment(sa.types.TypeDecorator[datetime]):
    """A point in time, aware and in UTC on both databases."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def choice(kind: type[enum.StrEnum]) -> sa.Enum:
    """A column that holds one of the words of `kind`, as text on both databases."""
    return sa.Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    type_annotation_map = {Decimal: Amount(), datetime: Moment(), str: sa.Text()}  # noqa: RUF012
    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Sourced:
    """A record that may have been loaded: known again by the source's own id, and by the load that wrote it."""

    source: Mapped[str | None]
    source_id: Mapped[str | None]
    load_id: Mapped[int | None] = mapped_column(sa.ForeignKey("loads.id"), index=True)


def open_engine(url: str, wait_seconds: float = LOCK_WAIT_SECONDS) -> sa.Engine:
    """An engine for `url`; nothing is read or written yet. Errors: BadInput where `url` is no address of either."""
    try:
        address = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise BadInput("errors.database_url") from error
    if address.get_backend_name() in ("postgresql", "postgres"):
        waits = {"connect_timeout": CONNECT_WAIT_SECONDS, "options": f"-c lock_timeout={int(wait_seconds * 1000)}"}
        unset = {name: value for name, value in waits.items() if name not in address.query}
        named = address.set(drivername="postgresql+psycopg")
        return sa.create_engine(named, pool_pre_ping=True, connect_args=unset, hide_parameters=True)
    if address.get_backend_name() != "sqlite":
        raise BadInput("errors.database_url")
    # An error that is logged tells the statement, never the words it was given.
    engine = sa.create_engine(address, connect_args={"timeout": wait_seconds}, hide_parameters=True)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # the driver opens no transaction of its own; `_begin_sqlite` does
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=FULL")  # an acknowledged note survives a power cut
    cursor.execute("PRAGMA secure_delete=ON")  # what is erased, or written anew elsewhere, leaves no words behind
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes the lock at once: one that reads first and upgrades later fails instead of waiting.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def insert_or_nothing(session: Session, model: type[Base], values: Mapping[str, Any]) -> bool:
    """Inserts a row unless its key is taken, and whether it did. Who writes the same key meanwhile is waited for."""
    insert = _insert(session, model).values(values).on_conflict_do_nothing()
    return session.execute(insert.returning(*model.__table__.primary_key.columns)).first() is not None  # type: ignore[attr-defined]


def insert_or_update(session: Session, model: type[Base], values: Mapping[str, Any], key: Sequence[str]) -> None:
    """Inserts a row, or gives the one that holds this key the other values. key: columns that are unique together."""
    others = {name: value for name, value in values.items() if name not in key}
    insert = _insert(session, model).values(values)
    session.execute(insert.on_conflict_do_update(index_elements=list(key), set_=others))


def add_rows(
    session: Session, model: type[Base], rows: sa.SelectBase, key: Sequence[str], amounts: Sequence[str]
) -> None:
    """Inserts what a query finds, or adds its amounts to those of the row that holds the key."""
    insert = _insert(session, model).from_select([*key, *amounts], rows)
    table = insert.table
    both = {name: table.c[name] + insert.excluded[name] for name in amounts}
    session.execute(insert.on_conflict_do_update(index_elements=list(key), set_=both))


def _insert(session: Session, model: type[Base]) -> sqlite.Insert | postgresql.Insert:
    of_postgresql = session.get_bind().dialect.name == "postgresql"
    return postgresql.insert(model.__table__) if of_postgresql else sqlite.insert(model.__table__)  # type: ignore[arg-type]


def wait_for_turn(connection: sa.Connection, *, alone: bool) -> None:
    """On PostgreSQL, waits until nobody writes alone, or, for who will write `alone`, until nobody writes at all."""
    if connection.dialect.name == "postgresql":
        kind = "" if alone else "_shared"
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock{kind}({WRITE_LOCK})")


@contextmanager
def room_for_much(connection: sa.Connection) -> Iterator[None]:
    """On SQLite, memory for the pages that a load comes back to: else they are written out and read again and again."""
    if connection.dialect.name != "sqlite":
        yield
        return
    connection.exec_driver_sql(f"PRAGMA cache_size=-{LARGE_CACHE}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{USUAL_CACHE}")


# What the databases say, in words that no version of them has changed.
_SIGNS = {
    "database is locked": "errors.database_locked",
    "table is locked": "errors.database_locked",
    "lock timeout": "errors.database_locked",
    "deadlock": "errors.database_locked",
    "readonly": "errors.database_readonly",
    "read-only": "errors.database_readonly",
    "disk is full": "errors.disk_full",
    "no space left": "errors.disk_full",
    "disk full": "errors.disk_full",
    "unable to open": "errors.database_unopened",
    "not a database": "errors.database_broken",
    "malformed": "errors.database_broken",
    "no such table": "errors.database_broken",
    "no such column": "errors.database_broken",
}


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turns the database's own errors into sentences a person can act on."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _storage_trouble(error) from error


def _storage_trouble(error: sa.exc.DBAPIError) -> Exception:
    words = str(error.orig).lower()
    for sign, message in _SIGNS.items():
        if sign in words:
            return StorageTrouble(message)
    if not error.connection_invalidated and not isinstance(error, sa.exc.OperationalError | sa.exc.InterfaceError):
        return error
    of_sqlite = isinstance(error.orig, sqlite3.Error)
    return StorageTrouble("errors.database_failed" if of_sqlite else "errors.database_unreachable")


Upgrade = Callable[[sa.Connection], None]


def bring_to_this_version(engine: sa.Engine, upgrade: Upgrade) -> None:
    """Runs `upgrade` where the database is older or new. One process at a time; a newer database is refused.

    `upgrade` is handed in since it is heavy to import and seldom needed.
    Errors: StorageTrouble when the database is newer, locked, broken or out of reach.
    """
    with storage_errors():
        with engine.connect() as connection:
            if stored_version(connection) == HEAD:
                return
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})")
            version = stored_version(connection)
            if version is not None and version not in KNOWN:
                raise StorageTrouble("errors.database_newer", version=version)
            if version != HEAD:
                upgrade(connection)


def stored_version(connection: sa.Connection) -> str | None:
    """The migration the database stands at, or None where it is new."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
