"""Questions about all accounts at once: totals, who moves, who is silent, what is overdue, targets, meetings to come.

Each holds only what the reader may see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Figure, Items, Message, Money, Name, Percent, Period, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import FigureRequest, WholeBookEntry
from knowledge.figures.meetings import days_to_come, meetings_of_all
from knowledge.figures.portfolio import portfolio, portfolio_rows
from knowledge.figures.sums import Scope, days_of, first_order_day, orders_in, refs_word, sums_by, totals
from knowledge.figures.wording import amounts
from knowledge.people import Reader
from knowledge.periods import year_before
from knowledge.records.accounts import Account, account_cards, readable
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.sales import SalesTarget

MOST_LISTED = 8
MOST_MOVERS = 4
SILENT_DAYS = 30
COMING_DAYS = 7


def portfolio_revenue(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """Revenue of all accounts together in the period, and of the same period a year before."""
    period = request.period or Period(None, request.as_of, "all")
    scope = Scope(None, request.category, request.product_id)
    days = days_of(request.period, request.as_of)
    now = totals(session, reader, scope, days)
    if not now:
        return Message("gaps.no_orders_at_all", {"period": period})
    values: dict[str, Value] = {"amount": amounts(now), "period": period}
    sentence = "figures.portfolio_revenue"
    currency, current = next(iter(now.items()))
    if len(now) == 1 and request.period is not None and request.period.start is not None:
        shown = Period(days.start, days.end, period.kind if days.end == period.end else "span", period.label)
        before = year_before(shown)
        past = totals(session, reader, scope, days_of(before, request.as_of)).get(currency, Decimal(0))
        first = first_order_day(session)
        if past > 0 and not (first is not None and before.start is not None and before.start < first):
            change = (current - past) / past
            values |= {"amount_before": Money(past, currency), "before": before, "change": Percent(abs(change))}
            sentence = f"figures.portfolio_revenue_{'up' if change >= 0 else 'down'}"
    records, count = orders_in(session, reader, scope, days)
    return _told(request, "portfolio_revenue", sentence, values, records, count, period=period)


def portfolio_movers(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """The accounts that grew and fell most against the same period a year before; the last twelve months by default."""
    period = request.period
    if period is None or period.start is None:
        start = request.as_of.replace(day=1)
        period = Period(start.replace(year=start.year - 1), start - timedelta(days=1), "span")
    days = days_of(period, request.as_of)
    shown = Period(days.start, days.end, period.kind if days.end == period.end else "span", period.label)
    before = year_before(shown)
    now = sums_by(session, reader, Scope(), days, ("account",))
    then = sums_by(session, reader, Scope(), days_of(before, request.as_of), ("account",))
    names = _names(session, reader)
    changes = [
        ((now.get(key, Decimal(0)) - past) / past, key) for key, past in then.items() if past > 0 and key[1] in names
    ]
    first = first_order_day(session)
    if not changes or (first is not None and before.start is not None and before.start < first):
        return Message("gaps.no_orders_at_all", {"period": before})
    changes.sort(key=lambda item: (-item[0], str(item[1])))
    up = [item for item in changes if item[0] > 0][:MOST_MOVERS]
    down = [item for item in reversed(changes) if item[0] < 0][:MOST_MOVERS]
    values: dict[str, Value] = {"period": shown, "before": before}
    for name, moved in (("up", up), ("down", down)):
        rows: tuple[dict[str, Value], ...] = tuple(
            {
                "account": names[int(str(key[1]))],
                "change": Percent(abs(change)),
                "amount": Money(now.get(key, Decimal(0)), str(key[0])),
            }
            for change, key in moved
        )
        values[name] = Items(f"figures.portfolio_mover_{name}", rows) if rows else Term("unknown", "nobody")
    behind = [f"account-{key[1]}" for _, key in [*down, *up]]
    tone: Tone = "watch" if down else "good"
    return _told(
        request, "portfolio_movers", "figures.portfolio_movers", values, behind, len(behind), period=shown, tone=tone
    )


def portfolio_overdue(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """Commitments past their due day, by account, ours first."""
    open_then = sa.or_(
        Commitment.status == CommitmentStatus.OPEN,
        sa.and_(Commitment.status == CommitmentStatus.DONE, Commitment.done_on > request.as_of),
    )
    query = (
        sa.select(Commitment.id, Commitment.account_id, Commitment.side)
        .join(Account, Account.id == Commitment.account_id)
        .where(readable(reader), Commitment.made_on <= request.as_of, Commitment.due_on < request.as_of, open_then)
        .order_by(Commitment.due_on, Commitment.id)
    )
    late = session.execute(query).all()
    names = _names(session, reader)
    counts: dict[int, dict[Side, int]] = defaultdict(lambda: {Side.OURS: 0, Side.THEIRS: 0})
    for row in late:
        counts[row.account_id][row.side] += 1
    ours = sum(one[Side.OURS] for one in counts.values())
    values: dict[str, Value] = {
        "ours": Quantity(Decimal(ours), "commitments"),
        "theirs": Quantity(Decimal(len(late) - ours), "commitments"),
    }
    ranked = sorted(counts.items(), key=lambda item: (-item[1][Side.OURS], -item[1][Side.THEIRS], item[0]))
    rows: tuple[dict[str, Value], ...] = tuple(
        {"account": names[key], "ours": one[Side.OURS], "theirs": one[Side.THEIRS]} for key, one in ranked[:MOST_LISTED]
    )
    if rows:
        values["rows"] = Items("figures.portfolio_overdue_row", rows)
    behind = [f"commitment-{row.id}" for row in late]
    sentence = "figures.portfolio_overdue" if rows else "figures.portfolio_overdue_none"
    tone: Tone = "bad" if ours else "watch" if late else "good"
    return _told(request, "portfolio_overdue", sentence, values, behind, len(behind), tone=tone)


def portfolio_silent(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """Accounts without an order for more days than asked for (30 where no number is said), the longest first."""
    most = request.days or SILENT_DAYS
    rows = portfolio_rows(session, reader, FigureRequest(request.as_of, timezone=request.timezone))
    silent = [row for row in rows if row.last_order is None or (request.as_of - row.last_order).days > most]
    silent.sort(key=lambda row: (row.last_order or date.min, row.name))
    listed: tuple[dict[str, Value], ...] = tuple(
        {
            "account": row.shown,
            "days": Quantity(Decimal((request.as_of - row.last_order).days), "days"),
            "last": row.last_order,
        }
        for row in silent
        if row.last_order is not None
    )
    values: dict[str, Value] = {
        "most": Quantity(Decimal(most), "days"),
        "number": Quantity(Decimal(len(silent)), "accounts"),
        "never": Quantity(Decimal(sum(row.last_order is None for row in silent)), "accounts"),
    }
    sentence = "figures.portfolio_silent_none"
    if silent:
        sentence = "figures.portfolio_silent" if listed else "figures.portfolio_silent_never"
    if listed:
        values["rows"] = Items("figures.portfolio_silent_row", listed[:MOST_LISTED])
    behind = [f"account-{row.account_id}" for row in silent]
    tone: Tone = "watch" if silent else "good"
    return _told(request, "portfolio_silent", sentence, values, behind, len(behind), tone=tone)


def portfolio_targets(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """Each account's revenue against its target of the day, those furthest behind the time passed first."""
    query = (
        sa.select(SalesTarget)
        .join(Account, Account.id == SalesTarget.account_id)
        .where(readable(reader), SalesTarget.category == "", SalesTarget.amount > 0)
        .where(SalesTarget.starts_on <= request.as_of, SalesTarget.ends_on >= request.as_of)
        .order_by(SalesTarget.id)
    )
    found = session.scalars(query).all()
    if not found:
        return Message("gaps.no_targets")
    sums: dict[tuple[date, date], Mapping[tuple[object, ...], Decimal]] = {}
    ranked = []
    for target in found:
        term = (target.starts_on, target.ends_on)
        days = days_of(Period(*term, "span"), request.as_of)
        if term not in sums:
            sums[term] = sums_by(session, reader, Scope(), days, ("account",))
        reached = sums[term].get((target.currency, target.account_id), Decimal(0)) / target.amount
        passed = Decimal((days.end - days.start).days + 1) / ((target.ends_on - target.starts_on).days + 1)
        ranked.append((reached - passed, target.account_id, reached, passed, target.id))
    ranked.sort(key=lambda item: (item[0], item[1]))
    names = _names(session, reader)
    behind_time = sum(1 for item in ranked if item[0] < 0)
    rows: tuple[dict[str, Value], ...] = tuple(
        {"account": names[key], "reached": Percent(reached), "passed": Percent(passed)}
        for _, key, reached, passed, _ in [item for item in ranked if item[0] < 0][:MOST_LISTED]
    )
    values: dict[str, Value] = {
        "behind": Quantity(Decimal(behind_time), "accounts"),
        "accounts": Quantity(Decimal(len(ranked)), "accounts"),
    }
    if rows:
        values["rows"] = Items("figures.portfolio_target_row", rows)
    sentence = "figures.portfolio_targets" if rows else "figures.portfolio_targets_none"
    records = [f"target-{item[-1]}" for item in ranked]
    tone: Tone = "watch" if behind_time else "good"
    return _told(request, "portfolio_targets", sentence, values, records, len(records), tone=tone)


def portfolio_meetings(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """Meetings of all accounts in the days to come: of the period asked for, else of the next seven days."""
    period = days_to_come(request, COMING_DAYS)
    found = meetings_of_all(session, reader, request, period.end)
    if not found:
        return Message("gaps.no_meetings_at_all", {"period": period})
    rows: tuple[dict[str, Value], ...] = tuple(
        {"account": name, "title": Words(card.title), "at": card.at} for name, card in found[:MOST_LISTED]
    )
    values: dict[str, Value] = {"period": period, "rows": Items("figures.portfolio_meeting_row", rows)}
    behind = [card.ref for _, card in found]
    return _told(
        request, "portfolio_meetings", "figures.portfolio_meetings", values, behind, len(behind), period=period
    )


def _names(session: Session, reader: Reader) -> dict[int, Name]:
    return {card.id: card.shown for card in account_cards(session, reader)}


def _told(
    request: FigureRequest,
    name: str,
    sentence: str,
    values: Mapping[str, Value],
    records: Sequence[str],
    total: int,
    *,
    period: Period | None = None,
    tone: Tone = "plain",
) -> Figure:
    ref = name.replace("_", "-")
    return Figure(
        ref=f"{ref}-{refs_word(period)}" if period is not None else ref,
        name=name,
        sentence=Message(sentence, values),
        definition=Message(f"figures.{name}_definition"),
        as_of=request.as_of,
        period=period,
        records=tuple(records[:20]),
        records_total=total,
        tone=tone,
    )


WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio",
        portfolio,
        (
            "Which are our biggest accounts?",
            "Who are our top customers?",
            "Rank our accounts by revenue",
            "How many class A accounts do we have?",
            "Which accounts make most of our revenue?",
            "largest customers",
        ),
        (
            "আমাদের সবচেয়ে বড় অ্যাকাউন্ট কোনগুলো?",
            "কোন কাস্টমার সবচেয়ে বেশি কেনে?",
            "টপ অ্যাকাউন্ট কারা?",
            "কয়টা এ ক্লাস অ্যাকাউন্ট আছে?",
        ),
    ),
    WholeBookEntry(
        "portfolio_revenue",
        portfolio_revenue,
        ("How much did we sell to all accounts together?", "What is our total revenue?"),
        ("সব অ্যাকাউন্ট মিলিয়ে মোট বিক্রি কত?",),
    ),
    WholeBookEntry(
        "portfolio_movers",
        portfolio_movers,
        ("Which accounts grew or fell most?", "Which customers are shrinking?"),
        ("কোন অ্যাকাউন্ট বাড়ছে আর কোনটা কমছে?",),
    ),
    WholeBookEntry(
        "portfolio_overdue",
        portfolio_overdue,
        ("Which accounts have overdue commitments?", "What have we promised that is overdue, all accounts?"),
        ("কোন কোন অ্যাকাউন্টে কাজ ওভারডিউ?",),
    ),
    WholeBookEntry(
        "portfolio_silent",
        portfolio_silent,
        ("Which accounts have not ordered lately?", "Who has not ordered for days?"),
        ("কোন কোন অ্যাকাউন্ট অনেক দিন অর্ডার দেয়নি?",),
    ),
    WholeBookEntry(
        "portfolio_targets",
        portfolio_targets,
        ("Which accounts are behind their target?",),
        ("কোন কোন অ্যাকাউন্ট টার্গেটে পিছিয়ে?",),
    ),
    WholeBookEntry(
        "portfolio_meetings",
        portfolio_meetings,
        ("Which meetings do we have this week?", "What meetings are coming up?"),
        ("এই সপ্তাহে কোন কোন মিটিং আছে?",),
    ),
)
