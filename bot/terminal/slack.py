"""The bot in Slack, started from the terminal and ended by Ctrl+C: by Socket Mode, or by HTTP."""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass

import uvicorn

from bot.app import open_bot
from bot.compose.render import Style, render
from bot.settings import Settings, read_settings
from bot.slack.checks import demand_app_token, demand_token, manifest_for
from bot.slack.http import EVENTS, application
from bot.slack.socket_mode import Socket
from bot.terminal.ending import Ending
from bot.terminal.screen import Screen
from bot.terminal.sitting import told
from knowledge.errors import BadInput
from knowledge.evidence import Message, Value

MOST_PORT = 65_535


@dataclass(frozen=True)
class SlackOrder:
    """How a person wants it. http: HOST:PORT to hear on, "" for Socket Mode. manifest: only prints it.

    url: the address Slack reaches it at, for the manifest of an app that hears by HTTP.
    """

    http: str = ""
    manifest: bool = False
    url: str = ""


def run_slack(order: SlackOrder, language: str = "") -> None:
    """Runs until it is ended. Errors: told on stderr, with the error's own exit code."""
    screen, style = Screen(), Style(language="bn" if language == "bn" else "en")
    with told(screen, language):
        if order.manifest:
            screen.as_json(manifest_for(order.url))
            return
        settings = read_settings()
        if order.http:
            _by_http(settings, *_host_and_port(order.http), screen, style)
        else:
            _by_socket(settings, screen, style)


def _by_socket(settings: Settings, screen: Screen, style: Style) -> None:
    token = settings.slack_app_token.get_secret_value()
    demand_token(token, "SLACK_APP_TOKEN", "xapp-")
    ending = Ending()
    with open_bot(settings) as running:
        demand_app_token(token, settings.slack_api_url)
        socket = Socket(running.app, token, settings.slack_api_url)
        try:
            _say(screen, style, "serving.runs")
            ending.wait()
            _say(screen, style, "serving.ends")
        finally:
            socket.close()


def _by_http(settings: Settings, host: str, port: int, screen: Screen, style: Style) -> None:
    if not settings.slack_signing_secret.get_secret_value():
        raise BadInput("serving.secret_missing")
    with open_bot(settings) as running:
        config = uvicorn.Config(
            application(running.app, running.ready),
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=10,
        )
        for each in (signal.SIGINT, signal.SIGTERM):  # uvicorn raises them again once it has ended: then we end, too
            signal.signal(each, lambda number, frame: None)
        _say(screen, style, "serving.runs_by_http", address=f"http://{host}:{port}{EVENTS}")
        uvicorn.Server(config).run()
        _say(screen, style, "serving.ends")


def _host_and_port(words: str) -> tuple[str, int]:
    host, _, port = words.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) <= MOST_PORT:
        raise BadInput("serving.address_unreadable", words=words[:80])
    return host.strip("[]") or "0.0.0.0", int(port)  # noqa: S104  behind a load balancer, by the person's own word


def _say(screen: Screen, style: Style, message: str, **values: Value) -> None:
    screen.say(render(Message(message, values), style))
    sys.stdout.flush()
