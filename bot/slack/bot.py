"""The bot: what each feature is handed. A request is kept and its job started; the job answers it, once."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from bot.desk import Desk
from bot.features.accounts import choices_of
from bot.features.requests import begin_request, keep_request, place_request, request_of, settle_request
from bot.slack.asked import Asked, Place, Reply
from bot.slack.client import NotTaken, SlackAway
from bot.slack.delivery import deliver
from bot.slack.heard import Heard
from bot.slack.people import People
from bot.slack.surface import Surface
from bot.slack.views.errors import choice_made, choices, failed, notice_view, told
from bot.slack.views.posted import Posted
from bot.slack.written import unescape
from knowledge.errors import Ambiguous, Busy, KeybriefError, Refused, StorageTrouble

CHOICE = "choice"


class Work(Protocol):
    """The jobs, as this package uses them."""

    def register(self, name: str, body: Callable[[str, Mapping[str, str]], None], *, queue: str = ...) -> None: ...

    def start(self, name: str, id: str, inputs: Mapping[str, str], *, order: str = ...) -> bool: ...  # noqa: A002

    def cancel(self, id: str) -> bool: ...  # noqa: A002

    def waiting(self, queue: str = ...) -> int: ...

    def schedule(
        self,
        name: str,
        cron: str,
        body: Callable[[str, Mapping[str, str]], None],
        *,
        zone: str = ...,
        make_up: bool = ...,
    ) -> None: ...


Compose = Callable[["Bot", Asked], Reply]


@dataclass(frozen=True)
class Waking:
    """When people are written to unasked. brief_minutes: before a meeting. quiet: from which hour to which nobody is;
    weekend: the days without work, Monday 0. digest_hour: of the morning message, where a person set none.
    escalate_days: how long work is overdue before the manager of who owes it is told; 0 for never.
    """

    brief_minutes: int
    quiet: tuple[int, int]
    weekend: frozenset[int]
    digest_hour: int
    escalate_days: int = 0


@dataclass(frozen=True)
class Bot:
    """The desk, the jobs, Slack, who is who in it, and the log. user, team: the bot's own ids in Slack."""

    desk: Desk
    jobs: Work
    surface: Surface
    people: People
    log: Any
    waking: Waking
    user: str
    team: str
    _composers: dict[str, Compose] = field(default_factory=dict)
    _for_anyone: set[str] = field(default_factory=set)
    _fills: set[str] = field(default_factory=set)
    _unasked: set[str] = field(default_factory=set)

    def does(
        self, name: str, compose: Compose, *, anyone: bool = False, fills: bool = False, unasked: bool = False
    ) -> None:
        """Says how requests of a name are answered.

        anyone: also where an outsider's doing brought them about. fills: a modal waits for the answer, and is told an
        error. unasked: nobody waits for it: where it fails, the log alone is told.
        """
        self._composers[name] = compose
        for marked, names in ((anyone, self._for_anyone), (fills, self._fills), (unasked, self._unasked)):
            if marked:
                names.add(name)
        self.jobs.register(name, self._carry_out)

    def answers(self, name: str) -> bool:
        """Whether requests of this name are answered by this release."""
        return name in self._composers

    def take(self, name: str, heard: Heard) -> None:
        """Keeps a request and starts the work on it. The same one again changes nothing.

        Errors: StorageTrouble where it is not kept; Busy where too much waits.
        """
        kept_at = f"{time.time():.6f}"
        with self.surface.turns.first():
            keep_request(self.desk, heard.job, name, {"name": name, "kept_at": kept_at, **heard.kept()})
            try:
                self.jobs.start(name, heard.job, {}, order=heard.order)
            except Busy:
                settle_request(self.desk, heard.job)  # its person is told, and may ask again
                raise
            except StorageTrouble as trouble:  # what is kept is begun within a minute: begin.py
                self.log.warning("not_started", job=heard.job, message=trouble.message.id)

    def asked(self, job: str, words: Mapping[str, str]) -> Asked:
        """A request as it was kept. Errors: SlackAway where its person cannot be looked up."""
        person = self.people.person(words["team"], words["user"])
        place = Place(words["team"], words.get("channel", ""), words.get("thread", ""), bool(words.get("im")))
        text = unescape(words.get("text", ""), lambda user: self._called(place.team, user))
        return Asked(job, words["name"], person, place, person.desk(self.desk), text, words)

    def _called(self, team: str, user: str) -> str:
        """What a person who is mentioned is called; the bot's own name is not of the words."""
        return "" if user == self.user else self.people.name(team, user)

    def _carry_out(self, job: str, inputs: Mapping[str, str]) -> None:
        """Answers one request in its turn."""
        with self.surface.turns.taken():
            self._answer(job)

    def _answer(self, job: str) -> None:
        """Answers one request. Cut off and run again, it looks for what it had already posted."""
        words = request_of(self.desk, job)
        if words is None:
            return
        began = time.monotonic()
        again = begin_request(self.desk, job)
        asked = replace(self.asked(job, words), again=again)
        reply = self._reply(asked)
        if request_of(self.desk, job) is None:  # stopped, or its message deleted, while this was at work
            return
        if reply.account_id is not None:
            place_request(self.desk, job, reply.account_id)
        if asked.word("choice") and not asked.word("alone"):
            reply = replace(reply, replaces=asked.word("message_ts"))
        deliver(self.surface, self.people, asked, reply, self.log, look=again)
        self._close_choice(asked)
        # What is left to be kept is no cause to answer again: cut off before it, the answer would rest on itself.
        settle_request(self.desk, job)
        if reply.done is not None:
            reply.done()
        if reply.changes:
            self.take("home", Heard(f"{job}/home", asked.place.team, asked.person.user))
        took = round(1000 * (time.monotonic() - began))
        told_of = {"job": job, "feature": asked.name, "account": reply.account_id, "again": again}
        self.log.info("answered", **told_of, milliseconds=took)

    def _reply(self, asked: Asked) -> Reply:
        """What a request is answered with, or the sentence that says why it is not."""
        try:
            if asked.person.outsider and asked.name not in self._for_anyone:
                if asked.word("unaddressed"):
                    return Reply()
                raise Refused("slack.outsider")
            return self._composers[asked.name](self, asked)
        except (StorageTrouble, SlackAway):
            raise
        except Ambiguous as doubt:
            return self._asked_back(asked, doubt)
        except KeybriefError as error:
            return self._sorry(asked, told(error, asked.style))

    def _sorry(self, asked: Asked, posted: Posted) -> Reply:
        """Why there is no answer: in the modal that waits for it, else to the one who asked."""
        if asked.name in self._fills and asked.word("view_id"):
            return Reply(view=notice_view(posted, asked.style), view_id=asked.word("view_id"))
        return Reply(posted, alone=True)

    def _asked_back(self, asked: Asked, doubt: Ambiguous) -> Reply:
        """The accounts that the words could mean, as buttons; the request is kept until one of them is pressed."""
        found = choices_of(asked.desk, asked.person.reader, doubt)
        if not found:
            return Reply(told(doubt, asked.style), alone=True)
        keep_request(self.desk, choice_key(asked.job), CHOICE, asked.words)
        return Reply(choices(doubt, asked.job, found, asked.style), alone=True)

    def _close_choice(self, asked: Asked) -> None:
        """The buttons that a request was asked back with are gone once it is answered."""
        if not asked.word("choice"):
            return
        settle_request(self.desk, choice_key(asked.word("choice")))
        if asked.word("alone"):
            with suppress(NotTaken, SlackAway):
                made = choice_made(asked.word("chosen"), asked.style)
                self.surface.respond(asked.word("response_url"), made, replaces=True)

    def on_failure(self, name: str, job: str, inputs: Mapping[str, str], error: BaseException, reference: str) -> None:
        """A request that could not be answered: its person is told so, with the number that is in the log.

        It is kept, so that it can be tried again: `keybrief jobs retry`.
        """
        self.log.error("failed", job=job, feature=name, reference=reference, error=type(error).__name__)
        words = request_of(self.desk, job)
        if words is None:
            return
        if name in self._unasked:
            return
        asked = replace(self.asked(job, words), job=f"{job}/failed")
        reply = self._sorry(asked, failed(reference, asked.style))
        deliver(self.surface, self.people, asked, reply, self.log, look=True)


def choice_key(job: str) -> str:
    """The key under which a request waits until its person has chosen what they meant."""
    return f"{CHOICE}:{job}"
