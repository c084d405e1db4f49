"""A new year's plan, drafted from records and from last year's. Nothing is stored: it is a value until it is saved.

In this order: objectives of last year that are still open, those with overdue initiatives first; what the template
proposes, its revenue target worked out from the orders; needs that no offer answers, and open concerns, as objectives
of the customer's; the points of SWOT, competitors, trends and priorities that still count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Evidence, Period
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.planning.carried import carry, carry_point, first_overdue
from knowledge.planning.choice import PlanCard, choose_plan
from knowledge.planning.drafting import Drafting, Proposed
from knowledge.planning.objectives import read_objectives
from knowledge.planning.points import read_points
from knowledge.planning.proposed import propose_objective, propose_points
from knowledge.planning.templates import Template
from knowledge.planning.wanted import propose_wanted
from knowledge.records.account_names import all_names


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan that is proposed. last: the plan it follows; proposals: an objective comes before what is under it."""

    account: AccountCard
    template: str
    term: Period
    last: PlanCard | None
    proposals: tuple[Proposed, ...]
    evidence: Evidence


def draft_plan(
    session: Session,
    reader: Reader,
    account: AccountCard,
    request: FigureRequest,
    template: Template,
    language: str,
) -> PlanDraft:
    """Drafts the plan that follows the account's last one; the first one where there is none.

    language: of the template's words ("en", "bn").
    """
    chosen = choose_plan(session, reader, account.id, request.as_of)
    last = chosen.plan if chosen is not None else None
    drafting = Drafting(session, reader, account, request, template, language, term_after(last, request.as_of))
    objectives = read_objectives(session, reader, account, last, request) if last is not None else ()
    carried = [one for one in objectives if not one.ended]
    for objective in sorted(carried, key=lambda one: (first_overdue(one), one.id)):
        carry(drafting, objective)
    for proposed in template.objectives:
        propose_objective(drafting, proposed)
    propose_wanted(drafting)
    if last is not None:
        for point in read_points(session, last.id, request.as_of):
            carry_point(drafting, point)
    propose_points(drafting)
    facts = {one.fact.ref: one.fact for one in drafting.found}
    evidence = Evidence("", account, tuple(facts.values()), request.as_of, names=all_names(session, reader))
    return PlanDraft(account, template.name, drafting.term, last, tuple(drafting.found), evidence)


def term_after(last: PlanCard | None, as_of: date) -> Period:
    """A year from the day after the last plan ends; from the next month's first where that has passed, or none was."""
    start = last.ends_on + timedelta(days=1) if last is not None else as_of
    if start <= as_of:
        start = (as_of.replace(day=28) + timedelta(days=4)).replace(day=1)
    leap = (start.month, start.day) == (2, 29)
    end = start.replace(year=start.year + 1, day=28 if leap else start.day) - timedelta(days=1)
    return Period(start, end, "span")
