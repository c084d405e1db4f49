"""The lines of a follow-up while it is drafted: each a checked sentence over the facts it cites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.compose.check import check
from bot.compose.extractive import harmless, quotable
from bot.compose.render import Style, render, render_day
from bot.compose.sentence import Sentence, SentenceKind
from knowledge.evidence import Dossier, Fact, Figure, Items, Message, Name, Passage, Quantity, Term, Value, Words


@dataclass
class Draft:
    """What is drafted from, and how many sentences the checker refused."""

    dossier: Dossier
    style: Style
    refused: int = 0

    def line(
        self,
        message: str,
        *facts: Fact,
        values: Mapping[str, Value] | None = None,
        kind: SentenceKind = "statement",
        also: tuple[str, ...] = (),
    ) -> Sentence | None:
        """The sentence of a message over the values of its figures, or None where the checker refuses it.

        also: refs that stand behind it too, where the evidence holds them.
        """
        filled: dict[str, Value] = {}
        for fact in facts:
            if isinstance(fact, Figure):
                filled |= fact.sentence.values
        text = render(Message(f"followup.{message}", filled | dict(values or {})), self.style)
        held = tuple(ref for ref in also if self.dossier.evidence.fact(ref) is not None)
        return self.checked(Sentence(text, tuple(dict.fromkeys((*(fact.ref for fact in facts), *held))), kind))

    def checked(self, sentence: Sentence) -> Sentence | None:
        """The sentence, where the checker lets it pass."""
        if check(sentence, self.dossier.evidence).ok:
            return sentence
        self.refused += 1
        return None

    def gap(self, message: str, values: Mapping[str, Value] | None = None) -> Sentence:
        """A sentence that claims nothing: a heading, a greeting, what was looked for and not found."""
        return Sentence(render(Message(f"followup.{message}", values or {}), self.style), (), "gap")

    def quote(self, figure: Figure, passage: Passage) -> str:
        """The words of a passage that speak of a figure's record, quoted with day and author; "" where none may be."""
        words, _ = self.dossier.points.get(f"{figure.ref} {passage.ref}", ("", ""))
        if not words or not speaks_to_people(words):
            return ""
        day = render_day(passage.when, self.style) if passage.when is not None else ""
        tail = ", ".join(part for part in (day, passage.author) if part)
        return f"“{harmless(words)}”" + (f" ({tail})" if tail else "")


def speaks_to_people(words: str) -> bool:
    """Whether words may be handed on as somebody's: not where they give orders to a machine."""
    return quotable(Passage("", "", None, "", words))


def text_of(figure: Figure, name: str) -> str:
    """A value of a figure that is words or a name; "" where it is neither."""
    value = figure.sentence.values.get(name)
    return value.text if isinstance(value, Words | Name) else ""


def term_of(figure: Figure, name: str) -> str:
    """The word of a term among a figure's values; "" where it is none."""
    value = figure.sentence.values.get(name)
    return value.word if isinstance(value, Term) else ""


def number_of(figure: Figure, name: str) -> int:
    """A count among a figure's values; 0 where it is none."""
    value = figure.sentence.values.get(name)
    return int(value.number) if isinstance(value, Quantity) else 0


def people_of(figure: Figure, style: Style) -> list[str]:
    """The people whom a figure lists, in the letters of the language."""
    rows = figure.sentence.values.get("people")
    held = rows.rows if isinstance(rows, Items) else ()
    names = [row["name_bn" if style.language == "bn" else "name"] for row in held]
    return [name.text for name in names if isinstance(name, Name)]


def dated(figure: Figure) -> bool:
    """Whether a promise has a day."""
    return term_of(figure, "due") == ""


def side_of(figure: Figure) -> str:
    """ "ours" or "theirs"."""
    return term_of(figure, "side")
