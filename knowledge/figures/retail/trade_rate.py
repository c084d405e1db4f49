"""Trade rate: what we spend on a customer beside the invoice, over gross sales (FIELD.md)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Percent, Term, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.telling import Behind, days_asked, days_in, told
from knowledge.figures.sums import Days
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.promotions import Promotion, PromotionStatus
from knowledge.records.trade import SpendKind, TradeSpend

YEAR_DAYS = 365


def trade_rate(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Spend by kind and its share of gross sales in the period, the last 365 days where none is named."""
    period = days_asked(request, YEAR_DAYS)
    if isinstance(period, Message):
        return period
    days = days_in(period, request)
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    spent, refs = spend_in(session, reader, account.id, days)
    gross = gross_sales(session, reader, account.id, days)
    if not spent:
        return Message("retail.no_spend", values)
    currencies = {currency for currency, _ in spent} | set(gross)
    if len(currencies) > 1:
        return Message("retail.currencies_mixed", values)
    (currency,) = currencies
    sold = gross.get(currency, Decimal(0))
    if sold <= 0:
        return Message("retail.no_gross_sales", values)
    whole = sum(spent.values(), Decimal(0))
    ranked = sorted(spent.items(), key=lambda item: (-item[1], item[0][1]))
    rows: tuple[dict[str, Value], ...] = tuple(
        {"kind": Term("spend", kind), "amount": Money(amount, currency), "share": Percent(amount / whole)}
        for (_, kind), amount in ranked
        if whole > 0
    )
    values |= {
        "rate": Percent(whole / sold),
        "spent": Money(whole, currency),
        "gross": Money(sold, currency),
        "rows": Items("retail.spend_row", rows),
    }
    return told(
        request,
        "trade_rate",
        "retail.trade_rate",
        values,
        Behind(tuple(refs[:20]), len(refs)),
        definition="retail.trade_rate_definition",
        period=period,
    )


def spend_in(
    session: Session, reader: Reader, account_id: int, days: Days
) -> tuple[dict[tuple[str, str], Decimal], list[str]]:
    """Spend by (currency, kind), spread evenly over the days it is for, and the refs of what it is made of.

    A promotion's own spend is of the kind "promotion".
    """
    terms = (
        sa.select(TradeSpend.id, TradeSpend.kind, TradeSpend.starts_on, TradeSpend.ends_on, TradeSpend.amount)
        .add_columns(TradeSpend.currency)
        .join(Account, Account.id == TradeSpend.account_id)
        .where(TradeSpend.account_id == account_id, readable(reader))
        .where(TradeSpend.starts_on <= days.end, TradeSpend.ends_on >= days.start)
        .order_by(TradeSpend.starts_on.desc(), TradeSpend.id.desc())
    )
    promotions = (
        sa.select(Promotion.id, Promotion.starts_on, Promotion.ends_on, Promotion.spend, Promotion.currency)
        .join(Account, Account.id == Promotion.account_id)
        .where(Promotion.account_id == account_id, Promotion.status != PromotionStatus.CANCELLED, readable(reader))
        .where(Promotion.starts_on <= days.end, Promotion.ends_on >= days.start, Promotion.spend.is_not(None))
        .order_by(Promotion.starts_on.desc(), Promotion.id.desc())
    )
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    refs = []
    for key, kind, starts, ends, amount, currency in session.execute(terms):
        found[currency, kind.value] += _spread(amount, starts, ends, days)
        refs.append(f"trade_spend-{key}")
    for key, starts, ends, spend, currency in session.execute(promotions):
        found[currency, SpendKind.PROMOTION.value] += _spread(spend or Decimal(0), starts, ends, days)
        refs.append(f"promotion-{key}")
    return dict(found), refs


def _spread(amount: Decimal, starts: date, ends: date, days: Days) -> Decimal:
    """The part of an amount that falls on these days, of the days it is for."""
    shared = (min(ends, days.end) - max(starts, days.start)).days + 1
    return amount * shared / ((ends - starts).days + 1)


def gross_sales(session: Session, reader: Reader, account_id: int, days: Days) -> dict[str, Decimal]:
    """Price x quantity before any discount, by currency; cancelled orders left out, returns subtracted."""
    # Multiplied here: two exact columns multiplied in the database may be too large for it.
    number = sa.type_coerce(sa.func.sum(OrderLine.quantity), OrderLine.quantity.type)
    query = (
        sa.select(Order.currency, OrderLine.unit_price, number)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(Account, Account.id == Order.account_id)
        .where(Order.account_id == account_id, Order.status != OrderStatus.CANCELLED, readable(reader))
        .where(Order.ordered_on.between(days.start, days.end))
        .group_by(Order.currency, OrderLine.unit_price)
    )
    found: dict[str, Decimal] = defaultdict(Decimal)
    for currency, price, quantity in session.execute(query):
        found[currency] += price * quantity
    return dict(found)


ENTRIES = (
    CatalogueEntry(
        "trade_rate",
        trade_rate,
        (
            "What is the trade rate?",
            "How much do we spend on trade terms?",
            "trade spend as a share of sales",
            "How much trade spend goes to this customer?",
            "What do rebates and listing fees cost us?",
        ),
        (
            "ট্রেড রেট কত?",
            "ট্রেড টার্মে আমাদের খরচ কত?",
            "ট্রেড স্পেন্ড বিক্রির কত শতাংশ?",
            "রিবেট আর লিস্টিং ফিতে কত যায়?",
        ),
    ),
)
