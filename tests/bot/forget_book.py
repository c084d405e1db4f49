"""A small book that people have talked over: two accounts, and everything a surface leaves behind about the first."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from bot.desk import Desk
from bot.features import note as notes
from bot.features.ask import Conversation
from bot.features.conversation import keep_conversation
from bot.features.feedback import give
from bot.features.note_message import keep, read
from bot.features.requests import keep_request
from bot.features.rooms import bind_room
from knowledge.book import Book
from knowledge.database import Base
from knowledge.people import Reader
from knowledge.periods import Calendar
from knowledge.records.postings import PostingRow
from knowledge.records.preferences import Preferences, keep_preferences
from knowledge.retrieval.understand import Before
from tests.knowledge.loading.folders import DHAKA, NOON, load, write_folder

ARIF = Reader("member", "Arif Chowdhury", 1, "arif@delta.example")
NASRIN = Reader("member", "Nasrin Haque", 2, "nasrin@delta.example")
MEGHNA, PADMA = 1, 2
MESSAGE = "slack:T1/C1/171.001"
TOLD = (
    "Met Rahima Khatun at Meghna Stores. The back room floods in June. "
    "I will send Rahima the shelf drawing by Thursday. রহিমা আপাকে ফোন করতে হবে।"
)
FIRST_TOLD = "Met Rahima Khatun, whose knee hurts, at Meghna Stores. I will send Rahima the shelf drawing by Thursday."
BESIDE = "Kamal Uddin heard from Rahima Khatun about the new till. Kamal wants tea by Friday. Rahima Begum agrees."
CONTACTS = (
    "id,account_id,name,aliases,title,email,phone\n"
    "C1,A1,Rahima Khatun,রহিমা খাতুন;রহিমা আপা;Rahima apa,Head of Buying,rahima@meghna.example,01711-223344\n"
    "C2,A2,Kamal Uddin,,Buyer,kamal@padma.example,01811-556677\n"
    "C3,A2,Rahima Begum,,Cashier,,\n"
)


def open_desk(book: Book) -> Desk:
    return Desk(book, Calendar(), DHAKA, lambda: NOON, "en", None)


def live_in(book: Book, folder: Path) -> Desk:
    """Loads the small book twice, the second time with other words, and does with it what people do."""
    load(book, write_folder(folder, contacts=CONTACTS.replace("Head of Buying", "Buyer Rahima K.")))
    load(book, write_folder(folder, contacts=CONTACTS))
    desk = open_desk(book)
    ref = keep(desk, ARIF, FIRST_TOLD, key=MESSAGE, origin=MESSAGE, files=[("rahima.jpg", "https://f.example/1")])
    read(desk, ARIF, ref)
    notes.reword(desk, ARIF, ref, TOLD)
    notes.confirm(desk, ARIF, ref)
    notes.log(desk, ARIF, BESIDE, account="Padma Mart")
    about = Before("search", "Rahima Khatun shelf", None, ("Rahima Khatun",), "", None)
    keep_conversation(desk, "slack:T1/C1/1", Conversation(MEGHNA, about))
    keep_conversation(
        desk, "slack:T1/C2/1", Conversation(None, Before("search", "Meghna Stores rank", None, (), "", None))
    )
    keep_conversation(
        desk, "slack:T1/C3/1", Conversation(PADMA, Before("search", "Kamal", None, ("Kamal Uddin",), "", None))
    )
    keep_request(desk, "work-1", "ask", {"text": "What did Rahima Khatun say?"}, account_id=MEGHNA)
    keep_request(desk, "work-2", "ask", {"text": "How is Padma Mart?"}, account_id=PADMA)
    keep_request(desk, "work-3", "ask", {"team": "T1", "user": "U1", "text": "tea?"})
    give(desk, NASRIN, "work-1", "bad", "Rahima Khatun never said so")
    bind_room(desk, ARIF, "slack:T1/C1", "Meghna Stores")
    with book.writing() as session:
        keep_preferences(session, "slack:T1/U1", Preferences("bn"))
        for key, account_id, words, sources in (
            ("post-1", MEGHNA, {"question": "Rahima Khatun?"}, [ref]),
            ("post-2", PADMA, {"question": "tea"}, ["note-2"]),
        ):
            values = {
                "id": key,
                "kind": "ask",
                "account_id": account_id,
                "asked_by": ARIF.key,
                "as_of": date(2026, 11, 23),
                "posted_at": NOON,
                "place": "C1/1.0",
                "words": json.dumps(words),
                "sources": json.dumps(sources),
                "marks": "[]",
            }
            session.execute(sa.insert(PostingRow).values(values))
    return desk


def rows(book: Book, *, but: frozenset[str] = frozenset()) -> dict[str, set[str]]:
    """Every row of every table, as text."""
    with book.reading() as session:
        return {
            table.name: {str(tuple(row)) for row in session.execute(sa.select(table))}
            for table in Base.metadata.sorted_tables
            if table.name not in but
        }


def places_of(book: Book, home: Path, *words: str) -> list[str]:
    """Where any of these words still is: in a file under the folder, or in a column. Independent of the product."""
    found = []
    for path in sorted(home.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        for one in words:
            forms = {one, one.lower(), json.dumps(one)[1:-1]}
            found += [f"{one} in {path.name}" for form in forms if form.encode() in data]
    with book.reading() as session:
        for table in Base.metadata.sorted_tables:
            said = "\n".join(str(tuple(row)) for row in session.execute(sa.select(table)))
            found += [f"{one} in {table.name}" for one in words if one in said or one.lower() in said]
    return found
