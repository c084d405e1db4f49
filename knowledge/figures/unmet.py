"""The accounts that no meeting is planned with."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import Figure, Items, Message, Quantity, Value
from knowledge.figures.entry import FigureRequest, WholeBookEntry
from knowledge.figures.meetings import days_to_come, next_times
from knowledge.figures.sums import refs_word
from knowledge.people import Reader
from knowledge.records.accounts import account_cards, readable

MOST_LISTED = 12
# Thirty days beside today: so far ahead a meeting counts as planned, where the words name no period.
AHEAD_DAYS = 31


def portfolio_unmet(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """The accounts without a meeting from the as-of day to the end of the period, or in the thirty days to come."""
    period = days_to_come(request, AHEAD_DAYS)
    cards = account_cards(session, reader)
    met = {meeting.account_id for _, meeting in next_times(session, request, period.end, readable(reader))}
    unmet = [card for card in cards if card.id not in met]
    values: dict[str, Value] = {
        "number": Quantity(Decimal(len(unmet)), "accounts"),
        "of": Quantity(Decimal(len(cards)), "accounts"),
        "period": period,
        "rows": Items("figures.portfolio_unmet_row", tuple({"account": card.shown} for card in unmet[:MOST_LISTED])),
    }
    return Figure(
        ref=f"portfolio-unmet-{refs_word(period)}",
        name="portfolio_unmet",
        sentence=Message("figures.portfolio_unmet" if unmet else "figures.portfolio_unmet_none", values),
        definition=Message("figures.portfolio_unmet_definition"),
        as_of=request.as_of,
        period=period,
        records=tuple(f"account-{card.id}" for card in unmet[:20]),
        records_total=len(unmet),
        tone="watch" if unmet else "good",
    )


WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_unmet",
        portfolio_unmet,
        (
            "Which accounts have no meeting planned?",
            "With whom is no meeting planned?",
            "accounts without a meeting",
            "no meeting scheduled",
        ),
        ("কোন কোন অ্যাকাউন্টে মিটিং ঠিক করা নেই?", "কাদের সাথে মিটিং নেই?", "মিটিং ছাড়া অ্যাকাউন্ট"),
    ),
)
