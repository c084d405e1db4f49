"""What people do reaches the app as Slack sends it, and what the app then shows them comes and goes as in Slack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.workspace.delivery import Timing
from bot.workspace.gestures import Acting, Form, LocalWorkspace, Message, NotSeen, Refused
from bot.workspace.manifest import Shortcut
from bot.workspace.seen import View
from bot.workspace.state import BOT_USER
from tests.bot.workspace.ears import Ears, Json, client, ears, manifest, person, workspace

SAVE = Shortcut("Save as note", "save_note", "message", "Keeps it")
PRESS = [
    {
        "type": "actions",
        "block_id": "row",
        "elements": [
            {"type": "button", "action_id": "press", "value": "7", "text": {"type": "plain_text", "text": "Press"}}
        ],
    }
]


def modal(title: str, **more: Any) -> Json:
    field = {
        "type": "input",
        "block_id": "words",
        "label": {"type": "plain_text", "text": "Words"},
        "element": {"type": "plain_text_input", "action_id": "words", "initial_value": "as before"},
    }
    named = {key: {"type": "plain_text", "text": text} for key, text in (("title", title), ("submit", "Send"))}
    return {"type": "modal", "callback_id": "form", "blocks": [field], **named, **more}


@pytest.fixture
def slack() -> Iterator[LocalWorkspace]:
    # Time enough between a gesture and what is made of it by hand below.
    with workspace(manifest(shortcuts=(SAVE,)), Timing(ack=5, retries=(), trigger=5)) as found:
        yield found


@pytest.fixture
def app(slack: LocalWorkspace) -> Iterator[Ears]:
    with ears(slack) as found:
        yield found


@pytest.fixture
def web(slack: LocalWorkspace) -> WebClient:
    return client(slack)


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[None]:
    """A person who waits for the app, while the block is the app."""
    waiting = Thread(target=work)
    waiting.start()
    try:
        yield
    finally:
        waiting.join()


def refusal(call: Callable[..., object], **given: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        call(**given)
    return str(refused.value.response["error"])


def trouble(form: Form) -> str:
    """Slack's word for why a form was not taken."""
    with pytest.raises(NotSeen) as found:
        form.submits()
    return str(found.value).partition(": ")[2].partition("\n")[0]


def trigger(slack: LocalWorkspace, app: Ears) -> str:
    """A trigger_id of a command just run."""
    with meanwhile(lambda: person(slack).runs("/brief Meghna", "#general")):
        return str(app.hears()["payload"]["trigger_id"])


def pressed(slack: LocalWorkspace, app: Ears, web: WebClient) -> tuple[Acting, Message, Json]:
    """Somebody who pressed a button, the message it stands on, and what the app was sent."""
    farhana = person(slack)
    web.chat_postMessage(channel=farhana.id, text="press", blocks=PRESS)
    reply = farhana.awaits_reply(containing="Press")
    app.hears()
    with meanwhile(lambda: farhana.clicks(reply, "Press")):
        return farhana, reply, app.hears()["payload"]


def test_words_arrive_escaped_with_mentions_and_addresses_marked(slack: LocalWorkspace, app: Ears) -> None:
    person(slack).says("Tom & <b>Ann</b> see https://x.example/a?b=1. @shuvo, mail a@b.example <!channel>", "#general")
    assert app.hears()["payload"]["event"]["text"] == (
        "Tom &amp; &lt;b&gt;Ann&lt;/b&gt; see <https://x.example/a?b=1>. <@U0002>, mail a@b.example &lt;!channel&gt;"
    )


def test_an_edit_and_a_deletion_are_told_with_what_was(slack: LocalWorkspace, app: Ears) -> None:
    farhana = person(slack)
    said = farhana.says("Met Padma", "#general")
    farhana.edits(said, "Met Padma")
    farhana.edits(said, "Met Padma Mart")
    farhana.deletes(said)
    events = [app.hears()["payload"]["event"] for _ in range(3)]
    assert [event.get("subtype") for event in events] == [None, "message_changed", "message_deleted"]
    changed = events[1]
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("Met Padma Mart", "Met Padma")
    assert changed["message"]["edited"]["user"] == farhana.id
    assert (events[2]["deleted_ts"], events[2]["previous_message"]["text"]) == (said.ts, "Met Padma Mart")
    with pytest.raises(Refused, match="message_not_found"):
        farhana.edits(said, "again")


def test_a_deleted_root_with_replies_becomes_a_tombstone(slack: LocalWorkspace, app: Ears) -> None:
    farhana = person(slack)
    root = farhana.says("root", "#general")
    person(slack, "shuvo").says("reply", thread=root)
    farhana.deletes(root)
    told = [app.hears()["payload"]["event"] for _ in range(3)][-1]
    assert (told["subtype"], told["message"]["subtype"]) == ("message_changed", "tombstone")


def test_nobody_edits_what_another_wrote_or_reads_where_they_are_not(slack: LocalWorkspace) -> None:
    said = person(slack).says("mine", "#general")
    with pytest.raises(Refused, match="cant_update_message"):
        person(slack, "shuvo").edits(said, "ours")
    with pytest.raises(Refused, match="channel_not_found"):
        person(slack, "shuvo").says("hello", "#secret")
    with pytest.raises(Refused, match="channel_not_found"):
        person(slack, "guest").says("hello", "#quiet")
    with pytest.raises(Refused, match="not_in_channel"):
        person(slack, "shuvo").says("hello", "#quiet")
    with pytest.raises(Refused, match="account_inactive"):
        person(slack, "gone").says("hello", "#general")


def test_a_stranger_in_a_shared_channel_is_told_as_one(slack: LocalWorkspace, app: Ears) -> None:
    person(slack, "stranger").mentions("what do you know of us?", "#padma")
    payload = app.hears()["payload"]
    assert payload["is_ext_shared_channel"]
    assert payload["event"]["user_team"] != payload["team_id"]


def test_a_file_that_is_said_comes_with_the_message(slack: LocalWorkspace, app: Ears) -> None:
    farhana = person(slack)
    farhana.says("the shelf", "#general", files=[farhana.uploads("shelf.png", b"\x89PNG")])
    events = [app.hears()["payload"]["event"] for _ in range(2)]
    assert [event.get("subtype", event["type"]) for event in events] == ["file_share", "file_shared"]
    assert (events[0]["files"][0]["name"], events[0]["files"][0]["mimetype"]) == ("shelf.png", "image/png")


def test_a_trigger_opens_one_modal_and_only_for_a_while(slack: LocalWorkspace, app: Ears, web: WebClient) -> None:
    key = trigger(slack, app)
    assert web.views_open(trigger_id=key, view=modal("First"))["ok"]
    assert refusal(web.views_open, trigger_id=key, view=modal("Again")) == "exchanged_trigger_id"
    assert refusal(web.views_open, trigger_id="1.2", view=modal("Never")) == "invalid_trigger_id"
    with workspace(manifest(), Timing(trigger=-1)) as late, ears(late) as heard:
        assert (
            refusal(client(late).views_open, trigger_id=trigger(late, heard), view=modal("x")) == "expired_trigger_id"
        )


def test_modals_stand_three_deep_and_change_only_as_they_were_seen(
    slack: LocalWorkspace, app: Ears, web: WebClient
) -> None:
    view = web.views_open(trigger_id=trigger(slack, app), view=modal("One"))["view"]
    for title in ("Two", "Three"):
        web.views_push(trigger_id=trigger(slack, app), view=modal(title))
    assert refusal(web.views_push, trigger_id=trigger(slack, app), view=modal("Four")) == "push_limit_reached"
    changed = web.views_update(view_id=view["id"], hash=view["hash"], view=modal("One, changed"))["view"]
    assert refusal(web.views_update, view_id=view["id"], hash=view["hash"], view=modal("Late")) == "hash_conflict"
    assert changed["hash"] != view["hash"]
    assert refusal(web.views_update, view_id="V9", view=modal("x")) == "not_found"


@pytest.mark.parametrize(
    ("answer", "errors"),
    [
        ({"response_action": "errors", "errors": {"words": "Shorter, please."}}, {"words": "Shorter, please."}),
        ({"response_action": "clear"}, {}),
        ({"response_action": "update", "view": modal("Done")}, {}),
        ({"response_action": "push", "view": modal("More")}, {}),
    ],
)
def test_a_form_comes_to_what_the_app_answers(
    slack: LocalWorkspace, app: Ears, web: WebClient, answer: Json, errors: dict[str, str]
) -> None:
    web.views_open(trigger_id=trigger(slack, app), view=modal("Form"))
    farhana = person(slack)
    view = next(one for one in slack.slack.workspace.views.values())
    found: list[dict[str, str]] = []
    form = farhana.fills(View(view), {"Words": "নতুন কথা"})
    with meanwhile(lambda: found.append(form.submits())):
        sent = app.hears(answer=answer)["payload"]
    assert sent["view"]["state"]["values"]["words"]["words"]["value"] == "নতুন কথা"
    assert found == [errors]
    titles = [one["title"]["text"] for one in slack.slack.workspace.views.values()]
    assert (
        titles
        == {"errors": ["Form"], "clear": [], "update": ["Done"], "push": ["Form", "More"]}[answer["response_action"]]
    )


def test_an_answer_to_a_form_that_slack_would_not_take_is_trouble(
    slack: LocalWorkspace, app: Ears, web: WebClient
) -> None:
    web.views_open(trigger_id=trigger(slack, app), view=modal("Form"))
    form = person(slack).fills(View(next(iter(slack.slack.workspace.views.values()))), {})
    told: list[str] = []
    for wrong in ({"response_action": "errors", "errors": {"nowhere": "x"}}, {"response_action": "update", "view": {}}):
        with meanwhile(lambda: told.append(trouble(form))):
            app.hears(answer=wrong)
        assert len(slack.slack.workspace.views) == 1
    assert told == ["invalid_response", "invalid_response"]


def test_a_button_brings_its_value_and_an_address_for_five_answers(
    slack: LocalWorkspace, app: Ears, web: WebClient
) -> None:
    farhana, reply, sent = pressed(slack, app, web)
    assert (sent["actions"][0]["value"], sent["container"]["message_ts"]) == ("7", reply.ts)
    hook = WebhookClient(sent["response_url"])
    for number in range(5):
        assert hook.send(text=f"answer {number}").status_code == 200
    refused = hook.send(text="answer 6")
    assert (refused.status_code, "used_url" in refused.body) == (404, True)
    assert [one.text for one in farhana.sees() if one.ephemeral] == [f"answer {number}" for number in range(5)]


def test_an_answer_may_replace_or_delete_the_message_it_belongs_to(
    slack: LocalWorkspace, app: Ears, web: WebClient
) -> None:
    farhana, reply, sent = pressed(slack, app, web)
    hook = WebhookClient(sent["response_url"])
    hook.send(text="pressed", replace_original=True)
    assert farhana.awaits_change(reply, containing="pressed").blocks == []
    hook.send(text="", delete_original=True)
    farhana.awaits_gone(reply)
    assert "60 dividers" not in hook.send(text="", blocks=[{"type": "divider"}] * 60).body
    assert hook.send_dict({"markdown_text": "**x**"}).status_code == 404


def test_a_shortcut_brings_the_message_it_was_used_on(slack: LocalWorkspace, app: Ears) -> None:
    farhana = person(slack)
    said = farhana.says("Padma wants a new shelf", "#general")
    app.hears()
    with meanwhile(lambda: farhana.uses_shortcut("Save as note", said)):
        sent = app.hears()["payload"]
    assert (sent["type"], sent["callback_id"]) == ("message_action", "save_note")
    assert (sent["message"]["text"], sent["channel"]["name"]) == ("Padma wants a new shelf", "general")


def test_a_stream_grows_is_whole_at_its_end_and_takes_nothing_after_it(
    slack: LocalWorkspace, app: Ears, web: WebClient
) -> None:
    farhana = person(slack)
    asked = farhana.says("what is new?")
    app.hears()
    stream = web.chat_stream(channel=asked.channel, thread_ts=asked.ts, buffer_size=1)
    stream.append(markdown_text="**Two** things: ")
    ts = stream.ts or ""
    assert refusal(web.chat_update, channel=asked.channel, ts=ts, text="x") == "streaming_state_conflict"
    stream.append(markdown_text="a shelf and a price.")
    assert refusal(web.chat_appendStream, channel=asked.channel, ts=ts, markdown_text="x") == "streaming_mode_mismatch"
    stream.stop(blocks=PRESS)
    reply = farhana.awaits_reply(asked, containing="Two")
    assert [block["type"] for block in reply.blocks] == ["markdown", "actions"]
    assert reply.text.startswith("**Two** things: a shelf and a price.")
    assert refusal(web.chat_stopStream, channel=asked.channel, ts=ts) == "message_not_in_streaming_state"
    assert web.chat_update(channel=asked.channel, ts=ts, text="corrected")["ok"]


def test_a_stream_ends_by_itself_and_when_the_person_stops_it(slack: LocalWorkspace, app: Ears, web: WebClient) -> None:
    farhana = person(slack)
    asked = farhana.says("what is new?")
    app.hears()
    chunks = [{"type": "task_update", "id": "1", "title": "Reading notes", "status": "in_progress"}]
    ts = web.chat_startStream(channel=asked.channel, thread_ts=asked.ts, chunks=chunks)["ts"]
    farhana.stops(asked)
    event = app.hears()["payload"]["event"]
    while event["type"] != "agent_session_stopped":
        event = app.hears()["payload"]["event"]
    assert event["streaming_message_ts"] == [ts]
    assert refusal(web.chat_appendStream, channel=asked.channel, ts=ts, chunks=chunks) == "stopped_by_user"
    with workspace(manifest(), Timing(stream=0.05)) as quick:
        shuvo = person(quick, "shuvo")
        said = shuvo.says("hello")
        dead = client(quick).chat_startStream(channel=said.channel, thread_ts=said.ts, markdown_text="half a sent")
        assert shuvo.awaits_reply(said, containing="half a sent").ts == dead["ts"]
        late = refusal(client(quick).chat_appendStream, channel=said.channel, ts=dead["ts"], markdown_text="ence")
        assert late == "message_not_in_streaming_state"


def test_a_stream_in_a_channel_needs_to_know_for_whom(slack: LocalWorkspace, web: WebClient) -> None:
    asked = person(slack).mentions("what is new?", "#general")
    given: Json = {"channel": asked.channel, "thread_ts": asked.ts, "markdown_text": "x"}
    assert refusal(web.chat_startStream, **given) == "missing_recipient_user_id"
    told: Json = {"recipient_user_id": person(slack).id, "recipient_team_id": "T0LOCAL"}
    assert web.chat_startStream(**given, **told)["ok"]


def test_a_status_goes_when_the_app_writes_and_by_itself(slack: LocalWorkspace, web: WebClient) -> None:
    farhana = person(slack)
    asked = farhana.says("what is new?")
    given: Json = {"channel_id": asked.channel, "thread_ts": asked.ts}
    web.assistant_threads_setStatus(**given, status="is reading notes")
    farhana.awaits_status("is reading notes")
    web.chat_postMessage(channel=asked.channel, thread_ts=asked.ts, text="nothing")
    farhana.awaits_status("")
    web.agents_sessions_setStatus(**given, status="processing")
    farhana.awaits_status("processing", of="session")
    assert refusal(web.agents_sessions_setStatus, **given, status="is thinking") == "invalid_arguments"
    with workspace(manifest(), Timing(status=0.05)) as quick:
        shuvo = person(quick, "shuvo")
        said = shuvo.says("hello")
        client(quick).assistant_threads_setStatus(channel_id=said.channel, thread_ts=said.ts, status="is asleep")
        shuvo.awaits_status("is asleep")
        shuvo.awaits_status("")


def test_home_and_the_messages_tab_and_a_look_at_a_channel_are_told(slack: LocalWorkspace, app: Ears) -> None:
    farhana = person(slack)
    farhana.opens_home()
    farhana.opens_dm()
    farhana.looks_at("#general")
    events = [app.hears()["payload"]["event"] for _ in range(3)]
    assert [event.get("tab", event["type"]) for event in events] == ["home", "messages", "app_context_changed"]
    assert events[2]["context"]["entities"][0]["value"] == slack.slack.workspace.channel("#general").id


def test_joining_and_inviting_are_told_and_open_the_channel(slack: LocalWorkspace, app: Ears) -> None:
    person(slack, "shuvo").joins("#quiet")
    assert app.hears_nothing()
    person(slack).invites("#secret")
    joined = app.hears()["payload"]["event"]
    assert (joined["type"], joined["user"]) == ("member_joined_channel", BOT_USER)
    person(slack).says("welcome", "#secret")
    assert app.hears()["payload"]["event"]["channel_type"] == "group"


@pytest.mark.parametrize(
    ("act", "given"),
    [
        ("say", {}),
        ("say", {"channel": "C9", "text": "x"}),
        ("say", {"channel": 7, "text": "x"}),
        ("say", {"channel": "C0001", "text": None}),
        ("say", {"channel": "C0001", "text": "  "}),
        ("say", {"channel": "C0001", "text": "x" * 40_001}),
        ("click", {"channel": "C0001", "ts": "1.1", "action_id": "x"}),
        ("click", {"view_id": "V9", "action_id": "x"}),
        ("submit", {"view_id": "V9", "state": "x"}),
        ("shortcut", {"callback_id": "x"}),
        ("history", {"channel": "C0001", "limit": "many"}),
        ("fault", {"name": "storm", "value": "many"}),
        ("sing", {}),
    ],
)
def test_an_act_that_makes_no_sense_is_refused_and_breaks_nothing(slack: LocalWorkspace, act: str, given: Json) -> None:
    with pytest.raises(Refused):
        slack.does("U0001", act, given)
    assert person(slack).says("still here", "#general").body["text"] == "still here"
