"""All calls to Slack. What passes (Slack is down, slow or asks to wait) is told from what will never be taken."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)
from slack_sdk.http_retry.handler import RetryHandler
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient

from bot.slack.client import TIMEOUT, NotOpened, NotTaken, SlackAway, client_of, is_local
from bot.slack.turns import Turns
from bot.slack.views.posted import Posted, View

EVENT_TYPE = "keybrief"
# Slack's words for what may be taken when it is tried again.
_PASSING = frozenset(
    {"ratelimited", "rate_limited", "service_unavailable", "internal_error", "fatal_error", "request_timeout"}
)
# And for blocks it does not take: what they say is then said in plain text.
_WRONG_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})
_PAGE = 200
OK, OVERLOADED = 200, 500
# What must be done within three seconds, or need not be done: it waits for nothing and is tried once.
QUICKLY = 3


@dataclass(frozen=True)
class Room:
    """A place where people write. shared: with another company."""

    id: str
    name: str = ""
    im: bool = False
    shared: bool = False
    archived: bool = False


class Surface:
    """Slack as the bot reaches it. token: the bot's; url: of the Web API, "" for Slack's own.

    refused: told of blocks that Slack did not take, by its word.
    """

    def __init__(self, token: str, url: str = "", refused: Callable[[str], object] = lambda word: None) -> None:
        self._refused = refused
        waiting: list[RetryHandler] = [RateLimitErrorRetryHandler(max_retry_count=3)]
        again: list[RetryHandler] = [ConnectionErrorRetryHandler(), ServerErrorRetryHandler(max_retry_count=2)]
        self.client = client_of(token, url, TIMEOUT, [*waiting, *again])
        # A post that seems to have failed may have been made: it is looked for before it is made again.
        self._posting = client_of(token, url, TIMEOUT, waiting)
        self._quick = client_of(token, url, QUICKLY, [])
        # Threads in which this process said what it is doing.
        self._busy_in: set[tuple[str, str]] = set()
        self.turns = Turns()

    def call(self, method: str, **given: Any) -> Mapping[str, Any]:
        """A call that may be made twice. Errors: SlackAway, NotTaken."""
        return self._call(self.client, method, given)

    def call_once(self, method: str, **given: Any) -> Mapping[str, Any]:
        """A call that may have been made though it seems to have failed, and is not made again here.

        Errors: SlackAway, NotTaken.
        """
        return self._call(self._posting, method, given)

    def call_quickly(self, method: str, **given: Any) -> Mapping[str, Any]:
        """A call that waits for nothing and is tried once: another way is gone where it fails.

        Errors: SlackAway, where it may have been made; NotTaken.
        """
        return self._call(self._quick, method, given)

    def identity(self) -> Mapping[str, Any]:
        """Who the bot is, with the scopes it was granted under "x-oauth-scopes". Errors: SlackAway, NotTaken."""
        response = self._response(self.client, "auth.test", {})
        granted = {name.lower(): value for name, value in response.headers.items()}.get("x-oauth-scopes")
        return {**(response.data if isinstance(response.data, dict) else {}), "x-oauth-scopes": granted}

    def _call(self, client: WebClient, method: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        response = self._response(client, method, given)
        return response.data if isinstance(response.data, dict) else {}

    def _response(self, client: WebClient, method: str, given: Mapping[str, Any]) -> SlackResponse:
        params = _plain(given)
        try:
            with self.turns.left():
                return client.api_call(method, params=params)
        except SlackApiError as error:
            word = str(error.response.get("error", "")) if isinstance(error.response.data, dict) else ""
            if word in _PASSING or error.response.status_code >= OVERLOADED or not word:
                raise SlackAway("slack.away") from error
            raise NotTaken(word) from error
        except (SlackClientError, OSError, HTTPException, TimeoutError) as error:
            raise SlackAway("slack.away") from error

    # -- messages ----------------------------------------------------------------------------------------------------

    def post_once(
        self, channel: str, thread: str, posted: Posted, job: str, *, since: str = "", look: bool
    ) -> tuple[str, str]:
        """Posts a message and what goes on from it, each part once; the channel and the ts of the first.

        thread: "" posts at the top, and what goes on stands below it. job: marks the posts as its own.
        look: whether a part may have been posted before; since: no such part is older than this ts.
        """
        there = self._posts_of(channel, thread, job, since) if look else {}
        first = thread
        for part, message in enumerate([posted, *posted.more]):
            try:
                ts = there.get(part) or self._post(channel, first, message, job, part)
            except NotTaken as error:
                raise NotTaken(error.word, part) from error
            if part == 0:
                lead, first = ts, first or ts
        return channel, lead

    def _post(self, channel: str, thread: str, message: Posted, job: str, part: int) -> str:
        given: dict[str, Any] = {"channel": channel, "thread_ts": thread or None, "metadata": mark(job, part)}
        given |= {"unfurl_links": False, "unfurl_media": False}
        found = self._shown(message, lambda shown: self._call(self._posting, "chat.postMessage", given | shown))
        return str(found["ts"])

    def _posts_of(self, channel: str, thread: str, job: str, since: str) -> dict[int, str]:
        """The parts that a job has posted, by number. A part at the top begins a thread: what goes on is in there."""
        found = self._marked(channel, thread, job, since)
        if not thread and (lead := found.get(0)):
            found |= self._marked(channel, lead, job, since)
        return found

    def _marked(self, channel: str, thread: str, job: str, since: str) -> dict[int, str]:
        method, within = ("conversations.replies", {"ts": thread}) if thread else ("conversations.history", {})
        found: dict[int, str] = {}
        given = {"channel": channel, "include_all_metadata": True, "oldest": since or None, **within}
        for page in self.pages(method, **given):
            for message in page.get("messages", ()):
                held = message.get("metadata") or {}
                payload = held.get("event_payload") or {}
                if held.get("event_type") == EVENT_TYPE and payload.get("job") == job:
                    found[int(payload.get("part", 0))] = str(message["ts"])
        return found

    def pages(self, method: str, **given: Any) -> Iterator[Mapping[str, Any]]:
        """The pages of a method that gives them."""
        cursor = ""
        while True:
            page = self.call(method, limit=_PAGE, cursor=cursor or None, **given)
            yield page
            cursor = str((page.get("response_metadata") or {}).get("next_cursor", ""))
            if not cursor:
                return

    def update(self, channel: str, ts: str, posted: Posted) -> None:
        """Gives a message of ours other words."""
        self._shown(posted, lambda shown: self.call("chat.update", channel=channel, ts=ts, **shown))

    def alone(self, channel: str, user: str, thread: str, posted: Posted) -> None:
        """Shows a message to one person where they are."""
        where = {"channel": channel, "user": user, "thread_ts": thread or None}
        self._shown(posted, lambda shown: self.call("chat.postEphemeral", **where, **shown))

    def _shown(self, message: Posted, show: Callable[[dict[str, Any]], Mapping[str, Any]]) -> Mapping[str, Any]:
        """Shows a message; where Slack does not take its blocks, what they say in plain text."""
        try:
            return show({"text": message.text, "blocks": list(message.blocks) or None})
        except NotTaken as error:
            if error.word not in _WRONG_BLOCKS or not message.blocks:
                raise
            self._refused(error.word)
            return show({"text": message.text})

    def respond(self, url: str, posted: Posted, *, replaces: bool = False) -> None:
        """Answers a command or a button to the one who gave it, where the bot may not be itself."""
        hook = WebhookClient(url, timeout=TIMEOUT, retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=3)])
        if is_local(url):
            hook.proxy = None
        try:
            with self.turns.left():
                answer = hook.send(
                    text=posted.text,
                    blocks=list(posted.blocks) or None,
                    response_type="ephemeral",
                    replace_original=replaces,
                    unfurl_links=False,
                    unfurl_media=False,
                )
        except (SlackClientError, OSError, HTTPException, TimeoutError) as error:
            raise SlackAway("slack.away") from error
        if answer.status_code >= OVERLOADED:
            raise SlackAway("slack.away")
        if not _is_ok(answer.status_code, answer.body):
            raise NotTaken(_word_of(answer.body))

    def direct(self, user: str) -> str:
        """The channel of the messages between a person and the bot."""
        return str(self.call("conversations.open", users=user)["channel"]["id"])

    def link_to(self, channel: str, ts: str) -> str:
        """The address of a message; "" where there is none."""
        try:
            return str(self.call("chat.getPermalink", channel=channel, message_ts=ts)["permalink"])
        except NotTaken:
            return ""

    # -- views -------------------------------------------------------------------------------------------------------

    def open_view(self, trigger: str, view: View) -> str:
        """Opens a modal within 3 seconds of the press; its id. Errors: NotOpened."""
        try:
            return str(self._call(self._quick, "views.open", {"trigger_id": trigger, "view": view})["view"]["id"])
        except (SlackAway, NotTaken) as error:  # a trigger is good for one call and three seconds
            raise NotOpened("slack.form_not_opened") from error

    def update_view(self, view_id: str, view: View) -> None:
        self.call("views.update", view_id=view_id, view=view)

    def publish_home(self, user: str, view: View) -> None:
        self.call("views.publish", user_id=user, view=view)

    # -- what the bot is doing ---------------------------------------------------------------------------------------

    def status(self, channel: str, thread: str, words: str) -> None:
        """Says what the bot is doing. It is told or it is not: no answer waits for it."""
        self._busy_in.add((channel, thread))
        self._say("assistant.threads.setStatus", channel_id=channel, thread_ts=thread, status=words)
        # Only while a session is at work does Slack offer to stop it.
        self._say("agents.sessions.setStatus", channel_id=channel, thread_ts=thread, status="processing")

    def at_rest(self, channel: str, thread: str) -> None:
        """Says that the bot no longer works in a thread."""
        self._busy_in.discard((channel, thread))
        self._say("assistant.threads.setStatus", channel_id=channel, thread_ts=thread, status="")
        self._say("agents.sessions.setStatus", channel_id=channel, thread_ts=thread, status="active")

    def no_longer(self, channel: str, thread: str, *, again: bool) -> None:
        """The same, where it was said to work there; again: where another process may have said so."""
        if thread and (again or (channel, thread) in self._busy_in):
            self.at_rest(channel, thread)

    def _say(self, method: str, **given: Any) -> None:
        try:
            self._call(self._quick, method, given)
        except (SlackAway, NotTaken):
            return

    def prompts(self, channel: str, title: str, prompts: list[dict[str, str]]) -> None:
        self.call("assistant.threads.setSuggestedPrompts", channel_id=channel, title=title, prompts=prompts)

    # -- who and where -----------------------------------------------------------------------------------------------

    def user(self, user: str) -> Mapping[str, Any]:
        found = self.call("users.info", user=user)["user"]
        return found if isinstance(found, dict) else {}

    def user_of(self, email: str) -> str:
        """The id of the person with this e-mail; "" where there is none."""
        try:
            return str(self.call("users.lookupByEmail", email=email)["user"]["id"])
        except NotTaken:
            return ""

    def room(self, channel: str) -> Room:
        """Errors: NotTaken where the bot cannot see it."""
        found = self.call("conversations.info", channel=channel)["channel"]
        return Room(
            id=channel,
            name=str(found.get("name", "")),
            im=bool(found.get("is_im")),
            shared=bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared")),
            archived=bool(found.get("is_archived")),
        )

    def members(self, channel: str, most: int) -> list[str]:
        """Those who are in a room; no more than the first page beyond so many."""
        found: list[str] = []
        for page in self.pages("conversations.members", channel=channel):
            found += [str(one) for one in page["members"]]
            if len(found) > most:
                break
        return found


def mark(job: str, part: int = 0) -> dict[str, Any]:
    """What a post bears that shows whose it is: by that it is found where its making was cut off."""
    return {"event_type": EVENT_TYPE, "event_payload": {"job": job, "part": part}}


def _plain(given: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments as a form takes them: what is made of parts as JSON, and nothing for None."""
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
        for name, value in given.items()
        if value is not None
    }


def _is_ok(status: int, body: str) -> bool:
    """Whether an answer's address took what it was sent: it says "ok", as words or as JSON."""
    return status == OK and (body.strip() in ("ok", "") or '"ok":true' in body.replace(" ", ""))


def _word_of(body: str) -> str:
    try:
        found = json.loads(body)
    except ValueError:
        return body[:80]
    return str(found.get("error", ""))[:80] if isinstance(found, dict) else body[:80]
