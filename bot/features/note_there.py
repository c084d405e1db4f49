"""Whether a note is still there, whoever asks: a card of one that is gone says so, and shows nothing of it."""

from __future__ import annotations

import re

from bot.desk import Desk
from knowledge.records.notes import note_whoever_asks

_REF = re.compile(r"note-(\d{1,15})")


def is_there(desk: Desk, ref: str) -> bool:
    """Whether there is a note of this ref ("note-57"); tells nothing of what it says or whose it is."""
    found = _REF.fullmatch(ref)
    if found is None:
        return False
    with desk.book.reading() as session:
        return note_whoever_asks(session, int(found[1])) is not None
