"""What the customer needs, struggles with and aims at, and the concerns that are open: who said each, in which note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction
from knowledge.records.needs import Need, NeedKind, NeedStatus
from knowledge.retrieval.passage_writing import interaction_ref

MOST_LISTED = 6
# An open concern older than this is bad news.
OLD_CONCERN_DAYS = 14


def open_needs(session: Session, reader: Reader, account_id: int, as_of: date, kinds: set[NeedKind]) -> list[Need]:
    """Needs of these kinds stated up to the day and not resolved by it, newest first."""
    query = (
        sa.select(Need)
        .join(Account, Account.id == Need.account_id)
        .where(Need.account_id == account_id, Need.stated_on <= as_of, Need.status != NeedStatus.DROPPED)
        .where(sa.or_(Need.resolved_on.is_(None), Need.resolved_on > as_of), readable(reader))
        .order_by(Need.stated_on.desc(), Need.id.desc())
    )
    resolved = NeedStatus.RESOLVED
    return [
        need
        for need in session.scalars(query)
        if need.kind in kinds and not (need.status is resolved and need.resolved_on is None)
    ]


def needs_open(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Needs, challenges and goals that are open."""
    found = open_needs(session, reader, account.id, request.as_of, {NeedKind.NEED, NeedKind.CHALLENGE, NeedKind.GOAL})
    return _figure(session, account, request, "needs_open", found, "plain")


def concerns_open(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Concerns that are open, with their age."""
    found = open_needs(session, reader, account.id, request.as_of, {NeedKind.CONCERN})
    old = any((request.as_of - need.stated_on).days > OLD_CONCERN_DAYS for need in found)
    return _figure(session, account, request, "concerns_open", found, "bad" if old else "watch" if found else "good")


def said_in(session: Session, found: Sequence[Need]) -> dict[int, str]:
    """The refs of the interactions that needs were stated in, by id."""
    keys = sorted({need.interaction_id for need in found if need.interaction_id is not None})
    rows = session.execute(sa.select(Interaction.id, Interaction.kind).where(Interaction.id.in_(keys)))
    return {key: interaction_ref(kind, key) for key, kind in rows}


def said_by(session: Session, found: Sequence[Need]) -> dict[int, str]:
    """The names of the contacts who stated needs, by id."""
    keys = sorted({need.contact_id for need in found if need.contact_id is not None})
    rows = session.execute(sa.select(Contact.id, Contact.name).where(Contact.id.in_(keys)))
    return {key: name for key, name in rows}  # noqa: C416


def _figure(
    session: Session, account: AccountCard, request: FigureRequest, name: str, found: list[Need], tone: Tone
) -> Figure:
    values: dict[str, Value] = {"account": account_name(account)}
    people, notes = said_by(session, found), said_in(session, found)
    if found:
        rows: tuple[dict[str, Value], ...] = tuple(
            {
                "kind": Term("need_kind", need.kind.value),
                "statement": Words(need.statement.rstrip(".।")),
                "stated": need.stated_on,
                "age": Quantity(Decimal((request.as_of - need.stated_on).days), "days"),
                "by": _by(need, people),
            }
            for need in found[:MOST_LISTED]
        )
        values["rows"] = Items(f"relations.{name}_row", rows)
        values["number"] = Quantity(Decimal(len(found)), name.removesuffix("_open"))
    refs = [(f"need-{need.id}", notes.get(need.interaction_id or 0, "")) for need in found]
    behind = list(dict.fromkeys(filter(None, (ref for both in refs for ref in both))))
    return Figure(
        ref=name.replace("_", "-"),
        name=name,
        sentence=Message(f"relations.{name}" if found else f"relations.{name}_none", values),
        definition=Message("relations.needs_definition"),
        as_of=request.as_of,
        records=tuple(behind[:20]),
        records_total=len(behind),
        tone=tone,
    )


def _by(need: Need, people: dict[int, str]) -> Value:
    """Who said it, as the row's last words; nothing where nobody is named."""
    name = people.get(need.contact_id or 0)
    return Items("relations.need_by", ({"by": Name(name, "person")},)) if name else ""


ENTRIES = (
    CatalogueEntry(
        "needs_open",
        needs_open,
        (
            "What do they need?",
            "What are their goals?",
            "What are their challenges?",
            "What does X want to achieve?",
            "customer needs and goals",
        ),
        ("তাদের কী দরকার?", "ওদের লক্ষ্য কী?", "ওরা কী চায়?", "তাদের চ্যালেঞ্জ কী?"),
    ),
    CatalogueEntry(
        "concerns_open",
        concerns_open,
        (
            "What worries them?",
            "Which complaints are open?",
            "What are they unhappy about?",
            "Are there unresolved concerns?",
            "open complaints and issues",
        ),
        ("ওদের অভিযোগ কী?", "কী নিয়ে চিন্তিত?", "কোন সমস্যা এখনো মেটেনি?", "কী নিয়ে অসন্তুষ্ট?"),
    ),
)
