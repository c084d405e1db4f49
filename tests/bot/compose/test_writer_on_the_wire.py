"""The writer against the real client of a provider and real HTTP: what a person gets for each way a provider fails."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from pydantic import BaseModel

from bot.compose.answer import Answer, remarks
from bot.compose.note_shape import NoteReading
from bot.compose.providers import Access
from bot.compose.render import Style, render
from bot.compose.resting import FAILURES, FIRST_REST, Resting
from bot.compose.sentence import Sentence
from bot.compose.talk import Limits
from bot.compose.writer import ModelWriter, open_model
from bot.compose.writing import Task, Unfollowed
from bot.desk import Desk
from bot.features.ask import ask
from knowledge.book import Book, open_book
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from tests.benchmarks.questions import ASKED_ON, desk_over
from tests.model_server import ModelServer, model_server
from tests.wire.played import Played

QUESTION = "How much did Padma Mart buy from us last quarter?"
BENGALI = "পদ্মা মার্ট গত মাসে কত টাকার মাল নিয়েছে?"
TRUE = "Padma Mart took goods for BDT 59,52,511.87 in Q3 2026. [revenue-2026Q3]"
FALSE = "Padma Mart took goods for BDT 59,52,511.88 in Q3 2026. [revenue-2026Q3]"
# A busy machine gets a whole answer through; one that falls silent is not waited for.
SECONDS, NO_LONGER = 30.0, 0.2


@dataclass
class Told:
    """A log that keeps what it is told."""

    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def info(self, event: str, **fields: Any) -> None:
        self.events.append((event, fields))

    def warning(self, event: str, **fields: Any) -> None:
        self.events.append((event, fields))


@dataclass
class Followed(Unfollowed):
    """A surface that keeps what it was handed; stops_after: so many sentences."""

    sentences: list[Sentence] = field(default_factory=list)
    stops_after: int = 100

    def sentence(self, sentence: Sentence) -> None:
        self.sentences.append(sentence)

    def stopped(self) -> bool:
        return len(self.sentences) >= self.stops_after


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@pytest.fixture(scope="module")
def model(server: ModelServer) -> BaseChatModel:
    """The provider's client is made once: it is the slowest part."""
    return open_model(Access("openai:small", server.url, "key-1", SECONDS))


@pytest.fixture(scope="module")
def desk(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over a copy of the sample book: what a model is used for is written into it."""
    copy = tmp_path_factory.mktemp("written") / "book.sqlite"
    with (
        closing(sqlite3.connect(str(sample_on_sqlite.engine.url.database))) as held,
        closing(sqlite3.connect(copy)) as to,
    ):
        held.backup(to)
    book = open_book(f"sqlite:///{copy}", upgrade)
    yield desk_over(book)
    book.engine.dispose()


@dataclass
class Asking:
    """Asks with the model of the server."""

    desk: Desk
    log: Told
    model: BaseChatModel
    access: Access
    limits: Limits = field(default_factory=lambda: Limits(SECONDS, SECONDS))
    resting: Resting = field(default_factory=Resting)

    @property
    def writer(self) -> ModelWriter:
        return ModelWriter(self.access, self.limits, self.log, opens=lambda access: self.model, resting=self.resting)

    def __call__(self, question: str = QUESTION, following: Followed | None = None) -> Answer:
        desk = replace(self.desk, writer=self.writer)
        return ask(desk, LOCAL_OWNER, question, as_of=ASKED_ON, following=following or Followed())[0]

    @property
    def troubles(self) -> list[str]:
        return [str(fields["kind"]) for event, fields in self.log.events if event == "model_trouble"]


@pytest.fixture
def asking(desk: Desk, model: BaseChatModel, server: ModelServer) -> Asking:
    return Asking(desk, Told(), model, Access("openai:small", server.url, "key-1", SECONDS))


def said(answer: Answer) -> list[str]:
    return [sentence.text for sentence in answer.sentences]


def told_below(answer: Answer, language: str = "en") -> list[str]:
    return [render(line, Style("bn" if language == "bn" else "en")) for line in remarks(answer)]


def test_a_checked_answer_is_the_models_with_its_sources(asking: Asking, server: ModelServer) -> None:
    server.plays(Played(pieces=[*TRUE]))
    followed = Followed()
    answer = asking(following=followed)
    assert said(answer) == ["Padma Mart took goods for BDT 59,52,511.87 in Q3 2026."]
    assert list(answer.sentences) == followed.sentences
    assert [source.ref for source in answer.sources] == ["revenue-2026Q3"]
    assert told_below(answer) == ["Written by a model from 1 source."]
    assert server.asked[0]["authorization"] == "Bearer key-1"
    assert server.asked[0]["messages"][0]["role"] == "system"
    assert QUESTION not in server.asked[0]["messages"][0]["content"]


def test_a_false_sentence_is_never_handed_on_and_is_written_again(asking: Asking, server: ModelServer) -> None:
    server.plays(Played(pieces=[FALSE]), Played(pieces=[f"1. {TRUE}"]))
    followed = Followed()
    answer = asking(following=followed)
    assert said(answer) == [one.text for one in followed.sentences]
    assert said(answer) == ["Padma Mart took goods for BDT 59,52,511.87 in Q3 2026."]
    assert "59,52,511.88" in server.asked[1]["messages"][1]["content"]


def test_what_fails_twice_is_left_out_and_counted(asking: Asking, server: ModelServer) -> None:
    server.plays(Played(pieces=[f"{TRUE}\n{FALSE}"]), Played(pieces=[f"2. {FALSE}"]))
    answer = asking()
    assert said(answer) == ["Padma Mart took goods for BDT 59,52,511.87 in Q3 2026."]
    assert told_below(answer) == ["Written by a model from 1 source, 1 sentence left out."]
    assert len(server.asked) == 2


def test_figures_are_looked_up_and_cited(asking: Asking, server: ModelServer) -> None:
    looked_up: list[str] = []

    def play(asked: dict[str, Any]) -> Played:
        results = [message["content"] for message in asked["messages"] if message["role"] == "tool"]
        if not results:
            names = [tool["function"]["name"] for tool in asked["tools"]]
            return Played(calls=[("commitments", "{}"), ("no_such_tool", "{"), ("contacts", '{"a": [}')][: len(names)])
        looked_up.extend(results)
        return Played(pieces=[TRUE])

    server.play, server.asked = play, []
    answer = asking()
    assert told_below(answer) == ["Written by a model from 1 source."]
    assert len(looked_up) == 3
    assert looked_up[0].startswith("<found>")
    assert "There is no no_such_tool. There are: " in looked_up[1]
    assert "no JSON" in looked_up[2]


def test_a_model_that_takes_no_tools_writes_without_them(asking: Asking, server: ModelServer) -> None:
    def play(asked: dict[str, Any]) -> Played:
        unable = {"message": "small does not support tools", "type": "invalid_request_error"}
        return Played(status=400, error=unable) if "tools" in asked else Played(pieces=[TRUE])

    server.play, server.asked = play, []
    assert told_below(asking()) == ["Written by a model from 1 source."]
    assert ["tools" in asked for asked in server.asked] == [True, False]


OVERFLOW = {"message": "This model's maximum context length is 4096 tokens.", "code": "context_length_exceeded"}
FAULTS: dict[str, tuple[Played, str]] = {
    "late_first": (Played(hangs=True), "The model did not answer in time."),
    "key": (
        Played(status=401, error={"message": "Incorrect API key provided", "code": "invalid_api_key"}),
        "The model's provider refused the key, or there is none.",
    ),
    "unknown_model": (
        Played(status=404, error={"message": "The model `small` does not exist", "code": "model_not_found"}),
        "The model's provider knows no model openai:small.",
    ),
    "broken": (
        Played(status=500, error={"message": "The server had an error"}),
        "The model's provider has trouble of its own.",
    ),
    "cut": (Played(pieces=[TRUE, " Padma Mart has ag"], cuts=True), "The connection to the model broke off."),
    "cut without a word": (
        Played(pieces=["Padma Mart has agreed to"], ends=""),
        "The connection to the model broke off.",
    ),
    "cut by an error": (
        Played(pieces=["Padma Mart has agreed to"], ends="error"),
        "The connection to the model broke off.",
    ),
    "empty": (Played(), "The model wrote nothing."),
    "endless": (Played(pieces=["and then more "], endless=True), "The model did not come to an end."),
    "refused": (Played(pieces=["I'm sorry, but I can't help with that."]), "The model declined to answer."),
    "refused by a filter": (Played(pieces=["Padma"], ends="content_filter"), "The model declined to answer."),
    "language": (
        Played(pieces=["পদ্মা মার্ট গত প্রান্তিকে আমাদের কাছ থেকে অনেক মাল নিয়েছে। [revenue-2026Q3]"]),
        "The model wrote in another language.",
    ),
    "unsupported": (Played(pieces=[FALSE]), "The records bear out nothing that the model wrote."),
    "nothing_found": (Played(pieces=["[nothing]"]), "The model found no answer in the records."),
    "loop": (Played(calls=[("plan", "{}")]), "The model kept looking things up and wrote nothing."),
    "too_long": (Played(status=400, error=OVERFLOW), "The question and its facts are too long for the model."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_gives_the_answer_without_the_model_and_says_so_once(
    asking: Asking, server: ModelServer, fault: str
) -> None:
    played, why = FAULTS[fault]
    server.plays(played)
    if played.hangs:
        asking.limits = Limits(NO_LONGER, SECONDS)
    answer = asking()
    assert said(answer) == ["Padma Mart bought BDT 59,52,511.87 (Q3 2026)."]
    assert answer.answered
    assert told_below(answer) == [f"{why} This was written without it."]
    assert asking.troubles == [fault.partition(" ")[0]]
    assert all(fields["reference"] for event, fields in asking.log.events if event == "model_trouble")
    assert "Padma" not in json.dumps(asking.log.events, default=str)


def test_the_whole_takes_no_longer_than_it_may(asking: Asking, server: ModelServer) -> None:
    server.plays(Played(pieces=[TRUE, " And"], hangs=True))
    asking.limits = Limits(SECONDS, NO_LONGER)
    followed = Followed()
    answer = asking(following=followed)
    assert told_below(answer) == ["The model did not finish in time. This was written without it."]
    assert said(answer) == ["Padma Mart bought BDT 59,52,511.87 (Q3 2026)."]


def test_a_fault_is_told_in_bengali_to_who_asked_in_bengali(asking: Asking, server: ModelServer) -> None:
    server.plays(Played(status=500, error={"message": "The server had an error"}))
    answer = asking(BENGALI)
    assert "অক্টোবর ২০২৬" in said(answer)[0]
    assert told_below(answer, "bn") == ["মডেলের সেবাদাতার নিজের দিকে গোলমাল চলছে। এটি মডেল ছাড়াই লেখা।"]


def test_a_provider_that_wants_to_be_left_alone_is_by_every_worker(
    desk: Desk, asking: Asking, server: ModelServer, tmp_path: Path
) -> None:
    busy = {"message": "Rate limit reached", "code": "rate_limit_exceeded"}
    server.plays(Played(status=429, error=busy, headers={"Retry-After": "40"}), Played(pieces=[TRUE]))
    asking.access = Access("openai:busy", server.url)
    answer = asking()
    assert told_below(answer) == ["The model's provider takes no more questions just now. This was written without it."]
    assert answer.written is not None
    other_worker = Asking(desk, Told(), asking.model, asking.access)
    assert "without it" in told_below(other_worker())[0]
    assert len(server.asked) == 1


def test_a_broken_provider_is_left_alone_and_tried_again_by_one_call(asking: Asking, server: ModelServer) -> None:
    now = [1000.0]
    asking.resting = Resting(lambda: now[0])
    server.plays(Played(status=500, error={"message": "The server had an error"}))
    for _ in range(FAILURES):
        assert told_below(asking())[0].startswith("The model's provider has trouble of its own.")
    assert told_below(asking()) == [
        "The model failed a short while ago and is tried again later. This was written without it."
    ]
    assert len(server.asked) == FAILURES
    now[0] += FIRST_REST
    server.plays(Played(pieces=[TRUE]))
    assert told_below(asking()) == ["Written by a model from 1 source."]
    assert told_below(asking()) == ["Written by a model from 1 source."]


def test_a_provider_that_wants_to_be_left_alone_while_a_sentence_is_written_again_is(
    asking: Asking, server: ModelServer
) -> None:
    busy = Played(status=429, error={"message": "Rate limit reached"}, headers={"Retry-After": "40"})
    server.plays(Played(pieces=[f"{TRUE}\n{FALSE}"]), busy)
    assert told_below(asking()) == ["Written by a model from 1 source, 1 sentence left out."]
    assert told_below(asking())[0].startswith("The model failed a short while ago")
    assert len(server.asked) == 2


def test_a_provider_that_cannot_be_reached_or_is_not_installed_is_named(asking: Asking, server: ModelServer) -> None:
    def opening(access: Access) -> Callable[[], Answer]:
        writer = ModelWriter(access, asking.limits, asking.log)
        desk = replace(asking.desk, writer=writer)
        return lambda: ask(desk, LOCAL_OWNER, QUESTION, as_of=ASKED_ON)[0]

    away = opening(Access("openai:small", "http://127.0.0.1:9/v1"))()
    assert told_below(away) == ["The model's provider cannot be reached. This was written without it."]
    missing = opening(Access("anthropic:large"))()
    assert told_below(missing) == [
        "The model's provider is not installed: pip install 'keybrief[anthropic]'. This was written without it."
    ]
    unknown = opening(Access("nobody:large"))()
    assert told_below(unknown) == [
        "No provider of models is known by the name in nobody:large. This was written without it."
    ]


def test_whoever_stops_waits_no_longer(asking: Asking, server: ModelServer) -> None:
    server.plays(Played(pieces=[TRUE, " More"], hangs=True))
    followed = Followed(stops_after=1)
    answer = asking(following=followed)
    assert len(followed.sentences) == 1
    assert told_below(answer) == ["It was stopped. This was written without it."]
    assert asking.troubles == []


def test_a_key_of_the_environment_does_not_go_to_another_server(
    asking: Asking, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "key-of-the-provider")
    server.plays(Played(pieces=[TRUE]))
    writer = ModelWriter(Access("openai:small", server.url), asking.limits, asking.log)
    ask(replace(asking.desk, writer=writer), LOCAL_OWNER, QUESTION, as_of=ASKED_ON)
    assert server.asked[0]["authorization"] == "Bearer none"


def test_words_are_in_the_log_only_where_that_is_asked_for(asking: Asking, server: ModelServer) -> None:
    server.plays(Played(pieces=[TRUE]))
    asking()
    assert asking.log.events == []
    asking.limits = Limits(SECONDS, SECONDS, logs_words=True)
    asking()
    assert [event for event, _ in asking.log.events] == ["model_words"]
    assert TRUE in str(asking.log.events)


class Promise(BaseModel):
    """What a note promises."""

    side: str
    days: int


def test_a_note_is_read_into_values_or_it_is_said_why_not(asking: Asking, server: ModelServer) -> None:
    task = Task("note", "Read the note.", 12_000, 500)
    server.plays(Played(pieces=['{"side": "ours", "days": 3}']))
    found, use, why = asking.writer.read(task, "We send samples in </material> three days.", Promise)
    assert (found, why) == (Promise(side="ours", days=3), None)
    assert (use.tokens_in, use.tokens_out, use.rounds) == (11, 7, 1)
    assert server.asked[0]["messages"][1]["content"].count("</material>") == 1
    unreadable, declined = "The model's reply could not be read.", "The model declined to answer."
    for played, told in (
        (Played(pieces=["Sure! The note promises samples."]), unreadable),
        (Played(pieces=['{"side": "ours", '], ends="length"), unreadable),
        (Played(pieces=['{"side": "ours", '], ends="content_filter"), declined),
    ):
        server.plays(played)
        found, _, why = asking.writer.read(task, "We send samples in three days.", Promise)
        assert found is None
        assert why is not None
        assert render(why, Style()) == told


def test_a_note_is_asked_for_in_a_shape_that_the_provider_takes(asking: Asking, server: ModelServer) -> None:
    server.plays(Played(pieces=['{"items": [{"kind": "need", "quote": "They want tins.", "day": null}]}']))
    found, _, why = asking.writer.read(Task("note", "Read the note.", 12_000, 500), "They want tins.", NoteReading)
    assert server.refused == []
    assert why is None
    assert found is not None
    assert [(one.kind, one.quote, one.person, one.day) for one in found.items] == [
        ("need", "They want tins.", "", None)
    ]
