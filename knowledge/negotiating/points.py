"""The points of a negotiation as facts: wants of both sides, gives and gets, concessions made; and our walk-away.

A walk-away is told only to who looks after the account, and only where it is asked for: nothing else reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Fact, Figure, Items, Message, Money, Quantity, Term, Value, Words
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.records.accounts import Account, own, readable
from knowledge.records.interactions import Interaction
from knowledge.records.negotiation import NegotiationPoint, PointKind
from knowledge.retrieval.passage_writing import interaction_ref

# A list is looked over before a talk, not read through.
MOST_TOLD = 8
TOPICS = {
    "our_wants": PointKind.OUR_WANT,
    "their_wants": PointKind.THEIR_WANT,
    "gives": PointKind.GIVE,
    "gets": PointKind.GET,
}
CONCESSIONS = (PointKind.CONCESSION_OURS, PointKind.CONCESSION_THEIRS)


def point_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Fact, ...]]:
    """What stands on the day by topic, the most worth first, with what gives and gets come to together; the history of
    concessions, the newest first. No walk-away.
    """
    kinds = (*TOPICS.values(), *CONCESSIONS)
    rows = _points(session, account, request, readable(reader), kinds)
    found: dict[str, tuple[Fact, ...]] = {}
    for topic, kind in TOPICS.items():
        standing = [
            (point, note)
            for point, note in rows
            if point.kind is kind and (point.ended_on is None or point.ended_on > request.as_of)
        ]
        standing.sort(key=lambda pair: (-(pair[0].value or Decimal(0)), pair[0].stated_on, pair[0].id))
        found[topic] = tuple(_fact(point, note, account, request) for point, note in standing[:MOST_TOLD])
        if topic in ("gives", "gets") and standing:
            found[f"{topic}_together"] = (_together(topic, [point for point, _ in standing], account, request),)
    made = [(point, note) for point, note in rows if point.kind in CONCESSIONS]
    made.sort(key=lambda pair: (pair[0].stated_on, pair[0].id), reverse=True)
    found["history"] = tuple(_fact(point, note, account, request) for point, note in made[:MOST_TOLD])
    return found


def walk_away_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> tuple[Figure, ...]:
    """Our walk-away as it stands on the day, the newest first; none for who does not look after the account."""
    rows = _points(session, account, request, sa.and_(readable(reader), own(reader)), (PointKind.WALK_AWAY,))
    standing = [(point, note) for point, note in rows if point.ended_on is None or point.ended_on > request.as_of]
    standing.sort(key=lambda pair: (pair[0].stated_on, pair[0].id), reverse=True)
    return tuple(_fact(point, note, account, request) for point, note in standing[:MOST_TOLD])


def looks_after(session: Session, reader: Reader, account_id: int) -> bool:
    """Whether the account is the reader's own to look after."""
    query = sa.select(Account.id).where(Account.id == account_id, readable(reader), own(reader))
    return session.scalar(query) is not None


def _points(
    session: Session,
    account: AccountCard,
    request: FigureRequest,
    may: sa.ColumnElement[bool],
    kinds: Sequence[PointKind],
) -> list[tuple[NegotiationPoint, Interaction | None]]:
    query = (
        sa.select(NegotiationPoint, Interaction)
        .join(Account, Account.id == NegotiationPoint.account_id)
        .join(Interaction, Interaction.id == NegotiationPoint.interaction_id, isouter=True)
        .where(NegotiationPoint.account_id == account.id, may, NegotiationPoint.kind.in_(kinds))
        .where(NegotiationPoint.stated_on <= request.as_of)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def _fact(point: NegotiationPoint, note: Interaction | None, account: AccountCard, request: FigureRequest) -> Figure:
    ref = f"negotiation_point-{point.id}"
    worth: Value = Term("unknown", "value")
    if point.value is not None:
        worth = Money(point.value, point.currency or account.currency)
    behind = (ref,) if note is None else (ref, interaction_ref(note.kind, note.id))
    values: dict[str, Value] = {
        "statement": Words(point.statement.strip().rstrip(".।")),
        "value": worth,
        "stated": point.stated_on,
        "side": Term("side", "ours" if point.kind is PointKind.CONCESSION_OURS else "theirs"),
    }
    told = "concession" if point.kind in CONCESSIONS else "point"
    return Figure(
        ref=ref,
        name="negotiation_point",
        sentence=Message(f"negotiation.{told}" if point.value is None else f"negotiation.{told}_valued", values),
        definition=Message("negotiation.point_definition"),
        as_of=request.as_of,
        records=behind,
        records_total=len(behind),
    )


def _together(topic: str, points: list[NegotiationPoint], account: AccountCard, request: FigureRequest) -> Figure:
    """What points come to a year, by currency; how many have no value is part of it."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for point in points:
        if point.value is not None:
            sums[point.currency or account.currency] += point.value
    rows = tuple({"amount": Money(amount, currency)} for currency, amount in sorted(sums.items()))
    refs = tuple(f"negotiation_point-{point.id}" for point in points)
    unknown = sum(point.value is None for point in points)
    values: dict[str, Value] = {
        "amount": Items("figures.money_row", rows),
        "unknown": Quantity(Decimal(unknown), "sheet points"),
        "number": Quantity(Decimal(len(points)), "sheet points"),
    }
    shape = "together_unknown" if not rows else "together_partly" if unknown else "together"
    return Figure(
        ref=f"negotiation-{topic}",
        name="negotiation_together",
        sentence=Message(f"negotiation.{shape}", values),
        definition=Message("negotiation.together_definition"),
        as_of=request.as_of,
        records=refs[:20],
        records_total=len(refs),
    )
