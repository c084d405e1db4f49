"""The cases of an evaluation: what is asked, and what a right answer holds. Frozen values, as the file gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.compose.evaluation.parts import Part

Kind = Literal["question", "unanswerable", "conversation", "brief", "note"]
KINDS: tuple[Kind, ...] = ("question", "unanswerable", "conversation", "brief", "note")
CaseLanguage = Literal["en", "bn", "mixed"]
Measure = Literal["right", "recall", "precision"]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a right answer holds.

    says: all of it stands in sentences that cite what is asked for. never: none of it is said anywhere. refs: each of
    these patterns is the ref of something cited, or the id it has in the files it was loaded from. also: what may be
    cited beside it. about: the account it is about, "" for any. abstains: the book does not hold it.
    """

    says: tuple[Part, ...] = ()
    never: tuple[Part, ...] = ()
    refs: tuple[re.Pattern[str], ...] = ()
    also: tuple[re.Pattern[str], ...] = ()
    about: str = ""
    abstains: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One question. account: what it is about, where its words do not say so."""

    question: str
    account: str
    expected: Expected


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions that follow one on another; a question that stands alone is a conversation of one.

    as_of: a day of its own that it is asked on, None for that of the file.
    """

    id: str
    kind: Kind
    language: CaseLanguage
    turns: tuple[Turn, ...]
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class WantedBrief:
    """A brief, the facts that must be in it, and what must not."""

    id: str
    language: CaseLanguage
    account: str
    focus: str
    full: bool
    facts: tuple[Expected, ...]
    never: tuple[Part, ...]
    kind: Kind = "brief"


@dataclass(frozen=True, slots=True)
class WantedProposal:
    """One thing that a note implies. None, and "" for kind, stand for whatever is there; an empty owner for nobody."""

    kind: str = ""
    side: str | None = None
    owner: str | None = None
    due: date | Literal["none"] | None = None
    need: str | None = None
    contact: str | None = None
    on: date | None = None
    at: str | None = None
    says: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class WantedNote:
    """A note, what it implies, what may be read in it beside that, and what must not be.

    by: who of our team writes it, "" for whoever asks. account: where it is filed, "" for what its words say.
    """

    id: str
    language: CaseLanguage
    words: str
    account: str
    by: str
    implies: tuple[WantedProposal, ...]
    also: tuple[WantedProposal, ...]
    never: tuple[WantedProposal, ...]
    kind: Kind = "note"


Case = Conversation | WantedBrief | WantedNote


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least share of a kind that must be met, with a model or without one."""

    kind: Kind
    measure: Measure
    least: Decimal


@dataclass(frozen=True, slots=True)
class EvalFile:
    """A file of cases. book: the folder of CSV files they are asked of, "sample" for the sample book, "" for the one in
    use. as_of: the day they are asked on, None for today. with_model: what holds of a run with a model instead.
    """

    name: str
    book: str
    as_of: date | None
    cases: tuple[Case, ...]
    thresholds: tuple[Threshold, ...] = ()
    with_model: tuple[Threshold, ...] = field(default=())

    def thresholds_of(self, *, model: bool) -> tuple[Threshold, ...]:
        """Those of a run; what a run with a model has of its own stands before the others."""
        own = {(one.kind, one.measure) for one in self.with_model}
        others = tuple(one for one in self.thresholds if (one.kind, one.measure) not in own)
        return (*self.with_model, *others) if model else self.thresholds
