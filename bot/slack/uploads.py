"""Files to a person: a picture or a document, uploaded once, where nobody reads it who may not.

Slack takes a file in three steps: an address, the bytes, and where it is shown. What was cut off between the last step
and our knowing of it is looked for by the file's name, which holds a mark of the work it came from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from http.client import HTTPException
from pathlib import PurePath
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from bot.slack.client import TIMEOUT, NotTaken, SlackAway, is_local
from bot.slack.surface import OVERLOADED, Surface
from bot.slack.views.text import shortened

# Slack takes so many characters for who does not see a picture.
MOST_ALT = 1000
MARK = 8


@dataclass(frozen=True)
class Upload:
    """One file. alt: what a picture shows, in words; "" for what is no picture."""

    name: str
    content: bytes
    title: str
    alt: str = ""


def upload_once(
    surface: Surface, channel: str, thread: str, files: Sequence[Upload], job: str, *, since: str, look: bool
) -> None:
    """Shows files in one message. thread: "" shows them at the top. look: whether they may be there already.

    since: no such message is older than this ts. Errors: SlackAway, NotTaken.
    """
    marked = [replace(one, name=marked_name(one.name, job)) for one in files]
    if look and {one.name for one in marked} <= set(_names_in(surface, channel, thread, since)):
        return
    held = [{"id": _uploaded(surface, one), "title": one.title} for one in marked]
    surface.call_once(
        "files.completeUploadExternal",
        files=held,
        channel_id=channel,
        thread_ts=thread or None,
        initial_comment=marked[0].title,
    )


def marked_name(name: str, job: str) -> str:
    """The name of a file with a mark of its work: "brief-3fa9c1d2.pdf"."""
    path = PurePath(name)
    return f"{path.stem}-{hashlib.sha256(job.encode()).hexdigest()[:MARK]}{path.suffix}"


def _names_in(surface: Surface, channel: str, thread: str, since: str) -> Iterator[str]:
    """The names of the files that were shown there."""
    method, within = ("conversations.replies", {"ts": thread}) if thread else ("conversations.history", {})
    for page in surface.pages(method, channel=channel, oldest=since or None, **within):
        for message in page.get("messages", ()):
            yield from (str(one.get("name", "")) for one in message.get("files") or ())


def _uploaded(surface: Surface, file: Upload) -> str:
    """Sends the bytes of a file; its id. It is seen by nobody until it is shown somewhere."""
    alt = {"alt_txt": shortened(file.alt, MOST_ALT)} if file.alt else {}
    found = surface.call("files.getUploadURLExternal", filename=file.name, length=len(file.content), **alt)
    with surface.turns.left():
        _send(str(found["upload_url"]), file.content)
    return str(found["file_id"])


def _send(url: str, content: bytes) -> None:
    """Errors: SlackAway where it cannot be sent now, NotTaken where the address takes it never."""
    request = Request(url, data=content, headers={"Content-Type": "application/octet-stream"}, method="POST")  # noqa: S310
    handlers: list[Any] = [ProxyHandler({})] if is_local(url) else []
    try:
        with build_opener(*handlers).open(request, timeout=TIMEOUT):
            return
    except HTTPError as error:
        with error:
            if error.code >= OVERLOADED:
                raise SlackAway("slack.away") from error
            raise NotTaken(f"upload_{error.code}") from error
    except (OSError, HTTPException) as error:
        raise SlackAway("slack.away") from error
