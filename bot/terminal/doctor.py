"""The doctor on the screen: a line per part, and what to do about what is not in order. It works on what is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import typer
from pydantic import SecretStr

from bot.app import library_of, make_home, open_records
from bot.compose.providers import Access
from bot.compose.render import Style, render
from bot.features.doctor import (
    Check,
    ModelSet,
    accounts_kept,
    check_database,
    check_disk,
    check_embedder,
    check_index,
    check_model,
    check_records,
    check_settings,
    failed,
)
from bot.settings import PRIVATE, Settings, read_settings
from bot.terminal.screen import Screen
from bot.terminal.sitting import told
from knowledge.book import Book
from knowledge.errors import BadInput, KeybriefError, StorageTrouble
from knowledge.evidence import Message
from knowledge.retrieval.library import Library

MARKS = {"ok": ("ok", "green"), "warning": ("!", "yellow"), "problem": ("x", "red")}
# The doctor does not wait for others as long as a command that writes does.
WAIT_SECONDS = 2.0


def examine(language: str, *, json: bool) -> None:
    """Looks at every part; ends the process with 5 where one cannot be used."""
    screen = Screen(json=json)
    with told(screen, language):
        if language not in ("", "en", "bn"):
            raise BadInput("errors.language_unknown", language=language)
        checks = list(_examined())
        style = Style(language="bn" if language == "bn" else "en")
        if json:
            screen.as_json([_as_dict(check, style) for check in checks])
        else:
            _show(screen, checks, style)
        if any(check.state == "problem" for check in checks):
            raise typer.Exit(StorageTrouble.exit_code)


def _examined() -> Iterator[Check]:
    try:
        settings = read_settings()
    except KeybriefError as error:
        yield failed("settings", error)
        return
    yield check_settings(_shown(settings))
    try:
        make_home(settings.home)
        yield Check("home", "ok", Message("doctor.home", {"folder": str(settings.home)}), None, _home(settings))
    except KeybriefError as error:
        yield failed("home", error, _home(settings))
        if not settings.home.is_dir():
            return
    yield check_disk(settings.home)
    library = library_of(settings)
    try:
        yield check_embedder(library, settings.embeddings)
        yield from _with_book(settings, library)
    finally:
        library.close()


def _with_book(settings: Settings, library: Library) -> Iterator[Check]:
    kind = {"kind": "PostgreSQL" if settings.database.get_secret_value().startswith("postgres") else "SQLite"}
    try:
        book = open_records(settings, library, WAIT_SECONDS)
    except KeybriefError as error:
        yield failed("database", error, kind)
        return
    try:
        yield from _each(book, settings, library)
    finally:
        book.engine.dispose()


def _each(book: Book, settings: Settings, library: Library) -> Iterator[Check]:
    parts: dict[str, Callable[[], Check]] = {
        "database": lambda: check_database(book),
        "records": lambda: check_records(book),
        "index": lambda: check_index(book, library, settings.embeddings),
        "model": lambda: check_model(_model_set(settings), accounts_kept(book)),
    }
    for name, check in parts.items():
        try:
            yield check()
        except KeybriefError as error:
            yield failed(name, error)


def _model_set(settings: Settings) -> ModelSet:
    access = Access(settings.model, settings.model_url)
    known = settings.model_key_known
    private = settings.private_fields
    return ModelSet(settings.model, access.provider, access.installs, settings.model_url, known, private)


def _shown(settings: Settings) -> dict[str, str]:
    """Every setting by its name; of a secret only whether it is set."""
    found: dict[str, str] = {}
    for name, field in type(settings).model_fields.items():
        value = getattr(settings, name)
        secret = isinstance(value, SecretStr)
        found[field.alias or name] = ("set" if value.get_secret_value() else "not set") if secret else str(value)
    return found


def _home(settings: Settings) -> dict[str, str]:
    return {"folder": str(settings.home)}


def _stay(check: Check) -> list[str]:
    """The private fields among what a model is never given."""
    return str(check.facts["stays"]).split(", ")


def _as_dict(check: Check, style: Style) -> dict[str, Any]:
    """The keys of one part in `keybrief doctor --json`."""
    return {
        "name": check.name,
        "state": check.state,
        "says": render(check.says, style),
        "remedy": render(check.remedy, style) if check.remedy is not None else "",
        "facts": dict(check.facts),
    }


def _show(screen: Screen, checks: list[Check], style: Style) -> None:
    for check in checks:
        mark, colour = MARKS[check.state]
        name = render(Message(f"doctor.part_{check.name}"), style)
        screen.say(f"{mark:>2}  {name}: {render(check.says, style)}", colour if check.state != "ok" else "")
        if check.name == "settings":
            for setting, value in check.facts.items():
                screen.indent(f"{setting}={value}", "dim", by=4)
        if check.name == "model" and check.facts.get("model"):
            screen.indent(render(Message("doctor.model_leaves"), style), "dim", by=4)
            stays = [render(Message(f"doctor.model_stays_{name}"), style) for name in PRIVATE if name in _stay(check)]
            told = Message("doctor.model_stays", {"fields": "".join(f"; {one}" for one in stays)})
            screen.indent(render(told, style), "dim", by=4)
        if check.remedy is not None:
            screen.indent(render(check.remedy, style), by=4)
    problems = sum(check.state == "problem" for check in checks)
    words = Message("doctor.problems", {"count": problems}) if problems else Message("doctor.fine")
    screen.say(render(words, style), "red" if problems else "green")
