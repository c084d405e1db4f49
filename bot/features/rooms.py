"""Rooms: the account that a place where people talk together is about, and who in it may not read one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.desk import Desk
from knowledge.errors import Refused
from knowledge.evidence import AccountCard
from knowledge.people import Reader
from knowledge.records import rooms
from knowledge.records.account_names import account_named
from knowledge.records.audit import changed_before, note_change


def account_of_room(desk: Desk, reader: Reader, room: str) -> AccountCard | None:
    """The account a room is bound to; None where it is bound to none, or to one the reader may not read."""
    with desk.book.reading() as session:
        return rooms.account_of_room(session, reader, room)


def bind_room(
    desk: Desk, reader: Reader, room: str, account_name: str, account_id: int | None = None, *, origin: str = ""
) -> AccountCard:
    """Binds a room to an account. account_id: the one that was chosen of several.

    A room opens an account to our people in it, so that one behind a wall is bound, and given up, by its own team
    alone. origin: the request's own key, where it has one; the same again changes nothing.
    Errors: NotFound and Ambiguous for the account; Refused.
    """
    with desk.book.writing() as session:
        card = account_named(session, reader, account_name, account_id)
        if origin and changed_before(session, "bind room", room, origin):
            return card
        if rooms.those_who_may_not(session, [reader], card.id):
            raise Refused("rooms.not_yours", account=card.shown)
        _demand_free(session, reader, room)
        rooms.bind_room(session, room, card.id)
        note_change(session, reader, "bind room", room, at=desk.now(), origin=origin or room, account_id=card.id)
    return card


def unbind_room(desk: Desk, reader: Reader, room: str, *, origin: str = "") -> bool:
    """Frees a room; False where it was bound to none.

    origin: the request's own key, where it has one; the same again changes nothing and says the same.
    Errors: Refused where its account is not the reader's.
    """
    with desk.book.writing() as session:
        if origin and changed_before(session, "unbind room", room, origin):
            return True
        bound = _demand_free(session, reader, room)
        if bound is None:
            return False
        rooms.unbind_room(session, room)
        note_change(session, reader, "unbind room", room, at=desk.now(), origin=origin or room, account_id=bound)
    return True


def _demand_free(session: Any, reader: Reader, room: str) -> int | None:
    """The account a room is bound to. Errors: Refused where it is not the reader's to give up."""
    bound = rooms.account_bound(session, room)
    if bound is not None and rooms.those_who_may_not(session, [reader], bound):
        raise Refused("rooms.not_yours_bound")
    return bound


def may_all_read(desk: Desk, readers: Sequence[Reader], account_id: int, room: str = "") -> tuple[str, ...]:
    """The names of those who may not read the account.

    room: where they are together; one that is bound to the account opens it to our own people in it.
    """
    with desk.book.reading() as session:
        return tuple(reader.name for reader in rooms.those_who_may_not(session, readers, account_id, room))
