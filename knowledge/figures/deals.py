"""Deals that are open, with those whose close day has slipped; and promotions past, running and coming."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Quantity, Term, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.deals import Deal
from knowledge.records.promotions import Promotion, PromotionStatus

MOST_LISTED = 5


def deals_open(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Deals open on the day, by their expected close."""
    as_of = request.as_of
    found = open_deals(session, as_of, Deal.account_id == account.id, readable(reader))
    slipped = slipped_of(found, as_of)
    values: dict[str, Value] = {"account": account_name(account)}
    if found:
        rows = tuple(deal_row(deal) for deal in found[:MOST_LISTED])
        values |= {
            "rows": Items("relations.deal_row", rows),
            "number": Quantity(Decimal(len(found)), "deals"),
            "slipped": Quantity(Decimal(len(slipped)), "deals"),
        }
    return Figure(
        ref="deals-open",
        name="deals_open",
        sentence=Message("relations.deals_open" if found else "relations.deals_open_none", values),
        definition=Message("relations.deals_definition"),
        as_of=as_of,
        records=tuple(f"deal-{deal.id}" for deal in found[:20]),
        records_total=len(found),
        tone="watch" if slipped else "plain",
    )


def open_deals(session: Session, as_of: date, *which: sa.ColumnElement[bool]) -> list[Deal]:
    """Deals neither won nor lost by the day, by their expected close."""
    query = (
        sa.select(Deal)
        .join(Account, Account.id == Deal.account_id)
        .where(sa.or_(Deal.opened_on.is_(None), Deal.opened_on <= as_of), *which)
        .order_by(Deal.id)
    )
    found = [
        deal
        for deal in session.scalars(query)
        if (deal.outcome.value == "open") or (deal.closed_on is not None and deal.closed_on > as_of)
    ]
    return sorted(found, key=lambda deal: (deal.expected_on is None, deal.expected_on or as_of, deal.id))


def slipped_of(deals: Sequence[Deal], as_of: date) -> list[Deal]:
    """Those whose expected close is past."""
    return [deal for deal in deals if deal.expected_on and deal.expected_on < as_of]


def deal_row(deal: Deal) -> dict[str, Value]:
    """What a row of deals tells of one."""
    return {
        "name": Words(deal.name),
        "stage": Words(deal.stage) if deal.stage else Term("unknown", "stage"),
        "amount": Money(deal.amount, deal.currency) if deal.amount is not None else Term("unknown", "amount"),
        "expected": deal.expected_on or Term("unknown", "date"),
    }


def promotions(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Promotions running, the next ones, and the last ones that ended, with their result as written; or those that are
    asked for by name.
    """
    query = (
        sa.select(Promotion)
        .join(Account, Account.id == Promotion.account_id)
        .where(Promotion.account_id == account.id, readable(reader))
        .order_by(Promotion.starts_on, Promotion.id)
    )
    if request.promotions:
        query = query.where(Promotion.id.in_(request.promotions))
    else:
        query = query.where(Promotion.status != PromotionStatus.CANCELLED)
    every = list(session.scalars(query))
    running = [one for one in every if one.starts_on <= request.as_of <= one.ends_on]
    coming = [one for one in every if one.starts_on > request.as_of]
    ended = [one for one in every if one.ends_on < request.as_of]
    # The last one that ended keeps its place: how it did is asked for as often as what comes.
    ahead = [*running, *coming][: MOST_LISTED - min(1, len(ended))]
    found = [*ahead, *ended[::-1][: MOST_LISTED - len(ahead)]]
    values: dict[str, Value] = {"account": account_name(account)}
    if found:
        rows: list[dict[str, Value]] = []
        for promotion in found:
            state = "coming" if promotion.starts_on > request.as_of else "running"
            state = "ended" if promotion.ends_on < request.as_of else state
            state = "cancelled" if promotion.status == PromotionStatus.CANCELLED else state
            known = promotion.result and state in ("ended", "cancelled")
            rows.append(
                {
                    "name": Words(promotion.name),
                    "state": Term("promotion_state", state),
                    "starts": promotion.starts_on,
                    "ends": promotion.ends_on,
                    "result": Words(promotion.result.rstrip(".।")) if known else Term("unknown", "result"),
                }
            )
        values["rows"] = Items("relations.promotion_row", tuple(rows))
    return Figure(
        ref="promotions",
        name="promotions",
        sentence=Message("relations.promotions" if found else "relations.promotions_none", values),
        definition=Message("relations.promotions_definition"),
        as_of=request.as_of,
        records=tuple(f"promotion-{promotion.id}" for promotion in found),
        records_total=len(every),
    )


ENTRIES = (
    CatalogueEntry(
        "deals_open",
        deals_open,
        (
            "Which deals are open?",
            "What is in the pipeline?",
            "What opportunities do we have with X?",
            "Which deals have slipped?",
            "open deals and stages",
        ),
        ("কোন ডিল খোলা আছে?", "পাইপলাইনে কী আছে?", "কোন ডিল চলছে?"),
    ),
    CatalogueEntry(
        "promotions",
        promotions,
        (
            "Which promotions are running?",
            "What promotions are planned?",
            "How did the last promotion do?",
            "promotion calendar",
            "trade offers with X",
        ),
        ("কোন প্রমোশন চলছে?", "সামনে কী অফার আছে?", "শেষ প্রমোশন কেমন হয়েছে?"),
    ),
)
