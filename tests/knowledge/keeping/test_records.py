"""Records kept by hand: added, changed, undone; once, by whom it concerns, and never over somebody else's change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.errors import BadInput, NotFound, Refused, Superseded
from knowledge.keeping.records import Kept, add_record, change_record, undo_record
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.accounts import Account, Visibility
from knowledge.records.needs import Need, NeedKind, NeedStatus
from knowledge.records.negotiation import NegotiationPoint, PointKind
from knowledge.records.offers import Offer, OfferNeed
from knowledge.records.team import TeamMember
from knowledge.retrieval.passages import PassageRow
from tests.knowledge.figures import small

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
DAY = date(2026, 11, 23)
Act = Callable[[Session], Kept]


def done(book: Book, act: Act) -> Kept:
    with book.writing() as session:
        return act(session)


@pytest.fixture
def account_id(book: Book) -> int:
    with book.writing() as session:
        return small.account(session)


def a_need(book: Book, account_id: int, origin: str = "press-1", by: Reader = LOCAL_OWNER) -> Kept:
    values = {"account_id": account_id, "kind": NeedKind.NEED, "statement": "Smaller cases", "stated_on": DAY}
    return done(book, lambda session: add_record(session, by, "need", values, at=NOW, origin=origin))


def changed(book: Book, ref: str, origin: str, *, seen: int | None = None, **values: Any) -> Kept:
    return done(book, lambda s: change_record(s, LOCAL_OWNER, ref, values, at=NOW, origin=origin, seen=seen))


def undone(book: Book, ref: str, number: int, origin: str = "undo-1") -> Kept:
    return done(book, lambda session: undo_record(session, LOCAL_OWNER, ref, number, at=NOW, origin=origin))


def needs(book: Book) -> list[Need]:
    with book.reading() as session:
        return list(session.scalars(sa.select(Need).order_by(Need.id)))


def passages(book: Book) -> list[str]:
    with book.reading() as session:
        return list(session.scalars(sa.select(PassageRow.words)))


def test_a_record_is_added_once_and_its_words_are_found(book: Book, account_id: int) -> None:
    first, again = a_need(book, account_id), a_need(book, account_id)
    assert (first.ref, again.ref, first.changed, again.changed) == ("need-1", "need-1", True, False)
    assert [need.statement for need in needs(book)] == ["Smaller cases"]
    assert passages(book) == ["Smaller cases"]


def test_a_change_is_made_once_and_undone(book: Book, account_id: int) -> None:
    ref = a_need(book, account_id).ref
    first = changed(book, ref, "press-2", status=NeedStatus.RESOLVED, resolved_on=DAY, statement="Cases of six")
    again = changed(book, ref, "press-2", status=NeedStatus.OPEN)
    assert (first.number, again.changed) == (2, False)
    assert needs(book)[0].status is NeedStatus.RESOLVED
    assert passages(book) == ["Cases of six"]
    assert undone(book, ref, 2).number == 3
    held = needs(book)[0]
    assert (held.status, held.resolved_on, held.statement) == (NeedStatus.OPEN, None, "Smaller cases")
    assert not undone(book, ref, 2, "undo-2").changed


def test_undo_keeps_what_somebody_changed_since(book: Book, account_id: int) -> None:
    ref = a_need(book, account_id).ref
    changed(book, ref, "press-2", statement="Cases of six", status=NeedStatus.DROPPED)
    changed(book, ref, "press-3", statement="Cases of eight")
    undone(book, ref, 2)
    held = needs(book)[0]
    assert (held.statement, held.status) == ("Cases of eight", NeedStatus.OPEN)


def test_undoing_an_addition_removes_it_with_its_words(book: Book, account_id: int) -> None:
    kept = a_need(book, account_id)
    assert len(undone(book, kept.ref, 1).gone) == 1
    assert needs(book) == []
    assert passages(book) == []


def test_what_another_record_uses_is_not_taken_back(book: Book, account_id: int) -> None:
    need = a_need(book, account_id)
    values = {"account_id": account_id, "name": "Six-packs", "offered_on": DAY, "value": Decimal(5000)}
    offer = done(
        book,
        lambda s: add_record(s, LOCAL_OWNER, "offer", values, {"needs": [1]}, at=NOW, origin="press-2"),
    )
    with book.reading() as session:
        assert session.execute(sa.select(OfferNeed.offer_id, OfferNeed.need_id)).all() == [(1, 1)]
        assert session.scalar(sa.select(Offer.value)) == Decimal(5000)
    contact = {"account_id": account_id, "name": "Rina Das"}
    who = done(book, lambda s: add_record(s, LOCAL_OWNER, "contact", contact, at=NOW, origin="press-3"))
    changed(book, need.ref, "press-4", contact_id=1)
    with pytest.raises(BadInput, match="in_use"):
        undone(book, who.ref, 1)
    undone(book, offer.ref, 1, "undo-2")
    with book.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(OfferNeed)) == 0


def test_the_second_of_two_who_edit_one_field_is_told_of_the_first(book: Book, account_id: int) -> None:
    ref = a_need(book, account_id).ref
    changed(book, ref, "hers", seen=1, statement="Cases of six")
    with pytest.raises(Superseded) as told:
        changed(book, ref, "his", seen=1, statement="Cases of twelve")
    assert told.value.message.values["number"] == 2
    assert needs(book)[0].statement == "Cases of six"
    changed(book, ref, "his other field", seen=1, status=NeedStatus.DROPPED)
    changed(book, ref, "the same words", seen=1, statement="Cases of six")
    assert needs(book)[0].status is NeedStatus.DROPPED


def test_only_those_who_look_after_an_account_keep_its_records(book: Book, account_id: int) -> None:
    with book.writing() as session:
        owner, other = TeamMember(name="Mitu Roy"), TeamMember(name="Arif Khan")
        session.add_all([owner, other])
        session.flush()
        theirs = small.account(session, "Shitol Foods", owner_id=owner.id, visibility=Visibility.TEAM)
        session.execute(sa.update(Account).where(Account.id == account_id).values(owner_id=owner.id))
        reader = Reader("member", "Arif Khan", other.id, "arif@example.com")
    with pytest.raises(Refused):
        a_need(book, account_id, by=reader)
    with pytest.raises(NotFound):
        a_need(book, theirs, by=reader)
    assert needs(book) == []


@pytest.mark.parametrize("ref", ["need-99", "need-x", "nonsense-1", "", "need-99999999999999999999"])
def test_a_ref_that_names_nothing_is_told(book: Book, account_id: int, ref: str) -> None:
    with pytest.raises(NotFound):
        changed(book, ref, "press-2", statement="x")


def test_a_walk_away_is_never_found_by_its_words(book: Book, account_id: int) -> None:
    for kind, words in ((PointKind.WALK_AWAY, "Not under 82 a case"), (PointKind.OUR_WANT, "End caps in May")):
        values = {"account_id": account_id, "kind": kind, "statement": words, "stated_on": DAY}
        done(book, lambda s, v=values: add_record(s, LOCAL_OWNER, "negotiation_point", v, at=NOW, origin=str(v)))  # type: ignore[misc]
    with book.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(NegotiationPoint)) == 2
    assert passages(book) == ["End caps in May"]
