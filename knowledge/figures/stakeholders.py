"""The stakeholder map: role, influence, support, coverage, last contact and strength of each; who is missing.

Beside it the reporting lines, and what each of them cares about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Quantity, Term, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.people_told import told_of_people
from knowledge.figures.relationships import ContactCard, contacts_of
from knowledge.figures.strength import Strength, strengths_of, touches_of
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.contacts import Role

# Whom a key account should have (Kapta); a map without one of them says so.
WANTED = (Role.SPONSOR, Role.DECISION_MAKER, Role.CHAMPION)
MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class StakeholderRow:
    """One of the customer's people on the map. `reports_to`: another one on it, None where nobody above is known."""

    card: ContactCard
    strength: Strength
    reports_to: ContactCard | None

    @property
    def contact(self) -> str:
        return self.card.name

    @property
    def influence(self) -> str:
        return self.card.influence

    @property
    def support(self) -> str:
        return self.card.support


def stakeholder_rows(session: Session, reader: Reader, account_id: int, as_of: date) -> tuple[StakeholderRow, ...]:
    """Everybody at the account who is still there, those who decide first."""
    cards = contacts_of(session, reader, account_id, as_of)
    strengths = strengths_of(cards, touches_of(session, reader, account_id, as_of), as_of)
    by_id = {card.id: card for card in cards}
    return tuple(
        StakeholderRow(card, strengths[card.id], by_id.get(card.reports_to_id) if card.reports_to_id else None)
        for card in cards
    )


def missing_roles(cards: Sequence[ContactCard]) -> list[Role]:
    """Which of the roles a key account should have nobody is recorded in."""
    held = {card.role for card in cards}
    return [role for role in WANTED if role not in held]


def stakeholder_map(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Each person's role, influence, support, coverage, last contact and strength; and who is missing."""
    rows = stakeholder_rows(session, reader, account.id, request.as_of)
    if not rows:
        return Message("gaps.no_contacts", {"account": account_name(account)})
    missing = missing_roles([row.card for row in rows])
    told = tuple(_on_map(row) for row in rows[:MOST_LISTED])
    values: dict[str, Value] = {
        "account": account_name(account),
        "number": Quantity(Decimal(len(rows)), "people"),
        "rows": Items("stakeholders.map_row", told),
    }
    if missing:
        roles = tuple({"role": Term("role_missing", role.value)} for role in missing)
        values["missing"] = Items("stakeholders.role_row", roles)
    sentence = "stakeholder_map_missing" if missing else "stakeholder_map"
    return told_of_people(
        request, "stakeholder_map", sentence, values, [row.card.ref for row in rows], "watch" if missing else "good"
    )


def _on_map(row: StakeholderRow) -> dict[str, Value]:
    card = row.card
    return {
        "name": Name(card.name, "person"),
        "role": Term("role", card.role.value),
        "influence": Term("influence", card.influence),
        "support": Term("support", card.support),
        "coverage": Term("coverage", card.coverage),
        "last": card.last or Term("unknown", "never"),
        "strength": Decimal(row.strength.total),
    }


def reporting_lines(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Who reports to whom, from the top down."""
    rows = stakeholder_rows(session, reader, account.id, request.as_of)
    if not rows:
        return Message("gaps.no_contacts", {"account": account_name(account)})
    lines = [row for row in _from_the_top(rows) if row.reports_to is not None]
    if request.person:
        lines = [row for row in lines if request.person in (row.contact, row.reports_to and row.reports_to.name)]
    if not lines:
        return Message("stakeholders.no_lines", {"account": account_name(account)})
    told: tuple[dict[str, Value], ...] = tuple(
        {"name": Name(row.contact, "person"), "boss": Name(row.reports_to.name, "person")}
        for row in lines[:MOST_LISTED]
        if row.reports_to is not None
    )
    placed = {card.id for row in lines for card in (row.card, row.reports_to) if card is not None}
    values: dict[str, Value] = {
        "account": account_name(account),
        "rows": Items("stakeholders.line_row", told),
        "unplaced": Quantity(Decimal(sum(row.card.id not in placed for row in rows)), "people"),
    }
    sentence = "reporting_lines_of" if request.person else "reporting_lines"
    return told_of_people(request, "reporting_lines", sentence, values, [row.card.ref for row in lines], "plain")


def _from_the_top(rows: Sequence[StakeholderRow]) -> Iterator[StakeholderRow]:
    """The rows, each after the one above; those who report round in a ring come last, as they stand."""
    below: dict[int, list[StakeholderRow]] = defaultdict(list)
    for row in rows:
        below[row.reports_to.id if row.reports_to else 0].append(row)
    waiting, told = list(reversed(below[0])), set()
    while waiting:
        row = waiting.pop()
        told.add(row.card.id)
        yield row
        waiting += reversed(below[row.card.id])
    yield from (row for row in rows if row.card.id not in told)


def cares_about(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """What each person, or the one asked about, cares about."""
    rows = stakeholder_rows(session, reader, account.id, request.as_of)
    if not rows:
        return Message("gaps.no_contacts", {"account": account_name(account)})
    asked = [row for row in rows if row.contact == request.person] or list(rows)
    if request.role:
        asked = [row for row in asked if row.card.role == request.role] or asked
    known = [row for row in asked if row.card.cares_about.strip()]
    if not known:
        return Message("stakeholders.no_cares", {"account": account_name(account)})
    told: tuple[dict[str, Value], ...] = tuple(
        {
            "name": Name(row.contact, "person"),
            "role": Term("role", row.card.role.value),
            "cares": Words(row.card.cares_about.strip().rstrip(".।")),
        }
        for row in known[:MOST_LISTED]
    )
    values: dict[str, Value] = {
        "account": account_name(account),
        "rows": Items("stakeholders.cares_row", told),
        "unknown": Quantity(Decimal(len(asked) - len(known)), "people"),
    }
    sentence = "cares_about_part" if len(asked) > len(known) else "cares_about"
    return told_of_people(request, "cares_about", sentence, values, [row.card.ref for row in known], "plain")


ENTRIES = (
    CatalogueEntry(
        "stakeholder_map",
        stakeholder_map,
        (
            "Show me the stakeholder map",
            "Who is for us and who is against us?",
            "How influential is each of them?",
            "Which roles are missing at X?",
            "Do we have a sponsor, a decision maker and a champion?",
            "power map",
        ),
        (
            "স্টেকহোল্ডার ম্যাপ দেখাও",
            "কে আমাদের পক্ষে আর কে বিপক্ষে?",
            "কার প্রভাব কতটা?",
            "কোন ভূমিকার মানুষ নেই?",
        ),
    ),
    CatalogueEntry(
        "reporting_lines",
        reporting_lines,
        (
            "Who reports to whom?",
            "What are the reporting lines?",
            "Whose boss is who?",
            "Who is their boss?",
            "org chart",
        ),
        ("কে কার অধীনে?", "কে কাকে রিপোর্ট করে?", "কার বস কে?", "রিপোর্টিং লাইন কী?"),
    ),
    CatalogueEntry(
        "cares_about",
        cares_about,
        (
            "What does this person care about?",
            "What matters to each of them?",
            "What do their people care about?",
            "What is important to the decision maker?",
        ),
        ("কার কাছে কী গুরুত্বপূর্ণ?", "কে কী নিয়ে ভাবে?", "উনি কীসে গুরুত্ব দেন?", "কার কাছে কোনটা জরুরি?"),
    ),
)
