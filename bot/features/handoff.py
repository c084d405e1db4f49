"""Hand off: work is passed to a colleague, who accepts, declines or asks.

Each act is once: `origin` is the surface's own key of it, and the same again gives the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.desk import Desk
from knowledge.errors import BadInput
from knowledge.handing import items, passing
from knowledge.handing.items import Item
from knowledge.handing.passing import Handed
from knowledge.notes.keeping import drop_vectors
from knowledge.people import Reader
from knowledge.retrieval.sync import sync

__all__ = [
    "Handed",
    "Item",
    "accept",
    "ask_back",
    "decline",
    "hand_off",
    "handoff_of",
    "item_of",
    "mine_to_hand_off",
    "open_handoffs",
    "tell",
    "understood",
    "withdraw",
]

MOST = 100
_WORDS = re.compile(
    r"\s*(?P<ref>(?:commitment|initiative)-\d+)\s*(?:(?:to|->|→)\s*|-?কে\s+)?(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)


def understood(words: str) -> tuple[str, str, str] | None:
    """Words such as "commitment-12 to Mitu Roy: the posters, please" as ref, colleague and message; None otherwise."""
    match = _WORDS.fullmatch(words)
    if match is None:
        return None
    colleague, _, message = match["rest"].partition(":")
    return match["ref"].lower(), colleague.strip(), message.strip()


def mine_to_hand_off(desk: Desk, reader: Reader, account_id: int | None = None) -> tuple[Item, ...]:
    """The open work that the reader may pass on, by due day; of one account where it is given."""
    with desk.book.reading() as session:
        return tuple(items.items_of(session, reader, account_id, MOST))


def item_of(desk: Desk, reader: Reader, ref: str) -> Item:
    """One piece of work. Errors: NotFound."""
    with desk.book.reading() as session:
        return items.item_of(session, reader, ref)


def hand_off(desk: Desk, reader: Reader, ref: str, colleague: str, message: str = "", *, origin: str) -> Handed:
    """Asks a colleague, known by name, e-mail or function, to take work over; it stays where it is until they accept.

    Errors: NotFound, Ambiguous, Refused, BadInput.
    """
    if not colleague.strip():
        raise BadInput("handoff.to_whom")
    now = desk.now()
    with desk.book.writing() as session:
        return passing.pass_on(session, reader, ref, colleague, message, at=now, origin=origin)


def accept(desk: Desk, reader: Reader, handoff_id: int, *, origin: str) -> Handed:
    """The work is the reader's from now on. Errors: NotFound, Refused, BadInput."""
    found = _answered(desk, lambda session, at: passing.accept(session, reader, handoff_id, at=at, origin=origin))
    drop_vectors(desk.book, found.gone)
    sync(desk.book)
    return found


def decline(desk: Desk, reader: Reader, handoff_id: int, words: str = "", *, origin: str) -> Handed:
    """The work stays where it is. Errors: NotFound, Refused, BadInput."""
    return _answered(
        desk, lambda session, at: passing.decline(session, reader, handoff_id, words, at=at, origin=origin)
    )


def ask_back(desk: Desk, reader: Reader, handoff_id: int, words: str, *, origin: str) -> Handed:
    """The reader asks before deciding. Errors: NotFound, Refused, BadInput."""
    return _answered(
        desk, lambda session, at: passing.ask_back(session, reader, handoff_id, words, at=at, origin=origin)
    )


def tell(desk: Desk, reader: Reader, handoff_id: int, words: str, *, origin: str) -> Handed:
    """The question is answered by who passed the work on. Errors: NotFound, Refused, BadInput."""
    return _answered(desk, lambda session, at: passing.tell(session, reader, handoff_id, words, at=at, origin=origin))


def withdraw(desk: Desk, reader: Reader, handoff_id: int, *, origin: str) -> Handed:
    """Who passed the work on keeps it. Errors: NotFound, Refused, BadInput."""
    return _answered(desk, lambda session, at: passing.withdraw(session, reader, handoff_id, at=at, origin=origin))


def handoff_of(desk: Desk, reader: Reader, handoff_id: int) -> Handed:
    """A hand-off as it stands. Errors: NotFound."""
    with desk.book.reading() as session:
        return passing.handed_of(session, reader, handoff_id)


def open_handoffs(desk: Desk, reader: Reader) -> tuple[Handed, ...]:
    """What waits for the reader's answer, and what they passed on; the oldest first."""
    with desk.book.reading() as session:
        return tuple(passing.open_for(session, reader, MOST))


def _answered(desk: Desk, act: Callable[[Any, datetime], Handed]) -> Handed:
    with desk.book.writing() as session:
        return act(session, desk.now())
