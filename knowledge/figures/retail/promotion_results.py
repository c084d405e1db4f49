"""What promotions brought: baseline, incremental units, lift, the dip after, and the return on what was spent.

Incremental = actual - baseline, the baseline being the median weekly units without promotion in the comparable weeks;
ROI = (incremental profit - spend) / spend, with the dip counted (FIELD.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Percent, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.promotion_weeks import FEWEST_WEEKS, TooFewWeeks, Uplift, uplift_of
from knowledge.figures.retail.telling import Behind, counted, days_in, maybe, told, units
from knowledge.figures.sums import FIRST_DAY, Days, Scope, sums_by
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.products import Product
from knowledge.records.promotions import Promotion, PromotionProduct, PromotionStatus

PRICED_DAYS = 91
MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Result:
    """One promotion that ended. uplift: None where it names no product. roi: None where `why` says what is missing."""

    promotion: Promotion
    uplift: Uplift | TooFewWeeks | None
    roi: Decimal | None = None
    why: str = ""


def ended_promotions(
    session: Session, reader: Reader, account: AccountCard, first: date, last: date
) -> list[tuple[Promotion, frozenset[int], list[Days]]]:
    """Promotions that ended in these days, the newest first: with their products, and the days of others of the same.

    One that names no product may be of any.
    """
    query = (
        sa.select(Promotion)
        .join(Account, Account.id == Promotion.account_id)
        .where(Promotion.account_id == account.id, Promotion.status != PromotionStatus.CANCELLED, readable(reader))
        .where(Promotion.starts_on <= Promotion.ends_on)
        .order_by(Promotion.ends_on.desc(), Promotion.id.desc())
    )
    every = list(session.scalars(query))
    pairs = sa.select(PromotionProduct.promotion_id, PromotionProduct.product_id)
    pairs = pairs.where(PromotionProduct.promotion_id.in_([one.id for one in every]))
    goods: dict[int, set[int]] = {one.id: set() for one in every}
    for key, product in session.execute(pairs):
        goods[key].add(product)

    def share_goods(one: Promotion, other: Promotion) -> bool:
        return one is not other and (not goods[other.id] or not goods[one.id].isdisjoint(goods[other.id]))

    return [
        (one, frozenset(goods[one.id]), [Days(o.starts_on, o.ends_on) for o in every if share_goods(one, o)])
        for one in every
        if first <= one.ends_on <= last
    ]


def result_of(
    session: Session,
    reader: Reader,
    account: AccountCard,
    promotion: Promotion,
    products: frozenset[int],
    others: Sequence[Days],
    as_of: date,
) -> Result:
    """What one promotion brought."""
    if not products:
        return Result(promotion, None)
    days = Days(promotion.starts_on, promotion.ends_on)
    uplift = uplift_of(session, reader, account.id, products, days, others, as_of)
    if isinstance(uplift, TooFewWeeks):
        return Result(promotion, uplift)
    margin, why = _margin(session, reader, account, promotion, products)
    if margin is None or not promotion.spend or promotion.spend < 0:
        return Result(promotion, uplift, None, why if margin is None else "no_spend")
    net = uplift.incremental + (uplift.dip or Decimal(0))
    return Result(promotion, uplift, (net * margin - promotion.spend) / promotion.spend)


def _margin(
    session: Session, reader: Reader, account: AccountCard, promotion: Promotion, products: frozenset[int]
) -> tuple[Decimal | None, str]:
    """What we earn on an average unit of the goods as this account buys them; else why that cannot be told.

    Net price less cost, over the units ordered in the thirteen weeks that end with the promotion.
    """
    days = Days(promotion.ends_on - timedelta(days=PRICED_DAYS - 1), promotion.ends_on)
    query = sa.select(Product.id, Product.cost, Product.currency).where(Product.id.in_(sorted(products)))
    costs = {key: (cost, currency) for key, cost, currency in session.execute(query)}
    net = {k: v for k, v in sums_by(session, reader, Scope(account.id), days, ("product",)).items() if k[1] in products}
    bought = sums_by(session, reader, Scope(account.id), days, ("product",), of="quantity")
    earned, number = Decimal(0), Decimal(0)
    for key, amount in net.items():
        cost, currency = costs[int(str(key[1]))]
        if cost is None:
            return None, "no_cost"
        if {str(key[0]), promotion.currency or str(key[0]), currency or str(key[0])} != {str(key[0])}:
            return None, "currencies"
        earned += amount - cost * bought[key]
        number += bought[key]
    if len({key[0] for key in net}) > 1:
        return None, "currencies"
    return (earned / number, "") if number > 0 else (None, "no_price")


def promotions_result(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """The promotions that ended in the period (in the last year where none is named), the newest first; or the ones
    that are asked for by name, whenever they ended.
    """
    if request.promotions and (waiting := _not_over(session, reader, account, request)) is not None:
        return waiting
    days = (
        days_in(request.period, request) if request.period else Days(request.as_of - timedelta(days=365), request.as_of)
    )
    last = min(days.end, request.as_of - timedelta(days=1))
    if request.promotions:
        days = Days(FIRST_DAY, last)
    found = ended_promotions(session, reader, account, days.start, last)
    found = [one for one in found if not request.promotions or one[0].id in request.promotions]
    values: dict[str, Value] = {"account": account_name(account)}
    if not found:
        return Message("retail.no_promotion_ended", values)
    results = [
        result_of(session, reader, account, one, products, others, request.as_of)
        for one, products, others in found[:MOST_TOLD]
    ]
    values |= {
        "number": counted(len(found), "promotions"),
        "rows": Items("retail.promotion_row", tuple(promotion_row(one) for one in results)),
    }
    lost = [one for one in results if one.roi is not None and one.roi < 0]
    tone: Tone = "watch" if lost else "plain"
    refs = tuple(f"promotion-{one.id}" for one, _, _ in found[:20])
    return told(
        request,
        "promotions_result",
        "retail.promotions_result",
        values,
        Behind(refs, len(found)),
        definition="retail.promotions_result_definition",
        tone=tone,
        of="-".join(map(str, request.promotions)) if request.promotions else f"{days.start:%Y%m%d}-{last:%Y%m%d}",
    )


def _not_over(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Message | None:
    """What is said of promotions asked for by name of which none is over: cancelled, running or still to come."""
    query = (
        sa.select(Promotion)
        .join(Account, Account.id == Promotion.account_id)
        .where(Promotion.account_id == account.id, Promotion.id.in_(request.promotions), readable(reader))
        .order_by(Promotion.ends_on.desc(), Promotion.id.desc())
    )
    every = list(session.scalars(query))
    if not every or any(one.ends_on < request.as_of and one.status != PromotionStatus.CANCELLED for one in every):
        return None
    newest = every[0]
    named: dict[str, Value] = {"account": account_name(account), "name": Words(newest.name)}
    if newest.status == PromotionStatus.CANCELLED:
        return Message("retail.promotion_cancelled", named)
    days: dict[str, Value] = {"starts": newest.starts_on, "ends": newest.ends_on}
    return Message("retail.promotion_not_over", named | days)


def promotion_row(result: Result) -> dict[str, Value]:
    """One promotion as a row: what it brought, or why that cannot be told."""
    promotion, uplift = result.promotion, result.uplift
    row: dict[str, Value] = {
        "name": Words(promotion.name),
        "starts": promotion.starts_on,
        "ends": promotion.ends_on,
    }
    if uplift is None:
        return row | {"result": maybe("retail.promotion_no_products", {})}
    if isinstance(uplift, TooFewWeeks):
        found: dict[str, Value] = {
            "number": counted(uplift.weeks, "weeks"),
            "measure": Term("measure", uplift.measure),
            "needed": counted(FEWEST_WEEKS, "weeks"),
        }
        return row | {"result": maybe("retail.promotion_no_weeks", found)}
    result_values: dict[str, Value] = {
        "measure": Term("measure", uplift.measure),
        "actual": units(uplift.during),
        "baseline": units(uplift.baseline),
        "more": _moved(uplift.incremental, "retail.promotion_more", "retail.promotion_less"),
        "lift": maybe("retail.promotion_no_lift", {})
        if uplift.lift is None
        else maybe("retail.promotion_lift", {"lift": Percent(uplift.lift)}),
        "after": maybe("retail.promotion_after_unknown", {})
        if uplift.dip is None
        else _moved(uplift.dip, "retail.promotion_after_more", "retail.promotion_dip"),
        "roi": maybe("retail.promotion_no_roi", {"why": Term("no_roi", result.why)})
        if result.roi is None
        else maybe("retail.promotion_roi", {"roi": Percent(result.roi)}),
    }
    return row | {"result": maybe("retail.promotion_result", result_values)}


def _moved(number: Decimal, more: str, less: str) -> Items:
    return maybe(more if number >= 0 else less, {"number": units(abs(number))})


ENTRIES = (
    CatalogueEntry(
        "promotions_result",
        promotions_result,
        (
            "What lift did the promotion bring?",
            "What was the ROI of the promotion?",
            "Did the promotion pay off?",
            "promotion uplift against baseline",
            "incremental sales of the promotion",
            "Was there a dip after the promotion?",
        ),
        (
            "প্রমোশনে বিক্রি কত বেড়েছে?",
            "প্রমোশনের লিফট কত?",
            "প্রমোশনের খরচ উঠেছে?",
            "প্রমোশনের আরওআই কত?",
            "প্রমোশনের পরে বিক্রি কি পড়ে গেছে?",
        ),
    ),
)
