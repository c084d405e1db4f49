"""Row 6, and what functions owe, by hand: how far a plan is, what it says of us and competitors, what is late."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from tests.benchmarks.rows_by_hand.accounts import ZERO
from tests.benchmarks.rows_by_hand.written import Asked, Count, Day, Part, Share, named, number
from tests.knowledge.sample.recount import Files, Row

SWOT = ("strength", "weakness", "opportunity", "threat")


def _plan(files: Files, name: str) -> Row:
    day = files.as_of.isoformat()
    (plan,) = [row for row in files.of("plans", name) if row["starts_on"] <= day <= row["ends_on"]]
    return plan


def _objectives(files: Files, plan: Row) -> list[Row]:
    return [row for row in files.rows("objectives") if row["plan_id"] == plan["id"]]


def _now(files: Files, plan: Row, measure: Row) -> Decimal | None:
    if not measure["figure"]:
        return Decimal(measure["now"]) if measure["now"] else None
    assert measure["figure"] == "revenue"
    first = date.fromisoformat(plan["starts_on"])
    wanted = measure["category"]
    return sum(
        (
            net
            for who, product, _, net in files.bought(first, files.as_of)
            if who == plan["account_id"] and wanted in ("", files.products[product]["category"])
        ),
        ZERO,
    )


def _progress(files: Files, plan: Row, measure: Row) -> Decimal | None:
    """Revenue: what is reached of the target. Anything else: how far it is from its baseline to its target."""
    now, target = _now(files, plan, measure), Decimal(measure["target"])
    if now is None:
        return None
    if measure["figure"] == "revenue":
        share = now / target
    else:
        share = (now - Decimal(measure["baseline"])) / (target - Decimal(measure["baseline"]))
    return min(max(share, ZERO), Decimal(1))


def _plan_progress(files: Files, asked: Asked) -> list[Part]:
    """The mean over objectives of the mean over their measures; and the share of the plan's days that are gone."""
    plan = _plan(files, asked["account"])
    each = []
    for objective in _objectives(files, plan):
        measures = [row for row in files.rows("measures") if row["objective_id"] == objective["id"]]
        told = [share for row in measures if (share := _progress(files, plan, row)) is not None]
        each += [sum(told, ZERO) / len(told)] if told else []
    first, last = date.fromisoformat(plan["starts_on"]), date.fromisoformat(plan["ends_on"])
    gone = Decimal((files.as_of - first).days + 1) / ((last - first).days + 1)
    return [Share(sum(each, ZERO) / len(each)), Share(gone)]


def _points(files: Files, name: str, kinds: tuple[str, ...]) -> list[Row]:
    plan = _plan(files, name)
    rows = [row for row in files.rows("plan_points") if row["plan_id"] == plan["id"] and not row["ended_on"]]
    found = [row for row in rows if row["kind"] in kinds]
    assert found
    return found


def _plan_swot(files: Files, asked: Asked) -> list[Part]:
    return [named(row["statement"]) for row in _points(files, asked["account"], SWOT)]


def _plan_competitors(files: Files, asked: Asked) -> list[Part]:
    found: list[Part] = []
    for row in _points(files, asked["account"], ("competitor",)):
        found += [named(row["name"]), named(row["statement"])]
    return found


def _owner(files: Files, email: str) -> Part:
    row = next(row for row in files.rows("team") if row["email"] == email)
    return named(row["name"], *row["aliases"].split(";"))


def _initiatives(files: Files, name: str) -> list[Row]:
    keys = {row["id"] for row in _objectives(files, _plan(files, name))}
    rows = [row for row in files.rows("initiatives") if row["objective_id"] in keys]
    return [row for row in rows if row["status"] not in ("done", "dropped")]


def _plan_next(files: Files, asked: Asked) -> list[Part]:
    """What is past its day, and what is due next, with who does it."""
    day = files.as_of.isoformat()
    rows = sorted(_initiatives(files, asked["account"]), key=lambda row: (row["due_on"], row["id"]))
    late = [row for row in rows if row["due_on"] < day]
    found: list[Part] = []
    for row in [*late, *[row for row in rows if row["due_on"] >= day][:1]]:
        found += [named(row["statement"]), Day(date.fromisoformat(row["due_on"])), _owner(files, row["owner_email"])]
    return found


def _functions_owe(files: Files, asked: Asked) -> list[Part]:
    """Of each function: how much is open of promises and initiatives, how much of it late, and what is due first."""
    rows = [row for row in files.of("commitments", asked["account"]) if row["side"] == "ours"]
    rows = [row for row in rows if row["status"] == "open"] + _initiatives(files, asked["account"])
    by: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["due_on"] or "9"):
        by[row["function"]].append(row)
    found: list[Part] = []
    for mine in by.values():
        late = sum(1 for row in mine if row["due_on"] and row["due_on"] < files.as_of.isoformat())
        first = [row for row in mine if row["due_on"] == mine[0]["due_on"]]
        found += [number(len(mine)), number(late), named(*(row["statement"] for row in first))]
    return found


def _plan_changes(files: Files, asked: Asked) -> list[Part]:
    """The sample is loaded on the day it is asked: every part of the plan was added then."""
    plan = _plan(files, asked["account"])
    objectives = _objectives(files, plan)
    keys = {row["id"] for row in objectives}
    below = [row for name in ("initiatives", "measures") for row in files.rows(name) if row["objective_id"] in keys]
    points = [row for row in files.rows("plan_points") if row["plan_id"] == plan["id"]]
    return [number(1 + len(objectives) + len(below) + len(points)), Day(files.as_of)]


COUNTS: dict[str, Count] = {
    "plan_progress": _plan_progress,
    "plan_swot": _plan_swot,
    "plan_competitors": _plan_competitors,
    "plan_next": _plan_next,
    "plan_changes": _plan_changes,
    "functions_owe": _functions_owe,
}
