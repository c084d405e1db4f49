"""What an error of a model's provider means, for the person who waits and for the calls that come after.

Every provider's client has errors of its own; what they share is read off them: the HTTP status, the headers, and the
names of their kinds, those of langchain's own among them (`ModelTimeoutError`, `ContextOverflowError`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal

from bot.compose.patience import Late
from bot.compose.providers import NotInstalled, UnknownProvider
from knowledge.evidence import Items, Message, Value

Kind = Literal[
    "broken",
    "busy",
    "cut",
    "empty",
    "endless",
    "failed",
    "held_back",
    "key",
    "language",
    "late",
    "late_first",
    "loop",
    "missing",
    "no_tools",
    "not_an_answer",
    "nothing_found",
    "refused",
    "resting",
    "shape",
    "stopped",
    "too_long",
    "unknown_model",
    "unknown_provider",
    "unreachable",
    "unsupported",
]
# After these the provider is left alone for a while: it is to blame, and the next call would meet the same.
TO_BLAME: frozenset[Kind] = frozenset({"broken", "busy", "cut", "failed", "key", "late", "late_first", "unreachable"})

_TOO_LONG = re.compile(r"context.{0,20}(?:length|window|size|limit)|too (?:long|many tokens)|max\w* .{0,20}tokens")
_NO_TOOLS = re.compile(r"\btools?\b.{0,60}(?:support|requires|not allowed|unknown|unrecognized)|support\w* tools?\b")
_REFUSAL = re.compile(
    r"\b(?:I(?:'|’)?m|I am) (?:sorry|unable|not able)|\bI (?:cannot|can(?:'|’)?t|won(?:'|’)?t) |as an AI\b"
    r"|দুঃখিত|পারব না|পারছি না",
    re.IGNORECASE,
)
_UNREADABLE = frozenset({"ValidationError", "JSONDecodeError", "OutputParserException", "LengthFinishReasonError"})
_DECLINED = frozenset({"ContentFilterFinishReasonError", "OpenAIRefusalError"})
_SECONDS = re.compile(r"\d+(?:\.\d+)?")
# Of Google, which tells it in the body.
_WAIT_IN_BODY = re.compile(r"retrydelay\W+(\d+(?:\.\d+)?)s\b", re.IGNORECASE)
_NO_KEY = re.compile(r"api[_ -]?key|credential|authentication", re.IGNORECASE)
# Of Google, whose status for it is that of any wrong request.
_WRONG_KEY = re.compile(r"api[_ -]?key (?:not valid|expired|invalid)|api_key_invalid|invalid (?:x-)?api[_ -]?key")
# What comes where a reply was begun with the status that all is well.
_OVERLOADED = re.compile(r"overloaded|internal server error|api_error|while running the model|runner .{0,40}terminated")
_LIMITED = re.compile(r"rate.?limit|too many requests|resource_exhausted")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is nothing from the model. wait: seconds for which the provider wants to be left alone, if it said."""

    kind: Kind
    message: Message
    wait: float | None = None

    @property
    def to_blame(self) -> bool:
        """Whether the provider is to be left alone for a while."""
        return self.kind in TO_BLAME


def trouble(kind: Kind, model: str, reference: str, wait: float | None = None) -> Trouble:
    """The trouble with the sentence that people read, which holds the seconds to wait too.

    reference: the number it is logged under.
    """
    told: dict[str, Value] = {"model": model, "reference": reference}
    if wait is not None:
        told["seconds"] = math.ceil(wait)
    return Trouble(kind, Message(f"writer.{kind}", told), wait)


def without(why: Message) -> Message:
    """The line beside what was made without the model: why, and that it was."""
    return Message("writer.without", {"why": Items(why.id, (why.values,))})


def trouble_of(error: BaseException, model: str, reference: str, *, begun: bool) -> Trouble:
    """What an error means. begun: some of the text had come."""
    if isinstance(error, NotInstalled):
        return Trouble("missing", Message("writer.missing", {"model": model, "command": error.command}))
    if isinstance(error, Late):
        return trouble("late_first" if error.first else "late", model, reference)
    kind = _kind(error, begun=begun)
    return trouble(kind, model, reference, _asked_to_wait(error) if kind == "busy" else None)


def is_refusal(text: str) -> bool:
    """Whether a text declines to answer."""
    return _REFUSAL.search(text) is not None


def _kind(error: BaseException, *, begun: bool) -> Kind:
    if isinstance(error, UnknownProvider):
        return "unknown_provider"
    names = {kind.__name__ for one in _chain(error) for kind in type(one).__mro__}
    text = " ".join(str(one) for one in _chain(error)).casefold()[:2000]
    status = next((found for one in _chain(error) if (found := _status(one))), 0)
    if "ContextOverflowError" in names or (status in (400, 413, 422, 500) and _TOO_LONG.search(text)):
        return "too_long"
    if (status in (400, 404, 422, 500) or "NotImplementedError" in names) and _NO_TOOLS.search(text):
        return "no_tools"
    if status == 400 and _WRONG_KEY.search(text):
        return "key"
    match status:
        case 401 | 403:
            return "key"
        case 404:
            return "unknown_model"
        case 429:
            return "busy"
        case 408 | 504:
            return "late"
        case _ if status >= 500:
            return "broken"
        case _ if status >= 400:
            return "failed"
    if names & _DECLINED:
        return "refused"
    if _LIMITED.search(text):
        return "busy"
    if _OVERLOADED.search(text):
        return "broken"
    if any("Timeout" in name for name in names):
        return "late" if begun else "late_first"
    if any(sign in name for name in names for sign in ("Connect", "ProtocolError", "ReadError", "IncompleteRead")):
        return "cut" if begun else "unreachable"
    if "no generation chunks" in text:
        return "empty"
    if not begun and _NO_KEY.search(text):
        return "key"
    if names & _UNREADABLE:
        return "shape"
    return "cut" if begun else "failed"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from."""
    seen: BaseException | None = error
    for _ in range(6):
        if seen is None:
            return
        yield seen
        seen = seen.__cause__ or seen.__context__


def _status(error: BaseException) -> int:
    """The HTTP status an error carries; 0 for none."""
    response = getattr(error, "response", None)
    for value in (getattr(error, "status_code", None), getattr(response, "status_code", None), _code(error)):
        if isinstance(value, int) and 400 <= value < 600:
            return value
    return 0


def _code(error: BaseException) -> Any:
    code = getattr(error, "code", None)
    return code if isinstance(code, int) else None


def _asked_to_wait(error: BaseException) -> float | None:
    """The seconds for which the provider wants to be left alone, if it says so: in a header, or in the body."""
    for one in _chain(error):
        headers = getattr(getattr(one, "response", None), "headers", None) or getattr(one, "headers", None) or {}
        said = str(headers.get("retry-after", "") if hasattr(headers, "get") else "").strip()
        if found := _SECONDS.fullmatch(said):
            return float(found[0])
        if said and (seconds := _seconds_until(said)) is not None:
            return seconds
    found = next((found for one in _chain(error) if (found := _WAIT_IN_BODY.search(str(one)))), None)
    return float(found[1]) if found is not None else None


def _seconds_until(said: str) -> float | None:
    """The seconds until a time as HTTP writes it; None for what is none."""
    try:
        at = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max((at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds(), 0.0)
