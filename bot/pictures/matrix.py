"""The attractiveness x strength matrix (McDonald & Woodburn): where each account stands, and what that asks for."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.lines import Line2D
from matplotlib.transforms import IdentityTransform

from bot.compose.render import Style
from bot.pictures.canvas import NORMAL, SMALL, Canvas, drawn, shortened
from bot.pictures.labels import FAR, NEAR, Box, laid_out
from bot.pictures.palette import BLUE, GREEN, INK, LINES, ORANGE, PURPLE
from bot.pictures.picture import HEIGHT, WIDTH, Drawn, Picture
from knowledge.evidence import Items, Message, Term, Value
from knowledge.pictured.values import Matrix, Place

LOWEST, HIGHEST = 1.0, 10.0
# Up to so many accounts have their names beside their signs, where there is room for all of them; else so many have
# numbers that a key tells, those with most revenue. The others are pale signs.
MOST_NAMED, MOST_NUMBERED, MOST_TOLD = 14, 20, 20
NAME = 20
# The key stands right of this, its lines so far apart: shares of the sheet.
KEY_FROM, KEY_LINE = 0.76, 0.036
# A sign's area, in square points, and how far it reaches from its middle, in dots.
SIGN, PALE, REACH = 130, 40, 9.0
# Words further from their sign's middle are joined to it by a line, in dots.
LINED = 16.0
# The cells with their colours and signs.
CELLS = {"invest": (GREEN, "o"), "selective": (BLUE, "s"), "maintain": (ORANGE, "^"), "cash": (PURPLE, "D")}


def draw_matrix(value: Matrix, style: Style) -> Drawn:
    """A sign for each account in its cell, with its name or a number. One account alone is told in words."""
    if not value.places:
        return Message("picture.matrix_none", {"count": value.unplaced})
    if len(value.places) == 1:
        return Message("picture.matrix_one", {"place": Items("picture.place_row", (_row(value.places[0]),))})
    return drawn(style, lambda canvas: _on(canvas, value))


def _on(canvas: Canvas, value: Matrix) -> Picture:
    axes, high = canvas.axes, float(value.high)
    for cell, (colour, sign) in CELLS.items():
        for places, size, alpha in (
            (value.places[:MOST_NUMBERED], SIGN, 1.0),
            (value.places[MOST_NUMBERED:], PALE, 0.4),
        ):
            held = [one for one in places if one.cell == cell]
            axes.scatter(
                [float(one.strength) for one in held],
                [float(one.attractiveness) for one in held],
                s=size,
                alpha=alpha,
                color=colour,
                marker=sign,
                edgecolors="white",
                zorder=3 if size == SIGN else 2,
                label=canvas.tell(Term("cell", cell)) if size == SIGN else None,
            )
    axes.axhline(high, color=INK, linewidth=1.5, zorder=1)
    axes.axvline(high, color=INK, linewidth=1.5, zorder=1)
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
    told = canvas.tell(Items("picture.place_row", tuple(_row(one) for one in value.places[:MOST_TOLD])))
    more = len(value.places) - MOST_TOLD
    told += f"; {canvas.say('picture.more', count=more)}" if more > 0 else ""
    return canvas.finish(title, told, _below(canvas, value), last=lambda: _label(canvas, value))


def _below(canvas: Canvas, value: Matrix) -> str:
    pale = len(value.places) - MOST_NUMBERED
    told = [canvas.say("picture.pale", count=pale)] if pale > 0 else []
    told += [canvas.say("picture.unplaced", count=value.unplaced)] if value.unplaced else []
    return " ".join(told)


def _row(one: Place) -> dict[str, Value]:
    return {
        "account": one.account,
        "attractiveness": one.attractiveness,
        "strength": one.strength,
        "cell": Term("cell", one.cell),
    }


def _label(canvas: Canvas, value: Matrix) -> None:
    """The names beside the signs; where they do not all find room, numbers with a key."""
    names = [shortened(canvas.tell(one.account), NAME) for one in value.places[:MOST_NUMBERED]]
    if len(value.places) <= MOST_NAMED and _written(canvas, value, names, NEAR):
        return
    canvas.figure.subplots_adjust(right=KEY_FROM - 0.015)
    numbers = [canvas.tell(number) for number, _ in enumerate(names, 1)]
    _written(canvas, value, numbers, FAR, all_of_them=False)
    top = canvas.axes.get_position().y1
    for line, (number, name) in enumerate(zip(numbers, names, strict=True)):
        up = top - KEY_LINE * (line + 0.5)
        canvas.figure.text(KEY_FROM + 0.027, up, number, fontsize=SMALL, color=INK, ha="right", va="center")
        canvas.figure.text(KEY_FROM + 0.035, up, name, fontsize=SMALL, color=INK, va="center")


def _written(
    canvas: Canvas, value: Matrix, words: Sequence[str], distances: Sequence[float], *, all_of_them: bool = True
) -> bool:
    """Writes words beside the first signs, as far as there is room; nothing where all of them are wanted and are not
    to be had. Whether they were written.
    """
    signs = [_sign(canvas, one) for one in value.places[: max(len(words), MOST_NAMED)]]
    ends = canvas.axes.get_window_extent()
    sheet = Box(ends.x0, ends.y0, ends.x1, ends.y1)
    sizes = [canvas.size_of(one) for one in words]
    x, y = canvas.axes.transData.transform((float(value.high), float(value.high)))
    lines = (Box(x - 2, sheet.low, x + 2, sheet.high), Box(sheet.left, y - 2, sheet.right, y + 2))
    places = laid_out(signs, sizes, sheet, lines, distances)
    if all_of_them and None in places:
        return False
    for sign, word, box in zip(signs, words, places, strict=False):
        if box is None:
            continue
        (x, y), (end_x, end_y) = sign.middle, box.nearest(sign.middle)
        if abs(x - end_x) > LINED or abs(y - end_y) > LINED:
            held = IdentityTransform()
            canvas.figure.add_artist(Line2D([x, end_x], [y, end_y], transform=held, color=INK, linewidth=0.8))
        canvas.figure.text(box.left / WIDTH, box.low / HEIGHT, word, fontsize=SMALL, color=INK, va="bottom", zorder=5)
    return True


def _sign(canvas: Canvas, one: Place) -> Box:
    x, y = canvas.axes.transData.transform((float(one.strength), float(one.attractiveness)))
    return Box(x - REACH, y - REACH, x + REACH, y + REACH)
