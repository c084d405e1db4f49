"""A Bolt app with each kind of listener, and the ways to run it: sync or async, by Socket Mode or HTTP."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from aiohttp import web
from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace.gestures import LocalWorkspace
from bot.workspace.http_events import SIGNING_SECRET
from bot.workspace.manifest import Command, Manifest, Shortcut, open_manifest

MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "order",
    "title": {"type": "plain_text", "text": "An order"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "amount",
            "label": {"type": "plain_text", "text": "Amount"},
            "element": {"type": "plain_text_input", "action_id": "amount"},
        },
        {
            "type": "input",
            "block_id": "account",
            "optional": True,
            "label": {"type": "plain_text", "text": "Account"},
            "element": {"type": "external_select", "action_id": "find_account", "min_query_length": 1},
        },
    ],
}
BUTTON: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "One thing to press"}},
    {
        "type": "actions",
        "block_id": "row",
        "elements": [{"type": "button", "action_id": "press", "text": {"type": "plain_text", "text": "Press"}}],
    },
]


def manifest(*, http: str = "") -> Manifest:
    """Everything granted and subscribed to, two commands and both kinds of shortcut."""
    found = open_manifest()
    return Manifest(
        **{
            **{name: getattr(found, name) for name in found.__dataclass_fields__},
            "commands": (
                Command("/order", "Take an order", "[account]", http),
                Command("/slow", "Never acks", "", http),
            ),
            "shortcuts": (
                Shortcut("Save as note", "save_note", "message", "Keeps it"),
                Shortcut("New order", "new_order", "global", "Takes one"),
            ),
            "interactivity": True,
            "socket_mode": not http,
            "events_url": http,
            "interactivity_url": http,
        }
    )


def sync_app(slack: LocalWorkspace) -> App:
    app = App(
        client=WebClient("xoxb-local", base_url=slack.api), signing_secret=SIGNING_SECRET, process_before_response=True
    )

    @app.event("app_mention")
    def mentioned(event: dict[str, Any], say: Any) -> None:
        say(blocks=BUTTON, text="One thing to press", thread_ts=event.get("thread_ts", event["ts"]))

    @app.message("hello")
    def hello(message: dict[str, Any], say: Any) -> None:
        say(f"hello <@{message['user']}>")

    @app.event("message")
    def other(event: dict[str, Any]) -> None:
        return

    @app.command("/order")
    def order(ack: Any, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.action("press")
    def pressed(ack: Any, respond: Any) -> None:
        ack()
        respond(text="pressed", replace_original=True)

    @app.options("find_account")
    def accounts(ack: Any, payload: dict[str, Any]) -> None:
        text = {"type": "plain_text", "text": f"{payload['value']} Stores"}
        ack(options=[{"text": text, "value": "1"}])

    @app.view("order")
    def ordered(ack: Any, view: dict[str, Any], body: dict[str, Any], client: WebClient) -> None:
        amount = view["state"]["values"]["amount"]["amount"]["value"]
        if not amount.isdigit():
            ack(response_action="errors", errors={"amount": "A number, please."})
            return
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"ordered {amount}")

    @app.shortcut("save_note")
    def saved(ack: Any, shortcut: dict[str, Any], respond: Any) -> None:
        ack()
        respond(f"kept: {shortcut['message']['text']}")

    @app.shortcut("new_order")
    def new_order(ack: Any, shortcut: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=MODAL)

    @app.event("app_home_opened")
    def home(event: dict[str, Any], client: WebClient) -> None:
        if event["tab"] == "home":
            blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "at home"}}]
            client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})
        else:
            prompts = [{"title": "Next meetings", "message": "What is next?"}]
            client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=prompts)

    return app


def async_app(slack: LocalWorkspace) -> AsyncApp:
    app = AsyncApp(
        client=AsyncWebClient("xoxb-local", base_url=slack.api),
        signing_secret=SIGNING_SECRET,
        process_before_response=True,
    )

    @app.event("app_mention")
    async def mentioned(event: dict[str, Any], say: Any) -> None:
        await say(blocks=BUTTON, text="One thing to press", thread_ts=event.get("thread_ts", event["ts"]))

    @app.message("hello")
    async def hello(message: dict[str, Any], say: Any) -> None:
        await say(f"hello <@{message['user']}>")

    @app.event("message")
    async def other(event: dict[str, Any]) -> None:
        return

    @app.command("/order")
    async def order(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.action("press")
    async def pressed(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="pressed", replace_original=True)

    @app.options("find_account")
    async def accounts(ack: Any, payload: dict[str, Any]) -> None:
        text = {"type": "plain_text", "text": f"{payload['value']} Stores"}
        await ack(options=[{"text": text, "value": "1"}])

    @app.view("order")
    async def ordered(ack: Any, view: dict[str, Any], body: dict[str, Any], client: AsyncWebClient) -> None:
        amount = view["state"]["values"]["amount"]["amount"]["value"]
        if not amount.isdigit():
            await ack(response_action="errors", errors={"amount": "A number, please."})
            return
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"ordered {amount}")

    @app.shortcut("save_note")
    async def saved(ack: Any, shortcut: dict[str, Any], respond: Any) -> None:
        await ack()
        await respond(f"kept: {shortcut['message']['text']}")

    @app.shortcut("new_order")
    async def new_order(ack: Any, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=MODAL)

    @app.event("app_home_opened")
    async def home(event: dict[str, Any], client: AsyncWebClient) -> None:
        if event["tab"] == "home":
            blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "at home"}}]
            await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})
        else:
            prompts = [{"title": "Next meetings", "message": "What is next?"}]
            await client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=prompts)

    return app


@contextmanager
def running(slack: LocalWorkspace, app: App) -> Iterator[None]:
    """A sync app by Socket Mode, until the block ends."""
    handler = SocketModeHandler(app, "xapp-local", ping_interval=1)
    handler.connect()  # type: ignore[no-untyped-call]
    try:
        slack.awaits_app()
        yield
    finally:
        handler.close()  # type: ignore[no-untyped-call]


@contextmanager
def served(slack: LocalWorkspace, app: App) -> Iterator[None]:
    """A sync app by HTTP, until the block ends."""

    class Hears(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = app.dispatch(BoltRequest(body=body, headers=dict(self.headers.items())))
            self.send_response(answer.status)
            for name, values in answer.headers.items():
                self.send_header(name, values[0])
            self.end_headers()
            self.wfile.write(answer.body.encode())

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Hears) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        slack.call(lambda: slack.slack.reach_by_http(f"http://127.0.0.1:{server.server_port}/slack/events"))
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


class _Loop:
    """An event loop in a thread of its own."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)

    def close(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


@contextmanager
def running_async(slack: LocalWorkspace, _: None = None) -> Iterator[None]:
    """An async app by Socket Mode, until the block ends."""
    loop = _Loop()

    async def start() -> AsyncSocketModeHandler:
        handler = AsyncSocketModeHandler(async_app(slack), "xapp-local")
        await handler.connect_async()  # type: ignore[no-untyped-call]
        return handler

    handler = loop.run(start())
    try:
        slack.awaits_app()
        yield
    finally:
        loop.run(handler.close_async())
        loop.close()


@contextmanager
def served_async(slack: LocalWorkspace, _: None = None) -> Iterator[None]:
    """An async app by HTTP, until the block ends."""
    loop = _Loop()

    async def start() -> tuple[web.AppRunner, int]:
        runner = web.AppRunner(async_app(slack).web_app(path="/slack/events"))
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return runner, int(runner.addresses[0][1])

    runner, port = loop.run(start())
    slack.call(lambda: slack.slack.reach_by_http(f"http://127.0.0.1:{port}/slack/events"))
    try:
        yield
    finally:
        loop.run(runner.cleanup())
        loop.close()
