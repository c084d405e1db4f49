"""What the language model was used for and cost, on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table

from bot.compose.render import Style, render, render_value
from bot.features.costs import Costs, Price, Row, costs
from bot.terminal.sitting import Sitting, read_day
from knowledge.evidence import Message, Money, Value

_CENT, _SMALL = Decimal("0.01"), Decimal("0.000001")
# The calls of the provider are told to scripts alone: eight columns are too many for a terminal of 80.
_COLUMNS = ("times", "tokens_in", "tokens_out", "seconds", "cost", "each")


@dataclass(frozen=True, slots=True)
class CostsOrder:
    """What was asked for. since: a day as typed, "" for the last 30 days."""

    since: str = ""
    by: str = "task"


def show_costs(at: Sitting, order: CostsOrder) -> None:
    """A row per task, person or day, and the sum. Errors: BadInput."""
    since = read_day(order.since) if order.since.strip() else None
    price = Price(*at.settings.price) if at.settings.price is not None else None
    found = costs(at.desk, at.reader, order.by, since, at.settings.model, price)
    if at.screen.wants_json:
        at.screen.as_json(costs_as_dict(found))
        return
    days: dict[str, Value] = {"since": found.since, "until": found.until}
    if not found.rows:
        at.screen.say(render(Message("costs.none", days), at.style))
        return
    at.screen.show(_table(found, render(Message("costs.title", days), at.style), at.style))
    if found.unpriced:
        at.screen.say(render(Message("costs.no_price", {"models": ", ".join(found.unpriced)}), at.style), "dim")


def _table(found: Costs, title: str, style: Style) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(render(Message(f"costs.{found.by}"), style))
    priced = found.total.cost is not None
    shown = [name for name in _COLUMNS if priced or name not in ("cost", "each")]
    for name in shown:
        table.add_column(render(Message(f"costs.{name}"), style), justify="right", no_wrap=True)
    rows = [(render_value(row.label, style), row) for row in found.rows]
    rows.append((render(Message("costs.total"), style), found.total))
    for label, row in rows:
        table.add_row(label, *(_cell(row, name, style) for name in shown))
    return table


def _cell(row: Row, name: str, style: Style) -> str:
    value = getattr(row, name)
    if value is None:
        return ""
    if isinstance(value, Money) and 0 < value.amount < 1:  # an answer costs less than a cent as a rule
        return f"{value.currency} {value.amount.quantize(_SMALL, ROUND_HALF_UP).normalize():f}"
    return render_value(value.quantize(Decimal("0.1")) if name == "seconds" else value, style)


def costs_as_dict(found: Costs) -> dict[str, Any]:
    """The keys of `keybrief costs --json`."""
    return {
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "by": found.by,
        "rows": [{found.by: row.key} | _as_dict(row) for row in found.rows],
        "total": _as_dict(found.total),
        "unpriced": list(found.unpriced),
    }


def _as_dict(row: Row) -> dict[str, Any]:
    return {
        "times": row.times,
        "calls": row.calls,
        "tokens_in": row.tokens_in,
        "tokens_out": row.tokens_out,
        "seconds": float(row.seconds),
        "cost": _amount(row.cost),
        "each": _amount(row.each),
        "currency": row.cost.currency if row.cost is not None else None,
    }


def _amount(money: Money | None) -> float | None:
    return float(money.amount.quantize(_SMALL, ROUND_HALF_UP)) if money is not None else None
