"""Rows 2, 4 and 5 by hand: people, needs, what is owed, contact and satisfaction."""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tests.benchmarks.rows_by_hand.written import Asked, Count, Day, Named, Part, named, number
from tests.knowledge.sample.recount import Files, Row

WINDOW = 90
WANTED = {"key": 14, "major": 21, "standard": 30, "": 30}
DEPTH = {"meeting": 15, "visit": 15, "call": 10}


def day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


def person(row: Row) -> Named:
    return named(row["name"], *row["aliases"].split(";"))


def account(files: Files, key: str) -> Named:
    row = next(row for row in files.rows("accounts") if row["id"] == key)
    return named(row["name"], *row["aliases"].split(";"))


def still_there(files: Files, name: str) -> list[Row]:
    people = files.of("contacts", name)
    return [row for row in people if not row["left_on"] or row["left_on"] > files.as_of.isoformat()]


def touches(files: Files, name: str) -> dict[str, list[Row]]:
    """The interactions of each contact, oldest first."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(files.of("interactions", name), key=lambda row: row["happened_on"]):
        for key in filter(None, row["contact_ids"].split(";")):
            found[key].append(row)
    return found


def last(files: Files, name: str, key: str) -> date | None:
    mine = touches(files, name)[key]
    return date.fromisoformat(mine[-1]["happened_on"]) if mine else None


def _lately(files: Files, rows: list[Row]) -> list[Row]:
    first = (files.as_of - timedelta(days=WINDOW - 1)).isoformat()
    return [row for row in rows if row["happened_on"] >= first]


def _they_spoke(files: Files, name: str, contact: Row, row: Row) -> bool:
    """They took part in a talk, wrote it, or said something that day which the book holds."""
    on, key = row["happened_on"], contact["id"]
    said = {(need["contact_id"], need["stated_on"]) for need in files.of("needs", name)}
    promises = [one for one in files.of("commitments", name) if one["side"] == "theirs"]
    said |= {(one["owner_contact_id"], one["made_on"]) for one in promises}
    said |= {(one["contact_id"], one["taken_on"]) for one in files.of("readings", name)}
    wrote = not row["author_email"] and row["author_name"] == contact["name"]
    return row["kind"] in DEPTH or wrote or (key, on) in said


def _senior(contact: Row) -> int:
    if contact["role"] in ("decision maker", "approver", "sponsor"):
        return 15
    if contact["role"] == "champion" or contact["influence"] == "high":
        return 10
    return 5 if contact["role"] == "evaluator" or contact["influence"] == "medium" else 0


def points(files: Files, name: str, contacts: list[Row]) -> tuple[int, ...]:
    """Recency, frequency, two-way, depth and seniority of some people taken together."""
    met = [(contact, row) for contact in contacts for row in _lately(files, touches(files, name)[contact["id"]])]
    if not met:
        return (0, 0, 0, 0, 0)
    days = {row["happened_on"] for _, row in met}
    both = {row["happened_on"] for contact, row in met if _they_spoke(files, name, contact, row)}
    return (
        30 - (files.as_of - date.fromisoformat(max(days))).days // 3,
        min(25, 5 * len(days)),
        min(15, 5 * len(both)),
        max(DEPTH.get(row["kind"], 5) for _, row in met),
        max(_senior(contact) for contact, _ in met),
    )


def _relationship_strength(files: Files, asked: Asked) -> list[Part]:
    every = points(files, asked["account"], still_there(files, asked["account"]))
    return [number(sum(every)), *map(number, every)]


def _stakeholder_map(files: Files, asked: Asked) -> list[Part]:
    name = asked["account"]
    found: list[Part] = []
    for contact in still_there(files, name):
        found += [person(contact), number(sum(points(files, name, [contact])))]
        spoken = last(files, name, contact["id"])
        found += [Day(spoken)] if spoken else []
    return found


def _single_threaded(files: Files, asked: Asked) -> list[Part]:
    people = still_there(files, asked["account"])
    (only,) = [one for one in people if _lately(files, touches(files, asked["account"])[one["id"]])]
    spoken = last(files, asked["account"], only["id"])
    assert spoken
    return [person(only), Day(spoken), number(WINDOW)]


def _champion_quiet(files: Files, asked: Asked) -> list[Part]:
    found: list[Part] = []
    for contact in still_there(files, asked["account"]):
        spoken = last(files, asked["account"], contact["id"])
        if contact["role"] == "champion" and spoken and (files.as_of - spoken).days > 30:
            found += [person(contact), Day(spoken), number((files.as_of - spoken).days)]
    assert found
    return found


def open_needs(files: Files, name: str, kinds: tuple[str, ...]) -> list[Row]:
    """Newest first."""
    rows = [row for row in files.of("needs", name) if row["status"] == "open" and row["kind"] in kinds]
    return sorted(rows, key=lambda row: (row["stated_on"], row["id"]), reverse=True)


def _needs_open(files: Files, asked: Asked) -> list[Part]:
    return [named(row["statement"]) for row in open_needs(files, asked["account"], ("need", "challenge", "goal"))]


def _concerns_open(files: Files, asked: Asked) -> list[Part]:
    found: list[Part] = []
    for row in open_needs(files, asked["account"], ("concern",)):
        found += [named(row["statement"]), number((files.as_of - date.fromisoformat(row["stated_on"])).days)]
    return found


def _contact_days(files: Files, key: str) -> list[date]:
    rows = [row for row in files.rows("interactions") if row["account_id"] == key]
    return sorted({date.fromisoformat(row["happened_on"]) for row in rows})


def _contact_cadence(files: Files, asked: Asked) -> list[Part]:
    row = next(row for row in files.rows("accounts") if row["name"] == asked["account"])
    days = _contact_days(files, row["id"])
    year = [one for one in days if one > files.as_of - timedelta(days=365)]
    gaps = [(after - before).days for before, after in itertools.pairwise(year)]
    found: list[Part] = [number(WANTED[row["tier"]]), number((files.as_of - days[-1]).days), Day(days[-1])]
    return [*found, number(Decimal(str(statistics.median(gaps))))]


def _portfolio_quiet(files: Files, asked: Asked) -> list[Part]:
    found: list[Part] = []
    for row in files.rows("accounts"):
        days = _contact_days(files, row["id"])
        since = (files.as_of - days[-1]).days
        if since > WANTED[row["tier"]]:
            found += [account(files, row["id"]), number(since)]
    assert found
    return found


def _communication_log(files: Files, asked: Asked) -> list[Part]:
    """The eight newest in the period: the day, and who took part."""
    people = {row["id"]: row for row in files.of("contacts", asked["account"])}
    rows = [row for row in files.of("interactions", asked["account"]) if row["happened_on"] >= str(asked["from"])]
    rows.sort(key=lambda row: (row["happened_on"], row["id"]), reverse=True)
    found: list[Part] = [number(len(rows))]
    for row in rows[:8]:
        found.append(Day(date.fromisoformat(row["happened_on"])))
        found += [person(people[key]) for key in row["contact_ids"].split(";") if key]
    return found


def _satisfaction(files: Files, asked: Asked) -> list[Part]:
    """The last answer of each, and of those who answered before that the one before it."""
    rows = sorted(files.of("readings", asked["account"]), key=lambda row: row["taken_on"], reverse=True)
    rows = [row for row in rows if row["scale"] == asked["scale"]]
    mine: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        mine[row["contact_id"]].append(int(row["score"]))
    now = [scores[0] for scores in mine.values()]
    before = [scores[1] for scores in mine.values() if len(scores) > 1]
    score = _nps if asked["scale"] == "nps" else _csat
    return [number(score(now)), number(len(now)), number(score(before))]


def _nps(scores: list[int]) -> Decimal:
    promoters, detractors = sum(one >= 9 for one in scores), sum(one <= 6 for one in scores)
    return (Decimal(100 * (promoters - detractors)) / len(scores)).quantize(Decimal(1), ROUND_HALF_UP)


def _csat(scores: list[int]) -> Decimal:
    return Decimal(sum(scores)) / len(scores)


def _commitments_ours(files: Files, asked: Asked) -> list[Part]:
    rows = [row for row in files.of("commitments", asked["account"]) if row["side"] == "ours"]
    rows = [row for row in rows if row["status"] == "open"]
    late = sum(1 for row in rows if row["due_on"] and row["due_on"] < files.as_of.isoformat())
    return [*(named(row["statement"]) for row in rows), number(len(rows)), number(late)]


def _commitments_overdue(files: Files, asked: Asked) -> list[Part]:
    found: list[Part] = []
    for row in files.of("commitments", asked["account"]):
        due = day(row["due_on"])
        if row["status"] == "open" and due and due < files.as_of:
            found += [named(row["statement"]), Day(due), number((files.as_of - due).days)]
    return found


COUNTS: dict[str, Count] = {
    "relationship_strength": _relationship_strength,
    "stakeholder_map": _stakeholder_map,
    "single_threaded": _single_threaded,
    "champion_quiet": _champion_quiet,
    "needs_open": _needs_open,
    "concerns_open": _concerns_open,
    "contact_cadence": _contact_cadence,
    "portfolio_quiet": _portfolio_quiet,
    "communication_log": _communication_log,
    "satisfaction": _satisfaction,
    "commitments_ours": _commitments_ours,
    "commitments_overdue": _commitments_overdue,
}
