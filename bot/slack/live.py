"""Live: an answer is shown while a model writes it, sentence by sentence, each checked before it is shown.

It is streamed in the thread where it was asked, if everybody there may read it. Where Slack opens no stream, or closes
one, the message is changed instead, or comes whole at the end. Either way the whole answer then takes its place, so
that what stands there is one message, as without a model.
"""

from __future__ import annotations

import time

from bot.compose.render import Style, render
from bot.compose.sentence import Sentence
from bot.compose.writing import Draft, Following, Shape, Task, Use, Writer
from bot.features.requests import request_of
from bot.slack.asked import Asked
from bot.slack.bot import Bot
from bot.slack.client import NotTaken, SlackAway
from bot.slack.delivery import why_alone
from bot.slack.streams import begun, end_stream, go_on, open_stream
from bot.slack.turns import Turns
from bot.slack.views.answer import paragraph
from bot.slack.views.limits import MESSAGE_BLOCKS
from bot.slack.views.posted import Block, Posted
from bot.slack.views.text import fallback, rich
from knowledge.evidence import Evidence, Message

# Whether a request was stopped is looked up so often, and a message that is no stream changed so often, in seconds.
LOOKS_EACH, CHANGES_EACH = 1.0, 1.5
# What Slack says of a stream that a person stopped.
STOPPED = "stopped_by_user"


class Live:
    """One answer as it is written. ts: of the message it stands in, "" where there is none."""

    def __init__(self, bot: Bot, asked: Asked) -> None:
        self._bot, self._asked = bot, asked
        self._numbers: dict[str, int] = {}
        self._blocks: list[Block] = []
        self._said: list[str] = []
        self._open = self._in_doubt = self._halted = self._ended = False
        self._looked = self._changed = 0.0
        place = asked.place
        self.ts = begun(bot.surface, bot.user, asked) if asked.again else ""
        self._shows = bool(place.channel and place.thread) and not self.ts

    @property
    def halted(self) -> bool:
        """Whether its person stopped it: what stands there stays as it is."""
        return self._halted

    def about(self, account_id: int) -> None:
        """The account it will be about, before anything is written: not everybody here may read that."""
        here = self._asked
        if not here.place.im and why_alone(self._bot.people, here, account_id, here.style):
            self._shows = False

    def sentence(self, sentence: Sentence) -> None:
        """Shows a sentence below those before it."""
        for ref in sentence.refs:
            self._numbers.setdefault(ref, len(self._numbers) + 1)
        block = rich(*paragraph(sentence, self._numbers))
        self._blocks.append(block)
        self._said.append(sentence.text)
        if not self._shows or self._halted:
            return
        if not self.ts:
            self._begin(block)
        elif self._open:
            self._go_on(block)
        else:
            self._change()

    def doing(self, what: Message) -> None:
        """Says what is being looked up."""
        place = self._asked.place
        if place.channel and place.thread:
            self._bot.surface.status(place.channel, place.thread, render(what, self._asked.style))

    def stopped(self) -> bool:
        """Whether its person stopped it, or deleted what they asked."""
        if not self._halted and time.monotonic() - self._looked > LOOKS_EACH:
            self._looked = time.monotonic()
            self._halted = request_of(self._bot.desk, self._asked.job) is None
        return self._halted

    def end(self) -> None:
        """Nothing more is streamed: the message can be given its last words. Errors: SlackAway."""
        if self._in_doubt:
            self.ts = begun(self._bot.surface, self._bot.user, self._asked)
        if self.ts and not self._ended:
            end_stream(self._bot.surface, self._asked.place.channel, self.ts, self._asked.job)
        self._ended = True

    # -- ways of showing it ------------------------------------------------------------------------------------------

    def _begin(self, block: Block) -> None:
        try:
            self.ts = open_stream(self._bot.surface, self._asked, [block])
            self._open = True
        except SlackAway:  # it may have been opened: looked for at the end
            self._shows, self._in_doubt = False, True
        except NotTaken as error:
            self._shows = False
            self._bot.log.warning("stream_not_opened", job=self._asked.job, word=error.word)

    def _go_on(self, block: Block) -> None:
        try:
            go_on(self._bot.surface, self._asked.place.channel, self.ts, [block])
        except NotTaken as error:
            self._open = False
            self._halted = error.word == STOPPED
            if not self._halted:  # Slack closes a stream after some minutes
                self._change()
        except SlackAway:  # the whole answer takes its place at the end
            self._shows = False

    def _change(self) -> None:
        if time.monotonic() - self._changed < CHANGES_EACH:
            return
        self._changed = time.monotonic()
        shown = Posted(fallback(*self._said), tuple(self._blocks[:MESSAGE_BLOCKS]))
        try:
            self._bot.surface.update(self._asked.place.channel, self.ts, shown)
        except (NotTaken, SlackAway):
            self._shows = False


class OutOfTurn:
    """A writer whose user lets others compute while the model writes."""

    def __init__(self, writer: Writer, turns: Turns) -> None:
        self._writer, self._turns = writer, turns

    @property
    def name(self) -> str:
        return self._writer.name

    def write(self, task: Task, question: str, evidence: Evidence, style: Style, following: Following) -> Draft:
        with self._turns.left():
            return self._writer.write(task, question, evidence, style, following)

    def read(self, task: Task, material: str, shape: type[Shape]) -> tuple[Shape | None, Use, Message | None]:
        with self._turns.left():
            return self._writer.read(task, material, shape)
