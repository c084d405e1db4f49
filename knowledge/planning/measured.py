"""What a measure of a plan may name: figures of the catalogue, each with the number that is taken from its values.

One more figure is one more line of MEASURED.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Percent, Period, Quantity, Value, Words
from knowledge.figures.commitments import commitments_done, commitments_overdue
from knowledge.figures.entry import Compute, FigureRequest
from knowledge.figures.health import account_health
from knowledge.figures.orders import late_orders, order_cadence, order_count
from knowledge.figures.portfolio import portfolio_share
from knowledge.figures.retail.fill_rate import fill_rate
from knowledge.figures.retail.listings import listings
from knowledge.figures.retail.otif import otif
from knowledge.figures.retail.out_of_stocks import out_of_stocks
from knowledge.figures.retail.planogram import planogram_compliance
from knowledge.figures.retail.sell_out import sell_out
from knowledge.figures.retail.sell_through import sell_through
from knowledge.figures.retail.share_of_shelf import share_of_shelf
from knowledge.figures.retail.trade_rate import trade_rate
from knowledge.figures.retail.weeks_of_supply import weeks_of_supply
from knowledge.figures.revenue import revenue, revenue_change, revenue_target
from knowledge.figures.satisfaction import satisfaction
from knowledge.figures.strength import relationship_strength
from knowledge.people import Reader

Take = Callable[[Mapping[str, Value]], Value | None]


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure as a measure takes it. adds_up: it grows over the plan's term from nothing (revenue), so that its
    progress is what is reached of the target; any other stands at a level (a share), between baseline and target.
    """

    compute: Compute
    take: Take
    adds_up: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure's number now, in its unit. counted: what a plain number counts ("days"), a term of the family "unit".

    figure: what it was computed by. why: why there is none.
    """

    number: Decimal | None = None
    on: date | None = None
    unit: str = ""
    counted: str = ""
    figure: Figure | None = None
    why: Message | None = None


def value(name: str) -> Take:
    """Takes one value of a figure as it is."""
    return lambda values: values.get(name)


def _on_time(values: Mapping[str, Value]) -> Value | None:
    """The share of shipped orders that were not late; nothing where none was shipped by a day it was wanted."""
    share, shipped = values.get("share"), values.get("shipped")
    judged = isinstance(shipped, Quantity) and shipped.number > 0
    return Percent(1 - share.share) if judged and isinstance(share, Percent) else None


def _change(values: Mapping[str, Value]) -> Value | None:
    """The change of revenue with its sign, which the figure tells in words."""
    now, before = values.get("amount"), values.get("amount_before")
    if not isinstance(now, Money) or not isinstance(before, Money) or before.amount <= 0:
        return None
    return Percent((now.amount - before.amount) / before.amount)


def _row(rows: str, name: str) -> Take:
    """Takes a value of the one row of a list; nothing where it has several: none of them is the account's."""

    def take(values: Mapping[str, Value]) -> Value | None:
        held = values.get(rows)
        return held.rows[0].get(name) if isinstance(held, Items) and len(held.rows) == 1 else None

    return take


MEASURED: Mapping[str, Measured] = {
    "revenue": Measured(revenue, value("amount"), adds_up=True),
    "revenue_change": Measured(revenue_change, _change),
    "revenue_target": Measured(revenue_target, value("reached")),
    "portfolio_share": Measured(portfolio_share, value("share")),
    "order_count": Measured(order_count, value("count"), adds_up=True),
    "order_cadence": Measured(order_cadence, value("gap")),
    "on_time_share": Measured(late_orders, _on_time),
    "late_orders": Measured(late_orders, value("late"), adds_up=True),
    "commitments_done": Measured(commitments_done, value("number"), adds_up=True),
    "commitments_overdue": Measured(commitments_overdue, value("ours")),
    "account_health": Measured(account_health, value("score")),
    "relationship_strength": Measured(relationship_strength, value("strength")),
    "nps": Measured(satisfaction, _row("nps", "score")),
    "csat": Measured(satisfaction, _row("csat", "score")),
    "otif": Measured(otif, value("both")),
    "fill_rate": Measured(fill_rate, value("share")),
    "sell_out": Measured(sell_out, value("units"), adds_up=True),
    "sell_through": Measured(sell_through, value("share")),
    "weeks_of_supply": Measured(weeks_of_supply, value("weeks")),
    "out_of_stocks": Measured(out_of_stocks, value("share")),
    "share_of_shelf": Measured(share_of_shelf, _row("rows", "share")),
    "planogram_compliance": Measured(planogram_compliance, value("share")),
    "listings": Measured(listings, value("listed")),
    "trade_rate": Measured(trade_rate, value("rate")),
}


def is_currency(unit: str) -> bool:
    """Whether a unit is the code of a currency."""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def shown(number: Decimal | None, unit: str, counted: str = "") -> Value | None:
    """A number of a measure in its unit, as it is shown; None where there is none."""
    if number is None:
        return None
    if unit == "%":
        return Percent(number / 100)
    if is_currency(unit):
        return Money(number, unit)
    return Quantity(number, counted) if counted else number


def unknown_figure(name: str) -> Message:
    """That there is no figure of this name that a measure could be computed by, and which there are."""
    return Message("plan.why_no_figure", {"figure": Words(name), "known": ", ".join(sorted(MEASURED))})


def read_figure(
    session: Session,
    reader: Reader,
    account: AccountCard,
    name: str,
    request: FigureRequest,
    term: Period,
    *,
    unit: str = "",
    category: str = "",
) -> Reading:
    """What a figure says now, over the plan's term up to the as-of day, in the measure's unit where it names one."""
    measured = MEASURED.get(name)
    if measured is None:
        return Reading(why=unknown_figure(name))
    asked = replace(request, period=term, category=category, against=None, product_id=None)
    found = measured.compute(session, reader, account, asked)
    if isinstance(found, Message):
        return Reading(why=found)
    taken = measured.take(found.sentence.values)
    if taken is None:
        return Reading(why=Message("plan.why_no_number"))
    return _reading(taken, unit or account.currency if _is_money(taken) else unit, found, request.as_of)


def _is_money(taken: Value) -> bool:
    return isinstance(taken, Money | Items)


def _reading(taken: Value, unit: str, figure: Figure, as_of: date) -> Reading:
    match taken:
        case Money() | Items():
            held = _amounts(taken)
            if is_currency(unit) and unit in held:
                return Reading(held[unit], as_of, unit, figure=figure)
            if not is_currency(unit) and len(held) == 1:
                currency, amount = next(iter(held.items()))
                return Reading(amount, as_of, currency, figure=figure)
            named = {"unit": unit or "-", "held": ", ".join(sorted(held))}
            return Reading(why=Message("plan.why_currency", named))
        case Percent():
            return Reading(taken.share * 100, as_of, "%", figure=figure)
        case Quantity():
            return Reading(taken.number, as_of, unit, "" if unit else taken.unit, figure)
        case Decimal() | int():
            return Reading(Decimal(taken), as_of, unit, figure=figure)
        case _:
            return Reading(why=Message("plan.why_no_number"))


def _amounts(taken: Money | Items) -> dict[str, Decimal]:
    """Amounts by currency: a figure of several lists them."""
    money = [taken] if isinstance(taken, Money) else [row.get("amount") for row in taken.rows]
    return {one.currency: one.amount for one in money if isinstance(one, Money)}
