"""Revenue: of an account, in a period, of a category or product; against last year and against target."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Message, Money, Percent, Period, Tone, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import Scope, days_of, first_order_day, orders_in, refs_word, totals
from knowledge.figures.wording import account_name, amounts, slug, subject
from knowledge.people import Reader
from knowledge.periods import year_before
from knowledge.records.accounts import Account, readable
from knowledge.records.sales import SalesTarget

# A change of revenue smaller than this is no news; a fall larger than the second is bad news.
FLAT = Decimal("0.02")
BAD_FALL = Decimal("-0.10")

DEFINITION = Message("figures.revenue_definition")


def revenue(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Revenue in the period, or in all up to the as-of day."""
    scope = Scope(account.id, request.category, request.product_id)
    days = days_of(request.period, request.as_of)
    sums = totals(session, reader, scope, days)
    period = request.period or Period(None, request.as_of, "all")
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    what = subject(session, request)
    if not sums:
        return Message("gaps.no_orders", values)
    records, count = orders_in(session, reader, scope, days)
    values |= {"amount": amounts(sums)}
    if what is not None:
        values["what"] = what
    sentence = "figures.revenue_of" if what is not None else "figures.revenue"
    name = f"revenue-{refs_word(request.period)}"
    return Figure(
        ref=name if what is None else f"{name}-{'p' if request.product_id else 'c'}{slug(what)}",
        name="revenue",
        sentence=Message(sentence, values),
        definition=DEFINITION,
        as_of=request.as_of,
        period=period,
        records=records,
        records_total=count,
    )


def revenue_change(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Revenue of the period against the same one a year before; of the last twelve months where none is named."""
    period = request.period
    if period is None or period.start is None:
        start = request.as_of.replace(day=1)
        period = Period(start.replace(year=start.year - 1), start - timedelta(days=1), "span")
    scope = Scope(account.id, request.category, request.product_id)
    days = days_of(period, request.as_of)
    if days.empty:
        return Message("gaps.period_not_begun", {"period": period})
    shown = Period(days.start, days.end, period.kind if days.end == period.end else "span", period.label)
    before = request.against or year_before(shown)
    now = totals(session, reader, scope, days)
    then = totals(session, reader, scope, days_of(before, request.as_of))
    values: dict[str, Value] = {"account": account_name(account), "period": shown, "before": before}
    currency = next(iter(now or then), None)
    if currency is None:
        return Message("gaps.no_orders", values)
    current, past = now.get(currency, Decimal(0)), then.get(currency, Decimal(0))
    values |= {"amount": Money(current, currency), "amount_before": Money(past, currency)}
    if past <= 0:
        return Message("gaps.no_base", values)
    first = first_order_day(session)
    if first is not None and before.start is not None and before.start < first:
        return Message("gaps.base_not_whole", values | {"first": first})
    change = (current - past) / past
    values["change"] = Percent(abs(change))
    direction = "flat" if abs(change) < FLAT else "up" if change > 0 else "down"
    tones: dict[str, Tone] = {"up": "good", "flat": "plain", "down": "bad" if change <= BAD_FALL else "watch"}
    what = subject(session, request)
    if what is not None:
        values["what"] = what
    records, count = orders_in(session, reader, scope, days)
    return Figure(
        ref=f"revenue-change-{refs_word(shown)}" + (f"-{slug(what)}" if what is not None else ""),
        name="revenue_change",
        sentence=Message(f"figures.revenue_{direction}{'_of' if what is not None else ''}", values),
        definition=Message("figures.revenue_change_definition"),
        as_of=request.as_of,
        period=shown,
        records=records,
        records_total=count,
        tone=tones[direction],
    )


def revenue_target(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Revenue against the target whose term holds the as-of day (or the end of the period asked for)."""
    day = request.as_of if request.period is None else min(request.period.end, request.as_of)
    query = (
        sa.select(SalesTarget)
        .join(Account, Account.id == SalesTarget.account_id)
        .where(SalesTarget.account_id == account.id, SalesTarget.category == request.category, readable(reader))
        .where(SalesTarget.starts_on <= day, SalesTarget.ends_on >= day)
    )
    target = session.scalars(query.order_by(SalesTarget.starts_on.desc(), SalesTarget.id)).first()
    values: dict[str, Value] = {"account": account_name(account)}
    if target is None or target.amount <= 0:
        return Message("gaps.no_target", values)
    period = Period(target.starts_on, target.ends_on, "span")
    scope = Scope(account.id, request.category)
    days = days_of(period, request.as_of)
    sums = totals(session, reader, scope, days)
    actual = sums.get(target.currency, Decimal(0))
    share = actual / target.amount
    passed = Decimal((days.end - days.start).days + 1) / ((target.ends_on - target.starts_on).days + 1)
    values |= {
        "amount": Money(actual, target.currency),
        "target": Money(target.amount, target.currency),
        "reached": Percent(share),
        "period": period,
        "passed": Percent(passed),
        "as_of": request.as_of,
    }
    tone: Tone = "good" if share >= passed else "bad" if share < passed * Decimal("0.9") else "watch"
    records, count = orders_in(session, reader, scope, days)
    return Figure(
        ref=f"target-{target.id}",
        name="revenue_target",
        sentence=Message("figures.revenue_target", values),
        definition=Message("figures.revenue_target_definition"),
        as_of=request.as_of,
        period=period,
        records=(f"target-{target.id}", *records),
        records_total=count + 1,
        tone=tone,
    )


ENTRIES = (
    CatalogueEntry(
        "revenue",
        revenue,
        (
            "How much has X bought in total?",
            "What is the revenue?",
            "How much did they buy?",
            "What were sales to X?",
            "How much business do we do with them?",
            "How much did we sell them of this category?",
            "total purchases",
            "turnover",
        ),
        (
            "মোট কত টাকার মাল নিয়েছে?",
            "মোট বিক্রি কত?",
            "কত টাকার অর্ডার করেছে?",
            "সেলস কত হয়েছে?",
            "কত কিনেছে?",
            "রেভিনিউ কত?",
        ),
    ),
    CatalogueEntry(
        "revenue_change",
        revenue_change,
        (
            "Is revenue up or down against last year?",
            "How are sales compared with last year?",
            "Are they growing or shrinking?",
            "What is the growth over the year before?",
            "Did they buy more or less than the year before?",
            "sales trend year on year",
        ),
        (
            "গত বছরের তুলনায় বিক্রি বেড়েছে না কমেছে?",
            "গ্রোথ কত?",
            "বিক্রি বাড়ছে নাকি কমছে?",
            "আগের বছরের চেয়ে কত বেশি কিনেছে?",
        ),
    ),
    CatalogueEntry(
        "revenue_target",
        revenue_target,
        (
            "Are we on target?",
            "How far are we from the target?",
            "How much of the sales target is achieved?",
            "target achievement",
            "Will they reach the annual target?",
        ),
        ("টার্গেটের কত শতাংশ হয়েছে?", "টার্গেট থেকে কত দূরে আছি?", "টার্গেট পূরণ হয়েছে?", "টার্গেট অ্যাচিভমেন্ট কত?"),
    ),
)
