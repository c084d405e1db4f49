"""The sample book in a local Slack with the bot in it, all in this process: for a person at the browser, or for one
question that is asked there by itself.
"""

from __future__ import annotations

import json
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from bot.app import open_bot
from bot.compose.render import Style, render
from bot.settings import Settings
from bot.slack.checks import manifest
from bot.slack.socket_mode import Socket
from bot.terminal.ending import Ending
from bot.terminal.screen import Screen
from bot.terminal.sitting import told
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.keep import Keep
from bot.workspace.manifest import read_manifest
from bot.workspace.people import read_roster
from bot.workspace.server import PortInUse
from bot.workspace.shapes import WrongFile
from knowledge.errors import StorageTrouble
from knowledge.evidence import Message, Value

# Who is seen first: a key account manager with the largest accounts.
PERSON = "tanvir"
KEPT = "said.sqlite"
OF_TEXT = frozenset({"www-browser", "links", "elinks", "lynx", "w3m"})
# Seconds for the answer to the one question: on a busy machine the search opens slowly.
ANSWERED_WITHIN = 60.0


def show_in_browser(home: Path, port: int, language: str, *, opens: bool) -> None:
    """Runs until it is ended. What is said there is kept in the folder. opens: the browser, where there is one.

    Errors: told on stderr, with the error's own exit code.
    """
    screen, style = Screen(), Style(language="bn" if language == "bn" else "en")
    with told(screen, language), _kept(home / KEPT) as keep, _local_slack(port, keep) as slack, _bot_in(slack, home):
        ending = Ending()
        address = f"{slack.address}/?as={slack.person(PERSON).id}"
        if port and not slack.address.endswith(f":{port}"):
            _say(screen, style, "demo.other_port", port=str(port))
        _say(screen, style, "demo.runs", address=address, person=_called(slack))
        _say(screen, style, "demo.yours", folder=str(home))
        _say(screen, style, "demo.ends")
        if opens:
            threading.Thread(target=_open_page, args=(address,), daemon=True).start()
        ending.wait()


def ask_in_slack(home: Path, question: str, language: str) -> None:
    """Asks one question as a person asks it in Slack, and shows what was said. Errors: as of `show_in_browser`."""
    screen, style = Screen(), Style(language="bn" if language == "bn" else "en")
    with told(screen, language), _local_slack(0, None) as slack, _bot_in(slack, home):
        screen.heading(render(Message("demo.in_slack", {"person": _called(slack), "question": question}), style))
        person = slack.person(PERSON)
        screen.say(person.awaits_reply(person.says(question), within=ANSWERED_WITHIN).text)
        screen.say()
        screen.say(render(Message("demo.yours", {"folder": str(home)}), style), "dim")
        screen.say(render(Message("demo.see_it"), style), "dim")


def _local_slack(port: int, keep: Keep | None) -> LocalWorkspace:
    """The local Slack of the sample's people, at this port or, where others listen there, at any that is free."""
    people = resources.files("knowledge.sample").joinpath("slack_people.toml").read_text(encoding="utf-8")
    roster, app = read_roster(people), read_manifest(json.dumps(manifest()))
    try:
        return LocalWorkspace(app, roster, port=port, keep=keep)
    except PortInUse:
        return LocalWorkspace(app, roster, keep=keep)


@contextmanager
def _kept(path: Path) -> Iterator[Keep]:
    """What was said in an earlier run, for what was noted then has its source there."""
    try:
        keep = Keep(path)
    except WrongFile as wrong:
        raise StorageTrouble("workspace.keep_unusable", file=str(path)) from wrong
    try:
        yield keep
    finally:
        keep.close()


@contextmanager
def _bot_in(slack: LocalWorkspace, home: Path) -> Iterator[None]:
    """The bot at work there. Errors: StorageTrouble, also where another one works in the folder."""
    settings = Settings.apart(home, slack.api)
    with open_bot(settings) as running:
        socket = Socket(running.app, settings.slack_app_token.get_secret_value(), slack.api)
        try:
            slack.awaits_app()
            yield
        finally:
            socket.close()


def _called(slack: LocalWorkspace) -> str:
    return slack.slack.workspace.person(PERSON).real_name


def _open_page(address: str) -> None:
    """Opens the browser, where there is one with a window: one of text would take the terminal."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if Path(browser.name).name not in OF_TEXT:
        browser.open(address)


def _say(screen: Screen, style: Style, message: str, **values: Value) -> None:
    screen.say(render(Message(message, values), style))
    sys.stdout.flush()
