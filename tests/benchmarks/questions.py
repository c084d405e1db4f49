"""The sample book's 60 questions, asked of the product: `python -m tests.benchmarks.questions [--verbose]`.

A hundred more, by a reader who had not seen those: `--file tests/benchmarks/more_questions.toml`. Every second one of
them is held out (`--held-out`, `--open`): what became of it is counted, and shown only where it is asked for.

Right: the answer cites one of the expected records, or states the expected figure with every expected value; or it
abstains where the book does not hold the answer. Abstained: it says that it found nothing. Wrong: anything else.
"""

from __future__ import annotations

import argparse
import csv
import io
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from rich.console import Console
from rich.table import Table

from bot.app import open_library
from bot.compose.answer import Answer
from bot.compose.render import Style, render_day
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
from knowledge.text import normal_form, numbers_in

ASKED_ON = date(2026, 11, 23)
ZONE = ZoneInfo("Asia/Dhaka")
KINDS = {"figure": "a figure", "notes": "in the notes", "abstain": "not in the book"}
LANGUAGES = ("en", "bn", "mixed")
VERDICTS = ("right", "wrong", "abstained")


@dataclass(frozen=True)
class Outcome:
    """What became of one question. `kind` is a key of KINDS; `reason` says what was missing where it is not right."""

    id: str
    question: str
    language: str
    kind: str
    held_out: bool
    verdict: str
    states_figure: bool
    reason: str
    answer: Answer | None

    @property
    def answerable(self) -> bool:
        return self.kind != "abstain"


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
        library = open_library(Settings(KEYBRIEF_HOME=folder, DATABASE_URL="", CHROMA_URL="", _env_file=None))
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
            outcomes.append(_refused(question, str(error)))
            continue
        conversations[question["id"]] = after
        outcomes.append(_judged(question, answer, refs))
    return outcomes


def _kind(question: Mapping[str, Any]) -> str:
    expects = question["expects"]
    if "abstain" in expects:
        return "abstain"
    return str(question.get("kind") or ("figure" if "figure" in expects else "notes"))


def _refused(question: Mapping[str, Any], reason: str) -> Outcome:
    kind = _kind(question)
    return _outcome(question, "right" if kind == "abstain" else "abstained", False, reason, None)


def _judged(question: Mapping[str, Any], answer: Answer, refs: Mapping[str, str]) -> Outcome:
    expects = question["expects"]
    faults = []
    if "abstain" in expects:
        faults.append("" if not answer.answered else "it answers")
    if "refs" in expects:
        faults.append(_refs_fault({refs[source_id] for source_id in expects["refs"]}, answer))
    if "figure" in expects:
        faults.append(_figure_fault(expects["figure"], answer))
    reason = "" if "" in faults else "; ".join(faults)
    verdict = "right" if not reason else "wrong" if answer.answered else "abstained"
    states_figure = any(sentence.kind == "figure" for sentence in answer.sentences)
    return _outcome(question, verdict, states_figure, reason, answer)


def _outcome(
    question: Mapping[str, Any], verdict: str, states_figure: bool, reason: str, answer: Answer | None
) -> Outcome:
    return Outcome(
        question["id"],
        question["question"],
        question["language"],
        _kind(question),
        question.get("held_out", False),
        verdict,
        states_figure,
        reason,
        answer,
    )


def _refs_fault(wanted: set[str], answer: Answer) -> str:
    cited = {ref.split(".")[0] for sentence in answer.sentences for ref in sentence.refs}
    cited |= {ref for source in answer.sources if source.ref in cited for ref in source.records}
    return "" if wanted & cited else f"cites {sorted(cited)}, not {sorted(wanted)}"


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """The names of each account of the sample in either script, by the first of them."""
    table = resources.files("knowledge.sample").joinpath("data/accounts.csv").read_text(encoding="utf-8")
    return {row["name"]: (row["name"], *row["aliases"].split(";")) for row in csv.DictReader(io.StringIO(table))}


def _names_of(name: str) -> tuple[str, ...]:
    return _aliases().get(name, (name,))


def _figure_fault(expected: Mapping[str, Any], answer: Answer) -> str:
    """What the stated figure lacks, or "" where it is all there; of several readings, any one is enough."""
    said = [sentence for sentence in answer.sentences if sentence.kind == "figure"]
    if not said:
        return "no figure"
    if expected.get("account") and answer.account != expected["account"]:
        return f"about {answer.account}"
    readings = expected["values"] if isinstance(expected["values"], list) else [expected["values"]]
    faults = [_values_fault(values, said[0].text) for values in readings]
    return "" if "" in faults else " or ".join(faults)


def _values_fault(values: Mapping[str, Any], text: str) -> str:
    numbers = {abs(mention.value) for mention in numbers_in(text)}
    for name, value in values.items():
        if name == "names":
            said = normal_form(text)
            missing = [one for one in value if not any(normal_form(name) in said for name in _names_of(one))]
            if missing:
                return f"lacks {missing}"
        elif isinstance(value, date):
            if not any(render_day(value, Style(language=lang)) in text for lang in ("en", "bn")):
                return f"lacks the day {value}"
        elif name in ("share", "change", "reached"):
            share = (Decimal(value) * 100).normalize()
            if not any(abs(number - share) <= Decimal("0.1") for number in numbers):
                return f"lacks {name} {share} %"
        elif Decimal(str(value)) not in numbers:
            return f"lacks {name} {value}"
    return ""


@dataclass(frozen=True)
class Tally:
    """The table's figures, all questions together."""

    answerable_right: float
    unanswerable_right: float
    wrong_with_figure: int


def tally(outcomes: list[Outcome]) -> Tally:
    answerable = [one for one in outcomes if one.answerable]
    others = [one for one in outcomes if not one.answerable]
    return Tally(
        sum(one.verdict == "right" for one in answerable) / len(answerable),
        sum(one.verdict == "right" for one in others) / len(others),
        sum(one.verdict == "wrong" and one.states_figure for one in outcomes),
    )


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
