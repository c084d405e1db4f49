"""What people left behind between two messages: threads, preferences, rooms, requests and feedback, as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from bot.desk import Desk
from bot.features.ask import NEW_CONVERSATION, Conversation
from bot.features.conversation import conversation_of, is_known, keep_conversation
from bot.features.feedback import give, given
from bot.features.preferences import NO_DIGEST, preferences_of, set_preferences
from bot.features.requests import keep_request, place_request, request_of, settle_request, unsettled
from bot.features.rooms import account_of_room, bind_room, may_all_read, unbind_room
from knowledge.book import Book
from knowledge.errors import Ambiguous, BadInput, NotFound, Refused
from knowledge.evidence import Period
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.accounts import Account
from knowledge.records.preferences import Preferences
from knowledge.records.requests import RequestRow
from knowledge.records.team import TeamMember, reader_by_email
from knowledge.records.threads import Thread
from knowledge.retrieval.understand import Before
from tests.bot.features.notebook import MONDAY, NUSRAT, SHORMI, TANVIR, fill

THREAD = "slack:T1/C1/171.001"
ROOM = "slack:T1/C1"
COLLEAGUE = Reader("workspace", "Colleague", email="colleague@shapla.example")
GUEST = Reader("outsider", "Guest")
SPOKEN = Conversation(
    1,
    Before("margin", "margin Lamia", Period(date(2026, 10, 1), date(2026, 10, 31), "month"), ("লামিয়া নূর",), "Tea", 7),
)


@pytest.fixture
def desk(book: Book) -> Desk:
    return fill(book)


def later(desk: Desk, days: int) -> Desk:
    return replace(desk, clock=lambda: MONDAY + timedelta(days=days))


@pytest.mark.parametrize(
    "conversation",
    [
        SPOKEN,
        Conversation(None, Before(period=Period(None, date(2026, 11, 1), "all", "eid_ul_fitr"))),
        Conversation(2, Before()),
        Conversation(1, None),
        NEW_CONVERSATION,
    ],
)
def test_a_thread_is_remembered_as_it_was(desk: Desk, conversation: Conversation) -> None:
    keep_conversation(desk, THREAD, SPOKEN)
    keep_conversation(desk, THREAD, conversation)
    assert conversation_of(desk, THREAD, LOCAL_OWNER) == conversation
    assert conversation_of(desk, "another", LOCAL_OWNER) == NEW_CONVERSATION


@pytest.mark.parametrize("memory", ["", "no json", "[]", "null", "7", '{"version": 99}', '{"version": 1}', '{"a": 1}'])
def test_a_memory_that_cannot_be_read_counts_as_none(desk: Desk, memory: str) -> None:
    keep_conversation(desk, THREAD, SPOKEN)
    with desk.book.writing() as session:
        session.execute(sa.update(Thread).values(memory=memory))
    assert conversation_of(desk, THREAD, LOCAL_OWNER) == Conversation(1, None)


def test_a_thread_is_forgotten_after_thirty_days(desk: Desk) -> None:
    keep_conversation(desk, THREAD, SPOKEN)
    assert conversation_of(later(desk, 30), THREAD, LOCAL_OWNER) == SPOKEN
    assert conversation_of(later(desk, 31), THREAD, LOCAL_OWNER) == NEW_CONVERSATION
    keep_conversation(later(desk, 31), "another", SPOKEN)
    with desk.book.reading() as session:
        assert session.scalars(sa.select(Thread.key)).all() == ["another"]


def test_a_thread_that_came_to_an_account_is_new_to_whoever_may_not_read_it(desk: Desk) -> None:
    of_nokshi = Conversation(3, SPOKEN.before)
    keep_conversation(desk, THREAD, of_nokshi)
    assert conversation_of(desk, THREAD, NUSRAT) == conversation_of(desk, THREAD, LOCAL_OWNER) == of_nokshi
    assert {conversation_of(desk, THREAD, one) for one in (TANVIR, COLLEAGUE, GUEST)} == {NEW_CONVERSATION}
    assert is_known(desk, THREAD)


def test_preferences_are_set_one_by_one_and_given_back(desk: Desk) -> None:
    assert preferences_of(desk, "slack:T1/U1") == Preferences()
    set_preferences(desk, "slack:T1/U1", language="bn", timezone="Asia/Dhaka", digest_hour=7)
    set_preferences(desk, "slack:T1/U1", digits="bengali", by_itself=False)
    held = Preferences("bn", "Asia/Dhaka", 7, "bengali", by_itself=False)
    assert preferences_of(desk, "slack:T1/U1") == held
    assert set_preferences(desk, "slack:T1/U1", digest_hour=NO_DIGEST).digest_hour == NO_DIGEST
    set_preferences(desk, "slack:T1/U1", language="", timezone="", digest_hour=None, digits="", by_itself=True)
    assert preferences_of(desk, "slack:T1/U1") == Preferences()


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        ({"language": "fr"}, "preferences.language_unknown"),
        ({"timezone": "Asia/Nowhere"}, "preferences.zone_unknown"),
        ({"timezone": "../../etc/passwd"}, "preferences.zone_unknown"),
        ({"timezone": "Asia"}, "preferences.zone_unknown"),
        ({"digest_hour": 24}, "preferences.hour_unknown"),
        ({"digest_hour": -2}, "preferences.hour_unknown"),
        ({"digest_hour": "noon"}, "preferences.hour_unknown"),
        ({"digits": "roman"}, "preferences.digits_unknown"),
    ],
)
def test_a_preference_that_is_none_is_told_and_changes_nothing(
    desk: Desk, given_: dict[str, object], message: str
) -> None:
    with pytest.raises(BadInput) as refused:
        set_preferences(desk, "slack:T1/U1", **({"language": "bn"} | given_))  # type: ignore[arg-type]
    assert refused.value.message.id == message
    assert preferences_of(desk, "slack:T1/U1") == Preferences()


def test_a_room_is_about_the_account_it_is_bound_to_for_those_who_may_read_it(desk: Desk) -> None:
    assert account_of_room(desk, NUSRAT, ROOM) is None
    assert bind_room(desk, NUSRAT, ROOM, "Nokshi").id == 3
    found = account_of_room(desk, NUSRAT, ROOM)
    assert found is not None
    assert found.name == "Nokshi Departmental Store"
    assert account_of_room(desk, TANVIR, ROOM) is account_of_room(desk, COLLEAGUE, ROOM) is None
    bind_room(desk, COLLEAGUE, "slack:T1/C2", "Padma Mart")
    assert unbind_room(desk, NUSRAT, ROOM)
    assert not unbind_room(desk, NUSRAT, ROOM)
    assert account_of_room(desk, NUSRAT, ROOM) is None


def test_a_room_is_bound_and_freed_by_those_alone_who_may_read_its_account(desk: Desk) -> None:
    with pytest.raises(NotFound):
        bind_room(desk, TANVIR, ROOM, "Nokshi")
    with pytest.raises(NotFound):
        bind_room(desk, GUEST, ROOM, "Padma Mart")
    with pytest.raises(Ambiguous):
        bind_room(desk, TANVIR, ROOM, "Padma")
    bind_room(desk, NUSRAT, ROOM, "Nokshi")
    with pytest.raises(Refused):
        unbind_room(desk, TANVIR, ROOM)
    with pytest.raises(Refused):
        bind_room(desk, TANVIR, ROOM, "Padma Mart")
    assert account_of_room(desk, NUSRAT, ROOM) is not None
    assert bind_room(desk, NUSRAT, ROOM, "Padma Mart").name == "Padma Mart"


def test_a_room_is_bound_and_freed_once_for_a_request_however_often_it_is_worked_on(desk: Desk) -> None:
    bind_room(desk, TANVIR, ROOM, "Padma Mart", origin="first")
    bind_room(desk, SHORMI, ROOM, "Padma Wholesale", origin="second")
    assert bind_room(desk, TANVIR, ROOM, "Padma Mart", origin="first").name == "Padma Mart"
    assert (bound := account_of_room(desk, TANVIR, ROOM)) is not None
    assert bound.name.startswith("Padma Wholesale")
    assert unbind_room(desk, TANVIR, ROOM, origin="third")
    assert unbind_room(desk, TANVIR, ROOM, origin="third")
    assert not unbind_room(desk, TANVIR, ROOM, origin="fourth")


def test_those_in_a_room_who_may_not_read_an_account_are_named(desk: Desk) -> None:
    everybody = [TANVIR, NUSRAT, SHORMI, COLLEAGUE, GUEST, LOCAL_OWNER]
    assert may_all_read(desk, everybody, 1) == ("Guest",)
    assert may_all_read(desk, everybody, 3) == ("Tanvir Ashik", "Shormi Dutta", "Colleague", "Guest")
    assert may_all_read(desk, [NUSRAT, LOCAL_OWNER], 3) == ()
    assert may_all_read(desk, [TANVIR], 99) == ("Tanvir Ashik",)
    bind_room(desk, NUSRAT, ROOM, "Nokshi")
    assert may_all_read(desk, everybody, 3, ROOM) == ("Guest",)
    assert may_all_read(desk, [TANVIR], 3, "slack:T1/C2") == ("Tanvir Ashik",)


def test_a_request_is_kept_once_until_it_is_settled_and_stays_a_mark(desk: Desk) -> None:
    words = {"question": "মার্জিন কত?", "account": ""}
    assert keep_request(desk, "job-1", "ask", words)
    assert not keep_request(desk, "job-1", "ask", {"question": "other"})
    assert request_of(desk, "job-1") == words
    assert [(one.id, one.kind) for one in unsettled(desk)] == [("job-1", "ask")]
    assert settle_request(desk, "job-1")
    assert not settle_request(desk, "job-1")
    assert not keep_request(desk, "job-1", "ask", words)
    assert request_of(desk, "job-1") is request_of(desk, "job-2") is None
    assert unsettled(desk) == ()
    with desk.book.reading() as session:
        assert session.scalars(sa.select(RequestRow.words)).all() == [""]


def test_the_mark_of_a_request_outlives_whatever_comes_again_and_goes_at_last(desk: Desk) -> None:
    keep_request(desk, "old", "ask", {})
    settle_request(desk, "old")
    for days, still in ((30, True), (31, False)):
        keep_request(desk, f"after-{days}", "ask", {})
        settle_request(later(desk, days), f"after-{days}")
        with desk.book.reading() as session:
            assert (session.get(RequestRow, "old") is not None) is still


def test_the_last_word_on_an_answer_counts_and_its_reason_stays(desk: Desk) -> None:
    keep_request(desk, "job-1", "ask", {})
    place_request(desk, "job-1", 1)
    give(desk, TANVIR, "job-1", "good")
    give(desk, TANVIR, "job-1", "bad", "wrong year")
    give(desk, TANVIR, "job-1", "bad")
    give(desk, COLLEAGUE, "job-1", "good")
    assert given(desk, "job-1") == (
        ("tanvir@shapla.example", "bad", "wrong year"),
        ("colleague@shapla.example", "good", ""),
    )


def test_feedback_that_is_none_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused):
        give(desk, GUEST, "job-1", "good")
    for verdict, reason in (("fine", ""), ("bad", "x" * 3_001)):
        with pytest.raises(BadInput):
            give(desk, TANVIR, "job-1", verdict, reason)
    assert given(desk, "job-1") == ()


def test_a_person_is_the_team_member_with_exactly_their_e_mail(desk: Desk) -> None:
    with desk.book.writing() as session:
        session.execute(sa.update(TeamMember).where(TeamMember.id == 1).values(email="Tanvir@Shapla.example"))
        session.execute(sa.update(TeamMember).where(TeamMember.id > 1).values(email="shared@shapla.example"))
        found = {
            email: reader_by_email(session, email, "Somebody")
            for email in ("tanvir@shapla.EXAMPLE", "shared@shapla.example", "", "anvir@shapla.example")
        }
    assert found["tanvir@shapla.EXAMPLE"] == Reader("member", "Tanvir Ashik", 1, "tanvir@shapla.example")
    assert {(one.standing, one.name) for email, one in found.items() if "tanvir" not in email} == {
        ("workspace", "Somebody")
    }


def test_what_is_remembered_of_an_account_goes_with_it(desk: Desk) -> None:
    keep_conversation(desk, THREAD, Conversation(3, None))
    bind_room(desk, NUSRAT, ROOM, "Nokshi")
    keep_request(desk, "job-1", "ask", {}, account_id=3)
    give(desk, NUSRAT, "job-1", "good")
    with desk.book.writing() as session:
        session.execute(sa.text("DELETE FROM audit"))
        session.execute(sa.text("DELETE FROM contacts WHERE account_id = 3"))
        session.execute(sa.delete(Account).where(Account.id == 3))
    assert conversation_of(desk, THREAD, LOCAL_OWNER) == NEW_CONVERSATION
    assert account_of_room(desk, LOCAL_OWNER, ROOM) is None
    assert request_of(desk, "job-1") == {}
