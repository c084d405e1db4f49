"""The weights in force: those of scoring.toml in the home folder, or those that come with Keybrief.

A file that cannot be used changes nothing: the default is in force, and `trouble` says what is wrong and where.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from knowledge.errors import BadInput
from knowledge.evidence import Message, Name, Term, Value
from knowledge.own_file import in_force, nearest, tables_of

FILE = "scoring.toml"
# What is computed from records; any other factor is a rating that the file must name.
COMPUTED = {
    "attractiveness": ("growth", "margin"),
    "strength": ("share", "recency", "frequency", "monetary", "share_of_wallet", "key_people", "promises"),
    "health": ("revenue", "target", "orders", "promises", "concerns", "contact", "satisfaction", "renewal"),
    "score": ("attractiveness", "strength"),
}
SCALED = ("growth", "margin", "share_of_wallet")
TABLES = (*COMPUTED, "ratings", "scales", "matrix", "key_accounts")
LOWEST, HIGHEST = Decimal(1), Decimal(10)
# Weights typed with three places may miss 1 by this much.
NEAR_ONE = Decimal("0.005")

Weights = tuple[tuple[str, Decimal], ...]
Scale = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Scoring:
    """How accounts are scored. Each weight is a share of 1; scales are the values that score 1 and 10.

    file: the file it is read from, "" for what comes with Keybrief. trouble: why a file of one's own is not in force.
    """

    attractiveness: Weights
    strength: Weights
    health: Weights
    score: Weights
    ratings: tuple[str, ...]
    scales: tuple[tuple[str, Scale], ...]
    high: Decimal
    tiers: tuple[str, ...]
    become: Decimal
    stop: Decimal
    coverage: Decimal
    file: str = ""
    trouble: Message | None = field(default=None, hash=False)

    @property
    def origin(self) -> Term:
        """Whose weights these are, in words."""
        return Term("weights", "own" if self.file else "instead" if self.trouble else "default")

    def scale(self, name: str) -> Scale:
        """The values of a factor that score 1 and 10."""
        return dict(self.scales)[name]


def factor_label(name: str) -> Value:
    """What a factor or a part of health is called; a rating that somebody made up by its own name."""
    known = {*COMPUTED["attractiveness"], *COMPUTED["strength"], *COMPUTED["health"], *default().ratings}
    return Term("factor", name) if name in known else Name(name.replace("_", " "))


@lru_cache(maxsize=1)
def default() -> Scoring:
    """The weights that come with Keybrief."""
    text = resources.files("knowledge.scoring").joinpath(FILE).read_text(encoding="utf-8")
    return _scoring(tomllib.loads(text, parse_float=Decimal), {})


def scoring_in(home: Path | None) -> Scoring:
    """The weights in force for a home folder, read anew where its file has changed."""
    return in_force(home, FILE, default(), _own, _instead)


def _own(path: Path) -> Scoring:
    return replace(read_scoring(path), file=str(path))


def _instead(trouble: Message) -> Scoring:
    return replace(default(), trouble=trouble)


def read_scoring(path: Path) -> Scoring:
    """A file of weights. Errors: BadInput that names the first place that is wrong, and what to do."""
    given = tables_of(path)
    held = tomllib.loads(
        resources.files("knowledge.scoring").joinpath(FILE).read_text(encoding="utf-8"), parse_float=Decimal
    )
    return _scoring(held, given)


def _scoring(held: Mapping[str, Any], given: Mapping[str, Any]) -> Scoring:
    """The weights of the tables that are given, and of the held ones where none is."""
    for name, table in given.items():
        if name not in TABLES:
            raise BadInput("errors.scoring_unknown", place=name, known=nearest(name, TABLES))
        if not isinstance(table, dict):
            raise BadInput("errors.scoring_no_table", place=f"[{name}]")
    tables = {name: given.get(name, held[name]) for name in TABLES}
    ratings = _words(tables["ratings"], "ratings", "factors", only=True)
    judged = {
        name: (*COMPUTED[name], *(ratings if name in ("attractiveness", "strength") else ())) for name in COMPUTED
    }
    weights = {name: _weights(tables[name], name, known) for name, known in judged.items()}
    matrix = _numbers(tables["matrix"], "matrix", ("high",), LOWEST, HIGHEST)
    key = dict(tables["key_accounts"])
    tiers = _words({"tiers": key.pop("tiers", ())}, "key_accounts", "tiers", only=True)
    limits = _numbers(key, "key_accounts", ("become", "stop", "coverage"), Decimal(0), HIGHEST)
    if limits["stop"] > limits["become"]:
        raise BadInput("errors.scoring_order", place="[key_accounts]", low="stop", high="become")
    return Scoring(
        attractiveness=weights["attractiveness"],
        strength=weights["strength"],
        health=weights["health"],
        score=weights["score"],
        ratings=ratings,
        scales=_scales(tables["scales"], held["scales"]),
        high=matrix["high"],
        tiers=tiers,
        become=limits["become"],
        stop=limits["stop"],
        coverage=limits["coverage"],
    )


def _weights(table: Mapping[str, Any], place: str, known: tuple[str, ...]) -> Weights:
    found: list[tuple[str, Decimal]] = []
    for name, value in table.items():
        if name not in known:
            raise BadInput("errors.scoring_unknown", place=f"[{place}] {name}", known=nearest(name, known))
        found.append((name, _number(value, f"[{place}] {name}", Decimal(0), Decimal(1))))
    total = sum((weight for _, weight in found), Decimal(0))
    if abs(total - 1) > NEAR_ONE:
        raise BadInput("errors.scoring_sum", place=f"[{place}]", total=total)
    return tuple((name, weight) for name, weight in found if weight)


def _number(value: object, place: str, low: Decimal, high: Decimal) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise BadInput("errors.scoring_no_number", place=place, low=low, high=high)
    number = Decimal(value)
    if not low <= number <= high:
        raise BadInput("errors.scoring_no_number", place=place, low=low, high=high)
    return number


def _numbers(
    table: Mapping[str, Any], place: str, names: tuple[str, ...], low: Decimal, high: Decimal
) -> dict[str, Decimal]:
    for name in table:
        if name not in names:
            raise BadInput("errors.scoring_unknown", place=f"[{place}] {name}", known=nearest(name, names))
    for name in names:
        if name not in table:
            raise BadInput("errors.scoring_missing", place=f"[{place}]", name=name)
    return {
        name: _number(table[name], f"[{place}] {name}", low, Decimal(1) if name == "coverage" else high)
        for name in names
    }


def _words(table: Mapping[str, Any], place: str, name: str, *, only: bool) -> tuple[str, ...]:
    for other in table:
        if only and other != name:
            raise BadInput("errors.scoring_unknown", place=f"[{place}] {other}", known=name)
    words = table.get(name, ())
    if not isinstance(words, list | tuple) or not all(isinstance(one, str) and one.strip() for one in words):
        raise BadInput("errors.scoring_no_words", place=f"[{place}] {name}")
    return tuple(dict.fromkeys(one.strip() for one in words))


def _scales(table: Mapping[str, Any], held: Mapping[str, Any]) -> tuple[tuple[str, Scale], ...]:
    for name in table:
        if name not in SCALED:
            raise BadInput("errors.scoring_unknown", place=f"[scales] {name}", known=nearest(name, SCALED))
    found = []
    for name in SCALED:
        pair = table.get(name, held[name])
        if not isinstance(pair, list) or len(pair) != 2:
            raise BadInput("errors.scoring_no_scale", place=f"[scales] {name}")
        low, high = (_number(one, f"[scales] {name}", Decimal(-10), Decimal(10)) for one in pair)
        if low >= high:
            raise BadInput("errors.scoring_no_scale", place=f"[scales] {name}")
        found.append((name, (low, high)))
    return tuple(found)
