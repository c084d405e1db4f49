"""What a note implies, read out of its words: proposed until a person confirms it, and no fact before."""

from __future__ import annotations

import enum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, choice


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
