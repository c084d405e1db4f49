"""Relationships: who the people are, when each was last spoken to, who has gone quiet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.contacts import Contact, Role, Support
from knowledge.records.interactions import Interaction, InteractionContact

# A champion, sponsor or decision maker is quiet after 30 days (FIELD.md); anybody else after 90.
QUIET_DAYS_KEY, QUIET_DAYS = 30, 90
KEY_ROLES = (Role.DECISION_MAKER, Role.CHAMPION, Role.SPONSOR, Role.APPROVER)
LEANS = {"for": (Support.MENTOR, Support.SUPPORTER), "against": (Support.NON_SUPPORTER, Support.ENEMY)}
MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class ContactCard:
    """One of the customer's people who is still there, and when they were last spoken to."""

    id: int
    name: str
    title: str
    role: Role
    support: str
    coverage: str
    influence: str
    cares_about: str
    last: date | None
    reports_to_id: int | None = None
    cadence_days: int | None = None

    @property
    def ref(self) -> str:
        return f"contact-{self.id}"

    def quiet_days(self, as_of: date) -> int | None:
        """Days without contact where they are too many for the role; None where they are not, or nobody ever spoke."""
        if self.last is None:
            return None
        days = (as_of - self.last).days
        return days if days > (QUIET_DAYS_KEY if self.role in KEY_ROLES else QUIET_DAYS) else None


def contacts_of(session: Session, reader: Reader, account_id: int, as_of: date) -> list[ContactCard]:
    """The customer's people on that day, those who decide first."""
    spoken = (
        sa.select(InteractionContact.contact_id, sa.func.max(Interaction.happened_on).label("last"))
        .join(Interaction, Interaction.id == InteractionContact.interaction_id)
        .where(Interaction.account_id == account_id, Interaction.happened_on <= as_of)
        .group_by(InteractionContact.contact_id)
        .subquery()
    )
    query = (
        sa.select(Contact, spoken.c.last)
        .join(Account, Account.id == Contact.account_id)
        .join(spoken, spoken.c.contact_id == Contact.id, isouter=True)
        .where(Contact.account_id == account_id, readable(reader))
        .where(sa.or_(Contact.left_on.is_(None), Contact.left_on > as_of))
        .order_by(Contact.id)
    )
    order = [*KEY_ROLES, Role.EVALUATOR, Role.USER, Role.UNKNOWN]
    cards = [
        ContactCard(
            record.id,
            record.name,
            record.title,
            record.role,
            record.support.value,
            record.coverage.value,
            record.influence.value,
            record.cares_about,
            last,
            record.reports_to_id,
            record.cadence_days,
        )
        for record, last in session.execute(query)
    ]
    return sorted(cards, key=lambda card: (order.index(card.role), card.id))


def contacts(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The stakeholders with role and support; those of one role, or for or against us, where they are asked for."""
    cards = contacts_of(session, reader, account.id, request.as_of)
    if not cards:
        return Message("gaps.no_contacts", {"account": account_name(account)})
    if any(card.name == request.person for card in cards) and not request.role:
        cards = [card for card in cards if card.name == request.person]
    if request.role:
        cards = [card for card in cards if card.role == request.role]
        if not cards:
            return Message("gaps.no_role", {"account": account_name(account), "role": Term("role", request.role)})
    if request.leaning:
        cards = [card for card in cards if card.support in LEANS[request.leaning]]
        if not cards:
            return Message(f"gaps.nobody_{request.leaning}", {"account": account_name(account)})
    return _figure(account, request, "contacts", cards, "relations.contact_row")


def contact_last(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """When each of the people, or the one asked about, was last spoken to."""
    cards = contacts_of(session, reader, account.id, request.as_of)
    wanted = [card for card in cards if card.name == request.person]
    if wanted and all(card.last is None for card in wanted):
        person = Name(request.person, "person")
        return Message("gaps.no_contact_with", {"account": account_name(account), "person": person})
    known = [card for card in wanted or cards if card.last is not None]
    if not known:
        return Message("gaps.no_contact_made", {"account": account_name(account)})
    known.sort(key=lambda card: (card.last, card.id), reverse=True)
    return _figure(account, request, "contact_last", known, "relations.contact_last_row")


def quiet_contacts(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Who has not been spoken to for too long, or for as many days as are asked about; and who of weight never."""
    cards = contacts_of(session, reader, account.id, request.as_of)
    if not cards:
        return Message("gaps.no_contacts", {"account": account_name(account)})
    quiet = [card for card in cards if _is_quiet(card, request) or (card.last is None and card.role in KEY_ROLES)]
    tone: Tone = "watch" if quiet else "good"
    return _figure(account, request, "quiet_contacts", quiet, "relations.quiet_row", tone)


def _is_quiet(card: ContactCard, request: FigureRequest) -> bool:
    if request.days and card.last is not None:
        return (request.as_of - card.last).days >= request.days
    return card.quiet_days(request.as_of) is not None


def _figure(
    account: AccountCard,
    request: FigureRequest,
    name: str,
    cards: Sequence[ContactCard],
    row: str,
    tone: Tone = "plain",
) -> Figure:
    values: dict[str, Value] = {"account": account_name(account)}
    if cards:
        values["rows"] = Items(row, tuple(_row(card, request) for card in cards[:MOST_LISTED]))
        values["number"] = Quantity(Decimal(len(cards)), "people")
    return Figure(
        ref=name.replace("_", "-"),
        name=name,
        sentence=Message(f"relations.{name}" if cards else f"relations.{name}_none", values),
        definition=Message(f"relations.{name}_definition"),
        as_of=request.as_of,
        records=tuple(card.ref for card in cards[:20]),
        records_total=len(cards),
        tone=tone,
    )


def _row(card: ContactCard, request: FigureRequest) -> dict[str, Value]:
    return {
        "name": Name(card.name, "person"),
        "title": Words(card.title) if card.title else Term("role", card.role.value),
        "role": Term("role", card.role.value),
        "support": Term("support", card.support),
        "last": card.last or Term("unknown", "never"),
        "days": Quantity(Decimal((request.as_of - card.last).days if card.last else 0), "days"),
        "quiet": Items("relations.quiet_days", ({"days": Quantity(Decimal((request.as_of - card.last).days), "days")},))
        if card.last
        else Term("unknown", "contact"),
    }


ENTRIES = (
    CatalogueEntry(
        "contacts",
        contacts,
        (
            "Who are the people at X?",
            "Who decides at X?",
            "Who is the decision maker?",
            "Who are our contacts?",
            "Who supports us there?",
            "Who is our champion?",
            "stakeholders",
        ),
        ("কে সিদ্ধান্ত নেয়?", "কন্টাক্ট কারা?", "ওখানে কার সাথে কথা বলব?", "আমাদের পক্ষে কে আছে?", "ডিসিশন মেকার কে?"),
    ),
    CatalogueEntry(
        "contact_last",
        contact_last,
        (
            "When did we last speak to them?",
            "When was the last contact with this person?",
            "Whom did we last talk to?",
            "last contact",
        ),
        ("শেষ কবে কথা হয়েছে?", "সর্বশেষ যোগাযোগ কবে?", "কার সাথে শেষ কথা হয়েছে?"),
    ),
    CatalogueEntry(
        "quiet_contacts",
        quiet_contacts,
        (
            "Who have we not spoken to for long?",
            "Which contacts have gone quiet?",
            "Whom should we call again?",
            "neglected contacts",
        ),
        ("কার সাথে অনেক দিন কথা হয়নি?", "কোন কন্টাক্ট চুপ হয়ে গেছে?", "কার সাথে যোগাযোগ নেই?"),
    ),
)
