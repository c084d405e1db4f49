"""Notes that nobody filed, by who wrote them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.people import Reader, Standing
from knowledge.records.interactions import Interaction, InteractionKind
from knowledge.records.team import TeamMember

# As much of a note as a line of a list shows.
FIRST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Unfiled:
    """A note that belongs to no account yet: its first words, as written."""

    id: int
    day: date
    words: str

    @property
    def ref(self) -> str:
        return f"note-{self.id}"


@dataclass(frozen=True, slots=True)
class UnfiledBy:
    """Who wrote notes that wait to be filed, the oldest first. `author` reads them and nobody else does."""

    author: Reader
    notes: tuple[Unfiled, ...]


def unfiled_before(session: Session, moment: datetime) -> tuple[UnfiledBy, ...]:
    """The notes written before a moment that belong to no account; those of the terminal's owner are left out."""
    query = (
        sa.select(
            Interaction.id,
            Interaction.happened_on,
            Interaction.body,
            Interaction.author_id,
            sa.func.coalesce(TeamMember.name, Interaction.author_name).label("name"),
            sa.func.coalesce(TeamMember.email, Interaction.author_email).label("email"),
        )
        .join(TeamMember, TeamMember.id == Interaction.author_id, isouter=True)
        .where(Interaction.account_id.is_(None), Interaction.kind == InteractionKind.NOTE)
        .where(Interaction.written_at < moment)
        .where(sa.or_(Interaction.author_id.is_not(None), Interaction.author_email != ""))
        .order_by(Interaction.id)
    )
    held: dict[str, list[Unfiled]] = defaultdict(list)
    authors: dict[str, Reader] = {}
    for row in session.execute(query):
        standing: Standing = "member" if row.author_id is not None else "workspace"
        author = Reader(standing, row.name, row.author_id, row.email)
        authors.setdefault(author.key, author)
        held[author.key].append(Unfiled(row.id, row.happened_on, row.body[:FIRST_WORDS]))
    return tuple(UnfiledBy(authors[key], tuple(held[key])) for key in authors)
