"""A generated trade: many accounts and their orders over two years, a few with all that a brief tells of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.database import Base
from knowledge.records.accounts import Account
from knowledge.records.commitments import Commitment, Side
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction, InteractionContact, InteractionKind
from knowledge.records.meetings import Meeting
from knowledge.records.needs import Need, NeedKind
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.plan import Measure, Objective, Plan
from knowledge.records.products import Product
from knowledge.records.sales import SalesTarget, restate
from knowledge.records.team import TeamMember
from knowledge.retrieval.passage_writing import PASSAGE_KINDS, RecordKey, write_passages
from knowledge.retrieval.sync import sync
from tests.benchmarks.corpus import vocabulary

TODAY = date(2026, 6, 18)
DAYS = 760
PRODUCTS = 200
LINES = 5
CHUNK = 5_000
TOLD = 30
NOTES = 30


def write_trade(book: Book, accounts: int, lines: int) -> None:
    """Writes accounts with `lines` order lines in all; the first 30 have notes, people, plans and promises too."""
    rng = np.random.default_rng(accounts + lines)
    with book.writing() as session:
        session.execute(sa.insert(TeamMember), [{"id": 1, "name": "Rumana Akter", "email": "rumana@keybrief.example"}])
        rows: list[dict[str, Any]] = [
            {"id": key, "name": f"Product {key}", "category": f"Category {key % 8}", "currency": "BDT"}
            for key in range(1, PRODUCTS + 1)
        ]
        session.execute(sa.insert(Product), rows)
        rows = [
            {
                "id": key,
                "name": account_name(key),
                "currency": "BDT",
                "segment": f"Segment {key % 5}",
                "owner_id": 1,
            }
            for key in range(1, accounts + 1)
        ]
        session.execute(sa.insert(Account), rows)
    for first in range(1, lines // LINES + 1, CHUNK):
        with book.writing() as session:
            _orders(session, rng, first, min(CHUNK, lines // LINES + 1 - first), accounts)
    with book.writing() as session:
        restate(session, range(1, accounts + 1))
    with book.writing() as session:
        tell(session)
        _count_on(session)
    sync(book)


def _count_on(session: Session) -> None:
    """PostgreSQL numbers what is written from now on after what has been written with numbers of its own."""
    if session.get_bind().dialect.name == "postgresql":
        for model in (TeamMember, Product, Account, Order, OrderLine, Contact, Interaction, Commitment, Need, Meeting):
            table = model.__tablename__
            session.execute(sa.text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"))


def tell(session: Session) -> None:
    """Writes notes, people, plans, promises and targets of the first 30 accounts."""
    rng = np.random.default_rng(TOLD)
    for model in (Contact, Interaction, InteractionContact, Commitment, Need, Meeting, Plan, Objective, Measure):
        session.execute(sa.insert(model), _told(model, rng))
    session.execute(sa.insert(SalesTarget), _targets())
    keys = {kind: TOLD * (NOTES if kind == "interaction" else 6) for kind in PASSAGE_KINDS}
    write_passages(session, [RecordKey(kind, key) for kind, most in keys.items() for key in range(1, most + 1)])


def account_names() -> list[str]:
    """The accounts that a brief has much to tell of."""
    return [account_name(key) for key in range(1, TOLD + 1)]


def account_name(key: int) -> str:
    """The name of an account, by its number."""
    return f"{_name(key)} Stores"


def _name(key: int) -> str:
    """A name of its own for each account, of three syllables."""
    parts = ("ba", "chi", "do", "fe", "gu", "ha", "ki", "lo", "me", "nu")
    return "".join(parts[int(digit)] for digit in f"{key:04}").capitalize()


def _orders(session: Session, rng: np.random.Generator, first: int, count: int, accounts: int) -> None:
    orders, lines = [], []
    for key in range(first, first + count):
        ordered = TODAY - timedelta(days=int(rng.integers(0, DAYS)))
        shipped = ordered + timedelta(days=int(rng.integers(1, 9)))
        late = shipped > TODAY
        orders.append(
            {
                "id": key,
                "account_id": 1 + key % accounts,
                "ordered_on": ordered,
                "required_on": ordered + timedelta(days=5),
                "shipped_on": None if late else shipped,
                "status": OrderStatus.OPEN if late else OrderStatus.SHIPPED,
                "currency": "BDT",
            }
        )
        for place, product in enumerate(rng.choice(PRODUCTS, size=LINES, replace=False)):
            quantity, price = int(rng.integers(1, 200)), 10 + int(product)
            lines.append(
                {
                    "id": (key - 1) * LINES + place + 1,
                    "order_id": key,
                    "product_id": int(product) + 1,
                    "quantity": Decimal(quantity),
                    "unit_price": Decimal(price),
                    "net": Decimal(quantity * price),
                    "shipped_quantity": None if late else Decimal(quantity),
                }
            )
    session.execute(sa.insert(Order), orders)
    session.execute(sa.insert(OrderLine), lines)


def _targets() -> list[dict[str, Any]]:
    ends = date(2026, 6, 30)
    start = {"starts_on": date(2026, 4, 1), "ends_on": ends, "amount": Decimal(900_000), "currency": "BDT"}
    return [{"account_id": account, **start} for account in range(1, TOLD + 1)]


def _told(model: type[Base], rng: np.random.Generator) -> list[dict[str, Any]]:
    """Rows of one kind for every account that is told of."""
    rows = []
    each = NOTES if model in (Interaction, InteractionContact) else 1 if model is Plan else 6
    said = vocabulary()
    for account in range(1, TOLD + 1):
        for number in range(each):
            key = (account - 1) * each + number + 1
            words = " ".join(rng.choice(said.spoken, size=24, p=said.chance))
            day = TODAY - timedelta(days=int(rng.integers(1, 500)))
            rows.append(_ROW[model](key, account, number, words.capitalize() + ".", day))
    return rows


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC)


_ROW: dict[type[Base], Any] = {
    Contact: lambda key, account, number, words, day: {
        "id": key,
        "account_id": account,
        "name": f"{_name(key)} Rahman",
    },
    Interaction: lambda key, account, number, words, day: {
        "id": key,
        "account_id": account,
        "kind": InteractionKind.NOTE,
        "happened_on": day,
        "written_at": _moment(day),
        "author_id": 1,
        "body": words,
    },
    InteractionContact: lambda key, account, number, words, day: {
        "interaction_id": key,
        "contact_id": (account - 1) * 6 + number % 6 + 1,
    },
    Commitment: lambda key, account, number, words, day: {
        "id": key,
        "account_id": account,
        "side": Side.OURS if number % 2 else Side.THEIRS,
        "statement": words,
        "made_on": day,
        "due_on": day + timedelta(days=30),
    },
    Need: lambda key, account, number, words, day: {
        "id": key,
        "account_id": account,
        "kind": NeedKind.NEED,
        "statement": words,
        "stated_on": day,
    },
    Meeting: lambda key, account, number, words, day: {
        "id": key,
        "account_id": account,
        "title": "Review",
        "goal": words,
        "starts_at": _moment(TODAY + timedelta(days=3) if number == 0 else day),
    },
    Plan: lambda key, account, number, words, day: {
        "id": key,
        "account_id": account,
        "title": "Plan 2026",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
    },
    Objective: lambda key, account, number, words, day: {"id": key, "plan_id": account, "statement": words},
    Measure: lambda key, account, number, words, day: {
        "id": key,
        "objective_id": key,
        "name": "Revenue",
        "unit": "BDT",
        "figure": "revenue",
        "target": Decimal(1_000_000),
    },
}
