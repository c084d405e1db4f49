"""Whether the fields of a record fit each other: a day and the next, a part and its whole, a score and its scale.

Only what a person has just filled in is found fault with: what was loaded otherwise is theirs to correct or to leave.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from knowledge.evidence import Message
from knowledge.keeping.fields import field_of, fields_of
from knowledge.keeping.kept import KEPT
from knowledge.loading.kinds import KINDS
from knowledge.planning.measured import MEASURED
from knowledge.records.satisfaction import Scale

# The first is never after the second.
_IN_ORDER = (
    ("starts_on", "ends_on"),
    ("starts_on", "due_on"),
    ("starts_on", "done_on"),
    ("starts_at", "ends_at"),
    ("stated_on", "resolved_on"),
    ("stated_on", "ended_on"),
    ("made_on", "done_on"),
    ("made_on", "due_on"),
    ("offered_on", "decided_on"),
    ("opened_on", "closed_on"),
    ("opened_on", "expected_on"),
    ("listed_on", "delisted_on"),
    ("baseline_on", "target_on"),
)
# The first is no more than the second.
_PART_OF = (("own_facings", "category_facings"), ("items_as_drawn", "items_drawn"))
_SCALES = {Scale.NPS: (0, 10), Scale.CSAT: (1, 5)}
_LEAST_RATING = 1

Errors = dict[str, Message]


def check(kind: str, record: Mapping[str, Any], given: Collection[str], today: date) -> Errors:
    """What is wrong with a record as it would stand, by field; of `given` fields alone."""
    found: Errors = {}
    for field in fields_of(kind):
        day = record.get(field.name)
        if field.past and field.name in given and day is not None and day > today:
            found[field.name] = _told(kind, "wrong_ahead", field.name, day=day)
    for first, last in _IN_ORDER:
        if _both(kind, record, first, last) and record[first] > record[last]:
            name, reason = (last, "wrong_before") if last in given else (first, "wrong_after")
            other = first if name == last else last
            if name in given:
                label, one, its = _label(kind, other), record[name], record[other]
                found.setdefault(name, _told(kind, reason, name, day=one, other=label, than=its))
    for part, whole in _PART_OF:
        if _both(kind, record, part, whole) and record[part] > record[whole]:
            name = part if part in given else whole
            if name in given:
                found.setdefault(name, _told(kind, "wrong_part", part, other=_label(kind, whole), most=record[whole]))
    return found | _of_kind(kind, record, given)


def _of_kind(kind: str, record: Mapping[str, Any], given: Collection[str]) -> Errors:
    """What holds for one kind alone."""
    score = record.get("score")
    if kind == "reading" and score is not None and {"score", "scale"} & set(given) and record.get("scale") in _SCALES:
        least, most = _SCALES[record["scale"]]
        if not least <= score <= most:
            return {"score": _told(kind, "wrong_bounds", "score", least=least, most=most)}
    if kind == "rating" and score is not None and "score" in given and score < _LEAST_RATING:
        return {"score": _told(kind, "wrong_bounds", "score", least=Decimal(_LEAST_RATING), most=Decimal(10))}
    if kind == "measure" and "figure" in given and record.get("figure") and record["figure"] not in MEASURED:
        return {"figure": _told(kind, "wrong_figure", "figure", words=str(record["figure"])[:60])}
    return {}


# A number that is true on a day: that of its other field.
_OF_A_DAY = {"measure": (("now", "now_on"),), "listing": (("shelf_price", "shelf_price_on"),)}


def settled(kind: str, record: Mapping[str, Any], given: Collection[str], today: date) -> dict[str, Any]:
    """What follows from what was filled in: a status that ends a record has a day, an open one has none; a record that
    was given its last day has ended; whoever is named from a list needs no name written beside it; a number that is
    changed is of today.
    """
    follows: dict[str, Any] = {}
    for number, told_on in _OF_A_DAY.get(kind, ()):  # a new number is of the day it is entered, unless another is told
        if number in given and told_on not in given and record.get(number) is not None:
            follows[told_on] = today
    chosen = [name for name in ("owner_member_id", "owner_contact_id") if name in given and record.get(name)]
    if kind == "commitment" and chosen and "owner_name" not in given and record.get("owner_name"):
        follows["owner_name"] = ""
    ending = KEPT[kind].ending
    if ending is None or not (ending.day and ending.status):
        return follows
    word, day = record.get(ending.status), record.get(ending.day)
    is_over = word in (*ending.dated, *ending.ways)
    if ending.status in given and word in ending.dated and day is None:
        follows[ending.day] = today
    elif ending.status in given and not is_over and day is not None and ending.day not in given:
        follows[ending.day] = None
    elif ending.day in given and day is not None and not is_over and len(ending.dated) == 1:
        follows[ending.status] = _word(kind, ending.status, ending.dated[0])
    return follows


def _word(kind: str, name: str, word: str) -> Any:
    column = KINDS[kind].column(name).type
    return column.enum_class(word)  # type: ignore[attr-defined]


def _both(kind: str, record: Mapping[str, Any], first: str, last: str) -> bool:
    known = field_of(kind, first) is not None and field_of(kind, last) is not None
    return known and record.get(first) is not None and record.get(last) is not None


def _label(kind: str, name: str) -> Any:
    field = field_of(kind, name)
    assert field is not None
    return field.label


def _told(kind: str, reason: str, name: str, **about: Any) -> Message:
    return Message(f"record.{reason}", {"field": _label(kind, name), **about})
