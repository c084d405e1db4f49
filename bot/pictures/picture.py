"""A picture as it is handed on: its bytes, its title, and words that tell what it shows to who does not see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.compose.render import Style
from knowledge.evidence import Message
from knowledge.pictured.values import Shown


@dataclass(frozen=True, slots=True)
class Picture:
    """png: WIDTH x HEIGHT. alt: the figures it shows, in its reader's language."""

    png: bytes
    alt: str
    title: str


# A picture, or the sentence that says why there is nothing to draw.
Drawn = Picture | Message
Draw = Callable[[Shown, Style], Drawn]
WIDTH, HEIGHT = 1200, 800
