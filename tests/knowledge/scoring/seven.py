"""A book of seven accounts, small enough to score by hand. As of 15 June 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.records.commitments import Commitment, Side
from knowledge.records.interactions import Interaction
from knowledge.records.products import Product
from knowledge.records.ratings import AccountRating
from tests.knowledge.figures import small

AS_OF = date(2026, 6, 15)
BIG, MID, SMALL, OLD, TINY, NEVER, RETURNER = range(1, 8)
ORDERS = {
    BIG: (
        ("2024-05-10", "100"), ("2024-09-10", "1000"), ("2025-09-10", "1300"), ("2026-04-10", "100"),
        ("2026-06-10", "200"),
    ),
    MID: (("2024-09-10", "500"), ("2025-09-10", "450"), ("2026-05-12", "50")),
    SMALL: (("2025-10-01", "200"),),
    OLD: (("2024-07-01", "400"),),
    TINY: (("2026-06-01", "10"),),
    RETURNER: (("2026-02-01", "-50"),),
}  # fmt: skip
TIERS = {BIG: "major", OLD: "Key", MID: "key"}


def fill(book: Book) -> None:
    """Seven accounts with their orders; a rating of two of them, a promise and a call of the first."""
    with book.writing() as session:
        tea = Product(name="Tea", category="Tea", cost=Decimal(60))
        session.add(tea)
        session.flush()
        for key, name in enumerate(("Big", "Mid", "Small", "Old", "Tiny", "Never", "Returner"), start=1):
            assert small.account(session, name, tier=TIERS.get(key, "")) == key
        for account, orders in ORDERS.items():
            for day, net in orders:
                small.order(session, account, tea.id, date.fromisoformat(day), net)
        rate(session, BIG, "strategic_fit", 8, date(2026, 1, 1))
        rate(session, BIG, "strategic_fit", 3, date(2025, 1, 1))
        rate(session, BIG, "growth_potential", 10, date(2026, 7, 1))  # after the day: it does not exist
        rate(session, OLD, "growth_potential", 2, date(2026, 1, 1))
        session.add(
            Commitment(
                account_id=BIG, side=Side.OURS, statement="Send it", made_on=date(2026, 5, 1), due_on=date(2026, 6, 5)
            )
        )
        called = datetime(2026, 6, 1, 6, tzinfo=UTC)
        session.add(Interaction(account_id=BIG, happened_on=date(2026, 6, 1), written_at=called, body="called"))


def rate(session: Session, account: int, factor: str, score: int, on: date) -> None:
    session.add(
        AccountRating(account_id=account, factor=factor, score=Decimal(score), rated_on=on, reason="Opens shops.")
    )
