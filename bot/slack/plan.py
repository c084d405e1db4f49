"""/plan: the strategic plan of an account, to the asker alone, who may share it, change it, or draft the next one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from slack_bolt import Ack, App

from bot.compose.plan_lines import PlanSheet
from bot.features.account import account_and_rest, account_meant
from bot.features.plan import PlanAsked, draft, plan, plan_changes, plan_records, save_draft, since_named, undo_draft
from bot.features.posting import Posting, keep_posting
from bot.features.rooms import account_of_room
from bot.slack.asked import Asked, Reply
from bot.slack.before import style_before
from bot.slack.bot import Bot
from bot.slack.document import takes_command
from bot.slack.heard import heard_action, heard_command
from bot.slack.sharing import Anew, Wording, pressed_on, share_sheet, sources, too_old
from bot.slack.views.errors import said
from bot.slack.views.plan import edit_view, no_plan_view, plan_view, saved_view
from bot.slack.views.posted import joined, parted
from bot.slack.views.text import words
from knowledge.evidence import AccountCard, Value

Body = dict[str, Any]
COMMAND, KIND = "/plan", "plan"
WORDING = Wording(
    COMMAND,
    too_old="slack_plan.too_old",
    nobody_here="slack_plan.nobody_here",
    shared_before="slack_plan.shared_before",
    shared_here="slack_plan.shared_here",
)
# "What changed" looks back so far, where no day is named.
RECENT = timedelta(days=90)


def register(app: App, bot: Bot) -> None:
    """The command, and the buttons of a plan but those that change its records."""
    bot.does("plan", first_plan)
    bot.does("plan_show", shown_again)
    bot.does("plan_share", share)
    bot.does("plan_changes", changes)
    bot.does("plan_draft", drafted)
    bot.does("plan_save", save)
    bot.does("plan_undo", undo)
    bot.does("plan_edit", edit)
    bot.does("plan_sources", sources)

    @app.command("/plan")
    def command(ack: Ack, body: Body) -> None:
        heard = heard_command(body)
        if not takes_command(bot, heard, "plan"):
            bot.take("plan", heard)
        ack(words("slack_plan.loading", style_before(bot, heard)))

    @app.action(re.compile(r"plan_(show|share|changes|draft|save|undo|edit|sources)$"))
    def pressed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take(heard.words["action"], heard)
        ack()


def first_plan(bot: Bot, asked: Asked) -> Reply:
    """The plan of the account that is named, or that the channel is about; with "since June" what changed in it."""
    card, rest = _account(asked)
    since = since_named(asked.desk, rest) if rest else None
    return _changes(bot, asked, card, since) if since is not None else _told(bot, asked, card)


def _account(asked: Asked) -> tuple[AccountCard, str]:
    """The account, and what was said beside its name."""
    reader, text = asked.person.reader, asked.text.strip()
    if asked.account_id is not None:
        card = account_meant(asked.desk, reader, "", asked.account_id)
        return card, text if since_named(asked.desk, text) else ""
    if not text and asked.place.room:
        bound = account_of_room(asked.desk, reader, asked.place.room)
        if bound is not None:
            return bound, ""
    return account_and_rest(asked.desk, reader, text)


def _asked(asked: Asked, card: AccountCard, ref: str = "", as_of: date | None = None) -> PlanAsked:
    return PlanAsked(account_id=card.id, ref=ref, as_of=as_of, language=asked.language)


def _told(bot: Bot, asked: Asked, card: AccountCard, ref: str = "") -> Reply:
    sheet = plan(asked.desk, asked.person.reader, _asked(asked, card, ref))
    return _posted(bot, asked, card, sheet)


def _posted(bot: Bot, asked: Asked, card: AccountCard, sheet: PlanSheet, since: date | None = None) -> Reply:
    """Something of a plan, for the asker alone. since: the day from which on changes are told."""
    _keep(bot, asked, asked.job, card, sheet, since=since)
    key = joined(asked.job, card.id)
    if not sheet.ref and sheet.form in ("plan", "joint"):
        return Reply(no_plan_view(sheet, card.id, asked.style, key=key), alone=True, account_id=card.id)
    shareable = bool(asked.place.channel) and not asked.place.im
    return Reply(plan_view(sheet, asked.style, key=key, shareable=shareable), alone=True, account_id=card.id)


def _keep(
    bot: Bot,
    asked: Asked,
    key: str,
    card: AccountCard,
    sheet: PlanSheet,
    *,
    since: date | None = None,
    place: str = "",
) -> None:
    """Keeps what the buttons need: which plan it is, and its sources."""
    keep_posting(
        bot.desk,
        key,
        KIND,
        account_id=card.id,
        asked_by=asked.person.reader.key,
        as_of=sheet.as_of,
        words={"plan": sheet.ref, "form": sheet.form, "since": since.isoformat() if since else ""},
        sources=sheet.sources,
        sentences=[sentence.text for sentence in sheet.sentences],
        place=place,
    )


def _pressed(bot: Bot, asked: Asked) -> tuple[AccountCard, str] | None:
    """The account and the plan of the message whose button was pressed; None where it is too old or not theirs."""
    key, account = parted(asked.word("value"))
    if key.startswith("plan-"):
        return account_meant(asked.desk, asked.person.reader, "", int(account)), key
    found = pressed_on(bot, asked)
    if found is None:
        return None
    card, before = found
    return card, before.words.get("plan", "")


def shown_again(bot: Bot, asked: Asked) -> Reply:
    """The plan itself, beside what was said of it."""
    found = _pressed(bot, asked)
    return _told(bot, asked, *found) if found is not None else too_old(asked, WORDING)


def changes(bot: Bot, asked: Asked) -> Reply:
    """What changed in the plan lately."""
    found = _pressed(bot, asked)
    if found is None:
        return too_old(asked, WORDING)
    card, ref = found
    return _changes(bot, asked, card, asked.desk.now().date() - RECENT, ref)


def _changes(bot: Bot, asked: Asked, card: AccountCard, since: date, ref: str = "") -> Reply:
    sheet = plan_changes(asked.desk, asked.person.reader, _asked(asked, card, ref), since)
    return _posted(bot, asked, card, sheet, since)


def drafted(bot: Bot, asked: Asked) -> Reply:
    """Next year's plan as it is proposed, with a button that saves it."""
    found = _pressed(bot, asked)
    if found is None:
        return too_old(asked, WORDING)
    card, _ = found
    return _posted(bot, asked, card, draft(asked.desk, asked.person.reader, _asked(asked, card)))


def save(bot: Bot, asked: Asked) -> Reply:
    """Stores the draft that was shown, as of the day it was made for; once, however often it is pressed."""
    found = pressed_on(bot, asked)
    if found is None:
        return too_old(asked, WORDING)
    card, before = found
    wanted = _asked(asked, card, "", before.as_of)
    saved = save_draft(asked.desk, asked.person.reader, wanted, origin=f"{before.id}/saved")
    own = joined(saved.ref, card.id)
    posted = saved_view(saved.ref, saved.title, saved.count, asked.style, key=own)
    return Reply(posted, alone=True, account_id=card.id, changes=True)


def undo(bot: Bot, asked: Asked) -> Reply:
    """Takes a saved plan back, with all that was saved with it."""
    ref, account = parted(asked.word("value"))
    card = account_meant(asked.desk, asked.person.reader, "", int(account))
    undone = undo_draft(asked.desk, asked.person.reader, ref, origin=asked.job)
    message = "plan.undone" if undone.changed else "plan.undone_before"
    values: dict[str, Value] = {"ref": ref, "count": undone.count}
    told = said(words(message, asked.style, **values))
    return Reply(told, alone=True, account_id=card.id, changes=True)


def edit(bot: Bot, asked: Asked) -> Reply:
    """The records of the plan, each with a button that opens its form."""
    found = _pressed(bot, asked)
    if found is None:
        return too_old(asked, WORDING)
    card, ref = found
    records = plan_records(asked.desk, asked.person.reader, _asked(asked, card, ref))
    return Reply(edit_view(records, asked.style), alone=True, account_id=card.id)


def share(bot: Bot, asked: Asked) -> Reply:
    """Shows the plan to everybody in the channel, as it stands now."""

    def anew(card: AccountCard, before: Posting) -> Anew:
        reader = asked.person.reader
        sheet = plan(asked.desk, reader, _asked(asked, card, before.words.get("plan", "")))
        return Anew(
            keep=lambda key, place: _keep(bot, asked, key, card, sheet, place=place),
            view=lambda key: plan_view(sheet, asked.style, key=key, shared_by=reader.name),
        )

    return share_sheet(bot, asked, WORDING, anew)
