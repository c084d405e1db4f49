"""The portfolio on the screen, and why one account scores as it does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table

from bot.compose.render import Style, render, render_value
from bot.features.accounts import Portfolio, PortfolioRow, Wanted, accounts, demand_choices, reasons
from bot.terminal.answer import show_answer
from bot.terminal.document import demand_ending, write_out
from bot.terminal.sitting import Sitting
from knowledge.errors import BadInput
from knowledge.evidence import Message, Money, Percent, Term

CENT = Decimal("0.01")
SHARE_PLACES = Decimal("0.000001")
ROWS = 25
COLUMNS = ("rank", "account", "revenue", "share", "abc", "score", "health", "owner")
RIGHT = ("rank", "revenue", "share", "score")
WRAPPED = ("account", "owner")


@dataclass(frozen=True, slots=True)
class AccountsOrder:
    """What was asked for: an account by its name, or the list as wanted; page: counted from 1, 0 for all of it.

    out: a document to write the list to.
    """

    name: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    page: int = 0
    out: str = ""


def show_accounts(at: Sitting, order: AccountsOrder = AccountsOrder()) -> None:
    """A row per account; as JSON a list of objects. Of one that is named, what its score and health are made of."""
    demand_ending(order.out)
    if order.name.strip():
        if order.out:
            raise BadInput("document.list_only")
        told, _ = reasons(at.desk, at.reader, order.name, as_of=at.as_of, language=at.language)
        show_answer(at.screen, told, at.style)
        return
    found = accounts(at.desk, at.reader, at.as_of, order.wanted)
    demand_choices(found)
    rows = _page(found, order.page)
    if order.out:
        write_out(at, order.out, replace(found, rows=rows))
        return
    if found.trouble is not None:
        at.screen.warn(render(found.trouble, at.style))
    if at.screen.wants_json:
        at.screen.as_json([_as_dict(row) for row in rows])
        return
    at.screen.show(_table(found, rows, at.style))
    if order.page:
        pages = -(-len(found.rows) // ROWS)
        at.screen.say(render(Message("slack_accounts.page", {"page": order.page, "pages": pages}), at.style), "dim")


def _page(found: Portfolio, page: int) -> tuple[PortfolioRow, ...]:
    """The rows of a page. Errors: BadInput beyond the last one."""
    pages = max(1, -(-len(found.rows) // ROWS))
    if page > pages:
        raise BadInput("accounts.page_beyond", page=page, pages=pages)
    return found.rows[(page - 1) * ROWS : page * ROWS] if page else found.rows


def _table(found: Portfolio, rows: tuple[PortfolioRow, ...], style: Style) -> Table:
    title = render(Message("accounts.title", {"as_of": found.as_of, "count": len(found.rows)}), style)
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    several = len({row.currency for row in found.rows}) > 1
    for name in COLUMNS:
        words = render(Message(f"accounts.{name}"), style)
        table.add_column(words, justify="right" if name in RIGHT else "left", no_wrap=name not in WRAPPED)
    for row in rows:
        health = ""
        if row.health is not None:
            colour = render_value(Term("colour", row.colour), style)
            health = f"{render_value(Decimal(row.health), style)} {colour}"
        table.add_row(
            render_value(row.rank, style),
            row.name,
            render_value(Money(row.revenue, row.currency if several else ""), style),
            render_value(Percent(row.share), style),
            row.abc,
            render_value(row.score, style) if row.score is not None else "",
            health,
            row.owner,
        )
    return table


def _as_dict(row: PortfolioRow) -> dict[str, Any]:
    """The keys of `keybrief accounts --json`."""
    return {
        "name": row.name,
        "revenue": float(row.revenue.quantize(CENT, ROUND_HALF_UP)),
        "share": float(row.share.quantize(SHARE_PLACES, ROUND_HALF_UP)),
        "rank": row.rank,
        "abc": row.abc,
        "last_order": row.last_order.isoformat() if row.last_order else None,
        "owner": row.owner,
        "segment": row.segment,
        "tier": row.tier,
        "score": float(row.score) if row.score is not None else None,
        "coverage": float(row.coverage),
        "cell": row.cell,
        "health": row.health,
        "colour": row.colour,
    }
