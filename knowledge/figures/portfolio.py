"""The portfolio: each account's share of revenue, its rank and its ABC class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Percent, Period, Quantity, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.orders import last_orders
from knowledge.figures.sums import Scope, days_of, refs_word, sums_by
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, local_names, readable
from knowledge.records.orders import Order
from knowledge.records.team import TeamMember

# Class A: the accounts that make the first 80 % of revenue, the one that crosses it included; B up to 95 %.
CLASS_A, CLASS_B = Decimal("0.80"), Decimal("0.95")
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One account. `share` (0 to 1), `rank` and class are within its currency; without revenue there is no class.

    Scores from 1 to 10 with the share of them that rests on data, health from 0 to 100, where the list holds them.
    """

    account_id: int
    name: str
    tier: str
    segment: str
    owner: str
    currency: str
    revenue: Decimal
    share: Decimal
    rank: int
    abc: str
    last_order: date | None
    local: str = ""
    score: Decimal | None = None
    coverage: Decimal = Decimal(0)
    attractiveness: Decimal | None = None
    strength: Decimal | None = None
    cell: str = ""
    health: int | None = None
    colour: str = ""

    @property
    def shown(self) -> Name:
        """The account's name as sentences show it."""
        return Name(self.name, "account", self.local)


def portfolio_rows(session: Session, reader: Reader, request: FigureRequest) -> list[PortfolioRow]:
    """Every account the reader may see, by revenue in the period, largest first; those with none at the end."""
    sums = sums_by(session, reader, Scope(), days_of(request.period, request.as_of), ("account",))
    told = {(str(currency), int(str(key))): amount for (currency, key), amount in sums.items()}
    return rows_of(session, reader, told, last_orders(session, reader, request.as_of), local_names(session))


def rows_of(
    session: Session,
    reader: Reader,
    every: Mapping[tuple[str, int], Decimal],
    last: Mapping[int, date],
    local: Mapping[int, str],
) -> list[PortfolioRow]:
    """The rows that these sums make, by currency and account; of accounts the reader may not see none is told of."""
    query = (
        sa.select(Account.id, Account.name, Account.tier, Account.segment, Account.currency, TeamMember.name)
        .join(TeamMember, TeamMember.id == Account.owner_id, isouter=True)
        .where(readable(reader))
    )
    accounts = {row[0]: row for row in session.execute(query)}
    sums = {place: amount for place, amount in every.items() if place[1] in accounts}
    whole: dict[str, Decimal] = {}
    for (currency, _), amount in sums.items():
        whole[currency] = whole.get(currency, Decimal(0)) + max(amount, Decimal(0))
    earned = [(currency, key, amount) for (currency, key), amount in sums.items()]
    earned.sort(key=lambda item: (-whole[item[0]], item[0], -item[2], item[1]))
    idle = [(accounts[key][4], key, Decimal(0)) for key in sorted(accounts.keys() - {key for _, key, _ in earned})]
    rows: list[PortfolioRow] = []
    running: dict[str, Decimal] = {}
    ranks: Counter[str] = Counter()
    for currency, key, amount in [*earned, *idle]:
        ranks[currency] += 1
        _, name, tier, segment, _, owner = accounts[key]
        base = whole.get(currency, Decimal(0))
        before = running.get(currency, Decimal(0))
        running[currency] = before + amount
        share = amount / base if base else Decimal(0)
        abc = abc_of(before / base) if base and amount > 0 else ""
        rows.append(
            PortfolioRow(
                key,
                name,
                tier,
                segment,
                owner or "",
                currency,
                amount,
                share,
                ranks[currency],
                abc,
                last.get(key),
                local.get(key, ""),
            )
        )
    return rows


def abc_of(before: Decimal) -> str:
    """The class of an account by the share of revenue that those above it make."""
    return "A" if before < CLASS_A else "B" if before < CLASS_B else "C"


def last_ordered(session: Session, reader: Reader, most: int) -> list[int]:
    """The ids of accounts the reader may see, so many, those that ordered last first."""
    last = sa.select(sa.func.max(Order.ordered_on)).where(Order.account_id == Account.id).scalar_subquery()
    query = sa.select(Account.id).where(readable(reader)).order_by(last.desc().nulls_last(), Account.id)
    return list(session.scalars(query.limit(most)))


def portfolio_share(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The account's share of the portfolio's revenue, its rank and its class."""
    rows = portfolio_rows(session, reader, request)
    row = next((row for row in rows if row.account_id == account.id), None)
    period = request.period or Period(None, request.as_of, "all")
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    if row is None or not row.abc:
        return Message("gaps.no_orders", values)
    values |= {
        "share": Percent(row.share),
        "rank": row.rank,
        "of": Quantity(Decimal(sum(1 for one in rows if one.abc and one.currency == row.currency)), "accounts"),
        "abc": Name(row.abc),
        "amount": Money(row.revenue, row.currency),
    }
    return Figure(
        ref=f"portfolio-share-{refs_word(request.period)}",
        name="portfolio_share",
        sentence=Message("figures.portfolio_share", values),
        definition=Message("figures.portfolio_definition"),
        as_of=request.as_of,
        period=period,
        records=(f"account-{account.id}",),
        records_total=1,
    )


def portfolio(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """The largest accounts of the portfolio."""
    rows = [row for row in portfolio_rows(session, reader, request) if row.abc]
    period = request.period or Period(None, request.as_of, "all")
    if not rows:
        return Message("gaps.no_orders_at_all", {"period": period})
    listed: tuple[dict[str, Value], ...] = tuple(
        {
            "account": row.shown,
            "amount": Money(row.revenue, row.currency),
            "share": Percent(row.share),
            "abc": Name(row.abc),
        }
        for row in rows[:MOST_NAMED]
    )
    values: dict[str, Value] = {
        "period": period,
        "rows": Items("figures.portfolio_row", listed),
        "accounts": Quantity(Decimal(len(rows)), "accounts"),
        "class_a": Quantity(Decimal(sum(row.abc == "A" for row in rows)), "accounts"),
    }
    return Figure(
        ref=f"portfolio-{refs_word(request.period)}",
        name="portfolio",
        sentence=Message("figures.portfolio", values),
        definition=Message("figures.portfolio_definition"),
        as_of=request.as_of,
        period=period,
        records=tuple(f"account-{row.account_id}" for row in rows[:20]),
        records_total=len(rows),
    )


ENTRIES = (
    CatalogueEntry(
        "portfolio_share",
        portfolio_share,
        (
            "What share of our business are they?",
            "Where does X rank?",
            "How important are they for us?",
            "Which ABC class is X?",
            "Are they one of our biggest accounts?",
            "share of portfolio revenue",
        ),
        ("আমাদের মোট ব্যবসার কত শতাংশ?", "র‍্যাংক কত?", "কোন ক্লাসের অ্যাকাউন্ট?", "আমাদের জন্য কতটা বড় অ্যাকাউন্ট?"),
    ),
)
