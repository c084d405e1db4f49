"""Failed jobs on the screen, and one of them done again."""

from __future__ import annotations

from bot.app import make_home, open_jobs
from bot.compose.render import Style, render
from bot.settings import read_settings
from bot.terminal.screen import Screen
from bot.terminal.sitting import told
from knowledge.errors import NotFound
from knowledge.evidence import Message


def show_failed(language: str, *, json: bool) -> None:
    """The failed jobs, the latest first: when, what, the error's kind, the number its person was shown."""
    screen, style = Screen(json=json), Style(language="bn" if language == "bn" else "en")
    with told(screen, language):
        settings = read_settings()
        make_home(settings.home)
        with open_jobs(settings) as jobs:
            found = jobs.failed()
        if json:
            screen.as_json(
                [
                    {"number": one.reference, "id": one.id, "feature": one.name, "error": one.error, "at": one.when}
                    for one in found
                ]
            )
            return
        if not found:
            screen.say(render(Message("jobs.none_failed"), style))
        for one in found:
            at = one.when.astimezone(settings.zone).strftime("%Y-%m-%d %H:%M")
            screen.say(f"{one.reference}  {at}  {one.name}  {one.error}  {one.id}")


def retry(number: str, language: str) -> None:
    """Has a failed job done again. Errors: NotFound where none has this number."""
    screen, style = Screen(), Style(language="bn" if language == "bn" else "en")
    with told(screen, language):
        settings = read_settings()
        make_home(settings.home)
        with open_jobs(settings) as jobs:
            found = next((one for one in jobs.failed() if number.strip() in (one.reference, one.id)), None)
            if found is None or not jobs.retry(found.id):
                raise NotFound("jobs.not_failed", number=number[:80])
        screen.say(render(Message("jobs.retried", {"number": found.reference}), style), "green")
