"""The lines of a brief while it is drafted: each a checked sentence that states facts no other line states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.compose.check import check
from bot.compose.extractive import harmless, quotable
from bot.compose.render import Style, render, render_day
from bot.compose.sentence import Sentence, SentenceKind
from knowledge.evidence import Dossier, Fact, Figure, Message, Passage, Quantity, Term, Tone, Value, Words
from knowledge.text import numbers_in, terms

# A note quoted after a line has no more words than this.
MOST_BEHIND = 26
# A figure in its own words is told up to this many.
MOST_OF_FIGURE = 40
# Two records tell of one matter where they share this much of what they say.
SAME_MATTER = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and where it belongs. `short` is the sentence without what stands behind it.

    group: what it counts as among the highlights ("revenue"); "" where it is none for them. keep: how long it is
    kept when the brief is too long; 0 leaves it to its part and its place in it.
    """

    part: str
    sentence: Sentence
    short: Sentence
    group: str = ""
    tone: Tone = "plain"
    keep: int = 0

    @property
    def words(self) -> int:
        return words_in(self.sentence.text)


def words_in(text: str) -> int:
    """How many words a text counts: what stands between spaces, marks alone left out."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def known(fact: Figure, name: str) -> bool:
    """Whether the record behind a figure holds this value."""
    value = fact.sentence.values.get(name)
    return value is not None and not (isinstance(value, Term) and value.family == "unknown")


def statement_of(fact: Figure) -> str:
    """What the record behind a figure states, as written."""
    statement = fact.sentence.values["statement"]
    return statement.text if isinstance(statement, Words) else ""


def number_of(value: Value) -> Decimal:
    """The number of a quantity; 0 where it is not known."""
    return value.number if isinstance(value, Quantity) else Decimal(0)


def same_matter(one: str, other: str) -> bool:
    """Whether two statements speak of one matter."""
    first, second = ({term for term in terms(words) if not numbers_in(term)} for words in (one, other))
    return len(first & second) >= SAME_MATTER * max(1, min(len(first), len(second)))


@dataclass
class Draft:
    """The lines drafted so far, and how many sentences the checker refused."""

    dossier: Dossier
    style: Style
    lines: list[Line] = field(default_factory=list)
    stated: set[str] = field(default_factory=set)
    left_out: int = 0

    def say(
        self,
        part: str,
        message: str,
        *facts: Fact,
        values: Mapping[str, Value] | None = None,
        behind: Passage | None = None,
        kind: SentenceKind = "statement",
        group: str = "",
        tone: Tone | None = None,
        keep: int = 0,
        shortly: str = "",
    ) -> bool:
        """Adds a line over the values of its figures where the checker lets it pass; `behind` is quoted after it.

        shortly: the message of the sentence that says less.
        """
        filled: dict[str, Value] = {}
        for fact in facts:
            if isinstance(fact, Figure):
                filled |= fact.sentence.values
        text = render(Message(f"brief.{message}", filled | dict(values or {})), self.style)
        refs = tuple(dict.fromkeys(fact.ref for fact in facts))
        short = self.checked(Sentence(text, refs, kind))
        if short is None:
            return False
        sentence = short
        if shortly:
            less = render(Message(f"brief.{shortly}", filled | dict(values or {})), self.style)
            short = self.checked(Sentence(less, refs, kind)) or short
        quote = self.quote(behind, briefly=True) if behind is not None and behind.ref not in self.stated else ""
        if behind is not None and quote and len(quote.split()) <= MOST_BEHIND:
            told = render(Message("brief.with_word", {"line": text, "quote": quote}), self.style)
            sentence = self.checked(Sentence(told, (*refs, behind.ref), kind)) or sentence
        tones: list[Tone] = [fact.tone for fact in facts if isinstance(fact, Figure)]
        weighs: Tone = tone or (tones[0] if tones else "plain")
        if kind != "suggestion" and any(fact in self.dossier.topics.get("focus", ()) for fact in facts):
            group = "focus"
        self.add(Line(part, sentence, short, group, weighs, keep), claims=kind != "suggestion")
        return True

    def say_figure(self, part: str, figure: Figure, *, group: str) -> None:
        """Adds a figure of the catalogue in its own words."""
        sentence = self.checked(
            Sentence(render(figure.sentence, replace(self.style, short_on=None)), (figure.ref,), "figure")
        )
        if sentence is not None and words_in(sentence.text) <= MOST_OF_FIGURE:
            self.add(Line(part, sentence, sentence, group, figure.tone))

    def add(self, line: Line, *, claims: bool = True) -> None:
        """Adds a line that was checked."""
        self.lines.append(line)
        if claims:
            self.stated.update(line.sentence.refs)

    def say_quote(
        self, part: str, passage: Passage, *, message: str = "", group: str = "", tone: Tone = "plain"
    ) -> bool:
        """Adds a quotation of a passage that no line quotes yet."""
        quote = self.quote(passage) if passage.ref not in self.stated else ""
        if not quote:
            return False
        text = render(Message(f"brief.{message}", {"quote": quote}), self.style) if message else quote
        sentence = self.checked(Sentence(text, (passage.ref,), "quote"))
        if sentence is None:
            return False
        brief = self.checked(Sentence(self.quote(passage, briefly=True), (passage.ref,), "quote")) or sentence
        self.add(Line(part, sentence, brief, group, tone))
        return True

    def gap(self, part: str, message: str, values: Mapping[str, Value] | None = None) -> None:
        """Adds what was looked for and not found."""
        sentence = Sentence(render(Message(message, values or {}), self.style), (), "gap")
        self.lines.append(Line(part, sentence, sentence))

    def quote(self, passage: Passage, *, briefly: bool = False) -> str:
        """The telling sentences of a passage as written, with author and day; "" where none may be quoted."""
        point = self.dossier.points.get(passage.ref, ("", ""))[0 if briefly else 1]
        if not point or not quotable(replace(passage, words=point)):
            return ""
        day = render_day(passage.when, self.style) if passage.when is not None else ""
        tail = ", ".join(part for part in (passage.author, day) if part)
        return f"“{harmless(point)}”" + (f" ({tail})" if tail else "")

    def checked(self, sentence: Sentence) -> Sentence | None:
        """The sentence where the checker lets it pass; None, and counted, where it does not."""
        if check(sentence, self.dossier.evidence).ok:
            return sentence
        self.left_out += 1
        return None

    def told(self, part: str) -> list[Line]:
        """The lines of a part, in order."""
        return [line for line in self.lines if line.part == part]
