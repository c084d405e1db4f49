"""A record in one sentence with how it stands: a commitment kept, open or overdue; a need; a deal."""

from __future__ import annotations

from datetime import date

from bot.compose.extractive import harmless
from bot.compose.render import Style, render
from bot.compose.sentence import Sentence
from knowledge.evidence import Figure, Message, Quantity, Term, Value, Words

# The facts of single records that an answer tells beside what people wrote.
RECORDS = frozenset({"commitment_ours", "commitment_theirs", "need", "deal", "initiative"})


def record_sentence(record: Figure, style: Style) -> Sentence:
    """What a record says and how it stands."""
    values = {name: _harmless(value) for name, value in record.sentence.values.items()}
    return Sentence(render(Message(_wording(record), values), style), (record.ref,), "statement")


def _wording(record: Figure) -> str:
    values = record.sentence.values
    if "noted" in values:
        return f"stated.{record.name}_noted"
    if record.name == "initiative":
        return f"stated.initiative_{_state(record)}"
    if not record.name.startswith("commitment_"):
        return f"answer.record_{record.name}" + ("_by" if _known(values.get("by")) else "")
    return f"answer.record_{record.name}_{_state(record)}"


def _state(record: Figure) -> str:
    """Whether it was done, is late, or is open."""
    values = record.sentence.values
    if isinstance(values["done"], date):
        return "done"
    late = values["days"]
    return "late" if isinstance(late, Quantity) and late.number > 0 else "open"


def _known(value: Value | None) -> bool:
    return value is not None and not isinstance(value, Term)


def _harmless(value: Value) -> Value:
    return Words(harmless(value.text)) if isinstance(value, Words) else value
