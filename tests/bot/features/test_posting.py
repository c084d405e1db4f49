"""What was posted: its sources shown again as they stand, told from a later one, read by who may, gone in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from bot.compose.sentence import Source
from bot.desk import Desk
from bot.features import note as notes
from bot.features.posting import keep_posting, last_posting, new_since, posting_of, sources_behind
from bot.features.requests import begin_request, keep_request, settle_request
from knowledge.book import Book
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.accounts import Account, Visibility
from knowledge.records.postings import PostingRow
from tests.bot.features.notebook import MONDAY, NUSRAT, SHORMI, TANVIR, fill

KEY = "slack:T1/C1/171.001"
DAY = date(2026, 11, 23)
FIGURE = Source("revenue-2026Q3", "figure", DAY, "", "Net of returns.", "", ("order-812", "order-7"), 9)
COLLEAGUE = Reader("workspace", "Rahim", email="rahim@shapla.example")
GUEST = Reader("outsider", "Guest")


@pytest.fixture
def desk(book: Book) -> Desk:
    return fill(book)


def post(
    desk: Desk,
    key: str = KEY,
    *,
    account_id: int | None = 1,
    reader: Reader = TANVIR,
    sources: tuple[Source, ...] = (FIGURE,),
    sentences: tuple[str, ...] = ("Revenue is up.",),
    place: str = "C1/171.002",
    kind: str = "brief",
) -> None:
    words = {"focus": "দাম নিয়ে", "form": "short"}
    keep_posting(
        desk,
        key,
        kind,
        account_id=account_id,
        asked_by=reader.key,
        as_of=DAY,
        words=words,
        sources=sources,
        sentences=sentences,
        place=place,
    )


def cited(ref: str) -> Source:
    return Source(ref, "note", DAY, "Tanvir Ashik", "the words as they were posted")


def rows(desk: Desk) -> list[str]:
    with desk.book.reading() as session:
        return list(session.scalars(sa.select(PostingRow.id).order_by(PostingRow.id)))


def test_what_was_posted_is_there_again(desk: Desk) -> None:
    post(desk)
    found = posting_of(desk, TANVIR, KEY)
    assert found is not None
    assert (found.kind, found.account_id, found.as_of, found.place) == ("brief", 1, DAY, "C1/171.002")
    assert found.words == {"focus": "দাম নিয়ে", "form": "short"}
    assert sources_behind(desk, TANVIR, KEY) == (FIGURE,)
    assert posting_of(desk, TANVIR, "another") is None
    assert sources_behind(desk, TANVIR, "another") == ()


def test_the_same_key_again_changes_nothing_once_its_place_is_known(desk: Desk) -> None:
    post(desk, place="", sentences=("a first try",))
    post(desk, sentences=("as it was posted",))
    before = posting_of(desk, TANVIR, KEY)
    post(replace(desk, clock=lambda: MONDAY + timedelta(days=1)), sentences=("another",), place="C9/9")
    assert posting_of(desk, TANVIR, KEY) == before
    assert new_since(desk, KEY, ("as it was posted", "a first try", "another")) == (False, True, True)


def test_a_note_that_is_cited_is_shown_as_it_stands_and_its_words_are_kept_nowhere_else(desk: Desk) -> None:
    ref = notes.log(desk, TANVIR, "Padma Mart: price list sent", origin="a").ref
    post(desk, sources=(cited(ref), FIGURE))
    with desk.book.reading() as session:
        held = str(session.execute(sa.select(PostingRow.__table__)).all())
    assert "as they were posted" not in held
    assert "Tanvir" not in held
    notes.reword(desk, TANVIR, ref, "Padma Mart: price list of May sent")
    (shown, _) = sources_behind(desk, TANVIR, KEY)
    assert (shown.kind, shown.words, shown.author) == ("note", "Padma Mart: price list of May sent", "Tanvir Ashik")
    notes.delete(desk, TANVIR, ref)
    assert sources_behind(desk, TANVIR, KEY) == (Source(ref, "gone", DAY, "", ""), FIGURE)


def test_a_note_that_was_filed_into_another_account_is_no_longer_behind_the_posting(desk: Desk) -> None:
    ref = notes.log(desk, TANVIR, "Padma Mart: price list sent", origin="a").ref
    post(desk, sources=(cited(ref),))
    notes.file(desk, TANVIR, ref, "", account_id=2)
    assert [source.kind for source in sources_behind(desk, TANVIR, KEY)] == ["gone"]


def test_who_may_not_read_the_account_learns_nothing_of_a_posting(desk: Desk) -> None:
    ref = notes.log(desk, NUSRAT, "Nokshi Departmental Store: wants credit", origin="a").ref
    post(desk, account_id=3, reader=NUSRAT, sources=(cited(ref),))
    for reader in (TANVIR, SHORMI, COLLEAGUE, GUEST):
        assert posting_of(desk, reader, KEY) is None
        assert sources_behind(desk, reader, KEY) == ()
    assert [source.words for source in sources_behind(desk, NUSRAT, KEY)] == ["Nokshi Departmental Store: wants credit"]
    assert posting_of(desk, LOCAL_OWNER, KEY) is not None


def test_what_drew_on_all_accounts_is_read_by_who_asked_alone(desk: Desk) -> None:
    ref = notes.log(desk, NUSRAT, "Nokshi Departmental Store: wants credit", origin="a").ref
    for number, reader in enumerate((NUSRAT, COLLEAGUE)):
        post(desk, str(number), account_id=None, reader=reader, sources=(cited(ref), FIGURE))
    assert [source.kind for source in sources_behind(desk, NUSRAT, "0")] == ["note", "figure"]
    # What its asker may not read is not shown, even where a posting names it.
    assert [source.kind for source in sources_behind(desk, COLLEAGUE, "1")] == ["gone", "figure"]
    for reader in (TANVIR, LOCAL_OWNER, GUEST, Reader("workspace", "Rahim"), Reader("workspace", "owner")):
        assert posting_of(desk, reader, "0") is posting_of(desk, reader, "1") is None


def test_a_wall_that_is_built_later_stands_before_old_postings_too(desk: Desk) -> None:
    post(desk)
    assert posting_of(desk, NUSRAT, KEY) is not None
    with desk.book.writing() as session:
        session.execute(sa.update(Account).where(Account.id == 1).values(visibility=Visibility.TEAM))
    assert posting_of(desk, NUSRAT, KEY) is None


def test_the_last_posting_is_a_persons_own_newest_of_its_kind(desk: Desk) -> None:
    later = replace(desk, clock=lambda: MONDAY + timedelta(hours=1))
    post(desk, "a")
    post(later, "b")
    post(later, "c", kind="answer")
    post(later, "d", account_id=2)
    post(replace(desk, clock=lambda: MONDAY + timedelta(hours=2)), "e", reader=SHORMI)
    post(desk, "f", account_id=None)
    found = last_posting(desk, 1, "brief", TANVIR.key)
    everywhere = last_posting(desk, None, "brief", TANVIR.key)
    assert (found and found.id, everywhere and everywhere.id) == ("b", "f")
    assert last_posting(desk, 1, "followup", TANVIR.key) is None


def test_a_later_posting_tells_which_of_its_sentences_are_new(desk: Desk) -> None:
    post(desk, sentences=("Revenue is up.", "৩টি প্রতিশ্রুতি বাকি।"))
    assert new_since(desk, KEY, ("৩টি প্রতিশ্রুতি বাকি।", "A new order came.")) == (False, True)
    assert new_since(desk, "another", ("Revenue is up.",)) == (True,)


def test_postings_go_after_thirty_days_and_with_their_account(desk: Desk) -> None:
    post(desk, "old")
    post(replace(desk, clock=lambda: MONDAY + timedelta(days=30)), "new")
    assert rows(desk) == ["new", "old"]
    post(replace(desk, clock=lambda: MONDAY + timedelta(days=31)), "newest", account_id=2)
    assert rows(desk) == ["new", "newest"]
    with desk.book.writing() as session:
        session.execute(sa.delete(Account).where(Account.id == 2))
    assert rows(desk) == ["new"]


def test_work_on_a_request_is_known_to_have_begun(desk: Desk) -> None:
    keep_request(desk, KEY, "ask", {"question": "margin?"})
    assert begin_request(desk, KEY) is False
    assert begin_request(desk, KEY) is True
    settle_request(desk, KEY)
    assert begin_request(desk, KEY) is True
    assert begin_request(desk, "never kept") is False
