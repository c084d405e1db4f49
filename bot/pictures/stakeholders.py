"""The stakeholder map: the customer's people by what they can decide and whom they are for."""

from __future__ import annotations

from collections import defaultdict

from bot.compose.render import Style
from bot.pictures.canvas import NORMAL, SMALL, Canvas, drawn, shortened
from bot.pictures.palette import BLUE, GREEN, INK, LINES, ORANGE, PAPER
from bot.pictures.picture import Drawn, Picture
from knowledge.evidence import Items, Message, Name, Term, Value
from knowledge.pictured.values import Stakeholder, Stakeholders

SUPPORT = ("enemy", "non-supporter", "neutral", "supporter", "mentor")
INFLUENCE = ("low", "medium", "high")
UNKNOWN = "unknown"
# So many names find room in a cell.
MOST_IN_CELL = 4
NAME = 21
# As knowledge/figures/strength.py parts them.
WEAK, STRONG = 40, 70


def draw_stakeholders(value: Stakeholders, style: Style) -> Drawn:
    """A grid: support from left to right, influence upwards. Nobody, or one person alone, is told in words."""
    if not value.people:
        return Message("gaps.no_contacts", {"account": value.account})
    if len(value.people) == 1:
        person = Items("picture.person_row", (_row(value.people[0]),))
        return Message("picture.stakeholders_one", {"account": value.account, "person": person})
    return drawn(style, lambda canvas: _on(canvas, value))


def _on(canvas: Canvas, value: Stakeholders) -> Picture:
    axes = canvas.axes
    across = [*SUPPORT, *([UNKNOWN] if any(one.support == UNKNOWN for one in value.people) else [])]
    up = [*([UNKNOWN] if any(one.influence == UNKNOWN for one in value.people) else []), *INFLUENCE]
    cells: dict[tuple[int, int], list[Stakeholder]] = defaultdict(list)
    for one in value.people:
        cells[across.index(one.support), up.index(one.influence)].append(one)
    for (column, row), people in cells.items():
        _cell(canvas, column, row, people)
    for line in range(len(across) + 1):
        axes.axvline(line, color=LINES, linewidth=1.5, zorder=0)
    for line in range(len(up) + 1):
        axes.axhline(line, color=LINES, linewidth=1.5, zorder=0)
    axes.set_xlim(0, len(across))
    axes.set_ylim(0, len(up))
    axes.set_xticks(
        [place + 0.5 for place in range(len(across))], [canvas.tell(Term("support", one)) for one in across]
    )
    axes.set_yticks([place + 0.5 for place in range(len(up))], [canvas.tell(Term("influence", one)) for one in up])
    axes.set_xlabel(canvas.say("picture.support"), fontsize=NORMAL, color=INK)
    axes.set_ylabel(canvas.say("picture.influence"), fontsize=NORMAL, color=INK)
    title = canvas.say("picture.stakeholders_title", account=value.account)
    below = canvas.say("picture.strength_shown")
    if value.missing:
        roles = Items("picture.role_row", tuple({"role": role} for role in value.missing))
        below = f"{below} {canvas.say('picture.roles_missing', roles=roles)}"
    told = canvas.tell(Items("picture.person_row", tuple(_row(one) for one in value.people)))
    return canvas.finish(title, told, below)


def _cell(canvas: Canvas, column: int, row: int, people: list[Stakeholder]) -> None:
    """The names of a cell below each other, each with its strength; one more line where there are more."""
    shown = people[:MOST_IN_CELL]
    for place, one in enumerate(shown):
        low = row + 1 - (place + 0.9) / (MOST_IN_CELL + 1)
        colour = GREEN if one.strength >= STRONG else BLUE if one.strength >= WEAK else ORANGE
        mark = "" if not one.quiet else "!"
        canvas.axes.text(
            column + 0.04,
            low,
            canvas.tell(one.strength) + mark,
            fontsize=SMALL - 2,
            color=INK if colour == ORANGE else PAPER,
            va="center",
            bbox={"boxstyle": "round,pad=0.2", "facecolor": colour, "edgecolor": "none"},
        )
        canvas.axes.text(column + 0.27, low, _in_cell(one), fontsize=SMALL - 1, color=INK, va="center")
    if len(people) > len(shown):
        more = canvas.say("picture.more", count=len(people) - len(shown))
        canvas.axes.text(column + 0.04, row + 0.06, more, fontsize=SMALL - 2, color=INK, va="center")


def _in_cell(one: Stakeholder) -> str:
    """A name on two lines where it is long."""
    return shortened(one.name, NAME).replace(" ", "\n", 1) if len(one.name) > NAME // 2 else one.name


def _row(one: Stakeholder) -> dict[str, Value]:
    return {
        "name": Name(one.name, "person"),
        "role": Term("role", one.role),
        "influence": Term("influence", one.influence),
        "support": Term("support", one.support),
        "strength": one.strength,
        "last": one.last or Term("unknown", "never"),
    }
