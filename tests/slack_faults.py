"""A fault at each call to Slack that each feature makes: `python -m tests.slack_faults`.

A first run of a scene, with no fault, finds its calls; then each is met by each fault, with a bot that has looked
nothing up yet. The person must be shown the answer in the end, or a reason; once, but for what they alone are shown.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.workspace.delivery import Wire
from bot.workspace.gestures import Acting, LocalWorkspace, Message, NotSeen, View
from bot.workspace.state import Json
from tests.bot.slack.conftest import AFTERNOON, bot_in, local_slack
from tests.slack_bots import copy_book, sample_book
from tests.slack_gate import ANSWER_LOST, BROKEN, RESPONSE_URL, Gate, Trap, answer
from tests.slack_kill_counts import Records
from tests.slack_scenes import SCENES, TOLD, Scene

WHO = "tanvir"
ENDS_WITHIN = 60.0
STILL = 0.4
PASSING = ("internal_error", "500", "429", BROKEN, ANSWER_LOST)
# Slack's words, by method, for what it will never take.
FINAL = {
    "chat.postMessage": ("channel_not_found", "is_archived", "invalid_blocks"),
    "chat.postEphemeral": ("user_not_in_channel", "is_archived"),
    "chat.update": ("message_not_found", "invalid_blocks", "is_archived"),
    "conversations.open": ("user_not_found",),
    "conversations.info": ("channel_not_found",),
    "conversations.members": ("fetch_members_failed",),
    "users.info": ("user_not_found",),
    "views.open": ("expired_trigger_id",),
    "views.update": ("invalid_blocks",),  # not "not_found": who closed a form waits for nothing
    "views.publish": (),  # who has no Home has not opened it
    RESPONSE_URL: ("used_url",),
}
OTHERWISE = ("not_allowed",)
# What the bot keeps once it has looked it up.
LOOKED_UP = ("users.", "conversations.info", "conversations.members")
ANSWERED, DONE, REASON, SILENT = "answered", "done", "a reason", "SILENT"


@dataclass
class Seen:
    """What the person was shown since they began: texts in order, and how many messages others could read too.

    erased: whether a note went meanwhile.
    """

    texts: list[str] = field(default_factory=list)
    posts: int = 0
    erased: bool = False


@dataclass(frozen=True)
class Case:
    """One fault at one call of one scene, and what came of it."""

    scene: str
    method: str
    number: int
    fault: str
    outcome: str
    twice: bool
    shown: str
    seconds: float

    @property
    def wrong(self) -> bool:
        return self.outcome == SILENT or self.twice

    def __str__(self) -> str:
        twice = "TWICE " if self.twice else ""
        call = f"{self.method} {self.number}"
        return f"{self.scene:18} {call:32} {self.fault:18} {twice + self.outcome:15} {self.seconds:5.1f}  {self.shown}"


class Stage:
    """A local Slack and a bot in it, over a copy of the sample's records."""

    def __init__(self, slack: LocalWorkspace, gate: Gate, records: Records) -> None:
        self.slack, self.gate, self.records = slack, gate, records
        self._calls: list[str] = []
        slack.slack.log.watchers.append(self._note)

    def _note(self, line: Wire) -> None:
        if line.origin == "app" and not line.what.startswith(("ack ", "the answer")):
            self._calls.append(line.what)

    def plays(self, scene: Scene, method: str = "", number: int = 0, fault: str = "") -> tuple[Seen, list[str]]:
        """What the person is shown, and the calls that the bot made for it."""
        person = self.slack.person(WHO)
        prepared = scene.before(self.slack, person) if scene.before else None
        self._ends()
        mark, notes = self.slack.witness.place, self.records.stored(TOLD)
        self._calls.clear()
        self._lays(method, number, fault)
        scene.act(person, prepared)
        self._ends()
        self.slack.fault("fail", "")
        self.gate.trap = Trap()
        found = seen(self.slack, person, mark)
        found.erased = self.records.stored(TOLD) == notes - 1
        return found, list(self._calls)

    def _lays(self, method: str, number: int, fault: str) -> None:
        if fault in (BROKEN, ANSWER_LOST):
            self.gate.trap = Trap(method, number, fault)
        elif method == RESPONSE_URL:
            self.gate.trap = Trap(method, number, _answer_of(fault))
        elif method:
            self.slack.fault("fail", f"{method}:{number}:{fault}")

    def _ends(self) -> None:
        """Until nothing is under way and nothing more is shown."""
        until = time.monotonic() + ENDS_WITHIN
        while time.monotonic() < until:
            busy = self.slack.call(lambda: self.slack.slack.delivery.busy)
            if not busy and not self.records.under_way() and self.slack.witness.quiet(STILL):
                return
        raise NotSeen(f"not at an end after {ENDS_WITHIN} s\n{self.slack.wire()}")


def _answer_of(fault: str) -> bytes:
    """What the address for answers says in the place of "ok"."""
    match fault:
        case "500":
            return answer("500 Internal Server Error", "")
        case "429":
            return answer("429 Too Many Requests\r\nRetry-After: 1", "ratelimited")
    return answer("404 Not Found", f'{{"ok": false, "error": "{fault}"}}')


def seen(slack: LocalWorkspace, person: Acting, mark: int) -> Seen:
    """What this person was shown since then."""
    found = Seen()
    new: dict[str, bool] = {}
    known = {shown.values["message"]["ts"] for shown in slack.witness.since(0)[:mark] if shown.kind == "message"}
    for shown in slack.witness.since(mark):
        if shown.kind in ("message", "ephemeral") and shown.to in (None, person.id):
            message = Message(shown.values["channel"], shown.values["message"])
            if message.by_app:
                found.texts.append(message.text)
                new[message.ts] = shown.kind == "message" and message.ts not in known
        elif shown.kind in ("view", "home") and shown.to == person.id:
            found.texts.append(View(shown.values["view"]).text)
        elif told := _told_by_slack(shown.kind, shown.values) if shown.to == person.id else "":
            found.texts.append(told)
    found.posts = sum(new.values())
    return found


def _told_by_slack(kind: str, values: Json) -> str:
    """What Slack itself shows where an app does not answer: a line, or a mark at the button."""
    if kind == "notice":
        return str(values["text"])
    return f"Slack: {values['failed']}" if kind == "pending" and values.get("failed") else ""


@contextmanager
def stage(sample: Path) -> Iterator[Stage]:
    """In a folder of its own: a local Slack begins anew with its ids, and what was done once is not done again."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(TemporaryDirectory(prefix="keybrief-stage-")))
        copy_book(sample, home)
        slack = stack.enter_context(local_slack())
        gate = stack.enter_context(Gate(slack.address))
        slack.address = gate.address
        slack.call(lambda: setattr(slack.slack.workspace, "address", gate.address))
        stack.enter_context(bot_in(slack, home, AFTERNOON))
        records = Records(f"sqlite:///{home / 'book.sqlite'}", f"sqlite:///{home / 'jobs.sqlite'}")
        stack.callback(records.close)
        yield Stage(slack, gate, records)


def faults_of(method: str) -> tuple[str, ...]:
    """The faults that a call can meet."""
    return (*PASSING, *FINAL.get(method, OTHERWISE))


def _is_answer(scene: Scene, text: str) -> bool:
    return scene.answered.casefold() in text.casefold()


def judged(scene: Scene, call: tuple[str, int], fault: str, clean: Seen, found: Seen, seconds: float) -> Case:
    """clean: what is shown where nothing fails."""
    usual = set(clean.texts)
    reasons = [text for text in found.texts if text not in usual]
    answers = [text for text in found.texts if _is_answer(scene, text)]
    otherwise = REASON if reasons else DONE if scene.erases and found.erased else SILENT
    outcome = ANSWERED if answers else otherwise
    shown = " ".join((answers or reasons or [""])[-1].split())[:70]
    return Case(scene.name, *call, fault, outcome, found.posts > max(1, clean.posts), shown, seconds)


def cases(scene: Scene, sample: Path) -> Iterator[Case]:
    """Each fault at each call; what a bot looks up once meets its faults with a bot that has looked up nothing yet."""
    with ExitStack() as stack:
        held = stack.enter_context(stage(sample))
        clean, calls = held.plays(scene)
        if not any(_is_answer(scene, text) for text in clean.texts):
            yield Case(scene.name, "", 0, "none", SILENT, False, " | ".join(clean.texts)[:300], 0.0)
            return
        met = [(method, number) for method, count in Counter(calls).items() for number in sorted({1, count})]
        for call in sorted(met, key=lambda call: call[0].startswith(LOOKED_UP)):
            for fault in faults_of(call[0]):
                began = time.monotonic()
                if call[0].startswith(LOOKED_UP):
                    stack.close()
                    held = stack.enter_context(stage(sample))
                found, _ = held.plays(scene, *call, fault)
                yield judged(scene, call, fault, clean, found, time.monotonic() - began)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scene", nargs="*", default=[], help="only scenes whose names begin so")
    options = parser.parse_args()
    chosen = [one for one in SCENES if not options.scene or one.name.startswith(tuple(options.scene))]
    came: list[Case] = []
    with TemporaryDirectory(prefix="keybrief-faults-") as folder, sample_book(Path(folder), postgresql=False):
        for scene in chosen:
            for case in cases(scene, Path(folder) / "home" / "book.sqlite"):
                came.append(case)
                print(case, flush=True)
    outcomes = Counter(case.outcome for case in came)
    print(
        f"{len(chosen)} scenes, {len(came)} faults: answered {outcomes[ANSWERED] + outcomes[DONE]},"
        f" a reason {outcomes[REASON]},"
        f" silent {outcomes[SILENT]}, twice {sum(case.twice for case in came)}"
    )
    return 1 if any(case.wrong for case in came) else 0


if __name__ == "__main__":
    sys.exit(main())
