"""One sitting at the terminal: who reads, as of which day, in which language, and what becomes of errors."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

import typer

from bot.app import open_desk, open_log
from bot.compose.render import Style, render
from bot.desk import Desk
from bot.settings import Settings, read_settings
from bot.terminal.screen import Screen
from knowledge.book import Book
from knowledge.errors import BadInput, KeybriefError, StorageTrouble
from knowledge.evidence import Message
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.team import reader_for
from knowledge.retrieval.sync import bring_in_step
from knowledge.text import language_of


@dataclass(frozen=True)
class Sitting:
    """What a command works with. `as_of` is None where the person named no day."""

    desk: Desk
    reader: Reader
    as_of: date | None
    language: str
    style: Style
    screen: Screen
    settings: Settings


@contextmanager
def sitting(
    *,
    as_of: str = "",
    person: str = "",
    language: str = "",
    words: str = "",
    json: bool = False,
    steps: bool = True,
    late: bool = False,
    home: Path | None = None,
) -> Iterator[Sitting]:
    """Opens the desk for one command.

    language: "en", "bn" or "" for that of `words`, or of the settings where there are none.
    steps: False leaves the vector index as far behind the records as it is.
    late: it is opened when something is searched, if anything is.
    home: a book of its own in this folder with the default settings, whatever the environment says.
    Ends the process with the error's own exit code, its sentence on stderr, where one is raised.
    """
    spoken = language or (language_of(words) if words.strip() else "")
    screen = Screen(json=json)
    with told(screen, spoken):
        settings = read_settings() if home is None else Settings.apart(home)
        if language not in ("", "en", "bn"):
            raise BadInput("errors.language_unknown", language=language)
        with open_desk(settings) as desk:
            library, style = desk.book.library, desk.style(spoken)
            desk = replace(desk, before_search=cache(partial(_ready_to_search, screen, desk.book, style, steps=steps)))
            if not late:
                desk.before_search()
            day = desk.day(read_day(as_of)) if as_of else None
            reader = LOCAL_OWNER
            if person:
                with desk.book.reading() as session:
                    reader = reader_for(session, person)
            yield Sitting(desk, reader, day, spoken, style, screen, settings)
            if library.is_open and library.index is not None and library.index.damaged:
                screen.warn(render(Message("errors.index_broken"), style))


def _ready_to_search(screen: Screen, book: Book, style: Style, *, steps: bool) -> None:
    """Opens the index and tells why words alone search, where they do. It then follows the records (steps): what a
    command that was cut off left waiting is indexed by the next one.
    """
    if book.library.notice is not None:
        screen.warn(render(book.library.notice, style))
    if not steps:
        return
    try:
        with screen.progress(render(Message("cli.index_progress"), style)) as progress:
            step = bring_in_step(book, progress)
    except StorageTrouble as trouble:
        if trouble.message.id != "errors.index_broken":
            raise
        screen.warn(render(trouble.message, style))
        return
    if step.was_lost and not step.waiting:
        screen.warn(render(Message("cli.index_rebuilt", {"count": step.indexed}), style))
    if step.waiting:
        screen.warn(render(Message("cli.index_waits", {"count": step.waiting}), style))


@contextmanager
def told(screen: Screen, language: str = "") -> Iterator[None]:
    """Tells an error in one sentence on stderr and ends the process; anything unforeseen gets a reference number."""
    style = Style(language="bn" if language == "bn" else "en")
    try:
        yield
    except KeybriefError as error:
        screen.complain(render(error.message, style))
        raise typer.Exit(error.exit_code) from error
    except (KeyboardInterrupt, EOFError) as stop:
        raise typer.Exit(130) from stop
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(0) from None
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:  # the edge: told once, never as exception text
        reference = uuid.uuid4().hex[:8]
        message = "errors.unforeseen_unlogged"
        with suppress(KeybriefError, OSError):
            open_log(read_settings().home).error("unforeseen", reference=reference, exc_info=error)
            message = "errors.unforeseen"
        screen.complain(render(Message(message, {"reference": reference}), style))
        raise typer.Exit(1) from error


def read_day(words: str) -> date:
    """A day as typed: 2026-03-31 or 31/3/2026. Errors: BadInput."""
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        pass
    try:
        day, month, year = (int(part) for part in words.strip().replace("-", "/").replace(".", "/").split("/"))
        return date(year, month, day)
    except ValueError as error:
        raise BadInput("errors.date_unreadable", words=words[:40]) from error
