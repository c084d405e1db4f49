"""Signs that an account may leave: each with the record it stands on.

The gap since the last order, a shrinking range, falling revenue, open complaints, promises of ours that are overdue,
a renewal that is near (FIELD.md, "Health, retention, growth").
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Period, Quantity, Tone, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.needs import OLD_CONCERN_DAYS, open_needs
from knowledge.figures.orders import ALARM_RATIO, WATCH_RATIO, gaps_between, order_days
from knowledge.figures.revenue import revenue_change
from knowledge.figures.sums import FIRST_DAY, Days, Scope, orders_in, products_ordered
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, account_card, readable
from knowledge.records.commitment_cards import commitments_of
from knowledge.records.commitments import Side
from knowledge.records.needs import NeedKind

RECENT_DAYS = 90
RENEWAL_DAYS = 90
QUARTERS_BEFORE = 4
FEWEST_GAPS = 3
# A range this much smaller than it was is a sign.
NARROWER = Decimal("0.75")
MOST_SIGNS = 8
# So many signs together are bad news, whatever each weighs alone.
MANY = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign. `message` and `values` tell it; `records` are what it stands on, the first of them shown."""

    message: str
    values: dict[str, Value]
    records: tuple[str, ...]
    tone: Tone

    def row(self) -> dict[str, Value]:
        return {"what": Items(self.message, (self.values,)), "record": Name(self.records[0])}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How an account orders: days since its last order, the median gap, and the gap that is out of the ordinary."""

    since: int
    median: Decimal
    limit: Decimal

    @property
    def tone(self) -> Tone:
        """A gap of 1.5 times the median, or beyond median + 2 MAD, is a sign; of twice the median, bad news."""
        if self.median and self.since >= ALARM_RATIO * self.median:
            return "bad"
        slow = self.since > self.limit or (self.median and self.since >= WATCH_RATIO * self.median)
        return "watch" if slow else "plain"


def rhythm_of(days: list[date], as_of: date) -> Rhythm | None:
    """The rhythm of order days (each once, in order); None where there are too few to tell.

    MAD is the median of how far each gap lies from the median gap.
    """
    gaps = gaps_between(days)
    if len(gaps) < FEWEST_GAPS:
        return None
    median = Decimal(str(statistics.median(gaps)))
    spread = Decimal(str(statistics.median(abs(gap - median) for gap in gaps)))
    # Where gaps hardly differ, a day more would be "out of the ordinary".
    limit = median + 2 * spread if spread else WATCH_RATIO * median
    return Rhythm((as_of - days[-1]).days, median, limit)


def signs_of(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> list[Sign]:
    """The signs of an account, those that are bad news in front."""
    found = [
        *_slow(session, reader, account, request),
        *_narrower(session, reader, account, request),
        *_falling(session, reader, account, request),
        *_complaints(session, reader, account, request),
        *_promises(session, reader, account, request),
        *_renewal(session, reader, account, request),
    ]
    return sorted(found, key=lambda sign: sign.tone != "bad")


def churn_signals(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The signs that an account may leave. Errors: NotFound where the reader may not read it."""
    account_card(session, reader, account.id)
    signs = signs_of(session, reader, account, request)
    values: dict[str, Value] = {
        "account": account_name(account),
        "number": Quantity(Decimal(len(signs)), "signs"),
    }
    if signs:
        values["rows"] = Items("growth.sign_row", tuple(sign.row() for sign in signs[:MOST_SIGNS]))
    records = tuple(dict.fromkeys(ref for sign in signs for ref in sign.records))
    bad = len(signs) >= MANY or any(sign.tone == "bad" for sign in signs)
    return Figure(
        ref="churn-signals",
        name="churn_signals",
        sentence=Message("growth.churn_signals" if signs else "growth.churn_signals_none", values),
        definition=Message("growth.churn_signals_definition"),
        as_of=request.as_of,
        records=records[:20],
        records_total=len(records),
        tone="bad" if bad else "watch" if signs else "good",
    )


def _slow(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Iterator[Sign]:
    days = order_days(session, reader, account, request.as_of)
    rhythm = rhythm_of(days, request.as_of)
    if rhythm is None or rhythm.tone == "plain":
        return
    values: dict[str, Value] = {
        "since": Quantity(Decimal(rhythm.since), "days"),
        "gap": Quantity(rhythm.median, "days"),
    }
    yield Sign(
        "growth.sign_slow", values, _newest_order(session, reader, account, Days(days[-1], days[-1])), rhythm.tone
    )


def _narrower(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Iterator[Sign]:
    """Fewer products in the last ninety days than in the middle one of the four spans of ninety days before."""
    scope = Scope(account.id)
    spans = [_span(request.as_of, back) for back in range(QUARTERS_BEFORE + 1)]
    now, *before = (len(products_ordered(session, reader, scope, span)) for span in spans)
    usual = Decimal(str(statistics.median(before)))
    if not all(before) or now > NARROWER * usual:
        return
    values: dict[str, Value] = {
        "now": Quantity(Decimal(now), "products"),
        "usual": Quantity(usual, "products"),
        "period": Period(spans[0].start, spans[0].end, "span"),
    }
    newest = _newest_order(session, reader, account, Days(spans[-1].start, spans[0].end))
    yield Sign("growth.sign_narrower", values, newest, "watch")


def _span(as_of: date, back: int) -> Days:
    end = as_of - timedelta(days=RECENT_DAYS * back)
    return Days(end - timedelta(days=RECENT_DAYS - 1), end)


def _falling(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Iterator[Sign]:
    recent = _span(request.as_of, 0)
    period = Period(recent.start, recent.end, "span")
    told = revenue_change(
        session, reader, account, replace(request, period=period, against=None, category="", product_id=None)
    )
    if isinstance(told, Message) or told.tone != "bad":
        return
    names = ("change", "amount", "amount_before", "period", "before")
    values = {name: told.sentence.values[name] for name in names}
    records = told.records or _newest_order(session, reader, account, Days(FIRST_DAY, request.as_of))
    yield Sign("growth.sign_falling", values, records[:1], "bad")


def _complaints(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Iterator[Sign]:
    found = open_needs(session, reader, account.id, request.as_of, {NeedKind.CONCERN})
    if found:
        oldest = found[-1]
        age = (request.as_of - oldest.stated_on).days
        values: dict[str, Value] = {
            "number": Quantity(Decimal(len(found)), "concerns"),
            "age": Quantity(Decimal(age), "days"),
        }
        refs = tuple(f"need-{need.id}" for need in reversed(found))
        yield Sign("growth.sign_complaints", values, refs, "bad" if age > OLD_CONCERN_DAYS else "watch")


def _promises(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Iterator[Sign]:
    cards = [
        card
        for card in commitments_of(session, reader, account.id, request.as_of)
        if card.side is Side.OURS and card.overdue(request.as_of)
    ]
    if cards:
        values: dict[str, Value] = {
            "number": Quantity(Decimal(len(cards)), "commitments"),
            "days": Quantity(Decimal(max(card.overdue(request.as_of) for card in cards)), "days"),
        }
        yield Sign("growth.sign_promises", values, tuple(card.ref for card in cards), "bad")


def _renewal(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Iterator[Sign]:
    day = session.scalar(sa.select(Account.renewal_on).where(Account.id == account.id, readable(reader)))
    if day is not None and 0 <= (day - request.as_of).days <= RENEWAL_DAYS:
        values: dict[str, Value] = {
            "renewal": day,
            "days": Quantity(Decimal((day - request.as_of).days), "days"),
        }
        yield Sign("growth.sign_renewal", values, (f"account-{account.id}",), "watch")


def _newest_order(session: Session, reader: Reader, account: AccountCard, days: Days) -> tuple[str, ...]:
    return orders_in(session, reader, Scope(account.id), days, limit=1)[0]


ENTRIES = (
    CatalogueEntry(
        "churn_signals",
        churn_signals,
        (
            "Is X at risk of leaving?",
            "What are the churn signals?",
            "Are we about to lose them?",
            "What warning signs are there?",
            "Which signs of churn does X show?",
            "churn risk",
        ),
        (
            "ওরা কি আমাদের ছেড়ে যেতে পারে?",
            "হারানোর ঝুঁকি কতটা?",
            "ছেড়ে যাওয়ার কোনো লক্ষণ আছে?",
            "চার্নের ঝুঁকি আছে?",
            "কোন সতর্ক সংকেত দেখা যাচ্ছে?",
        ),
    ),
)
