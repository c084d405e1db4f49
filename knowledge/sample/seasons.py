"""How the sample's trade swells and falls with the festivals and the months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from knowledge.festivals import festivals

HANGOVER_DAYS = 14


@dataclass(frozen=True, slots=True)
class Seasons:
    """`festive`: rows of category, festival, factor, lead in days, after. `months`: category, months, factor."""

    festive: Sequence[Mapping[str, Any]]
    months: Sequence[Mapping[str, Any]]

    def factor(self, category: str, on: date) -> float:
        """How much of a category is ordered on a day, against a plain day. 1.0 is a plain day."""
        found = 1.0
        for row in self.festive:
            if row["category"] == category:
                found *= _festive(row, on)
        for row in self.months:
            if row["category"] == category and on.month in row["months"]:
                found *= float(row["factor"])
        return found


def _festive(row: Mapping[str, Any], on: date) -> float:
    """Shops stock up before a festival, and order less for two weeks from its first day on."""
    for festival in festivals():
        if festival.key != row["festival"]:
            continue
        if festival.starts_on - timedelta(days=int(row["lead"])) <= on < festival.starts_on:
            return float(row["factor"])
        if festival.starts_on <= on <= festival.starts_on + timedelta(days=HANGOVER_DAYS):
            return float(row.get("after", 1.0))
    return 1.0
