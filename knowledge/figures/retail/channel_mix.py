"""Channel mix: what share of sell-out each channel has, and how online and comparable shops moved in the same time.

The two movements are told side by side. That one happens beside the other does not make it the cause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Percent, Period, Term, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.reports import held, sell_out_behind
from knowledge.figures.retail.telling import counted, days_asked, days_in, maybe, told
from knowledge.figures.sums import Days, Scope
from knowledge.figures.wording import account_name, slug, subject
from knowledge.people import Reader
from knowledge.periods import year_before
from knowledge.records.sell_out import SellOut
from knowledge.records.stores import Channel, Store

# A store is compared where its reports cover as many days in both periods, but for a week.
MOST_DAYS_APART = 7


@dataclass(frozen=True, slots=True)
class StoreSales:
    """One store in one period. `days`: how many its reports cover; `value`: None where a report does not tell it."""

    store_id: int
    channel: Channel
    opened_on: date | None
    closed_on: date | None
    units: Decimal
    value: Decimal | None
    currencies: frozenset[str]
    days: int


def channel_mix(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The share of each channel, and the growth of e-commerce beside that of comparable shops over the year before."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    scope, days = Scope(account.id, request.category, request.product_id), days_in(period, request)
    now = _by_store(session, reader, scope, days)
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    if not now:
        return Message("retail.no_sell_out_by_store", values)
    measure = _measure(now.values())
    by_channel: dict[Channel, Decimal] = defaultdict(Decimal)
    for store in now.values():
        by_channel[store.channel] += _amount(store, measure)
    whole = sum(by_channel.values(), Decimal(0))
    if whole <= 0:
        return Message("retail.no_sell_out_by_store", values)
    ranked = sorted(by_channel.items(), key=lambda item: (-item[1], item[0].value))
    rows: tuple[dict[str, Value], ...] = tuple(
        {"channel": Term("channel", channel.value), "share": Percent(amount / whole)} for channel, amount in ranked
    )
    values |= {"measure": Term("measure", measure), "rows": Items("retail.channel_row", rows)}
    before = request.against or (year_before(period) if period.start is not None else None)
    values["effect"] = _effect(session, reader, scope, now, before, request)
    what = subject(session, request)
    return told(
        request,
        "channel_mix",
        "retail.channel_mix",
        values,
        sell_out_behind(session, reader, scope, days),
        definition="retail.channel_mix_definition",
        period=period,
        of=slug(what) if what else "",
    )


def _effect(
    session: Session,
    reader: Reader,
    scope: Scope,
    now: Mapping[int, StoreSales],
    before: Period | None,
    request: FigureRequest,
) -> Items:
    """How online and shops moved in the same time, or that it cannot be told."""
    nothing = maybe("retail.channel_effect_unknown", {})
    if before is None or before.start is None:
        return nothing
    then = _by_store(session, reader, scope, days_in(before, request))
    pairs = [(then[key], one) for key, one in now.items() if key in then and _comparable(then[key], one, before)]
    online = [pair for pair in pairs if pair[1].channel is Channel.E_COMMERCE]
    shops = [pair for pair in pairs if pair[1].channel is not Channel.E_COMMERCE]
    measure = _measure([one for pair in pairs for one in pair]) if pairs else "units"
    up, moved = _growth(online, measure), _growth(shops, measure)
    if up is None or moved is None:
        return nothing
    told_by: dict[str, Value] = {"before": before, "shops": counted(len(shops), "stores")}
    for name, change in (("online", up), ("stores", moved)):
        told_by[name] = maybe(
            "retail.moved_up" if change >= 0 else "retail.moved_down", {"change": Percent(abs(change))}
        )
    return maybe("retail.channel_effect", told_by)


def _comparable(then: StoreSales, now: StoreSales, before: Period) -> bool:
    """Whether a store was open in all of both periods, and is reported for as many days in each."""
    opened = then.opened_on is None or (before.start is not None and then.opened_on <= before.start)
    return opened and now.closed_on is None and abs(then.days - now.days) <= MOST_DAYS_APART


def _growth(pairs: list[tuple[StoreSales, StoreSales]], measure: str) -> Decimal | None:
    """The change per day reported, so that a week more or less is no growth."""
    past = sum((_amount(then, measure) / then.days for then, _ in pairs), Decimal(0))
    current = sum((_amount(now, measure) / now.days for _, now in pairs), Decimal(0))
    return (current - past) / past if past > 0 else None


def _measure(stores: Iterable[StoreSales]) -> str:
    """Value where every report tells it in one currency, else units."""
    found = list(stores)
    currencies = frozenset[str]().union(*(one.currencies for one in found))
    return "value" if len(currencies) == 1 and all(one.value is not None for one in found) else "units"


def _amount(store: StoreSales, measure: str) -> Decimal:
    return store.value if measure == "value" and store.value is not None else store.units


def _by_store(session: Session, reader: Reader, scope: Scope, days: Days) -> dict[int, StoreSales]:
    """What each store that was open sold in these days."""
    keys = (
        SellOut.store_id,
        SellOut.starts_on,
        SellOut.ends_on,
        SellOut.currency,
        SellOut.value.is_(None).label("untold"),
        Store.channel,
        Store.opened_on,
        Store.closed_on,
    )
    sums = (
        sa.type_coerce(sa.func.sum(SellOut.units), SellOut.units.type).label("units"),
        sa.type_coerce(sa.func.sum(SellOut.value), SellOut.value.type).label("value"),
    )
    query = held(reader, scope, days, sa.select(*keys, *sums).join(Store, Store.id == SellOut.store_id))
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query.group_by(*keys)):
        found[row.store_id].append(row)
    return {key: _store_sales(key, rows, days.end) for key, rows in found.items()}


def _store_sales(key: int, rows: list[Any], last: date) -> StoreSales:
    covered = {day for row in rows for day in range(row.starts_on.toordinal(), row.ends_on.toordinal() + 1)}
    told_of = [row for row in rows if not row.untold]
    first = rows[0]
    return StoreSales(
        store_id=key,
        channel=first.channel,
        opened_on=first.opened_on,
        closed_on=first.closed_on if first.closed_on is not None and first.closed_on <= last else None,
        units=sum((row.units for row in rows), Decimal(0)),
        value=sum((row.value for row in told_of), Decimal(0)) if len(told_of) == len(rows) else None,
        currencies=frozenset(row.currency for row in told_of),
        days=len(covered),
    )


ENTRIES = (
    CatalogueEntry(
        "channel_mix",
        channel_mix,
        (
            "What is the channel mix?",
            "How much of the sell-out is online?",
            "What does e-commerce do to the shops?",
            "share of e-commerce",
            "Is online growing faster than the stores?",
            "online versus shops",
        ),
        (
            "চ্যানেল মিক্স কেমন?",
            "অনলাইনে কত শতাংশ বিক্রি?",
            "ই-কমার্সের কারণে দোকানে কী প্রভাব?",
            "কোন চ্যানেলে কত বিক্রি?",
            "অনলাইন আর দোকানের তুলনা",
        ),
    ),
)
