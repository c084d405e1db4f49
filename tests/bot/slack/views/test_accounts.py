"""The list of accounts: Slack takes every page of it, each account is there with its brief, nothing in it is live."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.render import Style, render_value
from bot.features.accounts import Portfolio, PortfolioRow
from bot.slack.views.accounts import ROWS, accounts_view
from bot.slack.views.packing import cost
from bot.workspace.blocks import refuse_message
from tests.bot.slack.views.home_values import portfolios, read, styles, whole_portfolio
from tests.bot.slack.views.test_home import buttons, told_of

TRIED = 150
EN, BN = Style("en"), Style("bn")
LARGEST = 10_000


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
    assert [value for action, value in pressed if action == "accounts_brief"] == [str(one.account_id) for one in shown]


def test_a_thousand_accounts_are_a_hundred_pages_of_one_message_each() -> None:
    portfolio = whole_portfolio(1_000)
    for page in (0, 50, 99):
        for style in (EN, BN):
            posted = accounts_view(portfolio, page, style)
            refuse_message(posted.text, list(posted.blocks))
            assert posted.more == ()
            assert cost(posted.blocks) < LARGEST
    assert "Page 100 of 100." in read(accounts_view(portfolio, 10**9, EN).blocks)
    assert buttons({"blocks": accounts_view(portfolio, 99, EN).blocks})[-1] == ("accounts_page:back", "98")


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
    )
    idle = PortfolioRow(2, "Padma Mart", "", "", "", "BDT", Decimal(0), Decimal(0), 2, "", None)
    found = Portfolio(date(2026, 11, 26), (row, idle))
    english, bengali = (read(accounts_view(found, 0, style).blocks) for style in (EN, BN))
    for line in (
        "2 accounts, revenue up to 26 Nov 2026",
        "*1. Meghna Stores* BDT 12,34,567 · 23.4% of revenue · class A last order 3 Nov 2026 · Tanvir Ashik",
        "*2. Padma Mart* no orders yet",
        "Only you see this list",
    ):
        assert line in english
    assert "*১. মেঘনা স্টোর্স* ৳১২,৩৪,৫৬৭ · বিক্রির ২৩.৪% · ক্লাস A" in bengali


def test_nothing_to_read_is_said() -> None:
    posted = accounts_view(Portfolio(date(2026, 11, 26), ()), 0, EN)
    assert posted.text == "There is no account that you may read."
