"""Every text that is kept, whoever wrote it: where somebody is named in it, and rewriting it without the name.

The columns are read off the tables, so that one made later is looked through too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.database import Base
from knowledge.forgetting.belonging import table_of
from knowledge.forgetting.naming import Naming, Rewrite, stable_part, without_names, without_sentences
from knowledge.loading.kinds import KIND_OF_TABLE
from knowledge.normal import folded
from knowledge.records.accounts import Account
from knowledge.records.interactions import Interaction
from knowledge.records.loads import LoadChange
from knowledge.records.message_notes import MessageNote
from knowledge.retrieval.passage_writing import PASSAGE_KINDS, RecordKey
from knowledge.retrieval.passages import PassageRow

# What people wrote freely: the sentence that names somebody is about them. Elsewhere a name is part of a record.
FREE = frozenset({("interactions", "body"), ("interaction_revisions", "body"), ("proposals", "words")})
# The names of accounts are names of the business, and passages are written anew from their records.
_LEFT = frozenset({("accounts", "name"), ("account_aliases", "name")})
_LEFT_TABLES = frozenset({PassageRow.__tablename__})
# What a source calls a record, and where it came from, tell no story.
_KEYS = frozenset({"source", "source_id", "key", "room", "card", "origin", "place", "request"})
# What serves the next question only: it goes whole where it names somebody.
PASSING = frozenset({"threads", "postings"})


@dataclass
class Rewritten:
    """Rows that changed or went, by table; records whose passages are to be written anew; keys of rows that went."""

    changed: dict[str, int] = field(default_factory=dict)
    erased: dict[str, int] = field(default_factory=dict)
    keys: set[RecordKey] = field(default_factory=set)
    interactions: set[int] = field(default_factory=set)
    gone: dict[str, list[str]] = field(default_factory=dict)


def text_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns of a table that hold words."""
    return [
        column
        for column in table.columns
        if isinstance(column.type, sa.String)
        and not isinstance(column.type, sa.Enum)
        and not column.foreign_keys
        and not column.primary_key
    ]


def rewrite_everywhere(session: Session, naming: Naming, *, by_sentence: bool) -> Rewritten:
    """Takes somebody's names out of every text. by_sentence: with the whole sentence, where people wrote freely."""
    done = Rewritten()
    for table in Base.metadata.sorted_tables:
        columns = [one for one in text_columns(table) if one.name not in _KEYS and (table.name, one.name) not in _LEFT]
        if not columns or table.name in _LEFT_TABLES:
            continue
        for row, account_id in _candidates(session, table, columns, naming):
            names = naming.pattern_in(account_id)
            if names is None:
                continue
            changes: dict[str, str] = {}
            for column in columns:
                free = by_sentence and (table.name, column.name) in FREE
                before = getattr(row, column.name)
                after = _rewritten(before, names, without_sentences if free else without_names) if before else before
                if after != before:
                    changes[column.name] = after
            if changes:
                _apply(session, table, row, changes, done)
    return done


def _apply(session: Session, table: sa.Table, row: Any, changes: dict[str, str], done: Rewritten) -> None:
    this = sa.and_(*(column == getattr(row, column.name) for column in table.primary_key))
    if table.name in PASSING:
        session.execute(sa.delete(table).where(this))
        done.erased[table.name] = done.erased.get(table.name, 0) + 1
        done.gone.setdefault(table.name, []).append(str(row[0]))
        return
    session.execute(sa.update(table).where(this).values(changes))
    done.changed[table.name] = done.changed.get(table.name, 0) + 1
    kind = KIND_OF_TABLE.get(table.name)
    if kind in PASSAGE_KINDS:
        done.keys.add(RecordKey(kind, row.id))
    if table.name == Interaction.__tablename__ and "body" in changes:
        done.interactions.add(row.id)


def _rewritten(text: str, names: re.Pattern[str], rewrite: Rewrite) -> str:
    """The text without the names; of JSON each text inside it."""
    if text[:1] in ("{", "["):
        try:
            held = json.loads(text)
        except ValueError:
            return rewrite(text, names)
        after = _inside(held, names)
        return text if after == held else json.dumps(after, ensure_ascii=False)
    return rewrite(text, names)


def _inside(held: Any, names: re.Pattern[str]) -> Any:
    match held:
        case str():
            return without_names(held, names)
        case list():
            return [_inside(one, names) for one in held]
        case dict():
            return {key: _inside(value, names) for key, value in held.items()}
        case _:
            return held


def naming_rows(session: Session, model: type[Base], naming: Naming) -> list[str]:
    """The keys of the rows of a table in which somebody is named."""
    table = table_of(model)
    columns = text_columns(table)
    found = []
    for row, account_id in _candidates(session, table, columns, naming):
        names = naming.pattern_in(account_id)
        if names is not None and any(names.search(folded(getattr(row, one.name) or "").text) for one in columns):
            found.append(str(row[0]))
    return found


def _candidates(
    session: Session, table: sa.Table, columns: Collection[sa.Column[Any]], naming: Naming
) -> Iterator[tuple[Any, int | None]]:
    """The rows that may name somebody, as the database can tell, each with the account it belongs to."""
    pieces = {stable_part(name) for name in (*naming.full, *naming.short)}
    if not pieces:
        return
    may = sa.or_(*(column.icontains(piece, autoescape=True) for column in columns for piece in sorted(pieces)))
    home = _account_of(table)
    wanted = [*table.primary_key, *(one for one in columns if not one.primary_key)]
    if table.name == LoadChange.__tablename__:
        wanted += [table.c.table_name, table.c.record_id]
    query = sa.select(*dict.fromkeys(wanted), home.label("home_account")).where(may).order_by(*table.primary_key)
    for row in session.execute(query).all():
        account_id = row.home_account
        if table.name == LoadChange.__tablename__:
            account_id = _account_of_record(session, row.table_name, row.record_id)
        yield row, account_id


def _account_of(table: sa.Table) -> sa.ColumnElement[Any]:
    """The account a row of a table belongs to, by its own reference or by that of what it belongs to."""
    if table.name == Account.__tablename__:
        return table.c.id
    if "account_id" in table.columns:
        return table.c.account_id
    if table.name == MessageNote.__tablename__:
        notes = table_of(Interaction)
        return sa.select(notes.c.account_id).where(notes.c.id == table.c.note_id).scalar_subquery()
    for column in table.columns:
        for key in column.foreign_keys:
            parent = key.column.table
            if parent is not table and not column.nullable and _has_account(parent):
                return sa.select(_account_of(parent)).where(key.column == column).correlate(table).scalar_subquery()
    return sa.null()


def _has_account(table: sa.Table) -> bool:
    return not isinstance(_account_of(table), sa.Null)


def _account_of_record(session: Session, table_name: str, record_id: int) -> int | None:
    table = Base.metadata.tables[table_name]
    return session.scalar(sa.select(_account_of(table)).where(table.c.id == record_id))
