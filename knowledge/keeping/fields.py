"""The fields of a record as people fill them: what each holds, read off its table, and what may stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

import sqlalchemy as sa

from knowledge.database import Amount, Moment
from knowledge.evidence import Term
from knowledge.keeping.kept import KEPT, KeptKind
from knowledge.loading.kinds import KINDS, LONGEST_INDEXED, PARENTS, Kind, referred_kind

# text: on one line; lines: on several; whole: a whole number; names: several, a semicolon between.
FieldType = Literal[
    "text", "lines", "names", "day", "moment", "number", "whole", "choice", "currency", "reference", "references"
]

_LINES = frozenset(
    [
        "statement",
        "summary",
        "service",
        "terms",
        "outcome",
        "comment",
        "finding",
        "cares_about",
        "mechanic",
        "result",
        "goal",
        "next_step",
        "reason",
    ]
)
# A fact of a day is known once the day is here.
_PAST = frozenset(
    [
        "stated_on",
        "taken_on",
        "rated_on",
        "counted_on",
        "audited_on",
        "made_on",
        "offered_on",
        "resolved_on",
        "done_on",
        "decided_on",
        "baseline_on",
        "now_on",
        "shelf_price_on",
    ]
)
# Needed, and today unless another day is told.
_TODAY = frozenset(
    ["stated_on", "taken_on", "rated_on", "counted_on", "audited_on", "made_on", "offered_on", "listed_on"]
)
_NONE_BELOW = frozenset(
    [
        "value",
        "amount",
        "spend",
        "shelf_price",
        "purchases",
        "size",
        "units",
        "own_facings",
        "category_facings",
        "items_drawn",
        "items_as_drawn",
        "sales_share",
        "probability",
        "score",
        "cadence_days",
    ]
)
_MOST = {"sales_share": 100, "probability": 1, "score": 10, "cadence_days": 730}
# A share of one that people write as a percentage; one in percent already.
SHARES, PERCENTS = frozenset({"probability"}), frozenset({"sales_share"})
# Money, where the record has a currency.
MONEY = frozenset(["value", "amount", "spend", "shelf_price", "purchases"])
# What a field is called where its name says too little, or the same name means different things.
_CALLED = {
    "contact.title": "job_title",
    "need.kind": "need_kind",
    "need.contact_id": "stated_by",
    "meeting.kind": "meeting_kind",
    "plan_point.kind": "point_kind",
    "plan_point.name": "competitor",
    "negotiation_point.kind": "point_kind",
    "negotiation_point.value": "yearly_value",
    "trade_spend.kind": "spend_kind",
    "trade_spend.statement": "what_for",
    "reading.contact_id": "answered_by",
    "promotion.result": "result",
    "account.aliases": "other_names",
    "contact.aliases": "other_names",
}
# Who fills a form is whom these mean, unless they say otherwise.
_MINE = frozenset({"owner_id", "owner_member_id", "audited_by_id", "rated_by_id"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind. longest: characters. family: of terms, whose words are `choices`. refers_to: a kind.

    least, most: of a number, both included. past: the day may not lie ahead. today, mine: what is put in at first.
    """

    kind: str
    name: str
    type: FieldType
    required: bool = False
    optional: bool = True
    longest: int = LONGEST_INDEXED
    family: str = ""
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    past: bool = False
    today: bool = False
    mine: bool = False

    @property
    def label(self) -> Term:
        """What it is called: a term of the family "field"."""
        return Term("field", _CALLED.get(f"{self.kind}.{self.name}", self.name.removesuffix("_id")))

    @property
    def is_list(self) -> bool:
        """Whether it stands in a table of its own."""
        return self.type == "references" or (self.type == "names" and self.name in KINDS[self.kind].lists)

    @property
    def is_parent(self) -> bool:
        """Whether it names what the record is part of, which is told once and for all."""
        return self.name == f"{PARENTS.get(self.kind, '')}_id"


@cache
def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a kind in the order they are filled."""
    return tuple(_field(KEPT[kind], KINDS[kind], name) for name in KEPT[kind].fields)


def field_of(kind: str, name: str) -> Field | None:
    return next((field for field in fields_of(kind) if field.name == name), None)


def ending_fields(kind: str) -> tuple[Field, ...]:
    """The fields that are filled when a record of this kind ends; none where it has no end."""
    ending = KEPT[kind].ending
    found = [field_of(kind, name) for name in (ending.fields if ending is not None else ())]
    return tuple(field for field in found if field is not None)


def choice_column(field: Field) -> Any:
    """The class of the words that a field of choice takes."""
    kind = KINDS[field.kind].column(field.name).type
    assert isinstance(kind, sa.Enum)
    return kind.enum_class


def _field(kept: KeptKind, kind: Kind, name: str) -> Field:
    if name in kind.lists:
        held = kind.lists[name]
        referred = referred_kind(held.table.columns[held.member])
        return Field(kept.name, name, "references" if referred else "names", refers_to=referred or "")
    column = kind.column(name)
    about: dict[str, Any] = {
        "required": name in kind.required,
        "optional": name not in kind.required and (column.nullable or isinstance(column.type, sa.Text)),
        "longest": kind.longest(name),
        "past": name in _PAST,
        "today": name in _TODAY and name in kind.required,
        "mine": name in _MINE,
    }
    if referred := referred_kind(column):
        return Field(kept.name, name, "reference", refers_to=referred, **about)
    if isinstance(column.type, sa.Enum):
        words = column.type.enum_class
        assert words is not None
        family = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", words.__name__).lower()
        return Field(kept.name, name, "choice", family=family, choices=tuple(one.value for one in words), **about)
    if isinstance(column.type, Amount | sa.Integer):
        least = Decimal(0) if name in _NONE_BELOW else None
        most = Decimal(_MOST[name]) if name in _MOST else None
        kind_of = "number" if isinstance(column.type, Amount) else "whole"
        return Field(kept.name, name, kind_of, least=least, most=most, **about)  # type: ignore[arg-type]
    return Field(kept.name, name, _of_words(name, column.type), **about)


def _of_words(name: str, column: Any) -> FieldType:
    if isinstance(column, Moment):
        return "moment"
    if isinstance(column, sa.Date):
        return "day"
    if name == "currency":
        return "currency"
    if name == "aliases":
        return "names"
    return "lines" if name in _LINES else "text"
