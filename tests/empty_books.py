"""Empty books on a PostgreSQL server, one for each test that asks: made from a template once, emptied for the next."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import LiteralString

import psycopg
import sqlalchemy as sa

TEMPLATE = "template_book"
# What was erased stays in a table's pages until then.
TESTS_EACH = 20

# All that a test may have changed but rows: the version, schemas, tables with their columns, constraints, functions.
SHAPE: LiteralString = """
    SELECT (SELECT string_agg(version_num, ',') FROM public.alembic_version),
           (SELECT string_agg(nspname, ',' ORDER BY nspname) FROM pg_namespace WHERE nspname NOT LIKE 'pg_%'),
           (SELECT md5(string_agg(concat_ws(',', relname, relkind, relnatts, relchecks, relhasrules, relhastriggers,
                                            relowner, relacl, relrowsecurity, reloptions), ';' ORDER BY relname))
            FROM pg_class WHERE relnamespace = 'public'::regnamespace),
           (SELECT md5(string_agg(concat_ws(',', c.relname, attname, atttypid, attnotnull, atthasdef), ';'
                                  ORDER BY c.relname, attnum))
            FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE relnamespace = 'public'::regnamespace),
           (SELECT md5(string_agg(concat_ws(',', conname, convalidated), ';' ORDER BY conname, conrelid))
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace),
           (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_trigger), (SELECT count(*) FROM pg_extension),
           (SELECT count(*) FROM pg_db_role_setting)
"""
EMPTY: LiteralString = """
    DO $$
    DECLARE one regclass;
    BEGIN
        FOR one IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
                   AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0
        LOOP EXECUTE format('DELETE FROM %s', one); END LOOP;
        PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
            FROM pg_sequences WHERE last_value IS NOT NULL;
    END $$
"""


class EmptyBooks:
    """Lends databases that hold an empty book. Each has a name of its own whenever it is lent."""

    def __init__(self, server: sa.URL) -> None:
        """server: its address, with TEMPLATE in it; nothing of it is connected to later."""
        self._server = server
        self._spare: list[tuple[str, int]] = []
        with self._connected(TEMPLATE) as template:
            self._shape = template.execute(SHAPE).fetchone()

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The address of an empty book, for the block."""
        name = f"book_{uuid.uuid4().hex[:12]}"
        held, lent = self._spare.pop() if self._spare else ("", 0)
        self._do(f"ALTER DATABASE {held} RENAME TO {name}" if held else f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        yield self._named(name)
        if lent + 1 < TESTS_EACH and self._emptied(name):
            self._spare.append((name, lent + 1))
        else:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _emptied(self, name: str) -> bool:
        """Empties a database nobody else holds any more; False where it is not as it was made."""
        with self._connected(name) as database:
            database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
                (name,),
            )
            if database.execute(SHAPE).fetchone() != self._shape:
                return False
            database.execute("SET session_replication_role = replica")  # in whatever order the tables refer to others
            database.execute(EMPTY)
        return True

    def _do(self, statement: str) -> None:
        with self._connected(self._server.database or "postgres") as server:
            server.execute(statement.encode())

    def _connected(self, name: str) -> psycopg.Connection:
        return psycopg.connect(self._named(name), autocommit=True)

    def _named(self, name: str) -> str:
        return self._server.set(database=name).render_as_string(hide_password=False)
