"""Methods of forecasting the next quarter, and the choice of the one that erred least on past quarters.

Each tells a quarter from what was known before it began, Q(-4) being the same quarter of the year before:
naive = Q(-4); yearly trend = Q(-4) x the last four quarters / the four before; last change = Q(-4) x Q(-1) / Q(-5).
Error = sum of |actual - forecast| / sum of actual, over the last four quarters at most (the weighted absolute
percentage error; Hyndman & Athanasopoulos, "Forecasting: Principles and Practice", 5.8).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

YEAR = 4  # quarters
# At most so many quarters are tried; a method tried on fewer than the second number is not used.
MOST_TRIED, FEWEST_TRIED = 4, 2

History = Sequence[Decimal]


def _naive(history: History) -> Decimal | None:
    return history[-YEAR] if len(history) >= YEAR else None


def _yearly(history: History) -> Decimal | None:
    if len(history) < 2 * YEAR:
        return None
    before = sum(history[-2 * YEAR : -YEAR], Decimal(0))
    return history[-YEAR] * sum(history[-YEAR:], Decimal(0)) / before if before > 0 else None


def _last_change(history: History) -> Decimal | None:
    if len(history) <= YEAR or history[-YEAR - 1] <= 0:
        return None
    return history[-YEAR] * history[-1] / history[-YEAR - 1]


METHODS: Mapping[str, Callable[[History], Decimal | None]] = {
    "naive": _naive,
    "yearly trend": _yearly,
    "last change": _last_change,
}


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast by `method`. `error`: its past error as a share, over the last `tried` quarters."""

    point: Decimal
    method: str
    error: Decimal
    tried: int

    @property
    def low(self) -> Decimal:
        return max(Decimal(0), self.point * (1 - self.error))

    @property
    def high(self) -> Decimal:
        return self.point * (1 + self.error)


def forecast_of(history: History) -> Forecast | None:
    """The forecast of the quarter after these, oldest first; None where no method can be tried.

    The methods are held against each other on the quarters that all that were tried often enough share.
    """
    tests = {name: _tried(history, method) for name, method in METHODS.items()}
    fit = {name: found for name, found in tests.items() if len(found) >= FEWEST_TRIED}
    shared = frozenset.intersection(*map(frozenset, fit.values())) if fit else frozenset()
    if len(shared) < FEWEST_TRIED:
        longest = max(fit, key=lambda name: len(fit[name]), default="")
        fit = {name: fit[name] for name in (longest,) if name}
        shared = frozenset(fit.get(longest, ()))
    told = {name: _error([found[place] for place in shared]) for name, found in fit.items()}
    errors = {name: error for name, error in told.items() if error is not None}
    best = [
        Forecast(point, name, errors[name], len(shared))
        for name in errors
        if (point := METHODS[name](history)) is not None and point > 0
    ]
    return min(best, key=lambda one: one.error, default=None)


def _tried(history: History, method: Callable[[History], Decimal | None]) -> dict[int, tuple[Decimal, Decimal]]:
    """Actual and forecast of the last quarters by their place, each told from what went before it alone."""
    places = range(max(0, len(history) - MOST_TRIED), len(history))
    told = {place: (history[place], method(history[:place])) for place in places}
    return {place: (actual, point) for place, (actual, point) in told.items() if point is not None}


def _error(tried: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    sold = sum((actual for actual, _ in tried), Decimal(0))
    return sum((abs(actual - point) for actual, point in tried), Decimal(0)) / sold if sold > 0 else None
