"""Me: what is known of the person who asks, and how they want to be spoken to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk import Desk
from knowledge.people import Reader, Standing
from knowledge.records.people import PersonCard, person_card
from knowledge.records.preferences import Preferences, preferences_of

__all__ = ["Me", "PersonCard", "Preferences", "me"]


@dataclass(frozen=True, slots=True)
class Me:
    """preferences: as the person set them."""

    standing: Standing
    name: str
    email: str
    card: PersonCard
    preferences: Preferences


def me(desk: Desk, reader: Reader, person: str) -> Me:
    """What is known of a reader. person: the key of their preferences."""
    with desk.book.reading() as session:
        held, card = preferences_of(session, person), person_card(session, reader)
    return Me(reader.standing, reader.name, reader.email, card, held)
