"""A chat model that plays a script: for tests, demonstrations and `keybrief eval`, where a real one would differ daily.

`KEYBRIEF_MODEL=scripted:FILE` plays the replies of a TOML file; tests may compute them from the messages. A reply:

    [[reply]]
    when = "September"            # only where the last message of a person holds these words; else for any
    text = "They bought BDT 12,000 [revenue-2026Q3]."
    facts = 2                     # instead of text: so many facts of the material, best first, each with its ref
    tokens_per_second = 50        # 0: all at once
    after_seconds = 0.5           # before the first token
    cut = true                    # the connection breaks after the text
    status = 429                  # instead of text: the provider's error, with its own words and Retry-After
    says = "slow down"
    retry_after = 30
    [[reply.calls]]               # what it looks up, after the text
    name = "revenue"
    arguments = { period = "Q3 2026" }

The first reply that fits is given, and each is given once, but the last that fits is given again and again.
"""

from __future__ import annotations

import json
import re
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from bot.compose.material import tokens_in

_TOKEN = re.compile(r"\s*\S{1,6}|\s+")
_FACT = re.compile(r"^\d+\. \[(?P<ref>[^\]]+)\] (?P<head>[^:]*): (?P<words>.*)$", re.MULTILINE)
_COUNTED = re.compile(r" \((?:how it is counted): .*\)$")


class ScriptFault(ValueError):
    """A script that cannot be read: which part, and why."""


class Call(BaseModel):
    """Something the model looks up."""

    model_config = ConfigDict(extra="forbid")
    name: str
    arguments: dict[str, Any] = Field(default_factory=dict)


class Reply(BaseModel):
    """One reply; see the module for its parts. tokens: how many are told as used, 0 for an estimate."""

    model_config = ConfigDict(extra="forbid")
    when: str = ""
    text: str = ""
    facts: int = 0
    tokens_per_second: float = 0.0
    after_seconds: float = 0.0
    cut: bool = False
    status: int = 0
    says: str = "the provider failed"
    retry_after: int = 0
    calls: list[Call] = Field(default_factory=list)


class ProviderError(Exception):
    """What a provider's client raises for an HTTP status."""

    def __init__(self, status: int, says: str, retry_after: int) -> None:
        self.status_code = status
        self.headers = {"retry-after": str(retry_after)} if retry_after else {}
        super().__init__(f"{status}: {says}")


class ConnectionCut(ConnectionError):
    """The connection broke in the middle of a text."""


Script = Callable[[list[BaseMessage]], Reply]


class ScriptedModel(BaseChatModel):
    """Plays `script`: computes a reply from the messages. `read_script` makes one from a file."""

    script: Script
    _calls: int = PrivateAttr(default=0)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Runnable[Any, AIMessage]:
        """It is free to call what is not there: so are real ones."""
        return self.bind()

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        whole: AIMessageChunk | None = None
        for chunk in self._stream(messages):
            piece = chunk.message
            assert isinstance(piece, AIMessageChunk)
            whole = piece if whole is None else whole + piece
        assert whole is not None
        said = AIMessage(whole.content, tool_calls=whole.tool_calls, usage_metadata=whole.usage_metadata)
        return ChatResult(generations=[ChatGeneration(message=said)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        reply = self.script(messages)
        time.sleep(reply.after_seconds)
        if reply.status:
            raise ProviderError(reply.status, reply.says, reply.retry_after)
        text = facts_told(messages, reply.facts) if reply.facts else reply.text
        for token in _TOKEN.findall(text):
            if reply.tokens_per_second:
                time.sleep(1 / reply.tokens_per_second)
            yield _chunk(content=token)
        if reply.cut:
            raise ConnectionCut("the peer closed the connection")
        for place, call in enumerate(reply.calls):
            self._calls += 1
            asked = tool_call_chunk(
                name=call.name,
                args=json.dumps(call.arguments, ensure_ascii=False),
                id=f"call-{self._calls}",
                index=place,
            )
            yield _chunk(tool_call_chunks=[asked])
        given = sum(tokens_in(str(message.content)) for message in messages)
        written = tokens_in(text)
        used = UsageMetadata(input_tokens=given, output_tokens=written, total_tokens=given + written)
        yield _chunk(usage_metadata=used, response_metadata={"finish_reason": "tool_calls" if reply.calls else "stop"})


def _chunk(content: str = "", **parts: Any) -> ChatGenerationChunk:
    return ChatGenerationChunk(message=AIMessageChunk(content=content, **parts))


def facts_told(messages: Sequence[BaseMessage], most: int) -> str:
    """The first facts of all the material in the messages, each told again with its ref; [nothing] for none."""
    found = [fact for message in messages for fact in _FACT.finditer(str(message.content))]
    if not found:
        return "[nothing]"
    told = []
    for fact in found[:most]:
        words = _COUNTED.sub("", fact["words"])
        of_ours = fact["head"].startswith(("figure", "record"))
        told.append(f"{words} [{fact['ref']}]" if of_ours else f"“{words}” [{fact['ref']}]")
    return "\n".join(told)


def read_script(path: Path) -> Script:
    """The script of a file. Errors: ScriptFault that names the reply and what is wrong with it; OSError."""
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ScriptFault(f"{path}: {error}") from error
    if not isinstance(held.get("reply"), list) or not held["reply"] or set(held) != {"reply"}:
        raise ScriptFault(f"{path}: it takes [[reply]] tables and nothing else, at least one")
    replies = []
    for place, given in enumerate(held["reply"], start=1):
        try:
            replies.append(Reply.model_validate(given))
        except ValidationError as error:
            first = error.errors()[0]
            raise ScriptFault(f"{path}: reply {place}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    return in_turn(replies)


def in_turn(replies: Sequence[Reply]) -> Script:
    """Gives each reply once, in order, of those whose words are in the person's last message; the last one for good."""
    given: set[int] = set()

    def script(messages: list[BaseMessage]) -> Reply:
        asked = next((str(one.content) for one in reversed(messages) if isinstance(one, HumanMessage)), "")
        fitting = [place for place, reply in enumerate(replies) if reply.when.casefold() in asked.casefold()]
        if not fitting:
            return Reply(text="[nothing]")
        place = next((one for one in fitting if one not in given), fitting[-1])
        given.add(place)
        return replies[place]

    return script
