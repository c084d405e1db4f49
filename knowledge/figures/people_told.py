"""How a figure about people and our contact with them is told: its words, its definition, the records behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.evidence import Figure, Message, Tone, Value
from knowledge.figures.entry import FigureRequest

MOST_RECORDS = 20


def told_of_people(
    request: FigureRequest,
    name: str,
    sentence: str,
    values: Mapping[str, Value],
    refs: Sequence[str],
    tone: Tone,
    defined: Mapping[str, Value] | None = None,
) -> Figure:
    """A figure of the catalogue's name. refs: all records behind it, of which the first are listed.

    defined: what its definition is filled with.
    """
    return Figure(
        ref=name.replace("_", "-"),
        name=name,
        sentence=Message(f"stakeholders.{sentence}", values),
        definition=Message(f"stakeholders.{name}_definition", defined or {}),
        as_of=request.as_of,
        records=tuple(refs[:MOST_RECORDS]),
        records_total=len(refs),
        tone=tone,
    )
