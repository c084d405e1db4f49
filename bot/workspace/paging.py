"""Cursors: a list handed out page by page, as Slack does."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

from bot.workspace.refusals import Refused

MOST, USUAL = 1_000, 100


def page(name: str, items: Sequence[Any], given: dict[str, Any]) -> dict[str, Any]:
    """One page of the items under their name, and the cursor of the next. Errors: Refused."""
    limit = given.get("limit") or USUAL
    if not 0 < limit <= MOST:
        raise Refused("invalid_limit")
    start = _place(given.get("cursor") or "")
    rest = start + limit < len(items)
    cursor = b64encode(f"next:{start + limit}".encode()).decode() if rest else ""
    return {name: list(items[start : start + limit]), "response_metadata": {"next_cursor": cursor}}


def _place(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = b64decode(cursor.encode(), validate=True).decode().partition(":")
        place = int(number)
    except ValueError as error:
        raise Refused("invalid_cursor") from error
    if word != "next" or place < 0:
        raise Refused("invalid_cursor")
    return place
