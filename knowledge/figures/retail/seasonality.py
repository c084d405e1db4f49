"""Seasonality: how much more or less than an average month a month brings, and the days around movable festivals.

Index = the period's average / the overall average x 100 (FIELD.md). A month counts only whole, a festival only with its
season; what was seen in one year alone is no season.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from babel.dates import get_month_names
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Period, Term, Value
from knowledge.festivals import Festival, festivals
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.telling import Behind, counted, index_of, maybe, told
from knowledge.figures.sums import Days, Scope, orders_in, sums_by
from knowledge.figures.wording import account_name, slug, subject
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.products import Product

FEWEST_YEARS = 2
TWO_YEARS = 24
# Five years back: an older habit is another trade.
MOST_MONTHS = 60
AFTER_DAYS = 14
MOST_CATEGORIES = 6
# The average, as an index.
BASE = Decimal(100)
SEASONS = ("eid_ul_fitr", "eid_ul_adha", "durga_puja", "pohela_boishakh")


@dataclass(frozen=True, slots=True)
class Season:
    """Indices (1 is the average) by calendar month, of those seen in two years at least; `once` were seen in one."""

    months: Mapping[int, Decimal]
    once: tuple[int, ...]


def season_of(sums: Mapping[date, Decimal], months: Sequence[date]) -> Season | None:
    """The season of revenue by month. months: all whole months recorded; one without revenue brought nothing.

    The overall average is that of the twelve months' averages, so that a month seen more often weighs no more. None
    where fewer than twelve months are known, no month was seen twice, or they came to nothing.
    """
    seen: dict[int, list[Decimal]] = defaultdict(list)
    for month in months:
        seen[month.month].append(sums.get(month, Decimal(0)))
    if len(seen) < 12:
        return None
    averages = {month: sum(found, Decimal(0)) / len(found) for month, found in seen.items()}
    overall = sum(averages.values(), Decimal(0)) / 12
    twice = [month for month, found in sorted(seen.items()) if len(found) >= FEWEST_YEARS]
    if overall <= 0 or not twice:
        return None
    return Season(
        {month: averages[month] / overall for month in twice},
        tuple(month for month in sorted(seen) if month not in twice),
    )


def seasonality(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The months of one category or product; without one, the strongest and weakest month of each category."""
    months = whole_months(session, reader, account, request)
    known = Period(months[0], _end_of(months[-1]), "span") if months else Period(None, request.as_of, "all")
    values: dict[str, Value] = {
        "account": account_name(account),
        "period": known,
        "months": counted(len(months), "months"),
    }
    short = Message("retail.no_season", dict(values))
    if not months:
        return short
    scope, days = Scope(account.id, request.category, request.product_id), Days(months[0], _end_of(months[-1]))
    what = subject(session, request)
    sums = sums_by(session, reader, scope, days, ("month",) if what else ("category", "month"))
    if len({key[0] for key in sums}) > 1:
        return Message("retail.currencies_mixed", {"account": account_name(account), "period": known})
    by_what: dict[str, dict[date, Decimal]] = defaultdict(dict)
    for key, amount in sums.items():
        month = key[-1]
        assert isinstance(month, date)
        by_what["" if what else str(key[1])][month] = amount
    found = {name: one for name, months_of in by_what.items() if (one := season_of(months_of, months)) is not None}
    if not found:
        return short
    once = next(iter(found.values())).once
    values |= {
        "base": BASE,
        "once": maybe("retail.season_once", {"rows": _named(once)} if once else None),
        "short": maybe(
            "retail.season_short", {"months": counted(len(months), "months"), "years": counted(FEWEST_YEARS, "years")}
        )
        if len(months) < TWO_YEARS
        else maybe("retail.season_short", None),
        "festivals": _festivals(session, reader, scope, days),
    }
    if what:
        values |= {"what": what, "rows": Items("retail.season_month", _months(found[""]))}
    else:
        totals = {name: sum(by_what[name].values(), Decimal(0)) for name in found}
        largest = sorted(found, key=lambda name: (-totals[name], name))[:MOST_CATEGORIES]
        values["rows"] = Items("retail.season_category", tuple(_extremes(name, found[name]) for name in largest))
    records, total = orders_in(session, reader, scope, days)
    return told(
        request,
        "seasonality",
        "retail.season_of" if what else "retail.season",
        values,
        Behind(records, total),
        definition="retail.season_definition",
        period=known,
        of=slug(what) if what else "",
    )


def whole_months(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> list[date]:
    """The first days of the whole months from the account's first order to the as-of day, the last sixty of them."""
    query = (
        sa.select(sa.func.min(Order.ordered_on))
        .join(Account, Account.id == Order.account_id)
        .where(Order.account_id == account.id, Order.status != OrderStatus.CANCELLED, readable(reader))
        .where(Order.ordered_on <= request.as_of)
    )
    first = session.scalar(query)
    if first is None:
        return []
    month = first if first.day == 1 else _next_month(first)
    months = []
    while _end_of(month) <= request.as_of:
        months.append(month)
        month = _next_month(month)
    return months[-MOST_MONTHS:]


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _end_of(month: date) -> date:
    return _next_month(month) - timedelta(days=1)


def _month(month: int) -> Name:
    """A month of any year, by its name in both languages."""
    names = (str(get_month_names("wide", locale=language)[month]) for language in ("en", "bn"))
    english, bengali = names
    return Name(english, local=bengali)


def _named(months: Sequence[int]) -> Items:
    return Items("retail.month_row", tuple({"month": _month(month)} for month in months))


def _months(season: Season) -> tuple[dict[str, Value], ...]:
    return tuple({"month": _month(month), "index": index_of(one)} for month, one in sorted(season.months.items()))


def _extremes(name: str, season: Season) -> dict[str, Value]:
    low, high = (pick(season.months, key=lambda month: (season.months[month], month)) for pick in (min, max))
    return {
        "what": Name(name or "-", "category"),
        "high": _month(high),
        "high_index": index_of(season.months[high]),
        "low": _month(low),
        "low_index": index_of(season.months[low]),
    }


def _festivals(session: Session, reader: Reader, scope: Scope, days: Days) -> Items:
    """The season before each festival and the fourteen days from its first on, by day, against an average day."""
    daily = _daily(session, reader, scope, days)
    average = sum(daily.values(), Decimal(0)) / ((days.end - days.start).days + 1)
    rows: list[dict[str, Value]] = []
    for key in SEASONS:
        seen = [one for one in festivals() if one.key == key and _within(one, days)]
        if len(seen) < FEWEST_YEARS or average <= 0:
            continue
        before = [_a_day(daily, one.season_starts_on, one.starts_on) for one in seen]
        after = [_a_day(daily, one.starts_on, one.starts_on + timedelta(days=AFTER_DAYS)) for one in seen]
        rows.append(
            {
                "festival": Term("festival", key),
                "before": index_of(sum(before, Decimal(0)) / len(seen) / average),
                "after": index_of(sum(after, Decimal(0)) / len(seen) / average),
                "years": counted(len(seen), "years"),
            }
        )
    return maybe(
        "retail.season_festivals",
        {"base": BASE, "rows": Items("retail.season_festival", tuple(rows))} if rows else None,
    )


def _within(festival: Festival, days: Days) -> bool:
    after = festival.starts_on + timedelta(days=AFTER_DAYS - 1)
    return days.start <= festival.season_starts_on and after <= days.end


def _daily(session: Session, reader: Reader, scope: Scope, days: Days) -> dict[date, Decimal]:
    """Revenue by day of order."""
    amount = sa.type_coerce(sa.func.sum(OrderLine.net), OrderLine.net.type)
    query = (
        sa.select(Order.ordered_on, amount)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(Account, Account.id == Order.account_id)
        .where(Order.account_id == scope.account_id, Order.status != OrderStatus.CANCELLED, readable(reader))
        .where(Order.ordered_on.between(days.start, days.end))
        .group_by(Order.ordered_on)
    )
    if scope.product_id is not None:
        query = query.where(OrderLine.product_id == scope.product_id)
    if scope.category:
        query = query.join(Product, Product.id == OrderLine.product_id).where(Product.category == scope.category)
    return dict(session.execute(query).all())


def _a_day(daily: Mapping[date, Decimal], start: date, stop: date) -> Decimal:
    """Revenue a day from one day to the day before another."""
    held = (amount for day, amount in daily.items() if start <= day < stop)
    return sum(held, Decimal(0)) / (stop - start).days


ENTRIES = (
    CatalogueEntry(
        "seasonality",
        seasonality,
        (
            "What is the seasonality?",
            "Which months are strong and which are weak?",
            "seasonality index by category",
            "How much do they order before Eid compared with normal?",
            "When is the high season?",
            "seasonal pattern",
            "What happens to sales around the festivals?",
        ),
        (
            "সিজনালিটি কেমন?",
            "কোন মাসে চাহিদা বেশি, কোন মাসে কম?",
            "ঈদের আগে সাধারণের তুলনায় কত বেশি নেয়?",
            "মৌসুমি সূচক কত?",
            "সিজন কখন?",
        ),
    ),
)
