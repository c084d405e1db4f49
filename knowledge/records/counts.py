"""How many records of each kind a book holds, and which version it stands at."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.database import Base, stored_version
from knowledge.records.accounts import Account
from knowledge.records.commitments import Commitment
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction
from knowledge.records.loads import Load
from knowledge.records.meetings import Meeting
from knowledge.records.orders import Order, OrderLine
from knowledge.records.plan import Plan
from knowledge.records.products import Product
from knowledge.records.team import TeamMember

_COUNTED: dict[str, type[Base]] = {
    "team": TeamMember,
    "account": Account,
    "contact": Contact,
    "product": Product,
    "order": Order,
    "order_line": OrderLine,
    "interaction": Interaction,
    "commitment": Commitment,
    "plan": Plan,
    "meeting": Meeting,
    "load": Load,
}


def record_counts(session: Session) -> dict[str, int]:
    """The number of records by kind."""
    return {
        name: session.scalar(sa.select(sa.func.count()).select_from(model)) or 0 for name, model in _COUNTED.items()
    }


def database_version(session: Session) -> tuple[str, str]:
    """The server's or the library's own version, and the migration the book stands at."""
    connection = session.connection()
    asked = "SHOW server_version" if connection.dialect.name == "postgresql" else "SELECT sqlite_version()"
    return str(connection.exec_driver_sql(asked).scalar()), stored_version(connection) or ""
