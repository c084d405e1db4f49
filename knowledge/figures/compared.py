"""Two periods held against each other: the one asked for and the same a year before, with the sums of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Message, Period, Value
from knowledge.figures.entry import FigureRequest
from knowledge.figures.sums import Days, Key, Scope, days_of, first_order_day, sums_by
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.spans import a_year_earlier, year_before


@dataclass(frozen=True, slots=True)
class Compared:
    """The period shown and the one before, each with its days up to the as-of day."""

    period: Period
    days: Days
    before: Period
    days_before: Days


def last_twelve_months(as_of: date) -> Period:
    """The twelve whole months before the month of the day."""
    start = as_of.replace(day=1)
    return Period(a_year_earlier(start), start - timedelta(days=1), "span")


def compared(request: FigureRequest) -> Compared | Message:
    """The period asked for (the last twelve whole months where none is) and the same a year before, or another named.

    A Message where the period has not begun.
    """
    period = request.period
    if period is None or period.start is None:
        period = last_twelve_months(request.as_of)
    days = days_of(period, request.as_of)
    if days.empty:
        return Message("gaps.period_not_begun", {"period": period})
    shown = Period(days.start, days.end, period.kind if days.end == period.end else "span", period.label)
    before = request.against or year_before(shown)
    return Compared(shown, days, before, days_of(before, request.as_of))


def recorded_from(session: Session, before: Period) -> date | None:
    """The first day with an order, where the period reaches back beyond it and so is not whole."""
    first = first_order_day(session)
    return first if first is not None and before.start is not None and before.start < first else None


def both_sums(
    session: Session, reader: Reader, scope: Scope, periods: Compared, by: Sequence[str]
) -> tuple[Mapping[Key, Decimal], Mapping[Key, Decimal]]:
    """Revenue by (currency, *by) in the period before, and in the period."""
    return (
        sums_by(session, reader, scope, periods.days_before, by),
        sums_by(session, reader, scope, periods.days, by),
    )


@dataclass(frozen=True, slots=True)
class Bought:
    """What an account bought in two periods, by (currency, *by); `values` tells whose and when."""

    periods: Compared
    then: Mapping[Key, Decimal]
    now: Mapping[Key, Decimal]
    values: dict[str, Value]


def bought_in_both(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, scope: Scope, by: str
) -> Bought | Message:
    """The sums of the two periods of a request; a Message where nothing can be compared, which says why."""
    periods = compared(request)
    if isinstance(periods, Message):
        return periods
    then, now = both_sums(session, reader, scope, periods, (by,))
    values: dict[str, Value] = {"account": account_name(account), "period": periods.period, "before": periods.before}
    if not then and not now:
        return Message("gaps.no_orders", values)
    if (first := recorded_from(session, periods.before)) is not None:
        return Message("growth.gap_base_not_whole", values | {"first": first})
    return Bought(periods, then, now, values)


def currencies_of(then: Mapping[Key, Decimal], now: Mapping[Key, Decimal]) -> list[str]:
    """The currencies of both, the one with the most revenue first: they are never added."""
    worth: dict[str, Decimal] = {}
    for sums in (then, now):
        for key, amount in sums.items():
            worth[str(key[0])] = worth.get(str(key[0]), Decimal(0)) + abs(amount)
    return sorted(worth, key=lambda currency: (-worth[currency], currency))


def pairs_in(
    currency: str, then: Mapping[Key, Decimal], now: Mapping[Key, Decimal]
) -> dict[object, tuple[Decimal, Decimal]]:
    """What each account or product came to before and now, in one currency."""
    keys = sorted({key for key in (*then, *now) if key[0] == currency}, key=str)
    return {key[1]: (then.get(key, Decimal(0)), now.get(key, Decimal(0))) for key in keys}
