"""Draws any value that pictures are made of. Whoever imports this waits for matplotlib: app.py does so late."""

from __future__ import annotations

from typing import assert_never

from bot.compose.render import Style
from bot.pictures.bridge import draw_bridge
from bot.pictures.matrix import draw_matrix
from bot.pictures.picture import Drawn
from bot.pictures.plan import draw_plan
from bot.pictures.promotions import draw_promotions
from bot.pictures.revenue import draw_revenue
from bot.pictures.seasonality import draw_seasonality
from bot.pictures.stakeholders import draw_stakeholders
from knowledge.pictured.values import Lifts, Matrix, PlanProgress, Revenue, Seasons, Shown, Stakeholders, Walk


def draw_picture(value: Shown, style: Style) -> Drawn:
    """The picture of a value, or the sentence that says why there is nothing to draw."""
    match value:
        case Revenue():
            return draw_revenue(value, style)
        case Seasons():
            return draw_seasonality(value, style)
        case Walk():
            return draw_bridge(value, style)
        case Matrix():
            return draw_matrix(value, style)
        case Stakeholders():
            return draw_stakeholders(value, style)
        case PlanProgress():
            return draw_plan(value, style)
        case Lifts():
            return draw_promotions(value, style)
        case _:
            assert_never(value)
