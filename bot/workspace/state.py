"""The state of a local Slack: people, channels, messages, files, views. A message is a dict in Slack's own shape."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.workspace.manifest import Manifest
from bot.workspace.people import Roster
from bot.workspace.refusals import Refused

Json = dict[str, Any]
TEAM_ID, APP_ID, BOT_ID, BOT_USER = "T0LOCAL", "A0LOCAL", "B0LOCAL", "U0BOT"
ELSEWHERE = "T0OTHER"
GUESTS = ("guest", "single_channel_guest")
# What the workspace itself notes on a message; no app is told of it.
OWN_KEYS = ("streaming", "stopped")


@dataclass
class Person:
    """kind: member, admin, guest, single_channel_guest, stranger (of another company), deactivated or bot."""

    id: str
    name: str
    real_name: str
    email: str
    kind: str = "member"
    company: str = ""
    timezone: str = "Asia/Dhaka"

    @property
    def team_id(self) -> str:
        return ELSEWHERE if self.kind == "stranger" else TEAM_ID

    def as_user(self, *, email: bool) -> Json:
        """Slack's user object; the address only where users:read.email is granted."""
        profile = {"real_name": self.real_name, "display_name": self.name}
        if email and self.email:
            profile["email"] = self.email
        return {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "real_name": self.real_name,
            "deleted": self.kind == "deactivated",
            "tz": self.timezone,
            "is_admin": self.kind == "admin",
            "is_bot": self.kind == "bot",
            "is_restricted": self.kind in GUESTS,
            "is_ultra_restricted": self.kind == "single_channel_guest",
            "is_stranger": self.kind == "stranger",
            "is_app_user": False,
            "profile": profile,
        }


@dataclass
class Channel:
    """messages: by ts, in order of time. threads: the ts of the replies by that of their root."""

    id: str
    name: str
    kind: str
    members: list[str]
    shared: bool = False
    topic: str = ""
    created: int = 0
    archived: bool = False
    messages: dict[str, Json] = field(default_factory=dict)
    threads: dict[str, list[str]] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)

    @property
    def type(self) -> str:
        """Slack's channel_type of a message event."""
        return {"public": "channel", "private": "group", "im": "im"}[self.kind]

    def as_conversation(self, *, reader: str = BOT_USER) -> Json:
        """Slack's conversation object as `reader` sees it."""
        common: Json = {"id": self.id, "created": self.created, "is_archived": self.archived, "is_im": False}
        if self.kind == "im":
            other = next((one for one in self.members if one != reader), reader)
            return common | {"is_im": True, "user": other, "is_ext_shared": False, "is_open": True}
        return common | {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind == "public",
            "is_group": self.kind == "private",
            "is_private": self.kind == "private",
            "is_mpim": False,
            "is_general": False,
            "is_shared": self.shared,
            "is_ext_shared": self.shared,
            "is_org_shared": False,
            "is_member": reader in self.members,
            "creator": self.members[0] if self.members else "",
            "topic": {"value": self.topic, "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
            "num_members": len(self.members),
        }


@dataclass
class File:
    id: str
    name: str
    mimetype: str
    user: str
    created: int
    content: bytes
    address: str
    title: str = ""
    complete: bool = False
    channels: list[str] = field(default_factory=list)
    alt: str = ""

    def as_file(self) -> Json:
        described = {"alt_txt": self.alt} if self.alt else {}
        return described | {
            "id": self.id,
            "name": self.name,
            "title": self.title or self.name,
            "mimetype": self.mimetype,
            "filetype": self.name.rpartition(".")[2].lower(),
            "user": self.user,
            "created": self.created,
            "timestamp": self.created,
            "size": len(self.content),
            "mode": "hosted",
            "is_external": False,
            "channels": list(self.channels),
            "url_private": self.address,
            "url_private_download": self.address,
            "permalink": self.address,
        }


# (what happened, its values, the one person it is for or None for whoever may see the channel)
Watcher = Callable[[str, Json, str | None], None]


class Workspace:
    """The whole of it, changed on one event loop only. Whoever watches is told of each change."""

    def __init__(self, roster: Roster, manifest: Manifest, clock: Callable[[], float] = time.time) -> None:
        self.manifest = manifest
        self.clock = clock
        self.address = ""  # known once the server listens
        self.team = roster.team
        self.watchers: list[Watcher] = []
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        # A modal by its id; those a person has open, the top one last; the Home tabs by person.
        self.views: dict[str, Json] = {}
        self.stacks: dict[str, list[str]] = {}
        self.homes: dict[str, Json] = {}
        self.statuses: dict[tuple[str, str], Json] = {}
        self._last_ts = (0, 0)
        self._last_id = 0
        for number, wanted in enumerate(roster.people, start=1):
            person = Person(
                f"U{number:04}",
                wanted.name,
                wanted.real_name,
                wanted.email,
                wanted.kind,
                wanted.company,
                wanted.timezone,
            )
            self.people[person.id] = person
        self.people[BOT_USER] = Person(BOT_USER, manifest.bot_name, manifest.name, "", "bot")
        ids = {person.name: person.id for person in self.people.values()}
        for number, room in enumerate(roster.channels, start=1):
            members = [*(ids[name] for name in room.members if name in ids)]
            if room.bot:
                members.append(BOT_USER)
            key = f"{'C' if room.kind == 'public' else 'G'}{number:04}"
            self.channels[key] = Channel(key, room.name, room.kind, members, room.shared, room.topic, self.now())
        for person in list(self.people.values()):
            if person.kind not in ("bot", "deactivated"):
                self.direct(person.id, BOT_USER)

    def now(self) -> int:
        return int(self.clock())

    def next_ts(self) -> str:
        """A time stamp later than each before it."""
        moment = divmod(int(self.clock() * 1_000_000), 1_000_000)
        if moment <= self._last_ts:
            seconds, micro = self._last_ts
            moment = (seconds, micro + 1) if micro < 999_999 else (seconds + 1, 0)
        self._last_ts = moment
        return f"{moment[0]}.{moment[1]:06}"

    def next_id(self, prefix: str) -> str:
        self._last_id += 1
        return f"{prefix}{self._last_id:08X}"

    @property
    def last(self) -> tuple[str, int]:
        """The last time stamp and the last number of an id, for `resume`."""
        return f"{self._last_ts[0]}.{self._last_ts[1]:06}", self._last_id

    def resume(self, last_ts: str, last_id: int) -> None:
        """Goes on after what an earlier run gave out."""
        seconds, _, micro = last_ts.partition(".")
        self._last_ts = (int(seconds or 0), int(micro or 0))
        self._last_id = last_id

    # -- who and where ------------------------------------------------------------------------------------------

    def person(self, key: str) -> Person:
        """By id or name. Errors: Refused user_not_found."""
        found = self.people.get(key) or next((one for one in self.people.values() if one.name == key), None)
        if found is None:
            raise Refused("user_not_found")
        return found

    def channel(self, key: str) -> Channel:
        """By id, or by name with #. Errors: Refused channel_not_found."""
        found = self.channels.get(key)
        if found is None and key.startswith("#"):
            found = next((one for one in self.channels.values() if one.name == key[1:]), None)
        if found is None:
            raise Refused("channel_not_found")
        return found

    def direct(self, one: str, other: str) -> Channel:
        """The direct messages of two people, opened where there are none yet."""
        key = f"D{one[1:]}{other[1:]}" if one < other else f"D{other[1:]}{one[1:]}"
        if key not in self.channels:
            self.channels[key] = Channel(key, "", "im", [one, other], created=self.now())
            self.tell("channel", {"channel": key})
        return self.channels[key]

    def may_see(self, person: str, channel: Channel) -> bool:
        """Members see their channels; members of the team the public ones too."""
        if person in channel.members:
            return True
        return channel.kind == "public" and self.people[person].kind in ("member", "admin", "bot")

    def seen(self, person: Person, key: str) -> Channel:
        """A channel that a person may see. Errors: Refused channel_not_found."""
        channel = self.channel(key)
        if not self.may_see(person.id, channel):
            raise Refused("channel_not_found")
        return channel

    @property
    def bot(self) -> Person:
        """The app's bot: it sees and enters channels as people do."""
        return self.people[BOT_USER]

    def demand_scope(self, needed: str) -> None:
        """needed: "a|b" where either will do. Errors: Refused missing_scope."""
        granted = self.manifest.scopes
        if granted.isdisjoint(needed.split("|")):
            raise Refused("missing_scope", needed=needed.replace("|", ","), provided=",".join(sorted(granted)))

    def entered(self, person: Person, key: str) -> Channel:
        """A channel that a person is in. Errors: Refused."""
        channel = self.seen(person, key)
        if person.id not in channel.members:
            raise Refused("not_in_channel")
        return channel

    def join(self, channel: Channel, person: str) -> None:
        if person not in channel.members:
            channel.members.append(person)
            self.tell("channel", {"channel": channel.id})

    def read(self, channel: Channel, person: str, ts: str) -> None:
        """A person has read up to here, and on each page they have open."""
        channel.read[person] = ts
        self.tell("channel", {"channel": channel.id}, person)

    # -- messages -----------------------------------------------------------------------------------------------

    def message(self, channel: Channel, ts: str) -> Json:
        """Errors: Refused message_not_found."""
        found = channel.messages.get(ts)
        if found is None:
            raise Refused("message_not_found")
        return found

    def post(self, channel: Channel, message: Mapping[str, Any]) -> Json:
        """Adds a message; its root learns of it where it is a reply. Errors: Refused thread_not_found."""
        thread = message.get("thread_ts")
        if thread and thread not in channel.messages:
            raise Refused("thread_not_found")
        root = channel.messages[thread].get("thread_ts", thread) if thread else None
        ts = self.next_ts()
        posted: Json = {"type": "message", "ts": ts, "team": TEAM_ID, **message}
        if root:
            posted["thread_ts"] = root
            replies = channel.threads.setdefault(root, [])
            replies.append(ts)
            first = channel.messages[root]
            first |= {"thread_ts": root, "reply_count": len(replies), "latest_reply": ts}
            self.tell("message", {"channel": channel.id, "message": first})
        channel.messages[ts] = posted
        self.tell("message", {"channel": channel.id, "message": posted})
        return posted

    def change(self, channel: Channel, message: Json) -> None:
        """Tells of a message that was changed in place."""
        self.tell("message", {"channel": channel.id, "message": message})

    def remove(self, channel: Channel, ts: str) -> Json:
        """Deletes a message: a root with replies leaves a tombstone, anything else goes. What it was."""
        message = self.message(channel, ts)
        was = dict(message)
        if channel.threads.get(ts):
            kept = {key: message[key] for key in ("type", "ts", "thread_ts", "reply_count", "latest_reply")}
            message.clear()
            message |= kept | {
                "subtype": "tombstone",
                "hidden": True,
                "user": "USLACKBOT",
                "text": "This message was deleted.",
            }
            self.change(channel, message)
            return was
        del channel.messages[ts]
        root = was.get("thread_ts")
        if root and root != ts and root in channel.messages:
            channel.threads[root].remove(ts)
            channel.messages[root]["reply_count"] = len(channel.threads[root])
            self.change(channel, channel.messages[root])
        self.tell("gone", {"channel": channel.id, "ts": ts})
        return was

    def timeline(self, channel: Channel) -> Iterator[Json]:
        """What stands in the channel itself, newest first."""
        for message in reversed(channel.messages.values()):
            if message.get("thread_ts", message["ts"]) == message["ts"] or message.get("subtype") == "thread_broadcast":
                yield message

    def thread(self, channel: Channel, root: str) -> list[Json]:
        """The root and its replies, oldest first."""
        first = self.message(channel, root)
        return [first, *(channel.messages[ts] for ts in channel.threads.get(root, []))]

    def tell(self, kind: str, values: Json, to: str | None = None) -> None:
        """Tells whoever watches of a change; `to`: the one person it is for."""
        for watcher in list(self.watchers):
            watcher(kind, values, to)


def shown(message: Json) -> Json:
    """A message as the Web API hands it out."""
    return {key: value for key, value in message.items() if key not in OWN_KEYS}
