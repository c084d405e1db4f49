"""Evidence: everything an answer may rest on, as frozen values.

Two kinds of fact meet here. A `Passage` is words as somebody wrote them; a `Figure` is typed values
with a definition. Whatever is shown to a person cites one of them by its `ref`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency. Rounded once, half up, when shown."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of one: `Percent(Decimal("0.25"))` is 25 %."""

    share: Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something counted or measured; `unit` is a term of the catalogue ("days", "orders")."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name out of the records, shown as it is written there; in Bengali as `local`, where that is known."""

    text: str
    kind: Literal["account", "person", "product", "category", "record"] = "record"
    local: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words as somebody wrote them, shown as a quotation."""

    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade that is translated: `Term("tier", "key")` is the message `terms.tier.key`."""

    family: str
    word: str


PeriodKind = Literal["day", "week", "month", "quarter", "half", "year", "fiscal_year", "since", "span", "all"]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included. `start` is None when it reaches back to the first record.

    `label` names an occasion ("eid_ul_fitr") where the words did; it is a term of the family "festival".
    """

    start: date | None
    end: date
    kind: PeriodKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list inside a figure: each row is rendered by the same message, at most as many as are given."""

    message: str
    rows: tuple[Mapping[str, Value], ...]


Tone = Literal["bad", "watch", "plain", "good"]

Value = str | int | Decimal | date | datetime | Money | Percent | Quantity | Name | Words | Term | Period | Items


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that the catalogues know by its id (`domain.name`), with the values it is filled with.

    Where `values` holds an int named `count`, the catalogue's plural forms are used.
    """

    id: str
    values: Mapping[str, Value] = field(default_factory=dict)


# How well a figure fits what is asked (its score, and that of a match with one): from FIGURE_ALONE on it is the whole
# answer; up to MAY_SAY_IT it may say it, and what people wrote is told beside it.
FIGURE_ALONE = 0.75
MAY_SAY_IT = 0.6


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest thing that can be cited: a paragraph of a note, a turn of a call, a plan item."""

    ref: str
    kind: str
    when: date | None
    author: str
    words: str
    url: str = ""
    score: float = 0.0
    conversation: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Computed values, how they are defined, and the records behind them.

    `name` is the figure's name in the catalogue, `sentence` says it, `definition` says how it is counted.
    `records` are refs (`order-812`), newest first; `records_total` counts those not listed too.
    `tone` says whether it is bad or good news for the account, by the figure's own rule.
    """

    ref: str
    name: str
    sentence: Message
    definition: Message
    as_of: date
    period: Period | None = None
    records: tuple[str, ...] = ()
    records_total: int = 0
    score: float = 0.0
    tone: Tone = "plain"


Fact = Passage | Figure


@dataclass(frozen=True, slots=True)
class AccountCard:
    """The account that the evidence is about, as its head line shows it."""

    id: int
    name: str
    tier: str = ""
    segment: str = ""
    owner: str = ""
    currency: str = ""
    local: str = ""

    @property
    def shown(self) -> Name:
        """The account's name as sentences show it."""
        return Name(self.name, "account", self.local)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one question about one account (or the portfolio, where `account` is None).

    `facts` are ranked best first. `gaps` say what was looked for and not found. `names` are the proper
    names of the reader's book, for the checker alone: never shown to a model. `settled`: the figures and gaps are
    the whole answer, whatever people wrote beside them. `understood`: the question as it was made whole from the
    conversation, "" where it stood alone or rules understood it. `parts`: the evidence for each of several questions
    that were asked at once, all of whose facts and gaps are here too.
    """

    question: str
    account: AccountCard | None
    facts: tuple[Fact, ...]
    as_of: date
    gaps: tuple[Message, ...] = ()
    names: frozenset[str] = frozenset()
    settled: bool = False
    understood: str = ""
    parts: tuple[Evidence, ...] = ()

    def fact(self, ref: str) -> Fact | None:
        """The fact cited by `ref`, or None."""
        return next((fact for fact in self.facts if fact.ref == ref), None)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a brief rests on: the evidence, and its facts by topic ("ours_late"), the weightiest first.

    `occasion` is the kind of meeting prepared for ("negotiation"), "" where there is none. `focus`: the words it is
    held to. `missing`: what the records should hold and do not, as terms of the family "missing". `points`: of a
    passage, by its ref, the sentence as written that tells what it is cited for, and the same with the one beside it.
    """

    evidence: Evidence
    occasion: str
    focus: str
    topics: Mapping[str, tuple[Fact, ...]]
    missing: tuple[str, ...] = ()
    points: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def figures(self, topic: str) -> tuple[Figure, ...]:
        """The figures of a topic."""
        return tuple(fact for fact in self.topics.get(topic, ()) if isinstance(fact, Figure))

    def passages(self, topic: str) -> tuple[Passage, ...]:
        """The passages of a topic."""
        return tuple(fact for fact in self.topics.get(topic, ()) if isinstance(fact, Passage))
