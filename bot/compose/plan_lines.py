"""The lines of a plan while it is drafted: each a checked sentence over the facts it cites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.compose.check import check
from bot.compose.render import Style, render
from bot.compose.sentence import LaidOut, Sentence, SentenceKind, Source
from knowledge.evidence import Evidence, Fact, Figure, Message, Term, Value


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One sentence. level: 0 stands by itself, 1 belongs to the line of level 0 above it."""

    sentence: Sentence
    level: int = 0


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One part: its name ("ours"), its heading and its lines."""

    name: str
    heading: str
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A plan as it is shown. form: "plan", "joint" (both sides have objectives), "customer" (may be handed over),
    "draft" or "changes". ref: the plan's, "" where there is none or it is not stored. left_out: sentences refused.
    written: that a model wrote in it, or why none did where one is set; None where none is.
    """

    account: str
    ref: str
    title: str
    as_of: date
    form: str
    parts: tuple[PlanPart, ...]
    sources: tuple[Source, ...]
    left_out: int
    written: Message | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(line.sentence for part in self.parts for line in part.lines)

    @property
    def laid_out(self) -> tuple[LaidOut, ...]:
        return tuple((part.heading, tuple((one.sentence, one.level) for one in part.lines)) for part in self.parts)


def known(fact: Fact, name: str) -> bool:
    """Whether the record behind a fact holds this value."""
    value = fact.sentence.values.get(name) if isinstance(fact, Figure) else None
    return value is not None and not (isinstance(value, Term) and value.family == "unknown")


@dataclass
class Lines:
    """The parts drafted so far, in their order, and how many sentences the checker refused."""

    evidence: Evidence
    style: Style
    left_out: int = 0
    _parts: dict[str, list[PlanLine]] = field(default_factory=dict)

    def say(
        self,
        part: str,
        message: str,
        *facts: Fact,
        values: Mapping[str, Value] | None = None,
        level: int = 0,
        kind: SentenceKind = "statement",
    ) -> bool:
        """Adds a sentence over the values of its facts, where the checker lets it pass."""
        filled: dict[str, Value] = {}
        for fact in facts:
            if isinstance(fact, Figure):
                filled |= fact.sentence.values
        text = render(Message(f"plan.{message}", filled | dict(values or {})), self.style)
        sentence = Sentence(text, tuple(dict.fromkeys(fact.ref for fact in facts)), kind)
        if not check(sentence, self.evidence).ok:
            self.left_out += 1
            return False
        self._parts.setdefault(part, []).append(PlanLine(sentence, level))
        return True

    def gap(self, part: str, message: Message, *, level: int = 0) -> None:
        """Adds what is not there."""
        line = PlanLine(Sentence(render(message, self.style), (), "gap"), level)
        self._parts.setdefault(part, []).append(line)

    def parts(self, headings: Mapping[str, str] | None = None) -> tuple[PlanPart, ...]:
        """Every part with something in it. headings: of parts that have another than their own."""
        return tuple(
            PlanPart(name, (headings or {}).get(name) or render(Message(f"plan.part_{name}"), self.style), tuple(lines))
            for name, lines in self._parts.items()
        )
