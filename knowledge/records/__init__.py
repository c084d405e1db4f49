"""The records of each account. One file per kind of record: its tables, and the reads and writes made of them.

Importing this package makes every table known to the database.
"""

from knowledge.records import (
    accounts,
    audit,
    commitments,
    contacts,
    deals,
    interactions,
    loads,
    meetings,
    needs,
    orders,
    plan,
    products,
    promotions,
    proposals,
    sales,
    team,
)

__all__ = [
    "accounts",
    "audit",
    "commitments",
    "contacts",
    "deals",
    "interactions",
    "loads",
    "meetings",
    "needs",
    "orders",
    "plan",
    "products",
    "promotions",
    "proposals",
    "sales",
    "team",
]
