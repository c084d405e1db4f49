"""How long the customer's concerns take until they are settled: those settled lately, and how old the open ones are."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Period, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.needs import OLD_CONCERN_DAYS, open_needs
from knowledge.figures.sums import days_of, refs_word
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.needs import Need, NeedKind, NeedStatus

MOST_LISTED = 6
YEAR_DAYS = 365


def concern_ages(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The concerns settled in the period (the last 365 days), by the days each took; the oldest open one beside."""
    period = request.period or Period(request.as_of - timedelta(days=YEAR_DAYS - 1), request.as_of, "span")
    settled = _settled(session, reader, account.id, period, request.as_of)
    waiting = open_needs(session, reader, account.id, request.as_of, {NeedKind.CONCERN})
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    if not settled and not waiting:
        return Message("stakeholders.no_concerns", values)
    took = [_days(need, need.resolved_on or request.as_of) for need in settled]
    values["settled"] = Quantity(Decimal(len(settled)), "concerns")
    values["open"] = Quantity(Decimal(len(waiting)), "concerns")
    sentence = "concern_ages"
    if settled:
        rows = tuple(_row(need, days) for need, days in zip(settled, took, strict=True))
        values["rows"] = Items("stakeholders.concern_settled_row", rows[:MOST_LISTED])
        values["median"] = Quantity(Decimal(str(statistics.median(took))), "days")
        sentence += "_settled"
    tone: Tone = "plain"
    if waiting:
        oldest = waiting[-1]
        age = _days(oldest, request.as_of)
        values |= {"oldest": Words(_statement(oldest)), "age": Quantity(Decimal(age), "days")}
        sentence += "_open"
        tone = "bad" if age > OLD_CONCERN_DAYS else "watch"
    refs = [f"need-{need.id}" for need in (*settled, *reversed(waiting))]
    return Figure(
        ref=f"concern-ages-{refs_word(period)}",
        name="concern_ages",
        sentence=Message(f"stakeholders.{sentence}", values),
        definition=Message("stakeholders.concern_ages_definition"),
        as_of=request.as_of,
        period=period,
        records=tuple(refs[:20]),
        records_total=len(refs),
        tone=tone,
    )


def _settled(session: Session, reader: Reader, account_id: int, period: Period, as_of: date) -> Sequence[Need]:
    """The concerns settled on a known day of the period, newest first."""
    days = days_of(period, as_of)
    query = (
        sa.select(Need)
        .join(Account, Account.id == Need.account_id)
        .where(Need.account_id == account_id, Need.kind == NeedKind.CONCERN, Need.status != NeedStatus.DROPPED)
        .where(Need.resolved_on.between(days.start, days.end), Need.stated_on <= Need.resolved_on, readable(reader))
        .order_by(Need.resolved_on.desc(), Need.id.desc())
    )
    return session.scalars(query).all()


def _days(need: Need, until: date) -> int:
    return (until - need.stated_on).days


def _statement(need: Need) -> str:
    return need.statement.rstrip(".।")


def _row(need: Need, days: int) -> dict[str, Value]:
    return {
        "statement": Words(_statement(need)),
        "resolved": need.resolved_on or Term("unknown", "date"),
        "days": Quantity(Decimal(days), "days"),
    }


ENTRIES = (
    CatalogueEntry(
        "concern_ages",
        concern_ages,
        (
            "How long do we take to settle their complaints?",
            "Which complaints have been settled?",
            "How old is the oldest open concern?",
            "How fast do we resolve their concerns?",
            "complaint resolution time",
        ),
        (
            "অভিযোগ মিটাতে কত দিন লাগে?",
            "কোন কোন অভিযোগ মিটেছে?",
            "সবচেয়ে পুরনো অভিযোগ কত দিনের?",
        ),
    ),
)
