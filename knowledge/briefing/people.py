"""Who is in the room and who is missing: a fact for each of the customer's people."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.briefing.facts import NOT_KNOWN, record_fact
from knowledge.briefing.occasion import Occasion
from knowledge.evidence import AccountCard, Fact, Figure, Items, Name, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import FigureRequest
from knowledge.figures.meetings import MeetingCard
from knowledge.figures.relationships import KEY_ROLES, ContactCard, contacts_of
from knowledge.figures.strength import strengths_of, touches_of
from knowledge.people import Reader
from knowledge.records.contacts import Role
from knowledge.records.meetings import MeetingContact, MeetingMember
from knowledge.records.team import TeamMember

# Whom a meeting without them should know to be missing.
WANTED = (Role.DECISION_MAKER, Role.SPONSOR, Role.CHAMPION)


def people_facts(
    session: Session, reader: Reader, account: AccountCard, occasion: Occasion, request: FigureRequest
) -> tuple[dict[str, tuple[Fact, ...]], tuple[str, ...]]:
    """The topics "meeting", "room" and "absent", and what is missing about people."""
    cards = contacts_of(session, reader, account.id, request.as_of)
    meeting = occasion.meeting
    present: set[int] = set()
    if meeting is not None:
        query = sa.select(MeetingContact.contact_id).where(MeetingContact.meeting_id == meeting.id)
        present = set(session.scalars(query))
    room = [card for card in cards if card.id in present] if present else cards
    absent = [card for card in cards if present and card.id not in present and card.role in WANTED]
    touches = touches_of(session, reader, account.id, request.as_of)
    strengths = {key: one.total for key, one in strengths_of(cards, touches, request.as_of).items()}
    topics: dict[str, tuple[Fact, ...]] = {
        "room": tuple(_contact(card, request, "contact", strengths[card.id]) for card in room),
        "absent": tuple(_contact(card, request, "absent", strengths[card.id]) for card in absent),
    }
    if meeting is not None:
        topics["meeting"] = (meeting_fact(session, meeting, request),)
    return topics, tuple(_missing(cards, meeting is not None and not present))


def _contact(card: ContactCard, request: FigureRequest, name: str, strength: int) -> Figure:
    quiet = card.role in KEY_ROLES and (card.last is None or card.quiet_days(request.as_of) is not None)
    values: dict[str, Value] = {
        "name": Name(card.name, "person"),
        "title": Words(card.title) if card.title else Term("unknown", "title"),
        "role": Term("role", card.role.value),
        "support": Term("support", card.support),
        "coverage": Term("coverage", card.coverage),
        "last": card.last or Term("unknown", "never"),
        "days": Quantity(Decimal((request.as_of - card.last).days), "days") if card.last else NOT_KNOWN,
        "cares": Words(card.cares_about.rstrip(".।")) if card.cares_about else NOT_KNOWN,
        "strength": Decimal(strength),
    }
    against = card.support in ("non-supporter", "enemy") and card.role in KEY_ROLES
    unknown = card.role is Role.UNKNOWN
    tone: Tone = "watch" if quiet or against or unknown else "plain"
    return record_fact(card.ref, name, values, request.as_of, tone=tone, definition="contact")


def meeting_fact(session: Session, card: MeetingCard, request: FigureRequest) -> Figure:
    """A meeting to come, with who of us takes part."""
    query = (
        sa.select(TeamMember.name)
        .join(MeetingMember, MeetingMember.member_id == TeamMember.id)
        .where(MeetingMember.meeting_id == card.id)
        .order_by(TeamMember.id)
    )
    ours = tuple({"name": Name(name, "person")} for name in session.scalars(query))
    values: dict[str, Value] = {
        "title": Words(card.title),
        "at": card.at,
        "days": Quantity(Decimal((card.at.date() - request.as_of).days), "days"),
        "place": Words(card.place) if card.place else NOT_KNOWN,
        "goal": Words(card.goal.rstrip(".।")) if card.goal else NOT_KNOWN,
        "ours": Items("brief.name_row", ours) if ours else NOT_KNOWN,
    }
    return record_fact(card.ref, "meeting", values, request.as_of, definition="meeting")


def _missing(cards: list[ContactCard], nobody_named: bool) -> list[str]:
    found = []
    if not cards:
        return ["contacts"]
    roles = {card.role for card in cards}
    if Role.DECISION_MAKER not in roles:
        found.append("decision_maker")
    if nobody_named:
        found.append("participants")
    return found
