"""`keybrief forget`: what is erased, what stays, who may, and the proof, on both databases."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sqlalchemy as sa
from filelock import FileLock

from bot.compose.catalogues import catalogue
from bot.desk import Desk
from bot.features import note as notes
from bot.features.accounts import accounts
from bot.features.ask import ask
from bot.features.forget import Beside, Forgotten, forget_account, forget_note, forget_person
from bot.features.note_message import keep
from bot.jobs import Jobs
from knowledge.book import Book
from knowledge.database import Base
from knowledge.errors import Ambiguous, KeybriefError, NotFound, Refused
from knowledge.loading.undo import undo_load
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.commitments import Commitment
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction
from tests.bot.command import Keybrief, one_sentence
from tests.bot.forget_book import (
    ARIF,
    BESIDE,
    MEGHNA,
    MESSAGE,
    NASRIN,
    PADMA,
    TOLD,
    live_in,
    places_of,
    rows,
)
from tests.knowledge.loading.folders import NOON, write_folder

GUEST = Reader("outsider", "Guest")
COLLEAGUE = Reader("workspace", "Colleague", email="colleague@delta.example")
# What follows from everything else, or only ever grows.
FOLLOWS = frozenset({"audit", "passages", "message_notes", "load_changes"})


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Desk:
    return live_in(book, tmp_path / "data")


@pytest.fixture
def beside(tmp_path: Path) -> Beside:
    """The folder of the book, without the files it was loaded from."""
    for path in (tmp_path / "data").iterdir():
        path.unlink()
    return Beside(tmp_path)


def words_of(desk: Desk, note_id: int) -> str:
    with desk.book.reading() as session:
        return session.scalar(sa.select(Interaction.body).where(Interaction.id == note_id)) or ""


def test_a_forgotten_account_is_in_no_row_and_in_no_byte(desk: Desk, beside: Beside) -> None:
    gone = forget_account(desk, LOCAL_OWNER, "Meghna Stores", beside=beside)
    assert {(trace.words, trace.refs) for trace in gone.found if trace.refs} == {("Rahima Khatun", ("note-4",))}
    assert {trace.words for trace in gone.found} == {"Rahima Khatun"}
    assert gone.waiting == ()
    words = ("Meghna Stores", "মেঘনা স্টোর্স", "Rahima Khatun", "রহিমা", "223344", "shelf drawing", "knee hurts", "floods")
    left = places_of(desk.book, beside.home or Path(), *words)
    # What Padma's own notes say stays Padma's.
    assert {place.split(" in ")[1] for place in left} <= {"book.sqlite", "interactions", "passages"}
    assert {place.split(" in ")[0] for place in left} <= {"Rahima Khatun"}
    assert {"accounts", "orders", "monthly_sales", "interactions", "interaction_revisions", "proposals"} <= set(
        gone.erased
    )
    assert {"attachments", "rooms", "threads", "postings", "requests", "feedback"} <= set(gone.erased)
    assert {"work-1", "post-1", MESSAGE} <= set(gone.requests)
    assert {"work-2", "post-2"}.isdisjoint(gone.requests)


def test_the_records_and_figures_of_other_accounts_are_as_they_were(desk: Desk, beside: Beside) -> None:
    before = rows(desk.book, but=FOLLOWS)
    revenue = {row.name: row.revenue for row in accounts(desk, LOCAL_OWNER, None).rows}
    answer = ask(desk, LOCAL_OWNER, "How much did Meghna Stores buy in 2026?")[0]
    forget_account(desk, LOCAL_OWNER, "Padma Mart", beside=beside)
    after = rows(desk.book, but=FOLLOWS)
    lost = {table: before[table] - after[table] for table in before if before[table] - after[table]}
    assert all(after[table] <= before[table] for table in before)
    assert not any("Meghna" in row or "Rahima Khatun'" in row for table in lost for row in lost[table])
    assert ask(desk, LOCAL_OWNER, "How much did Meghna Stores buy in 2026?")[0] == answer
    left = {row.name: row.revenue for row in accounts(desk, LOCAL_OWNER, None).rows}
    assert left == {"Meghna Stores": revenue["Meghna Stores"]}


def test_an_account_under_the_forgotten_one_stands_by_itself(desk: Desk, beside: Beside) -> None:
    gone = forget_account(desk, LOCAL_OWNER, "Meghna Stores", beside=beside)
    assert [row.name for row in accounts(desk, LOCAL_OWNER, None).rows] == ["Padma Mart"]
    assert words_of(desk, 2) == "Kamal asks for a later delivery."
    assert gone.name == "Meghna Stores"


def test_where_another_account_names_the_forgotten_one_is_told_and_left(desk: Desk, beside: Beside) -> None:
    card = notes.log(desk, ARIF, "They compare us with Meghna Stores.", account="Padma Mart")
    gone = forget_account(desk, LOCAL_OWNER, "Meghna Stores", beside=beside)
    found = {trace.place: trace for trace in gone.found if trace.words == "Meghna Stores"}
    assert found["interactions.body"].refs == (card.ref,)
    assert words_of(desk, int(card.ref.removeprefix("note-"))) == "They compare us with Meghna Stores."


def test_a_forgotten_contact_leaves_the_business_and_takes_the_words_about_them(desk: Desk, beside: Beside) -> None:
    gone = forget_person(desk, LOCAL_OWNER, "Rahima Khatun", beside=beside)
    # Another Rahima works at Padma Mart; nothing else is found.
    assert {(trace.words, trace.shared) for trace in gone.found} == {("Rahima", True)}
    left = places_of(desk.book, beside.home or Path(), "Rahima Khatun", "রহিমা", "rahima@meghna", "223344", "knee hurts")
    assert left == []
    # A sentence that names nobody stays; one that names her is gone.
    assert words_of(desk, 3) == "▇▇▇ The back room floods in June. ▇▇▇ ▇▇▇"
    assert gone.refs == ("note-4", "note-3", "note-1")
    with desk.book.reading() as session:
        promised = list(session.scalars(sa.select(Commitment.statement).where(Commitment.account_id == MEGHNA)))
        assert session.scalar(sa.select(sa.func.count()).select_from(Contact)) == 2
    assert "Send the shelf drawing" in promised
    assert any("▇▇▇" in one and "shelf drawing" in one for one in promised)


def test_somebody_of_the_same_first_name_elsewhere_keeps_it(desk: Desk, beside: Beside) -> None:
    forget_person(desk, LOCAL_OWNER, "rahima@meghna.example", beside=beside)
    assert words_of(desk, 4) == "▇▇▇ Kamal wants tea by Friday. Rahima Begum agrees."


def test_two_people_of_one_name_are_asked_about_and_only_the_one_meant_goes(desk: Desk, beside: Beside) -> None:
    with desk.book.writing() as session:
        session.add(Contact(id=9, account_id=PADMA, name="Rahima Khatun"))
    with pytest.raises(Ambiguous) as raised:
        forget_person(desk, LOCAL_OWNER, "Rahima Khatun", beside=beside)
    assert raised.value.choices == (
        "Rahima Khatun (Meghna Stores, contact-1)",
        "Rahima Khatun (Padma Mart, contact-9)",
    )
    gone = forget_person(desk, LOCAL_OWNER, "Rahima Khatun", account="Meghna Stores", beside=beside)
    assert gone.ref == "contact-1"
    assert words_of(desk, 4) == BESIDE
    assert all(trace.shared for trace in gone.found if trace.words == "Rahima Khatun")
    assert any(trace.place == "interactions.body" and trace.refs == ("note-4",) for trace in gone.found)


def test_a_forgotten_colleague_leaves_their_work_without_a_name(desk: Desk, beside: Beside) -> None:
    notes.log(desk, ARIF, "Dentist on Monday, says Arif Chowdhury.")
    gone = forget_person(desk, LOCAL_OWNER, "arif@delta.example", keys=["slack:T1/U1"], beside=beside)
    assert gone.found == ()
    assert places_of(desk.book, beside.home or Path(), "Arif Chowdhury", "arif@delta", "Dentist") == []
    assert gone.erased["preferences"] == 1
    assert {"post-1", "post-2", "work-3"} <= set(gone.requests)
    assert "work-2" not in gone.requests
    assert words_of(desk, 3) == TOLD
    with desk.book.reading() as session:
        owed = session.execute(sa.select(Commitment.function, Commitment.owner_member_id)).all()
        authors = set(session.scalars(sa.select(Interaction.author_name)))
    assert all(row.function is not None and row.owner_member_id is None for row in owed)
    assert authors == {"▇▇▇"}


def test_a_forgotten_note_is_gone_with_all_that_was_made_of_it(desk: Desk, beside: Beside) -> None:
    gone = forget_note(desk, ARIF, "note-3", beside=beside)
    assert gone.found == ()
    assert places_of(desk.book, beside.home or Path(), "floods", "knee hurts", "rahima.jpg", "Rahima the shelf") == []
    assert {"commitments", "interaction_revisions", "proposals", "attachments", "postings"} <= set(gone.erased)
    assert MESSAGE in gone.requests
    # The message is known, so that it is not stored again; the other notes are as they were.
    assert keep(desk, ARIF, TOLD, key=MESSAGE, origin=MESSAGE) == ""
    assert words_of(desk, 4) == BESIDE
    assert words_of(desk, 1).startswith("Rahima wants a shelf")


def test_the_number_of_a_forgotten_note_is_not_given_to_another(desk: Desk, beside: Beside) -> None:
    forget_account(desk, LOCAL_OWNER, "Padma Mart", beside=beside)
    assert notes.log(desk, ARIF, "Meghna Stores is well.").ref == "note-5"


@pytest.mark.parametrize(
    "forget",
    [
        lambda desk, beside: forget_note(desk, LOCAL_OWNER, "note-3", beside=beside),
        lambda desk, beside: forget_person(desk, LOCAL_OWNER, "Kamal Uddin", beside=beside),
        lambda desk, beside: forget_account(desk, LOCAL_OWNER, "Padma Mart", beside=beside),
    ],
    ids=["note", "person", "account"],
)
def test_what_is_forgotten_is_not_found_a_second_time(
    desk: Desk, beside: Beside, forget: Callable[[Desk, Beside], Forgotten]
) -> None:
    assert forget(desk, beside).done
    with pytest.raises(NotFound):
        forget(desk, beside)


@pytest.mark.parametrize(
    "forget",
    [
        lambda desk: forget_note(desk, LOCAL_OWNER, "note-3", rehearse=True),
        lambda desk: forget_person(desk, LOCAL_OWNER, "Rahima Khatun", rehearse=True),
        lambda desk: forget_person(desk, LOCAL_OWNER, "Arif Chowdhury", rehearse=True),
        lambda desk: forget_account(desk, LOCAL_OWNER, "Meghna Stores", rehearse=True),
    ],
    ids=["note", "contact", "colleague", "account"],
)
def test_what_would_go_is_told_and_nothing_goes(desk: Desk, forget: Callable[[Desk], Forgotten]) -> None:
    before = rows(desk.book)
    told = forget(desk)
    assert not told.done
    assert told.erased
    assert rows(desk.book) == before


@pytest.mark.parametrize(
    ("reader", "forget", "error"),
    [
        (NASRIN, lambda desk, by: forget_account(desk, by, "Padma Mart"), Refused),
        (NASRIN, lambda desk, by: forget_person(desk, by, "Kamal Uddin"), Refused),
        (NASRIN, lambda desk, by: forget_note(desk, by, "note-4"), Refused),
        (NASRIN, lambda desk, by: forget_person(desk, by, "Arif Chowdhury"), Refused),
        (ARIF, lambda desk, by: forget_person(desk, by, "Arif Chowdhury"), Refused),
        (COLLEAGUE, lambda desk, by: forget_account(desk, by, "Padma Mart"), Refused),
        (GUEST, lambda desk, by: forget_account(desk, by, "Padma Mart"), Refused),
        (GUEST, lambda desk, by: forget_note(desk, by, "note-4"), Refused),
        (LOCAL_OWNER, lambda desk, by: forget_person(desk, by, "Rahima"), Ambiguous | NotFound),
        (LOCAL_OWNER, lambda desk, by: forget_person(desk, by, "Kamal Udin"), NotFound),
        (LOCAL_OWNER, lambda desk, by: forget_person(desk, by, ""), NotFound),
        (LOCAL_OWNER, lambda desk, by: forget_account(desk, by, "Padma Mrt"), NotFound),
        (LOCAL_OWNER, lambda desk, by: forget_account(desk, by, "Nobody"), NotFound),
        (LOCAL_OWNER, lambda desk, by: forget_note(desk, by, "note-77"), NotFound),
    ],
)
def test_who_may_not_and_what_is_not_named_exactly_erases_nothing(
    desk: Desk, reader: Reader, forget: Callable[[Desk, Reader], Forgotten], error: type[KeybriefError]
) -> None:
    before = rows(desk.book)
    with pytest.raises(KeybriefError) as raised:
        forget(desk, reader)
    assert isinstance(raised.value, error)
    assert rows(desk.book) == before


def test_the_team_of_an_account_may_have_it_forgotten(desk: Desk, beside: Beside) -> None:
    assert forget_person(desk, NASRIN, "Rahima Khatun", beside=beside).done
    assert forget_account(desk, NASRIN, "Meghna Stores", beside=beside).done


def test_a_load_is_taken_back_without_what_was_forgotten(desk: Desk, beside: Beside) -> None:
    forget_person(desk, LOCAL_OWNER, "Rahima Khatun", beside=beside)
    undo_load(desk.book, LOCAL_OWNER, 2, NOON)
    assert places_of(desk.book, beside.home or Path(), "Rahima Khatun", "Rahima K.") == []


def test_what_the_log_still_holds_is_told_with_its_place(desk: Desk, beside: Beside, tmp_path: Path) -> None:
    (tmp_path / "keybrief.log").write_text(json.dumps({"event": "রহিমা খাতুন called"}) + "\n", encoding="utf-8")
    gone = forget_person(desk, LOCAL_OWNER, "Rahima Khatun", beside=beside)
    assert [(trace.words, trace.place, trace.number, trace.shared) for trace in gone.found if not trace.shared] == [
        ("রহিমা", "keybrief.log", 1, False),
        ("রহিমা খাতুন", "keybrief.log", 1, False),
    ]


@pytest.fixture
def keybrief(database_url: str, tmp_path: Path) -> Keybrief:
    settings = {"KEYBRIEF_EMBEDDINGS": "none"} | ({"DATABASE_URL": database_url} if "postgres" in database_url else {})
    found = Keybrief(tmp_path, tuple(settings.items()))
    assert found("load", write_folder(tmp_path.parent / f"{tmp_path.name}-data"), "--yes").code == 0
    return found


def test_nobody_at_the_terminal_sees_what_would_go_and_nothing_does(keybrief: Keybrief) -> None:
    said = keybrief("forget", "account", "Padma Mart")
    assert said.code == 2
    assert "To be forgotten: Padma Mart (account-2)" in said.out
    assert said.err.strip() == "Nobody is at the terminal to confirm it. Run it again with --yes."
    assert keybrief("ask", "How much did Padma Mart buy in 2026?", "--json").json["answered"]


def test_a_script_gets_what_went_and_the_proof_as_json(keybrief: Keybrief) -> None:
    said = keybrief("forget", "account", "Padma Mart", "--yes", "--json").json
    assert (said["what"], said["ref"], said["name"], said["done"]) == ("account", "account-2", "Padma Mart", True)
    assert said["erased"]["order_lines"] == 1
    assert (said["found"], said["waiting"]) == ([], [])
    again = keybrief("forget", "account", "Padma Mart", "--yes")
    assert again.code == 3
    assert one_sentence(again).startswith('No account fits "Padma Mart".')


def test_each_mistake_is_one_sentence_with_its_code(keybrief: Keybrief) -> None:
    told = {
        ("everything", "x"): (4, '"everything" cannot be forgotten: note, person or account.'),
        ("person", " "): (4, "What is to be forgotten?"),
        ("person", "Kamal Udin"): (3, 'Nobody is called exactly "Kamal Udin". Did you mean Kamal Uddin'),
        ("note", "note-99"): (3, "There is no note note-99."),
        ("account", "Padma Mart", "--as", "Nasrin Haque"): (6, "Only the account's own team"),
    }
    for words, (code, sentence) in told.items():
        said = keybrief("forget", *words, "--yes")
        assert (said.code, one_sentence(said)[: len(sentence)]) == (code, sentence)


def test_it_is_told_in_bengali(keybrief: Keybrief) -> None:
    said = keybrief("forget", "person", "Kamal Uddin", "--yes", "--lang", "bn")
    assert "মুছে ফেলা হয়েছে" in said.out
    assert "কিছু বাকি নেই" in said.out


def test_the_jobs_about_it_are_erased_too(keybrief: Keybrief, database_url: str, tmp_path: Path) -> None:
    address = dict(keybrief.settings).get("DATABASE_URL") or f"sqlite:///{tmp_path / 'book.sqlite'}"
    jobs = Jobs(address, tmp_path)
    try:
        jobs.register("ask", lambda job, inputs: None)
        for key in ("work-1", "work-2"):
            assert jobs.start("ask", key, {"request": key})
        insert = "INSERT INTO requests (id, kind, words, account_id, asked_at) VALUES (:id, 'ask', '{}', :account, :at)"
        engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            for account, key in ((2, "work-1"), (1, "work-2")):
                connection.execute(sa.text(insert), {"id": key, "account": account, "at": "2026-11-23 06:00:00.000000"})
        engine.dispose()
        assert keybrief("forget", "account", "Padma Mart", "--yes", "--json").json["requests"] == ["work-1"]
        assert (jobs.status("work-1"), jobs.status("work-2")) == ("", "waiting")
    finally:
        jobs.close(0)


@pytest.fixture
def indexed(tmp_path: Path) -> Keybrief:
    found = Keybrief(tmp_path / "home", (("KEYBRIEF_EMBEDDINGS", "minilm"),))
    assert found("load", write_folder(tmp_path / "data"), "--yes").code == 0
    return found


def vectors_in(home: Path) -> dict[int, bytes]:
    """The vectors in the index as Chroma writes them, by passage."""
    with closing(sqlite3.connect(home / "index" / "chroma.sqlite3")) as connection:
        return {int(key): vector for key, vector in connection.execute("SELECT id, vector FROM embeddings_queue")}


def test_the_vectors_of_what_is_forgotten_leave_no_byte_and_the_others_stay(indexed: Keybrief) -> None:
    vectors = vectors_in(indexed.home)
    with closing(sqlite3.connect(indexed.home / "book.sqlite")) as connection:
        theirs = {key for (key,) in connection.execute("SELECT id FROM passages WHERE account_id = 2")}
    assert theirs & vectors.keys()
    assert indexed("forget", "account", "Padma Mart", "--yes", "--json").json["waiting"] == []
    data = b"".join(path.read_bytes() for path in (indexed.home / "index").rglob("*") if path.is_file())
    assert not any(vectors[key][:64] in data for key in theirs)
    carried = vectors_in(indexed.home)  # to the last bit of a float
    for key in vectors.keys() - theirs:
        assert np.allclose(np.frombuffer(carried[key], "<f4"), np.frombuffer(vectors[key], "<f4"), atol=1e-6)
    checks: list[dict[str, Any]] = indexed("doctor", "--json").json
    assert next(check for check in checks if check["name"] == "index")["facts"]["in_step"]


def test_an_index_that_another_process_holds_is_told_with_what_to_do(indexed: Keybrief) -> None:
    with FileLock(indexed.home / "index.lock"):
        said = indexed("forget", "account", "Padma Mart", "--yes", "--json")
    assert said.code == 5
    assert json.loads(said.out)["waiting"] == ["index"]
    assert "Stop that process, or start the server, and run keybrief reindex." in said.err
    assert indexed("reindex").code == 0


def test_an_index_on_a_server_out_of_reach_is_told(indexed: Keybrief) -> None:
    said = indexed.set_to(CHROMA_URL="http://127.0.0.1:9")("forget", "person", "Kamal Uddin", "--yes", "--json")
    assert (said.code, json.loads(said.out)["waiting"]) == (5, ["index"])


def test_an_index_that_this_command_does_not_use_is_thrown_away_and_built_anew(indexed: Keybrief) -> None:
    by_words = indexed.set_to(KEYBRIEF_EMBEDDINGS="none")
    assert by_words("forget", "person", "Kamal Uddin", "--yes").code == 0
    assert not (indexed.home / "index").exists()
    assert indexed("search", "Meghna", "shelf", "--json").json[0]["by_meaning"] > 0


def test_every_table_has_a_name_that_people_know() -> None:
    known = {key.removeprefix("terms.rows.") for key in catalogue("en") if key.startswith("terms.rows.")}
    assert set(Base.metadata.tables) == known
