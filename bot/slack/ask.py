"""Ask: a question becomes an answer in its thread, with its sources behind a button."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot.compose.answer import Answer
from bot.compose.render import render_value
from bot.features.account import account_meant
from bot.features.ask import Conversation, ask
from bot.features.conversation import conversation_of, is_known, keep_conversation
from bot.features.posting import keep_posting, posting_of, sources_behind
from bot.features.requests import request_of
from bot.features.rooms import account_of_room
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot, choice_key
from bot.slack.heard import heard_action, heard_event
from bot.slack.live import Live
from bot.slack.views.answer import answer_view
from bot.slack.views.errors import said
from bot.slack.views.posted import parted
from bot.slack.views.sources import sources_view
from bot.slack.views.text import words

Body = dict[str, Any]


def register(app: App, bot: Bot) -> None:
    """What a question, the buttons of its answer, and the person's other doings around it start."""
    bot.does("ask", answer)
    bot.does("answer_sources", sources)
    bot.does("choice_gone", choice_gone)
    bot.does("looking_at", remember_room, anyone=True, unasked=True)

    @app.action("answer_sources")
    def wants_sources(ack: Ack, body: Body) -> None:
        bot.take("answer_sources", heard_action(body))
        ack()

    @app.action(re.compile(r"account_chosen(:\d+)?$"))
    def chose(ack: Ack, body: Body) -> None:
        choose(bot, body)
        ack()

    @app.event("app_context_changed")
    def looked(event: Body, body: Body) -> None:
        entities = (event.get("context") or {}).get("entities") or ()
        rooms = [str(one["value"]) for one in entities if str(one.get("type", "")).endswith("channel_id")]
        heard = heard_event(event, body, f"slack:{body['event_id']}")
        bot.take("looking_at", heard.having(room=f"slack:{heard.team}/{rooms[0]}" if rooms else ""))


def answer(bot: Bot, asked: Asked) -> Reply:
    """The answer to a question; the conversation it leaves behind is kept once it stands there."""
    place, reader = asked.place, asked.person.reader
    if place.channel and place.thread:
        bot.surface.status(place.channel, place.thread, words("slack.working", asked.style))
    before = spoken_of(asked)
    if place.conversation and not is_known(bot.desk, place.conversation):
        keep_conversation(bot.desk, place.conversation, before)  # from now on what follows in this thread is heard
    live = Live(bot, asked)
    try:
        found, after = ask(
            asked.desk,
            reader,
            asked.text,
            account_id=asked.account_id,
            language=asked.person.language(asked.text),
            conversation=before,
            following=live,
        )
    finally:
        live.end()
    if live.halted:
        return Reply()  # what stands there stays as it was when it was stopped

    def keep() -> None:
        keep_conversation(bot.desk, place.conversation, after)
        _keep_posting(bot, asked, found, after.account_id)

    of_all = bool(found.sources) and not found.account
    return Reply(
        answer_view(found, asked.job, asked.style),
        alone=of_all,  # it is drawn from what this person may read, and nobody else
        replaces=live.ts,
        account_id=after.account_id if found.account else None,
        done=keep,
    )


def spoken_of(asked: Asked) -> Conversation:
    """What has been spoken of in the thread; else the account of the room, or of the room the person looks at."""
    place, reader = asked.place, asked.person.reader
    held = conversation_of(asked.desk, place.conversation, reader) if place.conversation else Conversation()
    if held.account_id is not None:
        return held
    if place.im:
        return replace(held, account_id=conversation_of(asked.desk, looking_key(asked), reader).account_id)
    bound = account_of_room(asked.desk, reader, place.room) if place.room else None
    return replace(held, account_id=bound.id if bound is not None else None)


def looking_key(asked: Asked) -> str:
    """The key of what a person looks at beside their messages with the bot."""
    return f"{asked.person.key}/looking"


def _keep_posting(bot: Bot, asked: Asked, found: Answer, account_id: int | None) -> None:
    if not found.sources:
        return
    keep_posting(
        bot.desk,
        asked.job,
        "answer",
        account_id=account_id if found.account else None,
        asked_by=asked.person.reader.key,
        as_of=asked.desk.now().date(),
        words={"question": asked.text, "understood": found.understood},
        sources=found.sources,
        sentences=[sentence.text for sentence in found.sentences],
    )


def sources(bot: Bot, asked: Asked) -> Reply:
    """What stands behind an answer, for whoever presses and may read it."""
    (job,) = parted(asked.word("value"))
    reader = asked.person.reader
    posting, found = posting_of(asked.desk, reader, job), sources_behind(asked.desk, reader, job)
    if posting is None or not found:
        return Reply(said(words("slack.sources_gone", asked.style)), alone=True)
    title = words("slack.sources_of_all", asked.style)
    if posting.account_id is not None:
        title = render_value(account_meant(asked.desk, reader, "", posting.account_id).shown, asked.style)
    return Reply(sources_view(title, found, asked.style, posting.words.get("understood", "")), alone=True)


def choose(bot: Bot, body: Body) -> None:
    """A request that could be of two accounts is carried out for the one that was chosen; once, however often."""
    heard = heard_action(body)
    job, account = parted(heard.words["value"])
    held = request_of(bot.desk, choice_key(job))
    if held is None:
        bot.take("choice_gone", heard)
        return
    of_press = {name: heard.words[name] for name in ("response_url", "message_ts", "alone")}
    chosen = {"account_id": account, "choice": job, "chosen": str(body["actions"][0]["text"]["text"])}
    again = replace(
        heard,
        job=f"{job}/chosen",
        channel=held["channel"],
        thread=held["thread"],
        im=bool(held["im"]),
        words={**held, "user": heard.user, **of_press, **chosen},
    )
    bot.take(held["name"], again)


def choice_gone(bot: Bot, asked: Asked) -> Reply:
    """An account was chosen before, or so long ago that the question is no longer kept."""
    return Reply(said(words("slack.choice_gone", asked.style)), alone=True)


def remember_room(bot: Bot, asked: Asked) -> Reply:
    """Remembers the account of the room a person looks at: a question that names none is then about it.

    Where they look at none, what they looked at before is forgotten. Whoever is no reader is told nothing: they did
    not ask.
    """
    if asked.person.outsider:
        return Reply()
    bound = account_of_room(asked.desk, asked.person.reader, asked.word("room"))
    keep_conversation(bot.desk, looking_key(asked), Conversation(bound.id if bound is not None else None))
    return Reply()
