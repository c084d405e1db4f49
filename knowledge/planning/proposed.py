"""What a template proposes for a new plan: its objectives, with measures and initiatives, and its points."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from knowledge.evidence import Figure, Message, Period, Value, Words
from knowledge.planning.drafting import Drafting, Proposed, revenue_measure
from knowledge.planning.measured import MEASURED, Reading, read_figure, shown
from knowledge.planning.templates import TemplateMeasure, TemplateObjective
from knowledge.planning.told import UNKNOWN, plan_fact, statement
from knowledge.records.accounts import Account
from knowledge.records.plan import PlanStatus

LAST_YEAR = timedelta(days=364)


def propose_objective(drafting: Drafting, proposed: TemplateObjective) -> None:
    """Proposes an objective of the template, unless one of the draft is about it already."""
    words = proposed.words[drafting.language]
    revenue = [one for one in proposed.measures if one.figure == "revenue"]
    if any(one.category in drafting.revenue_of for one in revenue) or drafting.spoken_of(words):
        return
    values = {
        "side": proposed.side,
        "statement": words,
        "owner_member_id": _owner(drafting),
        "due_on": drafting.term.end,
        "status": PlanStatus.NOT_STARTED,
    }
    place = drafting.add(Proposed("objective", values, "template", _template_fact(drafting, words)))
    for measure in proposed.measures:
        drafting.add(_template_measure(drafting, measure, place))
    for item in proposed.initiatives:
        told = item.words[drafting.language]
        due = _months_after(drafting.start, item.months)
        step = {
            "statement": told,
            "function": item.function,
            "starts_on": drafting.start,
            "due_on": due,
            "status": PlanStatus.NOT_STARTED,
        }
        drafting.add(Proposed("initiative", step, "template", _template_fact(drafting, told), place))


def _owner(drafting: Drafting) -> int | None:
    return drafting.session.scalar(sa.select(Account.owner_id).where(Account.id == drafting.account.id))


def _template_measure(drafting: Drafting, measure: TemplateMeasure, under: int) -> Proposed:
    words = measure.words[drafting.language]
    base: dict[str, Any] = {
        "name": words,
        "unit": measure.unit,
        "figure": measure.figure,
        "category": measure.category,
        "target_on": drafting.term.end,
    }
    trend = drafting.trend(measure.category) if measure.figure == "revenue" else None
    if trend is not None:
        drafting.revenue_of.add(measure.category)
        return revenue_measure(drafting, base, trend, under)
    reading = _reading(drafting, measure)
    if reading is None:
        return Proposed("measure", base, "template_measure", _template_fact(drafting, words), under)
    values = base | {"unit": reading.unit, "baseline": reading.number, "baseline_on": reading.on}
    return Proposed("measure", values, "template_standing", _standing_fact(drafting, words, reading), under)


def _reading(drafting: Drafting, measure: TemplateMeasure) -> Reading | None:
    """What a measure that names a figure stood at over the last twelve months; None where that cannot be told."""
    found = read_figure(
        drafting.session,
        drafting.reader,
        drafting.account,
        measure.figure,
        drafting.request,
        _last_year(drafting),
        unit=measure.unit,
        category=measure.category,
    )
    if found.number is None or (found.number <= 0 and MEASURED[measure.figure].adds_up):
        return None
    return found


def _last_year(drafting: Drafting) -> Period:
    return Period(drafting.request.as_of - LAST_YEAR, drafting.request.as_of, "span")


def _standing_fact(drafting: Drafting, words: str, reading: Reading) -> Figure:
    figure, baseline = reading.figure, shown(reading.number, reading.unit, reading.counted)
    assert figure is not None
    values: dict[str, Value] = {
        "statement": statement(words),
        "baseline": UNKNOWN if baseline is None else baseline,
        "period": _last_year(drafting),
    }
    return plan_fact(
        f"{figure.ref}-standing",
        "template_standing",
        values,
        drafting.request.as_of,
        records=figure.records,
        further=figure.records_total - len(figure.records),
        itself=False,
        definition=figure.definition,
    )


def _template_fact(drafting: Drafting, words: str) -> Figure:
    number = sum(one.fact.ref.startswith("template-") for one in drafting.found) + 1
    values: dict[str, Value] = {"statement": statement(words), "template": Words(drafting.template.name)}
    return plan_fact(
        f"template-{drafting.template.name}-{number}",
        "template",
        values,
        drafting.request.as_of,
        itself=False,
        definition=Message("plan.template_definition"),
    )


def propose_points(drafting: Drafting) -> None:
    """Proposes points of the template of kinds that none was carried over of."""
    held = {one.values["kind"] for one in drafting.found if one.kind == "plan_point"}
    for point in drafting.template.points:
        if point.kind not in held:
            words = point.words[drafting.language]
            values = {"kind": point.kind, "statement": words, "stated_on": drafting.request.as_of}
            drafting.add(Proposed("plan_point", values, "template", _template_fact(drafting, words)))


def _months_after(start: date, months: int) -> date:
    """The last day of so many months from the start."""
    count = start.year * 12 + start.month - 1 + months
    return date(count // 12, count % 12 + 1, 1) + timedelta(days=start.day - 2)
