"""The account itself: owner, tier, segment, renewal; and what changed since the last meeting."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import NotFound
from knowledge.evidence import AccountCard, Figure, Message, Name, Period, Quantity, Term, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.meetings import meetings_around
from knowledge.figures.sums import Days, Scope, orders_in, totals
from knowledge.figures.wording import account_name, amounts
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.commitment_cards import commitments_of
from knowledge.records.interactions import Interaction

# What counts as recent where there was no meeting yet.
RECENT = timedelta(days=30)


def account_profile(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Owner, tier, segment, city, customer since, renewal day. Errors: NotFound where the reader may not read it."""
    record = session.scalars(sa.select(Account).where(Account.id == account.id, readable(reader))).one_or_none()
    if record is None:
        raise NotFound("errors.account_unknown", words=account.name, nearest="")
    since = record.customer_since
    values: dict[str, Value] = {
        "account": account_name(account),
        "owner": Name(account.owner, "person") if account.owner else Term("unknown", "owner"),
        "tier": Words(account.tier) if account.tier else Term("unknown", "tier"),
        "segment": Words(account.segment) if account.segment else Term("unknown", "segment"),
        "city": Words(record.city) if record.city else Term("unknown", "city"),
        "since": since if since is not None and since <= request.as_of else Term("unknown", "date"),
        "renewal": record.renewal_on or Term("unknown", "date"),
    }
    return Figure(
        ref="account-profile",
        name="account_profile",
        sentence=Message("relations.account_profile", values),
        definition=Message("relations.account_profile_definition"),
        as_of=request.as_of,
        records=(f"account-{account.id}",),
        records_total=1,
    )


def changes_since_meeting(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """What the records hold since the last meeting (or the last 30 days): orders, notes, commitments made and kept."""
    last, _ = meetings_around(session, reader, account.id, request)
    start = last.at.date() + timedelta(days=1) if last is not None else request.as_of - RECENT
    days = Days(start, request.as_of)
    sums = totals(session, reader, Scope(account.id), days)
    records, orders = orders_in(session, reader, Scope(account.id), days)
    notes = session.scalar(
        sa.select(sa.func.count())
        .select_from(Interaction)
        .join(Account, Account.id == Interaction.account_id)
        .where(Interaction.account_id == account.id, Interaction.happened_on.between(start, request.as_of))
        .where(readable(reader))
    )
    cards = commitments_of(session, reader, account.id, request.as_of)
    made = sum(card.made_on >= start for card in cards)
    kept = sum(card.done_on is not None and card.done_on >= start for card in cards)
    values: dict[str, Value] = {
        "account": account_name(account),
        "start": start,
        "orders": Quantity(Decimal(orders), "orders"),
        "notes": Quantity(Decimal(notes or 0), "notes"),
        "made": Quantity(Decimal(made), "commitments"),
        "kept": Quantity(Decimal(kept), "commitments"),
    }
    if sums:
        values["amount"] = amounts(sums)
    suffix = "" if sums else "_no_orders"
    base = "relations.changes_since_meeting" if last is not None else "relations.changes_recent"
    return Figure(
        ref="changes-since",
        name="changes_since_meeting",
        sentence=Message(base + suffix, values),
        definition=Message("relations.changes_definition"),
        as_of=request.as_of,
        period=Period(start, request.as_of, "span"),
        records=records,
        records_total=orders,
    )


ENTRIES = (
    CatalogueEntry(
        "account_profile",
        account_profile,
        (
            "Who owns the account?",
            "Who is the account manager?",
            "What tier is X?",
            "Which segment are they in?",
            "When is the renewal?",
            "Since when are they a customer?",
        ),
        ("অ্যাকাউন্টটা কে দেখে?", "কোন সেগমেন্টের?", "কবে থেকে কাস্টমার?", "রিনিউয়াল কবে?"),
    ),
    CatalogueEntry(
        "changes_since_meeting",
        changes_since_meeting,
        (
            "What changed since the last meeting?",
            "What is new at X?",
            "What happened since we last met?",
            "any news",
        ),
        ("শেষ মিটিংয়ের পর কী বদলেছে?", "নতুন কী খবর?", "এর মধ্যে কী হয়েছে?"),
    ),
)
