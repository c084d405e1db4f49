"""How it is said that what a question names is not in the records, with what the records have instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Items, Message, Name, Value, Words
from knowledge.figures.entry import FigureRequest
from knowledge.figures.routing import Match
from knowledge.figures.wording import account_name, subject
from knowledge.normal import normal_form
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.contacts import Contact
from knowledge.records.promotions import Promotion
from knowledge.records.stores import Store
from knowledge.retrieval.not_in_records import Kind, Unknown
from knowledge.retrieval.understand import Understood

# The figures that are told of one product or category as well as of all.
OF_GOODS = frozenset(
    [
        "revenue",
        "revenue_change",
        "revenue_by_month",
        "revenue_by_quarter",
        "order_count",
        "last_order",
        "late_orders",
        "otif",
        "fill_rate",
        "price_volume_mix",
        "price_chain",
        "sell_out",
        "sell_out_by_store",
        "sell_out_by_product",
        "sell_through",
        "sell_in_and_out",
        "weeks_of_supply",
        "out_of_stocks",
        "listings",
        "seasonality",
        "channel_mix",
        "share_of_shelf",
    ]
)
MOST_OFFERED = 8
_WALK_AWAY = re.compile(normal_form(r"\bwalk[ -]?away\b|ওয়াক[ -]?অ্যাওয়ে|সর্বশেষ সীমা"))


def unknown_told(session: Session, reader: Reader, asked: Understood, fitting: Sequence[Match]) -> tuple[Message, ...]:
    """A sentence for each thing that is named and not known. A brand of many products matters to figures of goods."""
    account = asked.account
    of_goods = bool(fitting) and fitting[0].name in OF_GOODS
    told: list[Message] = []
    for one in asked.unknown:
        values: dict[str, Value] = {"words": Words(one.words)}
        if one.kind == "range":
            if of_goods:
                told.append(Message("unknown.range", values))
        elif account is not None:
            told.append(_of_account(session, reader, account, one, values))
    return tuple(told)


def _of_account(
    session: Session, reader: Reader, account: AccountCard, one: Unknown, values: dict[str, Value]
) -> Message:
    values["account"] = account_name(account)
    known = _known(session, reader, account, one.kind)
    if known:
        values["rows"] = Items("unknown.row", tuple({"name": Name(name)} for name in known))
    return Message(f"unknown.{one.kind}" if known else f"unknown.{one.kind}_none", values)


def _known(session: Session, reader: Reader, account: AccountCard, kind: Kind) -> list[str]:
    """The names that the records have instead, the newest promotions first."""
    records: dict[Kind, type[Store | Promotion | Contact]]
    records = {"store": Store, "promotion": Promotion, "person": Contact}
    record = records[kind]
    order = Promotion.starts_on.desc() if kind == "promotion" else record.id
    query = (
        sa.select(record.name)
        .join(Account, Account.id == record.account_id)
        .where(record.account_id == account.id, readable(reader))
        .order_by(order)
        .limit(MOST_OFFERED)
    )
    return list(session.scalars(query))


def asks_for_walk_away(asked: Understood) -> bool:
    """Whether our walk-away is asked for: what is found by words may be shown where others read, and it never is."""
    return speaks_of_walk_away(f"{asked.question} {asked.topic}")


def speaks_of_walk_away(words: str) -> bool:
    """Whether words name a walk-away."""
    return _WALK_AWAY.search(normal_form(words)) is not None


def nothing_of_goods(session: Session, gap: Message, request: FigureRequest) -> Message:
    """A gap that says there are no orders, of the product or the category that was asked about."""
    what = subject(session, request) if gap.id == "gaps.no_orders" else None
    return gap if what is None else Message("unknown.no_orders_of", {**gap.values, "what": what})
