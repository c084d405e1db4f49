"""The pipeline: the deals that are open with every account."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import Figure, Items, Message, Money, Quantity, Value
from knowledge.figures.deals import deal_row, open_deals, slipped_of
from knowledge.figures.entry import FigureRequest, WholeBookEntry
from knowledge.people import Reader
from knowledge.records.accounts import account_cards, readable

MOST_LISTED = 12


def portfolio_deals(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """Deals open on the day with any account the reader may see, by their expected close, and their value by currency.

    Deals without a value are counted, not valued.
    """
    as_of = request.as_of
    found = open_deals(session, as_of, readable(reader))
    cards = {card.id: card for card in account_cards(session, reader)}
    worth: dict[str, Decimal] = {}
    for deal in found:
        if deal.amount is not None:
            worth[deal.currency] = worth.get(deal.currency, Decimal(0)) + deal.amount
    slipped = slipped_of(found, as_of)
    values: dict[str, Value] = {
        "number": Quantity(Decimal(len(found)), "deals"),
        "slipped": Quantity(Decimal(len(slipped)), "deals"),
        "worth": Items(
            "figures.portfolio_deals_worth",
            tuple({"amount": Money(amount, currency)} for currency, amount in sorted(worth.items())),
        ),
        "rows": Items(
            "figures.portfolio_deals_row",
            tuple({"account": cards[deal.account_id].shown, **deal_row(deal)} for deal in found[:MOST_LISTED]),
        ),
    }
    wording = "figures.portfolio_deals" if worth else "figures.portfolio_deals_unvalued"
    return Figure(
        ref="portfolio-deals",
        name="portfolio_deals",
        sentence=Message(wording if found else "figures.portfolio_deals_none", values),
        definition=Message("figures.portfolio_deals_definition"),
        as_of=as_of,
        records=tuple(f"deal-{deal.id}" for deal in found[:20]),
        records_total=len(found),
        tone="watch" if slipped else "plain",
    )


WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_deals",
        portfolio_deals,
        (
            "What is in our pipeline?",
            "Which deals are open across all accounts?",
            "open deals of all accounts",
            "How much is our pipeline worth?",
            "Which deals have slipped in all accounts?",
        ),
        ("আমাদের পাইপলাইনে কী আছে?", "সব অ্যাকাউন্টে কোন কোন ডিল খোলা?", "পাইপলাইন মোট কত টাকার?"),
    ),
)
