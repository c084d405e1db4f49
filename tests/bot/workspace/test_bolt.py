"""Bolt's own apps, sync and async, by Socket Mode and by HTTP, run against the local Slack unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from bot.workspace.gestures import Acting, LocalWorkspace
from tests.bot.workspace.bolt_app import manifest, running, running_async, served, served_async, sync_app

Run = Callable[[LocalWorkspace], AbstractContextManager[None]]
WAYS: dict[str, Run] = {
    "sync by socket": lambda slack: running(slack, sync_app(slack)),
    "sync by http": lambda slack: served(slack, sync_app(slack)),
    "async by socket": running_async,
    "async by http": served_async,
}


@pytest.fixture(params=WAYS)
def slack(request: pytest.FixtureRequest) -> Iterator[LocalWorkspace]:
    with LocalWorkspace(manifest()) as found, WAYS[request.param](found):
        yield found


@pytest.fixture
def anyone(slack: LocalWorkspace) -> Acting:
    return slack.person(next(iter(slack.slack.workspace.people)))


def test_each_kind_of_listener_is_reached_and_answers(slack: LocalWorkspace, anyone: Acting) -> None:
    channel = next(one for one in slack.slack.workspace.channels.values() if one.kind == "public")
    anyone.invites(channel.id)

    question = anyone.mentions("what is there to press?", channel.id)
    reply = anyone.awaits_reply(question, containing="One thing to press")
    assert anyone.clicks(reply, "Press") == ""
    assert anyone.awaits_change(reply, containing="pressed").blocks == []

    greeting = anyone.says("hello there")
    assert anyone.awaits_reply(containing="hello").text == f"hello <@{anyone.id}>"

    assert anyone.runs("/order Meghna") == ""
    view = anyone.awaits_view(containing="An order")
    assert anyone.is_offered(view, "Account", "Meghna") == ["Meghna Stores"]
    assert anyone.fills(view, {}).submits() == {"amount": "Please complete this required field."}
    assert anyone.fills(view, {"Amount": "many"}).submits() == {"amount": "A number, please."}
    assert anyone.fills(view, {"Amount": "12"}).submits() == {}
    anyone.awaits_view_closed()
    anyone.awaits_reply(containing="ordered 12")

    assert anyone.uses_shortcut("Save as note", greeting) == ""
    kept = anyone.awaits_reply(containing="kept: hello there")
    assert kept.ephemeral
    assert anyone.uses_shortcut("New order") == ""
    anyone.closes(anyone.awaits_view(containing="An order"))

    anyone.opens_home()
    anyone.awaits_home(containing="at home")
    anyone.opens_dm()
    assert anyone.awaits_prompts() == ["Next meetings"]
