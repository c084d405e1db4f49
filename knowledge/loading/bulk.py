"""Many rows at once, past the work that the SQL library does for each of them: of a load it would be half the time.

What each column's type makes of a value is still the library's to say; the rows are written by what each database has
for many: COPY on PostgreSQL, one prepared statement on SQLite.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session


def inserting(session: Session, table: sa.Table, columns: Mapping[str, Sequence[Any]]) -> Callable[[], None]:
    """What inserts rows whose values stand by column, as many in each; other columns take the table's defaults.

    What is called may run in another thread, when nobody else uses the connection.
    """
    connection = session.connection()
    count = len(next(iter(columns.values())))
    defaults = {
        column.name: [column.default.arg] * count
        for column in table.columns
        if column.name not in columns and isinstance(column.default, sa.ColumnDefault) and column.default.is_scalar
    }
    given = {**columns, **defaults}
    bound = [_bound(table.columns[name], values, connection) for name, values in given.items()]
    quote = connection.dialect.identifier_preparer.quote
    into = f"{quote(table.name)} ({', '.join(map(quote, given))})"
    if connection.dialect.name == "postgresql":
        return partial(_copy, connection, f"COPY {into} FROM STDIN", bound)
    statement = f"INSERT INTO {into} VALUES ({', '.join('?' * len(given))})"  # noqa: S608
    return partial(_execute, connection, statement, bound)


def _execute(connection: sa.Connection, statement: str, columns: Iterable[Sequence[Any]]) -> None:
    connection.exec_driver_sql(statement, list(zip(*columns, strict=True)))


def _bound(column: sa.Column[Any], values: Sequence[Any], connection: sa.Connection) -> Sequence[Any]:
    """The values of one column as the driver takes them; a value that stands there often is worked out once."""
    bind: Callable[[Any], Any] | None = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if bind is None:
        return values
    known = {value: bind(value) for value in set(values)}
    return list(map(known.__getitem__, values))


def _copy(connection: sa.Connection, statement: str, columns: Iterable[Sequence[Any]]) -> None:
    driver: Any = connection.connection.driver_connection
    failed = connection.dialect.loaded_dbapi.Error
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in zip(*columns, strict=True):
                copy.write_row(row)
    except failed as error:
        # As the library tells it of every statement of its own, without the words of the rows.
        raise sa.exc.DBAPIError.instance(statement, None, error, failed, hide_parameters=True) from error


def one_of(column: sa.Column[Any], words: Iterable[str], session: Session) -> sa.ColumnElement[bool]:
    """Whether a column holds one of these words, given as one value however many they are."""
    if session.get_bind().dialect.name == "postgresql":
        return column == sa.func.any(sa.bindparam(None, list(words), postgresql.ARRAY(sa.Text())))
    each = sa.func.json_each(json.dumps(list(words))).table_valued("value")
    return column.in_(sa.select(each.c.value))
