"""A local Slack for tests: people who say, run, click and fill in, and wait for what they are then shown.

with LocalWorkspace(manifest) as slack:
    farhana = slack.person("farhana")
    question = farhana.mentions("what did Meghna buy?", "#sales")
    answer = farhana.awaits_reply(question, containing="BDT")
    farhana.clicks(answer, "Sources")
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from bot.workspace import acts, forms
from bot.workspace.delivery import Timing
from bot.workspace.files import make_file
from bot.workspace.keep import Keep
from bot.workspace.local import LocalSlack
from bot.workspace.manifest import Manifest, open_manifest
from bot.workspace.people import DEFAULT_ROSTER, Roster
from bot.workspace.refusals import Refused
from bot.workspace.seen import Found, Message, Shown, View, Witness
from bot.workspace.server import Running
from bot.workspace.state import BOT_USER, Json

WITHIN = 10.0
QUIET = 0.3


class NotSeen(AssertionError):
    """What was waited for did not come; the wire's last lines say what came instead."""


class LocalWorkspace:
    """A running local Slack with the people in it."""

    def __init__(
        self,
        manifest: Manifest | None = None,
        roster: Roster = DEFAULT_ROSTER,
        *,
        timing: Timing | None = None,
        http: str = "",
        port: int = 0,
        keep: Keep | None = None,
    ) -> None:
        self.slack = LocalSlack(roster, manifest or open_manifest(), timing=timing, http=http)
        self.slack.faults.rate_limits = False
        if keep is not None:
            keep.bring_back(self.slack.workspace)
        self.witness = Witness()
        self.slack.workspace.watchers.append(self.witness.watch)
        self._running = Running(self.slack, port)
        self.address = self._running.address

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._running.stop()

    @property
    def api(self) -> str:
        """The address for slack_sdk's `base_url`."""
        return f"{self.address}/api/"

    def person(self, name: str) -> Acting:
        return Acting(self, self.slack.workspace.person(name).id)

    def does(self, person: str, act: str, given: Json) -> Json:
        found: Json = self._running.submit(acts.do(self.slack, person, act, given)).result()
        return found

    def does_at_once(self, person: str, act: str, given: Json, times: int) -> list[Json]:
        """One act several times, each begun before any of them is acked."""

        async def all_of_them() -> list[Json]:
            return await asyncio.gather(*(acts.do(self.slack, person, act, dict(given)) for _ in range(times)))

        found: list[Json] = self._running.submit(all_of_them()).result()
        return found

    def call(self, work: Callable[[], Any]) -> Any:
        """Calls something on the workspace's own loop, where its state may be read and changed."""
        return self._running.call(work)

    def fault(self, name: str, value: object = True) -> None:
        """Sets a fault of faults.py; "drop", "refresh" and "warn" are of the sockets."""
        self.does(next(iter(self.slack.workspace.people)), "fault", {"name": name, "value": value})

    def awaits_app(self, connections: int = 1, within: float = WITHIN) -> None:
        """Until an app is connected by Socket Mode. Errors: NotSeen."""
        if not self.witness.first(
            lambda shown: shown.kind == "app" and shown.values["connections"] >= connections, 0, within
        ):
            raise NotSeen(f"no app connected within {within} s")

    def quiet(self, seconds: float = QUIET, within: float = WITHIN) -> None:
        """Until everything that was sent is acked and nothing was shown for a while. Errors: NotSeen."""
        for _ in range(max(1, int(within / seconds))):
            if self.witness.quiet(seconds) and not self.call(lambda: self.slack.delivery.busy):
                return
        raise NotSeen(f"the app was still at work after {within} s\n{self.wire()}")

    def wire(self) -> str:
        """The last lines of the wire."""
        lines = self.slack.log.lines[-30:]
        return "\n".join(f"  {one.origin:6} {one.what} {one.error} {str(one.body)[:300]}" for one in lines)


@dataclass
class Form:
    """A view as somebody is filling it in."""

    person: Acting
    view: View
    state: Json

    def submits(self) -> dict[str, str]:
        """Sends it. What is told beside its fields, by block; empty where it was taken. Errors: NotSeen."""
        found = self.person._does("submit", {"view_id": self.view.id, "state": self.state})
        if found.get("failed"):
            raise NotSeen(f"the app did not take the view: {found['failed']}\n{self.person.slack.wire()}")
        return dict(found.get("errors", {}))


class Acting:
    """One person at their Slack. A channel is "#name", an id, or None for the messages with the app."""

    def __init__(self, slack: LocalWorkspace, key: str) -> None:
        self.slack = slack
        self.id = key
        self._mark = slack.witness.place

    def _does(self, act: str, given: Json) -> Json:
        self._mark = self.slack.witness.place
        return self.slack.does(self.id, act, given)

    def _channel(self, channel: str | None) -> str:
        workspace = self.slack.slack.workspace
        if channel is None:
            return str(self.slack.call(lambda: workspace.direct(self.id, BOT_USER).id))
        return workspace.channel(channel).id

    # -- what a person does ---------------------------------------------------------------------------------------

    def says(self, text: str, channel: str | None = None, *, thread: Message | None = None, files: Any = ()) -> Message:
        """Writes a message; in a thread, where one is given. files: of `uploads`."""
        place = thread.channel if thread else self._channel(channel)
        given: Json = {"channel": place, "text": text, "files": list(files)}
        if thread is not None:
            given["thread_ts"] = thread.thread_ts or thread.ts
        ts = self._does("say", given)["ts"]
        workspace = self.slack.slack.workspace
        return Message(place, self.slack.call(lambda: dict(workspace.channels[place].messages[ts])))

    def mentions(self, text: str, channel: str, *, thread: Message | None = None) -> Message:
        """Says something to the app's bot where others read."""
        return self.says(f"<@{BOT_USER}> {text}", channel, thread=thread)

    def edits(self, message: Message, text: str) -> None:
        self._does("edit", {"channel": message.channel, "ts": message.ts, "text": text})

    def deletes(self, message: Message) -> None:
        self._does("delete", {"channel": message.channel, "ts": message.ts})

    def reacts(self, message: Message, name: str) -> None:
        self._does("react", {"channel": message.channel, "ts": message.ts, "name": name})

    def runs(self, line: str, channel: str | None = None) -> str:
        """Runs a slash command. Slack's word for its failure, "" where the app acked it."""
        return str(self._does("run", {"channel": self._channel(channel), "text": line}).get("failed", ""))

    def uploads(self, name: str, content: bytes) -> str:
        """A file to be said with `files`; its id."""
        slack = self.slack.slack
        return str(self.slack.call(lambda: make_file(slack, self.id, name, content).id))

    def clicks(self, where: Message | View, label: str, value: Json | None = None) -> str:
        """Clicks what bears this label, or this action_id. Slack's word where the app did not ack, or ""."""
        return str(self._does("click", _click(where, label, value)).get("failed", ""))

    def clicks_at_once(self, where: Message | View, label: str, times: int) -> list[str]:
        """Clicks several times before the app can change what was clicked; the word for each, as `clicks` gives it."""
        self._mark = self.slack.witness.place
        acked = self.slack.does_at_once(self.id, "click", _click(where, label, None), times)
        return [str(one.get("failed", "")) for one in acked]

    def chooses(self, where: Message | View, label: str, choice: str) -> str:
        """Chooses an option by its text in a select, a set of radio buttons or an overflow menu."""
        _, element = _labelled(where.blocks, label)
        return self.clicks(where, label, _value_for(element, choice))

    def is_offered(self, where: Message | View, label: str, typed: str) -> list[str]:
        """What an external select offers for what is typed."""
        block, element = _labelled(where.blocks, label)
        given: Json = {"block_id": block.get("block_id"), "action_id": element["action_id"], "value": typed}
        given |= {"view_id": where.id} if isinstance(where, View) else {"channel": where.channel, "ts": where.ts}
        found = self._does("options", given)
        groups = [group["options"] for group in found.get("option_groups", [])]
        return [one["text"]["text"] for some in [found.get("options", []), *groups] for one in some]

    def fills(self, view: View, values: Mapping[str, Any]) -> Form:
        """Fills a view in, by label or action_id: text, a day, an option's text, or several in a list."""
        state: Json = {}
        for label, value in values.items():
            block, element = _labelled(view.blocks, label)
            held = _value_for(element, value) | {"type": element["type"]}
            state.setdefault(block["block_id"], {})[element["action_id"]] = held
        return Form(self, view, state)

    def closes(self, view: View) -> None:
        self._does("close", {"view_id": view.id})

    def uses_shortcut(self, name: str, message: Message | None = None) -> str:
        """Uses a shortcut, by its name or callback_id, on a message or by itself."""
        known = self.slack.slack.workspace.manifest.shortcuts
        key = next((one.callback_id for one in known if name in (one.name, one.callback_id)), name)
        given: Json = {"callback_id": key}
        if message is not None:
            given |= {"channel": message.channel, "ts": message.ts}
        return str(self._does("shortcut", given).get("failed", ""))

    def opens_home(self) -> None:
        self._does("open_home", {})

    def opens_dm(self) -> None:
        self._does("open_dm", {})

    def looks_at(self, channel: str) -> None:
        self._does("look", {"channel": self._channel(channel)})

    def stops(self, message: Message) -> None:
        self._does("stop", {"channel": message.channel, "thread_ts": message.thread_ts or message.ts})

    def joins(self, channel: str) -> None:
        self._does("join", {"channel": self._channel(channel)})

    def invites(self, channel: str, other: str = BOT_USER) -> None:
        self._does("invite", {"channel": self._channel(channel), "user": other})

    # -- what a person waits for ----------------------------------------------------------------------------------

    def awaits_reply(
        self, to: Message | None = None, *, containing: str = "", channel: str | None = None, within: float = WITHIN
    ) -> Message:
        """The app's next message since the last act, whole; in the thread of `to`. Errors: NotSeen."""
        place = to.channel if to else (self._channel(channel) if channel else "")
        thread = (to.thread_ts or to.ts) if to else ""

        def wanted(shown: Shown) -> Message | None:
            found = self._message(shown)
            if found is None or not found.by_app or found.body.get("streaming"):
                return None
            here = (not place or found.channel == place) and thread in ("", found.thread_ts)
            return found if here and containing in found.text else None

        return self._await(wanted, f"a reply with {containing!r}", within)

    def awaits_change(self, message: Message, *, containing: str = "", within: float = WITHIN) -> Message:
        """A message as it is once it changed. Errors: NotSeen."""

        def wanted(shown: Shown) -> Message | None:
            found = self._message(shown)
            same = found is not None and (found.channel, found.ts) == (message.channel, message.ts)
            return found if same and found is not None and containing in found.text else None

        return self._await(wanted, f"a change to {containing!r}", within)

    def awaits_gone(self, message: Message, within: float = WITHIN) -> None:
        def wanted(shown: Shown) -> bool:
            return shown.kind in ("gone", "ephemeral_gone") and shown.values["ts"] == message.ts

        self._await(wanted, "that a message goes", within)

    def awaits_view(self, *, containing: str = "", within: float = WITHIN) -> View:
        def wanted(shown: Shown) -> View | None:
            if shown.kind != "view" or shown.to != self.id:
                return None
            view = View(shown.values["view"])
            return view if containing in view.text else None

        return self._await(wanted, f"a view with {containing!r}", within)

    def awaits_view_closed(self, within: float = WITHIN) -> None:
        self._await(lambda shown: shown.kind == "view_closed" and shown.to == self.id, "that a view closes", within)

    def awaits_home(self, *, containing: str = "", within: float = WITHIN) -> View:
        def wanted(shown: Shown) -> View | None:
            if shown.kind != "home" or shown.to != self.id:
                return None
            view = View(shown.values["view"])
            return view if containing in view.text else None

        return self._await(wanted, f"a Home with {containing!r}", within)

    def awaits_notice(self, *, containing: str = "", within: float = WITHIN) -> str:
        def wanted(shown: Shown) -> str:
            told = shown.kind == "notice" and shown.to == self.id and containing in shown.values["text"]
            return str(shown.values["text"]) if told else ""

        return self._await(wanted, f"a notice with {containing!r}", within)

    def awaits_status(self, status: str, *, of: str = "status", within: float = WITHIN) -> None:
        """Until the app's status ("" for none), or the state of its session, is this."""
        self._await(lambda shown: shown.kind == "status" and shown.values[of] == status, f"status {status!r}", within)

    def awaits_prompts(self, within: float = WITHIN) -> list[str]:
        def wanted(shown: Shown) -> list[str]:
            return [one["title"] for one in shown.values["prompts"]] if shown.kind == "prompts" else []

        return self._await(wanted, "prompts", within)

    def sees(self) -> list[Message]:
        """The app's messages since the last act, each once, as they stand now."""
        found = {one.ts: one for shown in self.slack.witness.since(self._mark) if (one := self._message(shown))}
        gone = {shown.values["ts"] for shown in self.slack.witness.since(self._mark) if shown.kind.endswith("gone")}
        return [one for ts, one in sorted(found.items()) if one.by_app and ts not in gone]

    def _message(self, shown: Shown) -> Message | None:
        workspace = self.slack.slack.workspace
        if shown.kind not in ("message", "ephemeral") or shown.to not in (None, self.id):
            return None
        channel = workspace.channels[shown.values["channel"]]
        return Message(channel.id, shown.values["message"]) if workspace.may_see(self.id, channel) else None

    def _await(self, wanted: Callable[[Shown], Found | None], what: str, within: float) -> Found:
        found = self.slack.witness.first(wanted, self._mark, within)
        if not found:
            raise NotSeen(f"{self.id} waited {within} s for {what}; on the wire:\n{self.slack.wire()}")
        return found


def _labelled(blocks: list[Json], label: str) -> tuple[Json, Json]:
    """The element with this label, button text or action_id. Errors: NotSeen, with what there is."""
    known: list[str] = []
    for block, element in forms.elements(blocks):
        names = [element["action_id"], _text(element.get("text")), _text(block.get("label"))]
        names += [_text(element.get(key, {}).get("text")) for key in ("positive_button", "negative_button")]
        names += [_text(element.get("placeholder")), element.get("accessibility_label", "")]
        if label in filter(None, names):
            return block, element
        known += filter(None, names)
    raise NotSeen(f"nothing is called {label!r} here; there is: {', '.join(known)}")


def _text(part: object) -> str:
    return str(part.get("text", "")) if isinstance(part, dict) else ""


def _click(where: Message | View, label: str, value: Json | None) -> Json:
    """What the page sends where this label, or this action_id, is clicked there."""
    block, element = _labelled(where.blocks, label)
    given: Json = {"block_id": block.get("block_id"), "action_id": element["action_id"]}
    given["value"] = value if value is not None else _pressed(element, label)
    return given | ({"view_id": where.id} if isinstance(where, View) else {"channel": where.channel, "ts": where.ts})


def _pressed(element: Json, label: str) -> Json:
    """What a press brings: of feedback buttons the one with the label."""
    for key in ("positive_button", "negative_button"):
        if key in element and _text(element[key].get("text")) == label:
            return {"value": element[key]["value"]}
    return {}


def _value_for(element: Json, value: Any) -> Json:
    """A value as the element holds it."""
    kind = element["type"]
    several = kind.startswith("multi_") or kind == "checkboxes"
    if kind in ("static_select", "multi_static_select", "radio_buttons", "checkboxes", "overflow"):
        groups = [group["options"] for group in element.get("option_groups", [])]
        known = [one for some in [element.get("options", []), *groups] for one in some]
        chosen = [_option(known, one) for one in (value if several else [value])]
        return {"selected_options": chosen} if several else {"selected_option": chosen[0]}
    if kind in ("external_select", "multi_external_select"):
        return {"selected_options": value} if several else {"selected_option": value}
    if kind == "file_input":
        return {"files": [{"id": one} for one in value]}
    held = next(iter(forms.initial(element)))
    return {held: value}


def _option(known: list[Json], text: str) -> Json:
    for one in known:
        if text in (_text(one["text"]), one["value"]):
            return one
    raise NotSeen(f"no option {text!r}; there is: {', '.join(_text(one['text']) for one in known)}")


__all__ = ["Acting", "Form", "LocalWorkspace", "Message", "NotSeen", "Refused", "View"]
