"""Writing with a model, as the rest of the product sees it: the task, its tools, the draft, who follows it. Pure.

Nothing here knows a language model; `compose/writer.py` alone calls one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeVar

from pydantic import BaseModel

from bot.compose.render import Style
from bot.compose.sentence import Sentence, SentenceKind
from knowledge.evidence import Evidence, Fact, Message

TaskName = Literal["answer", "brief", "followup", "letter", "note", "rewrite_question", "plan", "compare"]
Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool found: facts, which join the evidence under their refs, or words for the model.

    says: plain English; that nothing was found, or what is allowed where the arguments were wrong.
    """

    facts: tuple[Fact, ...] = ()
    says: str = ""


@dataclass(frozen=True)
class Tool:
    """Something the model may look up; read-only, of one account and one reader.

    name: letters, digits, "_" and "-", at most 64. arguments: a JSON schema of the type "object".
    call: takes what the model gave, however wrong, and raises nothing for it. doing: what people are told meanwhile
    ("looking up revenue"), None where that is not worth telling.
    """

    name: str
    description: str
    arguments: Mapping[str, Any]
    call: Callable[[Mapping[str, Any]], ToolResult]
    doing: Message | None = None


def always() -> None:
    """For a model that may be called as often as a task needs."""


@dataclass(frozen=True)
class Task:
    """What is asked of the model.

    instructions: a filled prompt, nothing of a customer in it. most_tokens_in: of one call, everything counted.
    most_tokens_out: of the text that is written; a model that goes on is cut off. labels: the parts that sentences may
    be written for ("Risk: ..."), each with the kind of sentence it takes: "written" or "advice". may_go_on: asked
    before each call of the model but the first; why it may not be called again now, None where it may.
    """

    name: TaskName
    instructions: str
    most_tokens_in: int
    most_tokens_out: int
    tools: tuple[Tool, ...] = ()
    labels: Mapping[str, SentenceKind] = field(default_factory=dict)
    may_go_on: Callable[[], Message | None] = always


@dataclass(frozen=True, slots=True)
class Use:
    """What a task used. Tokens are the provider's count, or an estimate where it gives none.

    rounds: calls of the model, that for failing sentences included. calls: of tools. seconds: from beginning to end.
    """

    model: str
    tokens_in: int = 0
    tokens_out: int = 0
    rounds: int = 0
    calls: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Draft:
    """What the model wrote, as far as the facts bear it out.

    sentences: the checked ones, in the order of the text. evidence: what was given, with what the tools found.
    left_out: how many sentences failed, written again too. refused: each of those with the reason, for `keybrief eval`
    and for a log that is asked for; never shown to people. trouble: why nothing here may be used, None where it may;
    where the provider asks to be left alone (Retry-After), it holds the "seconds".
    """

    sentences: tuple[Sentence, ...]
    evidence: Evidence
    left_out: int
    refused: tuple[tuple[str, str], ...]
    trouble: Message | None
    use: Use


class Following(Protocol):
    """How a surface follows the writing. Called from the thread that asked for it, one call after another."""

    def about(self, account_id: int) -> None:
        """The account that will be written about, before anything is: not everybody may read that."""

    def sentence(self, sentence: Sentence) -> None:
        """A checked sentence, as soon as it is complete. One that was written again comes after the others."""

    def doing(self, what: Message) -> None:
        """What is being looked up meanwhile."""

    def stopped(self) -> bool:
        """Whether nobody waits any longer. Asked between two pieces of the text, and five times a second."""


class Unfollowed:
    """For whoever waits for the whole."""

    def about(self, account_id: int) -> None:
        pass

    def sentence(self, sentence: Sentence) -> None:
        pass

    def doing(self, what: Message) -> None:
        pass

    def stopped(self) -> bool:
        return False


NOBODY: Following = Unfollowed()


class Unshown:
    """A surface that shows what is looked up, and no sentence before all are written."""

    def __init__(self, following: Following) -> None:
        self._following = following

    def about(self, account_id: int) -> None:
        self._following.about(account_id)

    def sentence(self, sentence: Sentence) -> None:
        pass

    def doing(self, what: Message) -> None:
        self._following.doing(what)

    def stopped(self) -> bool:
        return self._following.stopped()


class Writer(Protocol):
    """What a desk holds where a model is set. Neither call raises anything for what a model or provider does."""

    @property
    def name(self) -> str:
        """The setting that names the model: "openai:gpt-5.5"."""

    def write(self, task: Task, question: str, evidence: Evidence, style: Style, following: Following) -> Draft:
        """Sentences that the evidence bears out. question: what is asked or to be prepared, in a person's words."""

    def read(self, task: Task, material: str, shape: type[Shape]) -> tuple[Shape | None, Use, Message | None]:
        """What a text holds, as values of a shape; or None and why. The values are the model's own: check them."""
