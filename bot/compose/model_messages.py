"""What is read off the messages to and from a model, whatever client they come from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from bot.compose.material import tokens_in
from bot.compose.writing import Tool

# Why a model stopped, as the providers name it: it came to the end of its tokens, or something was withheld.
CUT_SHORT = frozenset({"length", "max_tokens", "max_output_tokens", "model_length", "model_context_window_exceeded"})
WITHHELD = frozenset({"content_filter", "safety", "refusal", "prohibited_content", "blocklist", "recitation", "spii"})
# These tell nothing but that it went wrong: the text is as one that breaks off.
_NO_END = frozenset({"error", "other", "finish_reason_unspecified"})
_WHY_IT_ENDED = ("finish_reason", "stop_reason", "done_reason")


class Spoken(Protocol):
    """A message of either side."""

    @property
    def type(self) -> str: ...

    @property
    def text(self) -> str: ...


def how_it_ended(metadata: Mapping[str, Any]) -> str:
    """Why the model stopped, as its provider names it; "" where nothing was said of it."""
    if (metadata.get("prompt_feedback") or {}).get("block_reason"):
        return "content_filter"  # of the question: there is no reply whose end could be told
    told = (metadata.get(name) for name in _WHY_IT_ENDED)
    ended = next((str(one).casefold() for one in told if one), "")
    return "" if ended in _NO_END else ended


def tokens_of(messages: Iterable[Spoken]) -> int:
    """An estimate of what messages hold, what they look up included."""
    return sum(tokens_in(_whole(message)) for message in messages)


def as_text(messages: Iterable[Spoken]) -> list[str]:
    """Messages as a log shows them."""
    return [f"{message.type}: {_whole(message)}" for message in messages]


def used_by(said: Sequence[Any], given: Iterable[Spoken], of_tools: int = 0) -> tuple[int, int]:
    """The tokens in and out of one call: as the provider counts them, else as we reckon.

    of_tools: what telling the tools took.
    """
    told = [one.usage_metadata for one in said if one.usage_metadata]
    if told:
        return sum(one["input_tokens"] for one in told), sum(one["output_tokens"] for one in told)
    return tokens_of(given) + of_tools, tokens_in("".join(one.text for one in said))


def tools_as_told(tools: Iterable[Tool]) -> list[dict[str, Any]]:
    """Tools in the form that every client takes."""
    return [
        {
            "type": "function",
            "function": {"name": tool.name, "description": tool.description, "parameters": dict(tool.arguments)},
        }
        for tool in tools
    ]


def outermost_object(text: str) -> str:
    """The JSON object in a text that may hold more."""
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else "null"


def _whole(message: Spoken) -> str:
    calls = getattr(message, "tool_calls", None)
    return f"{message.text}{json.dumps(calls, ensure_ascii=False, default=str) if calls else ''}"
