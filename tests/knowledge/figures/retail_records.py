"""Records of retail trade written by hand: stores, reports, counts, shelves, orders of several lines, terms."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from knowledge.book import Book, open_book
from knowledge.evidence import Figure, Items, Message, Value
from knowledge.migrations.upgrade import upgrade
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.products import Product
from knowledge.records.promotions import Promotion, PromotionProduct
from knowledge.records.sales import restate
from knowledge.records.sell_out import SellOut, StockCount
from knowledge.records.shelf import Listing, ShelfAudit
from knowledge.records.stores import Channel, Store

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


@contextmanager
def shop_book(template: Path, folder: Path) -> Iterator[Book]:
    """An empty book on SQLite."""
    path = folder / "book.sqlite"
    shutil.copy(template, path)
    opened = open_book(f"sqlite:///{path}", upgrade)
    yield opened
    opened.engine.dispose()


def written(session: Session, record: object) -> int:
    """Adds a record; its id."""
    session.add(record)
    session.flush()
    return int(record.id)  # type: ignore[attr-defined]


def product(
    session: Session,
    name: str,
    category: str = "Tea",
    *,
    cost: str | None = None,
    price: str | None = None,
    gone: date | None = None,
) -> int:
    return written(
        session,
        Product(
            name=name,
            category=category,
            cost=Decimal(cost) if cost else None,
            list_price=Decimal(price) if price else None,
            currency="BDT",
            discontinued_on=gone,
        ),
    )


def store(
    session: Session,
    account: int,
    name: str,
    channel: Channel = Channel.SUPERMARKET,
    opened: date | None = None,
    closed: date | None = None,
) -> int:
    return written(session, Store(account_id=account, name=name, channel=channel, opened_on=opened, closed_on=closed))


def report(
    session: Session,
    account: int,
    goods: int,
    start: date,
    units: str | int,
    *,
    days: int = 7,
    value: str | None = None,
    at: int | None = None,
    currency: str = "BDT",
) -> int:
    """Units that shoppers bought from a day on, of a week where no number of days is given."""
    return written(
        session,
        SellOut(
            account_id=account,
            store_id=at,
            product_id=goods,
            starts_on=start,
            ends_on=start + timedelta(days=days - 1),
            units=Decimal(units),
            value=Decimal(value) if value else None,
            currency=currency if value else "",
        ),
    )


def count(session: Session, account: int, goods: int, on: date, units: str | int, at: int | None = None) -> int:
    return written(
        session, StockCount(account_id=account, store_id=at, product_id=goods, counted_on=on, units=Decimal(units))
    )


def listing(session: Session, account: int, goods: int, on: date, **more: object) -> int:
    return written(session, Listing(account_id=account, product_id=goods, listed_on=on, **more))


def audit(session: Session, account: int, category: str, on: date, **more: object) -> int:
    return written(session, ShelfAudit(account_id=account, category=category, audited_on=on, **more))


Line = tuple[int, int, str] | tuple[int, int, str, int | None]


def order(
    session: Session,
    account: int,
    lines: Sequence[Line],
    on: date,
    *,
    required: date | None = None,
    shipped: date | None = None,
    status: OrderStatus = OrderStatus.SHIPPED,
    currency: str = "BDT",
    discount: str = "0",
) -> int:
    """An order of lines (product, quantity, unit price, and how much of it was shipped, where that is recorded)."""
    key = written(
        session,
        Order(
            account_id=account,
            ordered_on=on,
            required_on=required,
            shipped_on=shipped,
            status=status,
            currency=currency,
        ),
    )
    for goods, quantity, price, *rest in lines:
        net = quantity * Decimal(price) * (1 - Decimal(discount))
        shipped_quantity = None if not rest or rest[0] is None else Decimal(rest[0])
        session.add(
            OrderLine(
                order_id=key,
                product_id=goods,
                quantity=Decimal(quantity),
                unit_price=Decimal(price),
                discount=Decimal(discount),
                net=net,
                shipped_quantity=shipped_quantity,
            )
        )
    session.flush()
    restate(session, [account])
    return key


def promotion(
    session: Session, account: int, name: str, start: date, end: date, goods: Sequence[int], **more: object
) -> int:
    key = written(session, Promotion(account_id=account, name=name, starts_on=start, ends_on=end, **more))
    session.add_all([PromotionProduct(promotion_id=key, product_id=one) for one in goods])
    session.flush()
    return key


def told(found: Figure | Message) -> dict[str, Value]:
    """The values of a figure."""
    assert isinstance(found, Figure), found
    return dict(found.sentence.values)


def rows(values: dict[str, Value], name: str = "rows") -> list[dict[str, Value]]:
    """The rows of a list among values."""
    held = values[name]
    assert isinstance(held, Items)
    return [dict(row) for row in held.rows]


def number(value: object) -> Any:
    """The number of a quantity, an amount or a share, as a decimal."""
    for part in ("number", "amount", "share"):
        if hasattr(value, part):
            return Decimal(getattr(value, part))
    return Decimal(str(value))
