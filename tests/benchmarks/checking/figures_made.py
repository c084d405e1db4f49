"""Figures with values drawn at random, of every message that the families know: money of revenue and targets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from knowledge.evidence import Figure, Items, Message, Money, Name, Percent, Period, Quantity, Value
from tests.benchmarks.checking.day_ways import moved
from tests.benchmarks.checking.people import People

AS_OF = date(2026, 11, 23)
CURRENCIES = ("BDT",) * 9 + ("USD", "EUR", "INR")


@dataclass(frozen=True)
class Draw:
    """Draws values for one account."""

    random: Random
    people: People
    account: Name
    currency: str

    def money(self, low: int = 20_000, high: int = 60_000_000) -> Money:
        """An amount, small ones as often as large ones."""
        size = Decimal(str(round(low * (high / low) ** self.random.random(), 2)))
        return Money(size.quantize(Decimal("0.01")), self.currency)

    def count(self, unit: str, low: int = 2, high: int = 60) -> Quantity:
        return Quantity(Decimal(self.random.randint(low, high)), unit)

    def share(self, low: float = 0.03, high: float = 0.95) -> Percent:
        fifth = self.random.random()
        if fifth < 0.25:
            return Percent(Decimal(self.random.choice([3334, 5012, 2489, 2005, 6660, 7514])) / 10_000)
        return Percent(Decimal(str(round(self.random.uniform(low, high), 4))))

    def day(self, first: int = -400, last: int = -1) -> date:
        return AS_OF + timedelta(days=self.random.randint(first, last))

    def period(self) -> Period:
        """A month, a quarter, a half, a year or a span that is over."""
        kind = self.random.choice(["month", "quarter", "quarter", "half", "year", "fiscal_year", "span", "span"])
        year = self.random.choice([2025, 2026])
        if kind == "span":
            start = self.day(-300, -60)
            return Period(start, start + timedelta(days=self.random.randint(9, 50)), "span")
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal_year": 12}[kind]
        places = {"month": range(1, 11), "quarter": (1, 4, 7), "half": (1,), "year": (1,), "fiscal_year": (7,)}[kind]
        year = year - 1 if kind in ("year", "fiscal_year") else year
        start = date(year, self.random.choice(list(places)), 1)
        return Period(start, moved(start, months) - timedelta(days=1), kind)  # type: ignore[arg-type]

    def product(self) -> Name:
        return self.random.choice(self.people.products)

    def person(self) -> Name:
        return self.random.choice(self.people.of(self.account.text)).name

    def colleague(self) -> Name:
        return self.random.choice(self.people.of("")).name


def a_year_before(period: Period) -> Period:
    assert period.start is not None
    return Period(moved(period.start, -12), moved(period.end + timedelta(days=1), -12) - timedelta(days=1), period.kind)


Values = dict[str, Value]
Rows = tuple[Values, ...]


def changed(draw: Draw, message: str, times: Decimal, ref: str) -> Figure:
    """Revenue of a period against the year before."""
    before = draw.money()
    now = Money((before.amount * times).quantize(Decimal("0.01")), before.currency)
    period = draw.period()
    values: Values = {
        "account": draw.account,
        "amount": now,
        "amount_before": before,
        "period": period,
        "before": a_year_before(period),
        "change": Percent(abs(now.amount / before.amount - 1)),
    }
    if message.endswith("_of"):
        values["what"] = draw.product()
    return made(ref, "revenue_change", message, values)


def made(ref: str, name: str, message: str, values: Mapping[str, Value]) -> Figure:
    """A figure as the catalogue would make it."""
    return Figure(ref, name, Message(message, values), Message("figures.revenue_definition"), AS_OF)


def _up(draw: Draw) -> Figure:
    of = draw.random.choice(["", "_of"])
    times = Decimal(str(round(draw.random.uniform(1.03, 1.9), 4)))
    return changed(draw, f"figures.revenue_up{of}", times, f"revenue-change-{draw.random.randint(10, 99)}")


def _down(draw: Draw) -> Figure:
    of = draw.random.choice(["", "_of"])
    times = Decimal(str(round(draw.random.uniform(0.55, 0.96), 4)))
    return changed(draw, f"figures.revenue_down{of}", times, f"revenue-change-{draw.random.randint(10, 99)}")


def _doubled(draw: Draw) -> Figure:
    return changed(draw, "figures.revenue_up", Decimal(str(round(draw.random.uniform(1.99, 2.01), 4))), "revenue-twice")


def _halved(draw: Draw) -> Figure:
    return changed(draw, "figures.revenue_down", Decimal(str(round(draw.random.uniform(0.495, 0.505), 4))), "half")


def _revenue(draw: Draw) -> Figure:
    values: Values = {"account": draw.account, "amount": draw.money(), "period": draw.period()}
    if draw.random.random() < 0.5:
        return made("revenue-of", "revenue", "figures.revenue_of", values | {"what": draw.product()})
    return made("revenue-in-all", "revenue", "figures.revenue", values)


def _target(draw: Draw) -> Figure:
    target = Money(Decimal(draw.random.randint(8, 300)) * 100_000, draw.currency)
    reached, passed = draw.share(0.2, 0.9), draw.share(0.2, 0.9)
    amount = Money((target.amount * reached.share).quantize(Decimal("0.01")), draw.currency)
    start = date(2026, draw.random.choice([4, 7]), 1)
    period = Period(start, moved(start, 12) - timedelta(days=1), "span")
    values: Values = {"account": draw.account, "amount": amount, "target": target, "reached": reached}
    values |= {"period": period, "passed": passed, "as_of": AS_OF}
    return made(f"target-{draw.random.randint(2, 40)}", "revenue_target", "figures.revenue_target", values)


def _share(draw: Draw) -> Figure:
    rank = draw.random.randint(2, 9)
    values: Values = {"account": draw.account, "share": draw.share(0.04, 0.4), "rank": rank, "amount": draw.money()}
    values |= {"of": Quantity(Decimal(14), "accounts"), "abc": Name("B"), "period": draw.period()}
    return made("portfolio-share", "portfolio_share", "figures.portfolio_share", values)


def _top(draw: Draw) -> Figure:
    products = draw.random.sample(draw.people.products, 3)
    amounts = sorted((draw.money(40_000, 4_000_000) for _ in range(3)), key=lambda one: -one.amount)
    rows: Rows = tuple({"what": what, "amount": amount} for what, amount in zip(products, amounts, strict=True))
    values: Values = {"account": draw.account, "period": draw.period(), "rows": Items("figures.amount_row", rows)}
    return made("top-products", "top_products", "figures.top_products", values)


def _forecast(draw: Draw) -> Figure:
    point = draw.money(400_000, 9_000_000)
    low, high = (Money((point.amount * Decimal(times)).quantize(Decimal(1)), draw.currency) for times in ("0.8", "1.3"))
    sold = Money((point.amount * Decimal("0.35")).quantize(Decimal(1)), draw.currency)
    values: Values = {"account": draw.account, "low": low, "high": high, "point": point, "sold": sold, "as_of": AS_OF}
    values |= {"period": Period(date(2026, 10, 1), date(2026, 12, 31), "quarter"), "error": draw.share(0.04, 0.3)}
    values |= {"method": "the same quarter last year", "tried": draw.count("quarters", 3, 6)}
    return made("forecast-2026Q4", "forecast", "growth.forecast", values)


MONEY_FIGURES: tuple[Callable[[Draw], Figure], ...] = (
    _up, _up, _down, _down, _doubled, _halved, _revenue, _revenue, _target, _target, _share, _top, _forecast,
)  # fmt: skip
