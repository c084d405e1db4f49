"""Preferences: how each person wants to be spoken to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, insert_or_update

Language = Literal["", "en", "bn"]
Digits = Literal["", "latin", "bengali"]
# The hour of those who want no morning digest.
NO_DIGEST = -1


class PreferenceRow(Base):
    """`person` is the surface's own key ("slack:T1/U1")."""

    __tablename__ = "preferences"

    person: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(default="")
    timezone: Mapped[str] = mapped_column(default="")
    digest_hour: Mapped[int | None]
    digits: Mapped[str] = mapped_column(default="")
    by_itself: Mapped[bool] = mapped_column(default=True)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person set; "" and None leave it to the settings of the book.

    digest_hour: 0-23 in their time zone, or NO_DIGEST. by_itself: whether they are written to without having asked.
    """

    language: Language = ""
    timezone: str = ""
    digest_hour: int | None = None
    digits: Digits = ""
    by_itself: bool = True


def preferences_of(session: Session, person: str) -> Preferences:
    """What a person set; the defaults where they set nothing."""
    row = session.get(PreferenceRow, person)
    if row is None:
        return Preferences()
    language: Language = "bn" if row.language == "bn" else "en" if row.language == "en" else ""
    digits: Digits = "bengali" if row.digits == "bengali" else "latin" if row.digits == "latin" else ""
    return Preferences(language, row.timezone, row.digest_hour, digits, row.by_itself)


def keep_preferences(session: Session, person: str, preferences: Preferences) -> None:
    """Sets all of a person's preferences."""
    insert_or_update(session, PreferenceRow, {"person": person} | asdict(preferences), ["person"])
