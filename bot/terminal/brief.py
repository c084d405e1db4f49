"""A meeting brief on the screen."""

from __future__ import annotations

from bot.compose.brief import Brief, brief_as_dict
from bot.compose.render import Style, render
from bot.features.brief import brief
from bot.terminal.answer import show_sources, with_numbers
from bot.terminal.document import demand_ending, write_out
from bot.terminal.screen import Screen
from bot.terminal.sitting import Sitting
from knowledge.evidence import Message


def show_brief(at: Sitting, account: str, focus: str, *, full: bool, out: str = "") -> None:
    """The brief of an account for the meeting or focus named, or for the next meeting. out: a document to write."""
    demand_ending(out)
    told = brief(at.desk, at.reader, account, focus, full=full, as_of=at.as_of, language=at.language)
    if out:
        write_out(at, out, told)
        return
    if at.screen.wants_json:
        at.screen.as_json(brief_as_dict(told))
        return
    lay_out(at.screen, told, at.style)


def lay_out(screen: Screen, told: Brief, style: Style) -> None:
    """Each part under its heading, a line for each sentence with the numbers of its sources; the sources last."""
    numbers = {source.ref: place for place, source in enumerate(told.sources, start=1)}
    screen.heading(told.title)
    for part in told.parts:
        screen.say()
        screen.heading(part.heading)
        for sentence in part.sentences:
            screen.item(with_numbers(sentence, numbers))
    if told.left_out:
        screen.say()
        screen.say(render(Message("answer.left_out", {"count": told.left_out}), style), "dim")
    if told.sources:
        screen.say()
        screen.heading(render(Message("brief.part_sources"), style))
        show_sources(screen, told.sources, style)
