"""What Slack answers when it refuses a call."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """Becomes `{"ok": false, "error": ..., "response_metadata": {"messages": [...]}}`; `more` goes beside them."""

    def __init__(self, error: str, messages: tuple[str, ...] | list[str] = (), **more: Any) -> None:
        super().__init__(error, *messages)
        self.error = error
        self.messages = tuple(messages)
        self.more = more

    @property
    def answer(self) -> dict[str, Any]:
        found: dict[str, Any] = {"ok": False, "error": self.error, **self.more}
        if self.messages:
            found["response_metadata"] = {"messages": list(self.messages)}
        return found
