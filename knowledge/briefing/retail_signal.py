"""The one thing of a retailer's shelves and supply that weighs most before a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Percent, Period, Tone, Value, Words
from knowledge.figures.entry import FigureRequest
from knowledge.figures.retail.otif import otif
from knowledge.figures.retail.out_of_stocks import out_of_stocks
from knowledge.figures.retail.promotion_results import ended_promotions, result_of
from knowledge.figures.retail.promotion_weeks import Uplift
from knowledge.figures.retail.share_of_shelf import FAIR, shelf_shares
from knowledge.figures.retail.telling import days_asked, units
from knowledge.people import Reader
from knowledge.records.sell_out import SellOut, StockCount
from knowledge.records.shelf import Listing, ShelfAudit
from knowledge.records.stores import Store

# A promotion is news for four weeks after it ended.
FRESH = timedelta(days=28)
_WEIGHT: dict[Tone, int] = {"bad": 0, "watch": 1, "plain": 2, "good": 3}


def retail_signal(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Figure, ...]]:
    """Under "retail", the weightiest of: what is out of stock, orders not on time in full, a promotion that just ended,
    a shelf below our fair share. Nothing where no store, shelf, stock or sell-out of the account is recorded.
    """
    if not _is_retailer(session, account.id):
        return {}
    found = [
        (place, figure)
        for place, ask in enumerate((_out_of_stock, _otif, _promotion, _shelf))
        for figure in ask(session, reader, account, request)
    ]
    if not found:
        return {}
    _, weightiest = min(found, key=lambda one: (_WEIGHT[one[1].tone], one[0]))
    return {"retail": (weightiest,)}


def _is_retailer(session: Session, account_id: int) -> bool:
    tables = (Store, StockCount, SellOut, ShelfAudit, Listing)
    query = sa.select(sa.or_(*(sa.exists().where(one.account_id == account_id) for one in tables)))
    return bool(session.scalar(query))


def _out_of_stock(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Iterator[Figure]:
    found = out_of_stocks(session, reader, account, request)
    if not isinstance(found, Figure) or found.tone == "plain":
        return
    values = found.sentence.values
    now = values["now"]
    listed = now.rows[0].get("rows") if isinstance(now, Items) and now.rows else None
    if isinstance(listed, Items):
        first = listed.rows[0]
        told: dict[str, Value] = {name: values[name] for name in ("share", "counts")}
        told |= {name: first[name] for name in ("what", "where")}
        yield replace(found, sentence=Message("brief.retail_out_of_stock", told))


def _otif(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Iterator[Figure]:
    found = otif(session, reader, account, request)
    if isinstance(found, Figure) and found.tone != "good" and found.period and "both" in found.sentence.values:
        told: dict[str, Value] = {name: found.sentence.values[name] for name in ("both", "judged")}
        start = found.period.start or request.as_of
        yield replace(found, sentence=Message("brief.retail_otif", told | {"start": start}))


def _promotion(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Iterator[Figure]:
    yesterday = request.as_of - timedelta(days=1)
    for promotion, products, others in ended_promotions(session, reader, account, request.as_of - FRESH, yesterday)[:1]:
        uplift = result_of(session, reader, account, promotion, products, others, request.as_of).uplift
        if not isinstance(uplift, Uplift) or uplift.lift is None:
            continue
        told: dict[str, Value] = {
            "name": Words(promotion.name),
            "ends": promotion.ends_on,
            "number": units(abs(uplift.incremental)),
            "baseline": units(uplift.baseline),
        }
        grew = uplift.incremental >= 0
        if grew:
            told["lift"] = Percent(uplift.lift)
        record = f"promotion-{promotion.id}"
        yield Figure(
            ref=f"promotions-result-{promotion.id}",
            name="promotions_result",
            sentence=Message("brief.retail_promotion_up" if grew else "brief.retail_promotion_down", told),
            definition=Message("retail.promotions_result_definition"),
            as_of=request.as_of,
            records=(record,),
            records_total=1,
            tone="plain" if grew else "watch",
        )


def _shelf(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Iterator[Figure]:
    period = days_asked(request)
    assert isinstance(period, Period)
    shares, audits = shelf_shares(session, reader, account, period, request)
    for one in shares[:1]:
        if one.index is None or one.sales is None or one.index >= FAIR:
            continue
        refs = tuple(f"shelf_audit-{a.audit.id}" for a in audits if a.audit.category == one.category)
        refs += (f"category_fact-{one.fact_id}",)
        told: dict[str, Value] = {
            "category": Name(one.category, "category"),
            "share": Percent(one.share),
            "sales": Percent(one.sales),
            "index": one.index,
        }
        yield Figure(
            ref="share-of-shelf",
            name="share_of_shelf",
            sentence=Message("brief.retail_shelf", told),
            definition=Message("retail.share_of_shelf_definition"),
            as_of=request.as_of,
            records=refs[:20],
            records_total=len(refs),
            tone="watch",
        )
