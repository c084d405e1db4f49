"""The eight rows of key account management: forty questions against a count by hand: `python -m tests.benchmarks.rows`.

Prints them row by row with the answer and whether it is right. Right: the figure that is asked for is cited, and its
sentence holds every number, day and name that `rows_by_hand` counted from the sample's CSV files. Ends with 1 where
one is not right, or asks for a figure that is not there yet.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.desk import Desk
from bot.features.ask import ask
from knowledge.errors import KeybriefError
from knowledge.figures.catalogue import CATALOGUE, WHOLE_BOOK
from knowledge.people import LOCAL_OWNER
from tests.benchmarks.questions import ASKED_ON, sample_desk
from tests.benchmarks.rows_by_hand import HAND
from tests.benchmarks.rows_by_hand.written import missing
from tests.knowledge.sample.recount import Files

ROWS = {
    1: "Identify key accounts",
    2: "Strong relationships",
    3: "Customised solutions",
    4: "Cross-functional work",
    5: "Continuous communication",
    6: "Strategic account plan",
    7: "Retail trade",
    8: "Role in sales management",
}
NOT_THERE = "not there yet"


@dataclass(frozen=True)
class Asked:
    """One question and what became of it. `fault`: what the answer lacks, "" where it is right."""

    id: str
    row: int
    question: str
    answer: str
    verdict: str
    fault: str = ""


def questions() -> list[dict[str, Any]]:
    """The forty questions, in their order."""
    found: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("rows.toml").read_text(encoding="utf-8"))[
        "question"
    ]
    return found


def run_rows(desk: Desk, files: Files) -> Iterator[Asked]:
    """Asks every question over the sample book that `files` are of."""
    for question in questions():
        if question["figure"] not in CATALOGUE and question["figure"] not in WHOLE_BOOK:
            yield _asked(question, "", NOT_THERE, f"no figure {question['figure']}")
            continue
        try:
            answer, _ = ask(desk, LOCAL_OWNER, question["question"], as_of=ASKED_ON)
        except KeybriefError as error:
            yield _asked(question, str(error), "wrong", "it is refused")
            continue
        told = "\n".join(one.text for one in answer.sentences)
        ref = question["figure"].replace("_", "-")
        fitting = [one.text for one in answer.sentences if any(part.startswith(ref) for part in one.refs)]
        fault = f"cites {sorted({part for one in answer.sentences for part in one.refs})}, not {ref}"
        if fitting:
            lacking = missing(
                HAND[question["figure"]](files, question.get("of", {})), "\n".join(fitting), question["language"]
            )
            fault = f"lacks {', '.join(lacking)}" if lacking else ""
        yield _asked(question, told, "wrong" if fault else "right", fault)


def _asked(question: Mapping[str, Any], answer: str, verdict: str, fault: str) -> Asked:
    return Asked(question["id"], question["row"], question["question"], answer, verdict, fault)


def _show(console: Console, outcomes: list[Asked]) -> None:
    for row, name in ROWS.items():
        console.print(f"\n{row}. {name}", style="bold")
        for one in outcomes:
            if one.row == row:
                console.print(f"  {one.id}  {one.question}")
                for line in one.answer.splitlines():
                    console.print(f"       {line}", style="dim")
                console.print(f"       -> {one.verdict}{': ' if one.fault else ''}{one.fault}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="show those alone that are not right")
    chosen = parser.parse_args()
    console = Console(width=150, highlight=False, markup=False)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with sample_desk(f"sqlite:///{home / 'book.sqlite'}", home, searches=False) as desk:
            outcomes = list(run_rows(desk, Files(home / "sample", ASKED_ON)))
    _show(console, [one for one in outcomes if not chosen.wrong or one.verdict != "right"])
    counts = Counter(one.verdict for one in outcomes)
    console.print(f"\n{len(outcomes)} asked: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    sys.exit(counts["right"] != len(outcomes))


if __name__ == "__main__":
    main()
