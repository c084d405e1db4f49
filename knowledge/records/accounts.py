"""Accounts: the customers, their names in both scripts, and who may read them."""

from __future__ import annotations

import enum
from collections.abc import Collection
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, Sourced, choice
from knowledge.errors import NotFound
from knowledge.evidence import AccountCard, Name
from knowledge.names import name_score
from knowledge.normal import BENGALI
from knowledge.people import Reader
from knowledge.records.team import TeamMember


class Visibility(enum.StrEnum):
    WORKSPACE = "workspace"
    TEAM = "team"


class LanguageModel(enum.StrEnum):
    """Whether anything of an account may be given to a language model."""

    ALLOWED = "allowed"
    NEVER = "never"


class Account(Sourced, Base):
    __tablename__ = "accounts"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id"))
    segment: Mapped[str] = mapped_column(default="", index=True)
    tier: Mapped[str] = mapped_column(default="")
    industry: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    currency: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    visibility: Mapped[Visibility] = mapped_column(choice(Visibility), default=Visibility.WORKSPACE)
    customer_since: Mapped[date | None]
    renewal_on: Mapped[date | None]
    language_model: Mapped[LanguageModel] = mapped_column(choice(LanguageModel), default=LanguageModel.ALLOWED)


class AccountAlias(Base):
    """Another name of an account, in any script: a short form, a Bengali spelling, a former name."""

    __tablename__ = "account_aliases"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]


class AccountMember(Base):
    """A team member who works on an account without owning it."""

    __tablename__ = "account_members"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(sa.ForeignKey("team_members.id", ondelete="CASCADE"), primary_key=True)


def readable(reader: Reader) -> sa.ColumnElement[bool]:
    """The condition on `Account` under which `reader` may read it. Every read of an account's records uses it."""
    if reader.standing == "owner":
        return sa.true()
    if reader.standing == "outsider":
        return sa.false()
    workspace = Account.visibility == Visibility.WORKSPACE
    return workspace if reader.member_id is None else sa.or_(workspace, _of_team(reader))


def own(reader: Reader) -> sa.ColumnElement[bool]:
    """The condition on `Account` under which it is the reader's own to look after; all are the book owner's."""
    if reader.standing == "owner":
        return sa.true()
    return _of_team(reader) if reader.standing == "member" else sa.false()


def _of_team(reader: Reader) -> sa.ColumnElement[bool]:
    """Accounts that a team member owns or works on."""
    belongs = sa.exists().where(AccountMember.account_id == Account.id, AccountMember.member_id == reader.member_id)
    return sa.or_(Account.owner_id == reader.member_id, belongs)


def may_read(session: Session, reader: Reader, account_id: int) -> bool:
    """Whether there is such an account, and the reader may read it."""
    return session.scalar(sa.select(Account.id).where(Account.id == account_id, readable(reader))) is not None


def is_kept_from_models(session: Session, account_id: int) -> bool:
    """Whether nothing of this account may be given to a language model."""
    kept = sa.select(Account.id).where(Account.id == account_id, Account.language_model == LanguageModel.NEVER)
    return session.scalar(kept) is not None


def number_kept_from_models(session: Session) -> int:
    """How many accounts there are of which nothing may be given to a language model."""
    kept = sa.select(sa.func.count()).select_from(Account).where(Account.language_model == LanguageModel.NEVER)
    return session.scalar(kept) or 0


def account_card(session: Session, reader: Reader, account_id: int) -> AccountCard:
    """The card of an account. Errors: NotFound where there is none, or the reader may not read it."""
    found = session.execute(_cards(reader).where(Account.id == account_id)).first()
    if found is None:
        raise NotFound("errors.account_unknown", words=f"account-{account_id}", nearest="")
    return _card(found, local_names(session, account_id).get(account_id, ""))


def account_cards(session: Session, reader: Reader) -> list[AccountCard]:
    """Every account the reader may read, in the order they came."""
    local = local_names(session)
    return [_card(row, local.get(row[0], "")) for row in session.execute(_cards(reader).order_by(Account.id))]


def cards_named(session: Session, reader: Reader, names: Collection[str]) -> list[AccountCard]:
    """The accounts of just these names that the reader may read, in the order they came."""
    rows = session.execute(_cards(reader).where(Account.name.in_(names)).order_by(Account.id)).all()
    local = local_names(session, among=[row[0] for row in rows])
    return [_card(row, local.get(row[0], "")) for row in rows]


def shown_names(session: Session, ids: Collection[int]) -> dict[int, Name]:
    """The names of these accounts as sentences show them."""
    local = local_names(session, among=ids)
    query = sa.select(Account.id, Account.name).where(Account.id.in_(ids))
    return {key: Name(name, "account", local.get(key, "")) for key, name in session.execute(query)}


def local_names(
    session: Session, account_id: int | None = None, among: Collection[int] | None = None
) -> dict[int, str]:
    """The Bengali name of each account that has one: of its aliases in that script, the one most like its name."""
    query = sa.select(AccountAlias.account_id, Account.name, AccountAlias.name.label("alias"))
    query = query.join(Account, Account.id == AccountAlias.account_id).order_by(AccountAlias.id)
    if account_id is not None:
        query = query.where(AccountAlias.account_id == account_id)
    if among is not None:
        query = query.where(AccountAlias.account_id.in_(among))
    best: dict[int, tuple[float, int, str]] = {}
    for key, name, alias in session.execute(query):
        if BENGALI.search(alias):
            like = (name_score(alias, name), len(alias), alias)
            best[key] = max(best.get(key, like), like)
    return {key: alias for key, (_, _, alias) in best.items()}


def _cards(reader: Reader) -> sa.Select[int, str, str, str, str | None, str]:
    query = sa.select(Account.id, Account.name, Account.tier, Account.segment, TeamMember.name, Account.currency)
    return query.join(TeamMember, TeamMember.id == Account.owner_id, isouter=True).where(readable(reader))


def _card(row: sa.Row[int, str, str, str, str | None, str], local: str) -> AccountCard:
    key, name, tier, segment, owner, currency = row
    return AccountCard(key, name, tier, segment, owner or "", currency, local)
