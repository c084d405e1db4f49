"""Rooms: the places people talk in together, and the account that one of them may be about."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, insert_or_update
from knowledge.evidence import AccountCard
from knowledge.people import Reader
from knowledge.records.accounts import Account, AccountMember, Visibility, account_card, readable


class Room(Base):
    """`key` is the surface's own ("slack:T1/C1")."""

    __tablename__ = "rooms"

    key: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)


def account_bound(session: Session, room: str) -> int | None:
    """The id of the account a room is bound to."""
    return session.scalar(sa.select(Room.account_id).where(Room.key == room))


def account_of_room(session: Session, reader: Reader, room: str) -> AccountCard | None:
    """The account a room is bound to, where the reader may read it."""
    query = sa.select(Account.id).join(Room, Room.account_id == Account.id).where(Room.key == room, readable(reader))
    key = session.scalar(query)
    return account_card(session, reader, key) if key is not None else None


def bind_room(session: Session, room: str, account_id: int) -> None:
    """Binds a room to an account, whatever it was bound to before."""
    insert_or_update(session, Room, {"key": room, "account_id": account_id}, ["key"])


def unbind_room(session: Session, room: str) -> int | None:
    """Frees a room; the id of the account it was bound to."""
    bound = account_bound(session, room)
    session.execute(sa.delete(Room).where(Room.key == room))
    return bound


def those_who_may_not(
    session: Session, readers: Sequence[Reader], account_id: int, room: str = ""
) -> tuple[Reader, ...]:
    """Those of the readers who may not read the account.

    room: where they are together; one that is bound to the account opens it to our own people in it.
    """
    found = session.execute(sa.select(Account.visibility, Account.owner_id).where(Account.id == account_id)).first()
    if found is None:
        return tuple(readers)
    members = sa.select(AccountMember.member_id).where(AccountMember.account_id == account_id)
    team = {found.owner_id, *session.scalars(members)} - {None}
    open_to_all = found.visibility == Visibility.WORKSPACE or (room and account_bound(session, room) == account_id)

    def may(reader: Reader) -> bool:
        if reader.standing in ("owner", "outsider"):
            return reader.standing == "owner"
        return bool(open_to_all) or (reader.standing == "member" and reader.member_id in team)

    return tuple(reader for reader in readers if not may(reader))
