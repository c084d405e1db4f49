"""Row 3 by hand: what was offered, what was not, and how it went elsewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.benchmarks.rows_by_hand.people import open_needs
from tests.benchmarks.rows_by_hand.written import Asked, Count, Day, Part, Taka, named, number
from tests.knowledge.sample.recount import Files

FAILED = ("declined", "withdrawn")
TAKEN = ("accepted", "delivered")
WANTS = ("need", "challenge", "goal")


def _offers(files: Files, asked: Asked) -> list[Part]:
    """Every offer with its day and what it is worth; with what came of it, where it was refused."""
    found: list[Part] = []
    for row in files.of("offers", asked["account"]):
        found += [named(row["name"]), Day(date.fromisoformat(row["offered_on"]))]
        found += [Taka(Decimal(row["value"]))] if row["value"] else []
        found += [named(row["outcome"])] if row["status"] in FAILED else []
    return found


def _unanswered_needs(files: Files, asked: Asked) -> list[Part]:
    rows = files.of("offers", asked["account"])
    answered = {key for row in rows if row["status"] not in FAILED for key in row["need_ids"].split(";")}
    every = open_needs(files, asked["account"], WANTS)
    waiting = [row for row in every if row["id"] not in answered]
    assert waiting
    assert len(waiting) < len(every)
    found: list[Part] = [number(len(waiting)), number(len(every))]
    for row in waiting:
        found += [named(row["statement"]), number((files.as_of - date.fromisoformat(row["stated_on"])).days)]
    return found


def _like_needs(files: Files, asked: Asked) -> list[Part]:
    """Of needs that speak of the same (the words of `like`): at how many other accounts something was offered."""
    mine = files.accounts[asked["account"]]
    like = [row for row in files.rows("needs") if row["kind"] == "need" and row["account_id"] != mine]
    keys = {row["id"] for row in like if row["statement"].startswith(asked["like"])}
    came: dict[str, set[str]] = {}
    values: dict[str, Decimal] = {}
    for row in files.rows("offers"):
        if keys & set(row["need_ids"].split(";")):
            came.setdefault(row["account_id"], set()).add(row["status"])
            values[row["account_id"]] = Decimal(row["value"])
    taken = sum(bool(statuses & set(TAKEN)) for statuses in came.values())
    declined = sum(statuses <= set(FAILED) for statuses in came.values())
    average = sum(values.values(), Decimal(0)) / len(values)
    return [number(len(came)), number(taken), number(declined), Taka(average)]


COUNTS: dict[str, Count] = {
    "offers": _offers,
    "unanswered_needs": _unanswered_needs,
    "like_needs": _like_needs,
}
