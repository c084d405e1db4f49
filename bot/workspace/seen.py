"""What people were shown, kept as it was at that moment, for those who wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeVar

from bot.workspace.state import BOT_ID, Json

Found = TypeVar("Found")


@dataclass(frozen=True)
class Shown:
    """One thing that was shown. to: the one person it is for, or None for whoever may see the channel."""

    place: int
    kind: str
    values: Json
    to: str | None


@dataclass(frozen=True)
class Message:
    """A message as it stood when it was shown."""

    channel: str
    body: Json

    @property
    def ts(self) -> str:
        return str(self.body["ts"])

    @property
    def thread_ts(self) -> str:
        return str(self.body.get("thread_ts", ""))

    @property
    def blocks(self) -> list[Json]:
        return list(self.body.get("blocks") or [])

    @property
    def ephemeral(self) -> bool:
        return bool(self.body.get("is_ephemeral"))

    @property
    def by_app(self) -> bool:
        return self.body.get("bot_id") == BOT_ID

    @property
    def text(self) -> str:
        """All a person reads of it, a line a part."""
        return "\n".join(words(self.blocks)) or str(self.body.get("text", ""))


@dataclass(frozen=True)
class View:
    """A modal or a Home tab as it stood when it was shown."""

    body: Json

    @property
    def id(self) -> str:
        return str(self.body["id"])

    @property
    def title(self) -> str:
        return str(self.body.get("title", {}).get("text", ""))

    @property
    def blocks(self) -> list[Json]:
        return list(self.body["blocks"])

    @property
    def text(self) -> str:
        return "\n".join([self.title, *words(self.blocks)])


def words(part: object) -> Iterator[str]:
    """The texts in blocks, in the order they stand."""
    if isinstance(part, list):
        for one in part:
            yield from words(one)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in ("text", "alt_text", "raw_text", "title") and isinstance(value, str):
                yield value
            elif isinstance(value, dict | list):
                yield from words(value)


class Witness:
    """Watches a workspace from the thread that changes it, for waiting from another one."""

    def __init__(self) -> None:
        self._all: list[Shown] = []
        self._news = threading.Condition()

    def watch(self, kind: str, values: Json, to: str | None) -> None:
        with self._news:
            self._all.append(Shown(len(self._all), kind, deepcopy(values), to))
            self._news.notify_all()

    @property
    def place(self) -> int:
        """Where what is shown from now on begins."""
        return len(self._all)

    def first(self, wanted: Callable[[Shown], Found | None], after: int, within: float) -> Found | None:
        """What `wanted` makes of the first thing it is true of, or None where nothing came in time."""
        looked = after

        def look() -> Found | None:
            nonlocal looked
            while looked < len(self._all):
                found = wanted(self._all[looked])
                looked += 1
                if found:
                    return found
            return None

        with self._news:
            return self._news.wait_for(look, within)

    def since(self, after: int) -> list[Shown]:
        return self._all[after:]

    def quiet(self, seconds: float) -> bool:
        """Whether nothing is shown for so long."""
        with self._news:
            count = len(self._all)
            return not self._news.wait_for(lambda: len(self._all) > count, seconds)
