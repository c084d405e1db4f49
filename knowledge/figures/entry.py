"""What a figure is asked with, and what it brings to the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Message, Period
from knowledge.people import Reader

Leaning = Literal["", "for", "against"]


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """What is asked of a figure. `period` is None where the words named none; then each figure takes its own.

    `against` is the period it is to be compared with, `role` a buying role of contacts ("decision maker"), `leaning`
    whether those for us or against us are asked for, `days` a number of days ("not ordered in 60 days"), `most` how
    many are to be listed ("the last 5 contacts"), each where the words name one. `stores` and `promotions` are those of
    the account that the words name, by id.
    """

    as_of: date
    period: Period | None = None
    against: Period | None = None
    category: str = ""
    product_id: int | None = None
    person: str = ""
    role: str = ""
    leaning: Leaning = ""
    days: int = 0
    most: int = 0
    stores: tuple[int, ...] = ()
    promotions: tuple[int, ...] = ()
    timezone: str = "Asia/Dhaka"


# A Message instead of a Figure is a gap: it cannot be told, and why.
Compute = Callable[[Session, Reader, AccountCard, FigureRequest], Figure | Message]
ComputeWholeBook = Callable[[Session, Reader, FigureRequest], Figure | Message]


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A figure of the catalogue: its function, and questions people ask for it, in both languages.

    The questions name no account and no period: they are compared with what is left of a person's question.
    """

    name: str
    compute: Compute
    questions_en: tuple[str, ...]
    questions_bn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WholeBookEntry:
    """A figure over all accounts that the reader may see."""

    name: str
    compute: ComputeWholeBook
    questions_en: tuple[str, ...]
    questions_bn: tuple[str, ...]
