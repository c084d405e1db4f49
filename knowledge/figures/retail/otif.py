"""OTIF: orders both on time and in full over the orders due; the other definition is OT % x IF % (FIELD.md)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Message, Tone, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.due_orders import due_orders
from knowledge.figures.retail.telling import Behind, counted, days_asked, days_in, maybe, share_of, told
from knowledge.figures.sums import Scope
from knowledge.figures.wording import account_name, slug, subject
from knowledge.people import Reader

# What retailers ask of suppliers as a rule, and where it hurts.
TARGET, POOR = Decimal("0.95"), Decimal("0.85")


def otif(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Of the orders due in the period (thirteen weeks where none is named): on time and in full, and each apart."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    scope = Scope(account.id, request.category, request.product_id)
    due = due_orders(session, reader, scope, days_in(period, request), request)
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    if not due:
        return Message("retail.nothing_due", values)
    late = [one for one in due if not one.on_time]
    judged = [one for one in due if one.in_full is not None]
    shipped = [one for one in judged if one.shipped_on is not None]
    values |= {
        "due": counted(len(due), "orders"),
        "on_time": share_of(Decimal(len(due) - len(late)), Decimal(len(due))),
    }
    what = subject(session, request)
    if not shipped:
        share, failed, sentence = Decimal(len(due) - len(late)) / len(due), late, "retail.on_time_alone"
    else:
        both = [one for one in judged if one.on_time and one.in_full]
        failed = [one for one in judged if not (one.on_time and one.in_full)]
        full = sum(1 for one in judged if one.in_full)
        share, sentence = Decimal(len(both)) / len(judged), "retail.otif"
        unknown = len(due) - len(judged)
        values |= {
            "both": share_of(Decimal(len(both)), Decimal(len(judged))),
            "judged": counted(len(judged), "orders"),
            "in_full": share_of(Decimal(full), Decimal(len(judged))),
            "unknown": maybe("retail.otif_unknown", {"number": counted(unknown, "orders")} if unknown else None),
        }
    tone: Tone = "good" if share >= TARGET else "bad" if share < POOR else "watch"
    return told(
        request,
        "otif",
        sentence,
        values,
        Behind(tuple(f"order-{one.id}" for one in failed[:20]), len(failed)),
        definition="retail.otif_definition",
        period=period,
        tone=tone,
        of=slug(what) if what else "",
    )


ENTRIES = (
    CatalogueEntry(
        "otif",
        otif,
        (
            "What is our OTIF?",
            "on time in full",
            "What share of orders was on time and in full?",
            "OTIF percentage",
            "How good is our service level?",
        ),
        (
            "ওটিআইএফ কত?",
            "কত শতাংশ অর্ডার সময়মতো ও পুরোপুরি গেছে?",
            "আমাদের সার্ভিস লেভেল কেমন?",
            "অন টাইম ইন ফুল কত?",
        ),
    ),
)
