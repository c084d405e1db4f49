"""Relationship strength, 0 to 100: recency 30, frequency 25, two-way 15, depth 15, seniority 15 (FIELD.md).

Counted in whole points over the last ninety days, so that anybody can count them after:
recency: 30 on the day of the last contact, a point less for every three days since; frequency: 5 for each day with
contact; two-way: 5 for each of those days on which they spoke too (a call, meeting or visit, a mail or note of their
own, a need, promise or answer of theirs that day); depth: 15 where they met, 10 for a call, 5 for less; seniority: 15
for who decides, approves or sponsors, 10 for a champion or high influence, 5 for an evaluator or medium influence.
Who was not in touch for ninety days stands at 0. The account's strength is the same over all of its people together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Tone, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.people_told import told_of_people
from knowledge.figures.relationships import ContactCard, contacts_of
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.commitments import Commitment, Side
from knowledge.records.contacts import Contact, Influence, Role
from knowledge.records.interactions import Interaction, InteractionContact, InteractionKind
from knowledge.records.needs import Need
from knowledge.records.satisfaction import SatisfactionReading
from knowledge.retrieval.passage_writing import interaction_ref

WINDOW_DAYS = 90
RECENCY, FREQUENCY, TWO_WAY, DEPTH, SENIORITY = 30, 25, 15, 15, 15
DAYS_A_POINT = 3
EACH_DAY = 5
WHOLE = RECENCY + FREQUENCY + TWO_WAY + DEPTH + SENIORITY
# Below the first a relationship is to be watched, from the second on it is a good one.
WEAK, STRONG = 40, 70
MOST_LISTED = 8

_DEPTH = {
    InteractionKind.MEETING: DEPTH,
    InteractionKind.VISIT: DEPTH,
    InteractionKind.CALL: 10,
    InteractionKind.MAIL: 5,
    InteractionKind.NOTE: 5,
    InteractionKind.DOCUMENT: 5,
}
_BOTH_SPEAK = frozenset({InteractionKind.MEETING, InteractionKind.VISIT, InteractionKind.CALL})
_SENIOR = frozenset({Role.DECISION_MAKER, Role.APPROVER, Role.SPONSOR})


@dataclass(frozen=True, slots=True)
class Touch:
    """One of the customer's people in one interaction. `depth` in points; `two_way`: whether they spoke too."""

    contact_id: int
    day: date
    depth: int
    two_way: bool
    ref: str


@dataclass(frozen=True, slots=True)
class Strength:
    """The parts in points, whole ones; all 0 where there was no contact."""

    recency: int = 0
    frequency: int = 0
    two_way: int = 0
    depth: int = 0
    seniority: int = 0

    @property
    def total(self) -> int:
        """0 to 100."""
        return self.recency + self.frequency + self.two_way + self.depth + self.seniority


NONE = Strength()


def first_day(as_of: date) -> date:
    """The first of the ninety days that end on the as-of day."""
    return as_of - timedelta(days=WINDOW_DAYS - 1)


def touches_of(session: Session, reader: Reader, account_id: int, as_of: date) -> list[Touch]:
    """Who of the account's people took part in what over the last ninety days, newest first."""
    query = (
        sa.select(
            Interaction.id,
            Interaction.kind,
            Interaction.happened_on,
            Interaction.author_id,
            Interaction.author_name,
            Interaction.author_email,
            Contact.id.label("contact_id"),
            Contact.name,
            Contact.email,
        )
        .join(InteractionContact, InteractionContact.interaction_id == Interaction.id)
        .join(Contact, Contact.id == InteractionContact.contact_id)
        .join(Account, Account.id == Interaction.account_id)
        .where(Interaction.account_id == account_id, Contact.account_id == account_id, readable(reader))
        .where(Interaction.happened_on.between(first_day(as_of), as_of))
        .order_by(Interaction.happened_on.desc(), Interaction.id.desc(), Contact.id)
    )
    rows = session.execute(query).all()
    said = _said_by_them(session, account_id, as_of) if rows else frozenset()
    return [
        Touch(
            row.contact_id,
            row.happened_on,
            _DEPTH[row.kind],
            row.kind in _BOTH_SPEAK or _wrote_it(row) or (row.contact_id, row.happened_on) in said,
            interaction_ref(row.kind, row.id),
        )
        for row in rows
    ]


def _wrote_it(row: sa.Row[int, InteractionKind, date, int | None, str, str, int, str, str]) -> bool:
    """Whether a mail or note is the contact's own."""
    if row.author_id is not None:
        return False
    mail = row.author_email.strip().lower()
    return row.author_name == row.name or (bool(mail) and mail == row.email.strip().lower())


def _said_by_them(session: Session, account_id: int, as_of: date) -> frozenset[tuple[int, date]]:
    """The days on which people stated a need, made a promise or answered a survey."""
    days = (first_day(as_of), as_of)
    stated = sa.select(Need.contact_id, Need.stated_on).where(
        Need.account_id == account_id, Need.contact_id.is_not(None), Need.stated_on.between(*days)
    )
    promised = sa.select(Commitment.owner_contact_id, Commitment.made_on).where(
        Commitment.account_id == account_id,
        Commitment.side == Side.THEIRS,
        Commitment.owner_contact_id.is_not(None),
        Commitment.made_on.between(*days),
    )
    answered = sa.select(SatisfactionReading.contact_id, SatisfactionReading.taken_on).where(
        SatisfactionReading.account_id == account_id,
        SatisfactionReading.contact_id.is_not(None),
        SatisfactionReading.taken_on.between(*days),
    )
    said = session.execute(sa.union(stated, promised, answered))
    return frozenset((key, day) for key, day in said if key is not None)


def seniority_of(card: ContactCard) -> int:
    """The points of a person's role and influence."""
    if card.role in _SENIOR:
        return SENIORITY
    if card.role is Role.CHAMPION or card.influence == Influence.HIGH.value:
        return 10
    return 5 if card.role is Role.EVALUATOR or card.influence == Influence.MEDIUM.value else 0


def strength_of(touches: Collection[Touch], seniority: int, as_of: date) -> Strength:
    """The strength that these touches of the last ninety days make. seniority: of who is in touch, in points."""
    if not touches:
        return NONE
    days = {touch.day for touch in touches}
    spoken = {touch.day for touch in touches if touch.two_way}
    return Strength(
        recency=RECENCY - (as_of - max(days)).days // DAYS_A_POINT,
        frequency=min(FREQUENCY, EACH_DAY * len(days)),
        two_way=min(TWO_WAY, EACH_DAY * len(spoken)),
        depth=max(touch.depth for touch in touches),
        seniority=seniority,
    )


def strengths_of(cards: Iterable[ContactCard], touches: Iterable[Touch], as_of: date) -> dict[int, Strength]:
    """The strength of each of these people, by id."""
    held: dict[int, list[Touch]] = defaultdict(list)
    for touch in touches:
        held[touch.contact_id].append(touch)
    return {card.id: strength_of(held.get(card.id, []), seniority_of(card), as_of) for card in cards}


def account_strength(cards: Collection[ContactCard], touches: Collection[Touch], as_of: date) -> Strength:
    """The strength of the account: of all its people who are still there, taken together."""
    senior = {card.id: seniority_of(card) for card in cards}
    among = [touch for touch in touches if touch.contact_id in senior]
    return strength_of(among, max((senior[touch.contact_id] for touch in among), default=0), as_of)


def strengths_at(session: Session, reader: Reader, account_id: int, as_of: date) -> Mapping[int, Strength]:
    """The strength of each person at the account who is still there, by id."""
    cards = contacts_of(session, reader, account_id, as_of)
    return strengths_of(cards, touches_of(session, reader, account_id, as_of), as_of)


def relationship_strength(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """How strong the relationship is, 0 to 100, with its parts: of the account, or of the one asked about."""
    cards = contacts_of(session, reader, account.id, request.as_of)
    if not cards:
        return Message("gaps.no_contacts", {"account": account_name(account)})
    touches = touches_of(session, reader, account.id, request.as_of)
    person = next((card for card in cards if card.name == request.person), None)
    if person is not None:
        return _of_person(account, request, person, [one for one in touches if one.contact_id == person.id])
    if all(card.last is None for card in cards):
        return Message("gaps.no_contact_made", {"account": account_name(account)})
    every = strengths_of(cards, touches, request.as_of)
    ranked = sorted(cards, key=lambda card: -every[card.id].total)
    rows: tuple[dict[str, Value], ...] = tuple(
        {"name": Name(card.name, "person"), "strength": Decimal(every[card.id].total)} for card in ranked[:MOST_LISTED]
    )
    found = account_strength(cards, touches, request.as_of)
    values: dict[str, Value] = {
        "account": account_name(account),
        **_parts(found),
        "rows": Items("stakeholders.strength_row", rows),
    }
    return _figure(request, "relationship_strength", values, found, [touch.ref for touch in touches])


def _of_person(
    account: AccountCard, request: FigureRequest, card: ContactCard, touches: list[Touch]
) -> Figure | Message:
    named: dict[str, Value] = {"account": account_name(account), "person": Name(card.name, "person")}
    if card.last is None:
        return Message("gaps.no_contact_with", named)
    found = strength_of(touches, seniority_of(card), request.as_of)
    refs = [card.ref, *(touch.ref for touch in touches)]
    return _figure(request, "relationship_strength_person", named | _parts(found), found, refs)


def _parts(found: Strength) -> dict[str, Value]:
    return {
        "strength": Decimal(found.total),
        "whole": Decimal(WHOLE),
        "recency": Decimal(found.recency),
        "frequency": Decimal(found.frequency),
        "two_way": Decimal(found.two_way),
        "depth": Decimal(found.depth),
        "seniority": Decimal(found.seniority),
    }


def _figure(
    request: FigureRequest, sentence: str, values: dict[str, Value], found: Strength, refs: list[str]
) -> Figure:
    tone: Tone = "watch" if found.total < WEAK else "good" if found.total >= STRONG else "plain"
    return told_of_people(request, "relationship_strength", sentence, values, list(dict.fromkeys(refs)), tone)


ENTRIES = (
    CatalogueEntry(
        "relationship_strength",
        relationship_strength,
        (
            "How strong is our relationship with X?",
            "How good is the relationship?",
            "What is the relationship strength?",
            "Whom do we know best there?",
            "How close are we to them?",
            "relationship score",
        ),
        (
            "ওদের সাথে সম্পর্ক কেমন?",
            "সম্পর্ক কতটা মজবুত?",
            "সম্পর্কের স্কোর কত?",
            "কার সাথে সম্পর্ক সবচেয়ে ভালো?",
        ),
    ),
)
