"""Whether the renewal of an account is still to come, on the day that a figure was told."""

from __future__ import annotations

from datetime import date

from bot.compose.checking.figures.ways.held import Subject, Ways, ways
from bot.compose.checking.figures.ways.words import OF_RENEWAL, RENEWAL
from knowledge.evidence import Figure


def renewal_of(figure: Figure, day: date) -> Ways:
    subject = Subject(ways("ahead" if day >= figure.as_of else "past"), called=OF_RENEWAL)
    return Ways("the renewal is another time", RENEWAL, (subject,), alone=False)
