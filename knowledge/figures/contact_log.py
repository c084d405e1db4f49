"""The communication log: the last contacts by day, with their kind, who of theirs took part and who of ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Quantity, Term, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import days_of
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction, InteractionContact
from knowledge.records.team import TeamMember
from knowledge.retrieval.passage_writing import interaction_ref

MOST_LISTED = 8
MOST_RECORDS = 20


def communication_log(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """The newest contacts, of the period and the person asked about where they are named."""
    query = _contacts(reader, account.id, request)
    total = session.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
    rows = session.execute(
        query.order_by(Interaction.happened_on.desc(), Interaction.id.desc()).limit(MOST_RECORDS)
    ).all()
    values: dict[str, Value] = {"account": account_name(account)}
    if request.period is not None:
        values["period"] = request.period
    if not rows:
        if request.person:
            return Message("gaps.no_contact_with", values | {"person": Name(request.person, "person")})
        if request.period is not None:
            return Message("stakeholders.log_none_in", values)
        return Message("gaps.no_contact_made", values)
    listed = rows[: request.most or MOST_LISTED]
    people = _people(session, [row.id for row in listed])
    values["number"] = Quantity(Decimal(total), "contacts")
    values["rows"] = Items("stakeholders.log_row", tuple(_row(row, people[row.id]) for row in listed))
    return Figure(
        ref="communication-log",
        name="communication_log",
        sentence=Message("stakeholders.log_in" if request.period is not None else "stakeholders.log", values),
        definition=Message("stakeholders.communication_log_definition"),
        as_of=request.as_of,
        period=request.period,
        records=tuple(interaction_ref(row.kind, row.id) for row in rows),
        records_total=total,
    )


def _contacts(reader: Reader, account_id: int, request: FigureRequest) -> sa.Select[*tuple[Any, ...]]:
    days = days_of(request.period, request.as_of)
    query = (
        sa.select(Interaction.id, Interaction.kind, Interaction.happened_on, TeamMember.name, Interaction.author_name)
        .join(Account, Account.id == Interaction.account_id)
        .join(TeamMember, TeamMember.id == Interaction.author_id, isouter=True)
        .where(Interaction.account_id == account_id, Interaction.happened_on.between(days.start, days.end))
        .where(readable(reader))
    )
    if not request.person:
        return query
    with_them = (
        sa.select(InteractionContact.interaction_id)
        .join(Contact, Contact.id == InteractionContact.contact_id)
        .where(Contact.account_id == account_id, Contact.name == request.person)
    )
    by_them = sa.or_(TeamMember.name == request.person, Interaction.author_name == request.person)
    return query.where(sa.or_(Interaction.id.in_(with_them), by_them))


def _people(session: Session, keys: Collection[int]) -> dict[int, list[str]]:
    """The customer's people in each of these interactions."""
    query = (
        sa.select(InteractionContact.interaction_id, Contact.name)
        .join(Contact, Contact.id == InteractionContact.contact_id)
        .where(InteractionContact.interaction_id.in_(keys))
        .order_by(Contact.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for key, name in session.execute(query):
        found[key].append(name)
    return found


def _row(row: Any, people: list[str]) -> dict[str, Value]:
    """One contact. Where one of theirs wrote it, nobody of ours stands beside them."""
    author = row.name or row.author_name
    theirs = tuple({"name": Name(name, "person")} for name in people if name != author)
    return {
        "day": row.happened_on,
        "kind": Term("interaction_kind", row.kind.value),
        "people": Items("stakeholders.log_person", theirs) if theirs else Term("unknown", "people"),
        "by": Name(author, "person") if author else Term("unknown", "author"),
    }


ENTRIES = (
    CatalogueEntry(
        "communication_log",
        communication_log,
        (
            "Show me the communication log",
            "What contacts did we have with X lately?",
            "List the last calls, mails and visits",
            "Who of us spoke to whom lately?",
            "contact history",
        ),
        (
            "যোগাযোগের তালিকা দেখাও",
            "শেষ কয়টা কল, মেইল আর ভিজিট কী কী?",
            "আমাদের কে কার সাথে কথা বলেছে?",
            "কমিউনিকেশন লগ",
        ),
    ),
)
