"""Kills the bot in Slack at random moments and counts what was lost or came twice: `python -m tests.slack_kill_run`.

Ten people write notes and ask for answers and briefs in a local Slack whose events come twice and late, while the bot
is killed and begun again. On PostgreSQL two bots work side by side and either is killed. At the end each note must be
stored once with its card, each question and brief answered once, nothing left open and nothing failed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.slack.checks import manifest
from bot.slack.heard import message_key
from bot.workspace.delivery import Timing, Wire
from bot.workspace.gestures import LocalWorkspace, Message
from bot.workspace.manifest import read_manifest
from bot.workspace.people import read_roster
from bot.workspace.state import TEAM_ID
from tests.bot.slack.conftest import AFTERNOON, PEOPLE
from tests.slack_bots import Bots, sample_book
from tests.slack_kill_counts import Records, Tally, count


@dataclass(frozen=True)
class Pace:
    """How long a bot works before it is killed, and how long it then stays away; how soon Slack delivers again.

    A bot that is begun anew here is at work a second later, where a real one takes five: Slack's minute and its five
    minutes are shortened alike. All in seconds.
    """

    works: tuple[float, float]
    away: tuple[float, float]
    retries: tuple[float, ...] = (0.0, 12.0, 60.0)


ALONE, TWO = Pace((0.1, 8.0), (0.0, 0.5)), Pace((0.1, 16.0), (0.0, 3.0))
SHORT = Pace((0.1, 4.0), (0.0, 0.2), (0.0, 3.0, 9.0))
STANDSTILL = 90.0
ACCOUNTS = ("Padma Mart", "Meghna Stores", "Haor Traders", "Uthan Online", "Nirvoy Pharmacy")
ROOMS = {"#meghna-stores": ("Meghna Stores",), "#general": ACCOUNTS}
WANTED = {"note": 200, "question": 50, "brief": 20}


@dataclass
class Deed:
    """One thing a person does. key: of the work it starts, known once it is done; message: unless it was a command."""

    kind: str
    number: int
    person: str
    room: str | None
    account: str
    command: bool = False
    key: str = ""
    message: Message | None = None

    @property
    def words(self) -> str:
        match self.kind:
            case "note":
                return f"note {self.account}: {self.mark} we will send samples by Friday"
            case "question":
                return f"What did {self.account} buy last quarter?"
        return f"/brief {self.account}" if self.command else f"brief {self.account}"

    @property
    def mark(self) -> str:
        """What is found in the records of a note."""
        return f"kill run remark {self.number:04d},"


def deeds(dice: random.Random, people: Sequence[str], members: Mapping[str, Sequence[str]], part: float) -> list[Deed]:
    """What is done, in the order it is done. part: how much of the whole. members: who is in a room."""
    found = []
    for kind, whole in WANTED.items():
        for number in range(round(whole * part)):
            person = dice.choice(people)
            rooms = [None, *(room for room in ROOMS if person in members[room])] if kind != "brief" else [None]
            room = dice.choice(rooms)
            account = dice.choice(ROOMS[room] if room else ACCOUNTS)
            found.append(Deed(kind, number, person, room, account, command=kind == "brief" and dice.random() < 0.5))
    dice.shuffle(found)
    return found


class Trial:
    """A local Slack, a book, and people who do things while bots are killed."""

    def __init__(self, slack: LocalWorkspace, bots: Bots, records: Records, dice: random.Random) -> None:
        self.slack, self.bots, self.records, self.dice = slack, bots, records, dice
        self.orphans: dict[str, float] = {}
        self.kills: list[float] = []
        self.done: list[Deed] = []
        self.given_up = 0
        self._sent: dict[str, dict[str, Any]] = {}
        self._command = ""
        slack.slack.log.watchers.append(self._watch)

    def _watch(self, line: Wire) -> None:
        """Remembers what Slack sent: events by the message they tell of, and the last command."""
        if line.origin != "slack" or not isinstance(line.body, dict):
            return
        if line.what.startswith("slash_commands"):
            self._command = str(line.body["trigger_id"])
        elif event := line.body.get("event"):
            key = message_key(TEAM_ID, str(event.get("channel", "")), str(event.get("ts", "")))
            self._sent[f"{key} {event['type']}"] = line.body

    def run(self, wanted: Sequence[Deed], kills: int, pace: Pace) -> None:
        """Spreads the deeds over the kills."""
        for turn in range(kills):
            self.slack.fault("duplicate_events", self.dice.random() < 0.5)
            self.slack.fault("delay_events", self.dice.choice((0.0, 0.0, 0.2, 1.5)))
            lasts = self.dice.uniform(*pace.works)
            share = wanted[len(wanted) * turn // kills : len(wanted) * (turn + 1) // kills]
            moments = sorted(self.dice.uniform(0, lasts) for _ in share)
            people = threading.Thread(target=self._act, args=(share, moments), daemon=True)
            people.start()
            time.sleep(lasts)
            self._kill()
            time.sleep(self.dice.uniform(*pace.away))
            self.bots.begin()
            people.join()
        self.slack.fault("duplicate_events", False)
        self.slack.fault("delay_events", 0.0)

    def _act(self, share: Sequence[Deed], moments: Sequence[float]) -> None:
        began = time.monotonic()
        for deed, moment in zip(share, moments, strict=True):
            time.sleep(max(0.0, began + moment - time.monotonic()))
            self._do(deed)

    def _do(self, deed: Deed) -> None:
        person = self.slack.person(deed.person)
        if deed.command:
            while person.runs(deed.words):  # Slack told them that it failed: they try again
                time.sleep(0.5)
            deed.key = f"slack:{self._command}"
        else:
            deed.message = person.mentions(deed.words, deed.room) if deed.room else person.says(deed.words)
            deed.key = message_key(TEAM_ID, deed.message.channel, deed.message.ts)
        self.done.append(deed)

    def _kill(self) -> None:
        executor = self.bots.kill(self.dice.randrange(len(self.bots.alive)))
        now = time.time()
        self.kills.append(now)
        self.orphans |= dict.fromkeys(self.records.run_by(executor), now)

    # -- the end -----------------------------------------------------------------------------------------------------

    def ends(self) -> Tally:
        """Once nothing is under way, or nothing moves any more. What Slack gave up is delivered once more."""
        self._settles()
        taken = self.records.taken()
        given_up = [deed for deed in self.done if deed.key not in taken]
        for deed in given_up:
            for name in ("message", "app_mention"):
                if sent := self._sent.get(f"{deed.key} {name}"):
                    self.slack.call(partial(self.slack.slack.delivery.event, sent))
        self._settles()
        tally = count(self.slack, self.records, self.done, self.orphans, self.kills)
        tally.given_up = len(given_up)
        return tally

    def _settles(self) -> None:
        last: tuple[object, ...] = ()
        moved = time.monotonic()
        while time.monotonic() - moved < STANDSTILL:
            now = (
                self.records.left_open(),
                self.records.under_way(),
                self.slack.call(lambda: self.slack.slack.delivery.busy),
            )
            if now == ([], 0, False):
                return
            if now != last:
                last, moved = now, time.monotonic()
            time.sleep(0.2)


# -- a run -----------------------------------------------------------------------------------------------------------


def run(
    kills: int,
    seed: int,
    part: float = 1.0,
    *,
    postgresql: bool = False,
    pace: Pace | None = None,
    sample: Path | None = None,
) -> Tally:
    """Kills bots so often while so much of the whole is done. On PostgreSQL there are two."""
    dice = random.Random(seed)
    roster = read_roster(PEOPLE.read_text(encoding="utf-8"))
    people = [one.name for one in roster.people[:10]]
    members = {f"#{room.name}": room.members for room in roster.channels}
    pace = pace or (TWO if postgresql else ALONE)
    times = Timing(retries=pace.retries)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="keybrief-kill-")))
        database, jobs = stack.enter_context(sample_book(folder, postgresql=postgresql, sample=sample))
        slack = stack.enter_context(LocalWorkspace(read_manifest(json.dumps(manifest())), roster, timing=times))
        settings = {
            "KEYBRIEF_HOME": str(folder / "home"),
            "KEYBRIEF_EMBEDDINGS": "none",
            "KEYBRIEF_BRIEF_MINUTES": "0",
            "DATABASE_URL": database,
            "SLACK_BOT_TOKEN": "xoxb-local",
            "SLACK_APP_TOKEN": "xapp-local",
            "SLACK_API_URL": slack.api,
        }
        bots = stack.enter_context(Bots(settings, (datetime.now(UTC) - AFTERNOON).total_seconds()))
        for _ in range(2 if postgresql else 1):
            bots.begin()
        records = Records(database, jobs)
        stack.callback(records.close)
        trial = Trial(slack, bots, records, dice)
        trial.run(deeds(dice, people, members, part), kills, pace)
        return trial.ends()


def told(seed: int, kills: int, tally: Tally, seconds: float) -> str:
    """A line of the table."""
    asked, answered = tally.asked, tally.answered
    due, came = asked["question"] + asked["brief"], answered["question"] + answered["brief"]
    notes = f"{tally.stored}/{asked['note']}"
    cards = f"{answered['note']}/{asked['note']}"
    return (
        f"{seed:9} {kills:6} {notes:>13} {cards:>9} {f'{came}/{due}':>9} {len(tally.wrong):6} {tally.given_up:9}"
        f" {_longest(tally.gaps):>16} {_longest(tally.disturbed):>16} {seconds:8.0f}"
    )


def _longest(gaps: Sequence[float]) -> str:
    return f"{max(gaps):.1f} s of {len(gaps)}" if gaps else "none"


# In the end: work that a kill cut off, and how long it then took until it was done.
HEAD = (
    f"{'seed':>9} {'kills':>6} {'notes stored':>13} {'cards':>9} {'answers':>9} {'wrong':>6} {'given up':>9}"
    f" {'cut off, longest':>16} {'and killed again':>16} {'seconds':>8}"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, nargs="+", default=[20261123])
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--part", type=float, default=1.0, help="how much of 200 notes, 50 questions, 20 briefs")
    options = parser.parse_args()
    print(f"{'PostgreSQL, two bots' if options.postgresql else 'SQLite, one bot'}\n{HEAD}", flush=True)
    wrong = 0
    for seed in options.seed:
        began = time.monotonic()
        tally = run(options.kills, seed, options.part, postgresql=options.postgresql)
        print(told(seed, options.kills, tally, time.monotonic() - began), flush=True)
        for line in tally.wrong:
            print(f"  {line}")
        wrong += len(tally.wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
