"""The local Slack workspace, started from the terminal and ended by Ctrl+C."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.compose.render import Style, render
from bot.terminal.screen import Screen
from bot.terminal.sitting import told
from bot.workspace.http_events import SIGNING_SECRET
from bot.workspace.keep import Keep
from bot.workspace.local import LocalSlack
from bot.workspace.manifest import Manifest, open_manifest, read_manifest
from bot.workspace.people import DEFAULT_ROSTER, Roster, read_roster
from bot.workspace.server import PortInUse, Running
from bot.workspace.shapes import WrongFile
from knowledge.errors import BadInput, StorageTrouble
from knowledge.evidence import Message

Read = TypeVar("Read")


@dataclass(frozen=True)
class WorkspaceOrder:
    """How a person wants it. http: where the app hears by HTTP; "" for Socket Mode."""

    port: int
    people: Path | None = None
    manifest: Path | None = None
    keep: Path | None = None
    http: str = ""


def run_workspace(order: WorkspaceOrder, language: str = "") -> None:
    """Runs until it is ended. Errors: told on stderr, with the error's own exit code."""
    screen, style = Screen(), Style(language="bn" if language == "bn" else "en")
    with told(screen, language):
        roster: Roster = _read(order.people, read_roster, DEFAULT_ROSTER)
        manifest: Manifest = _read(order.manifest, read_manifest, open_manifest())
        slack = LocalSlack(roster, manifest, http=order.http)
        keep = _kept(order.keep, slack)
        try:
            running = Running(slack, order.port)
        except PortInUse as error:
            raise StorageTrouble("workspace.port_in_use", port=str(error.port)) from error
        try:
            screen.say(render(Message("workspace.runs", {"address": f"{running.address}/"}), style))
            screen.say(f"  SLACK_API_URL={running.address}/api/")
            screen.say("  SLACK_BOT_TOKEN=xoxb-local")
            screen.say("  SLACK_APP_TOKEN=xapp-local")
            screen.say(f"  SLACK_SIGNING_SECRET={SIGNING_SECRET}")
            screen.say(render(Message("workspace.ends"), style), "dim")
            with suppress(KeyboardInterrupt):
                running.wait()
        finally:
            running.stop()
            if keep is not None:
                keep.close()


def _read(path: Path | None, read: Callable[[str], Read], otherwise: Read) -> Read:
    """A file as `read` reads it. Errors: BadInput with all that is wrong in it."""
    if path is None:
        return otherwise
    try:
        return read(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("workspace.file_unreadable", file=str(path)) from error
    except WrongFile as wrong:
        raise BadInput("workspace.file_wrong", file=str(path), errors="\n".join(wrong.errors)) from wrong


def _kept(path: Path | None, slack: LocalSlack) -> Keep | None:
    if path is None:
        return None
    try:
        keep = Keep(path)
        keep.bring_back(slack.workspace)
    except WrongFile as wrong:
        raise StorageTrouble("workspace.keep_unusable", file=str(path)) from wrong
    return keep
