"""Scenes of notes of the sample book, whose sentences were written by hand: `templates/sample_notes.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

import sqlalchemy as sa

from knowledge.book import Book
from knowledge.evidence import AccountCard, Money, Passage, Percent, Quantity, Value
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import account_cards
from knowledge.retrieval.passages import PassageRow
from tests.benchmarks.checking.people import People
from tests.benchmarks.checking.pool import with_each_other
from tests.benchmarks.checking.scene import Scene

_COUNTED = re.compile(r"(\d+) ([a-z]+)")


@lru_cache(maxsize=1)
def by_hand() -> Mapping[str, Mapping[str, Any]]:
    """The notes by ref, each with its values and its sentences by language."""
    folder = resources.files("tests.benchmarks.checking") / "templates"
    return tomllib.loads((folder / "sample_notes.toml").read_text(encoding="utf-8"))


def note_scenes(book: Book, people: People) -> list[Scene]:
    """A scene for each note that sentences were written about, with other notes of its account beside it."""
    with book.reading() as session:
        cards = {card.id: card for card in account_cards(session, LOCAL_OWNER)}
        rows = list(session.scalars(sa.select(PassageRow).where(PassageRow.ref.in_(by_hand())).order_by(PassageRow.id)))
    scenes: dict[int, list[Scene]] = {}
    for row in rows:
        if row.account_id is not None:
            scene = _scene(row, cards[row.account_id], people)
            scenes.setdefault(row.account_id, []).append(scene)
    return [scene for held in scenes.values() for scene in with_each_other(held)]


def _scene(row: PassageRow, card: AccountCard, people: People) -> Scene:
    passage = Passage(row.ref, row.kind, row.happened_on, row.author, row.words)
    values = {name: _read(value, people) for name, value in by_hand()[row.ref]["values"].items()}
    return Scene(f"note:{row.ref}", (passage,), values, card)


def _read(value: str | int, people: People) -> Value:
    """A value by its looks. Errors: ValueError for one that looks like nothing."""
    if isinstance(value, int):
        return Decimal(value)
    if value.endswith("%"):
        return Percent(Decimal(value[:-1]) / 100)
    if value.startswith("BDT "):
        return Money(Decimal(value[4:]), "BDT")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value)
    if counted := _COUNTED.fullmatch(value):
        return Quantity(Decimal(counted[1]), counted[2])
    if re.fullmatch(r"[\d.]+", value):
        return Decimal(value)
    person = next((one.name for one in people.persons if one.name.text == value), None)
    if person is None:
        raise ValueError(f"no value: {value!r}")
    return replace(person)
