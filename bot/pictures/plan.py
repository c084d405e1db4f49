"""How far a plan has come: a bar for each objective, beside the time that has passed."""

from __future__ import annotations

import textwrap
from decimal import Decimal

from bot.compose.render import Style
from bot.pictures.canvas import NORMAL, SMALL, Canvas, drawn, shortened
from bot.pictures.palette import BAD, GOOD, INK, LINES, NOW
from bot.pictures.picture import Drawn, Picture
from knowledge.evidence import Items, Message, Percent, Value, Words
from knowledge.pictured.values import PlanProgress

MOST_GOALS = 8
STATEMENT, LINE = 84, 30
QUARTERS = (0, 0.25, 0.5, 0.75, 1)


def draw_plan(value: PlanProgress, style: Style) -> Drawn:
    """The objectives in their order. Where fewer than two can be told, the one that can is told in words."""
    told = [one for one in value.goals if one.share is not None]
    values: dict[str, Value] = {"account": value.account, "plan": Words(value.title)}
    if not told:
        return Message("picture.plan_none", values)
    if len(told) == 1:
        return Message("picture.plan_one", values | {"goal": Items("picture.goal_row", (_row(value, 0),))})
    return drawn(style, lambda canvas: _on(canvas, value))


def _on(canvas: Canvas, value: PlanProgress) -> Picture:
    axes = canvas.axes
    goals = value.goals[:MOST_GOALS]
    places = list(range(len(goals)))[::-1]
    axes.barh(places, [1.0] * len(goals), 0.5, color=LINES)
    for place, goal in zip(places, goals, strict=True):
        if goal.share is None:
            axes.text(0.01, place, canvas.say("picture.untold"), fontsize=SMALL, color=INK, va="center")
            continue
        behind = goal.share < value.passed
        axes.barh(
            place,
            float(goal.share),
            0.5,
            color=BAD if behind else GOOD,
            hatch="//" if behind else "",
            edgecolor="white",
        )
        axes.text(1.02, place, canvas.tell(Percent(goal.share)), fontsize=NORMAL, color=INK, va="center")
    passed = canvas.say("picture.time_passed", passed=Percent(value.passed))
    axes.axvline(float(value.passed), color=NOW, linewidth=3, linestyle="--", label=passed)
    axes.set_yticks(places, [textwrap.fill(shortened(one.statement, STATEMENT), LINE) for one in goals], fontsize=SMALL)
    axes.set_xlim(0, 1.12)
    axes.set_xticks(QUARTERS, [canvas.tell(Percent(Decimal(str(one)))) for one in QUARTERS])
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), frameon=False, fontsize=SMALL)
    title = canvas.say("picture.plan_title", account=value.account, plan=Words(value.title))
    below = canvas.say("picture.as_of", as_of=value.as_of)
    if value.overall is not None:
        below = canvas.say("picture.plan_overall", progress=Percent(value.overall), as_of=value.as_of)
    every = [_row(value, place) for place, one in enumerate(value.goals) if one.share is not None]
    told = canvas.tell(Items("picture.goal_row", tuple(every)))
    untold = sum(one.share is None for one in value.goals)
    told += f"; {canvas.say('picture.goals_untold', count=untold)}" if untold else ""
    return canvas.finish(title, f"{passed}; {told}", below)


def _row(value: PlanProgress, place: int) -> dict[str, Value]:
    goal = value.goals[place]
    assert goal.share is not None
    return {"goal": Words(goal.statement.rstrip(".।")), "progress": Percent(goal.share)}
