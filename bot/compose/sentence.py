"""A sentence with the refs it rests on, and the source behind a ref: what every surface shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.compose.render import Style, render
from knowledge.evidence import Evidence, Figure, Passage

SentenceKind = Literal["figure", "quote", "statement", "suggestion", "gap", "written", "advice"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is shown, and the refs it cites. A gap says what was not found and cites nothing.

    "written" is a claim in a model's words, "advice" a proposal in its words; every other kind is worded by us.
    label: the part of a text that a model wrote it for ("risk"), "" where there is none.
    """

    text: str
    refs: tuple[str, ...]
    kind: SentenceKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is shown: its name ("commitments"), its heading and its sentences."""

    name: str
    heading: str
    sentences: tuple[Sentence, ...]


# A heading with its sentences, each with its level: what belongs to a line stands a level below it.
LaidOut = tuple[str, tuple[tuple[Sentence, int], ...]]


def laid_out(parts: Iterable[Part]) -> tuple[LaidOut, ...]:
    """Parts whose sentences all stand at the top."""
    return tuple((part.heading, tuple((one, 0) for one in part.sentences)) for part in parts)


@dataclass(frozen=True, slots=True)
class Source:
    """What stands behind a ref: a passage's own words, or a figure's definition and the records it counts."""

    ref: str
    kind: str
    when: date | None
    author: str
    words: str
    url: str = ""
    records: tuple[str, ...] = ()
    records_total: int = 0


def sources_of(sentences: tuple[Sentence, ...], evidence: Evidence, style: Style) -> tuple[Source, ...]:
    """The sources the sentences cite, each once, in the order they are cited."""
    refs = dict.fromkeys(ref for sentence in sentences for ref in sentence.refs)
    facts = [fact for ref in refs if (fact := evidence.fact(ref)) is not None]
    return tuple(_source(fact, style) for fact in facts)


def _source(fact: Passage | Figure, style: Style) -> Source:
    if isinstance(fact, Passage):
        return Source(fact.ref, fact.kind, fact.when, fact.author, fact.words, fact.url)
    definition = render(fact.definition, style)
    return Source(fact.ref, "figure", fact.as_of, "", definition, "", fact.records, fact.records_total)
