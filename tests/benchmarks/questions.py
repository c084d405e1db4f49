"""The sample book's 60 questions, asked of the product: `python -m tests.benchmarks.questions [--verbose]`.

Right: the answer cites one of the expected records, or states the expected figure with every expected value; or it
abstains where the book does not hold the answer. Abstained: it says that it found nothing. Wrong: anything else.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
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


@dataclass(frozen=True)
class Outcome:
    """What became of one question. `reason` says what was missing where it is not right."""

    id: str
    question: str
    language: str
    answerable: bool
    verdict: str
    states_figure: bool
    reason: str
    answer: Answer | None


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


def run_questions(desk: Desk) -> list[Outcome]:
    """Asks every question, in its conversation where it follows on from another."""
    refs = refs_by_source_id(desk.book)
    conversations: dict[str, Conversation] = {}
    outcomes = []
    for question in sample_questions():
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


def _refused(question: Mapping[str, Any], reason: str) -> Outcome:
    abstains = bool(question["expects"].get("abstain"))
    verdict = "right" if abstains else "abstained"
    return Outcome(
        question["id"], question["question"], question["language"], not abstains, verdict, False, reason, None
    )


def _judged(question: Mapping[str, Any], answer: Answer, refs: Mapping[str, str]) -> Outcome:
    expects = question["expects"]
    figures = [sentence for sentence in answer.sentences if sentence.kind == "figure"]
    cited = {ref.split(".")[0] for sentence in answer.sentences for ref in sentence.refs}
    reason = ""
    if "abstain" in expects:
        reason = "" if not answer.answered else "it answers"
    elif "refs" in expects:
        wanted = {refs[source_id] for source_id in expects["refs"]}
        reason = "" if wanted & cited else f"cites {sorted(cited)}, not {sorted(wanted)}"
    else:
        reason = _figure_fault(expects["figure"], answer)
    verdict = "right" if not reason else "wrong" if answer.answered else "abstained"
    return Outcome(
        question["id"],
        question["question"],
        question["language"],
        "abstain" not in expects,
        verdict,
        bool(figures),
        reason,
        answer,
    )


def _figure_fault(expected: Mapping[str, Any], answer: Answer) -> str:
    """What the stated figure lacks, or "" where it is all there."""
    said = [sentence for sentence in answer.sentences if sentence.kind == "figure"]
    if not said:
        return "no figure"
    if expected.get("account") and answer.account != expected["account"]:
        return f"about {answer.account}"
    text = said[0].text
    numbers = {abs(mention.value) for mention in numbers_in(text)}
    for name, value in expected["values"].items():
        if name == "names":
            missing = [one for one in value if normal_form(one) not in normal_form(text)]
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
    """Right, wrong and abstained, by language and by whether the book holds the answer."""
    table = Table(title="The sample's questions", title_justify="left")
    for name in ("questions", "language", "asked", "right", "wrong", "abstained"):
        table.add_column(name, justify="left" if name in ("questions", "language") else "right")
    for answerable in (True, False):
        for language in ("en", "bn"):
            some = [one for one in outcomes if one.answerable is answerable and one.language == language]
            counts = Counter(one.verdict for one in some)
            kind = "answerable" if answerable else "not in the book"
            table.add_row(kind, language, str(len(some)), *(str(counts[v]) for v in ("right", "wrong", "abstained")))
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="show every answer that is not right")
    parser.add_argument("--all", action="store_true", help="show every answer")
    chosen = parser.parse_args()
    console = Console(width=110, highlight=False, markup=False)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with sample_desk(f"sqlite:///{home / 'book.sqlite'}", home) as desk:
            outcomes = run_questions(desk)
    console.print(table_of(outcomes))
    result = tally(outcomes)
    console.print(
        f"answerable right {result.answerable_right:.1%}; abstained rightly {result.unanswerable_right:.1%}; "
    )
    console.print(f"wrong with a figure {result.wrong_with_figure}")
    for one in outcomes:
        if chosen.all or (chosen.verbose and one.verdict != "right"):
            console.print(f"\n{one.id} [{one.verdict}] {one.question}\n   {one.reason}", style="bold")
            for sentence in one.answer.sentences if one.answer else ():
                console.print(f"   {sentence.kind}: {sentence.text} {list(sentence.refs)}")
            for sentence in one.answer.nearest if one.answer else ():
                console.print(f"   near: {sentence.text} {list(sentence.refs)}")


if __name__ == "__main__":
    main()
