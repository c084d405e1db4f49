"""A brief, a plan or a negotiation sheet as a document: its parts as they are, its sources as notes at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.compose.brief import Brief
from bot.compose.negotiation import Sheet
from bot.compose.plan_lines import PlanSheet
from bot.compose.render import Style, render
from bot.compose.sentence import Source
from bot.documents.document import Document, DocumentLine, DocumentPart, line_of, note_of, numbers_of
from knowledge.evidence import Message, Name, Value


@dataclass(frozen=True, slots=True)
class Whose:
    """For whom a document is made: the person who asked, "" where nobody is known."""

    person: str = ""


def document_of_brief(told: Brief, whose: Whose, style: Style) -> Document:
    """The brief with its focus, for the person who asked."""
    focus = (_say("slack_brief.focus", style, focus=told.focus),) if told.focus.strip() else ()
    head = (*_head(told, whose, style), *focus)
    return _document(told, head, whose, style)


def document_of_sheet(told: Sheet, whose: Whose, style: Style) -> Document:
    """The negotiation sheet; where it holds our walk-away, it says at its head that it stays with us."""
    inside = (_say("document.inside", style),) if told.inside else ()
    return _document(told, (*_head(told, whose, style), *inside), whose, style)


def document_of_plan(told: PlanSheet, whose: Whose, style: Style) -> Document:
    """The plan; one that a customer may see names none of us, no record and no source."""
    if told.form != "customer":
        return _document(told, _head(told, whose, style), whose, style)
    head = (_say("document.day", style, day=told.as_of),)
    shown = tuple(
        DocumentPart(heading, tuple(DocumentLine(one.text, level) for one, level in lines))
        for heading, lines in told.laid_out
    )
    return Document(told.title, head, shown, style, told.as_of)


def _small_print(told: Brief | Sheet | PlanSheet, style: Style) -> Iterator[str]:
    if told.left_out:
        yield _say("answer.left_out", style, count=told.left_out)
    if isinstance(told, Brief | PlanSheet) and told.written is not None:
        yield render(told.written, style)


def _document(
    told: Brief | Sheet | PlanSheet,
    head: tuple[str, ...],
    whose: Whose,
    style: Style,
) -> Document:
    numbers = numbers_of(told.sources)
    return Document(
        title=told.title,
        head=head,
        parts=tuple(
            DocumentPart(heading, tuple(line_of(one, numbers, level) for one, level in lines))
            for heading, lines in told.laid_out
        ),
        style=style,
        day=told.as_of,
        author=whose.person,
        small=tuple(_small_print(told, style)),
        notes_heading=_say("brief.part_sources", style),
        notes=tuple(_notes(told.sources, style)),
    )


def _notes(sources: Iterable[Source], style: Style) -> Iterator[str]:
    for source in sources:
        yield note_of(source, style)


def _head(told: Brief | Sheet | PlanSheet, whose: Whose, style: Style) -> tuple[str, ...]:
    day = _say("document.day", style, day=told.as_of)
    return (day, _say("document.for", style, person=Name(whose.person, "person"))) if whose.person else (day,)


def _say(message: str, style: Style, **values: Value) -> str:
    return render(Message(message, values), style)
