"""A brief, a plan or a negotiation sheet on the screen: its parts, then its sources; or written to a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from bot.compose.brief import Brief
from bot.compose.negotiation import Sheet
from bot.compose.plan_lines import PlanSheet
from bot.compose.render import Style, render
from bot.terminal.answer import show_sources, with_numbers
from bot.terminal.document import write_out
from bot.terminal.screen import Screen
from bot.terminal.sitting import Sitting
from knowledge.evidence import Message

Told = TypeVar("Told", Brief, PlanSheet, Sheet)


def show_told(at: Sitting, told: Told, as_dict: Callable[[Told], dict[str, Any]], out: str) -> None:
    """Shows what was composed, as JSON where that is wanted. out: a document to write it to instead, or ""."""
    if out:
        write_out(at, out, told)
    elif at.screen.wants_json:
        at.screen.as_json(as_dict(told))
    else:
        lay_out(at.screen, told, at.style)


def lay_out(screen: Screen, told: Brief | PlanSheet | Sheet, style: Style) -> None:
    """Each part under its heading, a line for each sentence with the numbers of its sources; the sources last.

    What belongs to a line stands under it.
    """
    numbers = {source.ref: place for place, source in enumerate(told.sources, start=1)}
    screen.heading(told.title)
    for heading, lines in told.laid_out:
        screen.say()
        screen.heading(heading)
        for sentence, level in lines:
            words = with_numbers(sentence, numbers)
            if level:
                screen.indent(f"- {words}")
            else:
                screen.item(words)
    if told.left_out:
        screen.say()
        screen.say(render(Message("answer.left_out", {"count": told.left_out}), style), "dim")
    if isinstance(told, Brief | PlanSheet) and told.written is not None:
        screen.say()
        screen.say(render(told.written, style), "dim")
    if told.sources:
        screen.say()
        screen.heading(render(Message("brief.part_sources"), style))
        show_sources(screen, told.sources, style)
