"""What follows from rows that were loaded or taken back: which accounts' months and which records' passages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.records.interactions import Interaction, InteractionContact
from knowledge.records.loads import LoadChange
from knowledge.records.needs import Need
from knowledge.records.orders import Order, OrderLine
from knowledge.records.plan import Initiative, Objective
from knowledge.retrieval.passage_writing import PASSAGE_KINDS, RecordKey

SOME = 500


def accounts_sold_to(session: Session, load_id: int) -> set[int]:
    """The accounts whose orders or lines a load made or changed, as they stand."""
    lines = sa.select(Order.account_id).distinct().join(OrderLine, OrderLine.order_id == Order.id)
    queries = (
        sa.select(Order.account_id).distinct().where(Order.load_id == load_id),
        # The accounts of its own orders are found above: that leaves few lines of a large load to go through.
        lines.where(OrderLine.load_id == load_id, Order.load_id.is_distinct_from(load_id)),
        sa.select(Order.account_id).distinct().where(Order.id.in_(_changed(load_id, Order.__tablename__))),
        lines.where(OrderLine.id.in_(_changed(load_id, OrderLine.__tablename__))),
    )
    return {key for query in queries for key in session.scalars(query)}


def accounts_of_orders(session: Session, orders: Collection[int]) -> set[int]:
    """The accounts of some orders."""
    return set(_in_parts(session, sa.select(Order.account_id), Order.id, orders))


def _changed(load_id: int, table: str) -> sa.Select[int]:
    return sa.select(LoadChange.record_id).where(LoadChange.load_id == load_id, LoadChange.table_name == table)


def records_with_words(session: Session, touched: Mapping[str, Collection[int]]) -> set[RecordKey]:
    """The records whose passages rest on these records: themselves, and those that name or date by them."""
    found = {RecordKey(kind, key) for kind in PASSAGE_KINDS for key in touched.get(kind, ())}
    interaction = sa.select(Interaction.id)
    people = touched.get("contact", ())
    found |= _keys("interaction", _in_parts(session, interaction, Interaction.author_id, touched.get("team", ())))
    present = sa.select(InteractionContact.interaction_id)
    found |= _keys("interaction", _in_parts(session, present, InteractionContact.contact_id, people))
    found |= _keys("need", _in_parts(session, sa.select(Need.id), Need.contact_id, people))
    objectives = {*touched.get("objective", ())}
    objectives.update(_in_parts(session, sa.select(Objective.id), Objective.plan_id, touched.get("plan", ())))
    found |= _keys("objective", objectives)
    found |= _keys("initiative", _in_parts(session, sa.select(Initiative.id), Initiative.objective_id, objectives))
    return found


def _keys(kind: str, ids: Iterable[int]) -> set[RecordKey]:
    return {RecordKey(kind, key) for key in ids}


def _in_parts(
    session: Session, query: sa.Select[int], column: sa.orm.InstrumentedAttribute[int | None], keys: Collection[int]
) -> list[int]:
    wanted = sorted(keys)
    found: list[int] = []
    for start in range(0, len(wanted), SOME):
        found += session.scalars(query.where(column.in_(wanted[start : start + SOME])))
    return found
