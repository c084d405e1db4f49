"""The people and channels of a local Slack, as a roster file has them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal
from unicodedata import category

from bot.workspace.shapes import Shapes, WrongFile, nearest, shape_errors, twice

PersonKind = Literal["member", "admin", "guest", "single_channel_guest", "stranger", "deactivated"]
_SHAPES: Shapes = {
    "": ["team: text 1-80", "people!: list 1-1000", "channels: list 0-1000"],
    "people": [
        "name!: text 1-80",
        "real_name!: text 1-80",
        "email!: text 3-254",
        "kind: member|admin|guest|single_channel_guest|stranger|deactivated",
        "company: text 1-80",
        "timezone: text 1-60",
    ],
    "channels": [
        "name!: text 1-80",
        "kind: public|private",
        "members!: words 0-1000",
        "shared: flag",
        "topic: text 0-250",
        "bot: flag",
    ],
}


class WrongRoster(WrongFile):
    """A roster that cannot be."""


@dataclass(frozen=True)
class PersonWanted:
    """name: as one is mentioned, of small letters; a stranger is of another company."""

    name: str
    real_name: str
    email: str
    kind: PersonKind = "member"
    company: str = ""
    timezone: str = "Asia/Dhaka"


@dataclass(frozen=True)
class ChannelWanted:
    """members: names of people; shared: with another company; bot: whether the app is in it from the start."""

    name: str
    kind: Literal["public", "private"] = "public"
    members: tuple[str, ...] = ()
    shared: bool = False
    topic: str = ""
    bot: bool = True


@dataclass(frozen=True)
class Roster:
    team: str
    people: tuple[PersonWanted, ...]
    channels: tuple[ChannelWanted, ...]


def read_roster(text: str) -> Roster:
    """A roster from TOML. Errors: WrongRoster."""
    try:
        wanted = tomllib.loads(text.lstrip("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise WrongRoster([f"not TOML: {wrong}"]) from None
    if errors := [*shape_errors(_SHAPES, wanted)]:
        raise WrongRoster(errors)
    roster = Roster(
        wanted.get("team", DEFAULT_ROSTER.team),
        tuple(PersonWanted(**row) for row in wanted["people"]),
        tuple(ChannelWanted(**_channel(row)) for row in wanted.get("channels", ())),
    )
    if errors := [*_person_errors(roster), *_channel_errors(roster)]:
        raise WrongRoster(errors)
    return roster


def _channel(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"members": tuple(row["members"])}


def _person_errors(roster: Roster) -> Iterator[str]:
    yield from twice("people", (person.name for person in roster.people))
    yield from twice("people", (person.email.lower() for person in roster.people))
    for number, person in enumerate(roster.people):
        place = f"people[{number}]"
        if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", person.name):
            yield f"{place}.name: {person.name!r} may hold small letters, digits, dots, dashes and underscores only"
        if not re.fullmatch(r"[^@\s]+@[^@\s]+", person.email):
            yield f"{place}.email: {person.email!r} is no mail address"
        if (person.kind == "stranger") != bool(person.company):
            yield f"{place}.company: a stranger needs one, and nobody else has one"


def _channel_errors(roster: Roster) -> Iterator[str]:
    kinds: dict[str, str] = {person.name: person.kind for person in roster.people}
    yield from twice("channels", (channel.name for channel in roster.channels))
    for number, channel in enumerate(roster.channels):
        place = f"channels[{number}]"
        letters = all(letter in "-_" or category(letter)[0] in "LMN" for letter in channel.name)
        if not letters or channel.name != channel.name.lower():
            yield f"{place}.name: {channel.name!r} may hold small letters, digits, dashes and underscores only"
        for member in channel.members:
            kind = kinds.get(member)
            if kind is None:
                yield f"{place}.members: nobody is called {member[:60]!r}{nearest(member, kinds)}"
            elif kind == "deactivated":
                yield f"{place}.members: {member} is deactivated, and such people are in no channel"
            elif kind == "stranger" and not channel.shared:
                yield f"{place}.members: {member} is of another company, and the channel is not shared"
    for name, kind in kinds.items():
        rooms = [channel.name for channel in roster.channels if name in channel.members]
        if kind == "single_channel_guest" and len(rooms) > 1:
            yield f"people: {name} is a guest of one channel and stands in {' and '.join(rooms)}"


DEFAULT_ROSTER = Roster(
    team="Local workspace",
    people=(
        PersonWanted("farhana", "Farhana Nodi", "farhana@lanternworks.example", "admin"),
        PersonWanted("shuvo", "Shuvo Akash", "shuvo@lanternworks.example"),
        PersonWanted("ivy", "Ivy Lampwick", "ivy@lanternworks.example", timezone="Europe/London"),
    ),
    channels=(
        ChannelWanted("general", "public", ("farhana", "shuvo", "ivy"), topic="Everyone"),
        ChannelWanted("key-accounts", "private", ("farhana", "shuvo"), topic="Customers"),
    ),
)
