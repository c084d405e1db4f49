"""Which accounts may leave: the signs of churn over the whole book, counted by account."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Period, Quantity, Term, Value
from knowledge.figures.churn import RENEWAL_DAYS, rhythm_of
from knowledge.figures.compared import recorded_from
from knowledge.figures.entry import FigureRequest, WholeBookEntry
from knowledge.figures.orders import last_orders, order_days
from knowledge.figures.revenue import BAD_FALL
from knowledge.figures.sums import Days, Scope, sums_by
from knowledge.people import Reader
from knowledge.records.accounts import Account, account_cards, readable
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.needs import Need, NeedKind, NeedStatus
from knowledge.spans import DAY, months_later, year_before

MOST_LISTED = 8
# The rhythm of orders is read order by order: of those alone that are silent so long, and of no more than so many.
SILENT_DAYS, MOST_READ = 30, 60
SIGNS = ("slow", "falling", "complaints", "promises", "renewal")


def portfolio_churn(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """The accounts with the most signs of churn, among equals the one that bought most a year ago first."""
    cards = {card.id: card for card in account_cards(session, reader)}
    if not cards:
        return Message("gaps.no_orders_at_all", {"period": Period(None, request.as_of, "all")})
    falling, worth = _falling(session, reader, request)
    found: dict[int, set[str]] = defaultdict(set)
    signs = {
        "slow": _slow(session, reader, request, cards),
        "falling": falling,
        "complaints": set(session.scalars(_complaints(reader, request))),
        "promises": set(session.scalars(_promises(reader, request))),
        "renewal": set(session.scalars(_renewals(reader, request))),
    }
    for name, accounts in signs.items():
        for key in accounts & cards.keys():
            found[key].add(name)
    ranked = sorted(found, key=lambda key: (-len(found[key]), -worth.get(key, Decimal(0)), key))
    rows: tuple[dict[str, Value], ...] = tuple(
        {
            "account": cards[key].shown,
            "signs": Items(
                "growth.sign_name", tuple({"sign": Term("sign", name)} for name in SIGNS if name in found[key])
            ),
        }
        for key in ranked[:MOST_LISTED]
    )
    values: dict[str, Value] = {
        "number": Quantity(Decimal(len(found)), "accounts"),
        "accounts": Quantity(Decimal(len(cards)), "accounts"),
    }
    if rows:
        values["rows"] = Items("growth.portfolio_churn_row", rows)
    return Figure(
        ref="portfolio-churn",
        name="portfolio_churn",
        sentence=Message("growth.portfolio_churn" if rows else "growth.portfolio_churn_none", values),
        definition=Message("growth.portfolio_churn_definition"),
        as_of=request.as_of,
        records=tuple(f"account-{key}" for key in ranked[:20]),
        records_total=len(ranked),
        tone="watch" if rows else "good",
    )


def _falling(session: Session, reader: Reader, request: FigureRequest) -> tuple[set[int], dict[int, Decimal]]:
    """Who bought much less in the last three whole months than a year before, and what each bought then."""
    end = request.as_of.replace(day=1)
    period = Period(months_later(end, -3), end - DAY, "span")
    before = year_before(period)
    assert period.start is not None
    assert before.start is not None
    then = sums_by(session, reader, Scope(), Days(before.start, before.end), ("account",))
    worth = {int(str(key[1])): amount for key, amount in then.items()}
    if recorded_from(session, before) is not None:
        return set(), worth
    now = sums_by(session, reader, Scope(), Days(period.start, period.end), ("account",))
    fallen = {
        int(str(key[1]))
        for key, past in then.items()
        if past > 0 and (now.get(key, Decimal(0)) - past) / past <= BAD_FALL
    }
    return fallen, worth


def _slow(session: Session, reader: Reader, request: FigureRequest, cards: dict[int, AccountCard]) -> set[int]:
    """Who has not ordered for longer than its rhythm allows, the longest silent read first."""
    last = last_orders(session, reader, request.as_of)
    silent = sorted(
        (day, key) for key, day in last.items() if (request.as_of - day).days > SILENT_DAYS and key in cards
    )
    rhythms = {
        key: rhythm_of(order_days(session, reader, cards[key], request.as_of), request.as_of)
        for _, key in silent[:MOST_READ]
    }
    return {key for key, rhythm in rhythms.items() if rhythm is not None and rhythm.tone != "plain"}


def _complaints(reader: Reader, request: FigureRequest) -> sa.Select[int]:
    as_of = request.as_of
    unresolved = sa.or_(
        sa.and_(Need.resolved_on.is_(None), Need.status == NeedStatus.OPEN),
        sa.and_(Need.resolved_on > as_of, Need.status != NeedStatus.DROPPED),
    )
    query = sa.select(Need.account_id).distinct().join(Account, Account.id == Need.account_id)
    return query.where(readable(reader), Need.kind == NeedKind.CONCERN, Need.stated_on <= as_of, unresolved)


def _promises(reader: Reader, request: FigureRequest) -> sa.Select[int]:
    as_of = request.as_of
    open_then = sa.or_(
        Commitment.status == CommitmentStatus.OPEN,
        sa.and_(Commitment.status == CommitmentStatus.DONE, Commitment.done_on > as_of),
    )
    query = sa.select(Commitment.account_id).distinct().join(Account, Account.id == Commitment.account_id)
    return query.where(
        readable(reader),
        Commitment.side == Side.OURS,
        Commitment.made_on <= as_of,
        Commitment.due_on < as_of,
        open_then,
    )


def _renewals(reader: Reader, request: FigureRequest) -> sa.Select[int]:
    last = request.as_of + timedelta(days=RENEWAL_DAYS)
    return sa.select(Account.id).where(readable(reader), Account.renewal_on.between(request.as_of, last))


WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_churn",
        portfolio_churn,
        (
            "Which accounts are at risk of leaving?",
            "Which customers might we lose?",
            "Who shows signs of churn?",
            "Which accounts show churn signals?",
            "accounts at risk of churn",
        ),
        (
            "কোন কোন অ্যাকাউন্ট হারানোর ঝুঁকিতে?",
            "কোন কাস্টমার ছেড়ে যেতে পারে?",
            "কারা ছেড়ে যাওয়ার ঝুঁকিতে আছে?",
            "কোন অ্যাকাউন্টে চার্নের লক্ষণ আছে?",
        ),
    ),
)
