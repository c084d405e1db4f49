"""A workspace that is kept in a file is there again after a stop, and goes on where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.workspace.gestures import LocalWorkspace
from bot.workspace.keep import Keep
from bot.workspace.shapes import WrongFile
from tests.bot.workspace.ears import ROSTER, client, manifest, person


def kept(path: Path) -> tuple[LocalWorkspace, Keep]:
    keep = Keep(path)
    return LocalWorkspace(manifest(), ROSTER, keep=keep), keep


def test_what_was_said_shared_and_shown_is_there_again(tmp_path: Path) -> None:
    slack, keep = kept(tmp_path / "slack.sqlite")
    with slack:
        farhana = person(slack)
        root = farhana.says("নোট: পদ্মা মার্ট", "#general", files=[farhana.uploads("shelf.png", b"\x89PNG")])
        person(slack, "shuvo").says("reply", thread=root)
        gone = farhana.says("gone", "#general")
        farhana.deletes(gone)
        farhana.edits(farhana.says("before", "#general"), "after")
        farhana.joins("#quiet")
        farhana.invites("#secret")
        home = {"type": "home", "blocks": [{"type": "divider"}]}
        client(slack).views_publish(user_id=farhana.id, view=home)
    keep.close()

    again, keep = kept(tmp_path / "slack.sqlite")
    with again:
        web = client(again)
        general = again.slack.workspace.channel("#general").id
        messages = web.conversations_history(channel=general)["messages"]
        assert [one["text"] for one in messages] == ["after", "নোট: পদ্মা মার্ট"]
        assert [one["text"] for one in web.conversations_replies(channel=general, ts=root.ts)["messages"]][1] == "reply"
        assert web.files_info(file=messages[1]["files"][0]["id"])["file"]["size"] == 4
        assert web.conversations_info(channel=again.slack.workspace.channel("#secret").id)["channel"]["is_member"]
        assert again.slack.workspace.homes[person(again).id]["type"] == "home"
        assert person(again).says("new", "#general").ts > messages[0]["ts"]
    keep.close()


def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Arif, " * 500, encoding="utf-8")
    with pytest.raises(WrongFile, match="not a database"):
        Keep(path)
    assert path.read_text(encoding="utf-8").startswith("Dear Arif")
