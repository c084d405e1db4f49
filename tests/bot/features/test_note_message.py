"""Notes that come by message: kept once, edited and deleted as the message is, whatever comes twice or out of order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.compose.note import NoteCard
from bot.desk import Desk
from bot.features import note as notes
from bot.features import note_message as messages
from bot.features import rooms
from knowledge.book import Book, open_book
from knowledge.errors import BadInput, NotFound, Refused
from knowledge.migrations.upgrade import upgrade
from knowledge.people import Reader
from knowledge.records.attachments import Attachment
from knowledge.records.commitments import Commitment
from knowledge.records.interactions import Interaction, InteractionRevision
from knowledge.records.message_notes import MessageNote
from knowledge.records.proposals import Proposal
from knowledge.retrieval.embeddings import MiniLM
from knowledge.retrieval.index import open_index
from knowledge.retrieval.library import Library
from knowledge.retrieval.passages import PassageRow
from tests.bot.features.notebook import MONDAY, NUSRAT, SHORMI, TANVIR, contents, fill

WORDS = "Met Lamia at Padma Mart. She wants testers near the till. I will send the drawing by Thursday."
KEY = "slack:T1/C1/171.001"
GUEST = Reader("outsider", "Guest")


@pytest.fixture
def desk(book: Book) -> Desk:
    return fill(book)


def keep(desk: Desk, words: str = WORDS, key: str = KEY, reader: Reader = TANVIR, **more: object) -> str:
    return messages.keep(desk, reader, words, key=key, origin=key, **more)  # type: ignore[arg-type]


def kept_and_read(desk: Desk, words: str = WORDS, key: str = KEY, reader: Reader = TANVIR) -> NoteCard:
    return messages.read(desk, reader, keep(desk, words, key, reader))


def column(desk: Desk, what: object) -> list[object]:
    with desk.book.reading() as session:
        return list(session.scalars(sa.select(what)))  # type: ignore[call-overload]


def test_a_message_becomes_a_note_as_it_is_written_and_reading_it_files_and_proposes(desk: Desk) -> None:
    ref = keep(desk)
    assert column(desk, Interaction.body) == [WORDS]
    assert column(desk, Interaction.account_id) == [None]
    card = messages.read(desk, TANVIR, ref)
    assert (card.ref, card.account, card.account_id, card.words) == (ref, "Padma Mart", 1, WORDS)
    assert [one.kind for one in card.proposals] == ["contact met", "need", "commitment"]
    assert messages.note_of_message(desk, KEY) == ref


def test_the_same_message_again_is_the_same_note_and_changes_nothing(desk: Desk) -> None:
    card = kept_and_read(desk)
    before = contents(desk.book)
    assert keep(desk) == keep(desk, "other words") == card.ref
    assert messages.read(desk, TANVIR, card.ref) == card
    assert contents(desk.book) == before


def test_one_message_kept_by_many_at_once_is_one_note(database_url: str, book: Book) -> None:
    desk = fill(book)
    others = [Desk(open_book(database_url, upgrade), desk.calendar, desk.zone, desk.clock, "en", None) for _ in "ab"]
    keys = [f"slack:T1/C1/{number}" for number in range(5)]
    with ThreadPoolExecutor(8) as pool:
        work = [pool.submit(keep, one, key=key) for key in keys for one in (desk, *others) for _ in range(3)]
        refs = {one.result() for one in work}
    for other in others:
        other.book.engine.dispose()
    assert len(refs) == len(column(desk, Interaction.id)) == len(column(desk, PassageRow.id)) == 5


def test_what_was_dropped_or_confirmed_is_not_proposed_anew_when_the_note_is_read_again(desk: Desk) -> None:
    ref = kept_and_read(desk).ref
    notes.drop(desk, TANVIR, ref, [2])
    notes.confirm(desk, TANVIR, ref, [3])
    assert [one.status for one in messages.read(desk, TANVIR, ref).proposals] == ["proposed", "dropped", "confirmed"]
    with pytest.raises(BadInput):
        notes.drop(desk, TANVIR, ref, [2])


def test_a_note_for_no_certain_account_is_asked_about_and_filed_by_choice(desk: Desk) -> None:
    card = kept_and_read(desk, "Padma: I will send the list by Friday.")
    assert (card.account, card.proposals) == ("", ())
    assert dict(zip(card.choice_ids, card.choices, strict=True)) == {1: "Padma Mart", 2: "Padma Wholesale"}
    assert messages.read(desk, TANVIR, card.ref).choices == card.choices
    filed = notes.file(desk, TANVIR, card.ref, "", account_id=2)
    assert (filed.account, len(filed.proposals)) == ("Padma Wholesale", 1)
    assert messages.read(desk, TANVIR, card.ref).proposals == filed.proposals


def test_the_account_told_the_conversation_and_the_room_say_where_a_note_belongs(desk: Desk) -> None:
    words = "I will send the list by Friday."
    rooms.bind_room(desk, TANVIR, "slack:T1/C2", "Padma Wholesale")
    told: dict[str, dict[str, Any]] = {
        "told": {"account": "Padma Mart"},
        "talk": {"account_id": 1},
        "room": {"room": "slack:T1/C2"},
    }
    found = {
        name: messages.read(desk, TANVIR, keep(desk, words, name, TANVIR, **more)).account
        for name, more in told.items()
    }
    assert found == {"told": "Padma Mart", "talk": "Padma Mart", "room": "Padma Wholesale"}
    assert column(desk, MessageNote.told) == ["", "", ""]


def test_an_account_that_is_unknown_or_not_the_writers_leaves_the_note_unfiled_and_kept(desk: Desk) -> None:
    unknown = keep(desk, "price list sent", "a", account="Brahmaputra Bazar")
    walled = keep(desk, "price list sent", "b", account_id=3)
    assert messages.read(desk, TANVIR, unknown).account == messages.read(desk, TANVIR, walled).account == ""


def test_files_are_kept_by_name_and_link_and_may_be_the_whole_message(desk: Desk) -> None:
    files = (("shelf.jpg", "https://files.example/1"), ("plan.pdf", "https://files.example/2"))
    card = messages.read(desk, TANVIR, keep(desk, "", files=files, account="Padma Mart"))
    assert (card.words, card.files) == ("shelf.jpg, plan.pdf", files)
    messages.follow_deletion(desk, KEY)
    assert column(desk, Attachment.name) == []


def test_what_cannot_be_kept_is_refused_and_its_key_stays_free(desk: Desk) -> None:
    before = contents(desk.book)
    for words, reader, error in (("", TANVIR, BadInput), ("a\0b", TANVIR, BadInput), (WORDS, GUEST, Refused)):
        with pytest.raises(error):
            keep(desk, words, reader=reader)
    assert contents(desk.book) == before
    assert keep(desk)


def test_an_edit_is_followed_once_and_read_again(desk: Desk) -> None:
    ref = kept_and_read(desk).ref
    notes.confirm(desk, TANVIR, ref, [3])
    edited = "Met Lamia at Padma Mart. I will send prices by Sunday."
    card = messages.follow_edit(desk, TANVIR, KEY, edited, "171.5")
    assert card is not None
    assert (card.words, card.revision, card.vanished) == (edited, 2, (3,))
    assert [one.statement for one in card.proposals if one.status == "proposed" and one.statement] == ["Send prices"]
    assert messages.follow_edit(desk, TANVIR, KEY, edited, "171.5") == card
    assert column(desk, InteractionRevision.body) == [WORDS]
    assert column(desk, Commitment.statement) == ["Send the drawing"]


def test_an_older_edit_that_comes_late_brings_no_older_words_back(desk: Desk) -> None:
    kept_and_read(desk)
    messages.follow_edit(desk, TANVIR, KEY, "Padma Mart: second", "1000.2")
    card = messages.follow_edit(desk, TANVIR, KEY, "Padma Mart: first", "999.9")
    assert card is not None
    assert (card.words, card.revision) == ("Padma Mart: second", 2)


def test_an_edit_without_other_words_makes_no_revision(desk: Desk) -> None:
    kept_and_read(desk)
    card = messages.follow_edit(desk, TANVIR, KEY, WORDS, "171.5")
    assert card is not None
    assert card.revision == 1


def test_an_edit_that_names_the_account_files_the_note(desk: Desk) -> None:
    assert kept_and_read(desk, "I will send the list by Friday.").account == ""
    card = messages.follow_edit(desk, TANVIR, KEY, "Padma Mart: I will send the list by Friday.", "2")
    assert card is not None
    assert (card.account, len(card.proposals)) == ("Padma Mart", 1)


def test_an_edit_before_the_note_was_read_is_what_is_read(desk: Desk) -> None:
    ref = keep(desk)
    messages.follow_edit(desk, TANVIR, KEY, "Padma Mart: I will send prices by Friday.", "2")
    card = messages.read(desk, TANVIR, ref)
    assert [one.statement for one in card.proposals] == ["Send prices"]


def test_an_edit_to_nothing_or_by_others_or_of_no_note_changes_nothing(desk: Desk) -> None:
    ref = kept_and_read(desk).ref
    with pytest.raises(BadInput):
        messages.follow_edit(desk, TANVIR, KEY, "  ", "2")
    with pytest.raises(Refused):
        messages.follow_edit(desk, NUSRAT, KEY, "other words", "3")
    assert messages.follow_edit(desk, TANVIR, "slack:T1/C1/9", "other words", "4") is None
    assert notes.show(desk, TANVIR, ref).words == WORDS


def test_an_edit_that_comes_before_its_message_is_what_is_stored(desk: Desk) -> None:
    assert messages.follow_edit(desk, TANVIR, KEY, "Padma Mart: second", "1000.2") is None
    assert messages.follow_edit(desk, TANVIR, KEY, "Padma Mart: first", "999.9") is None
    assert messages.note_of_message(desk, KEY) is None
    ref = keep(desk, "Padma Mart: as it was first written")
    card = messages.read(desk, TANVIR, ref)
    assert (card.words, card.account, card.revision) == ("Padma Mart: second", "Padma Mart", 1)
    assert keep(desk, "Padma Mart: as it was first written") == ref
    assert messages.follow_edit(desk, TANVIR, KEY, "Padma Mart: first", "999.9") == card
    assert column(desk, MessageNote.early) == [""]


def test_an_edit_and_its_message_at_once_leave_the_newer_words(desk: Desk) -> None:
    keys = [f"slack:T1/C1/{number}" for number in range(8)]
    with ThreadPoolExecutor(6) as pool:
        work = [
            pool.submit(act)
            for key in keys
            for act in (
                partial(keep, desk, "Padma Mart: older", key),
                partial(messages.follow_edit, desk, TANVIR, key, "Padma Mart: newer", "5"),
            )
        ]
        for one in work:
            one.result()
    assert column(desk, Interaction.body) == ["Padma Mart: newer"] * len(keys)


def test_an_edit_before_its_message_that_cannot_be_kept_or_is_anothers_leaves_the_message_as_it_is(desk: Desk) -> None:
    for reader, words in ((TANVIR, "  "), (TANVIR, "a\0b"), (GUEST, "other words"), (NUSRAT, "other words")):
        assert messages.follow_edit(desk, reader, KEY, words, "5") is None
    assert messages.read(desk, TANVIR, keep(desk)).words == WORDS


def test_a_message_edited_and_deleted_before_it_comes_is_never_stored(desk: Desk) -> None:
    messages.follow_edit(desk, TANVIR, KEY, "Padma Mart: second", "1000.2")
    assert messages.follow_deletion(desk, KEY) is None
    assert messages.follow_edit(desk, TANVIR, KEY, "Padma Mart: third", "1000.3") is None
    assert keep(desk) == ""
    assert column(desk, MessageNote.early) == [""]
    assert column(desk, Interaction.id) == []


def test_the_words_of_an_edit_whose_message_never_comes_are_gone_after_a_day(desk: Desk) -> None:
    messages.follow_edit(desk, TANVIR, KEY, "where is the price list?", "1")
    later = replace(desk, clock=lambda: MONDAY + timedelta(days=1, minutes=1))
    messages.follow_edit(later, TANVIR, "other", "and this one?", "2")
    assert column(desk, MessageNote.early) == ["and this one?"]


def test_a_deleted_message_takes_its_note_along_and_leaves_what_was_confirmed_marked(desk: Desk) -> None:
    ref = kept_and_read(desk).ref
    messages.remember_card(desk, ref, "slack:T1/C1/171.9")
    notes.confirm(desk, TANVIR, ref, [3])
    messages.follow_edit(desk, TANVIR, KEY, f"{WORDS} Sales are flat.", "2")
    gone = messages.follow_deletion(desk, KEY)
    assert gone == messages.Deleted(ref, 1, "slack:T1/C1/171.9")
    assert messages.follow_deletion(desk, KEY) == gone
    for what in (Interaction.id, InteractionRevision.body, Proposal.words):
        assert column(desk, what) == []
    assert column(desk, PassageRow.kind) == ["commitment"]
    assert column(desk, Commitment.source_deleted) == [True]
    assert messages.card_of(desk, ref) == "slack:T1/C1/171.9"
    with pytest.raises(NotFound):
        messages.read(desk, TANVIR, ref)


def test_nothing_is_stored_for_a_message_that_was_deleted_or_whose_note_was_undone(desk: Desk) -> None:
    assert messages.follow_deletion(desk, KEY) is None
    undone = kept_and_read(desk, key="other")
    notes.undo(desk, TANVIR, undone.ref)
    assert keep(desk) == keep(desk, key="other") == ""
    assert messages.follow_edit(desk, TANVIR, KEY, WORDS, "2") is None
    assert messages.note_of_message(desk, KEY) is None
    assert messages.note_of_message(desk, "other") is None
    assert column(desk, Interaction.id) == []


def test_a_ref_is_never_given_again(desk: Desk) -> None:
    first = keep(desk)
    messages.follow_deletion(desk, KEY)
    assert keep(desk, key="other") != first


def test_the_card_of_a_note_is_remembered(desk: Desk) -> None:
    ref = keep(desk)
    assert messages.card_of(desk, ref) is None
    messages.remember_card(desk, ref, "slack:T1/D1/5")
    assert messages.card_of(desk, ref) == "slack:T1/D1/5"


def test_a_colleague_outside_the_team_is_told_from_another_of_the_same_name(desk: Desk) -> None:
    one = Reader("workspace", "Rahim", email="rahim@shapla.example")
    ref = keep(desk, "buy milk", reader=one)
    assert messages.read(desk, one, ref).words == "buy milk"
    for other in (Reader("workspace", "Rahim", email="other@shapla.example"), Reader("workspace", "Rahim"), SHORMI):
        with pytest.raises(NotFound):
            messages.read(desk, other, ref)


def test_the_vectors_of_a_deleted_message_go_with_it(desk: Desk, tmp_path: Path) -> None:
    embedder = MiniLM()
    index = open_index(tmp_path / "index", "", embedder.name)
    desk = Desk(
        Book(desk.book.engine, Library(index, embedder)), desk.calendar, desk.zone, desk.clock, desk.language, None
    )
    kept_and_read(desk)
    assert len(index.ids()) == 1
    messages.follow_edit(desk, TANVIR, KEY, "Padma Mart: all is well", "2")
    assert index.ids() == set(column(desk, PassageRow.id))
    messages.follow_deletion(desk, KEY)
    assert index.ids() == set()
    index.close()
