"""An evaluation on the screen: the table of each run, what it fell short of, and case by case what was not right."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import cast

import typer

from bot.app import open_desk
from bot.compose.evaluation.cases import KINDS, EvalFile, Kind
from bot.compose.evaluation.from_feedback import cases_of
from bot.compose.evaluation.summary import Run, evaluation_as_dict, passed
from bot.compose.render import Style, render
from bot.desk import Desk
from bot.features.evaluate import evaluate, fill, read_file
from bot.features.feedback import judged_answers
from bot.settings import Settings, read_settings
from bot.terminal.evaluation_shown import show_runs
from bot.terminal.screen import Screen
from bot.terminal.sitting import sitting, told
from knowledge.errors import BadInput
from knowledge.evidence import Message
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.team import reader_for

NOON = time(12)


@dataclass(frozen=True)
class EvalOrder:
    """What was asked for on the command line. from_feedback: the file that judged answers are written to."""

    file: Path | None
    only: str
    person: str
    verbose: bool
    from_feedback: Path | None = None


def run_eval(order: EvalOrder, language: str, *, json: bool) -> None:
    """Runs a file without a model, and with it where one is set. Ends with 1 where it falls short of its thresholds."""
    screen = Screen(json=json)
    with told(screen, language):
        settings = read_settings()
        style, file, only = _style(settings, language), read_file(order.file), _kinds(order.only)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
            at = _Evaluation(order, file, only, settings, screen, style, Path(room))
            runs = tuple(_runs(at))
        if json:
            screen.as_json(evaluation_as_dict(file, runs))
        else:
            show_runs(screen, style, file, runs, verbose=order.verbose)
        if not all(passed(file, run) for run in runs):
            raise typer.Exit(1)


def write_feedback(order: EvalOrder, language: str) -> None:
    """Writes the answers that people have judged as a file of cases. Errors: BadInput where there are none, or the file
    is there already.
    """
    file = order.from_feedback or Path()
    with sitting(person=order.person, language=language, late=True) as at:
        answers = judged_answers(at.desk, at.reader)
        if not answers:
            raise BadInput("eval.feedback_none")
        try:
            with file.open("x", encoding="utf-8") as out:
                out.write(cases_of(answers))
        except FileExistsError as error:
            raise BadInput("eval.feedback_exists", file=str(file)) from error
        except OSError as error:
            raise BadInput("eval.feedback_unwritable", file=str(file)) from error
        written = Message("eval.feedback_written", {"count": len(answers), "file": str(file)})
        at.screen.say(render(written, at.style), "green")


def _style(settings: Settings, language: str) -> Style:
    """How the runs are told. Errors: BadInput for another language."""
    if language not in ("", "en", "bn"):
        raise BadInput("errors.language_unknown", language=language)
    return Style("bn" if (language or settings.language) == "bn" else "en")


def _kinds(words: str) -> tuple[Kind, ...]:
    """Errors: BadInput for a kind that there is none of."""
    named = [word.strip() for word in words.split(",") if word.strip()]
    for word in named:
        if word not in KINDS:
            raise BadInput("eval.kind_unknown", words=word[:40], known=", ".join(KINDS))
    return cast("tuple[Kind, ...]", tuple(named))


@dataclass(frozen=True)
class _Evaluation:
    """What is asked, how it is told, and a folder for a book that the file names."""

    order: EvalOrder
    file: EvalFile
    only: tuple[Kind, ...]
    settings: Settings
    screen: Screen
    style: Style
    room: Path


def _runs(at: _Evaluation) -> Iterator[Run]:
    """The run without a model, then that with it, over the same book. Errors: BadInput where nothing is asked."""
    with _desk(at) as (desk, reader):
        for one in (replace(desk, writer=None), *((desk,) if desk.writer is not None else ())):
            model = one.writer.name if one.writer is not None else ""
            asking = render(Message("eval.asking_with" if model else "eval.asking", {"model": model}), at.style)
            with at.screen.progress(asking) as progress:
                outcomes = tuple(evaluate(one, reader, at.file, at.only, progress, as_of=at.file.as_of))
            if not outcomes:
                raise BadInput("eval.none_of_kind", file=at.file.name, kinds=", ".join(at.only))
            yield Run(model, outcomes, at.settings.price if model else None)


@contextmanager
def _desk(at: _Evaluation) -> Iterator[tuple[Desk, Reader]]:
    """The desk that a file is asked at. One that names a book gets it in a folder of its own, on its own day, so that
    nothing depends on the book in use; any other is asked of that.
    """
    file, person = at.file, at.order.person
    if not file.book:
        with sitting(person=person, language=at.style.language, json=at.screen.wants_json, late=True) as own:
            yield _on_day(own.desk, file.as_of), own.reader
        return
    with open_desk(_apart(at.settings, at.room / "home"), _clock(at.settings.zone, file.as_of)) as desk:
        with at.screen.progress(render(Message("eval.loading"), at.style)) as progress:
            fill(desk, LOCAL_OWNER, file, at.order.file, at.room, progress)
        yield desk, _reader(desk, person)


def _apart(settings: Settings, home: Path) -> Settings:
    """The defaults in a folder of their own, but with the model and the embeddings of the settings in force."""
    held = {
        name: getattr(settings, name)
        for name in Settings.model_fields
        if name.startswith("model") or name in ("embeddings", "private")
    }
    return Settings.apart(home).model_copy(update=held)


def _clock(zone: tzinfo, as_of: date | None) -> Callable[[], datetime]:
    """A clock that goes on from noon of a day: what is held back for a minute is let go after one."""
    begun = datetime.now(UTC)
    back = timedelta() if as_of is None else begun - datetime.combine(as_of, NOON, zone)
    return lambda: datetime.now(UTC) - back


def _on_day(desk: Desk, as_of: date | None) -> Desk:
    """The desk as on a day: "by Friday" in a note is read from it too. Errors: BadInput for a day to come."""
    if as_of is None or desk.day(as_of) == desk.now().date():
        return desk
    return replace(desk, clock=_clock(desk.zone, as_of))


def _reader(desk: Desk, person: str) -> Reader:
    if not person:
        return LOCAL_OWNER
    with desk.book.reading() as session:
        return reader_for(session, person)
