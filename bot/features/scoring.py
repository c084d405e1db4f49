"""Scoring: the weights in force, where they come from, and what is wrong with a file of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.desk import Desk
from knowledge.evidence import Value
from knowledge.scoring.weights import FILE, Scoring, factor_label
from knowledge.scoring.whole_book import scoring_of

__all__ = ["FILE", "InForce", "Scoring", "Weighed", "scoring"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One weight: its name in the file, what it is called, and its share of 1."""

    name: str
    label: Value
    weight: Decimal


@dataclass(frozen=True, slots=True)
class InForce:
    """The weights by table of the file. place: where a file of one's own is read from."""

    scoring: Scoring
    tables: dict[str, tuple[Weighed, ...]]
    place: str


def scoring(desk: Desk) -> InForce:
    """The weights in force for this book."""
    with desk.book.reading() as session:
        held = scoring_of(session)
    lists = {"attractiveness": held.attractiveness, "strength": held.strength, "health": held.health}
    tables = {
        name: tuple(Weighed(factor, factor_label(factor), weight) for factor, weight in weights)
        for name, weights in lists.items()
    }
    home = desk.book.home
    return InForce(held, tables, str(home / FILE) if home is not None else FILE)
