"""What an agent shows while it works: streamed messages, its status, suggested prompts, the state of its session."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from bot.workspace.blocks import refuse_message
from bot.workspace.chat import clear_status, identity, own_message
from bot.workspace.forms import named
from bot.workspace.local import LocalSlack, Stream
from bot.workspace.refusals import Refused
from bot.workspace.state import BOT_USER, Channel, Json, shown

LONGEST_APPEND, LONGEST_CHUNK = 12_000, 256
MOST_PROMPTS = 4
MOST_LOADING, LONGEST_LOADING = 10, 50


def start(slack: LocalSlack, given: Json) -> Json:
    channel = slack.workspace.entered(slack.workspace.bot, given["channel"])
    if channel.kind != "im" and not given.get("recipient_user_id"):
        raise Refused("missing_recipient_user_id")
    if channel.kind != "im" and not given.get("recipient_team_id"):
        raise Refused("missing_recipient_team_id")
    chunks = _chunks(given)
    stream = Stream(given.get("task_display_mode") or "timeline", _shape(given))
    message: Json = identity() | {"text": "", "blocks": [], "streaming": True}
    if given.get("thread_ts"):
        message["thread_ts"] = given["thread_ts"]
    _append(message, chunks, stream.mode)
    posted = slack.workspace.post(channel, message)
    slack.streams[(channel.id, posted["ts"])] = stream
    clear_status(slack, channel, posted.get("thread_ts", ""))
    slack.later(slack.timing.stream, lambda: end(slack, channel, posted["ts"]))
    return {"channel": channel.id, "ts": posted["ts"]}


def append(slack: LocalSlack, given: Json) -> Json:
    channel, message, stream = _open_stream(slack, given)
    _append(message, _chunks(given), stream.mode)
    slack.workspace.change(channel, message)
    return {"channel": channel.id, "ts": message["ts"]}


def stop(slack: LocalSlack, given: Json) -> Json:
    channel, message, stream = _open_stream(slack, given)
    chunks, last = _chunks(given), given.get("blocks") or []
    after = {"text": message["text"], "blocks": deepcopy(message["blocks"])}
    _append(after, chunks, stream.mode)
    refuse_message(after["text"], [*after["blocks"], *last] if isinstance(last, list) else last)
    named(last)
    message |= {"text": after["text"], "blocks": [*after["blocks"], *last]}
    if given.get("metadata"):
        message["metadata"] = given["metadata"]
    end(slack, channel, message["ts"])
    if given.get("session_status"):
        set_session(
            slack,
            {"channel_id": channel.id, "thread_ts": message.get("thread_ts"), "status": given["session_status"]},
        )
    return {"channel": channel.id, "ts": message["ts"], "message": shown(message)}


def _open_stream(slack: LocalSlack, given: Json) -> tuple[Channel, Json, Stream]:
    """Errors: Refused where it is another's, ended, was stopped by the person, or began in the other shape."""
    channel = slack.workspace.channel(given["channel"])
    message = own_message(slack, channel, given["ts"], "message_not_owned_by_app")
    if message.get("stopped"):
        raise Refused("stopped_by_user")
    if not message.get("streaming"):
        raise Refused("message_not_in_streaming_state")
    stream, shape = slack.streams[(channel.id, message["ts"])], _shape(given)
    if shape and stream.shape and shape != stream.shape:
        raise Refused("streaming_mode_mismatch")
    stream.shape = stream.shape or shape
    return channel, message, stream


def _shape(given: Json) -> str:
    return "chunks" if given.get("chunks") else "text" if given.get("markdown_text") else ""


def stop_for(slack: LocalSlack, channel: Channel, thread_ts: str) -> list[str]:
    """A person stops what is streamed in a thread; the ts of what was."""
    found = [
        ts
        for key, ts in list(slack.streams)
        if key == channel.id and channel.messages[ts].get("thread_ts", ts) == (thread_ts or ts)
    ]
    for ts in found:
        end(slack, channel, ts, stopped=True)
    return found


def end(slack: LocalSlack, channel: Channel, ts: str, *, stopped: bool = False) -> None:
    """A stream ends when the app stops it, when the person does, or by itself after five minutes."""
    message = channel.messages.get(ts)
    if slack.streams.pop((channel.id, ts), None) is not None and message is not None:
        message.pop("streaming")
        if stopped:
            message["stopped"] = True
        slack.workspace.change(channel, message)
        slack.events.said(channel, message)


def _chunks(given: Json) -> list[Json]:
    """Errors: Refused for text too long, for a chunk of no known kind."""
    chunks: Any = given.get("chunks") or []
    text = given.get("markdown_text")
    if text:
        chunks = [{"type": "markdown_text", "text": text}]
    if not isinstance(chunks, list) or not all(isinstance(one, dict) for one in chunks):
        raise Refused("invalid_arguments", ["[ERROR] must be an array of objects [json-pointer:/chunks]"])
    if sum(len(str(one.get("text", ""))) for one in chunks if one.get("type") == "markdown_text") > LONGEST_APPEND:
        raise Refused("invalid_arguments", [f"[ERROR] must be less than {LONGEST_APPEND + 1} characters"])
    for one in chunks:
        _refuse_chunk(one)
    return chunks


def _refuse_chunk(chunk: Json) -> None:
    wanted = {"markdown_text": ("text",), "task_update": ("id", "title"), "plan_update": ("title",), "blocks": ()}
    kind = chunk.get("type")
    if kind not in wanted:
        raise Refused("invalid_arguments", [f"[ERROR] unsupported type: {kind} [json-pointer:/chunks]"])
    missing = [name for name in wanted[kind] if not isinstance(chunk.get(name), str)]
    if missing:
        raise Refused("invalid_arguments", [f"[ERROR] missing required field: {missing[0]} [json-pointer:/chunks]"])
    if kind != "markdown_text":
        for name in ("title", "details", "output"):
            if isinstance(chunk.get(name), str) and len(chunk[name]) > LONGEST_CHUNK:
                too_long = f"[ERROR] must be less than {LONGEST_CHUNK + 1} characters [json-pointer:/chunks/{name}]"
                raise Refused("invalid_arguments", [too_long])


def _append(message: Json, chunks: list[Json], mode: str) -> None:
    """Text joins the last markdown block; a task is told once and changed; the plan holds the tasks in its mode."""
    blocks: list[Json] = message["blocks"]
    for chunk in chunks:
        match chunk["type"]:
            case "markdown_text":
                message["text"] += chunk["text"]
                if blocks and blocks[-1]["type"] == "markdown":
                    blocks[-1]["text"] += chunk["text"]
                else:
                    blocks.append({"type": "markdown", "text": chunk["text"]})
            case "blocks":
                blocks.extend(chunk.get("blocks") or [])
            case "plan_update":
                _plan(blocks)["title"] = chunk["title"]
            case "task_update":
                _task(_plan(blocks)["tasks"] if mode == "plan" else blocks, chunk)


def _plan(blocks: list[Json]) -> Json:
    for block in blocks:
        if block["type"] == "plan":
            return block
    blocks.insert(0, plan := {"type": "plan", "title": "Working", "tasks": []})
    return plan


def _task(among: list[Json], chunk: Json) -> None:
    task = next((one for one in among if one.get("task_id") == chunk["id"]), None)
    if task is None:
        among.append(task := {"type": "task_card", "task_id": chunk["id"], "title": chunk["title"]})
    task |= {"title": chunk["title"], "status": chunk.get("status", "in_progress")}
    for name in ("details", "output"):
        if chunk.get(name):
            parts = [{"type": "rich_text_section", "elements": [{"type": "text", "text": chunk[name]}]}]
            task[name] = {"type": "rich_text", "elements": parts}
    if chunk.get("sources"):
        task["sources"] = chunk["sources"]


def set_status(slack: LocalSlack, given: Json) -> Json:
    loading = given.get("loading_messages") or []
    if len(loading) > MOST_LOADING or any(len(one) > LONGEST_LOADING for one in loading):
        told = (
            f"[ERROR] at most {MOST_LOADING} of at most {LONGEST_LOADING} characters [json-pointer:/loading_messages]"
        )
        raise Refused("invalid_arguments", [told])
    channel, thread = _thread(slack, given)
    held = _held(slack, channel, thread)
    held["status"] = given["status"] or ""
    slack.workspace.tell("status", dict(held))
    if held["status"]:
        mark = held["mark"] = slack.workspace.next_ts()

        def fade() -> None:
            if held["mark"] == mark:
                clear_status(slack, channel, thread)

        slack.later(slack.timing.status, fade)
    return {}


def set_session(slack: LocalSlack, given: Json) -> Json:
    channel, thread = _thread(slack, given)
    held = _held(slack, channel, thread)
    held["session"] = given["status"]
    slack.workspace.tell("status", dict(held))
    return {}


def _thread(slack: LocalSlack, given: Json) -> tuple[Channel, str]:
    channel = slack.workspace.channel(given["channel_id"])
    thread = given.get("thread_ts") or ""
    if thread and thread not in channel.messages:
        raise Refused("invalid_thread_ts")
    return channel, thread


def _held(slack: LocalSlack, channel: Channel, thread: str) -> Json:
    return slack.workspace.statuses.setdefault(
        (channel.id, thread),
        {"channel": channel.id, "thread_ts": thread, "status": "", "session": "active", "mark": ""},
    )


def set_prompts(slack: LocalSlack, given: Json) -> Json:
    channel, thread = _thread(slack, given)
    prompts = given["prompts"]
    good = isinstance(prompts, list) and all(
        isinstance(one, dict) and one.get("title") and one.get("message") for one in prompts
    )
    if not good or not 0 < len(prompts) <= MOST_PROMPTS:
        raise Refused("invalid_arguments", [f"[ERROR] 1 to {MOST_PROMPTS} prompts with title and message: prompts"])
    told = {"channel": channel.id, "thread_ts": thread, "title": given.get("title") or "", "prompts": prompts}
    slack.prompts[(channel.id, thread)] = told
    slack.workspace.tell("prompts", told)
    return {}


def end_prompts(slack: LocalSlack, channel: Channel, thread: str) -> None:
    """Where a person wrote, what was suggested goes until there is a new set; in the app's messages the first, too."""
    in_app = channel.kind == "im" and BOT_USER in channel.members and not thread
    if in_app or (channel.id, thread) in slack.prompts:
        told = slack.prompts[(channel.id, thread)] = {"channel": channel.id, "thread_ts": thread, "prompts": []}
        slack.workspace.tell("prompts", told)


def set_title(slack: LocalSlack, given: Json) -> Json:
    _thread(slack, given)
    return {}


METHODS = {
    "chat.startStream": start,
    "chat.appendStream": append,
    "chat.stopStream": stop,
    "assistant.threads.setStatus": set_status,
    "assistant.threads.setSuggestedPrompts": set_prompts,
    "assistant.threads.setTitle": set_title,
    "agents.sessions.setStatus": set_session,
}
