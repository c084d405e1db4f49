"""A real model, live: `make live`. SmolLM2 135M writes answers to questions of the sample book.

A model this small is wrong nearly always, and that is the test: nothing wrong is posted. Every sentence it wrote that
was shown is held against its facts once more, apart from the product. Ends with 1 where one is not borne out, or cites
nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.app import open_desk
from bot.compose.check import check
from bot.compose.evaluation.cases import Case, Conversation, EvalFile
from bot.compose.evaluation.judging import Outcome
from bot.compose.render import Style
from bot.compose.sentence import Sentence
from bot.compose.writing import Draft, Following, Shape, Task, Use, Writer
from bot.desk import Desk
from bot.features.evaluate import evaluate, fill, read_file
from bot.settings import Settings
from knowledge.evidence import Evidence, Message
from knowledge.people import LOCAL_OWNER

SERVER = Path(__file__).with_name("live_server.py")
NOON = datetime(2026, 11, 23, 6, tzinfo=UTC)
# The model reads in a minute what another reads in a second: what waits for it waits long, and it is given little. What
# telling the tools takes counts to that, though this server does not tell them.
PATIENCE = {"KEYBRIEF_MODEL_FIRST_SECONDS": "300", "KEYBRIEF_MODEL_SECONDS": "600", "KEYBRIEF_MODEL_TOKENS": "4600"}


@contextmanager
def served(python: str, threads: int) -> Iterator[str]:
    """The address of the model's server, which runs until the block ends."""
    server = subprocess.Popen(
        [python, str(SERVER), str(threads)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        address = server.stdout.readline().strip()
        if not address:
            raise SystemExit("The model's server did not start. Remove .live and run make live again.")
        yield address
    finally:
        server.stdin.close()
        server.wait(30)
        server.stdout.close()


class Recorded:
    """A writer whose drafts are kept, with the facts they were written from."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.drafts: list[Draft] = []

    @property
    def name(self) -> str:
        return self._writer.name

    def write(self, task: Task, question: str, evidence: Evidence, style: Style, following: Following) -> Draft:
        draft = self._writer.write(task, question, evidence, style, following)
        self.drafts.append(draft)
        return draft

    def read(self, task: Task, material: str, shape: type[Shape]) -> tuple[Shape | None, Use, Message | None]:
        return self._writer.read(task, material, shape)


@dataclass
class Seen:
    """What became of the answers. `unsupported`: sentences that were shown and are not borne out, with the reason."""

    asked: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    written: int = 0
    posted: int = 0
    left_out: int = 0
    fell_back: int = 0
    seconds: float = 0.0
    tokens: int = 0
    unsupported: list[tuple[str, str]] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    troubles: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome, drafts: Sequence[Draft]) -> None:
        posted = [one for one in outcome.judged.said if one.kind == "written"]
        self.asked += 1
        self.verdicts[outcome.judged.verdict] += 1
        self.posted += len(posted)
        self.fell_back += not posted
        self.seconds += outcome.seconds
        self.tokens += outcome.tokens_in + outcome.tokens_out
        for draft in drafts:
            self.written += len(draft.sentences) + draft.left_out
            self.left_out += draft.left_out
            self.reasons.update(reason.split("'")[0].strip() for _, reason in draft.refused)
            if draft.trouble is not None:
                self.troubles[draft.trouble.id] += 1
        self.unsupported += [(one.text, why) for one in posted if (why := fault_of(one, drafts))]


def fault_of(sentence: Sentence, drafts: Sequence[Draft]) -> str:
    """Why a sentence that was shown should not have been; "" where it is borne out by what it cites."""
    if not sentence.refs:
        return "it cites nothing"
    reasons = [check(sentence, draft.evidence).reason for draft in drafts]
    return "" if "" in reasons else next(iter(reasons), "nothing was written for it")


def chosen(cases: Sequence[Case], number: int) -> tuple[Case, ...]:
    """So many questions, spread over the file; one in five has no answer in the book."""
    asked = [case for case in cases if isinstance(case, Conversation) and case.kind == "question"]
    silent = [case for case in cases if isinstance(case, Conversation) and case.kind == "unanswerable"]
    few = number // 5
    return (*spread(asked, number - few), *spread(silent, few))


def spread(cases: Sequence[Conversation], number: int) -> Sequence[Conversation]:
    return [cases[place * len(cases) // number] for place in range(min(number, len(cases)))]


@contextmanager
def desk_with(address: str, room: Path, file: EvalFile) -> Iterator[Desk]:
    """A desk over the sample book on its day, with the model behind the address."""
    named = {"KEYBRIEF_MODEL": "openai:smollm2-135m", "KEYBRIEF_MODEL_URL": f"{address}/v1", **PATIENCE}
    given = {
        "KEYBRIEF_HOME": str(room / "home"),
        "DATABASE_URL": "",
        "CHROMA_URL": "",
        "KEYBRIEF_MODEL_DAY_TOKENS": "0",
    }
    settings = Settings(**given, **named, _env_file=None)  # type: ignore[arg-type]
    back = datetime.now(UTC) - NOON
    with open_desk(settings, lambda: datetime.now(UTC) - back) as desk:
        fill(desk, LOCAL_OWNER, file, None, room, lambda done, total: None)
        yield desk


def table_of(seen: Seen, took: timedelta) -> Table:
    table = Table(title="SmolLM2 135M, live", title_justify="left", show_header=False)
    rows = {
        "questions asked": seen.asked,
        "right, wrong, silent": ", ".join(str(seen.verdicts[word]) for word in ("right", "wrong", "abstained")),
        "sentences written": seen.written,
        "posted": seen.posted,
        "left out": seen.left_out,
        "unsupported posted": len(seen.unsupported),
        "answers without the model's words": seen.fell_back,
        "tokens": seen.tokens,
        "seconds": round(took.total_seconds()),
    }
    for name, value in rows.items():
        table.add_row(name, str(value))
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=".live/bin/python", help="the Python that holds the model and its server")
    parser.add_argument("--questions", type=int, default=30)
    parser.add_argument("--threads", type=int, default=1, help="of the model; more where nothing else runs")
    parser.add_argument("--minutes", type=int, default=120, help="after so many no further question is begun")
    parser.add_argument("--verbose", action="store_true", help="show what was posted and what was left out")
    given = parser.parse_args()
    console, seen, begun = Console(width=110, highlight=False, markup=False), Seen(), datetime.now(UTC)
    file = read_file(None)
    file = replace(file, cases=chosen(file.cases, given.questions))
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room,
        served(given.python, given.threads) as address,
        desk_with(address, Path(room), file) as desk,
    ):
        assert desk.writer is not None
        recorded = Recorded(desk.writer)
        desk = replace(desk, writer=recorded)
        for outcome in evaluate(desk, LOCAL_OWNER, file, (), lambda done, total: None, as_of=file.as_of):
            drafts, recorded.drafts = recorded.drafts, []
            seen.add(outcome, drafts)
            console.print(f"{outcome.id} [{outcome.judged.verdict}] {outcome.seconds:.0f} s  {outcome.asked}")
            if given.verbose:
                show(console, outcome, drafts)
            if datetime.now(UTC) - begun > timedelta(minutes=given.minutes):
                break
    console.print(table_of(seen, datetime.now(UTC) - begun))
    for name, counts in (("left out, since", seen.reasons), ("nothing usable, since", seen.troubles)):
        for reason, count in counts.most_common(8):
            console.print(f"{name}: {reason} ({count})")
    for text, why in seen.unsupported:
        console.print(f"UNSUPPORTED: {text} ({why})", style="red")
    sys.exit(bool(seen.unsupported))


def show(console: Console, outcome: Outcome, drafts: Sequence[Draft]) -> None:
    for sentence in outcome.judged.said:
        if sentence.kind == "written":
            console.print(f"   posted: {sentence.text} {list(sentence.refs)}")
    for draft in drafts:
        for text, reason in draft.refused:
            console.print(f"   left out: {text[:160]} ({reason})")


if __name__ == "__main__":
    main()
