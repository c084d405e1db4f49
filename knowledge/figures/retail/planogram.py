"""Planogram compliance: items placed as drawn over items drawn (FIELD.md)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Percent, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.audits import Audited, audits_behind, newest_audits
from knowledge.figures.retail.telling import MOST_ROWS, counted, days_asked, maybe, told
from knowledge.figures.wording import place_name, slug
from knowledge.people import Reader

TARGET, POOR = Decimal("0.90"), Decimal("0.80")


def planogram_compliance(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """Over the newest audit of each store and category; the worst places first, with what was found there."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    found = [one for one in newest_audits(session, reader, account, period, request) if _share(one) is not None]
    place = place_name(session, account, request)
    values: dict[str, Value] = {"account": place, "period": period}
    if not found:
        return Message("retail.no_planogram", values)
    drawn = sum(one.audit.items_drawn or 0 for one in found)
    placed = sum(one.audit.items_as_drawn or 0 for one in found)
    share = Decimal(placed) / drawn
    worst = sorted(found, key=lambda one: (_share(one) or Decimal(0), one.audit.id))[:MOST_ROWS]
    values |= {
        "share": Percent(share),
        "placed": placed,
        "drawn": counted(drawn, "items"),
        "rows": Items("retail.planogram_row", tuple(_row(one) for one in worst)),
    }
    tone: Tone = "good" if share >= TARGET else "bad" if share < POOR else "watch"
    return told(
        request,
        "planogram_compliance",
        "retail.planogram",
        values,
        audits_behind(found),
        definition="retail.planogram_definition",
        period=period,
        tone=tone,
        of="-".join(slug(Name(one)) for one in (place.text if request.stores else "", request.category) if one),
    )


def _share(one: Audited) -> Decimal | None:
    """None where the audit tells nothing of it, or of more items placed than drawn."""
    drawn, placed = one.audit.items_drawn, one.audit.items_as_drawn
    return Decimal(placed) / drawn if drawn and placed is not None and 0 <= placed <= drawn else None


def _row(one: Audited) -> dict[str, Value]:
    finding = one.audit.finding.strip().rstrip(".।")
    return {
        "where": one.where,
        "category": Name(one.audit.category, "category"),
        "share": Percent(_share(one) or Decimal(0)),
        "on": one.audit.audited_on,
        "finding": maybe("retail.finding", {"finding": Words(finding)} if finding else None),
    }


ENTRIES = (
    CatalogueEntry(
        "planogram_compliance",
        planogram_compliance,
        (
            "What is the planogram compliance?",
            "Are the shelves as drawn?",
            "Is our planogram followed?",
            "How well do stores follow the planogram?",
        ),
        ("প্ল্যানোগ্রাম কমপ্লায়েন্স কত?", "প্ল্যানোগ্রাম মানা হচ্ছে?", "তাকে মাল ঠিক জায়গায় আছে?"),
    ),
)
