"""The sample book's 60 questions, asked of the product: `python -m tests.benchmarks.questions [--verbose]`.

A hundred more, by a reader who had not seen those: `--file tests/benchmarks/more_questions.toml`. Every second one of
them is held out (`--held-out`, `--open`): what became of it is counted, and shown only where it is asked for.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from rich.console import Console
from rich.table import Table

from bot.app import open_holdings
from bot.desk import Desk
from bot.features.ask import NEW_CONVERSATION, Conversation, ask
from bot.settings import Settings
from knowledge.book import Book, open_book
from knowledge.errors import KeybriefError
from knowledge.loading.load import write_load
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from knowledge.periods import Calendar
from knowledge.records.commitments import Commitment
from knowledge.records.interactions import Interaction
from knowledge.records.needs import Need
from knowledge.retrieval.library import Library
from knowledge.retrieval.passage_writing import interaction_ref
from knowledge.retrieval.sync import sync
from knowledge.sample.book import sample_questions, write_sample
from tests.benchmarks.embedded_once import remembering
from tests.benchmarks.judging import KINDS, LANGUAGES, VERDICTS, Outcome, judged, refused, tally

ASKED_ON = date(2026, 11, 23)
ZONE = ZoneInfo("Asia/Dhaka")


def desk_over(book: Book) -> Desk:
    """A desk on the day the questions are asked."""
    return Desk(
        book=book,
        calendar=Calendar(),
        zone=ZONE,
        clock=lambda: datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
        language="en",
        lakh=None,
    )


def load_sample(book: Book, folder: Path) -> None:
    """The sample book, written for the day, loaded and indexed."""
    write_sample(folder, ASKED_ON)
    write_load(book, LOCAL_OWNER, folder, None, datetime(2026, 11, 23, 5, 0, tzinfo=UTC), ZONE)
    sync(book)


@contextmanager
def sample_desk(url: str, folder: Path, *, searches: bool = True) -> Iterator[Desk]:
    """A desk over the sample book in an empty database at `url`, its index in `folder`."""
    library = Library()
    if searches:
        settings = Settings(KEYBRIEF_HOME=folder, DATABASE_URL="", CHROMA_URL="", _env_file=None)
        library = Library(opens=lambda: remembering(open_holdings(settings)))
    book = open_book(url, upgrade, library)
    try:
        load_sample(book, folder / "sample")
        yield desk_over(book)
    finally:
        book.engine.dispose()
        library.close()


def refs_by_source_id(book: Book) -> dict[str, str]:
    """The ref of each interaction, need and commitment by the id the sample's files give it."""
    with book.reading() as session:
        found = {
            str(source_id): interaction_ref(kind, key)
            for source_id, kind, key in session.execute(
                sa.select(Interaction.source_id, Interaction.kind, Interaction.id)
            )
        }
        for model, word in ((Need, "need"), (Commitment, "commitment")):
            rows = session.execute(sa.select(model.source_id, model.id))
            found.update({str(source_id): f"{word}-{key}" for source_id, key in rows})
    return found


def questions_in(file: Path) -> list[dict[str, Any]]:
    """The questions of a file in the format of the sample's `questions.toml`."""
    questions: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["question"]
    return questions


def run_questions(desk: Desk, questions: Iterable[Mapping[str, Any]] | None = None) -> list[Outcome]:
    """Asks every question (the sample's where none are given), in its conversation where it follows on from another."""
    refs = refs_by_source_id(desk.book)
    conversations: dict[str, Conversation] = {}
    outcomes = []
    for question in sample_questions() if questions is None else questions:
        before = conversations.get(question.get("follows", ""), NEW_CONVERSATION)
        try:
            answer, after = ask(
                desk,
                LOCAL_OWNER,
                question["question"],
                as_of=ASKED_ON,
                account=question.get("account", ""),
                conversation=before,
            )
        except KeybriefError as error:
            outcomes.append(refused(question, str(error)))
            continue
        conversations[question["id"]] = after
        outcomes.append(judged(question, answer, refs))
    return outcomes


def table_of(outcomes: list[Outcome]) -> Table:
    """Right, wrong and abstained, by what the answer rests on and by language."""
    table = Table(title="Questions asked of the sample book", title_justify="left")
    for name in ("the answer is", "language", "asked", *VERDICTS, "wrong with a figure"):
        table.add_column(name, justify="left" if name in ("the answer is", "language") else "right")
    for kind, words in KINDS.items():
        for language in LANGUAGES:
            some = [one for one in outcomes if one.kind == kind and one.language == language]
            if some:
                table.add_row(words, language, *_counted(some))
    table.add_section()
    table.add_row("all", "", *_counted(outcomes))
    return table


def _counted(outcomes: list[Outcome]) -> list[str]:
    counts = Counter(one.verdict for one in outcomes)
    wrong_figures = sum(one.verdict == "wrong" and one.states_figure for one in outcomes)
    return [str(len(outcomes)), *(str(counts[verdict]) for verdict in VERDICTS), str(wrong_figures)]


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, help="ask the questions of this file, not the sample's")
    half = parser.add_mutually_exclusive_group()
    half.add_argument("--held-out", action="store_true", help="count the held-out questions only")
    half.add_argument("--open", action="store_true", help="count the others only")
    parser.add_argument("--verbose", action="store_true", help="show every answer that is not right")
    parser.add_argument("--all", action="store_true", help="show every answer")
    return parser.parse_args()


def _show(console: Console, one: Outcome) -> None:
    console.print(f"\n{one.id} [{one.verdict}] {one.question}\n   {one.reason}", style="bold")
    for sentence in one.answer.sentences if one.answer else ():
        console.print(f"   {sentence.kind}: {sentence.text} {list(sentence.refs)}")
    for sentence in one.answer.nearest if one.answer else ():
        console.print(f"   near: {sentence.text} {list(sentence.refs)}")


def main() -> None:
    chosen = _chosen()
    console = Console(width=110, highlight=False, markup=False)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with sample_desk(f"sqlite:///{home / 'book.sqlite'}", home) as desk:
            outcomes = run_questions(desk, questions_in(chosen.file) if chosen.file else None)
    if chosen.held_out or chosen.open:
        outcomes = [one for one in outcomes if one.held_out == chosen.held_out]
    console.print(table_of(outcomes))
    result = tally(outcomes)
    console.print(
        f"answerable right {result.answerable_right:.1%}; abstained rightly {result.unanswerable_right:.1%}; "
    )
    console.print(f"wrong with a figure {result.wrong_with_figure}")
    for one in outcomes:
        hidden = one.held_out and not chosen.held_out
        if not hidden and (chosen.all or (chosen.verbose and one.verdict != "right")):
            _show(console, one)


if __name__ == "__main__":
    main()
