"""Gathers what a picture is drawn of, with the functions that figures are computed with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Period, Term
from knowledge.figures.bridge import portfolio_bridge, revenue_bridge
from knowledge.figures.entry import FigureRequest
from knowledge.figures.retail.promotion_results import ended_promotions, result_of
from knowledge.figures.retail.promotion_weeks import Uplift
from knowledge.figures.retail.seasonality import season_of, whole_months
from knowledge.figures.revenue import revenue_target
from knowledge.figures.stakeholders import missing_roles, stakeholder_rows
from knowledge.figures.sums import Days, Scope, first_order_day, sums_by
from knowledge.people import Reader
from knowledge.pictured.values import (
    Goal,
    Lifts,
    Matrix,
    MonthRevenue,
    Place,
    PlanProgress,
    PromotionLift,
    Revenue,
    Seasons,
    Shown,
    Stakeholder,
    Stakeholders,
    Walk,
)
from knowledge.planning.choice import plan_on
from knowledge.planning.objectives import read_objectives
from knowledge.planning.progress import objective_progress, progress_of
from knowledge.records.plan import PlanStatus
from knowledge.scoring.listing import scored_rows
from knowledge.scoring.whole_book import scoring_of
from knowledge.spans import a_year_earlier

MONTHS = 12
YEAR = timedelta(days=365)
# So many promotions are worked out; a picture has no room for more.
MOST_PROMOTIONS = 5


def revenue_of(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Revenue | Message:
    """Twelve months up to the day's own, each with the same a year before: of the last one, the same days of both."""
    last = request.as_of.replace(day=1)
    months = [_months_before(last, back) for back in reversed(range(MONTHS))]
    scope, then = Scope(account.id), a_year_earlier(request.as_of)
    now = sums_by(session, reader, scope, Days(months[0], request.as_of), ("month",))
    before = sums_by(session, reader, scope, Days(a_year_earlier(months[0]), then), ("month",))
    currencies = sorted({str(key[0]) for key in (*now, *before)})
    if len(currencies) > 1:
        return Message("picture.currencies", {"account": account.shown, "currencies": ", ".join(currencies)})
    currency = currencies[0] if currencies else account.currency
    first = first_order_day(session)
    told = []
    for month in months:
        earlier = a_year_earlier(month)
        recorded = first is not None and first <= earlier
        amount = before.get((currency, earlier), Decimal(0)) if recorded else None
        told.append(MonthRevenue(month, now.get((currency, month), Decimal(0)), amount))
    target = _target_a_month(revenue_target(session, reader, account, request), currency)
    return Revenue(account.shown, currency, tuple(told), request.as_of, target)


def _months_before(month: date, back: int) -> date:
    """The first day of the month so many months before."""
    place = month.year * 12 + month.month - 1 - back
    return date(place // 12, place % 12 + 1, 1)


def _target_a_month(figure: Figure | Message, currency: str) -> Decimal | None:
    """The target of a term, spread evenly over its months; None where there is none in this currency."""
    if isinstance(figure, Message):
        return None
    target, period = figure.sentence.values["target"], figure.sentence.values["period"]
    if not isinstance(target, Money) or not isinstance(period, Period) or period.start is None:
        return None
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    return target.amount / months if target.currency == currency else None


def seasons_of(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Seasons | Message:
    """The indices of the months over all that the account buys."""
    months = whole_months(session, reader, account, request)
    period = Period(months[0], _month_end(months[-1]), "span") if months else Period(None, request.as_of, "all")
    few = Message("picture.seasonality_few", {"account": account.shown, "period": period})
    if not months:
        return few
    days = Days(months[0], _month_end(months[-1]))
    sums = sums_by(session, reader, Scope(account.id), days, ("month",))
    currencies = sorted({str(key[0]) for key in sums})
    if len(currencies) > 1:
        return Message("picture.currencies", {"account": account.shown, "currencies": ", ".join(currencies)})
    found = season_of({key[1]: amount for key, amount in sums.items() if isinstance(key[1], date)}, months)
    if found is None:
        return few
    indices = {month: (share * 100).quantize(Decimal(1)) for month, share in found.months.items()}
    return Seasons(account.shown, indices, period)


def _month_end(month: date) -> date:
    return _months_before(month, -1) - timedelta(days=1)


def account_walk(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Walk | Message:
    """The revenue bridge of an account, by product."""
    figure = revenue_bridge(session, reader, account, request)
    return figure if isinstance(figure, Message) else _walk(figure, account.shown)


def whole_walk(session: Session, reader: Reader, request: FigureRequest) -> Walk | Message:
    """The revenue bridge of all accounts that the reader may see."""
    figure = portfolio_bridge(session, reader, request)
    return figure if isinstance(figure, Message) else _walk(figure, None)


def _walk(figure: Figure, account: Name | None) -> Walk | Message:
    values = figure.sentence.values
    rows, period, before = values["rows"], values["period"], values["before"]
    assert isinstance(rows, Items)
    assert isinstance(period, Period)
    assert isinstance(before, Period)
    amounts = [{name: one for name, one in row.items() if isinstance(one, Money)} for row in rows.rows]
    if len(amounts) > 1:
        currencies = ", ".join(sorted(row["start"].currency for row in amounts))
        named = {"account": account} if account is not None else {}
        return Message("picture.currencies" if named else "picture.currencies_all", {**named, "currencies": currencies})
    told: Mapping[str, Money] = amounts[0]
    parts = {name: one.amount for name, one in told.items()}
    return Walk(account, told["start"].currency, period, before, **parts)


def matrix_of(session: Session, reader: Reader, request: FigureRequest) -> Matrix:
    """Every account that the reader may see and whose scores are known, the largest first."""
    rows = scored_rows(session, reader, request.as_of)
    places = tuple(
        Place(row.shown, row.attractiveness, row.strength, row.cell, row.revenue)
        for row in rows
        if row.attractiveness is not None and row.strength is not None and row.cell
    )
    return Matrix(places, scoring_of(session).high, len(rows) - len(places), request.as_of)


def stakeholders_of(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Stakeholders:
    """Everybody at the account who is still there."""
    rows = stakeholder_rows(session, reader, account.id, request.as_of)
    people = tuple(
        Stakeholder(
            name=row.contact,
            role=row.card.role.value,
            influence=row.influence,
            support=row.support,
            strength=row.strength.total,
            last=row.card.last,
            quiet=row.card.quiet_days(request.as_of) is not None,
        )
        for row in rows
    )
    missing = tuple(Term("role_missing", role.value) for role in missing_roles([row.card for row in rows]))
    return Stakeholders(account.shown, people, missing, request.as_of)


def plan_progress_of(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> PlanProgress | Message:
    """The plan of the day, objective by objective; what was dropped is no goal."""
    plan = plan_on(session, reader, account.id, request.as_of)
    if plan is None:
        return Message("gaps.no_plan", {"account": account.shown})
    objectives = read_objectives(session, reader, account, plan, request)
    progress = progress_of(plan, objectives, request.as_of)
    goals = tuple(
        Goal(one.statement, objective_progress(one)) for one in objectives if one.status is not PlanStatus.DROPPED
    )
    return PlanProgress(account.shown, plan.title, goals, progress.overall, progress.passed, request.as_of)


def lifts_of(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Lifts:
    """The promotions that ended in the last year, the newest first, of those that can be held against other weeks."""
    first, last = request.as_of - YEAR, request.as_of - timedelta(days=1)
    found = ended_promotions(session, reader, account, first, last)
    told: list[PromotionLift] = []
    for promotion, products, others in found[: 2 * MOST_PROMOTIONS]:
        uplift = result_of(session, reader, account, promotion, products, others, request.as_of).uplift
        if isinstance(uplift, Uplift) and len(told) < MOST_PROMOTIONS:
            lifted = PromotionLift(
                name=promotion.name,
                starts=promotion.starts_on,
                ends=promotion.ends_on,
                baseline=uplift.baseline,
                actual=uplift.during,
                lift=uplift.lift,
            )
            told.append(lifted)
    return Lifts(account.shown, tuple(told), len(found) - len(told), request.as_of)


OfAccount = Callable[[Session, Reader, AccountCard, FigureRequest], Shown | Message]
OfAll = Callable[[Session, Reader, FigureRequest], Shown | Message]
OF_ACCOUNT: dict[str, OfAccount] = {
    "revenue": revenue_of,
    "seasonality": seasons_of,
    "bridge": account_walk,
    "stakeholders": stakeholders_of,
    "plan": plan_progress_of,
    "promotions": lifts_of,
}
# What can be drawn of all accounts; one that names an account too is drawn of that one.
OF_ALL: dict[str, OfAll] = {"matrix": matrix_of, "bridge": whole_walk}


def gather_picture(
    session: Session, reader: Reader, kind: str, account: AccountCard | None, request: FigureRequest
) -> Shown | Message:
    """The value that a picture of this kind is drawn of; a Message says why there is none.

    account: None for a picture of all accounts that the reader may see.
    """
    return (
        OF_ALL[kind](session, reader, request)
        if account is None
        else OF_ACCOUNT[kind](session, reader, account, request)
    )
