"""Work is passed to a colleague, who accepts, declines or asks; until it is accepted it stays where it was.

In the caller's transaction. The same press again changes nothing and gives the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from knowledge.errors import BadInput, NotFound, Refused
from knowledge.evidence import Term
from knowledge.handing.items import Item, item_of, items_named, may_hand_on
from knowledge.keeping.records import change_record
from knowledge.people import Reader
from knowledge.records.accounts import may_read
from knowledge.records.audit import note_change
from knowledge.records.handoffs import Handoff, HandoffStatus
from knowledge.records.rooms import those_who_may_not
from knowledge.records.team import Function, TeamMember, reader_for

MOST_CHARACTERS = 2_000
OPEN = (HandoffStatus.WAITING, HandoffStatus.ASKED)


@dataclass(frozen=True, slots=True)
class Handed:
    """A hand-off as it stands. message: what the one who passes it on says; answer: the colleague's words.

    giver, taker: their names, "" where they are forgotten; with their e-mails, "" where none is known. status: a word
    of HandoffStatus. gone: ids of passages whose vectors are to be dropped.
    """

    id: int
    item: Item
    giver: str
    giver_email: str
    taker: str
    taker_email: str
    taker_id: int | None
    message: str
    answer: str
    status: str
    asked_at: datetime
    gone: tuple[int, ...] = ()

    @property
    def open(self) -> bool:
        return self.status in OPEN


def pass_on(session: Session, by: Reader, ref: str, to: str, message: str, *, at: datetime, origin: str) -> Handed:
    """Asks a colleague to take work over. to: a name, an e-mail, or a function that one person has alone.

    Errors: NotFound, Ambiguous; Refused where it is not the reader's to pass on; BadInput where it has
    ended, is the colleague's already, waits for somebody, is asked of oneself, or the colleague may not read its
    account.
    """
    held = session.scalar(sa.select(Handoff.id).where(Handoff.origin == origin))
    if held is not None:
        return handed_of(session, by, held)
    item = item_of(session, by, ref)
    if not may_hand_on(session, by, item):
        raise Refused("handoff.not_yours")
    if not item.open:
        raise BadInput("handoff.item_ended", ref=item.ref)
    taker = _colleague(session, to)
    if taker.member_id == by.member_id:
        raise BadInput("handoff.to_oneself")
    if item.owner_id == taker.member_id:
        raise BadInput("handoff.theirs_already", taker=taker.name)
    if those_who_may_not(session, [taker], item.account_id):
        raise BadInput("commitment.walled", owner=taker.name, account=item.account)
    waits = session.execute(_of_item(ref).where(Handoff.status.in_(OPEN))).first()
    if waits is not None:
        raise BadInput("handoff.waits_already", taker=waits.taker or "?", id=waits.id)
    kind, _, key = item.ref.partition("-")
    record = Handoff(
        account_id=item.account_id,
        commitment_id=int(key) if kind == "commitment" else None,
        initiative_id=int(key) if kind == "initiative" else None,
        from_member_id=by.member_id,
        to_member_id=taker.member_id,
        message=_words(message),
        asked_at=at,
        status=HandoffStatus.WAITING,
        origin=origin,
    )
    session.add(record)
    session.flush()
    note_change(session, by, "hand off", item.ref, at=at, origin=origin, account_id=item.account_id)
    return handed_of(session, by, record.id)


def _colleague(session: Session, words: str) -> Reader:
    wanted = " ".join(words.split()).casefold()
    if wanted in set(Function):
        members = session.scalars(sa.select(TeamMember).where(TeamMember.function == Function(wanted))).all()
        if len(members) == 1:
            return Reader("member", members[0].name, members[0].id, members[0].email)
    return reader_for(session, words)


def accept(session: Session, by: Reader, handoff_id: int, *, at: datetime, origin: str) -> Handed:
    """The colleague takes the work over: it is theirs, and of their function. Errors: as `_answerable`."""
    record, handed = _answerable(session, by, handoff_id, HandoffStatus.ACCEPTED)
    if record is None:
        return handed
    item = handed.item
    if not item.open:
        raise BadInput("handoff.item_ended", ref=item.ref)
    taker = session.get(TeamMember, record.to_member_id)
    values: dict[str, object] = {"owner_member_id": record.to_member_id, "function": taker.function if taker else None}
    if item.ref.startswith("commitment"):
        values |= {"owner_contact_id": None, "owner_name": ""}
    # Whoever was asked may take it over, though the account is not theirs to look after.
    kept = change_record(session, by, item.ref, values, at=at, origin=origin, asked_to=True)
    record.status, record.answered_at = HandoffStatus.ACCEPTED, at
    session.flush()
    return handed_of(session, by, handoff_id, gone=kept.gone)


def decline(session: Session, by: Reader, handoff_id: int, words: str, *, at: datetime, origin: str) -> Handed:
    """The colleague does not take it over; it stays with who has it. Errors: as `_answerable`."""
    record, handed = _answerable(session, by, handoff_id, HandoffStatus.DECLINED)
    if record is None:
        return handed
    record.status, record.answer, record.answered_at = HandoffStatus.DECLINED, _words(words), at
    note_change(session, by, "decline hand-off", handed.item.ref, at=at, origin=origin, account_id=record.account_id)
    session.flush()
    return handed_of(session, by, handoff_id)


def ask_back(session: Session, by: Reader, handoff_id: int, words: str, *, at: datetime, origin: str) -> Handed:
    """The colleague asks before deciding. Errors: as `_answerable`; BadInput where nothing is asked."""
    if not _words(words):
        raise BadInput("handoff.question_empty")
    record, handed = _answerable(session, by, handoff_id, HandoffStatus.ASKED)
    if record is None and handed.answer == _words(words):
        return handed
    record = record or session.get_one(Handoff, handoff_id)
    record.status, record.answer, record.answered_at = HandoffStatus.ASKED, _words(words), at
    note_change(session, by, "ask hand-off", handed.item.ref, at=at, origin=origin, account_id=record.account_id)
    session.flush()
    return handed_of(session, by, handoff_id)


def tell(session: Session, by: Reader, handoff_id: int, words: str, *, at: datetime, origin: str) -> Handed:
    """Who passed the work on answers the question; it waits for the colleague again.

    Errors: NotFound, Refused; BadInput where nothing is said, or it is settled by now.
    """
    if not _words(words):
        raise BadInput("handoff.answer_empty")
    record = _by_giver(session, by, handoff_id)
    if record.status not in OPEN:
        raise BadInput("handoff.settled", status=Term("handoff_status", record.status.value))
    record.status, record.message = HandoffStatus.WAITING, _words(words)
    handed = handed_of(session, by, handoff_id)
    note_change(session, by, "tell hand-off", handed.item.ref, at=at, origin=origin, account_id=record.account_id)
    session.flush()
    return handed_of(session, by, handoff_id)


def withdraw(session: Session, by: Reader, handoff_id: int, *, at: datetime, origin: str) -> Handed:
    """Who passed the work on keeps it after all. Errors: NotFound, Refused; BadInput where it is settled by now."""
    record = _by_giver(session, by, handoff_id)
    if record.status is not HandoffStatus.WITHDRAWN:
        if record.status not in OPEN:
            raise BadInput("handoff.settled", status=Term("handoff_status", record.status.value))
        record.status, record.answered_at = HandoffStatus.WITHDRAWN, at
        ref = handed_of(session, by, handoff_id).item.ref
        note_change(session, by, "withdraw hand-off", ref, at=at, origin=origin, account_id=record.account_id)
        session.flush()
    return handed_of(session, by, handoff_id)


def handed_of(session: Session, reader: Reader, handoff_id: int, *, gone: tuple[int, ...] = ()) -> Handed:
    """A hand-off as it stands.

    Errors: NotFound where there is none, or its account is not to be read; Refused where one of its two sides may no
    longer read it.
    """
    row = session.execute(_every().where(Handoff.id == handoff_id)).first()
    if row is None:
        raise NotFound("handoff.unknown", id=handoff_id)
    record = row.Handoff
    item = items_named(session, reader, [_ref(record)]).get(_ref(record))
    if item is not None:
        return _handed(row, item, gone)
    # Both sides knew of it when it was asked; to anybody else there is no hand-off behind a wall.
    of_it = reader.member_id is not None and reader.member_id in (record.from_member_id, record.to_member_id)
    if of_it and not may_read(session, reader, record.account_id):
        raise Refused("handoff.account_closed", id=handoff_id)
    raise NotFound("handoff.unknown", id=handoff_id)


def _ref(record: Handoff) -> str:
    return f"commitment-{record.commitment_id}" if record.commitment_id else f"initiative-{record.initiative_id}"


def _handed(row: Any, item: Item, gone: tuple[int, ...] = ()) -> Handed:
    record = row.Handoff
    return Handed(
        id=record.id,
        item=item,
        giver=row.giver or "",
        giver_email=row.giver_email or "",
        taker=row.taker or "",
        taker_email=row.taker_email or "",
        taker_id=record.to_member_id,
        message=record.message,
        answer=record.answer,
        status=record.status.value,
        asked_at=record.asked_at,
        gone=gone,
    )


def open_for(session: Session, reader: Reader, most: int) -> list[Handed]:
    """What waits for the reader's answer, and what the reader passed on and is not answered; all of it is the book
    owner's. The oldest first, so many."""
    query = _every().where(Handoff.status.in_(OPEN))
    if reader.standing != "owner":
        if reader.member_id is None:
            return []
        me = reader.member_id
        query = query.where(sa.or_(Handoff.to_member_id == me, Handoff.from_member_id == me))
    rows = session.execute(query.order_by(Handoff.asked_at, Handoff.id).limit(most)).all()
    work = items_named(session, reader, [_ref(row.Handoff) for row in rows])
    # Work that is not there is behind a wall by now.
    return [_handed(row, work[_ref(row.Handoff)]) for row in rows if _ref(row.Handoff) in work]


def _answerable(session: Session, by: Reader, handoff_id: int, wanted: HandoffStatus) -> tuple[Handoff | None, Handed]:
    """The record of a hand-off that waits for this reader; None where it stands so already.

    Errors: NotFound; Refused where somebody else was asked; BadInput where it is settled otherwise.
    """
    handed = handed_of(session, by, handoff_id)
    if by.standing != "owner" and by.member_id != handed.taker_id:
        raise Refused("handoff.not_asked", taker=handed.taker or "?")
    if handed.status == wanted:
        return None, handed
    if not handed.open:
        raise BadInput("handoff.settled", status=Term("handoff_status", handed.status))
    return session.scalar(sa.select(Handoff).where(Handoff.id == handoff_id).with_for_update()), handed


def _by_giver(session: Session, by: Reader, handoff_id: int) -> Handoff:
    handed = handed_of(session, by, handoff_id)
    record = session.scalars(sa.select(Handoff).where(Handoff.id == handoff_id).with_for_update()).one()
    mine = by.standing == "owner" or (by.member_id is not None and record.from_member_id == by.member_id)
    if not mine:
        raise Refused("handoff.not_passed", giver=handed.giver or "?")
    return record


def _words(message: str) -> str:
    words = " ".join(message.replace("\0", " ").split())
    if len(words) > MOST_CHARACTERS:
        raise BadInput("handoff.too_long", length=len(words), most=MOST_CHARACTERS)
    return words


_GIVER, _TAKER = aliased(TeamMember), aliased(TeamMember)


def _every() -> sa.Select[Handoff, str | None, str | None, str | None, str | None]:
    return (
        sa.select(
            Handoff,
            _GIVER.name.label("giver"),
            _GIVER.email.label("giver_email"),
            _TAKER.name.label("taker"),
            _TAKER.email.label("taker_email"),
        )
        .join(_GIVER, _GIVER.id == Handoff.from_member_id, isouter=True)
        .join(_TAKER, _TAKER.id == Handoff.to_member_id, isouter=True)
    )


def _of_item(ref: str) -> sa.Select[int, str | None]:
    kind, _, key = ref.strip().lower().partition("-")
    column = Handoff.commitment_id if kind == "commitment" else Handoff.initiative_id
    query = sa.select(Handoff.id, _TAKER.name.label("taker"))
    return query.join(_TAKER, _TAKER.id == Handoff.to_member_id, isouter=True).where(column == int(key))
