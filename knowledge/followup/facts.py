"""A fact of a follow-up: one record as a figure of its own, so that each line cites exactly what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from knowledge.evidence import Figure, Message, Tone, Value


def fact(
    ref: str,
    name: str,
    values: Mapping[str, Value],
    as_of: date,
    *,
    records: Iterable[str] = (),
    tone: Tone = "plain",
    definition: str = "record",
) -> Figure:
    """`name` is also the message that says all its values; `records` are what stands behind it beside itself."""
    behind = tuple(dict.fromkeys(records)) or (ref,)
    return Figure(
        ref=ref,
        name=name,
        sentence=Message(f"followup.{name}", values),
        definition=Message(f"followup.{definition}_definition"),
        as_of=as_of,
        records=behind,
        records_total=len(behind),
        tone=tone,
    )
