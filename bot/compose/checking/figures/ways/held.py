"""One thing that figures say in one of a few ways, and which way each that a figure tells of stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from bot.compose.checking.patterns import word
from bot.compose.checking.values.rows_held import Row
from knowledge.evidence import Items, Message, Percent, Quantity


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands one way or another.

    held: the ways that are true of it; none where nothing is known. called: the words that it is named by; None for
    a row, which is named by its label. group: what it is told with others as, by the name of a group.
    """

    held: frozenset[str]
    row: str = ""
    called: re.Pattern[str] | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in which one thing is told, and how each subject of a figure stands.

    why: what is answered where a sentence tells another way. whole: of what names no subject. alone: whether the only
    subject there is need not be named. of_all: whether all or none of them may be told to stand one way. deniable:
    whether a "not" in the clause denies the way: "none of our promises is late" tells that they are ours. when,
    without: words that must, or must not, stand in a clause or before it. groups: what subjects are told together as.
    """

    why: str
    said: Mapping[str, re.Pattern[str]]
    subjects: tuple[Subject, ...] = ()
    whole: Subject | None = None
    alone: bool = True
    of_all: bool = True
    deniable: bool = True
    groups: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    when: re.Pattern[str] | None = None
    without: re.Pattern[str] | None = None


def ways(*ways: str) -> frozenset[str]:
    return frozenset(ways)


def told_in(row: Row, name: str) -> tuple[str, Row]:
    """The message and the values of what is told in one part of a row."""
    value = row.get(name)
    if isinstance(value, Items) and value.rows:
        return value.message, value.rows[0]
    return (value.id, value.values) if isinstance(value, Message) else ("", {})


def share_in(value: object) -> Decimal | None:
    return value.share if isinstance(value, Percent) else None


def number_in(value: object) -> Decimal | None:
    if isinstance(value, Quantity):
        return value.number
    return Decimal(value) if isinstance(value, Decimal | int) else None


@cache
def called(words: str) -> re.Pattern[str]:
    return word(words)


_NEARLY = Decimal("0.9")  # of the time that has passed


def pace(done: Decimal, passed: Decimal) -> frozenset[str]:
    """How what is done stands to the time that has passed; a little behind it is nearly on pace, too."""
    if done >= passed:
        return ways("ahead", "on") if done > passed else ways("on")
    return ways("behind", "on") if done >= _NEARLY * passed else ways("behind")
