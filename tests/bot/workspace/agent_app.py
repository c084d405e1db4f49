"""An agent as Slack's samples write one today: suggested prompts, a status, a streamed answer, feedback, Stop.

By hand, beside `keybrief workspace --port 38417`: python -m tests.bot.workspace.agent_app http://127.0.0.1:38417
"""

from __future__ import annotations

import sys
from collections import defaultdict
from threading import Event
from typing import Any

from slack_bolt import Ack, App, SayStream, SetStatus, SetSuggestedPrompts
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.blocks import ContextActionsBlock, FeedbackButtonObject, FeedbackButtonsElement
from slack_sdk.models.messages.chunk import PlanUpdateChunk, TaskUpdateChunk

PROMPT = {"title": "A week's menu", "message": "What is for lunch this week?"}
EVENTS = ["agent_session_stopped", "app_context_changed", "app_home_opened", "app_mention", "message.im"]
SCOPES = ["app_mentions:read", "assistant:write", "chat:write", "im:history"]
MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Lunch agent"},
    "features": {
        "agent_view": {"agent_description": "Knows what is for lunch.", "suggested_prompts": [PROMPT]},
        "bot_user": {"display_name": "lunch"},
    },
    "oauth_config": {"scopes": {"bot": SCOPES}},
    "settings": {
        "event_subscriptions": {"bot_events": EVENTS},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}
ANSWER = [
    "**This week's lunch**\n\n",
    "- Monday: khichuri\n- Tuesday: lentil soup\n",
    "- Wednesday: *pitha*, `2` each\n",
]
GOOD = FeedbackButtonObject(text="Good answer", value="good")
BAD = FeedbackButtonObject(text="Bad answer", value="bad")
BUTTONS = FeedbackButtonsElement(action_id="feedback", positive_button=GOOD, negative_button=BAD)


def agent(api: str, pace: float = 0.0) -> App:
    """pace: seconds between the parts of an answer."""
    app = App(client=WebClient("xoxb-local", base_url=api))
    stopped: dict[str, Event] = defaultdict(Event)

    @app.event("app_home_opened")
    def opened(event: dict[str, Any], set_suggested_prompts: SetSuggestedPrompts) -> None:
        if event["tab"] == "messages":
            set_suggested_prompts([PROMPT], title="What would you like to know?")

    def answer(event: dict[str, Any], client: WebClient, set_status: SetStatus, say_stream: SayStream) -> None:
        thread = event.get("thread_ts") or event["ts"]
        stop = stopped[thread]
        set_status("is reading the menu...")
        client.agents_sessions_setStatus(channel_id=event["channel"], thread_ts=thread, status="processing")
        if stop.wait(pace):
            return
        stream = say_stream(buffer_size=1, task_display_mode="plan")
        try:
            stream.append(chunks=[PlanUpdateChunk(title="Lunch"), _task("in_progress")])
            for words in ANSWER:
                if stop.wait(pace):
                    return
                stream.append(markdown_text=words)
            stream.append(chunks=[_task("complete")])
            stream.stop(blocks=[ContextActionsBlock(elements=[BUTTONS])], session_status="active")
        except SlackApiError as error:
            if error.response["error"] != "stopped_by_user":
                raise

    app.event("app_mention")(answer)

    @app.event("message")
    def told(event: dict[str, Any], client: WebClient, set_status: SetStatus, say_stream: SayStream) -> None:
        if event["channel_type"] == "im" and not event.get("bot_id") and not event.get("subtype"):
            answer(event, client, set_status, say_stream)

    @app.event("agent_session_stopped")
    def halt(event: dict[str, Any], client: WebClient) -> None:
        stopped.pop(event["thread_ts"], Event()).set()
        client.agents_sessions_setStatus(channel_id=event["channel"], thread_ts=event["thread_ts"], status="active")

    @app.event("app_context_changed")
    def looked() -> None:
        """Lunch is the same wherever the person looks."""

    @app.action("feedback")
    def judged(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        thanks = "Glad it helped!" if body["actions"][0]["value"] == "good" else "Sorry! Do ask again in other words."
        message = body["message"]
        thread = message.get("thread_ts", message["ts"])
        client.chat_postEphemeral(channel=body["channel"]["id"], user=body["user"]["id"], thread_ts=thread, text=thanks)

    return app


def _task(status: str) -> TaskUpdateChunk:
    return TaskUpdateChunk(id="menu", title="Reading the menu", status=status)


if __name__ == "__main__":
    SocketModeHandler(agent(f"{sys.argv[1]}/api/", pace=0.7), "xapp-local").start()  # type: ignore[no-untyped-call]
