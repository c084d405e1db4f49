"""The revenue bridge as a waterfall: from what one period brought to what the other did, a step for each cause."""

from __future__ import annotations

from decimal import Decimal

from bot.compose.render import Style
from bot.pictures.canvas import NORMAL, SMALL, Canvas, drawn
from bot.pictures.palette import BAD, BEFORE, GOOD, INK, NOW
from bot.pictures.picture import Drawn, Picture
from knowledge.evidence import Message, Money, Name, Value
from knowledge.pictured.values import Walk

RISES, FALLS = ("new", "grown"), ("shrunk", "lost")


def draw_bridge(value: Walk, style: Style) -> Drawn:
    """Six bars. Where nothing changed there is no way to draw."""
    if not any((value.new, value.grown, value.shrunk, value.lost)):
        message = "picture.bridge_level" if value.account is not None else "picture.bridge_level_all"
        return Message(message, _named(value) | {"amount": Money(value.end, value.currency)})
    return drawn(style, lambda canvas: _on(canvas, value))


def _on(canvas: Canvas, value: Walk) -> Picture:
    axes = canvas.axes
    steps = [(kind, _amount(value, kind)) for kind in RISES] + [(kind, -_amount(value, kind)) for kind in FALLS]
    labels = [
        canvas.tell(value.before),
        *(canvas.say(f"picture.step_{kind}") for kind, _ in steps),
        canvas.tell(value.period),
    ]
    _bar(canvas, 0, Decimal(0), value.start, BEFORE, Money(value.start, value.currency), value)
    level = value.start
    for place, (_, change) in enumerate(steps, start=1):
        _bar(canvas, place, level, change, GOOD if change >= 0 else BAD, Money(change, value.currency), value)
        axes.plot([place - 0.65, place + 0.35], [float(level)] * 2, color=INK, linewidth=1, linestyle=":")
        level += change
    last = len(steps) + 1
    axes.plot([last - 0.65, last + 0.35], [float(level)] * 2, color=INK, linewidth=1, linestyle=":")
    _bar(canvas, last, Decimal(0), value.end, NOW, Money(value.end, value.currency), value)
    axes.axhline(0, color=INK, linewidth=1)
    axes.set_xticks(range(last + 1), [_on_lines(label) for label in labels], fontsize=SMALL)
    axes.margins(y=0.16)
    canvas.money_scale(value.currency, value.period.end)
    title = canvas.say(
        "picture.bridge_title" if value.account is not None else "picture.bridge_title_all", **_named(value)
    )
    parts = {kind: Money(_amount(value, kind), value.currency) for kind in ("start", *RISES, *FALLS, "end")}
    told = canvas.say("picture.bridge_alt", **_named(value), **parts)
    return canvas.finish(title, told)


def _bar(canvas: Canvas, place: int, level: Decimal, change: Decimal, colour: str, told: Money, value: Walk) -> None:
    """One bar with its amount above it, or below where it falls."""
    hatch = "\\\\" if colour == BAD else ""
    canvas.axes.bar(place, float(change), 0.7, bottom=float(level), color=colour, hatch=hatch, edgecolor="white")
    top = max(level, level + change)
    canvas.axes.annotate(
        _amount_on_lines(canvas.briefly(told, value.period.end), told.currency),
        (place, float(top)),
        xytext=(0, 6),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=NORMAL,
        color=INK,
    )


def _amount(value: Walk, kind: str) -> Decimal:
    held = {"start": value.start, "new": value.new, "grown": value.grown, "shrunk": value.shrunk, "lost": value.lost}
    return held.get(kind, value.end)


def _named(value: Walk) -> dict[str, Value]:
    whose: dict[str, Name] = {} if value.account is None else {"account": value.account}
    return {**whose, "period": value.period, "before": value.before}


def _amount_on_lines(label: str, currency: str) -> str:
    """An amount below its currency: side by side they would reach into the next bar's."""
    return label.replace(f"{currency} ", f"{currency}\n", 1) if currency else label


def _on_lines(label: str) -> str:
    """A period of two days on two lines."""
    return label.replace(" - ", " -\n")
