"""What a person asked for and where, as the work on it sees it; and what the work replies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.compose.render import Style
from bot.desk import Desk
from bot.slack.heard import message_key
from bot.slack.people import Person
from bot.slack.uploads import Upload
from bot.slack.views.posted import Posted, View

# Slack's clock and ours may differ by so much, in seconds.
CLOCKS_APART = 300.0


@dataclass(frozen=True)
class Place:
    """Where something was asked. thread: where its answer belongs, "" at the top; im: the bot and one person alone."""

    team: str
    channel: str = ""
    thread: str = ""
    im: bool = False

    @property
    def room(self) -> str:
        """The key of the place as a room that may be bound to an account; "" where it can be none."""
        return f"slack:{self.team}/{self.channel}" if self.channel and not self.im else ""

    @property
    def conversation(self) -> str:
        """The key of what has been spoken of here; "" outside a thread."""
        return message_key(self.team, self.channel, self.thread) if self.thread else ""


@dataclass(frozen=True)
class Asked:
    """One request. text: what was written, as a person reads it. words: all that was kept with the request.

    desk: as this person sits at it. again: the work on it was cut off before, and what it posts may be there already.
    """

    job: str
    name: str
    person: Person
    place: Place
    desk: Desk
    text: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    again: bool = False

    @property
    def style(self) -> Style:
        """How the reply is written: in the person's language, else in that of their words."""
        return self.person.style(self.desk, self.text)

    @property
    def language(self) -> str:
        return self.style.language

    @property
    def account_id(self) -> int | None:
        """The account that was chosen by a button, not named."""
        chosen = self.words.get("account_id", "")
        return int(chosen) if chosen else None

    @property
    def since(self) -> str:
        """A moment of Slack's before which nothing was posted on this; "" where that is not known."""
        kept = self.words.get("kept_at", "")
        return self.words.get("ts", "") or (f"{float(kept) - CLOCKS_APART:.6f}" if kept else "")

    def word(self, name: str) -> str:
        """One of the words kept with the request, or ""."""
        return self.words.get(name, "")

    def field(self, action: str) -> str:
        """What was filled into a modal, by action_id."""
        return self.words.get(f"field:{action}", "")


@dataclass(frozen=True)
class Reply:
    """What a request is answered with: a message, a view, or neither.

    alone: for the asker only, also where others read. replaces: the ts of a message of ours that this one takes the
    place of; of what only the asker sees, by the address their press came with. account_id: the account it tells of:
    where others read who may not, it goes to the asker alone. changes: whether records were changed that the asker's
    Home tells of, so that it is shown anew. view and view_id: an open modal that becomes this.
    files: what is uploaded for the asker; `posted` then tells them so, where it is uploaded elsewhere than they asked.
    placed: told where the message stands, where it stands for good. done: what is left to be kept once all was shown.
    """

    posted: Posted | None = None
    alone: bool = False
    replaces: str = ""
    account_id: int | None = None
    changes: bool = False
    files: tuple[Upload, ...] = ()
    view: View | None = None
    view_id: str = ""
    placed: Callable[[str, str], None] | None = None
    done: Callable[[], None] | None = None
