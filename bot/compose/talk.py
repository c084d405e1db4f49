"""One task with a model, from the first call to the last: how long it may take, what it uses, and how trouble is told.

No model is called here.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from bot.compose.material import tokens_in
from bot.compose.model_messages import tools_as_told
from bot.compose.patience import Stopped
from bot.compose.resting import Resting
from bot.compose.trouble import Kind, Trouble, trouble, trouble_of
from bot.compose.writing import Following, Task, Use
from knowledge.evidence import Message


class Log(Protocol):
    """Where the writer tells what happened, as events with fields."""

    def info(self, event: str, **fields: Any) -> Any: ...

    def warning(self, event: str, **fields: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """first_seconds: to the first word. seconds: to the last. tokens: the most that one call is given.

    logs_words: prompts and answers go into the log.
    """

    first_seconds: float = 15.0
    seconds: float = 60.0
    tokens: int = 12_000
    logs_words: bool = False


class NoText(Exception):
    """There is no text of the model that can be used: why."""

    def __init__(self, found: Trouble) -> None:
        self.found = found
        super().__init__(found.kind)


@dataclass
class Talk:
    """A task under way. reference: the number that its trouble is logged under."""

    model: str
    task: Task
    following: Following
    limits: Limits
    reference: str = field(default_factory=lambda: uuid.uuid4().hex[:8])
    began: float = field(default_factory=time.monotonic)
    rounds: int = 0
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    troubled: bool = False

    @cached_property
    def of_tools(self) -> int:
        """The tokens that each call takes to tell the tools."""
        return tokens_in(json.dumps(tools_as_told(self.task.tools), ensure_ascii=False)) if self.task.tools else 0

    @property
    def until(self) -> float:
        """When it must be over, by time.monotonic()."""
        return self.began + self.limits.seconds

    @property
    def room(self) -> int:
        """The tokens that the messages of one call may hold."""
        return min(self.task.most_tokens_in, self.limits.tokens) - self.of_tools

    def seconds_left(self) -> float:
        return self.until - time.monotonic()

    def begin_call(self) -> None:
        """One more call of the model. Errors: NoText where it may not be called again now."""
        if self.rounds and (why := self.task.may_go_on()) is not None:
            raise NoText(Trouble("held_back", why))
        self.rounds += 1

    def trouble(self, kind: Kind) -> Trouble:
        return trouble(kind, self.model, self.reference)

    def failed(self, error: Exception, *, begun: bool) -> NoText:
        """What an error of the provider comes to. begun: some of the text had come."""
        return NoText(trouble_of(error, self.model, self.reference, begun=begun))

    def count(self, tokens_in: int, tokens_out: int) -> None:
        self.tokens_in += tokens_in
        self.tokens_out += tokens_out

    def use(self) -> Use:
        seconds = time.monotonic() - self.began
        return Use(self.model, self.tokens_in, self.tokens_out, self.rounds, self.calls, seconds)


class Care:
    """Does tasks one model at a time is fit for: leaves a broken provider alone, and logs what went wrong."""

    def __init__(self, log: Log, resting: Resting) -> None:
        self._log, self._resting = log, resting

    def done(self, talk: Talk, work: Callable[[], None]) -> Message | None:
        """Does the work unless the provider is left alone. None where it went well, else why it did not."""
        if self._resting.seconds_left() > 0:
            return talk.trouble("resting").message
        try:
            work()
        except Stopped:
            self._resting.nothing_learnt()
            return talk.trouble("stopped").message
        except NoText as none:
            self.tell(none, talk)
            return none.found.message
        except BaseException:
            self._resting.nothing_learnt()  # a fault of ours, or the person's Ctrl-C
            raise
        if not talk.troubled:
            self._resting.went_well()
        return None

    def tell(self, none: NoText, talk: Talk) -> None:
        """Logs what went wrong, and leaves the provider alone where it is to blame."""
        found, talk.troubled = none.found, True
        if found.to_blame:
            self._resting.failed(found.wait)
        else:
            self._resting.went_well()
        self._log.warning(
            "model_trouble",
            reference=talk.reference,
            task=talk.task.name,
            model=talk.model,
            kind=found.kind,
            error=type(none.__cause__).__name__ if none.__cause__ is not None else "",
            seconds=round(time.monotonic() - talk.began, 2),
            **({"says": str(none.__cause__)} if talk.limits.logs_words and none.__cause__ is not None else {}),
        )
