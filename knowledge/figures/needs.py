"""What the customer needs, struggles with and aims at; and the concerns that are open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.needs import Need, NeedKind, NeedStatus

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
    return _figure(account, request, "needs_open", found, "plain")


def concerns_open(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Concerns that are open, with their age."""
    found = open_needs(session, reader, account.id, request.as_of, {NeedKind.CONCERN})
    old = any((request.as_of - need.stated_on).days > OLD_CONCERN_DAYS for need in found)
    return _figure(account, request, "concerns_open", found, "bad" if old else "watch" if found else "good")


def _figure(account: AccountCard, request: FigureRequest, name: str, found: list[Need], tone: Tone) -> Figure:
    values: dict[str, Value] = {"account": account_name(account)}
    if found:
        rows: tuple[dict[str, Value], ...] = tuple(
            {
                "kind": Term("need_kind", need.kind.value),
                "statement": Words(need.statement.rstrip(".।")),
                "stated": need.stated_on,
                "age": Quantity(Decimal((request.as_of - need.stated_on).days), "days"),
            }
            for need in found[:MOST_LISTED]
        )
        values["rows"] = Items(f"relations.{name}_row", rows)
        values["number"] = Quantity(Decimal(len(found)), name.removesuffix("_open"))
    return Figure(
        ref=name.replace("_", "-"),
        name=name,
        sentence=Message(f"relations.{name}" if found else f"relations.{name}_none", values),
        definition=Message("relations.needs_definition"),
        as_of=request.as_of,
        records=tuple(f"need-{need.id}" for need in found[:20]),
        records_total=len(found),
        tone=tone,
    )


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
