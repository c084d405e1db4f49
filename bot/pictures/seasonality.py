"""Seasonality: how much more or less than an average month each month brings."""

from __future__ import annotations

from bot.compose.render import Style
from bot.pictures.canvas import NORMAL, SMALL, Canvas, drawn, month_label, month_name
from bot.pictures.palette import BEFORE, INK, NOW
from bot.pictures.picture import Drawn, Picture
from knowledge.evidence import Items, Message, Value
from knowledge.pictured.values import Seasons

AVERAGE = 100
FEWEST = 2


def draw_seasonality(value: Seasons, style: Style) -> Drawn:
    """A bar a month from the average up or down, its index beside it. Fewer than two months are told in words."""
    if len(value.indices) < FEWEST:
        return Message("picture.seasonality_few", {"account": value.account, "period": value.period})
    return drawn(style, lambda canvas: _on(canvas, value, style))


def _on(canvas: Canvas, value: Seasons, style: Style) -> Picture:
    axes = canvas.axes
    months = sorted(value.indices)
    over = [float(value.indices[month]) - AVERAGE for month in months]
    colours = [NOW if one >= 0 else BEFORE for one in over]
    bars = axes.bar(months, over, 0.75, bottom=AVERAGE, color=colours)
    for bar, one in zip(bars, over, strict=True):
        bar.set_hatch("" if one >= 0 else "//")
        bar.set_edgecolor("white")
    for month, one in zip(months, over, strict=True):
        label = canvas.tell(value.indices[month])
        axes.annotate(
            label,
            (month, AVERAGE + one),
            xytext=(0, 6 if one >= 0 else -6),
            textcoords="offset points",
            ha="center",
            va="bottom" if one >= 0 else "top",
            fontsize=NORMAL,
            color=INK,
        )
    axes.axhline(AVERAGE, color=INK, linewidth=2)
    axes.set_xticks(range(1, 13), [month_label(month, style) for month in range(1, 13)], fontsize=SMALL)
    axes.set_xlim(0.4, 12.6)
    axes.margins(y=0.15)
    canvas.number_scale()
    rows: tuple[dict[str, Value], ...] = tuple(
        {"month": month_name(month), "index": value.indices[month]} for month in months
    )
    title = canvas.say("picture.seasonality_title", account=value.account)
    below = canvas.say("picture.seasonality_below", base=AVERAGE, period=value.period)
    told = canvas.tell(Items("picture.index_row", rows))
    return canvas.finish(title, told, below)
