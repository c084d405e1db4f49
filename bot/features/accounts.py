"""Accounts: the portfolio as it stands on a day, sorted and filtered; and why one of them scores as it does."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from bot.compose.answer import Answer, compose_answer
from bot.desk import Desk
from knowledge.errors import Ambiguous, BadInput
from knowledge.evidence import Evidence, Figure, Message, Name
from knowledge.figures.catalogue import CATALOGUE
from knowledge.figures.entry import FigureRequest
from knowledge.figures.portfolio import PortfolioRow, last_ordered
from knowledge.people import Reader
from knowledge.records.account_names import account_named, all_names
from knowledge.records.accounts import cards_named, shown_names
from knowledge.records.bounds import demand_records
from knowledge.scoring.listing import scored_rows
from knowledge.scoring.whole_book import scoring_of
from knowledge.text import normal_form

__all__ = [
    "ALL",
    "NONE",
    "SORTS",
    "Portfolio",
    "PortfolioRow",
    "Wanted",
    "accounts",
    "choice_key",
    "choices_of",
    "demand_choices",
    "lately_ordered",
    "reasons",
]

# A filter that lets all through, and one for the accounts that have no owner, segment or tier.
ALL, NONE = "", "-"
FIELDS = ("owner", "segment", "tier", "abc")
_KEY = re.compile(r"#[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a portfolio is to be shown. owner, segment, tier, abc: their words or their keys; ALL for all of them."""

    sort: str = "revenue"
    owner: str = ALL
    segment: str = ALL
    tier: str = ALL
    abc: str = ALL

    def of(self, name: str) -> str:
        """One of the filters."""
        return {"owner": self.owner, "segment": self.segment, "tier": self.tier, "abc": self.abc}[name]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The accounts that are wanted of those the reader may see, with all their orders up to `as_of`.

    total: how many the reader may see. choices: what the rows may be held to, by field, as it is written; NONE where
    some have none. trouble: why a file of weights is not in force.
    """

    as_of: date
    rows: tuple[PortfolioRow, ...]
    wanted: Wanted = Wanted()
    total: int = 0
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    trouble: Message | None = None


def choices_of(desk: Desk, reader: Reader, doubt: Ambiguous) -> tuple[tuple[int, str], ...]:
    """The accounts that words could mean, by id and name, the likeliest first; none where the doubt is of others."""
    with desk.book.reading() as session:
        cards = cards_named(session, reader, doubt.choices)
    return tuple((card.id, card.name) for name in dict.fromkeys(doubt.choices) for card in cards if card.name == name)


def lately_ordered(desk: Desk, reader: Reader, most: int) -> tuple[Name, ...]:
    """Accounts the reader may see, so many, those that ordered last first; an example is given with them."""
    with desk.book.reading() as session:
        found = last_ordered(session, reader, most)
        names = shown_names(session, found)
    return tuple(names[key] for key in found)


def accounts(desk: Desk, reader: Reader, as_of: date | None, wanted: Wanted | None = None) -> Portfolio:
    """The portfolio. A filter that fits no account leaves none.

    Errors: NotFound where the book is empty, BadInput where it begins after the day, or for an order there is none of.
    """
    day, wanted = desk.day(as_of), wanted or Wanted()
    if wanted.sort not in SORTS:
        raise BadInput("accounts.sort_unknown", words=wanted.sort[:40], known=", ".join(SORTS))
    with desk.book.reading() as session:
        demand_records(session, day)
        every = scored_rows(session, reader, day)
        trouble = scoring_of(session).trouble
    rows = [row for row in every if all(_fits(getattr(row, name), wanted.of(name)) for name in FIELDS)]
    rows.sort(key=SORTS[wanted.sort])
    choices = {name: _choices(getattr(row, name) for row in every) for name in FIELDS}
    return Portfolio(day, tuple(rows), wanted, len(every), choices, trouble)


def demand_choices(found: Portfolio) -> None:
    """Errors: BadInput where a filter is none of what the accounts have."""
    for name in FIELDS:
        words, known = found.wanted.of(name), found.choices[name]
        if words and not any(_fits("" if one == NONE else one, words) for one in known):
            raise BadInput(f"accounts.{name}_unknown", words=words[:80], known=", ".join(known))


def reasons(
    desk: Desk,
    reader: Reader,
    name: str = "",
    *,
    account_id: int | None = None,
    as_of: date | None = None,
    language: str = "",
) -> tuple[Answer, int]:
    """Why an account scores and stands as it does, each part with its records; and the account's id.

    name: as typed; account_id: itself, where it was chosen. Errors: NotFound and Ambiguous for the account.
    """
    day = desk.day(as_of)
    with desk.book.reading() as session:
        demand_records(session, day)
        card = account_named(session, reader, name, account_id)
        request = FigureRequest(as_of=day, timezone=desk.zone.key)
        told = [CATALOGUE[one].compute(session, reader, card, request) for one in ("account_score", "account_health")]
        evidence = Evidence(
            question=card.name,
            account=card,
            facts=tuple(one for one in told if isinstance(one, Figure)),
            as_of=day,
            gaps=tuple(one for one in told if isinstance(one, Message)),
            names=all_names(session, reader),
            settled=True,
        )
    return compose_answer(evidence, desk.style(language)), card.id


def choice_key(words: str) -> str:
    """A short key of what a filter is held to, since the value of a choice holds only so much; of a key itself."""
    if words in (ALL, NONE) or _KEY.fullmatch(words):
        return words
    return f"#{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _fits(held: str, wanted: str) -> bool:
    if wanted == ALL:
        return True
    if not held.strip():
        return wanted == NONE
    return wanted == choice_key(held) or normal_form(wanted) == normal_form(held)


def _choices(held: Iterable[str]) -> tuple[str, ...]:
    """What is written there, each once, the most frequent first; NONE at the end where some have nothing."""
    counts: dict[str, int] = {}
    for one in held:
        words = one.strip() or NONE
        counts[words] = counts.get(words, 0) + 1
    return tuple(sorted(counts, key=lambda one: (one == NONE, -counts[one], one)))


def _falling(number: Decimal | int | None) -> tuple[bool, Decimal]:
    """The highest first; what is not known last."""
    return number is None, -Decimal(number or 0)


# By name: how rows are put in order.
SORTS: dict[str, Callable[[PortfolioRow], Any]] = {
    "revenue": lambda row: 0,  # as they come
    "score": lambda row: _falling(row.score),
    "attractiveness": lambda row: _falling(row.attractiveness),
    "strength": lambda row: _falling(row.strength),
    "health": lambda row: (row.health is None, row.health or 0),
    "last_order": lambda row: (row.last_order is None, -(row.last_order or date.min).toordinal()),
    "name": lambda row: normal_form(row.name),
}
