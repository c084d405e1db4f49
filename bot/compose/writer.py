"""The writer: the only caller of language models. It streams, looks up, has each sentence checked, and has an end.

Whatever a model or its provider does, a draft comes back: with sentences that the facts bear out, or with the reason
why there are none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    SystemMessage,
    ToolMessage,
    message_chunk_to_message,
)
from langchain_core.messages.ai import add_ai_message_chunks
from langchain_core.runnables import Runnable
from pydantic import ValidationError

from bot.compose.drafting import LANGUAGES, Drafting
from bot.compose.looking_up import NO_MORE, LookingUp
from bot.compose.material import FOR_FACTS, Hide, between, hide_nothing, material_of, tokens_in
from bot.compose.model_call import pieces_of, reply_of
from bot.compose.model_messages import (
    CUT_SHORT,
    WITHHELD,
    as_text,
    how_it_ended,
    outermost_object,
    tokens_of,
    tools_as_told,
    used_by,
)
from bot.compose.prompts import instructions
from bot.compose.providers import Access, NotInstalled, UnknownProvider
from bot.compose.render import Style
from bot.compose.resting import Resting
from bot.compose.rewriting import failing_as_text, read_rewritten
from bot.compose.scripted_model import ScriptedModel, read_script
from bot.compose.talk import Care, Limits, Log, NoText, Talk
from bot.compose.writing import NOBODY, Draft, Following, Shape, Task, Tool, Use
from bot.compose.written_text import Cutter
from knowledge.evidence import Evidence, Message

MOST_ROUNDS = 6
# What writing failing sentences again is worth waiting for, in seconds.
WORTH_ANOTHER_CALL = 2.0
# A text this long for a task's tokens has no end, in letters.
LETTERS_TO_A_TOKEN = 6
# The provider had taken the question by then.
_USED_UP = frozenset({"cut", "endless", "late", "late_first"})


def open_model(access: Access) -> BaseChatModel:
    """The chat model of a setting. Errors: NotInstalled, UnknownProvider, ScriptFault, OSError, the provider's own."""
    provider, _, name = access.model.partition(":")
    if provider == "scripted":
        return ScriptedModel(script=read_script(Path(name).expanduser()))
    try:
        model = init_chat_model(name, **access.arguments())
    except ImportError as error:
        raise NotInstalled(access.installs) from error
    except ValueError as error:
        if "nsupported model_provider" in str(error) or "nsupported provider" in str(error):
            raise UnknownProvider(provider) from error
        raise
    assert isinstance(model, BaseChatModel)
    for log in access.logs:  # what clients say of our schemas and their replies is not for the terminal
        logging.getLogger(log).addHandler(logging.NullHandler())
    return model


class ModelWriter:
    """Writes with the model of a setting, which is opened when it is first needed. Threads share it."""

    def __init__(
        self,
        access: Access,
        limits: Limits,
        log: Log,
        *,
        hide: Hide = hide_nothing,
        opens: Callable[[Access], BaseChatModel] = open_model,
        resting: Resting | None = None,
    ) -> None:
        """hide: takes private fields out of a text before it leaves."""
        self._access, self._limits, self._log, self._hide, self._opens = access, limits, log, hide, opens
        self._care = Care(log, resting or Resting())
        self._opened: BaseChatModel | None = None
        self._takes_tools = True

    @property
    def name(self) -> str:
        return self._access.model

    def open(self) -> None:
        """Opens the model ahead of its first task, which then need not wait for that. Trouble is told by the task."""
        with suppress(Exception):
            self._opened = self._opened or self._opens(self._access)

    def write(self, task: Task, question: str, evidence: Evidence, style: Style, following: Following) -> Draft:
        """See `writing.Writer`."""
        talk = Talk(self.name, task, following, self._limits)
        drafting = Drafting(evidence, style, following, task.labels)

        def work() -> None:
            model = self._model(talk)
            self._first_text(model, talk, question, drafting, style)
            if drafting.failing and not drafting.declined() and talk.seconds_left() > WORTH_ANOTHER_CALL:
                self._again(model, talk, question, drafting, style)
            if (kind := drafting.fault()) is not None:
                raise NoText(talk.trouble(kind))

        wrong = self._care.done(talk, work)
        return Draft(
            sentences=drafting.sentences(),
            evidence=drafting.evidence,
            left_out=len(drafting.failing),
            refused=drafting.refused(),
            trouble=wrong,
            use=talk.use(),
        )

    def read(self, task: Task, material: str, shape: type[Shape]) -> tuple[Shape | None, Use, Message | None]:
        """See `writing.Writer`."""
        talk = Talk(self.name, task, NOBODY, self._limits)
        found: list[Shape] = []

        def work() -> None:
            messages = [SystemMessage(task.instructions), HumanMessage(between("material", self._hide(material)))]
            self._demand_room(messages, talk)
            found.append(self._shaped(self._model(talk), messages, talk, shape))

        wrong = self._care.done(talk, work)
        return (found[0] if found and wrong is None else None), talk.use(), wrong

    def _model(self, talk: Talk) -> BaseChatModel:
        if self._opened is None:
            try:
                self._opened = self._opens(self._access)
            except Exception as error:
                raise talk.failed(error, begun=False) from error
        return self._opened

    def _first_text(self, model: BaseChatModel, talk: Talk, question: str, drafting: Drafting, style: Style) -> None:
        """The text, after as many look-ups as it takes. Errors: NoText, Stopped."""
        task = talk.task
        room = talk.room - tokens_in(task.instructions) - tokens_in(question)
        material = material_of(question, drafting.evidence, style, round(room * FOR_FACTS), self._hide)
        drafting.show(material.refs)
        messages: list[BaseMessage] = [SystemMessage(task.instructions), HumanMessage(material.text)]
        looking = LookingUp(task.tools, drafting, style, talk.following, self._hide, self._tool_broke)
        for rounds_left in reversed(range(MOST_ROUNDS)):
            drafting.begin_round()
            said = self._drafted(model, messages, talk, drafting)
            asked = [*said.tool_calls, *said.invalid_tool_calls]
            if not asked:
                return
            drafting.was_talk()
            messages.append(said)
            for call in asked:
                given = call["args"] if isinstance(call["args"], dict) else None
                told = looking.answer(str(call["name"]), given, talk.room - tokens_of(messages))
                told += f"\n{NO_MORE}" if rounds_left == 1 else ""
                messages.append(ToolMessage(told, tool_call_id=str(call["id"]), name=str(call["name"])))
            talk.calls = looking.calls
        raise NoText(talk.trouble("loop"))

    def _again(self, model: BaseChatModel, talk: Talk, question: str, drafting: Drafting, style: Style) -> None:
        """The failing sentences, written once more. Where that fails too they are left out, and the rest stands."""
        told = instructions("correct", {"language": LANGUAGES[style.language]})
        failing = failing_as_text(drafting.failing)
        room = talk.room - tokens_in(told) - tokens_in(failing)
        material = material_of(question, drafting.as_shown(), style, room, self._hide)
        messages = [SystemMessage(told), HumanMessage(f"{material.text}\n\n{failing}")]
        try:
            said = self._exchange(model, messages, talk, lambda text: None)
        except NoText as none:
            self._care.tell(none, talk)
            return
        for place, written in read_rewritten(said.text):
            drafting.take_again(place, written)

    def _drafted(self, model: BaseChatModel, messages: list[BaseMessage], talk: Talk, drafting: Drafting) -> AIMessage:
        """One call whose text goes into the draft sentence by sentence. Errors: NoText, Stopped."""
        cutter = Cutter()

        def take(text: str) -> None:
            for written in cutter.feed(text):
                drafting.take(written)

        tools = talk.task.tools if self._takes_tools else ()
        try:
            said = self._exchange(_with_tools(model, tools), messages, talk, take)
        except NoText as none:
            if none.found.kind != "no_tools" or not tools:
                raise
            self._takes_tools = False
            return self._drafted(model, messages, talk, drafting)
        ended = how_it_ended(said.response_metadata)
        if not ended and not said.tool_calls and cutter.open_tail():
            raise NoText(talk.trouble("cut"))
        for written in cutter.end(whole=ended not in CUT_SHORT):
            drafting.take(written)
        drafting.end_round()
        if ended in WITHHELD or said.additional_kwargs.get("refusal"):
            raise NoText(talk.trouble("refused"))
        return said

    def _exchange(
        self,
        model: Runnable[Any, Any],
        messages: Sequence[BaseMessage],
        talk: Talk,
        take: Callable[[str], None],
    ) -> AIMessage:
        """One call of the model, its text handed on as it comes. Errors: NoText, Stopped."""
        self._demand_room(messages, talk)
        talk.begin_call()
        chunks: list[AIMessageChunk] = []
        written = 0
        try:
            with closing(pieces_of(lambda: model.stream(list(messages)), talk)) as pieces:
                for chunk in pieces:
                    chunks.append(chunk)
                    written += len(chunk.text)
                    take(chunk.text)
                    if written > LETTERS_TO_A_TOKEN * talk.task.most_tokens_out:
                        raise NoText(talk.trouble("endless"))
        except NoText as none:
            if none.found.kind in _USED_UP:
                talk.count(*used_by(chunks, messages, talk.of_tools))
            raise
        talk.count(*used_by(chunks, messages, talk.of_tools))
        if not chunks:
            return AIMessage("")
        said = message_chunk_to_message(add_ai_message_chunks(*chunks))
        assert isinstance(said, AIMessage)
        if self._limits.logs_words:
            self._log.info("model_words", reference=talk.reference, given=as_text(messages), said=as_text([said]))
        return said

    def _shaped(self, model: BaseChatModel, messages: Sequence[BaseMessage], talk: Talk, shape: type[Shape]) -> Shape:
        """One call whose reply is read as values. Errors: NoText."""
        talk.begin_call()
        try:
            structured = model.with_structured_output(shape, include_raw=True, **self._access.of_values())
        except NotImplementedError as error:
            raise NoText(talk.trouble("shape")) from error
        reply: Any = reply_of(lambda: structured.invoke(list(messages)), talk)
        talk.count(*used_by([reply["raw"]], messages))
        if isinstance(reply["parsed"], shape):
            return reply["parsed"]
        try:
            return shape.model_validate_json(outermost_object(reply["raw"].text))
        except ValidationError as error:
            raise NoText(talk.trouble("shape")) from error

    def _demand_room(self, messages: Sequence[BaseMessage], talk: Talk) -> None:
        """Errors: NoText where the call would hold more than it may."""
        if tokens_of(messages) > talk.room:
            raise NoText(talk.trouble("too_long"))

    def _tool_broke(self, name: str, error: Exception) -> None:
        self._log.warning("tool_broke", tool=name, exc_info=error)


def _with_tools(model: BaseChatModel, tools: Sequence[Tool]) -> Runnable[Any, Any]:
    try:
        return model.bind_tools(tools_as_told(tools)) if tools else model
    except NotImplementedError:
        return model
