"""A draft under way: what is proposed so far, and what its parts share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Message, Period, Value, Words
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.planning.templates import Template
from knowledge.planning.trend import Trend, revenue_trend
from knowledge.records.contacts import Contact
from knowledge.text import numbers_in, terms

SAME_MATTER = 0.6


@dataclass(frozen=True, slots=True)
class Proposed:
    """One record that is proposed. values: its fields, its parent left out; under: the place of its objective among the
    proposals, -1 where it has none. why: "carried", "overdue", "need"..., the message that tells it. fact: what prompts
    it.
    """

    kind: str
    values: Mapping[str, Any]
    why: str
    fact: Figure
    under: int = -1


@dataclass
class Drafting:
    """A draft under way."""

    session: Session
    reader: Reader
    account: AccountCard
    request: FigureRequest
    template: Template
    language: str
    term: Period
    found: list[Proposed] = field(default_factory=list)
    revenue_of: set[str] = field(default_factory=set)
    _trends: dict[str, Trend | None] = field(default_factory=dict)

    @property
    def start(self) -> date:
        assert self.term.start is not None
        return self.term.start

    def add(self, proposed: Proposed) -> int:
        self.found.append(proposed)
        return len(self.found) - 1

    def trend(self, category: str) -> Trend | None:
        if category not in self._trends:
            self._trends[category] = revenue_trend(
                self.session, self.reader, self.account, category, self.request.as_of, self.template.growth
            )
        return self._trends[category]

    def spoken_of(self, words: str) -> bool:
        """Whether an objective of the draft speaks of this already."""
        return any(_same_matter(words, str(one.values["statement"])) for one in self.found if one.kind == "objective")


def still_there(session: Session, contact_id: int | None, as_of: date) -> int | None:
    """The customer's owner, unless they have left."""
    if contact_id is None:
        return None
    left = session.scalar(sa.select(Contact.left_on).where(Contact.id == contact_id))
    return None if left is not None and left <= as_of else contact_id


def revenue_measure(drafting: Drafting, base: Mapping[str, Any], trend: Trend, under: int, ref: str = "") -> Proposed:
    """A measure of revenue, with the trend's baseline and target. ref: of the measure it takes the place of."""
    values = dict(base) | {
        "unit": trend.currency,
        "baseline": trend.baseline,
        "baseline_on": drafting.request.as_of,
        "target": trend.target,
    }
    name: Value = Words(str(base["name"]))
    told = Message(trend.fact.sentence.id, {**trend.fact.sentence.values, "name": name})
    fact = replace(trend.fact, sentence=told)
    if ref:
        records = (ref, *fact.records)
        fact = replace(fact, ref=ref, records=records, records_total=fact.records_total + 1)
    return Proposed("measure", values, f"trend_{trend.method}", fact, under)


def _same_matter(one: str, other: str) -> bool:
    first, second = (set(_matters(words)) for words in (one, other))
    return len(first & second) >= SAME_MATTER * max(1, min(len(first), len(second)))


def _matters(words: str) -> Iterator[str]:
    return (term for term in terms(words) if not numbers_in(term))
