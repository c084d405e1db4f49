"""Health: of one account with its trend and what it is made of, and of the whole book by colour."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Percent, Quantity, Term, Tone, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest, WholeBookEntry
from knowledge.figures.scoring import MOST_RECORDS, part_rows, records_of, unknown_rows
from knowledge.figures.sums import Days, Scope, orders_in
from knowledge.people import Reader
from knowledge.records.accounts import Account, account_card, readable, shown_names
from knowledge.records.health import Colour
from knowledge.scoring.health import Health
from knowledge.scoring.weights import factor_label
from knowledge.scoring.whole_book import health, health_among, scoring_of

# The trend is told against the health of so many days before.
TREND = timedelta(days=30)
# A change of less is none.
STEADY = 2
MOST_LISTED = 8


def account_health(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The health of an account, 0 to 100, its trend over a month, and each part with its evidence."""
    shown = account_card(session, reader, account.id).shown
    found = health_among(session, request.as_of, (account.id,))[account.id]
    if found.score is None or found.colour is None:
        return Message("scoring.no_health", {"account": shown, "coverage": Percent(found.coverage)})
    day = request.as_of - TREND
    before = health_among(session, day, (account.id,))[account.id]
    values: dict[str, Value] = {
        "account": shown,
        "score": Decimal(found.score),
        "colour": Term("colour", found.colour.value),
        "trend": trend_of(found.score, before.score, day),
        "coverage": Percent(found.coverage),
        "rows": part_rows(found.parts),
    }
    missing = unknown_rows(found.parts)
    if missing is not None:
        values["unknown"] = missing
    own = records_of(found.parts)
    orders, count = orders_in(session, reader, Scope(account.id), Days(request.as_of - timedelta(365), request.as_of))
    return Figure(
        ref="account-health",
        name="account_health",
        sentence=Message("scoring.account_health_with" if missing is not None else "scoring.account_health", values),
        definition=Message("scoring.account_health_definition", {"weights": scoring_of(session).origin}),
        as_of=request.as_of,
        records=(*own, *orders)[:MOST_RECORDS],
        records_total=len(own) + count,
        tone=found.tone,
    )


def trend_of(score: int, before: int | None, day: date) -> Value:
    """How health moved since a day: up, down, steady, or that it could not be told then."""
    if before is None:
        return Items("scoring.trend_unknown", ({"day": day},))
    direction = "steady" if abs(score - before) < STEADY else "rising" if score > before else "falling"
    return Items(f"scoring.trend_{direction}", ({"before": Decimal(before), "day": day},))


def portfolio_health(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """How many accounts are red, yellow and green, and those that are not green, the lowest first."""
    every = health(session, request.as_of)
    mine = [every[key] for key in session.scalars(sa.select(Account.id).where(readable(reader)).order_by(Account.id))]
    told = [one for one in mine if one.score is not None]
    if not told:
        return Message("scoring.no_healths")
    told.sort(key=lambda one: (one.score or 0, one.account_id))
    low = [one for one in told if one.colour is not Colour.GREEN]
    names = shown_names(session, [one.account_id for one in low[:MOST_LISTED]])
    counts = {colour: sum(one.colour is colour for one in told) for colour in Colour}
    values: dict[str, Value] = {
        "red": counts[Colour.RED],
        "yellow": counts[Colour.YELLOW],
        "green": counts[Colour.GREEN],
        "unknown": Quantity(Decimal(len(mine) - len(told)), "accounts"),
    }
    if low:
        values["rows"] = Items("scoring.health_row", tuple(_row(one, names) for one in low[:MOST_LISTED]))
    tone: Tone = "bad" if counts[Colour.RED] else "watch" if low else "good"
    return Figure(
        ref="portfolio-health",
        name="portfolio_health",
        sentence=Message("scoring.portfolio_health" if low else "scoring.portfolio_health_none", values),
        definition=Message("scoring.portfolio_health_definition", {"weights": scoring_of(session).origin}),
        as_of=request.as_of,
        records=tuple(f"account-{one.account_id}" for one in low[:MOST_RECORDS]),
        records_total=len(low),
        tone=tone,
    )


def _row(one: Health, names: Mapping[int, Name]) -> dict[str, Value]:
    """An account that is not green, with the part that costs it most."""
    weakest = one.weakest[0]
    return {
        "account": names[one.account_id],
        "score": Decimal(one.score or 0),
        "colour": Term("colour", one.colour.value if one.colour else "unknown"),
        "factor": factor_label(weakest.name),
        "because": Items(weakest.reason.id, (weakest.reason.values,)),
    }


ENTRIES = (
    CatalogueEntry(
        "account_health",
        account_health,
        (
            "How healthy is X?",
            "What is the health of the account?",
            "Is X red, yellow or green?",
            "What is the health score?",
            "Why is X red?",
            "Why is the account yellow?",
            "account health",
        ),
        (
            "অ্যাকাউন্টের স্বাস্থ্য কেমন?",
            "হেলথ স্কোর কত?",
            "লাল, হলুদ না সবুজ?",
            "অ্যাকাউন্টটা লাল কেন?",
            "হেলথ কেমন?",
        ),
    ),
)

WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_health",
        portfolio_health,
        (
            "Which accounts are red?",
            "Which accounts are yellow or red?",
            "How many accounts are green?",
            "How healthy are our accounts?",
            "health of all accounts",
        ),
        (
            "কোন কোন অ্যাকাউন্ট লাল?",
            "কয়টা অ্যাকাউন্ট সবুজ?",
            "সব অ্যাকাউন্টের হেলথ কেমন?",
        ),
    ),
)
