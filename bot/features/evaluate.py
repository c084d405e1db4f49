"""Evaluate: the cases of a file asked of a book, by the same features that people use, and what became of each.

Nothing is kept: a note is read and not stored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from pathlib import Path
from time import perf_counter

from bot.compose.evaluation.cases import Case, Conversation, EvalFile, Kind, WantedBrief, WantedNote
from bot.compose.evaluation.counted import Counted, Counts
from bot.compose.evaluation.judging import Judged, NamesOf, Outcome, judge_answer, judge_brief, judge_refusal
from bot.compose.evaluation.note_judging import judge_note
from bot.compose.evaluation.reading import read_cases
from bot.compose.note import NoteCard
from bot.desk import Desk
from bot.features import load
from bot.features.ask import NEW_CONVERSATION, ask
from bot.features.brief import brief
from bot.features.note_card import card_as_it_stands
from bot.features.note_words import day_told, demand_words
from knowledge.errors import BadInput, NotFound, Refused
from knowledge.evidence import Items, Message
from knowledge.notes.filing import filing_of
from knowledge.notes.keeping import store_note
from knowledge.notes.proposing import propose
from knowledge.people import Reader
from knowledge.records.team import reader_for
from knowledge.retrieval.loaded_ids import names_of_ref
from knowledge.sample.book import write_sample

SAMPLE = "sample"
PACKAGED = "evaluation/sample.toml"
# What is said beside an answer that was to be written by a model and was not.
WITHOUT = "writer.without"
Progress = Callable[[int, int], None]


class _NotKept(Exception):
    """What was written only to be looked at is rolled back."""


def read_file(path: Path | None) -> EvalFile:
    """The cases of a file; the packaged ones, of the sample book, where none is named. Errors: BadInput."""
    if path is None:
        return read_cases(resources.files("bot").joinpath(PACKAGED).read_text(encoding="utf-8"), Path(PACKAGED).name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("eval.unreadable", file=str(path)) from error
    return read_cases(text, path.name)


def fill(desk: Desk, reader: Reader, file: EvalFile, path: Path | None, room: Path, progress: Progress) -> None:
    """Fills an empty book with what a file is asked of: the sample book, or the folder of CSV files it names beside
    itself. room: where the sample is written first.

    Errors: BadInput where there is no such folder, or it cannot be loaded.
    """
    if file.book == SAMPLE:
        folder = room / SAMPLE
        write_sample(folder, desk.now().date())
    else:
        folder = (path.parent if path is not None else Path()) / file.book
        if not folder.is_dir():
            raise BadInput("eval.no_book", file=file.name, folder=str(folder))
    load.write(desk, reader, folder, None, progress)
    load.index(desk, progress)


def evaluate(
    desk: Desk, reader: Reader, file: EvalFile, only: Collection[Kind], progress: Progress, *, as_of: date | None
) -> Iterator[Outcome]:
    """Asks every case of these kinds (all, where none is named), in the file's order. The desk's writer is used, if it
    holds one. A conversation has an outcome for each of its turns.
    """
    cases = [case for case in file.cases if not only or case.kind in only]
    desk.before_search()
    if desk.writer is not None:
        # An evaluation asks more in an hour than a person in weeks: what a person may use a day does not hold it, what
        # all may use does.
        desk = replace(desk, writer=Counted(desk.writer), ceilings=replace(desk.ceilings, person_tokens=0))
    for done, case in enumerate(cases):
        progress(done, len(cases))
        yield from _outcomes(desk, reader, case, as_of)
    progress(len(cases), len(cases))


def _outcomes(desk: Desk, reader: Reader, case: Case, as_of: date | None) -> Iterator[Outcome]:
    match case:
        case Conversation():
            yield from _turns(desk, reader, case, case.as_of or as_of)
        case WantedBrief():
            watch = _Watch.begun(desk)
            with _named(case):
                language = _language(case.language)
                told = brief(desk, reader, case.account, case.focus, full=case.full, as_of=as_of, language=language)
            asked = f"{case.account} {case.focus}".strip()
            yield watch.outcome(case, asked, judge_brief(case, told, _names(desk)), told.written)
        case WantedNote():
            watch = _Watch.begun(desk)
            with _named(case):
                card = _read_note(desk, reader, case)
            yield watch.outcome(case, case.words, judge_note(case, card))


@contextmanager
def _named(case: Case) -> Iterator[None]:
    """What cannot be asked at all is a fault of the file: the case is named with it. Errors: BadInput."""
    try:
        yield
    except (BadInput, NotFound, Refused) as error:
        why = Items(error.message.id, (error.message.values,))
        raise BadInput("eval.not_asked", case=case.id, why=why) from error


def _turns(desk: Desk, reader: Reader, case: Conversation, as_of: date | None) -> Iterator[Outcome]:
    conversation = NEW_CONVERSATION
    for number, turn in enumerate(case.turns, start=1):
        watch, answer = _Watch.begun(desk), None
        with suppress(BadInput, NotFound, Refused):
            answer, conversation = ask(
                desk, reader, turn.question, as_of=as_of, account=turn.account, conversation=conversation
            )
        watch.stop()
        judged = judge_refusal(turn.expected) if answer is None else judge_answer(turn.expected, answer, _names(desk))
        told = answer.written if answer is not None else None
        yield watch.outcome(case, turn.question, judged, told, f".{number}" if len(case.turns) > 1 else "")


def _read_note(desk: Desk, reader: Reader, case: WantedNote) -> NoteCard:
    """The card a note would get. It is stored and read in a transaction that is rolled back."""
    demand_words(case.words)
    now = desk.now()
    with suppress(_NotKept), desk.book.writing() as session:
        by = reader_for(session, case.by) if case.by else reader
        filing = filing_of(session, by, case.words, case.account, None)
        note = store_note(
            session,
            by,
            case.words,
            account_id=filing.account.id if filing.account else None,
            happened_on=day_told(case.words, now.date()),
            at=now,
            origin="eval",
        )
        propose(session, note, now.date(), desk.calendar, desk.zone)
        card = card_as_it_stands(session, by, note)
        raise _NotKept
    return card


def _names(desk: Desk) -> NamesOf:
    """What refs go by in this book."""

    def names(ref: str) -> frozenset[str]:
        with desk.book.reading() as session:
            return names_of_ref(session, ref)

    return names


def _language(language: str) -> str:
    return "bn" if language == "bn" else "en"


@dataclass
class _Watch:
    """One case on the clock, with what the model does meanwhile."""

    began: float
    counts: Counts | None
    took: float | None = None

    @classmethod
    def begun(cls, desk: Desk) -> _Watch:
        return cls(perf_counter(), desk.writer.begin() if isinstance(desk.writer, Counted) else None)

    def stop(self) -> None:
        if self.took is None:
            self.took = perf_counter() - self.began

    def outcome(self, case: Case, asked: str, judged: Judged, told: Message | None = None, place: str = "") -> Outcome:
        """told: what is said of the writing beside it, where a model was to do it."""
        self.stop()
        counts = self.counts or Counts()
        return Outcome(
            id=f"{case.id}{place}",
            kind=case.kind,
            language=case.language,
            asked=asked,
            judged=judged,
            seconds=self.took or 0.0,
            tokens_in=counts.tokens_in,
            tokens_out=counts.tokens_out,
            written=sum(one.kind == "written" for one in judged.said),
            fell_back=told is not None and told.id == WITHOUT,
            refused=tuple(counts.refused),
        )
