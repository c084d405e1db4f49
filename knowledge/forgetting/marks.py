"""What stays so that nothing is mistaken for what is gone: on SQLite the highest id that went would be given again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from knowledge.forgetting.erased import MASK
from knowledge.people import Reader
from knowledge.records.audit import note_change

_NOBODY = Reader("workspace", MASK)


def keep_ids_apart(session: Session, notes: Collection[int], at: datetime | None = None) -> None:
    """Remembers the highest id of notes that go, and nothing else of them."""
    if notes:
        note_change(session, _NOBODY, "forget note", f"note-{max(notes)}", at=at or datetime.now(UTC), origin="forget")
        session.flush()
