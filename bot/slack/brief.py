"""/brief: what to know before a meeting, to the asker alone, who may share it with those who may read it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App

from bot.compose.brief import Brief
from bot.compose.render import Style, render_day, render_value
from bot.desk import Desk
from bot.features.account import account_and_rest, account_meant
from bot.features.brief import brief
from bot.features.home import MyMeeting, next_meetings
from bot.features.posting import Posting, keep_posting, new_since
from bot.features.rooms import account_of_room
from bot.slack.asked import Asked, Reply
from bot.slack.before import fill_modal, style_before
from bot.slack.bot import Bot
from bot.slack.document import takes_command
from bot.slack.heard import heard_action, heard_command
from bot.slack.note_card import metadata_of
from bot.slack.sharing import Anew, Wording, pressed_on, share_sheet, sources, too_old
from bot.slack.views.brief import Choice, Since, brief_view, meetings_view
from bot.slack.views.note import Press
from bot.slack.views.note_forms import new_form
from bot.slack.views.posted import joined, parted
from bot.slack.views.text import words
from knowledge.evidence import AccountCard
from knowledge.people import Reader

Body = dict[str, Any]
COMMAND, KIND = "/brief", "brief"
WORDING = Wording(
    COMMAND,
    too_old="slack_brief.too_old",
    nobody_here="slack_brief.nobody_here",
    shared_before="slack_brief.shared_before",
    shared_here="slack_brief.shared_here",
)
_FOR_AFTER = re.compile(r"^\W*(?:এর\s)?|\s*(?:এর\s+)?জন্য\W*$")
_FOR = re.compile(r"(?:^|\s+)for\s+|\s+জন্য\s+", re.IGNORECASE)


def register(app: App, bot: Bot) -> None:
    """The command, and the buttons of a brief but those that other features answer."""
    bot.does("brief", first_brief)
    bot.does("brief_meeting", brief_for_meeting)
    bot.does("brief_full", other_form)
    bot.does("brief_short", other_form)
    bot.does("brief_refresh", refreshed)
    bot.does("brief_share", share)
    bot.does("brief_sources", sources)
    bot.does("brief_note", note_form, fills=True)

    @app.command("/brief")
    def command(ack: Ack, body: Body) -> None:
        heard = heard_command(body)
        if not takes_command(bot, heard, "brief"):
            bot.take("brief", heard)
        named = account_and_focus(heard.words["text"])[0]
        ack(words("slack_brief.loading" if named else "slack_brief.looking", style_before(bot, heard)))

    @app.action(re.compile(r"brief_(meeting|full|short|refresh|share|sources)$"))
    def pressed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take(heard.words["action"], heard)
        ack()

    @app.action("brief_note")
    def wants_note(ack: Ack, body: Body) -> None:
        fill_modal(bot, "brief_note", heard_action(body), body["trigger_id"], "slack_note.title")
        ack()


def account_and_focus(typed: str) -> tuple[str, str]:
    """ "Meghna for the price talk" is an account and what the brief is for."""
    account, _, focus = _FOR.sub("\0", typed, count=1).partition("\0")
    return account.strip(), focus.strip()


def first_brief(bot: Bot, asked: Asked) -> Reply:
    """The brief of the account that is named, or that the channel is about; else the person's next meetings."""
    name, focus = account_and_focus(asked.text)
    if not name and asked.account_id is None:
        card = account_of_room(asked.desk, asked.person.reader, asked.place.room) if asked.place.room else None
        if card is None:
            return _meetings(asked)
    elif asked.account_id is None and not focus:
        card, rest = account_and_rest(asked.desk, asked.person.reader, name)
        focus = _FOR_AFTER.sub("", rest)
    else:
        card = account_meant(asked.desk, asked.person.reader, name, asked.account_id)
    return _told(bot, asked, card, focus)


def _meetings(asked: Asked) -> Reply:
    found = next_meetings(asked.desk, asked.person.reader)
    named = f"{COMMAND} {found[0].account.text}" if found else ""
    example = named or words("slack_brief.example", asked.style, command=COMMAND)
    choices = [_choice(one, asked.style) for one in found]
    return Reply(meetings_view(choices, asked.style, example=example), alone=True)


def _choice(meeting: MyMeeting, style: Style) -> Choice:
    line = f"{render_value(meeting.at, style)} · {meeting.title}"
    return Choice(render_value(meeting.account, style), line, joined(meeting.account_id, meeting.at.date().isoformat()))


def brief_for_meeting(bot: Bot, asked: Asked) -> Reply:
    """The brief for the meeting whose button was pressed."""
    account, day = parted(asked.word("value"))
    card = account_meant(asked.desk, asked.person.reader, "", int(account))
    return _told(bot, asked, card, day)


def other_form(bot: Bot, asked: Asked) -> Reply:
    """The same brief in full or in short, in the place of the one it was asked on."""
    return _again(bot, asked, full=asked.name == "brief_full")


def refreshed(bot: Bot, asked: Asked) -> Reply:
    """The brief as of now, with what is new in it since the one it takes the place of."""
    return _again(bot, asked, full=None, compared=True)


def _again(bot: Bot, asked: Asked, *, full: bool | None, compared: bool = False) -> Reply:
    """A brief made anew from what is kept of an earlier one. full: None leaves the form as it was."""
    found = pressed_on(bot, asked)
    if found is None:
        return too_old(asked, WORDING)
    card, before = found
    full = before.words.get("full") == "1" if full is None else full
    return _told(bot, asked, card, before.words.get("focus", ""), full=full, before=before if compared else None)


def _told(
    bot: Bot, asked: Asked, card: AccountCard, focus: str, *, full: bool = False, before: Posting | None = None
) -> Reply:
    """A brief for the asker alone. before: the posting that it is compared with."""
    told = _brief(asked, card, focus, full=full)
    since = _since(bot, asked, told, before) if before is not None else None
    keep_brief(bot.desk, asked.person.reader, asked.job, told, card.id, focus)
    shareable = bool(asked.place.channel) and not asked.place.im
    key = joined(asked.job, card.id)
    posted = brief_view(told, asked.style, key=key, shareable=shareable, since=since)
    own = asked.word("action") in ("brief_full", "brief_short", "brief_refresh")
    # One that goes on in further messages leaves the former as it is: a message's place is only a message's.
    takes_place = own and not posted.more
    return Reply(posted, alone=True, account_id=card.id, replaces=asked.word("message_ts") if takes_place else "")


def _brief(asked: Asked, card: AccountCard, focus: str, *, full: bool) -> Brief:
    reader = asked.person.reader
    return brief(asked.desk, reader, words=focus, account_id=card.id, full=full, language=asked.language)


def _since(bot: Bot, asked: Asked, told: Brief, before: Posting) -> Since:
    texts = _sentences(told)
    fresh = new_since(bot.desk, before.id, texts)
    at: datetime = before.posted_at.astimezone(asked.desk.zone)
    today = asked.desk.now().date()
    hour = render_value(at.replace(second=0, microsecond=0), asked.style).rpartition(", ")[2]
    when = hour if at.date() == today else f"{render_day(at.date(), asked.style)}, {hour}"
    return Since(when, [text for text, new in zip(texts, fresh, strict=True) if new])


def _sentences(told: Brief) -> list[str]:
    return [sentence.text for part in told.parts for sentence in part.sentences]


def keep_brief(desk: Desk, reader: Reader, key: str, told: Brief, account_id: int, focus: str, place: str = "") -> None:
    """Keeps what the buttons of a brief need: its sources, what it was made for, the marks of its sentences.

    key: what the buttons hand back. focus: what it was made for. place: where it stands, where that is known.
    """
    keep_posting(
        desk,
        key,
        KIND,
        account_id=account_id,
        asked_by=reader.key,
        as_of=told.as_of,
        words={"focus": focus, "full": "1" if told.form == "full" else ""},
        sources=told.sources,
        sentences=_sentences(told),
        place=place,
    )


def share(bot: Bot, asked: Asked) -> Reply:
    """Shows a brief to everybody in the channel: made anew, in the form and for what it was asked."""

    def anew(card: AccountCard, before: Posting) -> Anew:
        reader, focus = asked.person.reader, before.words.get("focus", "")
        told = _brief(asked, card, focus, full=before.words.get("full") == "1")
        return Anew(
            keep=lambda key, place: keep_brief(bot.desk, reader, key, told, card.id, focus, place),
            view=lambda key: brief_view(told, asked.style, key=key, shared_by=reader.name),
        )

    return share_sheet(bot, asked, WORDING, anew)


def note_form(bot: Bot, asked: Asked) -> Reply:
    """The form of a note, with the account of the brief filled in."""
    _, account = parted(asked.word("value"))
    card = account_meant(asked.desk, asked.person.reader, "", int(account))
    view = new_form(asked.style, metadata_of(asked, Press(""), message_ts="", card_ts=""), card.name)
    return Reply(view=view, view_id=asked.word("view_id"))
