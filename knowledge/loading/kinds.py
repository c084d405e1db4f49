"""The kinds of record that can be loaded: their table, the order they are loaded in, and their lists.

Which field a column of the table is (a date, a number, a reference) is read off the table itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import sqlalchemy as sa

from knowledge.database import Base
from knowledge.records.accounts import Account, AccountAlias, AccountMember
from knowledge.records.commitments import Commitment
from knowledge.records.contacts import Contact
from knowledge.records.deals import Deal
from knowledge.records.interactions import Interaction, InteractionContact
from knowledge.records.meetings import Meeting, MeetingContact, MeetingMember
from knowledge.records.needs import Need
from knowledge.records.negotiation import NegotiationPoint
from knowledge.records.offers import Offer, OfferNeed, OfferProduct
from knowledge.records.orders import Order, OrderLine
from knowledge.records.plan import Initiative, Measure, Objective, Plan, PlanPoint
from knowledge.records.products import Product
from knowledge.records.promotions import Promotion, PromotionProduct
from knowledge.records.ratings import AccountRating
from knowledge.records.sales import SalesTarget
from knowledge.records.satisfaction import SatisfactionReading
from knowledge.records.sell_out import SellOut, StockCount
from knowledge.records.shelf import Listing, ShelfAudit
from knowledge.records.stores import Store
from knowledge.records.team import TeamMember
from knowledge.records.trade import CategoryFact, TradeSpend

# Fields that are ours to fill, whatever a mapping says.
_OURS = frozenset(
    {
        "id",
        "source",
        "source_id",
        "load_id",
        "net",
        "written_at",
        "revision",
        "author_email",
        "source_deleted",
        "snoozed_until",
    }
)
# What an index of either database takes in one of its entries, in characters of any script.
LONGEST_INDEXED = 500
LONGEST = 100_000


@dataclass(frozen=True)
class List:
    """A list inside a record, kept in a table of its own: other names, or references to another kind."""

    model: type[Base]
    owner: str
    member: str

    @property
    def table(self) -> sa.Table:
        return _table(self.model)


@dataclass(frozen=True)
class Kind:
    """One kind of record. `required` fields may not be empty."""

    name: str
    model: type[Base]
    required: tuple[str, ...]
    lists: dict[str, List]

    @cached_property
    def table(self) -> sa.Table:
        return _table(self.model)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields a mapping may fill."""
        return tuple(name for name in self.table.columns.keys() if name not in _OURS)  # noqa: SIM118

    def column(self, field: str) -> sa.Column[object]:
        return self.table.columns[field]

    @cached_property
    def own_references(self) -> tuple[str, ...]:
        """The fields that refer to a record of the same kind: an account's parent, whom a person reports to."""
        return tuple(name for name in self.fields if referred_kind(self.column(name)) == self.name)

    @cached_property
    def blanks(self) -> dict[str, object]:
        """What an empty cell is in each field: the table's own default."""
        return {name: _blank(self.column(name)) for name in self.fields}

    def longest(self, field: str) -> int:
        """The most characters a field of text may have."""
        column = self.table.columns[field]
        indexed = any(column in set(index.columns) for index in self.table.indexes)
        return LONGEST_INDEXED if indexed or field in ("conversation", "currency") else LONGEST


def _table(model: type[Base]) -> sa.Table:
    assert isinstance(model.__table__, sa.Table)
    return model.__table__


def _kind(name: str, model: type[Base], *required: str, **lists: List) -> Kind:
    return Kind(name, model, required, lists)


_ALL = (
    _kind("team", TeamMember, "name"),
    _kind(
        "account",
        Account,
        "name",
        aliases=List(AccountAlias, "account_id", "name"),
        members=List(AccountMember, "account_id", "member_id"),
    ),
    _kind("contact", Contact, "account_id", "name"),
    _kind("product", Product, "name"),
    _kind("order", Order, "account_id", "ordered_on"),
    _kind("order_line", OrderLine, "order_id", "product_id", "quantity", "unit_price"),
    _kind("target", SalesTarget, "account_id", "starts_on", "ends_on", "amount"),
    _kind(
        "interaction",
        Interaction,
        "account_id",
        "happened_on",
        "body",
        contacts=List(InteractionContact, "interaction_id", "contact_id"),
    ),
    _kind("need", Need, "account_id", "kind", "statement", "stated_on"),
    _kind("commitment", Commitment, "account_id", "side", "statement", "made_on"),
    _kind("plan", Plan, "account_id", "title", "starts_on", "ends_on"),
    _kind("objective", Objective, "plan_id", "statement"),
    _kind("initiative", Initiative, "objective_id", "statement"),
    _kind("measure", Measure, "objective_id", "name"),
    _kind(
        "meeting",
        Meeting,
        "account_id",
        "title",
        "starts_at",
        contacts=List(MeetingContact, "meeting_id", "contact_id"),
        members=List(MeetingMember, "meeting_id", "member_id"),
    ),
    _kind("deal", Deal, "account_id", "name"),
    _kind(
        "promotion",
        Promotion,
        "account_id",
        "name",
        "starts_on",
        "ends_on",
        products=List(PromotionProduct, "promotion_id", "product_id"),
    ),
    _kind(
        "offer",
        Offer,
        "account_id",
        "name",
        "offered_on",
        needs=List(OfferNeed, "offer_id", "need_id"),
        products=List(OfferProduct, "offer_id", "product_id"),
    ),
    _kind("plan_point", PlanPoint, "plan_id", "kind", "statement", "stated_on"),
    _kind("reading", SatisfactionReading, "account_id", "scale", "score", "taken_on"),
    _kind("rating", AccountRating, "account_id", "factor", "score", "rated_on"),
    _kind("store", Store, "account_id", "name"),
    _kind("sell_out", SellOut, "account_id", "product_id", "starts_on", "ends_on", "units"),
    _kind("stock_count", StockCount, "account_id", "product_id", "counted_on", "units"),
    _kind("listing", Listing, "account_id", "product_id", "listed_on"),
    _kind("shelf_audit", ShelfAudit, "account_id", "category", "audited_on"),
    _kind("trade_spend", TradeSpend, "account_id", "starts_on", "ends_on", "amount"),
    _kind("category_fact", CategoryFact, "account_id", "starts_on", "ends_on"),
    _kind("negotiation_point", NegotiationPoint, "account_id", "kind", "statement", "stated_on"),
)

# In the order they are loaded: what is referred to comes before what refers to it.
KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
KIND_OF_TABLE: dict[str, str] = {kind.model.__tablename__: kind.name for kind in _ALL}


def _blank(column: sa.Column[object]) -> object:
    default = column.default
    if isinstance(default, sa.ColumnDefault) and default.is_scalar:
        return default.arg
    return None if column.nullable else ""


def referred_kind(column: sa.Column[object]) -> str | None:
    """The kind of record a column refers to, or None where it refers to none."""
    for key in column.foreign_keys:
        return KIND_OF_TABLE.get(key.column.table.name)
    return None


# What a record without an account of its own belongs to: the kind that the first of its required fields refers to.
PARENTS: dict[str, str] = {
    kind.name: parent
    for kind in _ALL
    if "account_id" not in kind.table.columns and (parent := referred_kind(kind.column(kind.required[0])))
}
