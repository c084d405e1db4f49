"""Retention: how much of last year's revenue stayed (GRR), and with what those who stayed added (NRR).

GRR = (start - churned - contracted) / start; NRR = (start + expanded - contracted - churned) / start (FIELD.md).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Percent, Quantity, Tone, Value
from knowledge.figures.compared import both_sums, bought_in_both, compared, currencies_of, pairs_in, recorded_from
from knowledge.figures.entry import CatalogueEntry, FigureRequest, WholeBookEntry
from knowledge.figures.sums import Key, Scope, orders_in, refs_word
from knowledge.people import Reader

# Below this share what stayed, or what it came to in all, is bad news; from the whole on it is good.
WEAK_GROSS, WEAK_NET = Decimal("0.80"), Decimal("0.90")


@dataclass(frozen=True, slots=True)
class Retention:
    """What became of the revenue of the start period. Amounts are not negative; `gone` counts those churned."""

    start: Decimal
    churned: Decimal
    contracted: Decimal
    expanded: Decimal
    gone: int

    @property
    def gross(self) -> Decimal:
        """GRR, a share of the start; never above 1."""
        return (self.start - self.churned - self.contracted) / self.start

    @property
    def expansion(self) -> Decimal:
        """What those who stayed added, as a share of the start."""
        return self.expanded / self.start

    @property
    def net(self) -> Decimal:
        """NRR, a share of the start: GRR + expansion."""
        return (self.start + self.expanded - self.contracted - self.churned) / self.start

    @property
    def tone(self) -> Tone:
        if self.net < WEAK_NET:
            return "bad"
        return "watch" if self.gross < WEAK_GROSS else "good" if self.net >= 1 else "plain"


def retention_of(pairs: Collection[tuple[Decimal, Decimal]]) -> Retention | None:
    """The retention of those with revenue in the start period (before, now); None where there are none.

    Who bought nothing now, or returned more than they bought, has churned with all of its start.
    """
    begun = [(before, now) for before, now in pairs if before > 0]
    if not begun:
        return None
    nothing = Decimal(0)
    return Retention(
        start=sum((before for before, _ in begun), nothing),
        churned=sum((before for before, now in begun if now <= 0), nothing),
        contracted=sum((before - now for before, now in begun if 0 < now < before), nothing),
        expanded=sum((now - before for before, now in begun if now > before), nothing),
        gone=sum(now <= 0 for _, now in begun),
    )


def retention(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """GRR and NRR of one account, over the products it bought in the period before."""
    scope = Scope(account.id, request.category, request.product_id)
    bought = bought_in_both(session, reader, account, request, scope, "product")
    if isinstance(bought, Message):
        return bought
    periods, then, now, values = bought.periods, bought.then, bought.now, bought.values
    told = _told(then, now, "products")
    if told is None:
        return Message("growth.gap_no_base", values)
    records, count = orders_in(session, reader, scope, periods.days)
    return Figure(
        ref=f"retention-{refs_word(periods.period)}",
        name="retention",
        sentence=Message("growth.retention", values | {"rows": told[0]}),
        definition=Message("growth.retention_definition"),
        as_of=request.as_of,
        period=periods.period,
        records=records,
        records_total=count,
        tone=told[1],
    )


def portfolio_retention(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """GRR and NRR of the book, over the accounts that bought in the period before."""
    periods = compared(request)
    if isinstance(periods, Message):
        return periods
    then, now = both_sums(session, reader, Scope(None, request.category, request.product_id), periods, ("account",))
    values: dict[str, Value] = {"period": periods.period, "before": periods.before}
    if not then and not now:
        return Message("gaps.no_orders_at_all", {"period": periods.period})
    if (first := recorded_from(session, periods.before)) is not None:
        return Message("growth.gap_book_not_whole", values | {"first": first})
    told = _told(then, now, "accounts")
    if told is None:
        return Message("growth.gap_book_no_base", values)
    losses = {key: now.get(key, Decimal(0)) - before for key, before in then.items() if before > 0}
    fallen = sorted((change, str(key[1])) for key, change in losses.items() if change < 0)
    return Figure(
        ref=f"portfolio-retention-{refs_word(periods.period)}",
        name="portfolio_retention",
        sentence=Message("growth.portfolio_retention", values | {"rows": told[0]}),
        definition=Message("growth.portfolio_retention_definition"),
        as_of=request.as_of,
        period=periods.period,
        records=tuple(f"account-{key}" for _, key in fallen[:20]),
        records_total=len(fallen),
        tone=told[1],
    )


def _told(then: Mapping[Key, Decimal], now: Mapping[Key, Decimal], unit: str) -> tuple[Items, Tone] | None:
    """A row for each currency, and the tone of the largest; None where nothing was bought before in any."""
    rows: list[dict[str, Value]] = []
    tones: list[Tone] = []
    for currency in currencies_of(then, now):
        found = retention_of(pairs_in(currency, then, now).values())
        if found is None:
            continue
        tones.append(found.tone)
        rows.append(
            {
                "gross": Percent(found.gross),
                "net": Percent(found.net),
                "start": Money(found.start, currency),
                "churned": Money(found.churned, currency),
                "gone": Quantity(Decimal(found.gone), unit),
                "contracted": Money(found.contracted, currency),
                "expanded": Money(found.expanded, currency),
            }
        )
    return (Items("growth.retention_row", tuple(rows)), tones[0]) if rows else None


ENTRIES = (
    CatalogueEntry(
        "retention",
        retention,
        (
            "What is the NRR of X?",
            "What is the GRR of this account?",
            "How much of their business have we kept?",
            "What is their revenue retention?",
            "net revenue retention of the account",
            "gross revenue retention by product",
        ),
        (
            "ওদের NRR কত?",
            "ওদের GRR কত?",
            "ব্যবসার কতটা ধরে রাখতে পেরেছি?",
            "রিটেনশন কত?",
            "ওদের রেভিনিউ রিটেনশন কত শতাংশ?",
        ),
    ),
)

WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_retention",
        portfolio_retention,
        (
            "What is our NRR?",
            "What is our GRR?",
            "What is our net revenue retention?",
            "How much revenue of existing accounts did we keep?",
            "How much business have we lost to churn across all accounts?",
            "our retention rate",
        ),
        (
            "আমাদের NRR কত?",
            "আমাদের GRR কত?",
            "সব অ্যাকাউন্ট মিলিয়ে রিটেনশন কত?",
            "পুরনো অ্যাকাউন্টের বিক্রির কতটা ধরে রাখতে পেরেছি আমরা?",
            "আমাদের রেভিনিউ রিটেনশন কত?",
        ),
    ),
)
