"""What a note implies, read out of its words: proposed until a person confirms it, and no fact before."""

from __future__ import annotations

import enum
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, choice
from knowledge.errors import BadInput


class ProposalKind(enum.StrEnum):
    COMMITMENT = "commitment"
    NEED = "need"
    CONTACT_MET = "contact met"
    NEXT_MEETING = "next meeting"


class ProposalStatus(enum.StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


class Proposal(Base):
    """`words` are the note's own that say it; `content` is JSON with the fields of the record it would become.

    Once confirmed, `record_kind` and `record_id` name the record that was made, so that undo can take it back.
    """

    __tablename__ = "proposals"

    id: Mapped[int] = mapped_column(primary_key=True)
    interaction_id: Mapped[int] = mapped_column(sa.ForeignKey("interactions.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[ProposalKind] = mapped_column(choice(ProposalKind))
    words: Mapped[str]
    content: Mapped[str]
    status: Mapped[ProposalStatus] = mapped_column(choice(ProposalStatus), default=ProposalStatus.PROPOSED)
    record_kind: Mapped[str] = mapped_column(default="")
    record_id: Mapped[int | None]


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """One proposal as it stands. `place` is its number on the card, from 1; it stays when others are taken back.

    `record` is the ref of the record it became ("commitment-41"), or "".
    """

    id: int
    place: int
    kind: ProposalKind
    status: ProposalStatus
    words: str
    content: dict[str, Any]
    record: str


def proposals_of(session: Session, note_id: int) -> list[ProposalCard]:
    """The proposals of a note, dropped ones too, in the order of the note's words."""
    query = sa.select(Proposal).where(Proposal.interaction_id == note_id).order_by(Proposal.position, Proposal.id)
    return [_card(record) for record in session.scalars(query)]


def _card(record: Proposal) -> ProposalCard:
    return ProposalCard(
        id=record.id,
        place=record.position,
        kind=record.kind,
        status=record.status,
        words=record.words,
        content=json.loads(record.content),
        record=f"{record.record_kind}-{record.record_id}" if record.record_id is not None else "",
    )


def chosen_proposals(
    session: Session, note_id: int, status: ProposalStatus, places: Collection[int] = ()
) -> list[ProposalCard]:
    """The proposals of this status, or those of them at these places. Errors: BadInput for a place without one."""
    cards = {card.place: card for card in proposals_of(session, note_id) if card.status is status}
    for place in places:
        if place not in cards:
            raise BadInput("note.no_such_place", ref=f"note-{note_id}", place=place)
    return [card for place, card in sorted(cards.items()) if not places or place in places]


def add_proposal(
    session: Session, note_id: int, place: int, kind: ProposalKind, words: str, content: dict[str, Any]
) -> None:
    """Writes a new proposal into the session's transaction."""
    said = json.dumps(content, ensure_ascii=False)
    session.add(Proposal(interaction_id=note_id, position=place, kind=kind, words=words, content=said))


def set_content(session: Session, proposal_id: int, content: dict[str, Any]) -> None:
    """Gives a proposal other fields."""
    said = json.dumps(content, ensure_ascii=False)
    session.execute(sa.update(Proposal).where(Proposal.id == proposal_id).values(content=said))


def set_words(session: Session, proposal_id: int, words: str) -> None:
    """Gives a proposal the words of its note that say it now."""
    session.execute(sa.update(Proposal).where(Proposal.id == proposal_id).values(words=words))


def settle_proposal(
    session: Session, proposal_id: int, status: ProposalStatus, record_kind: str = "", record_id: int | None = None
) -> None:
    """Marks a proposal confirmed, with the record it became, or dropped."""
    values = {"status": status, "record_kind": record_kind, "record_id": record_id}
    session.execute(sa.update(Proposal).where(Proposal.id == proposal_id).values(values))


def remove_proposals(session: Session, ids: Collection[int]) -> None:
    """Removes proposals that were no more than that."""
    session.execute(sa.delete(Proposal).where(Proposal.id.in_(ids)))
