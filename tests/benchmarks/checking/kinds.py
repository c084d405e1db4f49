"""The kinds of mutation and the class each counts in."""

from __future__ import annotations

from typing import Literal

MutationClass = Literal["value", "polarity and role"]
# Made by changing a value, a ref or a quotation.
VALUES = (
    "digit", "swapped digits", "off by one", "scale", "currency", "unit", "sign", "points", "uncited number",
    "share word", "day", "month", "year", "weekday", "hour", "period", "other person", "other product",
    "other account", "invented ref", "no ref", "ref of another", "one ref missing", "computed", "quotation",
    "quotation of another", "added number", "added day", "added person",
    "multiple", "ordinal",
)  # fmt: skip
# Made by turning the sentence around.
ROLES = (
    "rose_fell", "more_less", "before_after", "negation", "only", "at_least_most", "agreed_asked", "promised_done",
    "ours_theirs", "who_whom", "scope", "superlative", "early_late", "years_swapped", "roles_swapped", "across_facts",
    "standing", "held elsewhere",
)  # fmt: skip


def class_of(kind: str) -> MutationClass:
    """The class of a kind. Errors: KeyError for a kind that is not known."""
    if kind in VALUES:
        return "value"
    if kind in ROLES:
        return "polarity and role"
    raise KeyError(kind)
