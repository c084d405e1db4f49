"""An answer on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.compose.answer import Answer, answer_as_dict, remarks
from bot.compose.render import Style, render, render_day
from bot.compose.sentence import Sentence, Source
from bot.terminal.screen import Screen
from knowledge.evidence import Message, Value, Words


class AsItComes:
    """Shows what a model writes, sentence by sentence, each source with the number of its first mention."""

    def __init__(self, screen: Screen, style: Style) -> None:
        self.numbers: dict[str, int] = {}
        self.shown: list[Sentence] = []
        self._screen, self._style = screen, style

    def about(self, account_id: int) -> None:
        pass

    def sentence(self, sentence: Sentence) -> None:
        if self._screen.wants_json:
            return
        number(sentence.refs, self.numbers)
        self.shown.append(sentence)
        self._screen.say(with_numbers(sentence, self.numbers))

    def doing(self, what: Message) -> None:
        if self._screen.attached:
            self._screen.say(render(what, self._style), "dim")

    def stopped(self) -> bool:
        return False


def show_answer(screen: Screen, answer: Answer, style: Style, came: AsItComes | None = None) -> None:
    """Sentences with the number of their source, then the sources. came: what was shown while it was written."""
    if screen.wants_json:
        screen.as_json(answer_as_dict(answer, style))
        return
    numbers = dict(came.numbers) if came is not None else {}
    number((source.ref for source in answer.sources), numbers)
    shown = came.shown if came is not None else []
    whole = bool(shown) and {one.text for one in shown} == {one.text for one in answer.sentences}
    lines = [render(line, style) for line in remarks(answer)]
    if shown and not whole:
        _say_dim(screen, lines)  # before what takes the place of the sentences above
    if not whole:
        for sentence in answer.sentences:
            screen.say(with_numbers(sentence, numbers))
    if answer.nearest:
        screen.say(render(Message("answer.nearest"), style), "dim")
        for sentence in answer.nearest:
            screen.indent(with_numbers(sentence, numbers))
    if whole or not shown:
        _say_dim(screen, lines)
    if numbers:
        screen.say()
        show_sources(screen, answer.sources, style, numbers)
    if answer.understood:
        told: dict[str, Value] = {"question": Words(answer.understood)}
        screen.indent(render(Message("answer.understood", told), style), "dim")


def _say_dim(screen: Screen, lines: Iterable[str]) -> None:
    for line in lines:
        screen.say(line, "dim")


def number(refs: Iterable[str], numbers: dict[str, int]) -> None:
    """Gives each ref that has none the next number."""
    for ref in refs:
        numbers.setdefault(ref, len(numbers) + 1)


def with_numbers(sentence: Sentence, numbers: dict[str, int]) -> str:
    """The sentence, with [1] for each source it cites."""
    marks = "".join(f"[{numbers[ref]}]" for ref in sentence.refs if ref in numbers)
    return f"{sentence.text} {marks}".rstrip()


def show_sources(
    screen: Screen, sources: tuple[Source, ...], style: Style, numbers: Mapping[str, int] | None = None
) -> None:
    """One line per source: number, ref, day and author; a figure's definition and how many records it counts.

    numbers: those the sentences were shown with, where it is not the order of the sources; a ref without a source is
    of a sentence that something else took the place of.
    """
    given = numbers or {source.ref: place for place, source in enumerate(sources, start=1)}
    found = {source.ref: source for source in sources}
    for ref, place in given.items():
        source = found.get(ref)
        if source is None:
            told = ""
        elif source.kind == "figure":
            values: dict[str, Value] = {"count": source.records_total, "definition": source.words}
            told = render(Message("answer.figure_source", values), style)
        else:
            day = render_day(source.when, style) if source.when else ""
            told = ", ".join(part for part in (day, source.author) if part)
        screen.indent(f"[{place}] {ref}  {told}".rstrip(), "dim")
