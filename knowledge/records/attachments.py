"""Attachments: files that came with a note, kept as their name and their link."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base


class Attachment(Base):
    __tablename__ = "attachments"

    interaction_id: Mapped[int] = mapped_column(sa.ForeignKey("interactions.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    url: Mapped[str]


def attach(session: Session, note_id: int, files: Sequence[tuple[str, str]]) -> None:
    """Keeps files, each a name and a link, with a note that has none yet."""
    for position, (name, url) in enumerate(files, start=1):
        session.execute(sa.insert(Attachment).values(interaction_id=note_id, position=position, name=name, url=url))


def attached_to(session: Session, note_id: int) -> tuple[tuple[str, str], ...]:
    """The names and the links of a note's files."""
    query = sa.select(Attachment.name, Attachment.url).where(Attachment.interaction_id == note_id)
    return tuple((row[0], row[1]) for row in session.execute(query.order_by(Attachment.position)))
