"""Slack's deliveries by Socket Mode: a connection that the bot opens, so that no address of its own is needed."""

from __future__ import annotations

import threading

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.slack.client import client_of, is_local

# Deliveries taken at a time. Each is one short write to the database.
AT_ONCE = 10
# Seconds.
LOOKED_AT_EACH = 0.05


class Socket:
    """An open connection, opened again where it is lost."""

    def __init__(self, app: App, app_token: str, url: str = "") -> None:
        self._handler = SocketModeHandler(app, app_token, web_client=client_of(app_token, url), concurrency=AT_ONCE)
        if is_local(url):
            self._handler.client.proxy = None
        self._handler.connect()  # type: ignore[no-untyped-call]

    @property
    def is_open(self) -> bool:
        return self._handler.client.is_connected()

    def close(self) -> None:
        """Takes no more deliveries: Slack gives them to other connections, or again to the next."""
        closing = threading.Thread(target=self._handler.close, daemon=True)
        closing.start()
        while closing.is_alive():
            # A session that was just beginning has taken back that it is at its end, and would be waited for for ever.
            self._handler.client.current_session_state.terminated = True
            closing.join(LOOKED_AT_EACH)
