"""An answer on the screen."""

from __future__ import annotations

from bot.compose.answer import Answer, answer_as_dict
from bot.compose.render import Style, render, render_day
from bot.compose.sentence import Sentence, Source
from bot.terminal.screen import Screen
from knowledge.evidence import Message, Value


def show_answer(screen: Screen, answer: Answer, style: Style) -> None:
    """Sentences with the number of their source, then the sources."""
    if screen.wants_json:
        screen.as_json(answer_as_dict(answer))
        return
    numbers = {source.ref: place for place, source in enumerate(answer.sources, start=1)}
    for sentence in answer.sentences:
        screen.say(with_numbers(sentence, numbers))
    if answer.nearest:
        screen.say(render(Message("answer.nearest"), style), "dim")
        for sentence in answer.nearest:
            screen.indent(with_numbers(sentence, numbers))
    if answer.left_out:
        screen.say(render(Message("answer.left_out", {"count": answer.left_out}), style), "dim")
    if answer.sources:
        screen.say()
        show_sources(screen, answer.sources, style)


def with_numbers(sentence: Sentence, numbers: dict[str, int]) -> str:
    """The sentence, with [1] for each source it cites."""
    marks = "".join(f"[{numbers[ref]}]" for ref in sentence.refs if ref in numbers)
    return f"{sentence.text} {marks}".rstrip()


def show_sources(screen: Screen, sources: tuple[Source, ...], style: Style) -> None:
    """One line per source: number, ref, day and author; a figure's definition and how many records it counts."""
    for place, source in enumerate(sources, start=1):
        if source.kind == "figure":
            values: dict[str, Value] = {"count": source.records_total, "definition": source.words}
            told = render(Message("answer.figure_source", values), style)
        else:
            day = render_day(source.when, style) if source.when else ""
            told = ", ".join(part for part in (day, source.author) if part)
        screen.indent(f"[{place}] {source.ref}  {told}", "dim")
