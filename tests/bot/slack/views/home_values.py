"""Values that Home, the list of accounts and what is known of a person must show: hostile, Bengali, none, very many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from typing import Any

from hypothesis import strategies as st

from bot.compose.render import Style
from bot.features.accounts import NONE, SORTS, Portfolio, PortfolioRow, Wanted
from bot.features.home import Glance, Home, MyAccount, MyMeeting, MyOverdue, MyUnfiled, Part
from bot.features.me import Me, PersonCard, Preferences
from bot.slack.views.settings import Usual
from knowledge.evidence import Name
from knowledge.figures.alerts import Alert

LINES = 10
HOSTILE = (
    "<!channel> pay &amp; call <@U0FARHANA>",
    "*bold* _it_ ~no~ `code` :fire: <https://evil.example|here> www.evil.example",
    "> quoted\n> twice",
    "মেঘনা স্টোর্স ২৯ নভেম্বর এর আগে নমুনা চায়।",
    "\u202edesrever \x07bell\x00 \ud800",
    "&" * 400,
    "x" * 5_000,
    "আ" * 5_000,
    "word " * 1_000,
    " ",
    "",
)
text = st.sampled_from(HOSTILE) | st.text(max_size=60)
names = st.builds(Name, text, st.just("account"), text)
ids = st.integers(1, 10**12)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
styles = st.builds(Style, st.sampled_from(["en", "bn"]), digits=st.sampled_from(["", "latin", "bengali"]))
totals = st.integers(0, 10**6)
days_ago = st.integers(0, 40_000)


def part(rows: st.SearchStrategy[Any]) -> st.SearchStrategy[Part[Any]]:
    """None, a few, or a whole page of rows; and how many there are in all."""
    held = (
        st.just(()) | st.lists(rows, max_size=3).map(tuple) | st.lists(rows, min_size=LINES, max_size=LINES).map(tuple)
    )
    return st.builds(lambda found, more: Part(found, len(found) + more), held, totals)


alerts = st.builds(
    Alert,
    st.sampled_from(["cadence", "person", "thread", "champion"]),
    text,
    days_ago,
    st.integers(1, 400),
)
colours = st.sampled_from(["red", "yellow", "green"])
my_accounts = st.builds(
    MyAccount,
    ids,
    names,
    st.none() | moments,
    st.none() | days_ago,
    days_ago,
    days_ago,
    st.lists(alerts, max_size=2).map(tuple),
    st.none() | st.just(50),
    colours,
)
glances = st.builds(
    Glance,
    part(my_accounts),
    part(st.builds(MyMeeting, ids, ids, names, text, moments)),
    part(st.builds(MyOverdue, ids, ids, names, st.sampled_from(["ours", "theirs"]), text, text, days, days_ago)),
    part(my_accounts),
    part(st.builds(MyUnfiled, ids.map(lambda key: f"note-{key}"), days, text)),
)
homes = st.builds(Home, days, totals, st.integers(1, 10**6), glances)

amounts = st.decimals(-(10**15), 10**15, places=4, allow_nan=False)
shares = st.decimals(-2, 2, places=6, allow_nan=False)
account_rows = st.builds(
    PortfolioRow,
    ids,
    text,
    text,
    text,
    text,
    st.sampled_from(["BDT", "USD", ""]),
    amounts,
    shares,
    ids,
    st.sampled_from(["A", "B", "C", ""]),
    st.none() | days,
    text,
    st.none() | st.decimals(1, 10, places=1),
    st.decimals(0, 1, places=2),
    st.none(),
    st.none(),
    st.sampled_from(["", "invest", "selective", "maintain", "cash"]),
    *(st.just(50), colours),
)
choices = st.lists(text.map(str.strip).filter(bool) | st.just(NONE), max_size=12, unique=True).map(tuple)
portfolios = st.builds(
    Portfolio,
    days,
    st.lists(account_rows, max_size=35, unique_by=lambda row: row.account_id).map(tuple),
    st.builds(Wanted, st.sampled_from(sorted(SORTS)), *(text.map(str.strip) for _ in range(4))),
    totals,
    st.fixed_dictionaries(dict.fromkeys(("owner", "segment", "tier", "abc"), choices)),
)

preferences = st.builds(
    Preferences,
    st.sampled_from(["", "en", "bn"]),
    st.sampled_from(["", "Asia/Dhaka", "America/Argentina/ComodRivadavia"]),
    st.none() | st.integers(-1, 23),
    st.sampled_from(["", "latin", "bengali"]),
    st.booleans(),
)
cards = st.builds(PersonCard, st.sampled_from(["", "sales", "trade marketing"]), totals, totals, totals, totals)
people = st.builds(
    Me,
    st.sampled_from(["member", "workspace", "owner"]),
    text,
    text,
    cards,
    preferences,
)
USUAL = Usual("Asia/Dhaka", 8)


def whole_home(accounts: int) -> Home:
    """A page with every part full and every text long, of so many accounts."""
    long = Name("Meghna Stores & Sons " * 40, "account")
    at = datetime(2026, 11, 26, 10, 30, tzinfo=UTC)
    page = range(LINES)
    alerts = (Alert("champion", "Shahnaz " * 90, 400),) * 9
    mine = tuple(MyAccount(key, long, at, 400, 12, 13, alerts) for key in page)
    return Home(
        date(2026, 11, 26),
        3,
        accounts // LINES,
        Glance(
            Part(mine, accounts),
            Part(tuple(MyMeeting(key, key, long, "Quarterly review " * 90, at) for key in page), 242),
            Part(
                tuple(MyOverdue(key, key, long, "ours", "Send it " * 90, "S" * 900, at.date(), 9) for key in page), 500
            ),
            Part(mine, accounts),
            Part(tuple(MyUnfiled(f"note-{key}", at.date(), "& " * 100) for key in page), 70),
        ),
    )


def whole_portfolio(accounts: int) -> Portfolio:
    """So many accounts, each with the longest of names."""
    name = "Meghna Stores & Sons " * 40
    row = (name, "key", "modern trade", name, "BDT", Decimal(123_456_789), Decimal("0.001"), 1, "A", date(2026, 11, 3))
    scored = ("", Decimal("9.9"), Decimal("0.85"), Decimal(9), Decimal(9), "selective", 100, "yellow")
    owners = tuple(f"{name}{key}" for key in range(accounts))
    rows = tuple(PortfolioRow(key, *row, *scored) for key in range(accounts))
    wanted = Wanted("score", owners[-1])
    return Portfolio(date(2026, 11, 26), rows, wanted, accounts, {"owner": owners, "tier": ("key", NONE)})


def texts(found: Any) -> Iterator[str]:
    """Every text that is shown, as a person reads it; where Slack reads markup, nothing in it may be live."""
    if isinstance(found, list | tuple):
        for one in found:
            yield from texts(one)
    elif isinstance(found, dict):
        told = found.get("text")
        if isinstance(told, str):
            if found.get("type") == "mrkdwn":
                assert "<" not in told, told
                assert found["verbatim"] is True
                told = unescape(told)
            yield told
        for key, value in found.items():
            if key != "text" or not isinstance(value, str):
                yield from texts(value)


def read(found: Any) -> str:
    """All that is shown, on one line."""
    return " ".join(" ".join(texts(found)).split())
