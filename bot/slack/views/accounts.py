"""The portfolio as a list, page by page: each account with its score, its health and its cell, its reasons and brief
one press away. Menus sort it and hold it to an owner, a segment, a tier or a class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from bot.compose.render import Style, render, render_day, render_value
from bot.features.accounts import ALL, NONE, SORTS, Portfolio, PortfolioRow, Wanted, choice_key
from bot.slack.views.files import as_document, as_picture
from bot.slack.views.limits import BLOCK_COSTS, MESSAGE_CHARACTERS, OPTION, OPTIONS
from bot.slack.views.packing import cost, packed
from bot.slack.views.posted import Block, Posted, joined, parted
from bot.slack.views.rows import press, row
from bot.slack.views.text import actions, button, characters, context, header, plain, rich, section, words
from knowledge.evidence import Money, Name, Percent, Term

ROWS = 10
FILTERS = ("owner", "segment", "tier", "abc")
_LONGEST_PAGE = 9


def state_of(wanted: Wanted, page: int) -> str:
    """What is shown, as the value of a button or a choice: the order, the filters by their keys, the page from 0."""
    return joined(wanted.sort, *(choice_key(wanted.of(name)) for name in FILTERS), page)


def shown_of(value: str) -> tuple[Wanted, int]:
    """What a button or a choice stands for; the first page of all accounts where it stands for nothing."""
    parts = parted(value)
    if len(parts) != len(FILTERS) + 2 or parts[0] not in SORTS:
        return Wanted(), 0
    page = parts[-1]
    number = int(page) if page.isascii() and page.isdigit() and len(page) <= _LONGEST_PAGE else 0
    return Wanted(parts[0], *parts[1:-1]), number


def accounts_view(portfolio: Portfolio, page: int, style: Style) -> Posted:
    """A page of the portfolio, counted from 0; the last there is, where the page lies beyond it."""
    count = len(portfolio.rows)
    title = words("accounts.title", style, count=count, as_of=portfolio.as_of)
    if not portfolio.rows:
        nothing = words("slack_accounts.none_fits" if portfolio.total else "slack_accounts.nothing", style)
        menus = _menus(portfolio, style, MESSAGE_CHARACTERS // 2) if portfolio.total else []
        return packed(nothing, [rich(section(nothing))], menus)
    pages = -(-count // ROWS)
    page = min(max(0, page), pages - 1)
    shown = portfolio.rows[page * ROWS : (page + 1) * ROWS]
    rows = [block for number, one in enumerate(shown, page * ROWS + 1) for block in _row(number, one, style)]
    ends = [*_pager(portfolio.wanted, page, pages, style), _files(portfolio.wanted, style)]
    ends.append(context(*_small(portfolio, page, pages, style)))
    room = MESSAGE_CHARACTERS - cost([header(title), *rows, *ends]) - 2 * BLOCK_COSTS
    names = (render_value(one.shown, style) for one in shown)
    return packed(f"{title}: {', '.join(names)}", [header(title), *_menus(portfolio, style, room), *rows], ends)


def _row(number: int, one: PortfolioRow, style: Style) -> list[Block]:
    name = render_value(one.shown, style)
    why = press("accounts_why", words("slack_accounts.why", style), str(one.account_id), name)
    brief = press("accounts_brief", words("slack_accounts.brief", style), str(one.account_id), name)
    return [
        row(f"{render_value(number, style)}. {name}", *_lines(one, style), key=f"account-{one.account_id}"),
        actions(why, brief, key=f"account-{one.account_id}-asks"),
    ]


def _files(wanted: Wanted, style: Style) -> Block:
    """The matrix of all accounts as a picture; every page of the list, sorted and filtered as it is, as a document."""
    listed = joined("accounts", state_of(wanted, 0))
    return actions(as_picture("matrix", "", style), as_document(listed, style), key="files")


def _small(portfolio: Portfolio, page: int, pages: int, style: Style) -> list[str]:
    """The small print: which page it is, how classes are told, what is wrong with the weights, who sees it."""
    told = [words("slack_accounts.page", style, page=page + 1, pages=pages)] if pages > 1 else []
    told += [words("figures.portfolio_definition", style), words("slack_accounts.scores", style)]
    if portfolio.trouble is not None:
        told.append(render(portfolio.trouble, style)[: OPTION * 4])
    return [*told, words("slack_accounts.alone", style)]


def _lines(one: PortfolioRow, style: Style) -> tuple[str, str, str]:
    """What an account brings in; how it scores and stands; when it last ordered, and who looks after it."""
    amount = Money(one.revenue.quantize(Decimal(1), ROUND_HALF_UP), one.currency)
    if one.abc:
        earned = words("slack_accounts.earned", style, amount=amount, share=Percent(one.share), abc=Name(one.abc))
    else:
        earned = words("slack_accounts.nothing_earned", style)
    last = words("slack_accounts.last_order", style, day=render_day(one.last_order, style)) if one.last_order else ""
    return earned, scored_line(one, style), " · ".join(part for part in (last, one.owner.strip()) if part)


def scored_line(one: PortfolioRow, style: Style) -> str:
    """An account's score with its cell and how much of it rests on data, and its health with its colour."""
    told = []
    if one.score is not None:
        told.append(words("slack_accounts.scored", style, score=one.score, coverage=Percent(one.coverage)))
    if one.cell:
        told.append(render_value(Term("cell", one.cell), style))
    if one.health is not None:
        colour = Term("colour", one.colour)
        told.append(words("slack_accounts.health", style, health=Decimal(one.health), colour=colour))
    return " · ".join(told) or words("slack_accounts.not_scored", style)


# -- pages and menus -------------------------------------------------------------------------------------------------


def _pager(wanted: Wanted, page: int, pages: int, style: Style) -> list[Block]:
    """Buttons back and on, each with all that is shown there."""
    held = []
    if page > 0:
        held.append(button("accounts_page:back", words("slack_accounts.back", style), state_of(wanted, page - 1)))
    if page < pages - 1:
        held.append(button("accounts_page:on", words("slack_accounts.on", style), state_of(wanted, page + 1)))
    return [actions(*held, key="pages")] if held else []


def _menus(portfolio: Portfolio, style: Style, room: int) -> list[Block]:
    """A menu for the order, and one for each field by which the accounts differ. room: characters that are left."""
    wanted = portfolio.wanted
    fields = [name for name in FILTERS if len(portfolio.choices.get(name, ())) > 1]
    each = room // (len(fields) + 1)
    orders = [(words(f"slack_accounts.sort_{name}", style), replace(wanted, sort=name)) for name in SORTS]
    menus = [_menu("sort", orders, wanted, each)]
    for name in fields:
        told = [(words(f"slack_accounts.every_{name}", style), _held_to(wanted, name, ALL))]
        told += [(_told(name, one, style), _held_to(wanted, name, one)) for one in portfolio.choices[name]]
        menus.append(_menu(name, told, wanted, each))
    return [actions(*menus, key="menus")]


def _told(name: str, choice: str, style: Style) -> str:
    if choice == NONE:
        return words(f"slack_accounts.no_{name}", style)
    return words("slack_accounts.class", style, abc=Name(choice)) if name == "abc" else choice


def _held_to(wanted: Wanted, name: str, choice: str) -> Wanted:
    held = {one: choice if one == name else wanted.of(one) for one in FILTERS}
    return Wanted(wanted.sort, **held)


def _menu(name: str, choices: Sequence[tuple[str, Wanted]], wanted: Wanted, room: int) -> Block:
    """A menu; what is shown now is chosen in it. As many choices as fit, that one among them."""
    now = state_of(wanted, 0)
    options = [{"text": plain(told, OPTION), "value": state_of(one, 0)} for told, one in choices]
    chosen = next((one for one in options if one["value"] == now), options[0])
    room -= 2 * characters(chosen)  # it is shown twice
    listed: list[Block] = []
    for one in options:
        room -= characters(one) if one != chosen else 0
        if one == chosen or (room >= 0 and len(listed) < OPTIONS - 1):
            listed.append(one)
    return {"type": "static_select", "action_id": f"accounts_pick:{name}", "options": listed, "initial_option": chosen}
