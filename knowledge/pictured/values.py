"""What pictures are drawn of: frozen values, gathered from the book before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.evidence import Name, Period, Term


@dataclass(frozen=True, slots=True)
class MonthRevenue:
    """A month by its first day. before: of the same month a year before; None where that was not yet recorded."""

    month: date
    now: Decimal
    before: Decimal | None


@dataclass(frozen=True, slots=True)
class Revenue:
    """Revenue by month in one currency, the last month up to `as_of` only.

    target: of a term, as so much a month; None where there is none.
    """

    account: Name
    currency: str
    months: tuple[MonthRevenue, ...]
    as_of: date
    target: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Seasons:
    """Indices by calendar month, 100 the average; a month that was seen in one year only is not in it."""

    account: Name
    indices: Mapping[int, Decimal]
    period: Period


@dataclass(frozen=True, slots=True)
class Walk:
    """A revenue bridge in one currency: start + new + grown - shrunk - lost = end; no part is negative.

    account: None for the whole book.
    """

    account: Name | None
    currency: str
    period: Period
    before: Period
    start: Decimal
    new: Decimal
    grown: Decimal
    shrunk: Decimal
    lost: Decimal
    end: Decimal


@dataclass(frozen=True, slots=True)
class Place:
    """An account in the matrix: attractiveness and strength from 1 to 10. cell: a word of the family "cell"."""

    account: Name
    attractiveness: Decimal
    strength: Decimal
    cell: str
    revenue: Decimal


@dataclass(frozen=True, slots=True)
class Matrix:
    """The accounts that can be placed, the one with most revenue first. high: where the cells part. unplaced: the
    number of accounts whose scores are not known.
    """

    places: tuple[Place, ...]
    high: Decimal
    unplaced: int
    as_of: date


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """influence, support and role: words of the families of these names; strength: 0 to 100; quiet: too long."""

    name: str
    role: str
    influence: str
    support: str
    strength: int
    last: date | None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Stakeholders:
    """Everybody known at an account, those who decide first; missing: the roles that nobody is recorded in."""

    account: Name
    people: tuple[Stakeholder, ...]
    missing: tuple[Term, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective as it is written, and how far it has come, 0 to 1; None where that cannot be told."""

    statement: str
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """overall: the mean of the goals that can be told, None where none can; passed: the share of the plan's term."""

    account: Name
    title: str
    goals: tuple[Goal, ...]
    overall: Decimal | None
    passed: Decimal
    as_of: date


@dataclass(frozen=True, slots=True)
class PromotionLift:
    """Units sold in a promotion, and what its days would have sold without it. lift: None where that was nothing."""

    name: str
    starts: date
    ends: date
    baseline: Decimal
    actual: Decimal
    lift: Decimal | None


@dataclass(frozen=True, slots=True)
class Lifts:
    """Promotions that ended, the newest first. untold: how many more there are, of which nothing can be told."""

    account: Name
    promotions: tuple[PromotionLift, ...]
    untold: int
    as_of: date


Shown = Revenue | Seasons | Walk | Matrix | Stakeholders | PlanProgress | Lifts
