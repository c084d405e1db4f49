"""The scorecard of a joint business plan: what the retailer does for us and what we do for it, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Percent, Term, Value
from knowledge.figures.entry import CatalogueEntry, Compute, FigureRequest
from knowledge.figures.retail import fill_rate, listings, otif, out_of_stocks, planogram, share_of_shelf
from knowledge.figures.retail.sell_out import sell_out
from knowledge.figures.retail.telling import Behind, days_asked, maybe, told
from knowledge.figures.revenue import revenue_target
from knowledge.figures.wording import account_name
from knowledge.people import Reader

Values = Mapping[str, Value]
Told = Callable[[Values], Items | None]


def joint_scorecard(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Each measure with how it stands, of the period asked for or of the time each figure takes by itself."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    values: dict[str, Value] = {"account": account_name(account)}
    behind: list[str] = []
    for side, measures in (("theirs", _THEIRS), ("ours", _OURS)):
        rows: list[dict[str, Value]] = []
        for compute, tell in measures:
            found = compute(session, reader, account, request)
            part = tell(found.sentence.values) if isinstance(found, Figure) else None
            if isinstance(found, Figure) and part is not None:
                rows.append({"measure": part, "state": Term("score", found.tone)})
                behind += found.records
        values[side] = Items("retail.score_row", tuple(rows)) if rows else Term("unknown", "measure")
    if not behind:
        return Message("retail.no_scorecard", {"account": account_name(account)})
    refs = tuple(dict.fromkeys(behind))
    return told(
        request,
        "joint_scorecard",
        "retail.scorecard",
        values,
        Behind(refs[:20], len(refs)),
        definition="retail.scorecard_definition",
    )


def _target(values: Values) -> Items:
    return maybe("retail.score_target", {name: values[name] for name in ("reached", "passed")})


def _listed(values: Values) -> Items:
    return maybe("retail.score_listed", {name: values[name] for name in ("listed", "range")})


def _planogram(values: Values) -> Items:
    return maybe("retail.score_planogram", {"share": values["share"], "asked": Percent(planogram.TARGET)})


def _shelf(values: Values) -> Items | None:
    """The category with the least fair shelf, where its index is known."""
    rows = values["rows"]
    first = rows.rows[0] if isinstance(rows, Items) else {}
    fair = first.get("fair")
    if not isinstance(fair, Items) or "index" not in fair.rows[0]:
        return None
    return maybe("retail.score_shelf", {"category": first["category"], "index": fair.rows[0]["index"]})


def _sell_out(values: Values) -> Items:
    return maybe("retail.score_sell_out", {name: values[name] for name in ("week", "compared")})


def _otif(values: Values) -> Items | None:
    if "both" not in values:
        return None
    return maybe("retail.score_otif", {"share": values["both"], "asked": Percent(otif.TARGET)})


def _filled(values: Values) -> Items:
    return maybe("retail.score_filled", {"share": values["share"], "asked": Percent(fill_rate.TARGET)})


def _empty(values: Values) -> Items:
    return maybe("retail.score_empty", {"share": values["share"]})


# What they do for us, and what we do for them.
_THEIRS: tuple[tuple[Compute, Told], ...] = (
    (revenue_target, _target),
    (listings.listings, _listed),
    (share_of_shelf.share_of_shelf, _shelf),
    (planogram.planogram_compliance, _planogram),
)
_OURS: tuple[tuple[Compute, Told], ...] = (
    (sell_out, _sell_out),
    (otif.otif, _otif),
    (fill_rate.fill_rate, _filled),
    (out_of_stocks.out_of_stocks, _empty),
)


ENTRIES = (
    CatalogueEntry(
        "joint_scorecard",
        joint_scorecard,
        (
            "What does the joint scorecard say?",
            "joint business plan scorecard",
            "scorecard of both sides",
            "How do both sides do on the joint business plan?",
        ),
        (
            "জয়েন্ট স্কোরকার্ড কী বলে?",
            "দুই পক্ষের স্কোরকার্ড দেখাও",
            "জয়েন্ট বিজনেস প্ল্যানের স্কোরকার্ড",
        ),
    ),
)
