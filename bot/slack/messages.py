"""Messages: what is meant for the bot becomes a question or a note; edits and deletions are followed."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import App

from bot.compose.question import asks, asks_for_help, follows_on, says_nothing, tells
from bot.features.brief_words import brief_meant, followup_meant
from bot.features.conversation import is_known
from bot.features.document_words import document_meant
from bot.features.model_words import model_told
from bot.features.note_message import note_of_message
from bot.features.picture_words import picture_meant
from bot.features.record_words import record_told
from bot.features.requests import request_of, reword_request, settle_request
from bot.slack.bot import Bot, choice_key
from bot.slack.heard import Heard, heard_event, heard_message, is_direct, message_key, team_of
from bot.slack.written import unescape

Event = dict[str, Any]
# Other subtypes are no words of a person to anybody: somebody joined, a topic was set, a bot spoke.
_SAID = (None, "file_share", "thread_broadcast", "me_message")
_NOTE = re.compile(r"\s*(?:/?note|নোট)\b(?!\s*\?)", re.IGNORECASE)
_NOTE_ALONE = re.compile(r"\W*(?:(?:how do i )?(?:log )?(?:a )?note|নোট(?:\s+কীভাবে রাখব)?)\W*", re.IGNORECASE)
_PLAN = re.compile(
    r"\s*/?(?:(?:account\s+)?plan(?:\s+(?:for|of))?|প্ল্যান)[\s:]+(?P<account>\S.*)", re.IGNORECASE | re.DOTALL
)
# What follows the word "plan" where it is a matter of the plan, or something that is planned, and no account.
_NO_ACCOUNT = re.compile(
    r"(?:progress|objectives?|status|targets?|measures?|milestones?|chang\w+|swot|summary|an?|the|to|on|কেমন|কতদূর"
    r"|অনুযায়ী|মতো|করা|করব|করে)(?!\w)",
    re.IGNORECASE,
)
_NEGOTIATE = re.compile(
    r"\s*/?(?:(?:show|give|open|get|make|send)(?:\s+me)?\s+)?(?:(?:the\s+|a\s+)?negotiation\s+sheet(?:\s+(?:for|on|of|with))?|negotiate(?=\s*:?\s*\S+\s*$))"
    r"(?:[\s:]+(?P<account>\S.*))?"
    r"|\s*(?P<before>\S.*?)?\s*(?:নেগোসি(?:\u09df|\u09af\u09bc)েশন|দর-?\s?কষাকষির?)\s*শিট(?:[\s:]+(?P<after>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)")


def register(app: App, bot: Bot) -> None:
    """Listens to messages and mentions."""

    @app.event("app_mention")
    def mentioned(event: Event, body: Event) -> None:
        hear(bot, event, body)

    @app.event("message")
    def written(event: Event, body: Event) -> None:
        match event.get("subtype"):
            case "message_changed":
                follow_edit(bot, event, body)
            case "message_deleted":
                follow_deletion(bot, event["deleted_ts"], event.get("previous_message") or {}, event, body)
            case subtype if subtype in _SAID:
                hear(bot, event, body)


def hear(bot: Bot, event: Event, body: Event) -> None:
    """Takes up a message that is meant for the bot. A mention that is also delivered as a message is one message."""
    if event.get("bot_id") or not event.get("user") or event["user"] == bot.user:
        return
    heard = heard_message(event, body)
    addressed = is_addressed(bot, heard)
    if addressed or follows_up(bot, heard):
        name, words = of_words(bot, heard.words["text"], files="files" in heard.words)
        # Whoever is no reader and only asked a colleague in the bot's thread is not told that it does not answer them.
        bot.take(name, heard.having(**words, **({} if addressed else {"unaddressed": "1"})))


def is_addressed(bot: Bot, heard: Heard) -> bool:
    """Whether a message is said to the bot: in a direct message, or with a mention."""
    return heard.im or bot.user in _MENTION.findall(heard.words["text"])


def follows_up(bot: Bot, heard: Heard) -> bool:
    """Whether a message asks on in a thread that the bot is in, and names nobody else."""
    text = unescape(heard.words["text"], lambda user: "")
    follows = heard.thread != heard.words["ts"] and not _MENTION.search(heard.words["text"])
    plain = follows and not tells(text) and (asks(text) or follows_on(text)) and not says_nothing(text)
    return plain and is_known(bot.desk, message_key(heard.team, heard.channel, heard.thread))


def of_words(bot: Bot, raw: str, *, files: bool) -> tuple[str, dict[str, str]]:
    """What the words of a message to the bot, as Slack delivers them, ask for; files: whether some came with them."""
    name, words = meant(unescape(raw, lambda user: "" if user == bot.user else user))
    return ("note" if files and name != "ask" else name), {"text": raw, **words}


def meant(text: str) -> tuple[str, dict[str, str]]:
    """What words ask for, and what of them the work on it needs: a note, help, a brief, a follow-up, an answer."""
    if record_told(text) is None and document_meant(text) is not None:
        return "document_told", {}
    for name, account in (("brief", brief_meant(text)), ("followup_offer", followup_meant(text))):
        if account is not None:
            return name, {"text": account}
    planned = _PLAN.fullmatch(text)
    if planned and not (asks(text) or tells(text) or _NO_ACCOUNT.match(planned["account"])):
        return "plan", {"text": planned["account"].strip()}
    if record_told(text) is not None or model_told(text) is not None:
        return "record_told", {}
    if (found := _NEGOTIATE.fullmatch(text)) and not asks(text):
        return "negotiate", {"text": (found["account"] or found["before"] or found["after"] or "").strip()}
    if (drawn := picture_meant(text)) is not None:
        return "picture", {"kind": drawn[0], "text": drawn[1], "said": text}
    if _NOTE_ALONE.fullmatch(text):
        return "note_offer", {}
    if asks_for_help(text) or says_nothing(text):
        return "help", {}
    return ("note" if _NOTE.match(text) or tells(text) else "ask"), {}


def follow_edit(bot: Bot, event: Event, body: Event) -> None:
    """An edited note gets its new words; a question that is not yet answered is asked anew, an answered one is not.

    Slack also tells of an edit where a link was unfurled or a reply came: then the words are as before.
    """
    message, before = event["message"], event.get("previous_message") or {}
    if message.get("subtype") == "tombstone":  # what is left of a deleted message with replies
        follow_deletion(bot, message["ts"], before, event, body)
        return
    edited = (message.get("edited") or {}).get("ts")
    if message.get("bot_id") or not edited or message.get("text") == before.get("text"):
        return
    key = message_key(team_of(body), event["channel"], message["ts"])
    words = str(message.get("text", ""))
    if not _reworded(bot, key, words) and not _concerns(bot, key, event, before, message):
        return
    about = event | {"user": message.get("user", ""), "thread_ts": message.get("thread_ts") or message["ts"]}
    heard = heard_event(about, body, f"{key}/{edited}")
    bot.take("note_edited", heard.having(key=key, text=words, edited=str(edited)))


def _reworded(bot: Bot, key: str, raw: str) -> bool:
    """Gives a request that is not answered yet its new words, and what they now ask for; False where there is none.

    Words that were kept as a note stay one: the note follows them.
    """
    held = request_of(bot.desk, key)
    if held is None:
        return False
    name, words = of_words(bot, raw, files="files" in held)
    name = "note" if note_of_message(bot.desk, key) is not None else name
    return reword_request(bot.desk, key, name=name, **words)


def follow_deletion(bot: Bot, ts: str, before: Event, event: Event, body: Event) -> None:
    """A deleted note is erased; a question that was deleted before its answer is not answered."""
    key = message_key(team_of(body), event["channel"], ts)
    if before.get("bot_id") or not (_settled(bot, key) or _concerns(bot, key, event, before)):
        return
    about = event | {"user": before.get("user", ""), "thread_ts": before.get("thread_ts") or ts}
    bot.take("note_deleted", heard_event(about, body, f"{key}/deleted").having(key=key))


def _settled(bot: Bot, key: str) -> bool:
    """Whether anything of a message waited: its answer, or the choice it was asked back with. It waits no more.

    Looked for first: each message that anybody deletes comes here, and one writes at a time.
    """
    waiting = [one for one in (key, choice_key(key), f"{key}/chosen") if request_of(bot.desk, one) is not None]
    for one in waiting:
        settle_request(bot.desk, one)
    return bool(waiting)


def _concerns(bot: Bot, key: str, event: Event, *messages: Event) -> bool:
    """Whether a message is, or may be about to become, a note of the bot's."""
    direct = is_direct(event, str(event["channel"]))
    named = any(bot.user in _MENTION.findall(str(message.get("text", ""))) for message in messages)
    return direct or named or note_of_message(bot.desk, key) is not None
