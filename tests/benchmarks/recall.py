"""How much of the evidence is among the first ten: the product's search against langchain-chroma's similarity."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import sqlalchemy as sa

from knowledge.book import Book
from knowledge.people import LOCAL_OWNER
from knowledge.records.account_names import account_meant, find_account
from knowledge.records.accounts import Account
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction, InteractionKind
from knowledge.records.team import TeamMember
from knowledge.retrieval.embeddings import MiniLM
from knowledge.retrieval.passage_writing import RecordKey, write_passages
from knowledge.retrieval.passages import PassageRow
from knowledge.retrieval.search import CHOSEN, Weights, search
from knowledge.retrieval.sync import sync
from knowledge.sample.book import sample_questions
from tests.benchmarks.corpus import close, open_corpus
from tests.benchmarks.dialogues import Dialogues, make_dialogues
from tests.benchmarks.questions import load_sample, refs_by_source_id
from tests.benchmarks.tables import Measured, show
from tests.benchmarks.tutorial import Tutorial

FIRST = 10
CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one account, the refs of its evidence, and its language."""

    account: int
    words: str
    evidence: frozenset[str]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text the baseline keeps: its account and the refs it holds."""

    account: int
    words: str
    refs: tuple[str, ...]


Find = Callable[[Asked], Iterable[str]]


def recall(questions: Sequence[Asked], find: Find) -> float:
    """The mean share of a question's evidence that is found, in percent."""
    shares = [len(asked.evidence & set(find(asked))) / len(asked.evidence) for asked in questions]
    return 100 * sum(shares) / len(shares)


def run(*, full: bool) -> None:
    """Prints recall on the dialogues and on the sample's questions; both forms are the same."""
    with tempfile.TemporaryDirectory() as folder:
        show("Evidence among the first ten: 60 generated dialogues, 300 questions", _on_dialogues(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        show("Evidence among the first ten: the sample's questions that passages answer", _on_sample(Path(folder)))


def _on_dialogues(folder: Path) -> list[Measured]:
    book = open_corpus(folder)
    said = make_dialogues()
    questions = write_dialogues(book, said)
    ours = recall(questions, ours_in(book, said.people))
    chunks, turns = units_in(book)
    by_turns = recall(questions, _tutorial(folder / "turns", turns, FIRST))
    space = sum(len(unit.words) for unit in turns) / len(turns) * FIRST
    same_space = max(1, round(space / (sum(len(unit.words) for unit in chunks) / len(chunks))))
    by_chunks = recall(questions, _tutorial(folder / "chunks", chunks, same_space))
    ten_chunks = recall(questions, _tutorial(folder / "chunks", chunks, FIRST))
    close(book)
    per_account = len(chunks) / 12
    return [
        _row("against single turns", ours, "langchain-chroma, ten turns", by_turns),
        _row(
            "against chunks, same length of text", ours, f"langchain-chroma, 1,000 characters x {same_space}", by_chunks
        ),
        Measured(
            f"against ten chunks of the {per_account:.0f} an account has", ours, "%", "langchain-chroma", ten_chunks
        ),
    ]


def _on_sample(folder: Path) -> list[Measured]:
    book = open_corpus(folder)
    load_sample(book, folder / "sample")
    questions = sample_asked(book)
    with book.reading() as session:
        people = [*session.scalars(sa.select(Contact.name)), *session.scalars(sa.select(TeamMember.name))]
    chunks, turns = units_in(book)
    rows = []
    for first in (FIRST, 3):
        ours = ours_in(book, people, first=first)
        by_chunks = _tutorial(folder / "chunks", chunks, first)
        by_turns = _tutorial(folder / "turns", turns, first)
        for told, languages in (("questions", ("en", "bn")), ("in English", ("en",)), ("in Bengali", ("bn",))):
            some = [one for one in questions if one.language in languages]
            mine = recall(some, ours)
            for name, find in (("1,000-character chunks", by_chunks), ("single passages", by_turns)):
                theirs = recall(some, find)
                what = f"first {first}, {len(some)} {told}, against {name}"
                # Of a book so small the baseline finds most in ten: no more than all can be found.
                rows.append(_row(f"{what} (at most {100 / theirs:.2f})", mine, "langchain-chroma", theirs))
    close(book)
    return rows


def _row(what: str, ours: float, baseline: str, theirs: float) -> Measured:
    return Measured(what, ours, "%", baseline, theirs, least=1.3, by_ratio=True)


def write_dialogues(book: Book, said: Dialogues) -> list[Asked]:
    """Writes the dialogues as the calls of accounts, indexed as the product does it; the questions by its refs."""
    refs: dict[str, str] = {}
    with book.writing() as session:
        names = sorted({turn.account for turn in said.turns})
        session.add_all(Account(id=key, name=f"Account {key}", currency="BDT") for key in names)
        session.flush()
        calls = [list(turns) for _, turns in groupby(said.turns, key=lambda turn: turn.conversation)]
        for key, turns in enumerate(calls, start=1):
            body = "\n".join(f"{turn.speaker}: {turn.words}" for turn in turns)
            written = datetime(2026, 6, 1, tzinfo=UTC)
            account, day = turns[0].account, turns[0].day
            session.add(
                Interaction(
                    id=key,
                    account_id=account,
                    kind=InteractionKind.CALL,
                    happened_on=day,
                    written_at=written,
                    body=body,
                )
            )
            refs.update({turn.ref: f"call-{key}" + (f".{turn.place + 1}" if turn.place else "") for turn in turns})
        session.flush()
        write_passages(session, [RecordKey("interaction", key) for key in range(1, len(calls) + 1)])
    sync(book)
    return [Asked(one.account, one.words, frozenset({refs[one.evidence]})) for one in said.questions]


def sample_asked(book: Book) -> list[Asked]:
    """The sample's questions whose answer is a passage; of which account each is, the product finds out."""
    refs = refs_by_source_id(book)
    accounts: dict[str, int] = {}
    found = []
    with book.reading() as session:
        for question in sample_questions():
            meant = account_meant(session, LOCAL_OWNER, question["question"])
            if question.get("account"):
                accounts[question["id"]] = find_account(session, LOCAL_OWNER, question["account"]).id
            elif meant is not None:
                accounts[question["id"]] = meant.account.id
            elif question.get("follows") in accounts:
                accounts[question["id"]] = accounts[question["follows"]]
            if "refs" in question["expects"] and question["id"] in accounts:
                evidence = frozenset(refs[source] for source in question["expects"]["refs"])
                account = accounts[question["id"]]
                found.append(Asked(account, question["question"], evidence, question["language"]))
    return found


def ours_in(book: Book, people: Sequence[str], weights: Weights = CHOSEN, first: int = FIRST) -> Find:
    """The product's search: the first passages, each with the ref of its record too."""

    def find(asked: Asked) -> Iterable[str]:
        with book.reading() as session:
            hits = search(
                session,
                LOCAL_OWNER,
                asked.account,
                asked.words,
                library=book.library,
                limit=first,
                people=people,
                weights=weights,
            )
        return _refs(hit.passage.ref for hit in hits)

    return find


def units_in(book: Book) -> tuple[list[Unit], list[Unit]]:
    """What the baseline keeps: chunks of 1,000 characters of each record, and the passages as they are."""
    with book.reading() as session:
        query = sa.select(
            PassageRow.account_id, PassageRow.record_kind, PassageRow.record_id, PassageRow.ref, PassageRow.words
        )
        rows = session.execute(query.order_by(PassageRow.record_kind, PassageRow.record_id, PassageRow.position)).all()
    single = [Unit(row.account_id or 0, row.words, _refs([row.ref])) for row in rows]
    chunks: list[Unit] = []
    for _, some in groupby(rows, key=lambda row: (row.record_kind, row.record_id)):
        held: list[tuple[str, str]] = []
        account = 0
        for row in some:
            account = row.account_id or 0
            if held and sum(len(words) for _, words in held) + len(row.words) > CHUNK:
                chunks.append(_chunk(account, held))
                held = []
            held.append((row.ref, row.words))
        chunks.append(_chunk(account, held))
    return chunks, single


def _chunk(account: int, held: Sequence[tuple[str, str]]) -> Unit:
    return Unit(account, "\n".join(words for _, words in held), _refs(ref for ref, _ in held))


def _refs(refs: Iterable[str]) -> tuple[str, ...]:
    """Each ref, and those of passages that open a record: evidence named by its record is found in any of its parts."""
    return tuple(dict.fromkeys(name for ref in refs for name in (ref, ref.split(".")[0])))


def _tutorial(folder: Path, units: Sequence[Unit], limit: int) -> Find:
    embedder = MiniLM()
    tutorial = Tutorial(folder, embedder)
    names = [f"unit-{place}" for place in range(len(units))]
    words = [unit.words for unit in units]
    tutorial.add(names, [unit.account for unit in units], words, embedder.embed(words))
    held = {name: unit.refs for name, unit in zip(names, units, strict=True)}
    return lambda asked: [ref for name in tutorial.search(asked.account, asked.words, limit) for ref in held[name]]
