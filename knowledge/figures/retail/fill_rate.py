"""Fill rate: units shipped over units ordered (FIELD.md), of the orders that were due."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Percent, Tone, Value
from knowledge.figures.breakdown import product_names
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.due_orders import DueLine, due_orders
from knowledge.figures.retail.telling import Behind, days_asked, days_in, maybe, share_of, told, units
from knowledge.figures.sums import Scope
from knowledge.figures.wording import account_name, slug, subject
from knowledge.people import Reader

TARGET, POOR = Decimal("0.95"), Decimal("0.90")
MOST_WORST = 4


def fill_rate(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Of the orders due in the period; more than was ordered fills no other line."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    scope = Scope(account.id, request.category, request.product_id)
    due = due_orders(session, reader, scope, days_in(period, request), request)
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    if not due:
        return Message("retail.nothing_due", values)
    lines = [line for one in due for line in one.lines if line.shipped is not None]
    if not any(one.shipped_on is not None and line.shipped is not None for one in due for line in one.lines):
        return Message("retail.shipped_unknown", values)
    ordered = sum((line.ordered for line in lines), Decimal(0))
    shipped = sum((_filled(line) for line in lines), Decimal(0))
    share = share_of(shipped, ordered)
    what = subject(session, request)
    values |= {"share": share, "shipped": units(shipped), "ordered": units(ordered), "worst": _worst(session, lines)}
    short = [
        one.id for one in due if any(line.shipped is not None and line.shipped < line.ordered for line in one.lines)
    ]
    tone: Tone = "good" if share.share >= TARGET else "bad" if share.share < POOR else "watch"
    return told(
        request,
        "fill_rate",
        "retail.fill_rate",
        values,
        Behind(tuple(f"order-{key}" for key in short[:20]), len(short)),
        definition="retail.fill_rate_definition",
        period=period,
        tone=tone,
        of=slug(what) if what else "",
    )


def _filled(line: DueLine) -> Decimal:
    return min(line.shipped or Decimal(0), line.ordered)


def _worst(session: Session, lines: list[DueLine]) -> Items:
    """The products that were filled worst."""
    ordered: dict[int, Decimal] = defaultdict(Decimal)
    shipped: dict[int, Decimal] = defaultdict(Decimal)
    for line in lines:
        ordered[line.product_id] += line.ordered
        shipped[line.product_id] += _filled(line)
    short = [key for key in ordered if shipped[key] < ordered[key]]
    short.sort(key=lambda key: (shipped[key] / ordered[key], key))
    names = product_names(session)
    rows: tuple[dict[str, Value], ...] = tuple(
        {"what": Name(names[key], "product"), "share": Percent(shipped[key] / ordered[key])}
        for key in short[:MOST_WORST]
    )
    return maybe("retail.filled_worst", {"rows": Items("retail.filled_row", rows)} if rows else None)


ENTRIES = (
    CatalogueEntry(
        "fill_rate",
        fill_rate,
        (
            "What is the fill rate?",
            "How much of what they ordered did we ship?",
            "fill rate by product",
            "Which products do we ship short?",
            "short shipments",
        ),
        ("ফিল রেট কত?", "যা অর্ডার করেছে তার কত শতাংশ পাঠিয়েছি?", "কোন পণ্য কম পাঠানো হয়েছে?", "শর্ট শিপমেন্ট কোনগুলো?"),
    ),
)
