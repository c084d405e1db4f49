"""Preferences: language, time zone, digest hour and digits of each person, and whether they are written to unasked."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.desk import Desk
from knowledge.errors import BadInput
from knowledge.records import preferences as records
from knowledge.records.preferences import NO_DIGEST, Preferences

__all__ = ["NO_DIGEST", "Preferences", "preferences_of", "set_preferences"]

LAST_HOUR = 23
UNCHANGED = "unchanged"


def preferences_of(desk: Desk, person: str) -> Preferences:
    """What a person set; the defaults where they set nothing."""
    with desk.book.reading() as session:
        return records.preferences_of(session, person)


def set_preferences(
    desk: Desk,
    person: str,
    *,
    language: str | None = None,
    timezone: str | None = None,
    digest_hour: int | str | None = UNCHANGED,
    digits: str | None = None,
    by_itself: bool | None = None,
) -> Preferences:
    """Sets what is given and leaves the rest; all of it as it stands then.

    None leaves a field as it is, "" gives it back to the settings; digest_hour: None for that of
    the settings, NO_DIGEST for none, UNCHANGED to leave it.
    Errors: BadInput for what is no language, zone, hour or kind of digits; then nothing is changed.
    """
    with desk.book.writing() as session:
        held = records.preferences_of(session, person)
        if language is not None:
            held = replace(held, language=_language(language))
        if timezone is not None:
            held = replace(held, timezone=_zone(timezone))
        if digest_hour is None or isinstance(digest_hour, int):
            held = replace(held, digest_hour=_hour(digest_hour))
        elif digest_hour != UNCHANGED:
            raise BadInput("preferences.hour_unknown", hour=digest_hour[:20])
        if digits is not None:
            held = replace(held, digits=_digits(digits))
        if by_itself is not None:
            held = replace(held, by_itself=by_itself)
        records.keep_preferences(session, person, held)
    return held


def _language(words: str) -> records.Language:
    match words:
        case "" | "en" | "bn":
            return words
        case _:
            raise BadInput("preferences.language_unknown", words=words[:20])


def _digits(words: str) -> records.Digits:
    match words:
        case "" | "latin" | "bengali":
            return words
        case _:
            raise BadInput("preferences.digits_unknown", words=words[:20])


def _zone(name: str) -> str:
    if not name:
        return ""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput("preferences.zone_unknown", words=name[:40]) from error


def _hour(hour: int | None) -> int | None:
    if hour is not None and hour != NO_DIGEST and not 0 <= hour <= LAST_HOUR:
        raise BadInput("preferences.hour_unknown", hour=str(hour))
    return hour
