"""The revenue bridge: from the revenue of one period to that of another, by what was new, grew, shrank and was lost.

start + new + grown - shrunk - lost = end, to the last paisa.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Term, Tone, Value
from knowledge.figures.breakdown import product_names
from knowledge.figures.compared import (
    Compared,
    both_sums,
    bought_in_both,
    compared,
    currencies_of,
    pairs_in,
    recorded_from,
)
from knowledge.figures.entry import CatalogueEntry, FigureRequest, WholeBookEntry
from knowledge.figures.sums import Key, Scope, orders_in, refs_word
from knowledge.people import Reader
from knowledge.records.accounts import shown_names

MOST_STEPS = 6
FALLS = ("shrunk", "lost")


@dataclass(frozen=True, slots=True)
class Step:
    """One account or product on the way. `kind`: "new", "grown", "shrunk" or "lost"; `change` is never negative."""

    key: object
    kind: str
    change: Decimal


@dataclass(frozen=True, slots=True)
class Bridge:
    """The way from `start` to `end`; the steps stand with the largest in front."""

    start: Decimal
    end: Decimal
    steps: tuple[Step, ...]

    def sum_of(self, kind: str) -> Decimal:
        """What the steps of one kind come to; never negative."""
        return sum((step.change for step in self.steps if step.kind == kind), Decimal(0))


def bridge_of(pairs: Mapping[object, tuple[Decimal, Decimal]]) -> Bridge:
    """The bridge over accounts or products by what each came to (before, now)."""
    steps = [Step(key, _kind(before, now), abs(now - before)) for key, (before, now) in pairs.items() if before != now]
    return Bridge(
        start=sum((before for before, _ in pairs.values()), Decimal(0)),
        end=sum((now for _, now in pairs.values()), Decimal(0)),
        steps=tuple(sorted(steps, key=lambda step: (-step.change, str(step.key)))),
    )


def _kind(before: Decimal, now: Decimal) -> str:
    """New and lost are told by who bought: with returns only, or nothing, one has not bought."""
    if before <= 0 < now:
        return "new"
    if now <= 0 < before:
        return "lost"
    return "grown" if now > before else "shrunk"


def revenue_bridge(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The bridge of one account, by product."""
    scope = Scope(account.id, request.category, request.product_id)
    bought = bought_in_both(session, reader, account, request, scope, "product")
    if isinstance(bought, Message):
        return bought
    periods, then, now, values = bought.periods, bought.then, bought.now, bought.values
    records, count = orders_in(session, reader, scope, periods.days)
    names = {key: Name(name, "product") for key, name in product_names(session).items()}
    return _figure("revenue_bridge", request, periods, values, (then, now), names, (records, count))


def portfolio_bridge(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """The bridge of the whole book, by account: who came, grew, shrank and left."""
    periods = compared(request)
    if isinstance(periods, Message):
        return periods
    then, now = both_sums(session, reader, Scope(None, request.category, request.product_id), periods, ("account",))
    if not then and not now:
        return Message("gaps.no_orders_at_all", {"period": periods.period})
    values: dict[str, Value] = {"period": periods.period, "before": periods.before}
    if (first := recorded_from(session, periods.before)) is not None:
        return Message("growth.gap_book_not_whole", values | {"first": first})
    moved = sorted({int(str(key[1])) for key in (*then, *now)})
    names = shown_names(session, moved)
    return _figure("portfolio_bridge", request, periods, values, (then, now), names, None)


def _figure(
    name: str,
    request: FigureRequest,
    periods: Compared,
    values: dict[str, Value],
    sums: tuple[Mapping[Key, Decimal], Mapping[Key, Decimal]],
    names: Mapping[int, Name],
    behind: tuple[tuple[str, ...], int] | None,
) -> Figure:
    bridges = {currency: bridge_of(pairs_in(currency, *sums)) for currency in currencies_of(*sums)}
    values["rows"] = Items("growth.bridge_row", tuple(_row(bridge, currency) for currency, bridge in bridges.items()))
    steps = [(step, currency) for currency, bridge in bridges.items() for step in bridge.steps]
    listed: tuple[dict[str, Value], ...] = tuple(
        {
            "what": names[int(str(step.key))],
            "kind": Term("step", step.kind),
            "amount": Money(step.change, currency),
        }
        for step, currency in steps[:MOST_STEPS]
    )
    if listed:
        values["steps"] = Items("growth.bridge_step", listed)
    first = next(iter(bridges.values()))
    tone: Tone = "plain" if first.end >= first.start else "watch"
    records, count = behind or (tuple(f"account-{step.key}" for step, _ in steps[:20]), len(steps))
    return Figure(
        ref=f"{name.replace('_', '-')}-{refs_word(periods.period)}",
        name=name,
        sentence=Message(f"growth.{name}" if listed else f"growth.{name}_none", values),
        definition=Message(f"growth.{name}_definition"),
        as_of=request.as_of,
        period=periods.period,
        records=records,
        records_total=count,
        tone=tone,
    )


def _row(bridge: Bridge, currency: str) -> dict[str, Value]:
    parts = {kind: Money(bridge.sum_of(kind), currency) for kind in ("new", "grown", *FALLS)}
    return {"start": Money(bridge.start, currency), **parts, "end": Money(bridge.end, currency)}


ENTRIES = (
    CatalogueEntry(
        "revenue_bridge",
        revenue_bridge,
        (
            "What is the revenue bridge of X?",
            "Which products made the change in revenue?",
            "What explains the change in revenue by product?",
            "Where did we gain and lose revenue with them?",
            "new, grown, shrunk and lost products",
            "revenue walk by product",
        ),
        (
            "কোন প্রোডাক্টে বিক্রি বাড়ল আর কোনটায় কমল?",
            "রেভিনিউ ব্রিজ দেখাও",
            "কোন পণ্যের কারণে বিক্রি বদলেছে?",
            "পণ্য ধরে বিক্রি কোথায় বাড়ল কোথায় কমল?",
        ),
    ),
)

WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_bridge",
        portfolio_bridge,
        (
            "What is our revenue bridge?",
            "Which accounts shrank most in money?",
            "Which accounts did we win and lose?",
            "How much revenue came from new accounts?",
            "How much revenue did we lose from lost accounts?",
            "new, grown, shrunk and lost accounts",
        ),
        (
            "আমাদের রেভিনিউ ব্রিজ দেখাও",
            "কোন কোন অ্যাকাউন্ট নতুন এল আর কোনগুলো হারালাম?",
            "টাকার অঙ্কে কোন অ্যাকাউন্ট সবচেয়ে বেশি কমেছে?",
            "নতুন অ্যাকাউন্ট থেকে কত টাকা এসেছে?",
        ),
    ),
)
