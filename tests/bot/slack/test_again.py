"""Work that was cut off after its change and before its reply is done again: the person is told its first outcome."""

from __future__ import annotations

import json

import pytest

from bot.app import Running
from bot.features.account import account_meant
from bot.features.followup_save import FollowUpItem
from bot.features.rooms import bind_room
from bot.slack.asked import Reply
from bot.slack.followup_saving import key_of, saved, undone
from bot.slack.help import unbind
from bot.slack.note_card import undo
from bot.slack.note_save import save, told
from bot.slack.views.note import Press
from bot.workspace.gestures import LocalWorkspace
from knowledge.people import LOCAL_OWNER


def done(slack: LocalWorkspace, running: Running, name: str, job: str, **words: str) -> Reply:
    """The reply of one run of the work on a request of Tanvir's; each run of the same job is another attempt."""
    work = {"followup_save": saved, "followup_undo": undone, "unbind": unbind}
    work |= {"note_told": told, "note_undo": undo, "note_save": save}
    user, channel = slack.person("tanvir").id, slack.slack.workspace.channel("#meghna-stores").id
    asked = running.bot.asked(job, {"name": name, "team": "T0LOCAL", "user": user, "channel": channel, **words})
    return work[name](running.bot, asked)


def text(reply: Reply) -> str:
    assert reply.posted is not None
    return reply.posted.text + json.dumps(reply.posted.blocks, ensure_ascii=False)


def ref_in(reply: Reply) -> str:
    """The note that a card is of."""
    return text(reply).partition("note-")[2].partition("|")[0].partition('"')[0]


def test_a_channel_that_was_freed_is_told_to_be_freed(slack: LocalWorkspace, running: Running) -> None:
    room = f"slack:T0LOCAL/{slack.slack.workspace.channel('#meghna-stores').id}"
    bind_room(running.bot.desk, LOCAL_OWNER, room, "Meghna Stores")
    first, again = (text(done(slack, running, "unbind", "slack:cut.1")) for _ in range(2))
    assert "bound to no account any more" in first
    assert again == first
    assert "is bound to no account." in text(done(slack, running, "unbind", "slack:cut.2"))


def test_what_a_follow_up_saved_and_took_back_is_told_as_at_first(slack: LocalWorkspace, running: Running) -> None:
    account = account_meant(running.bot.desk, LOCAL_OWNER, "Meghna Stores").id
    item = FollowUpItem("Bring the cooler to the store in Uttara")
    held = {"account": account, "key": "slack:open", "first": 0, "total": 1, "language": "en"}
    form = {"metadata": json.dumps(held | {"rows": [[key_of(item), ""]]}), "field:save_0": "0"}
    form |= {"field:statement_0": item.statement, "field:owner_0": "the driver", "field:due_0": "5 Dec 2026"}
    first, again = (text(done(slack, running, "followup_save", "slack:V1/cut", **form)) for _ in range(2))
    assert "Bring the cooler to the store in Uttara · the driver · 5 Dec 2026 · commitment-" in first
    assert again == first
    back, again = (text(done(slack, running, "followup_undo", "slack:cut.3", value="slack:V1/cut")) for _ in range(2))
    assert "commitment-" in back
    assert again == back
    assert text(done(slack, running, "followup_undo", "slack:cut.4", value="slack:V1/cut")) != back


def test_a_note_that_was_taken_back_is_told_to_be_taken_back(slack: LocalWorkspace, running: Running) -> None:
    card = done(slack, running, "note_told", "slack:cut.5", text="Meghna Stores: I will send the crate list by Friday.")
    value = Press(f"note-{ref_in(card)}").value
    first, again = (text(done(slack, running, "note_undo", "slack:cut.6", value=value)) for _ in range(2))
    assert "was taken back" in first
    assert again == first
    assert "was taken back" not in text(done(slack, running, "note_undo", "slack:cut.7", value=value))


@pytest.mark.parametrize(("given", "author"), [({}, "an app"), ({"author_name": "Orders"}, "Orders")])
def test_a_message_that_an_app_wrote_is_not_said_to_be_of_who_keeps_it(
    slack: LocalWorkspace, running: Running, given: dict[str, str], author: str
) -> None:
    words = {"text": f"Meghna Stores: crates of {author} are late.", "author": "", "message_ts": "1.2", **given}
    kept = text(done(slack, running, "note_save", f"slack:cut.{author}", **words))
    assert f"\u2014 {author}" in kept
    assert "Message by Tanvir" not in kept
