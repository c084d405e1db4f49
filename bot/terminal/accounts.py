"""The portfolio on the screen."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table

from bot.compose.render import render, render_day, render_value
from bot.features.accounts import Portfolio, accounts
from bot.terminal.sitting import Sitting
from knowledge.evidence import Message, Money, Percent

CENT = Decimal("0.01")
SHARE_PLACES = Decimal("0.000001")


def show_accounts(at: Sitting) -> None:
    """A row per account; as JSON a list of objects with name, revenue, share (0-1), rank, abc, last_order, owner."""
    found = accounts(at.desk, at.reader, at.as_of)
    if at.screen.wants_json:
        at.screen.as_json(accounts_as_list(found))
        return
    title = render(Message("accounts.title", {"as_of": found.as_of, "count": len(found.rows)}), at.style)
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    several = len({row.currency for row in found.rows}) > 1
    for name in ("rank", "account", "revenue", "share", "abc", "last_order", "owner"):
        right = name in ("rank", "revenue", "share")
        words = render(Message(f"accounts.{name}"), at.style)
        table.add_column(words, justify="right" if right else "left", no_wrap=name not in ("account", "owner"))
    for row in found.rows:
        table.add_row(
            render_value(row.rank, at.style),
            row.name,
            render_value(Money(row.revenue, row.currency if several else ""), at.style),
            render_value(Percent(row.share), at.style),
            row.abc,
            render_day(row.last_order, at.style) if row.last_order else "",
            row.owner,
        )
    at.screen.show(table)


def accounts_as_list(found: Portfolio) -> list[dict[str, Any]]:
    """The keys of `keybrief accounts --json`."""
    return [
        {
            "name": row.name,
            "revenue": float(row.revenue.quantize(CENT, ROUND_HALF_UP)),
            "share": float(row.share.quantize(SHARE_PLACES, ROUND_HALF_UP)),
            "rank": row.rank,
            "abc": row.abc,
            "last_order": row.last_order.isoformat() if row.last_order else None,
            "owner": row.owner,
        }
        for row in found.rows
    ]
