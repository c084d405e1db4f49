"""What a language model is asked to give back for a note: values, each of which is held against the note afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

ItemKind = Literal["our_promise", "their_promise", "need", "challenge", "goal", "concern", "met", "next_meeting"]


def _all_to_be_said(schema: dict[str, Any]) -> None:
    """A model is to say each value, if only that there is none. OpenAI refuses a schema that names defaults."""
    schema["required"] = list(schema["properties"])
    for described in schema["properties"].values():
        described.pop("default", None)


class Item(BaseModel):
    """One thing that the note implies."""

    model_config = ConfigDict(json_schema_extra=_all_to_be_said)

    kind: ItemKind
    quote: str = Field(description="the sentence of the note that says it, letter by letter")
    statement: str = Field(default="", description="what will be done or is wanted, in the note's own words, short")
    person: str = Field(
        default="", description="who promised, stated it or was met, as the note calls them; I for the author"
    )
    day: date | None = Field(default=None, description="by when, or the day of the meeting; null where no day is named")


class NoteReading(BaseModel):
    """All that a note implies, in its order."""

    items: list[Item] = Field(default_factory=list)
