"""A fact of a brief: one record as a figure of its own, so that each sentence cites exactly what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from knowledge.evidence import Figure, Message, Term, Tone, Value

NOT_KNOWN = Term("unknown", "value")


def record_fact(
    ref: str,
    name: str,
    values: Mapping[str, Value],
    as_of: date,
    *,
    records: Sequence[str] = (),
    tone: Tone = "plain",
    definition: str = "record",
) -> Figure:
    """One record as a figure. `records` are what stands behind it beside itself (the note it was said in).

    A value that the record does not hold is a term of the family "unknown".
    """
    behind = tuple(dict.fromkeys((ref, *records)))
    return Figure(
        ref=ref,
        name=name,
        sentence=Message(f"brief.fact_{name}", values),
        definition=Message(f"brief.{definition}_definition"),
        as_of=as_of,
        records=behind,
        records_total=len(behind),
        tone=tone,
    )
