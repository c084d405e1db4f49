"""People of Slack as readers: a team member by e-mail, a colleague, or somebody who gets one refusal."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.compose.render import Style
from bot.desk import Desk
from bot.features.preferences import Preferences, preferences_of
from bot.features.reading import reader_by_email
from bot.slack.client import NotTaken
from bot.slack.surface import Room, Surface
from knowledge.people import Reader
from knowledge.text import language_of

# An e-mail or a standing that changed is seen after so long, in seconds; who else is in a room, later.
ASKER, OTHERS = 300.0, 3_600.0
# In a larger room not everybody is looked at: what concerns an account goes to the asker alone.
MOST_READERS = 100
# Slack's words for somebody whom the bot is not shown: a stranger, or nobody.
_NOBODY = frozenset({"user_not_found", "user_not_visible", "users_not_found"})


def person_key(team: str, user: str) -> str:
    """The key of a person: of what they set."""
    return f"slack:{team}/{user}"


@dataclass(frozen=True)
class Person:
    """Somebody who wrote. key: of their preferences and of what they asked."""

    team: str
    user: str
    reader: Reader
    preferences: Preferences = field(default_factory=Preferences)

    @property
    def key(self) -> str:
        return person_key(self.team, self.user)

    @property
    def outsider(self) -> bool:
        return self.reader.standing == "outsider"

    def language(self, words: str = "") -> str:
        """The one they set; else that of their words; "" leaves it to the settings."""
        return self.preferences.language or (language_of(words) if re.search(r"\w", words) else "")

    def desk(self, desk: Desk) -> Desk:
        """The desk as this person sits at it: in their time zone, in their language."""
        zone = ZoneInfo(self.preferences.timezone) if self.preferences.timezone else desk.zone
        language = self.preferences.language or desk.language
        return replace(desk, zone=zone, language=language, digits=self.preferences.digits)

    def style(self, desk: Desk, words: str = "") -> Style:
        """How they are written to, where they wrote these words."""
        return desk.style(self.language(words))


class Kept:
    """What was looked up, for a while."""

    def __init__(self, seconds: float, most: int = 5_000) -> None:
        self._seconds, self._most = seconds, most
        self._held: dict[object, tuple[float, Any]] = {}

    def get(self, key: object, find: Any) -> Any:
        """What `find` gave for a key, asked again once that is old."""
        now = time.monotonic()
        held = self._held.get(key)
        if held is not None and now - held[0] < self._seconds:
            return held[1]
        found = find()
        if len(self._held) >= self._most:
            self._held.clear()
        self._held[key] = (now, found)
        return found


class People:
    """Who is who, as Slack tells it."""

    def __init__(self, surface: Surface, desk: Desk, team: str) -> None:
        self._surface, self._desk, self._team = surface, desk, team
        self._askers, self._others, self._rooms = Kept(ASKER), Kept(OTHERS), Kept(ASKER)

    def person(self, team: str, user: str) -> Person:
        """Who asks. Errors: SlackAway."""
        reader = self._askers.get((team, user), lambda: self._reader(team, user))
        return Person(team, user, reader, preferences_of(self._desk, person_key(team, user)))

    def readers(self, team: str, users: Sequence[str]) -> list[Reader]:
        """Those who read along. Bots read nothing and are left out."""
        found = [self._others.get((team, user), lambda user=user: self._reader(team, user)) for user in users]
        return [reader for reader in found if reader.name]

    def readers_in(self, team: str, channel: str) -> list[Reader] | None:
        """Everybody who reads in a room; None where they are too many to be looked at."""
        members = self._rooms.get(("members", channel), lambda: self._surface.members(channel, MOST_READERS))
        return self.readers(team, members) if len(members) <= MOST_READERS else None

    def room(self, channel: str) -> Room:
        """Errors: NotTaken where the bot cannot see it."""
        found: Room = self._rooms.get(channel, lambda: self._surface.room(channel))
        return found

    def name(self, team: str, user: str) -> str:
        """What somebody is called; their id where Slack knows no such person."""
        reader = self._others.get((team, user), lambda: self._reader(team, user))
        return str(reader.name) or user

    def user_of(self, email: str) -> str:
        """The person with this e-mail; "" where there is none."""
        return str(self._others.get(("email", email), lambda: self._surface.user_of(email)))

    def _reader(self, team: str, user: str) -> Reader:
        try:
            found = self._surface.user(user)
        except NotTaken as error:
            if error.word not in _NOBODY:
                raise
            return Reader("outsider", user)
        profile = found.get("profile") or {}
        name = str(profile.get("real_name") or found.get("real_name") or found.get("name") or user)
        if found.get("is_bot"):
            return Reader("outsider", "")
        if _is_outside(found, self._team):
            return Reader("outsider", name)
        return reader_by_email(self._desk, str(profile.get("email", "")), name)


def _is_outside(found: Mapping[str, Any], team: str) -> bool:
    """Guests, people of other companies and those who left: they may be the customer."""
    ours = found.get("team_id") in (team, None) or team in ((found.get("enterprise_user") or {}).get("teams") or ())
    limited = any(found.get(mark) for mark in ("is_restricted", "is_ultra_restricted", "is_stranger", "deleted"))
    return limited or not ours
