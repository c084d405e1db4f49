"""The attractiveness x strength matrix (McDonald & Woodburn): where each account stands, and what that asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.compose.render import Style
from bot.pictures.canvas import NORMAL, SMALL, Canvas, drawn, shortened
from bot.pictures.palette import BLUE, GREEN, INK, LINES, ORANGE, PURPLE
from bot.pictures.picture import Drawn, Picture
from knowledge.evidence import Items, Message, Term, Value
from knowledge.pictured.values import Matrix, Place

LOWEST, HIGHEST = 1.0, 10.0
# So many accounts are named, those with most revenue; the others are dots.
MOST_NAMED, MOST_TOLD = 14, 20
NAME = 20
# The cells with their colours and signs.
CELLS = {"invest": (GREEN, "o"), "selective": (BLUE, "s"), "maintain": (ORANGE, "^"), "cash": (PURPLE, "D")}
# A name's height and a letter's width, in points of the scores.
LINE, LETTER = 0.34, 0.125
SIGN = 0.12


def draw_matrix(value: Matrix, style: Style) -> Drawn:
    """A sign for each account in its cell, the largest with their names. One account alone is told in words."""
    if not value.places:
        return Message("picture.matrix_none", {"count": value.unplaced})
    if len(value.places) == 1:
        return Message("picture.matrix_one", {"place": Items("picture.place_row", (_row(value.places[0]),))})
    return drawn(style, lambda canvas: _on(canvas, value))


def _on(canvas: Canvas, value: Matrix) -> Picture:
    axes, high = canvas.axes, float(value.high)
    for cell, (colour, sign) in CELLS.items():
        held = [one for one in value.places if one.cell == cell]
        axes.scatter(
            [float(one.strength) for one in held],
            [float(one.attractiveness) for one in held],
            s=130,
            color=colour,
            marker=sign,
            edgecolors="white",
            zorder=3,
            label=canvas.tell(Term("cell", cell)),
        )
    axes.axhline(high, color=INK, linewidth=1.5, zorder=1)
    axes.axvline(high, color=INK, linewidth=1.5, zorder=1)
    for label in _labels(canvas, value):
        axes.text(label.left, label.low, label.text, fontsize=SMALL, color=INK, va="center", zorder=4)
    axes.set_xlim(LOWEST - 0.2, HIGHEST + 0.2)
    axes.set_ylim(LOWEST - 0.2, HIGHEST + 0.2)
    scale = range(1, 11)
    axes.set_xticks(scale, [canvas.tell(one) for one in scale])
    axes.set_yticks(scale, [canvas.tell(one) for one in scale])
    axes.grid(color=LINES, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.set_xlabel(canvas.say("picture.our_strength"), fontsize=NORMAL, color=INK)
    axes.set_ylabel(canvas.say("picture.attractiveness"), fontsize=NORMAL, color=INK)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, frameon=False, fontsize=SMALL)
    title = canvas.say("picture.matrix_title", as_of=value.as_of)
    below = canvas.say("picture.unplaced", count=value.unplaced) if value.unplaced else ""
    told = canvas.tell(Items("picture.place_row", tuple(_row(one) for one in value.places[:MOST_TOLD])))
    more = len(value.places) - MOST_TOLD
    told += f"; {canvas.say('picture.more', count=more)}" if more > 0 else ""
    return canvas.finish(title, told, below)


def _row(one: Place) -> dict[str, Value]:
    return {
        "account": one.account,
        "attractiveness": one.attractiveness,
        "strength": one.strength,
        "cell": Term("cell", one.cell),
    }


@dataclass(frozen=True)
class Label:
    """A name where it stands; its left end, its middle line, and how far it goes."""

    text: str
    left: float
    low: float
    right: float

    def meets(self, other: Label) -> bool:
        return abs(self.low - other.low) < LINE and self.left < other.right and other.left < self.right


def _letters(text: str) -> int:
    """How many letters stand beside each other: the signs of Bengali vowels stand around theirs."""
    return sum(not unicodedata.category(letter).startswith("M") for letter in text)


def _labels(canvas: Canvas, value: Matrix) -> Iterator[Label]:
    """The names of the largest accounts, each beside its sign where it covers no other; else it has none."""
    held: list[Label] = []
    signs = [(float(one.strength), float(one.attractiveness)) for one in value.places]
    for one in value.places[:MOST_NAMED]:
        text = shortened(canvas.tell(one.account), NAME)
        wide, x, y = LETTER * _letters(text), float(one.strength), float(one.attractiveness)
        ways = [(x + 0.17, y), (x - 0.17 - wide, y), (x + 0.1, y + LINE), (x + 0.1, y - LINE), (x - wide, y + LINE)]
        for left, low in ways:
            label = Label(text, left, low, left + wide)
            inside = left >= LOWEST - 0.2 and label.right <= HIGHEST + 0.2
            covers = any(abs(low - up) < LINE / 2 and left - SIGN < along < label.right + SIGN for along, up in signs)
            if inside and not covers and not any(label.meets(other) for other in held):
                held.append(label)
                yield label
                break
