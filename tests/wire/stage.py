"""A provider's real client against a server that speaks as the provider: what somebody who asks gets to see."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bot.app import open_writer
from bot.compose.answer import Answer, remarks
from bot.compose.note_shape import NoteReading
from bot.compose.prompts import instructions
from bot.compose.render import Style, render
from bot.compose.sentence import Sentence
from bot.compose.writer import ModelWriter
from bot.compose.writing import Draft, Following, Shape, Task, Unfollowed, Use
from bot.desk import Desk
from bot.features.ask import ask
from bot.settings import Settings
from knowledge.evidence import Evidence, Message
from knowledge.people import LOCAL_OWNER
from tests.model_server import ModelServer
from tests.wire.dialect import Dialect

QUESTION = "How much did Padma Mart buy from us last quarter?"
NOTE = "We send samples by 5 December."
ASKED_ON = date(2026, 11, 23)
ENGLISH = Style("en")
# A machine that does other things gets a whole answer through.
PATIENCE = {"KEYBRIEF_MODEL_FIRST_SECONDS": "30", "KEYBRIEF_MODEL_SECONDS": "30"}


@dataclass(frozen=True)
class Provider:
    """A provider, as a user sets it. key_variables: where its client looks for a key of its own.

    counts_tokens: whether a stream tells its tokens from a server of one's own too."""

    model: str
    dialect: Dialect
    key_variables: tuple[str, ...]
    counts_tokens: bool = True

    @property
    def name(self) -> str:
        return self.model.partition(":")[0]


@dataclass
class Followed(Unfollowed):
    """Who waits for the answer; stops_after: so many sentences."""

    sentences: list[Sentence] = field(default_factory=list)
    stops_after: int = 100

    def sentence(self, sentence: Sentence) -> None:
        self.sentences.append(sentence)

    def stopped(self) -> bool:
        return len(self.sentences) >= self.stops_after


class Recorded:
    """The writer of the settings, whose last draft is kept."""

    def __init__(self, writer: ModelWriter) -> None:
        self._writer = writer
        self.draft: Draft | None = None

    @property
    def name(self) -> str:
        return self._writer.name

    def write(self, task: Task, question: str, evidence: Evidence, style: Style, following: Following) -> Draft:
        self.draft = self._writer.write(task, question, evidence, style, following)
        return self.draft

    def read(self, task: Task, material: str, shape: type[Shape]) -> tuple[Shape | None, Use, Message | None]:
        return self._writer.read(task, material, shape)


@dataclass(frozen=True)
class Seen:
    """What came of a question.

    said: the sentences of the answer. below: the line under it. kind: of the trouble, "" for none. wait: seconds for
    which the provider is left alone. handed_on: sentences that were shown while the model still wrote.
    """

    said: tuple[str, ...]
    below: str
    kind: str
    wait: float
    use: Use
    handed_on: int

    def __str__(self) -> str:
        return f"{' '.join(self.said)} | {self.below}"


@dataclass
class Stage:
    """One provider, its server, and a desk over the sample book."""

    provider: Provider
    server: ModelServer
    desk: Desk
    room: Path
    warned: set[str] = field(default_factory=set)
    models: int = 0

    def settings(self, given: Mapping[str, str]) -> Settings:
        """The settings as a user has them who asks this provider; `given` goes before."""
        reached = {"KEYBRIEF_MODEL_URL": self.server.url, "KEYBRIEF_MODEL_KEY": "key-1", **PATIENCE}
        home = {"KEYBRIEF_HOME": str(self.room / "home"), "KEYBRIEF_MODEL": self.provider.model}
        return Settings(**{**home, **reached, **given}, _env_file=None)  # type: ignore[arg-type]

    def asks(self, following: Followed | None = None, /, **given: str) -> Seen:
        """Asks the question, with a model that no worker has met before: one that wants to be left alone is."""
        self.models += 1
        settings = self.settings({"KEYBRIEF_MODEL": f"{self.provider.model}-{self.models}"} | given)
        writer, following = Recorded(open_writer(settings)), following or Followed()
        with self._warnings():
            desk = replace(self.desk, writer=writer)
            answer = ask(desk, LOCAL_OWNER, QUESTION, as_of=ASKED_ON, following=following)[0]
        assert writer.draft is not None
        seen = _seen(answer, writer.draft, len(following.sentences))
        return replace(seen, below=seen.below.replace(settings.model, "provider:model"))

    def reads(self) -> tuple[NoteReading | None, Use, str]:
        """Has a note read into values: they, what that took, and why there are none."""
        told = instructions("note", {"language": "English", "today": ASKED_ON})
        task = Task("note", told, 12_000, 2_000)
        with self._warnings():
            reading, use, why = open_writer(self.settings({})).read(task, NOTE, NoteReading)
        return reading, use, render(why, ENGLISH) if why is not None else ""

    @contextmanager
    def _warnings(self) -> Iterator[None]:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            warnings.simplefilter("ignore", ResourceWarning)
            yield
        self.warned |= {f"{one.category.__name__}: {one.message}" for one in caught}


@contextmanager
def environment(**named: str) -> Iterator[None]:
    """These variables in the environment, until the block ends."""
    os.environ.update(named)
    try:
        yield
    finally:
        for name in named:
            del os.environ[name]


def _seen(answer: Answer, draft: Draft, handed_on: int) -> Seen:
    below = " ".join(render(line, ENGLISH) for line in remarks(answer))
    trouble = draft.trouble
    kind = trouble.id.removeprefix("writer.") if trouble is not None else ""
    wait = trouble.values.get("seconds", 0) if trouble is not None else 0
    said = tuple(sentence.text for sentence in answer.sentences)
    return Seen(said, below, kind, float(str(wait)), draft.use, handed_on)
