"""A book of a few records, written by hand, for what the sample does not hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count

from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.evidence import Figure, Message
from knowledge.figures.catalogue import CATALOGUE
from knowledge.figures.entry import FigureRequest
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import Account, account_card
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.products import Product
from knowledge.records.sales import restate

_NUMBERS = count(1)


def account(session: Session, name: str = "Rupsha Stores", **more: object) -> int:
    """A new account; its id."""
    record = Account(name=name, currency="BDT", **more)
    session.add(record)
    session.flush()
    return record.id


def product(session: Session, name: str = "Tea 400 g", category: str = "Tea") -> int:
    """A new product; its id."""
    record = Product(name=name, category=category)
    session.add(record)
    session.flush()
    return record.id


def order(
    session: Session,
    account_id: int,
    product_id: int,
    on: date,
    net: str,
    *,
    currency: str = "BDT",
    status: OrderStatus = OrderStatus.SHIPPED,
    required: date | None = None,
    shipped: date | None = None,
    quantity: str = "",
    delivered: str = "",
) -> int:
    """An order of one line that comes to `net`, of one piece where no quantity is given; its id.

    The months of sales follow.
    """
    record = Order(
        account_id=account_id,
        ordered_on=on,
        required_on=required,
        shipped_on=shipped,
        status=status,
        currency=currency,
        source="test",
        source_id=str(next(_NUMBERS)),
    )
    session.add(record)
    session.flush()
    amount = Decimal(net)
    pieces = Decimal(quantity or (-1 if amount < 0 else 1))
    session.add(
        OrderLine(
            order_id=record.id,
            product_id=product_id,
            quantity=pieces,
            unit_price=abs(amount / pieces),
            net=amount,
            shipped_quantity=Decimal(delivered) if delivered else None,
        )
    )
    session.flush()
    restate(session, [account_id])
    return record.id


def asked_of(book: Book, name: str, account_id: int, request: FigureRequest) -> Figure | Message:
    """One figure of one account, as the owner of the book is told it."""
    with book.reading() as session:
        return CATALOGUE[name].compute(session, LOCAL_OWNER, account_card(session, LOCAL_OWNER, account_id), request)
