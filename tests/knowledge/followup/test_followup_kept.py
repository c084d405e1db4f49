"""A promise that a later note says was kept: every case of the sample, and sentences as people write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.evidence import Passage
from knowledge.followup.kept import Promise, kept_by, last_word
from knowledge.followup.told import Told, told_in
from knowledge.notes.context import note_context
from knowledge.people import LOCAL_OWNER
from knowledge.periods import Calendar
from knowledge.reading_notes.implied import NoteContext
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.interactions import Interaction, InteractionKind
from knowledge.records.notes import Note
from knowledge.text import terms
from tests.conftest import SAMPLE_DAY

# Open in the sample's records, kept by what a later note says: read by hand through all 246 of them.
KEPT = {
    "Send the tea bay planogram in two sizes": "mail-19",
    "Write the root cause report on late trucks": "mail-65",
    "Pay the undisputed part of the withheld bill": "note-64",
    "Send Jui a trial offer for floor cleaner in five shops": "note-102",
    "Deliver pictures and videos of the winter bundle": "mail-168",
}
# Recorded as done; where the records are looked past, these are the notes that say so.
DONE = {
    "Print labels on every pallet": "note-13",
    "Settle the card week claim": "note-35",
    "Send twelve months of sales and margin per item": "mail-81",
    "Return the 2% promotion support cut": "note-88",
    "Share the product master file": "mail-113",
    "Pay in two instalments": "note-127",
    "Give 40 pallets for the godown": "note-135",
    "Supply 150 cases of single noodles to Natore": "note-142",
    "Send a poster in Bengali and a lotion tester": "note-200",
}


@dataclass(frozen=True)
class Looked:
    commitment: Commitment
    promise: Promise
    told: list[Told]


def looked_at(session: Session, as_of: date) -> Iterator[Looked]:
    """Every promise of the sample made by a day, and what was said of its account from then on."""
    for record in session.scalars(sa.select(Commitment).where(Commitment.made_on <= as_of).order_by(Commitment.id)):
        context = context_of(session, record.account_id, as_of)
        source = session.get(Interaction, record.interaction_id)
        ours = record.side is Side.OURS
        owner = record.owner_member_id if ours else record.owner_contact_id
        people = context.team if ours else context.contacts
        promise = Promise(
            statement=record.statement,
            ours=ours,
            owner=next((person.names for person in people if person.id == owner), ()),
            people=tuple(name for person in context.contacts for name in person.names),
            made_on=record.made_on,
            source_id=record.interaction_id,
            source_words=source.body if source else "",
        )
        yield Looked(record, promise, told_in(session, LOCAL_OWNER, record.account_id, record.made_on, as_of))


def context_of(session: Session, account_id: int, as_of: date) -> NoteContext:
    return note_context(session, Note(0, account_id, "", as_of, None, "", "", 1), as_of, Calendar())


def found_by(session: Session, as_of: date) -> dict[str, tuple[CommitmentStatus, str]]:
    found = {}
    for one in looked_at(session, as_of):
        kept = kept_by(one.promise, one.told)
        if kept is not None:
            assert kept.words in " ".join(kept.told.passage.words.split())
            found[one.promise.statement] = (one.commitment.status, kept.told.interaction)
    return found


def test_every_promise_of_the_sample_named_kept_was_kept_and_none_is_missed(sample_book: Book) -> None:
    with sample_book.reading() as session:
        found = found_by(session, SAMPLE_DAY)
    assert {name: ref for name, (status, ref) in found.items() if status is CommitmentStatus.OPEN} == KEPT


def test_of_those_recorded_as_done_two_thirds_would_be_found_and_each_by_the_right_note(sample_book: Book) -> None:
    with sample_book.reading() as session:
        found = found_by(session, SAMPLE_DAY)
    done = {name: ref for name, (status, ref) in found.items() if status is CommitmentStatus.DONE}
    assert done.items() <= DONE.items()
    assert 3 * len(done) >= 2 * len(DONE)


def test_on_no_day_of_the_year_is_a_promise_named_kept_by_another_note(sample_on_sqlite: Book) -> None:
    right = KEPT | DONE
    with sample_on_sqlite.reading() as session:
        for weeks in range(0, 52, 4):
            for name, (_, ref) in found_by(session, SAMPLE_DAY - timedelta(weeks=weeks)).items():
                assert right.get(name) == ref, (name, ref, weeks)


ARIF = ("Arif Mahbub", "আরিফ মাহবুব", "আরিফ ভাই", "Arif bhai")
SHORMI = ("Shormi Dutta", "শর্মী দত্ত", "শর্মী")
MADE = date(2026, 10, 19)
OURS = Promise("Send Arif the price list of biscuits", True, SHORMI, ARIF, MADE, None, "")
THEIRS = Promise("Send the sell-out figures of biscuits", False, ARIF, ARIF, MADE, None, "")


def said(words: str, author: str = "Shormi Dutta", *, theirs: bool = False, on: date = date(2026, 11, 2)) -> Told:
    kind = InteractionKind.MAIL if theirs else InteractionKind.NOTE
    passage = Passage("note-9", kind.value, on, author, words)
    return Told(passage, 9, kind, "", theirs, (), False, tuple(terms(words)), words)


@pytest.mark.parametrize(
    "words",
    [
        "Sent Arif bhai the biscuit price list today.",
        "The price list of biscuits was mailed to Arif this morning.",
        "Biscuit price list handed over to Arif at the store.",
        "আরিফ ভাইকে বিস্কুটের প্রাইস লিস্ট পাঠিয়েছি।",
        "বিস্কুটের প্রাইস লিস্ট আরিফ ভাইকে দেওয়া হয়েছে।",
        "Arif bhai ke biscuit er price list pathaisi.",
        "biscuit er price list Arif bhai ke diyechi aj.",
    ],
)
def test_ours_is_kept_where_we_write_that_we_gave_it(words: str) -> None:
    kept = kept_by(OURS, [said(words)])
    assert kept is not None
    assert kept.words == words


@pytest.mark.parametrize(
    "words",
    [
        "Will send Arif bhai the biscuit price list tomorrow.",
        "Biscuit price list not sent to Arif yet.",
        "Have we sent Arif the biscuit price list?",
        "If the biscuit price list is sent, Arif will order.",
        "Sent Arif bhai half of the biscuit price list.",
        "Sent Arif the biscuit price list. The second page is still missing.",
        "Arif sent his biscuit price list of last year.",
        "Maybe Tanvir sent Arif the biscuit price list.",
        "Sent Arif the tea drawings.",
        "Arif asked again for the biscuit price list.",
        "আরিফ ভাইকে বিস্কুটের প্রাইস লিস্ট এখনো পাঠানো হয়নি।",
        "বিস্কুটের প্রাইস লিস্ট কাল আরিফ ভাইকে পাঠাব।",
        "আরিফ ভাই বিস্কুটের প্রাইস লিস্ট পাননি।",
        "Arif bhai ke biscuit er price list pathai nai.",
        "biscuit er price list ekhono baki, Arif bhai phone korechen.",
    ],
)
def test_ours_is_not_kept_where_it_is_to_come_partly_done_doubted_or_somebody_elses(words: str) -> None:
    assert kept_by(OURS, [said(words)]) is None


@pytest.mark.parametrize(
    ("words", "theirs"),
    [
        ("Received the biscuit sell-out figures from Arif.", False),
        ("Arif sent the sell-out figures of biscuits.", False),
        ("আরিফ ভাই বিস্কুটের সেল-আউট ফিগার পাঠিয়েছেন।", False),
        ("Arif bhai biscuit er sell-out figures diyechen.", False),
        ("Dear Shormi, the biscuit sell-out figures are attached. Arif", True),
    ],
)
def test_theirs_is_kept_where_we_have_it_or_they_write_that_they_gave_it(words: str, theirs: bool) -> None:
    assert kept_by(THEIRS, [said(words, "Arif Mahbub" if theirs else "Tanvir Ashik", theirs=theirs)]) is not None


@pytest.mark.parametrize(
    "words",
    [
        "I sent Arif our sell-out figures of biscuits.",
        "Arif says the biscuit sell-out figures will come next week.",
        "Arif promised the biscuit sell-out figures again.",
        "আরিফ ভাই বিস্কুটের সেল-আউট ফিগার এখনো দেননি।",
    ],
)
def test_theirs_is_not_kept_by_what_we_gave_or_they_only_say(words: str) -> None:
    assert kept_by(THEIRS, [said(words, "Tanvir Ashik")]) is None


def test_what_was_written_before_the_promise_keeps_nothing() -> None:
    assert kept_by(OURS, [said("Sent Arif bhai the biscuit price list.", on=MADE - timedelta(days=1))]) is None


def test_the_note_that_makes_the_promise_does_not_keep_it() -> None:
    assert kept_by(replace(OURS, source_id=9), [said("Sent Arif bhai the biscuit price list.")]) is None


def test_it_is_not_kept_where_a_later_note_says_that_it_never_came() -> None:
    sent = said("Sent Arif bhai the biscuit price list.")
    lost = said("Arif bhai has not received the biscuit price list.", on=date(2026, 11, 5))
    assert kept_by(OURS, [sent, lost]) is None


def test_a_promise_for_good_is_ended_by_no_note() -> None:
    lasting = replace(THEIRS, statement="Keep the prices of biscuits at or above the shops")
    assert kept_by(lasting, [said("Arif sent the biscuit prices of the shops, done.", "Tanvir Ashik")]) is None


def test_the_word_on_a_promise_is_the_latest_note_that_speaks_of_it() -> None:
    first = said("The price list of biscuits waits for Tanvir. Arif asked.", on=date(2026, 10, 25))
    later = said("Price list of biscuits is with the printer, Arif knows.", on=date(2026, 11, 1))
    other = said("Tea bay looks good in Gulshan.", on=date(2026, 11, 3))
    word = last_word(OURS, [first, later, other])
    assert word is not None
    assert word.words.startswith("Price list of biscuits is with the printer")


def test_what_was_said_in_confidence_is_no_word_on_a_promise() -> None:
    secret = replace(said("Price list of biscuits will never reach Arif."), confidential=True)
    assert last_word(OURS, [secret]) is None
