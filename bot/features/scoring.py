"""Scoring: the weights and the contact cadence in force, and what is wrong with a file of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.desk import Desk
from knowledge.evidence import Value
from knowledge.figures.wanted_cadence import FILE as CADENCE_FILE
from knowledge.figures.wanted_cadence import Cadence, cadence_of
from knowledge.scoring.weights import FILE, Scoring, factor_label
from knowledge.scoring.whole_book import scoring_of

__all__ = ["FILE", "Cadence", "InForce", "Scoring", "Weighed", "scoring"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One weight: its name in the file, what it is called, and its share of 1."""

    name: str
    label: Value
    weight: Decimal


@dataclass(frozen=True, slots=True)
class InForce:
    """The weights by table of the file, and the cadence. The places: where a file of one's own is read from."""

    scoring: Scoring
    tables: dict[str, tuple[Weighed, ...]]
    place: str
    cadence: Cadence
    cadence_place: str


def scoring(desk: Desk) -> InForce:
    """The weights in force for this book."""
    with desk.book.reading() as session:
        held, cadence = scoring_of(session), cadence_of(session)
    lists = {"attractiveness": held.attractiveness, "strength": held.strength, "health": held.health}
    tables = {
        name: tuple(Weighed(factor, factor_label(factor), weight) for factor, weight in weights)
        for name, weights in lists.items()
    }
    home = desk.book.home
    places = [str(home / name) if home is not None else name for name in (FILE, CADENCE_FILE)]
    return InForce(held, tables, places[0], cadence, places[1])
