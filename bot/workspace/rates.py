"""How often a method may be called: by Slack's tiers, and postMessage once a second in a channel."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable

from bot.workspace.methods import Method
from bot.workspace.refusals import Refused

# Slack lets a channel have short bursts.
BURST = 5


class TooOften(Refused):
    """A 429 with Retry-After in seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds


class Rates:
    """The calls of the last minute, by method; of channel posts those of the last seconds, by channel."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._calls: dict[tuple[str, str], deque[float]] = defaultdict(deque)

    def count(self, method: Method, channel: str) -> None:
        """Errors: TooOften where this call is one too many."""
        if method.name == "chat.postMessage":
            self._within(("chat.postMessage", channel), BURST, float(BURST))
        elif method.per_minute:
            self._within((method.name, ""), method.per_minute, 60.0)

    def _within(self, key: tuple[str, str], most: int, seconds: float) -> None:
        now = self._clock()
        calls = self._calls[key]
        while calls and calls[0] <= now - seconds:
            calls.popleft()
        if len(calls) >= most:
            raise TooOften(max(1, round(calls[0] + seconds - now)))
        calls.append(now)
