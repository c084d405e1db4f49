"""The desk: what every feature is handed. Frozen, made once by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.compose.render import Digits, Style
from bot.compose.writing import Writer
from bot.documents.document import Document, Ending, Write
from bot.pictures.picture import Draw, Drawn
from knowledge.book import Book
from knowledge.errors import BadInput
from knowledge.periods import Calendar
from knowledge.pictured.values import Shown
from knowledge.records.model_use import NO_CEILINGS, Ceilings


def _nothing() -> None:
    """For a desk whose index is open and in step."""


def _no_picture(value: Shown, style: Style) -> Drawn:
    raise LookupError("nobody draws at this desk")


def _no_document(document: Document, ending: Ending) -> bytes:
    raise LookupError("nobody writes documents at this desk")


@dataclass(frozen=True)
class Desk:
    """The open book, the calendar periods are read by, and the clock.

    digits: those a person wants in numbers, "" for the language's own.
    before_search: opens the index and brings it in step, where that has not been done; for words alone.
    draw, write: make pictures and documents, here or in a process aside.
    writer: writes with a language model; None where none is set. ceilings: how much it may be used.
    """

    book: Book
    calendar: Calendar
    zone: ZoneInfo
    clock: Callable[[], datetime]
    language: str
    lakh: bool | None
    before_search: Callable[[], None] = _nothing
    digits: Digits = ""
    draw: Draw = _no_picture
    write: Write = _no_document
    writer: Writer | None = None
    ceilings: Ceilings = NO_CEILINGS

    def now(self) -> datetime:
        """This moment in the time zone of the settings."""
        return self.clock().astimezone(self.zone)

    def day(self, as_of: date | None) -> date:
        """The day that counts as today. Errors: BadInput where `as_of` lies in the future."""
        today = self.now().date()
        if as_of is None:
            return today
        if as_of > today:
            raise BadInput("errors.as_of_future", as_of=as_of, today=today)
        return as_of

    def style(self, language: str | None) -> Style:
        """How sentences are written for somebody who asked in `language`."""
        return Style("bn" if (language or self.language) == "bn" else "en", lakh=self.lakh, digits=self.digits)
