"""What is told of all accounts is the sum of the orders a reader may see, whatever is kept of whole months."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import product

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.evidence import Figure, Items, Percent, Period, Quantity
from knowledge.figures.book_shipping import portfolio_late
from knowledge.figures.entry import FigureRequest
from knowledge.figures.sums import Days, Scope, orders_in, sums_by
from knowledge.forgetting.account import forget_account
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.accounts import Account, Visibility, account_card
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.products import Product
from knowledge.records.sales import MonthlyProduct, MonthlySale, restate
from knowledge.records.team import TeamMember
from tests.knowledge.figures import small

LAST = date(2026, 6, 18)
SPANS = (
    Days(date(1900, 1, 1), LAST),
    Days(date(2026, 2, 10), date(2026, 5, 20)),
    Days(date(2026, 3, 1), date(2026, 4, 30)),
    Days(date(2026, 6, 3), date(2026, 6, 18)),
    Days(date(2026, 7, 1), date(2026, 7, 31)),
)
# The first may read all but one account, the second few of them.
READERS = (LOCAL_OWNER, Reader("member", "Rumana", member_id=1), Reader("workspace", "Guest"), Reader("outsider", "x"))
ACCOUNTS = ("Open", "Wide", "Rumana's", "Shut")
Line = tuple[Order, OrderLine, Product, Account]


@pytest.fixture
def orders(book: Book) -> Book:
    """Four accounts, of which Rumana reads three and a guest two; orders of half a year, some of each odd kind."""
    chance = random.Random(7)
    with book.writing() as session:
        session.add(TeamMember(id=1, name="Rumana"))
        session.flush()
        team = {"visibility": Visibility.TEAM}
        keys = [small.account(session, name, **({} if at < 2 else team)) for at, name in enumerate(ACCOUNTS)]
        session.execute(sa.update(Account).where(Account.id == keys[2]).values(owner_id=1))
        goods = [small.product(session, name, name[0]) for name in ("Tea", "Thyme", "Rice")]
        small.order(session, keys[3], small.product(session, "Salt", "Salt"), date(2026, 3, 5), "70")
        for number in range(70):
            on = LAST - timedelta(days=chance.randrange(170))
            order = Order(
                account_id=chance.choice(keys),
                ordered_on=on,
                required_on=on + timedelta(days=5) if number % 4 else None,
                shipped_on=on + timedelta(days=chance.randrange(1, 12)) if number % 5 else None,
                status=OrderStatus.CANCELLED if number % 11 == 0 else OrderStatus.SHIPPED,
                currency="USD" if number % 13 == 0 else "BDT",
            )
            session.add(order)
            session.flush()
            net, pieces = Decimal(chance.randrange(-50, 300)), Decimal(chance.randrange(1, 9))
            of = chance.choice(goods)
            session.add(OrderLine(order_id=order.id, product_id=of, quantity=pieces, unit_price=net, net=net))
        session.flush()
        restate(session, keys)
    return book


def lines(session: Session, reader: Reader, days: Days) -> Iterator[Line]:
    """Every line of the days that a reader may see, read one by one."""
    seen = {"owner": set(ACCOUNTS), "member": {*ACCOUNTS[:3]}, "workspace": {*ACCOUNTS[:2]}, "outsider": set[str]()}
    query = sa.select(Order, OrderLine, Product, Account).join(OrderLine, OrderLine.order_id == Order.id)
    query = query.join(Product, Product.id == OrderLine.product_id).join(Account, Account.id == Order.account_id)
    for order, line, goods, account in session.execute(query):
        current = order.status != OrderStatus.CANCELLED and days.start <= order.ordered_on <= days.end
        if current and account.name in seen[reader.standing]:
            yield order, line, goods, account


def test_sums_and_counts_are_those_of_the_orders_one_by_one(orders: Book) -> None:
    with orders.reading() as session:
        for reader, days in product(READERS, SPANS):
            found: dict[str, dict[tuple[object, ...], Decimal]] = defaultdict(lambda: defaultdict(Decimal))
            numbers = set()
            for order, line, goods, account in lines(session, reader, days):
                numbers.add(order.id)
                month = order.ordered_on.replace(day=1)
                found["category"][order.currency, goods.category] += line.net
                found["product month"][order.currency, goods.id, month] += line.net
                found["account"][order.currency, account.id] += line.net
                found[""][order.currency,] += line.net
                if goods.category == "T":
                    found["T"][order.currency,] += line.net
                found["quantity"][order.currency,] += line.quantity
            for by in ("category", "product month", "account", ""):
                assert sums_by(session, reader, Scope(), days, by.split()) == found[by], (days, by)
            assert sums_by(session, reader, Scope(category="T"), days, ()) == found["T"]
            assert sums_by(session, reader, Scope(), days, (), of="quantity") == found["quantity"]
            assert orders_in(session, reader, Scope(), days)[1] == len(numbers)


def test_late_orders_are_those_of_the_orders_one_by_one(orders: Book) -> None:
    with orders.reading() as session:
        for as_of, reader in product((LAST, date(2026, 5, 13), date(2026, 3, 31)), READERS[:3]):
            for start in (None, date(2026, 2, 10)):
                period = Period(start, as_of, "span") if start else None
                days = Days(start or date(1900, 1, 1), as_of)
                told: dict[int, list[int]] = defaultdict(lambda: [0, 0])
                shipped = overdue = 0
                for order, _, _, account in lines(session, reader, days):
                    gone = order.shipped_on is not None and order.shipped_on <= as_of
                    due = order.required_on is not None
                    shipped += gone and due
                    told[account.id][0] += bool(gone and due and order.shipped_on > order.required_on)  # type: ignore[operator]
                    told[account.id][1] += not gone
                    overdue += bool(not gone and due and order.required_on < as_of)
                figure = portfolio_late(session, reader, FigureRequest(as_of, period))
                assert isinstance(figure, Figure)
                values = figure.sentence.values
                late, waits = (sum(one[place] for one in told.values()) for place in (0, 1))
                counts = {"late": late, "shipped": shipped, "unshipped": waits, "overdue": overdue}
                assert {name: values[name] for name in counts} == {
                    name: Quantity(Decimal(number), "orders") for name, number in counts.items()
                }
                assert values["share"] == Percent(Decimal(late) / shipped if shipped else Decimal(0))
                assert figure.records_total == late + waits
                rows = values["rows"]
                assert isinstance(rows, Items)
                named = sorted((row["late"].number, row["unshipped"].number) for row in rows.rows)  # type: ignore[union-attr]
                assert named == sorted((one[0], one[1]) for one in told.values() if any(one))


def test_the_sums_of_the_book_follow_what_changes_and_what_is_forgotten(orders: Book) -> None:
    def kept(session: Session) -> None:
        sums = (sa.func.sum(MonthlySale.net), sa.func.sum(MonthlySale.quantity), sa.func.count())
        keys = (MonthlySale.product_id, MonthlySale.month, MonthlySale.currency)
        held = session.execute(sa.select(*keys, *(sa.cast(one, sa.BigInteger) for one in sums)).group_by(*keys))
        all_ = MonthlyProduct
        own = (all_.product_id, all_.month, all_.currency, all_.net, all_.quantity, all_.accounts)
        raw = (sa.cast(one, sa.BigInteger) for one in own[3:])
        assert sorted(map(tuple, session.execute(sa.select(*own[:3], *raw)))) == sorted(map(tuple, held))

    with orders.writing() as session:
        kept(session)
        keys = list(session.scalars(sa.select(Account.id).order_by(Account.id)))
        session.execute(sa.update(Order).where(Order.account_id == keys[0]).values(account_id=keys[1]))
        restate(session, keys[:2])
        kept(session)
        card = account_card(session, LOCAL_OWNER, keys[3])
        forget_account(session, LOCAL_OWNER, card, at=datetime(2026, 6, 18, tzinfo=UTC), origin="test")
        kept(session)
        categories = {key[1] for key in sums_by(session, LOCAL_OWNER, Scope(), SPANS[0], ("category",))}
        assert "Salt" not in categories
