"""Our own people: team members with function, e-mail and manager."""

from __future__ import annotations

import enum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, Sourced, choice
from knowledge.errors import Ambiguous, NotFound
from knowledge.names import name_score
from knowledge.people import Reader
from knowledge.text import normal_form


class Function(enum.StrEnum):
    SALES = "sales"
    MARKETING = "marketing"
    TRADE_MARKETING = "trade marketing"
    CUSTOMER_SERVICE = "customer service"
    OPERATIONS = "operations"
    SUPPLY_CHAIN = "supply chain"
    FINANCE = "finance"
    PRODUCT = "product"
    MANAGEMENT = "management"
    OTHER = "other"


class TeamMember(Sourced, Base):
    __tablename__ = "team_members"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    aliases: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="", index=True)
    function: Mapped[Function] = mapped_column(choice(Function), default=Function.SALES)
    manager_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))


# A colleague's name fits from here on.
FITS = 80.0


def reader_for(session: Session, words: str) -> Reader:
    """The team member of this name or e-mail, as a reader.

    Errors: NotFound where nobody fits; Ambiguous where two do.
    """
    members = session.execute(
        sa.select(TeamMember.id, TeamMember.name, TeamMember.email, TeamMember.aliases).order_by(TeamMember.id)
    ).all()
    typed = normal_form(words)
    exact = [row for row in members if typed and typed in (normal_form(row.email), normal_form(row.name))]
    called = [row for row in members if typed in _called(row.name, row.aliases)]
    fitting = exact or called or [row for row in members if name_score(words, row.name) >= FITS]
    if not fitting:
        raise NotFound("errors.member_unknown", words=words[:80])
    if len(fitting) > 1:
        raise Ambiguous("errors.member_ambiguous", tuple(row.name for row in fitting), words=words[:80])
    return Reader("member", fitting[0].name, fitting[0].id, fitting[0].email)


def team_readers(session: Session) -> list[Reader]:
    """Every team member who has an e-mail, as a reader, by name."""
    query = sa.select(TeamMember.name, TeamMember.id, TeamMember.email).where(TeamMember.email != "")
    rows = session.execute(query.order_by(TeamMember.name, TeamMember.id))
    return [Reader("member", name, key, email) for name, key, email in rows]


def member_named(session: Session, name: str, member_id: int | None) -> Reader | None:
    """The team member of this id, where they still go by exactly this name."""
    member = session.get(TeamMember, member_id) if member_id is not None else None
    if member is None or normal_form(member.name) != normal_form(name):
        return None
    return Reader("member", member.name, member.id, member.email)


def member_ids(session: Session) -> dict[str, int]:
    """The id of each team member by name, where nobody else goes by it."""
    found: dict[str, list[int]] = {}
    for key, name in session.execute(sa.select(TeamMember.id, TeamMember.name).order_by(TeamMember.id)):
        found.setdefault(name, []).append(key)
    return {name: keys[0] for name, keys in found.items() if len(keys) == 1}


def reader_by_email(session: Session, email: str, name: str) -> Reader:
    """The team member with exactly this e-mail, as a reader; else a colleague of that name who is no team member.

    An e-mail that two members share tells neither.
    """
    address = email.strip().lower()
    query = sa.select(TeamMember.id, TeamMember.name).where(sa.func.lower(TeamMember.email) == address).limit(2)
    found = session.execute(query).all() if address else []
    if len(found) != 1:
        return Reader("workspace", name, None, address)
    return Reader("member", found[0].name, found[0].id, address)


def _called(name: str, aliases: str) -> frozenset[str]:
    """What a colleague is called beside their full name: the first name, and every alias."""
    spoken = [name.split()[0] if name.split() else "", *aliases.split(";")]
    return frozenset(filter(None, map(normal_form, spoken)))
