"""Who may read which account; and the months of sales, in step with the orders."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from knowledge.book import Book
from knowledge.people import Reader
from knowledge.records.accounts import AccountMember, Visibility, account_cards
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.sales import MonthlySale, restate
from knowledge.records.team import TeamMember
from tests.knowledge.figures import small


@pytest.mark.parametrize(
    ("reader", "names"),
    [
        (Reader("owner", "x"), ["Open", "Owned", "Joined", "Closed"]),
        (Reader("member", "x", member_id=1), ["Open", "Owned", "Joined"]),
        (Reader("member", "x", member_id=2), ["Open"]),
        (Reader("workspace", "x"), ["Open"]),
        (Reader("outsider", "x"), []),
        (Reader("outsider", "x", member_id=1), []),
    ],
)
def test_each_reader_reads_what_is_theirs(book: Book, reader: Reader, names: list[str]) -> None:
    with book.writing() as session:
        session.add_all(TeamMember(id=key, name=f"Member {key}") for key in (1, 2))
        session.flush()
        small.account(session, "Open")
        small.account(session, "Owned", visibility=Visibility.TEAM, owner_id=1)
        joined = small.account(session, "Joined", visibility=Visibility.TEAM)
        small.account(session, "Closed", visibility=Visibility.TEAM)
        session.add(AccountMember(account_id=joined, member_id=1))
    with book.reading() as session:
        assert [card.name for card in account_cards(session, reader)] == names


def test_the_months_of_sales_follow_the_orders(book: Book) -> None:
    def months() -> list[tuple[date, str, Decimal, Decimal]]:
        with book.reading() as session:
            rows = session.execute(
                sa.select(MonthlySale.month, MonthlySale.currency, MonthlySale.net, MonthlySale.quantity).order_by(
                    MonthlySale.month, MonthlySale.currency
                )
            )
            return [(row[0], row[1], row[2], row[3]) for row in rows]

    with book.writing() as session:
        who, other, what = small.account(session), small.account(session, "Other"), small.product(session)
        small.order(session, other, what, date(2026, 5, 4), "7")
        kept = small.order(session, who, what, date(2026, 5, 31), "100.123456")
        small.order(session, who, what, date(2026, 5, 1), "-20")
        small.order(session, who, what, date(2026, 5, 1), "3", currency="USD")
        small.order(session, who, what, date(2026, 6, 1), "5", status=OrderStatus.CANCELLED)
    may = date(2026, 5, 1)
    assert sorted(months()) == sorted(
        [
            (may, "BDT", Decimal(7), Decimal(1)),
            (may, "BDT", Decimal("80.123456"), Decimal(0)),
            (may, "USD", Decimal(3), Decimal(1)),
        ]
    )
    with book.writing() as session:
        session.execute(sa.update(Order).where(Order.id == kept).values(status=OrderStatus.CANCELLED))
        restate(session, [who])
    assert (may, "BDT", Decimal(-20), Decimal(-1)) in months()
    with book.writing() as session:
        orders = sa.select(Order.id).where(Order.account_id == who)
        session.execute(sa.delete(OrderLine).where(OrderLine.order_id.in_(orders)))
        restate(session, [who])
    assert months() == [(may, "BDT", Decimal(7), Decimal(1))]
