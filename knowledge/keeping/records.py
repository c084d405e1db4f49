"""A record is added, changed or undone by a person: in the caller's transaction, with revision, trail and passages.

Any kind of record that `knowledge/loading/kinds.py` knows can be kept so; its fields are read off its table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import BadInput, NotFound, Refused, Superseded
from knowledge.loading.kinds import KINDS, PARENTS, Kind
from knowledge.loading.links import members_of, write_members
from knowledge.loading.plain import plain, typed
from knowledge.people import Reader
from knowledge.records.accounts import Account, may_read, own
from knowledge.records.audit import note_change
from knowledge.records.revisions import Revision
from knowledge.retrieval.passage_writing import PASSAGE_KINDS, RecordKey, write_passages
from knowledge.retrieval.passages import PassageRow

LIST = "list:"
Values = Mapping[str, Any]
Lists = Mapping[str, Sequence[Any]]
_NONE: Lists = {}


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of it. number: of its newest revision. changed: False where it was so already, or done before.

    gone: ids of passages whose vectors are to be dropped, once this is committed.
    """

    ref: str
    account_id: int
    number: int
    changed: bool = True
    gone: tuple[int, ...] = ()


def ref_of(kind: str, key: int) -> str:
    """The ref of a record: need-4, plan_point-7."""
    return f"{kind}-{key}"


def kind_and_key(ref: str) -> tuple[Kind, int]:
    """The kind and the id that a ref names. Errors: NotFound."""
    word, _, number = ref.strip().rpartition("-")
    if word not in KINDS or not number.isdecimal() or len(number) > 15:
        raise NotFound("keeping.unknown", ref=ref.strip()[:40])
    return KINDS[word], int(number)


def account_of(session: Session, kind: Kind, values: Values) -> int:
    """The account that a record with these fields belongs to. Errors: NotFound."""
    name, fields = kind.name, dict(values)
    while name in PARENTS:
        parent = KINDS[PARENTS[name]]
        row = session.execute(sa.select(parent.table).where(parent.table.c.id == fields[f"{parent.name}_id"])).first()
        if row is None:
            raise NotFound("keeping.unknown", ref=f"{parent.name}-{fields[f'{parent.name}_id']}")
        name, fields = parent.name, dict(row._mapping)
    return int(fields["id"] if name == "account" else fields["account_id"])


def revision_number(session: Session, ref: str) -> int:
    """The number of a record's newest revision; 0 where no person changed it."""
    return session.scalar(sa.select(sa.func.max(Revision.number)).where(Revision.ref == ref)) or 0


def add_record(
    session: Session, by: Reader, kind_name: str, values: Values, lists: Lists = _NONE, *, at: datetime, origin: str
) -> Kept:
    """Adds a record. The same origin again adds nothing.

    Errors: NotFound where the account is not there or not to be read; Refused where it is not the reader's to keep.
    """
    kind = KINDS[kind_name]
    account_id = account_of(session, kind, values)
    demand_right(session, by, account_id)
    before = session.scalar(
        sa.select(Revision.ref).where(
            Revision.origin == origin, Revision.before == "", Revision.ref.startswith(f"{kind_name}-", autoescape=True)
        )
    )
    if before is not None:
        return Kept(before, account_id, revision_number(session, before), changed=False)
    fields = {name: value for name, value in kind.blanks.items() if value is not None} | dict(values)
    added = session.execute(sa.insert(kind.table).values(fields).returning(kind.table.c.id))
    key = int(added.scalar_one())
    for name, members in lists.items():
        write_members(session, kind, name, {key: sorted(members)}, fresh=True)
    ref = ref_of(kind_name, key)
    after = {name: plain(value) for name, value in values.items()} | _listed(lists)
    _revise(session, by, ref, account_id, "", after, at=at, origin=origin)
    return Kept(ref, account_id, 1, gone=_reworded(session, kind, key))


def change_record(
    session: Session,
    by: Reader,
    ref: str,
    values: Values,
    lists: Lists = _NONE,
    *,
    at: datetime,
    origin: str,
    seen: int | None = None,
    asked_to: bool = False,
) -> Kept:
    """Gives a record other fields. The same origin again changes nothing.

    seen: the number of the revision that the person saw when they began to edit; None for a change that rests on none.
    asked_to: whether somebody who may asked them to: then the account need not be theirs to look after.
    Errors: NotFound; Refused; Superseded where somebody changed one of these fields since, to something else.
    """
    kind, key = kind_and_key(ref)
    row = _row(session, kind, key)
    account_id = account_of(session, kind, row)
    if not asked_to:
        demand_right(session, by, account_id)
    if session.scalar(sa.select(Revision.id).where(Revision.origin == origin, Revision.ref == ref)) is not None:
        return Kept(ref, account_id, revision_number(session, ref), changed=False)
    were = {name: members_of(session, kind, name, [key]).get(key, []) for name in lists}
    now = {name: plain(row[name]) for name in values} | _listed(were)
    wanted = {name: plain(value) for name, value in values.items()} | _listed(lists)
    after = {name: value for name, value in wanted.items() if not _same(now[name], value)}
    if seen is not None:
        _demand_unchanged(session, ref, after, seen)
    if not after:
        return Kept(ref, account_id, revision_number(session, ref), changed=False)
    _write(session, kind, key, after)
    before = {name: now[name] for name in after}
    number = _revise(session, by, ref, account_id, json.dumps(before, ensure_ascii=False), after, at=at, origin=origin)
    return Kept(ref, account_id, number, gone=_reworded(session, kind, key))


def undo_record(session: Session, by: Reader, ref: str, number: int, *, at: datetime, origin: str) -> Kept:
    """Takes back one revision: what it added goes, what it changed is as it was but for what was changed since.

    Errors: NotFound; Refused; BadInput where a record that was added is used by another, or one that was referred to
    is gone.
    """
    kind, key = kind_and_key(ref)
    found = session.scalar(sa.select(Revision).where(Revision.ref == ref, Revision.number == number))
    if found is None:
        raise NotFound("keeping.unknown", ref=ref)
    demand_right(session, by, found.account_id)
    if found.undone:
        return Kept(ref, found.account_id, revision_number(session, ref), changed=False)
    found.undone = True
    if not found.before:
        gone = _remove(session, kind, key)
        note_change(session, by, "undo", ref, at=at, origin=origin, account_id=found.account_id)
        return Kept(ref, found.account_id, number, gone=gone)
    row = _row(session, kind, key)
    before, after = json.loads(found.before), json.loads(found.after)
    lists = [name.removeprefix(LIST) for name in before if name.startswith(LIST)]
    now = {name: plain(row[name]) for name in before if not name.startswith(LIST)}
    now |= _listed({name: members_of(session, kind, name, [key]).get(key, []) for name in lists})
    back = {name: was for name, was in before.items() if _same(now[name], after[name])}
    try:
        with session.begin_nested():
            _write(session, kind, key, back)
    except sa.exc.IntegrityError as error:  # what it referred to is gone
        raise BadInput("record.undo_dangling", ref=ref) from error
    shown = {name: now[name] for name in back}
    newest = _revise(
        session, by, ref, found.account_id, json.dumps(shown, ensure_ascii=False), back, at=at, origin=origin
    )
    return Kept(ref, found.account_id, newest, gone=_reworded(session, kind, key))


def demand_right(session: Session, by: Reader, account_id: int) -> None:
    """Errors: NotFound where the account is not to be read; Refused where it is not the reader's to look after."""
    if not may_read(session, by, account_id):
        raise NotFound("errors.account_unknown", words=f"account-{account_id}", nearest="")
    if session.scalar(sa.select(Account.id).where(Account.id == account_id, own(by))) is None:
        raise Refused("keeping.not_yours")


def _demand_unchanged(session: Session, ref: str, after: Values, seen: int) -> None:
    newer = sa.select(Revision).where(Revision.ref == ref, Revision.number > seen).order_by(Revision.number.desc())
    for revision in session.scalars(newer):
        theirs = json.loads(revision.after)
        if any(name in theirs and not _same(theirs[name], after[name]) for name in after):
            raise Superseded("keeping.superseded", by=revision.by, ref=ref, number=revision.number)


def _same(one: Any, other: Any) -> bool:
    """Whether two plain values are one: 5 and 5.000000 too."""
    return one == other or (one not in (None, "") and other not in (None, "") and _number(one) == _number(other) != "")


def _number(value: Any) -> str:
    words = str(value)
    if not words.replace(".", "", 1).removeprefix("-").isdecimal() or "." not in words:
        return words
    return words.rstrip("0").rstrip(".")


def _listed(lists: Lists) -> dict[str, Any]:
    return {f"{LIST}{name}": sorted(members) for name, members in lists.items()}


def _row(session: Session, kind: Kind, key: int) -> dict[str, Any]:
    """The row of a record, held until the session ends. Errors: NotFound."""
    row = session.execute(sa.select(kind.table).where(kind.table.c.id == key).with_for_update()).first()
    if row is None:
        raise NotFound("keeping.unknown", ref=ref_of(kind.name, key))
    return dict(row._mapping)


def _write(session: Session, kind: Kind, key: int, after: Values) -> None:
    fields = {name: typed(kind.table.c[name], value) for name, value in after.items() if not name.startswith(LIST)}
    if fields:
        session.execute(sa.update(kind.table).where(kind.table.c.id == key).values(fields))
    for name, members in after.items():
        if name.startswith(LIST):
            write_members(session, kind, name.removeprefix(LIST), {key: members}, fresh=False)
    session.expire_all()


def _remove(session: Session, kind: Kind, key: int) -> tuple[int, ...]:
    gone = _passages(session, kind, key)
    session.execute(
        sa.delete(PassageRow).where(PassageRow.record_kind == kind.name, PassageRow.record_id == key),
        execution_options={"synchronize_session": False},
    )
    for held in kind.lists.values():
        session.execute(sa.delete(held.table).where(held.table.c[held.owner] == key))
    try:
        with session.begin_nested():
            session.execute(sa.delete(kind.table).where(kind.table.c.id == key))
    except sa.exc.IntegrityError as error:
        raise BadInput("keeping.in_use", ref=ref_of(kind.name, key)) from error
    session.expire_all()
    return gone


def _revise(
    session: Session, by: Reader, ref: str, account_id: int, before: str, after: Values, *, at: datetime, origin: str
) -> int:
    number = revision_number(session, ref) + 1
    session.add(
        Revision(
            ref=ref,
            number=number,
            account_id=account_id,
            at=at,
            by=by.name,
            by_member_id=by.member_id,
            before=before,
            after=json.dumps(dict(after), ensure_ascii=False),
            origin=origin,
        )
    )
    note_change(session, by, "change" if before else "add", ref, at=at, origin=origin, account_id=account_id)
    session.flush()
    return number


def _passages(session: Session, kind: Kind, key: int) -> tuple[int, ...]:
    held = sa.select(PassageRow.id).where(PassageRow.record_kind == kind.name, PassageRow.record_id == key)
    return tuple(session.scalars(held))


def _reworded(session: Session, kind: Kind, key: int) -> tuple[int, ...]:
    """Writes the passages of a record anew; the ids of those it had before."""
    if kind.name not in PASSAGE_KINDS:
        return ()
    gone = _passages(session, kind, key)
    write_passages(session, [RecordKey(kind.name, key)])
    return gone
