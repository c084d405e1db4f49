"""The list of accounts: Slack takes every page of it, each account is there with its brief, nothing in it is live."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.render import Style, render_value
from bot.features.accounts import Portfolio, PortfolioRow, Wanted, choice_key
from bot.slack.views.accounts import ROWS, accounts_view, shown_of, state_of
from bot.slack.views.packing import cost
from bot.slack.views.posted import Block
from bot.workspace.blocks import refuse_message
from tests.bot.slack.views.home_values import portfolios, read, styles, text, whole_portfolio
from tests.bot.slack.views.test_home import buttons, told_of

TRIED = 150
EN, BN = Style("en"), Style("bn")
LARGEST = 10_000
# Slack's limit of an option's value.
LONGEST_VALUE = 150
FILTERS = ("owner", "segment", "tier", "abc")


@settings(max_examples=TRIED, deadline=None)
@given(portfolios, st.integers(-3, 9), styles)
def test_every_page_is_taken_by_slack_and_holds_its_accounts(portfolio: Portfolio, page: int, style: Style) -> None:
    posted = accounts_view(portfolio, page, style)
    refuse_message(posted.text, list(posted.blocks))
    assert posted.more == ()
    assert "<" not in posted.text
    last = max(0, -(-len(portfolio.rows) // ROWS) - 1)
    page = min(max(0, page), last)
    shown = portfolio.rows[page * ROWS : (page + 1) * ROWS]
    told = read(posted.blocks)
    for one in shown:
        assert told_of(render_value(one.shown, style)) in told
    pressed = buttons({"blocks": posted.blocks})
    for action in ("accounts_brief", "accounts_why"):
        assert [value for name, value in pressed if name == action] == [str(one.account_id) for one in shown]
    pages = [shown_of(value) for name, value in pressed if name.startswith("accounts_page")]
    keyed = Wanted(portfolio.wanted.sort, *(choice_key(portfolio.wanted.of(one)) for one in FILTERS))
    assert pages == [(keyed, turned) for turned in (page - 1, page + 1) if 0 <= turned <= last]
    files = [(name, value) for name, value in pressed if name.startswith(("picture", "document"))]
    assert [name for name, _ in files] == (["picture_show", "document_send"] if portfolio.rows else [])
    for name, value in files:
        kind, _, rest = value.partition("|")
        held = (kind, rest) if name == "picture_show" else (kind, shown_of(rest))
        assert held == (("matrix", "") if name == "picture_show" else ("accounts", (keyed, 0)))
    for element in menus(posted.blocks):
        values = [one["value"] for one in element["options"]]
        assert element["initial_option"] in element["options"]
        assert len({shown_of(value) for value in values}) == len(set(values))
        assert all(shown_of(value)[1] == 0 for value in values)


def menus(blocks: Sequence[Block]) -> list[Block]:
    """The menus of a list."""
    held = [one for block in blocks if block["type"] == "actions" for one in block["elements"]]
    return [one for one in held if one["type"] == "static_select"]


@given(st.sampled_from(["score", "name"]), text, text, st.integers(0, 10**8))
def test_what_is_shown_is_not_lost_between_two_presses(sort: str, owner: str, tier: str, page: int) -> None:
    wanted = Wanted(sort, owner=owner, tier=tier)
    value = state_of(wanted, page)
    assert len(value) <= LONGEST_VALUE
    again, turned = shown_of(value)
    assert (state_of(again, turned), turned) == (value, page)


def test_a_value_that_stands_for_nothing_shows_the_first_page_of_all() -> None:
    for value in ("", "3", "score|a", "|||||", "price|||||0", "score|||||-1", "score|||||" + "9" * 40):
        assert shown_of(value)[1] == 0


def test_a_thousand_accounts_are_a_hundred_pages_of_one_message_each() -> None:
    portfolio = whole_portfolio(1_000)
    for page in (0, 50, 99):
        for style in (EN, BN):
            posted = accounts_view(portfolio, page, style)
            refuse_message(posted.text, list(posted.blocks))
            assert posted.more == ()
            assert cost(posted.blocks) < LARGEST
    assert "Page 100 of 100." in read(accounts_view(portfolio, 10**9, EN).blocks)
    pressed = dict(buttons({"blocks": accounts_view(portfolio, 99, EN).blocks}))
    assert shown_of(pressed["accounts_page:back"])[1] == 98
    assert "accounts_page:on" not in pressed
    owner = menus(accounts_view(portfolio, 0, EN).blocks)[1]
    assert 1 < len(owner["options"]) <= 100  # of a thousand owners as many as fit, the one that is chosen among them
    assert owner["initial_option"] in owner["options"]


def test_an_account_is_told_with_revenue_share_class_and_owner() -> None:
    row = PortfolioRow(
        1,
        "Meghna Stores",
        "",
        "",
        "Tanvir Ashik",
        "BDT",
        Decimal(1_234_567),
        Decimal("0.234"),
        1,
        "A",
        date(2026, 11, 3),
        "মেঘনা স্টোর্স",
        score=Decimal("7.4"),
        coverage=Decimal("0.8"),
        cell="invest",
        health=72,
        colour="yellow",
    )
    idle = PortfolioRow(2, "Padma Mart", "", "", "", "BDT", Decimal(0), Decimal(0), 2, "", None)
    found = Portfolio(date(2026, 11, 26), (row, idle))
    english, bengali = (read(accounts_view(found, 0, style).blocks) for style in (EN, BN))
    for line in (
        "2 accounts, revenue up to 26 Nov 2026",
        "*1. Meghna Stores* BDT 12,34,567 · 23.4% of revenue · class A score 7.4, 80% on data"
        " · invest for growth · health 72, yellow last order 3 Nov 2026 · Tanvir Ashik",
        "*2. Padma Mart* no orders yet not scored: too little is known",
        "Only you see this list",
    ):
        assert line in english
    assert "*১. মেঘনা স্টোর্স* ৳১২,৩৪,৫৬৭ · বিক্রির ২৩.৪% · ক্লাস A" in bengali


def test_a_filter_that_fits_nothing_leaves_the_menus_to_choose_otherwise() -> None:
    found = Portfolio(date(2026, 11, 26), (), Wanted("score", tier="gone"), 14, {"tier": ("key", "major")})
    posted = accounts_view(found, 0, EN)
    refuse_message(posted.text, list(posted.blocks))
    assert posted.text == "No account fits what is chosen. Choose otherwise."
    assert [one["action_id"] for one in menus(posted.blocks)] == ["accounts_pick:sort", "accounts_pick:tier"]


def test_nothing_to_read_is_said() -> None:
    posted = accounts_view(Portfolio(date(2026, 11, 26), ()), 0, EN)
    assert posted.text == "There is no account that you may read."
