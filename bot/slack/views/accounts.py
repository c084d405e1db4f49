"""The portfolio as a list, the largest account first, page by page, each with its brief one press away."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bot.compose.render import Style, render_day, render_value
from bot.features.accounts import Portfolio, PortfolioRow
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted
from bot.slack.views.rows import pager, press, row
from bot.slack.views.text import context, header, rich, section, words
from knowledge.evidence import Money, Name, Percent

ROWS = 10


def accounts_view(portfolio: Portfolio, page: int, style: Style) -> Posted:
    """A page of the portfolio, counted from 0; the last there is, where the page lies beyond it."""
    count = len(portfolio.rows)
    title = words("accounts.title", style, count=count, as_of=portfolio.as_of)
    if not portfolio.rows:
        nothing = words("slack_accounts.nothing", style)
        return packed(nothing, [rich(section(nothing))])
    pages = -(-count // ROWS)
    page = min(max(0, page), pages - 1)
    shown = portfolio.rows[page * ROWS : (page + 1) * ROWS]
    blocks: list[Block] = [header(title)]
    for number, one in enumerate(shown, start=page * ROWS + 1):
        name = render_value(one.shown, style)
        brief = press("accounts_brief", words("slack_accounts.brief", style), str(one.account_id), name)
        blocks.append(
            row(
                f"{render_value(number, style)}. {name}",
                *_lines(one, style),
                press=brief,
                key=f"account-{one.account_id}",
            )
        )
    told = [words("slack_accounts.page", style, page=page + 1, pages=pages)] if pages > 1 else []
    small = context(*told, words("figures.portfolio_definition", style), words("slack_accounts.alone", style))
    names = (render_value(one.shown, style) for one in shown)
    return packed(f"{title}: {', '.join(names)}", blocks, [*pager("accounts_page", page, pages, style), small])


def _lines(one: PortfolioRow, style: Style) -> tuple[str, str]:
    """What an account brings in; when it last ordered, and who looks after it."""
    amount = Money(one.revenue.quantize(Decimal(1), ROUND_HALF_UP), one.currency)
    if one.abc:
        earned = words("slack_accounts.earned", style, amount=amount, share=Percent(one.share), abc=Name(one.abc))
    else:
        earned = words("slack_accounts.nothing_earned", style)
    last = words("slack_accounts.last_order", style, day=render_day(one.last_order, style)) if one.last_order else ""
    return earned, " · ".join(part for part in (last, one.owner.strip()) if part)
