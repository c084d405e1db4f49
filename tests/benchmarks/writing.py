"""What checking adds to writing: how much later a sentence is there than the model wrote it, and what a check takes.

The model is a scripted one of 50 tokens a second; it says itself when its first sentence was complete.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Thread
from time import perf_counter, thread_time
from typing import Any

from langchain_core.messages import BaseMessage
from langchain_core.outputs import ChatGenerationChunk
from pydantic import PrivateAttr

from bot.compose.check import check
from bot.compose.providers import Access
from bot.compose.scripted_model import Reply, ScriptedModel
from bot.compose.sentence import Sentence
from bot.compose.talk import Limits
from bot.compose.writer import ModelWriter
from bot.compose.writing import Unfollowed
from bot.desk import Desk
from bot.features.ask import NEW_CONVERSATION, ask, find_evidence
from bot.features.requests import keep_request, settle_request
from bot.slack.ask import answer
from bot.slack.live import OutOfTurn
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.seen import Shown
from bot.workspace.state import TEAM_ID
from knowledge.book import Book
from knowledge.numbers import numbers_in
from knowledge.people import LOCAL_OWNER
from knowledge.text import normal_form
from tests.benchmarks.checking.sample_scenes import sample_book
from tests.benchmarks.hostile import Quiet
from tests.benchmarks.questions import desk_over
from tests.benchmarks.tables import Measured, median, p95, show
from tests.bot.slack.conftest import bot_in, copy_of, local_slack, until_answered, until_heard

TOKENS_A_SECOND = 50.0
FACTS = 3
MOST_ADDED = 50.0
MOST_CHECK = 2.0
# The longest wait for the first block, in seconds.
WITHIN = 15.0
# The first rounds bring in what is read once in a process.
WARMING = 2
ACCOUNTS = ("Meghna Stores", "Padma Mart", "Bongshi Fresh", "Kushiyara Superstore")
QUESTIONS = (
    ("en", "How is {} doing against its target, and what did they say about the price?"),
    ("bn", "{} গত প্রান্তিকে কত টাকার মাল নিয়েছে?"),
    ("en", "What did {} say about late deliveries?"),
)
_CITED = re.compile(r" \[[a-zA-Z0-9#.-]+\]")


class TimedModel(ScriptedModel):
    """Plays a script, and keeps when its first sentence was complete and when it had written all."""

    _text: str = PrivateAttr(default="")
    _first: float = PrivateAttr(default=0.0)
    _began: float = PrivateAttr(default=0.0)
    _ended: float = PrivateAttr(default=0.0)

    def _stream(self, messages: list[BaseMessage], *given: Any, **named: Any) -> Iterator[ChatGenerationChunk]:
        self._began = self._began or perf_counter()
        for chunk in super()._stream(messages, *given, **named):
            self._text += str(chunk.message.content)
            if not self._first and _CITED.search(self._text):
                self._first = perf_counter()
            yield chunk
        self._ended = perf_counter()

    def begin(self) -> None:
        """Forgets what it wrote before."""
        self._text, self._first, self._began = "", 0.0, 0.0

    @property
    def began(self) -> float:
        """When it was asked, by perf_counter."""
        return self._began

    @property
    def first(self) -> float:
        """When its first sentence was complete, by perf_counter."""
        return self._first

    @property
    def seconds(self) -> float:
        """From its first token to its last."""
        return self._ended - self._began


@dataclass
class Timed(Unfollowed):
    """Keeps when it was handed the first sentence."""

    at: list[float] = field(default_factory=list)

    def sentence(self, sentence: Sentence) -> None:
        self.at.append(perf_counter())


@dataclass
class Taken:
    """Seconds of each round."""

    added: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)
    slack: list[float] = field(default_factory=list)
    slack_from_model: list[float] = field(default_factory=list)
    new: list[float] = field(default_factory=list)
    checks: list[float] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)


def run(*, full: bool) -> None:
    """Prints the table."""
    taken, rounds = Taken(), 20 if full else 6
    with sample_book() as book:
        desk = desk_over(book)
        _answers(desk, taken, rounds)
        _checks(desk, taken)
        _in_slack(book, taken, rounds)
    show(f"Writing with a model of {TOKENS_A_SECOND:g} tokens a second", _rows(taken))


def _model() -> TimedModel:
    return TimedModel(script=lambda messages: Reply(facts=FACTS, tokens_per_second=TOKENS_A_SECOND))


def _writer(model: ScriptedModel) -> ModelWriter:
    return ModelWriter(Access("scripted:timed"), Limits(), Quiet(), opens=lambda access: model)


def _asked(count: int) -> Iterator[tuple[str, str, str]]:
    """Account, language and question of each round."""
    for place in range(count):
        account = ACCOUNTS[place % len(ACCOUNTS)]
        language, question = QUESTIONS[place % len(QUESTIONS)]
        yield account, language, question.format(account)


def _answers(desk: Desk, taken: Taken, rounds: int) -> None:
    """Answers in the terminal's way: the first sentence against the model's, the whole against its stream."""
    model = _model()
    asked = replace(desk, writer=_writer(model))
    for place, (account, language, question) in enumerate(_asked(rounds + WARMING)):
        following = Timed()
        model.begin()
        ask(asked, LOCAL_OWNER, question, account=account, language=language, following=following)
        whole = perf_counter() - model.began
        if place >= WARMING and following.at:
            taken.added.append(following.at[0] - model.first)
            taken.whole.append(whole)
            taken.raw.append(model.seconds)


def _checks(desk: Desk, taken: Taken) -> None:
    """Each sentence that a model writes of these questions, checked; held against reading its numbers alone.

    Processor time, since several may work here.
    """
    model = ScriptedModel(script=lambda messages: Reply(facts=12))
    for account, language, question in _asked(len(ACCOUNTS) * len(QUESTIONS)):
        evidence, _ = find_evidence(desk, LOCAL_OWNER, question, None, account, None, NEW_CONVERSATION)
        told, _ = ask(replace(desk, writer=_writer(model)), LOCAL_OWNER, question, account=account, language=language)
        for sentence in told.sentences:
            if sentence.kind != "written":
                continue
            places = [thread_time()]
            for work in (
                partial(check, sentence, evidence),
                partial(check, sentence, evidence),
                partial(_read, sentence),
            ):
                work()
                places.append(thread_time())
            new, again, numbers = (after - before for before, after in pairwise(places))
            taken.new.append(new)
            taken.checks.append(again)
            taken.numbers.append(numbers)


def _read(sentence: Sentence) -> None:
    numbers_in(normal_form(sentence.text))


def _in_slack(book: Book, taken: Taken, rounds: int) -> None:
    """Answers in the local Slack: when the first block of one is there for its reader."""
    model = _model()
    with (
        tempfile.TemporaryDirectory() as folder,
        local_slack() as slack,
        bot_in(slack, copy_of(book, Path(folder))) as running,
    ):
        bot, person = running.bot, slack.person("tanvir")
        writer = OutOfTurn(_writer(model), bot.surface.turns)
        for place, (_, _, question) in enumerate(_asked(rounds + WARMING)):
            said = person.says(question)
            until_heard(slack)
            until_answered(running)  # by the bot itself, which has no model
            words = {"name": "ask", "team": TEAM_ID, "user": person.id, "channel": said.channel, "im": "1"}
            words |= {"thread": said.ts, "text": question, "ts": said.ts}
            job, after = f"slack:timed/{said.ts}", slack.witness.place
            keep_request(bot.desk, job, "ask", words)
            asked = bot.asked(job, words)
            seen: list[float] = []
            watching = Thread(target=_see, args=(slack, said.ts, after, seen))
            watching.start()
            model.begin()
            start = perf_counter()
            answer(bot, replace(asked, desk=replace(asked.desk, writer=writer)))
            watching.join()
            settle_request(bot.desk, job)
            if place >= WARMING and seen:
                taken.slack_from_model.append(seen[0] - model.first)
                taken.slack.append(seen[0] - start)


def _see(slack: LocalWorkspace, thread: str, after: int, seen: list[float]) -> None:
    """Keeps when the first block of a stream in the thread is there."""

    def streams(shown: Shown) -> bool:
        body = shown.values.get("message", {})
        return shown.kind == "message" and bool(body.get("streaming")) and body.get("thread_ts") == thread

    if slack.witness.first(streams, after, WITHIN):
        seen.append(perf_counter())


def _rows(taken: Taken) -> list[Measured]:
    token = 1 / TOKENS_A_SECOND * 1000
    one, stream = "a token of the model", "the model's stream alone"
    numbers = "reading the numbers alone"
    return [
        Measured("first sentence after the model's, median", median(taken.added), "ms", one, token, most=MOST_ADDED),
        Measured("first sentence after the model's, most", max(taken.added) * 1000, "ms", one, token, most=MOST_ADDED),
        Measured("first block in Slack after it, median", median(taken.slack_from_model), "ms", one, token),
        Measured("first block in Slack after it, p95", p95(taken.slack_from_model), "ms", one, token),
        Measured("first block in Slack after the question, median", median(taken.slack), "ms"),
        Measured("whole answer from the model's start, median", median(taken.whole), "ms", stream, median(taken.raw)),
        Measured(
            "a check, its sources read before, median", median(taken.checks), "ms", numbers, median(taken.numbers)
        ),
        Measured(
            "a check, its sources read before, p95",
            p95(taken.checks),
            "ms",
            numbers,
            p95(taken.numbers),
            most=MOST_CHECK,
        ),
        Measured("a check, its sources new to it, median", median(taken.new), "ms", numbers, median(taken.numbers)),
        Measured("a check, its sources new to it, p95", p95(taken.new), "ms", numbers, p95(taken.numbers)),
    ]


if __name__ == "__main__":
    run(full=False)
