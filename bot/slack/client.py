"""A client of Slack's Web API, and what becomes of calls that fail: what passes, and what will never be taken."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.http_retry.handler import RetryHandler

from knowledge.errors import KeybriefError

# Seconds.
TIMEOUT = 20


class SlackAway(KeybriefError):
    """Slack cannot be reached, or asks to wait: what was to be done is tried again."""


class NotTaken(KeybriefError):
    """Slack does not take this, however often it is tried. word: Slack's own; parts: of a message that it took."""

    def __init__(self, word: str, parts: int = 0) -> None:
        super().__init__("slack.not_taken", word=word)
        self.word = word
        self.parts = parts


class NotOpened(KeybriefError):
    """A modal was not opened in time: the person may press again."""


def client_of(
    token: str, url: str = "", seconds: int = TIMEOUT, handlers: Sequence[RetryHandler] | None = None
) -> WebClient:
    """A client of Slack's Web API, or of another that stands at `url`."""
    again = list(handlers) if handlers is not None else None
    client = WebClient(token, url or WebClient.BASE_URL, seconds, retry_handlers=again)
    if is_local(url):
        client.proxy = None
    return client


def is_local(url: str) -> bool:
    """Whether an address is of this machine: slack_sdk would send it through a proxy, whatever NO_PROXY says."""
    return (urlsplit(url).hostname or "") in ("127.0.0.1", "localhost", "::1")
