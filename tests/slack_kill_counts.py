"""What a trial of `tests/slack_kill_run.py` left behind: in the records, among the jobs, in the local Slack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import sqlalchemy as sa

from bot.workspace.gestures import LocalWorkspace, Message
from bot.workspace.state import BOT_ID
from knowledge.database import open_engine


class Done(Protocol):
    """One thing that a person did. key: of the work it started; mark: what is found in a note's words."""

    kind: str
    person: str
    account: str
    key: str
    message: Message | None

    @property
    def mark(self) -> str: ...


@dataclass
class Tally:
    """What came of a trial. given_up: messages that Slack gave up while the bot was away; they came again later.

    gaps: seconds from a kill to the end of each piece of work that it cut off, where no other kill fell in between;
    disturbed: the same where one did, and whoever would have taken it over was perhaps killed in their turn.
    """

    given_up: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    stored: int = 0
    wrong: list[str] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    disturbed: list[float] = field(default_factory=list)


class Records:
    """The rows of the records and of the jobs, looked into by plain SQL."""

    def __init__(self, book: str, jobs: str) -> None:
        self._book, self._jobs = open_engine(book), open_engine(jobs)
        self._table = "workflow_status" if self._jobs.dialect.name == "sqlite" else "dbos.workflow_status"

    def close(self) -> None:
        self._book.dispose()
        self._jobs.dispose()

    def _rows(self, engine: sa.Engine, query: str, **values: str) -> list[Any]:
        with engine.connect() as connection:
            return list(connection.execute(sa.text(query), values))

    def taken(self) -> set[str]:
        """The keys of all that was ever asked."""
        return {str(row[0]) for row in self._rows(self._book, "SELECT id FROM requests")}

    def left_open(self) -> list[str]:
        """What was asked and is not yet settled."""
        found = self._rows(self._book, "SELECT kind, id FROM requests WHERE settled_at IS NULL ORDER BY id")
        return [f"{kind} {key}" for kind, key in found]

    def stored(self, mark: str) -> int:
        """How many notes have this in their words."""
        query = "SELECT count(*) FROM interactions WHERE body LIKE :like"
        return int(self._rows(self._book, query, like=f"%{mark}%")[0][0])

    def under_way(self) -> int:
        query = f"SELECT count(*) FROM {self._table} WHERE name = 'job' AND status IN ('ENQUEUED', 'PENDING')"
        return int(self._rows(self._jobs, query)[0][0])

    def run_by(self, executor: str) -> list[str]:
        """The jobs that a bot has begun and not ended."""
        query = f"SELECT workflow_uuid FROM {self._table} WHERE status = 'PENDING' AND executor_id = :executor"
        return [str(row[0]) for row in self._rows(self._jobs, query, executor=executor)]

    def failed(self) -> list[str]:
        query = f"SELECT workflow_uuid FROM {self._table} WHERE status IN ('ERROR', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED')"
        return [str(row[0]) for row in self._rows(self._jobs, query)]

    def ended(self) -> dict[str, float]:
        """When each job ended."""
        rows = self._rows(self._jobs, f"SELECT workflow_uuid, completed_at FROM {self._table}")
        return {str(key): at / 1000 for key, at in rows if at}


@dataclass(frozen=True)
class Posts:
    """The bot's messages: their texts by the work and its part, and how many stand in each thread."""

    texts: Mapping[tuple[str, int], list[str]]
    in_thread: Mapping[tuple[str, str], int]

    def parts(self, key: str) -> int:
        """How many messages a piece of work posted."""
        return sum(len(found) for (job, _), found in self.texts.items() if job == key)


def posts_in(slack: LocalWorkspace) -> Posts:
    """All that the bot has posted, as it stands."""

    def read() -> Posts:
        texts: dict[tuple[str, int], list[str]] = {}
        threads: Counter[tuple[str, str]] = Counter()
        for channel in slack.slack.workspace.channels.values():
            for body in channel.messages.values():
                if body.get("bot_id") == BOT_ID:
                    mark = (body.get("metadata") or {}).get("event_payload") or {}
                    work = (str(mark.get("job")), int(mark.get("part", 0)))
                    texts.setdefault(work, []).append(Message(channel.id, body).text)
                    threads[(channel.id, str(body.get("thread_ts", "")))] += 1
        return Posts(texts, threads)

    found: Posts = slack.call(read)
    return found


def count(
    slack: LocalWorkspace, records: Records, done: Iterable[Done], orphans: Mapping[str, float], kills: Sequence[float]
) -> Tally:
    """orphans: when each job was last cut off; kills: when each kill was."""
    tally, posts = Tally(), posts_in(slack)
    for one in done:
        tally.asked[one.kind] += 1
        _count_answers(one, posts, tally)
        if one.kind == "note":
            _count_note(one, records, posts, tally)
    twice = [f"{key}, part {part}: posted {len(all_)} times" for (key, part), all_ in posts.texts.items() if all_[1:]]
    statuses = slack.call(lambda: [one for one in slack.slack.workspace.statuses.values() if one["status"]])
    tally.wrong += twice
    tally.wrong += [f"a status is left: {one}" for one in statuses]
    tally.wrong += [f"left open: {one}" for one in records.left_open()]
    tally.wrong += [f"failed: {one}" for one in records.failed()]
    ended = records.ended()
    tally.wrong += [f"cut off and never ended: {key}" for key in orphans.keys() - ended.keys()]
    for key, at in orphans.items():
        if key in ended:
            calm = not any(at < kill < ended[key] for kill in kills)
            (tally.gaps if calm else tally.disturbed).append(ended[key] - at)
    return tally


def _count_answers(one: Done, posts: Posts, tally: Tally) -> None:
    """One answer, of what was asked about, and nothing else in its thread."""
    texts = posts.texts.get((one.key, 0), [])
    if len(texts) == 1 and one.account in texts[0]:
        tally.answered[one.kind] += 1
    else:
        tally.wrong.append(f"{one.kind} {one.key} of {one.person}: {len(texts)} answers {texts[:2]}")
    if one.message is not None:
        there = posts.in_thread.get((one.message.channel, one.message.ts), 0)
        if there != posts.parts(one.key):
            tally.wrong.append(f"{one.kind} {one.key}: {there} messages in its thread, {posts.parts(one.key)} are its")


def _count_note(one: Done, records: Records, posts: Posts, tally: Tally) -> None:
    """A note is stored once and has its card; a card has its note."""
    stored, cards = records.stored(one.mark), len(posts.texts.get((one.key, 0), []))
    tally.stored += stored == 1
    if (stored, cards) != (1, 1):
        tally.wrong.append(f"note {one.mark} of {one.person}: stored {stored} times, {cards} cards")
