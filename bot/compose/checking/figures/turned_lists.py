"""What is said of the rows of a figure's lists turned around, by what each of these figures tells of its rows."""

from __future__ import annotations

from bot.compose.checking.figures.period_trends import other_trend
from bot.compose.checking.values.places import Places
from knowledge.evidence import Figure


def turned_list(places: Places, figure: Figure) -> str:
    """Why a sentence turns around what a figure says of its rows; "" where it does not, or it cannot be told."""
    return other_trend(places, figure)
