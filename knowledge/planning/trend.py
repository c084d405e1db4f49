"""The target of a new year's revenue: what the last twelve months came to, and how they stood to the twelve before.

Target = revenue of the last twelve months x (1 + its change against the twelve before), where that grew; at most
25 % more. Where it did not grow, the amount is held. Where the change cannot be told, the template's growth is taken.
Rounded to three figures, half up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Message, Money, Percent, Period, Value
from knowledge.figures.sums import Days, Scope, first_order_day, orders_in, totals
from knowledge.people import Reader
from knowledge.periods import year_before
from knowledge.planning.told import plan_fact

MOST_GROWTH = Decimal("0.25")
FIGURES_KEPT = 3


@dataclass(frozen=True, slots=True)
class Trend:
    """method: "carried" (the change goes on), "capped", "held", "assumed" (the template's growth), or "" where there is
    no revenue to start from. fact: what it rests on.
    """

    method: str
    baseline: Decimal
    target: Decimal
    currency: str
    fact: Figure


def revenue_trend(
    session: Session, reader: Reader, account: AccountCard, category: str, as_of: date, growth: Decimal
) -> Trend | None:
    """The trend of an account's revenue, of one category or of all; None where the last year brought none.

    Of several currencies the account's own is taken, never a sum.
    """
    last = Period(_a_year_before(as_of) + timedelta(days=1), as_of, "span")
    before = year_before(last)
    assert last.start is not None
    assert before.start is not None
    scope = Scope(account.id, category)
    now = totals(session, reader, scope, Days(last.start, last.end))
    currency = account.currency if account.currency in now else next(iter(now), "")
    amount = now.get(currency, Decimal(0))
    if amount <= 0:
        return None
    then = totals(session, reader, scope, Days(before.start, before.end)).get(currency, Decimal(0))
    first = first_order_day(session)
    whole = then > 0 and first is not None and first <= before.start
    change = (amount - then) / then if whole else None
    method, used = _method(change, growth)
    target = rounded(amount * (1 + used))
    values: dict[str, Value] = {
        "amount": Money(amount, currency),
        "period": last,
        "target": Money(target, currency),
        "growth": Percent(used),
    }
    if change is not None:
        values |= {"amount_before": Money(then, currency), "before": before, "change": Percent(abs(change))}
    records, count = orders_in(session, reader, scope, Days(last.start, last.end))
    fact = plan_fact(
        f"revenue-trend{f'-{_word(category)}' if category else ''}",
        f"trend_{method}",
        values,
        as_of,
        records=records,
        further=count - len(records),
        itself=False,
        definition=Message("plan.trend_definition"),
    )
    return Trend(method, amount, target, currency, fact)


def _method(change: Decimal | None, growth: Decimal) -> tuple[str, Decimal]:
    if change is None:
        return "assumed", growth
    if change <= 0:
        return "held", Decimal(0)
    return ("carried", change) if change <= MOST_GROWTH else ("capped", MOST_GROWTH)


def rounded(amount: Decimal) -> Decimal:
    """An amount to three figures, half up: 23,415,507 is 23,400,000."""
    places = amount.adjusted() - FIGURES_KEPT + 1
    return amount.scaleb(-places).quantize(Decimal(1), ROUND_HALF_UP).scaleb(places)


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _word(category: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in category).casefold().split())
