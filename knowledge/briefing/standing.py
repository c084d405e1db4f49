"""How the account stands: who it is, revenue against target and last year, orders, renewal. Each figure asked once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.briefing.facts import record_fact
from knowledge.briefing.retail_signal import retail_signal
from knowledge.evidence import AccountCard, Fact, Figure, Period, Quantity, Tone, Value
from knowledge.figures.breakdown import revenue_by_category
from knowledge.figures.entry import FigureRequest
from knowledge.figures.health import account_health
from knowledge.figures.lapsed import lapsed_products
from knowledge.figures.orders import late_orders, order_cadence, order_count
from knowledge.figures.portfolio import portfolio_share
from knowledge.figures.profile import account_profile, changes_since_meeting
from knowledge.figures.revenue import revenue_change, revenue_target
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.interactions import Interaction

RECENT_DAYS = 90
RENEWAL_NEAR_DAYS = 90
# The last note is old from here on.
STALE_NOTE_DAYS = 30


def standing_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, *, dependence: bool, first: bool
) -> tuple[dict[str, tuple[Fact, ...]], tuple[str, ...]]:
    """The figures of status and numbers by topic, and what is missing of them.

    dependence: whether the account's share of our revenue is wanted, which is summed over every account. first: whether
    there was no meeting yet, so that what they bought is worth a line.
    """
    recent = _over(request, RECENT_DAYS)
    asked = {
        "profile": account_profile(session, reader, account, request),
        "health": account_health(session, reader, account, request),
        "target": revenue_target(session, reader, account, request),
        "change": revenue_change(session, reader, account, request),
        "cadence": order_cadence(session, reader, account, request),
        "orders": order_count(session, reader, account, recent),
        "shipping": late_orders(session, reader, account, recent),
        "lapsed": lapsed_products(session, reader, account, request),
        "changes": changes_since_meeting(session, reader, account, request),
    }
    if first:
        asked["categories"] = revenue_by_category(session, reader, account, request)
    if dependence:
        asked["share"] = portfolio_share(session, reader, account, _over(request, 365))
    topics: dict[str, tuple[Fact, ...]] = {
        topic: (found,) for topic, found in asked.items() if isinstance(found, Figure)
    }
    topics |= retail_signal(session, reader, account, request)
    topics |= _renewal(session, reader, account, request)
    topics |= _last_note(session, reader, account, request)
    missing = [name for name in ("target", "renewal") if name not in topics]
    if not account.tier:
        missing.append("tier")
    if "orders" not in topics and "cadence" not in topics:
        missing.append("orders")
    return topics, tuple(missing)


def _over(request: FigureRequest, days: int) -> FigureRequest:
    period = Period(request.as_of - timedelta(days=days - 1), request.as_of, "span")
    return FigureRequest(as_of=request.as_of, period=period, timezone=request.timezone)


def _renewal(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Figure, ...]]:
    day = session.scalar(sa.select(Account.renewal_on).where(Account.id == account.id, readable(reader)))
    if day is None or day < request.as_of:
        return {}
    days = (day - request.as_of).days
    values: dict[str, Value] = {"renewal": day, "days": Quantity(Decimal(days), "days")}
    tone: Tone = "watch" if days <= RENEWAL_NEAR_DAYS else "plain"
    ref = f"account-{account.id}"
    return {"renewal": (record_fact(ref, "renewal", values, request.as_of, tone=tone, definition="renewal"),)}


def _last_note(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Figure, ...]]:
    query = (
        sa.select(sa.func.max(Interaction.happened_on))
        .join(Account, Account.id == Interaction.account_id)
        .where(Interaction.account_id == account.id, Interaction.happened_on <= request.as_of, readable(reader))
    )
    day = session.scalar(query)
    if day is None or (request.as_of - day).days <= STALE_NOTE_DAYS:
        return {}
    values: dict[str, Value] = {"last": day, "days": Quantity(Decimal((request.as_of - day).days), "days")}
    return {"quiet": (record_fact("last-note", "quiet", values, request.as_of, tone="watch", definition="quiet"),)}
