"""Costs: what the language model was used for, in sums by task, by person or by day, and what that cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, get_args

from bot.desk import Desk
from knowledge.errors import BadInput
from knowledge.evidence import Money, Term, Value
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.model_use import Used, uses
from knowledge.records.people import names_by_key

By = Literal["task", "person", "day"]
# Without a first day, as much as a month is told.
DAYS = 30
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, in and out."""

    tokens_in: Decimal
    tokens_out: Decimal
    currency: str

    def of(self, used: Used) -> Money:
        """What this use cost."""
        amount = used.tokens_in * self.tokens_in + used.tokens_out * self.tokens_out
        return Money(amount / _MILLION, self.currency)


@dataclass(frozen=True, slots=True)
class Row:
    """What was used in one task, by one person or on one day. cost: None where no price is known for any of it.

    key: for scripts; label: as people read it.
    """

    key: str
    label: Value
    times: int
    calls: int
    tokens_in: int
    tokens_out: int
    seconds: Decimal
    cost: Money | None

    @property
    def each(self) -> Money | None:
        """What one answer, brief or draft cost on the average."""
        if self.cost is None or not self.times:
            return None
        return Money(self.cost.amount / self.times, self.cost.currency)


@dataclass(frozen=True, slots=True)
class Costs:
    """The rows, the dearest first (days in their order), and their sum. unpriced: models that no price is known of."""

    since: date
    until: date
    by: By
    rows: tuple[Row, ...]
    total: Row
    unpriced: tuple[str, ...]


def costs(desk: Desk, reader: Reader, by: str, since: date | None, model: str, price: Price | None) -> Costs:
    """What was used from `since` on until today: by everybody for the book's owner, by themselves for anybody else.

    model: the one that the price is for. Errors: BadInput for `by`, or a day that lies ahead.
    """
    if by not in get_args(By):
        raise BadInput("costs.by_unknown", words=by[:40], allowed=", ".join(get_args(By)))
    until = desk.now().date()
    first = desk.day(since) if since is not None else until - timedelta(days=DAYS - 1)
    with desk.book.reading() as session:
        found = uses(session, first, until, None if reader.standing == "owner" else reader.key)
        names = names_by_key(session, {one.person for one in found})
    groups: dict[str, list[Used]] = {}
    for one in found:
        groups.setdefault({"task": one.task, "person": one.person, "day": one.day.isoformat()}[by], []).append(one)
    rows = [_row(key, _label(by, key, some[0], names), some, model, price) for key, some in groups.items()]
    if by != "day":
        rows.sort(key=lambda row: (-(row.tokens_in + row.tokens_out), row.key))
    total = _row("", "", found, model, price)
    unpriced = {one.model for one in found if price is None or one.model != model}
    kind: By = "task" if by == "task" else "person" if by == "person" else "day"
    return Costs(first, until, kind, tuple(rows), total, tuple(sorted(unpriced)))


def _label(by: str, key: str, used: Used, names: Mapping[str, str]) -> Value:
    if by == "day":
        return used.day
    if by == "task":
        return Term("model_task", key)
    return Term("model_user", key) if key == LOCAL_OWNER.key else names.get(key, key)


def _row(key: str, label: Value, some: Iterable[Used], model: str, price: Price | None) -> Row:
    held = list(some)
    priced = [price.of(one) for one in held if one.model == model] if price is not None else []
    cost = None
    if price is not None and priced:
        cost = Money(sum((one.amount for one in priced), Decimal(0)), price.currency)
    return Row(
        key,
        label,
        sum(one.times for one in held),
        sum(one.calls for one in held),
        sum(one.tokens_in for one in held),
        sum(one.tokens_out for one in held),
        sum((one.seconds for one in held), Decimal(0)),
        cost,
    )
