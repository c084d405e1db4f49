"""The sheet that every picture is drawn on: its size, its letters, its title, its scale, and how it becomes a PNG."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from babel.dates import get_month_names
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.ticker import FuncFormatter, MaxNLocator

from bot.compose.catalogues import LANGUAGES
from bot.compose.render import Style, render, render_value
from bot.documents.fonts import FAMILIES, families_for, font_file
from bot.pictures.palette import INK, LINES, PAPER
from bot.pictures.picture import HEIGHT, WIDTH, Picture
from knowledge.evidence import Message, Money, Name, Value

DOTS_PER_INCH = 100
# In points; at 100 dots per inch an 800 pixel picture on a phone still shows them as large as its own text.
SMALL, NORMAL, LARGE = 15, 17, 22
TITLE_WIDTH = 62
# Slack takes no more characters beside a picture.
MOST_ALT = 1000


@cache
def _know_fonts() -> None:
    for family in FAMILIES:
        for bold in (False, True):
            fontManager.addfont(font_file(family, bold=bold))


class Canvas:
    """One sheet with one pair of axes."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.figure = Figure(figsize=(WIDTH / DOTS_PER_INCH, HEIGHT / DOTS_PER_INCH), dpi=DOTS_PER_INCH)
        FigureCanvasAgg(self.figure)
        self.figure.set_facecolor(PAPER)
        self.axes: Axes = self.figure.add_subplot()
        for side in ("top", "right"):
            self.axes.spines[side].set_visible(False)
        self.axes.tick_params(colors=INK, labelsize=SMALL, length=0)

    def say(self, message: str, **values: Value) -> str:
        """Words of the catalogues."""
        return render(Message(message, values), self.style)

    def tell(self, value: Value) -> str:
        """A value as it stands in a sentence."""
        return render_value(value, self.style)

    def briefly(self, value: Value, as_of: date) -> str:
        """A value as short as it may be told: amounts in lakh, crore or million."""
        return render_value(value, replace(self.style, short_on=as_of))

    def money_scale(self, currency: str, as_of: date) -> None:
        """The upright axis tells amounts, briefly, with lines to hold bars against."""
        self._scale(lambda amount: self.briefly(Money(amount, currency), as_of))

    def number_scale(self) -> None:
        self._scale(lambda number: render_value(number, self.style))

    def _scale(self, told: Callable[[Decimal], str]) -> None:
        axis = self.axes.yaxis
        axis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
        axis.set_major_formatter(FuncFormatter(lambda number, _: told(Decimal(f"{number:.6f}").normalize())))
        self.axes.grid(axis="y", color=LINES, linewidth=1)
        self.axes.set_axisbelow(True)
        self.axes.spines["left"].set_visible(False)

    def size_of(self, words: str) -> tuple[float, float]:
        """How wide and high small words are, in dots."""
        shown = self.figure.text(0, 0, words, fontsize=SMALL)
        ends = shown.get_window_extent()
        shown.remove()
        return float(ends.width), float(ends.height)

    def finish(self, title: str, told: str, below: str = "", last: Callable[[], None] | None = None) -> Picture:
        """The picture. told: what it shows, in words; below: small print under it; last: draws what must know where
        everything else stands.
        """
        shown = textwrap.fill(title, TITLE_WIDTH, max_lines=2, placeholder="…")
        self.figure.text(0.02, 0.975, shown, ha="left", va="top", fontsize=LARGE, color=INK, fontweight="bold")
        foot = 0.0
        if below:
            words = textwrap.fill(below, 110, max_lines=2, placeholder="…")
            self.figure.text(0.02, 0.015, words, fontsize=SMALL, color=INK, va="bottom")
            foot = 0.05 * (words.count("\n") + 1) + 0.01
        self.figure.tight_layout(rect=(0.01, foot, 0.99, 0.92 - 0.05 * shown.count("\n")))
        if last is not None:
            last()
        held = io.BytesIO()
        self.figure.savefig(held, format="png")
        alt = self.say("picture.alt", title=title, told=told)
        return Picture(held.getvalue(), bounded(f"{alt} {below}"), title)


def drawn(style: Style, draw: Callable[[Canvas], Picture]) -> Picture:
    """Draws on a sheet whose letters are those of the style's language."""
    _know_fonts()
    # Words are those of people: none of them is a formula.
    letters = list(families_for(style.language))
    with rc_context({"font.family": letters, "font.size": NORMAL, "text.parse_math": False}):
        return draw(Canvas(style))


def month_label(month: int, style: Style) -> str:
    """A month's short name, as it stands below a bar."""
    return str(get_month_names("abbreviated", locale=style.language)[month])


def month_name(month: int) -> Name:
    """A month of any year, by its name in both languages."""
    english, bengali = (str(get_month_names("wide", locale=language)[month]) for language in LANGUAGES)
    return Name(english, local=bengali)


def shortened(words: str, most: int) -> str:
    """At most so many characters, ended after a word where there is room for one."""
    words = " ".join(words.split())
    found = textwrap.shorten(words, most, placeholder="…")
    return found if len(found) > 1 else f"{words[: most - 1]}…"


def bounded(words: str, most: int = MOST_ALT) -> str:
    """Words for who does not see the picture, whole items of a list left out at the end where there are too many."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    kept = words[: most - 1]
    return kept[: max(kept.rfind("; "), kept.rfind(" "))].rstrip(" ;,") + "…"
