"""How a figure of retail trade is told: the days it counts, parts of a sentence that may be wanting, its records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Figure, Items, Message, Money, Percent, Period, Quantity, Tone, Value
from knowledge.figures.entry import FigureRequest
from knowledge.figures.sums import Days, days_of, refs_word

# Thirteen weeks: a quarter in whole weeks, as stores report.
RECENT_DAYS = 91
MOST_RECORDS = 20
MOST_ROWS = 6


def days_asked(request: FigureRequest, recent: int = RECENT_DAYS) -> Period | Message:
    """The period asked for, up to the as-of day; the last `recent` days by default. A gap where it is ahead."""
    asked = request.period
    if asked is None:
        return Period(request.as_of - timedelta(days=recent - 1), request.as_of, "span")
    days = days_of(asked, request.as_of)
    if days.empty:
        return Message("gaps.period_not_begun", {"period": asked})
    if asked.start is None or days.end == asked.end:
        return asked
    return Period(asked.start, days.end, "span", asked.label)


def days_in(period: Period, request: FigureRequest) -> Days:
    """The days of a period that have come."""
    return days_of(period, request.as_of)


def maybe(message: str, values: Mapping[str, Value] | None) -> Items:
    """A part of a sentence that is told where its values are known, and is nothing where they are not."""
    return Items(message, () if values is None else (values,))


def worth(values: Mapping[str, Decimal], *, untold: bool) -> Items:
    """What units came to by currency, side by side; nothing where the value of some is `untold`."""
    if untold or not values:
        return maybe("retail.worth", None)
    rows = tuple({"amount": Money(amount, currency)} for currency, amount in sorted(values.items()))
    return maybe("retail.worth", {"value": Items("figures.money_row", rows)})


def units(number: Decimal) -> Quantity:
    """Units of a product, as it is counted."""
    return Quantity(number, "units")


def counted(number: int, what: str) -> Quantity:
    """So many of something: "stores", "orders"."""
    return Quantity(Decimal(number), what)


def index_of(share: Decimal) -> Decimal:
    """A share of the average as an index: 1.4 is 140."""
    return (share * 100).quantize(Decimal(1), ROUND_HALF_UP)


def share_of(part: Decimal, whole: Decimal) -> Percent:
    return Percent(part / whole)


@dataclass(frozen=True, slots=True)
class Behind:
    """The refs of the newest records that a figure counts, and how many there are."""

    refs: tuple[str, ...]
    total: int


def behind(session: Session, kind: str, held: sa.Select[Any]) -> Behind:
    """Of a query of (id, day): the newest refs and the number of all."""
    inner = held.subquery()
    key, day = inner.columns
    total = session.scalar(sa.select(sa.func.count()).select_from(inner)) or 0
    newest = session.execute(sa.select(key).order_by(day.desc(), key.desc()).limit(MOST_RECORDS))
    return Behind(tuple(f"{kind}-{row[0]}" for row in newest), total)


def told(
    request: FigureRequest,
    name: str,
    sentence: str,
    values: Mapping[str, Value],
    records: Behind,
    *,
    definition: str,
    period: Period | None = None,
    tone: Tone = "plain",
    of: str = "",
) -> Figure:
    """A figure. of: what it is held to, as part of its ref."""
    ref = "-".join(part for part in (name.replace("_", "-"), of, refs_word(period) if period else "") if part)
    return Figure(
        ref=ref,
        name=name,
        sentence=Message(sentence, values),
        definition=Message(definition),
        as_of=request.as_of,
        period=period,
        records=records.refs,
        records_total=records.total,
        tone=tone,
    )
