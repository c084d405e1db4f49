"""What promotions sold beside what their days would have sold without them."""

from __future__ import annotations

import textwrap
from decimal import ROUND_HALF_UP, Decimal

from bot.compose.render import Style
from bot.pictures.canvas import NORMAL, SMALL, Canvas, drawn, shortened
from bot.pictures.palette import BEFORE, INK, NOW
from bot.pictures.picture import Drawn, Picture
from knowledge.evidence import Items, Message, Percent, Quantity, Term, Value, Words
from knowledge.pictured.values import Lifts, PromotionLift

MOST = 5
NAME, LINE = 60, 22
HIGH = 0.38


def draw_promotions(value: Lifts, style: Style) -> Drawn:
    """Two bars for each promotion, the newest at the top. One alone is told in words."""
    if not value.promotions:
        message = "picture.promotions_untold" if value.untold else "picture.promotions_none"
        return Message(message, {"account": value.account})
    if len(value.promotions) == 1:
        row = _row(value.promotions[0])
        return Message("picture.promotions_one", {"account": value.account, "promotion": _listed([row])})
    return drawn(style, lambda canvas: _on(canvas, value))


def _on(canvas: Canvas, value: Lifts) -> Picture:
    axes = canvas.axes
    shown = value.promotions[:MOST]
    places = list(range(len(shown)))[::-1]
    baselines, sold = [float(one.baseline) for one in shown], [float(one.actual) for one in shown]
    axes.barh(
        [place + HIGH / 2 for place in places],
        baselines,
        HIGH,
        color=BEFORE,
        hatch="//",
        edgecolor="white",
        label=canvas.say("picture.baseline"),
    )
    axes.barh([place - HIGH / 2 for place in places], sold, HIGH, color=NOW, label=canvas.say("picture.sold"))
    for place, one in zip(places, shown, strict=True):
        _beside(canvas, place + HIGH / 2, float(one.baseline), canvas.tell(_units(one.baseline)))
        label = canvas.tell(_units(one.actual))
        if one.lift is not None:
            label += f" ({canvas.tell(_lift(one.lift))})"
        _beside(canvas, place - HIGH / 2, float(one.actual), label)
    names = [textwrap.fill(shortened(one.name, NAME), LINE) for one in shown]
    axes.set_yticks(places, names, fontsize=SMALL)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_xlim(0, 1.5 * max([*baselines, *sold, 1.0]))
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, frameon=False, fontsize=SMALL)
    title = canvas.say("picture.promotions_title", account=value.account)
    below = canvas.say("picture.promotions_left_out", count=value.untold) if value.untold else ""
    told = canvas.tell(_listed([_row(one) for one in shown]))
    return canvas.finish(title, told, below)


def _beside(canvas: Canvas, place: float, end: float, label: str) -> None:
    canvas.axes.annotate(
        label, (end, place), xytext=(8, 0), textcoords="offset points", va="center", fontsize=NORMAL, color=INK
    )


def _units(number: Decimal) -> Quantity:
    """Whole units: part of one is sold to nobody."""
    return Quantity(number.quantize(Decimal(1), ROUND_HALF_UP), "units")


def _listed(rows: list[dict[str, Value]]) -> Items:
    return Items("picture.promotion_row", tuple(rows))


def _row(one: PromotionLift) -> dict[str, Value]:
    return {
        "name": Words(one.name),
        "starts": one.starts,
        "ends": one.ends,
        "baseline": _units(one.baseline),
        "actual": _units(one.actual),
        "lift": _lift(one.lift) if one.lift is not None else Term("unknown", "lift"),
    }


def _lift(share: Decimal) -> Items:
    """So much more than without the promotion, or less."""
    return Items("picture.lift" if share >= 0 else "picture.lift_less", ({"lift": Percent(abs(share))},))
