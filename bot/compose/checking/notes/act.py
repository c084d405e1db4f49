"""An act: one does something to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.compose.checking.meaning.clauses import clause
from bot.compose.checking.notes.act_words import Frame
from bot.compose.checking.notes.cast import Mention
from bot.compose.checking.notes.people import NOBODY, Party
from bot.compose.checking.patterns import pattern, plain

MONEY = pattern(r"টাকা|৳|\b(?:taka|tk|bdt|invoices?|bills?|lakh|crore)\b|\d+(?:\.\d+)?k\b|ইনভয়েস|বিল|লাখ")


@dataclass(frozen=True)
class Act:
    """An act of one class: whoever does it, to or for whom; NOBODY where the text does not tell. text: where it stands.

    denied: who does not: "Masum's wish, not hers".
    """

    kind: str
    doer: Party
    receiver: Party
    text: str
    denied: Party = NOBODY

    @cached_property
    def about(self) -> frozenset[str]:
        """What its text speaks of."""
        return clause(self.text).said


@dataclass(frozen=True, slots=True)
class Verb:
    start: int
    end: int
    kind: str
    frame: Frame


def not_paid(kind: str, tokens: Sequence[str]) -> bool:
    """Whether an act that is denied leaves a debt: "has not paid us", "it has not reached us", শোধ করেনি."""
    return kind == "pay" or (kind == "give" and MONEY.search(" ".join(tokens)) is not None)


def first(named: Iterable[Mention], *cases: str) -> Party:
    return next((one.who for one in named if one.case in cases), NOBODY)


def subject_of(named: Sequence[Mention], tokens: Sequence[str], before: int) -> Party:
    """The nearest subject before a word; "Arif and Lamia" are one."""
    nearest = [one for one in named if one.end <= before and one.case == ""]
    if not nearest:
        return NOBODY
    who, start = nearest[-1].who, nearest[-1].start
    for one in reversed(nearest[:-1]):
        if tokens[one.end : start] not in (["and"], [plain("ও")], [plain("আর")]):
            break
        who, start = who | one.who, one.start
    return who
