"""As of a day: nothing dated later is told; and what records that are half filled in are told as."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from knowledge.book import Book
from knowledge.evidence import Figure, Message, Term, Words
from knowledge.figures.catalogue import CATALOGUE
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.contacts import Contact
from knowledge.records.deals import Deal, DealOutcome
from knowledge.records.interactions import Interaction, InteractionContact
from knowledge.records.meetings import Meeting
from knowledge.records.plan import Initiative, Measure, Objective, Plan, PlanStatus
from knowledge.records.promotions import Promotion, PromotionStatus
from tests.conftest import SAMPLE_DAY
from tests.knowledge.figures import small
from tests.knowledge.figures.computed import asked, days_in, rows_of, told

# These speak of what is to come: a day a thing is due, expected, or takes place on.
FORWARD = {
    "account_profile": {"renewal"},
    "commitments_ours": {"due"},
    "commitments_theirs": {"due"},
    "deals_open": {"expected"},
    "functions_owe": {"due"},
    "next_meeting": {"at"},
    "plan_next": {"due"},
    "plan_objectives": {"target_on"},
    "promotions": {"starts", "ends"},
}
TODAY = date(2026, 6, 1)


@pytest.mark.parametrize("as_of", [SAMPLE_DAY, SAMPLE_DAY - timedelta(days=92), date(2025, 3, 1), date(2024, 11, 1)])
def test_no_figure_tells_of_a_later_day(sample_on_sqlite: Book, as_of: date) -> None:
    # PostgreSQL tells the same, word for word: test_both_databases.
    for (account, name), found in told(sample_on_sqlite, asked(as_of)).items():
        message = found.sentence if isinstance(found, Figure) else found
        ahead = FORWARD.get(name, set())
        plain = {key: value for key, value in message.values.items() if key not in {"rows", *ahead}}
        rows = [{key: value for key, value in row.items() if key not in ahead} for row in rows_of(message)]
        for values in [plain, *rows]:
            assert [day for day in days_in(Message("", values)) if day > as_of] == [], (account, name)  # type: ignore[arg-type]
        if isinstance(found, Figure):
            assert found.as_of == as_of
            assert found.definition.id.endswith("definition")
            assert found.records_total >= len(found.records)


def test_every_figure_is_told_of_some_account_of_the_sample(sample_on_sqlite: Book) -> None:
    found = told(sample_on_sqlite, asked(SAMPLE_DAY))
    assert {name for (_, name), one in found.items() if isinstance(one, Figure)} == {*CATALOGUE, "portfolio"}


def test_refs_of_the_figures_of_an_account_differ(sample_on_sqlite: Book) -> None:
    by_account: dict[str, list[str]] = {}
    for (account, _), found in told(sample_on_sqlite, asked(SAMPLE_DAY)).items():
        if isinstance(found, Figure):
            by_account.setdefault(account, []).append(found.ref)
    for refs in by_account.values():
        assert len(set(refs)) == len(refs)


def test_a_commitment_done_on_no_known_day_is_not_owed(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        session.add(
            Commitment(
                account_id=who,
                side=Side.OURS,
                statement="Send the price list",
                made_on=date(2026, 5, 1),
                due_on=date(2026, 5, 8),
                status=CommitmentStatus.DONE,
            )
        )
    for name in ("commitments_ours", "commitments_overdue"):
        found = small.asked_of(book, name, who, asked(TODAY))
        assert isinstance(found, Figure)
        assert found.sentence.id.endswith("_none")


def test_a_measure_entered_later_is_not_known_yet(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        session.add(Plan(id=1, account_id=who, title="Plan", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)))
        session.flush()
        session.add(Objective(id=1, plan_id=1, statement="More tea"))
        session.flush()
        session.add(
            Measure(
                objective_id=1, name="Share", unit="%", target=Decimal(40), now=Decimal(33), now_on=date(2026, 7, 1)
            )
        )
    found = small.asked_of(book, "plan_objectives", who, asked(TODAY))
    assert isinstance(found, Figure)
    (row,) = rows_of(found.sentence)
    (measure,) = row["measures"].rows  # type: ignore[attr-defined]
    assert (measure["now"], measure["on"]) == (Term("unknown", "value"), Term("unknown", "date"))


def test_the_oldest_of_many_late_initiatives_comes_first_and_the_next_one_last(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        session.add(Plan(id=1, account_id=who, title="Plan", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)))
        session.flush()
        session.add(Objective(id=1, plan_id=1, statement="More tea"))
        session.flush()
        for month in (1, 2, 3, 4, 5, 7, 8):
            session.add(Initiative(objective_id=1, statement=f"Step {month}", due_on=date(2026, month, 20)))
        session.add(Initiative(objective_id=1, statement="Done", due_on=date(2026, 2, 1), status=PlanStatus.DONE))
    found = small.asked_of(book, "plan_next", who, asked(TODAY))
    assert isinstance(found, Figure)
    told = [row["statement"] for row in rows_of(found.sentence)]
    assert told == [Words("Step 1"), Words("Step 2"), Words("Step 3"), Words("Step 4"), Words("Step 7")]
    assert found.records_total == 6


def test_promotions_running_come_first_then_those_to_come_then_the_last_ended(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        for name, first in (
            ("Long ago", date(2025, 5, 1)),
            ("Ended", date(2026, 4, 1)),
            ("Now", date(2026, 5, 20)),
            ("Next", date(2026, 7, 1)),
            ("Later", date(2026, 9, 1)),
            ("Much later", date(2026, 12, 1)),
        ):
            session.add(
                Promotion(account_id=who, name=name, starts_on=first, ends_on=first + timedelta(days=20), result="Good")
            )
        session.add(
            Promotion(
                account_id=who,
                name="Called off",
                starts_on=TODAY,
                ends_on=TODAY,
                status=PromotionStatus.CANCELLED,
            )
        )
    found = small.asked_of(book, "promotions", who, asked(TODAY))
    assert isinstance(found, Figure)
    names = [row["name"] for row in rows_of(found.sentence)]
    assert names == [Words("Now"), Words("Next"), Words("Later"), Words("Much later"), Words("Ended")]
    assert [row["result"] for row in rows_of(found.sentence)][-2:] == [Term("unknown", "result"), Words("Good")]
    assert found.records_total == 6


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261231T000000Z", datetime(2026, 6, 9, 5, tzinfo=UTC)),
        ("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261231", datetime(2026, 6, 9, 5, tzinfo=UTC)),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2", datetime(2026, 6, 9, 5, tzinfo=UTC)),
        ("FREQ=MONTHLY;COUNT=2", None),
        ("every other week", None),
    ],
)
def test_a_recurring_meeting_is_found_as_calendars_write_it(book: Book, rule: str, expected: datetime | None) -> None:
    with book.writing() as session:
        who = small.account(session)
        first = datetime(2026, 1, 6, 5, tzinfo=UTC) if "WEEKLY" in rule else datetime(2026, 1, 13, 5, tzinfo=UTC)
        session.add(Meeting(account_id=who, title="Review", starts_at=first, recurrence=rule))
    found = small.asked_of(book, "next_meeting", who, asked(TODAY))
    assert (found.sentence.values["at"] if isinstance(found, Figure) else None) == expected


def test_a_person_never_spoken_to_is_told_by_name(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        session.add_all(Contact(id=key, account_id=who, name=name) for key, name in ((1, "Mahfuz"), (2, "Selina")))
        session.flush()
        session.add(
            Interaction(
                id=1,
                account_id=who,
                happened_on=date(2026, 5, 4),
                written_at=datetime(2026, 5, 4, tzinfo=UTC),
                body="x",
            )
        )
        session.flush()
        session.add(InteractionContact(interaction_id=1, contact_id=1))
    found = small.asked_of(book, "contact_last", who, asked(TODAY, person="Selina"))
    assert isinstance(found, Message)
    assert found.id == "gaps.no_contact_with"
    spoken = small.asked_of(book, "contact_last", who, asked(TODAY, person="Mahfuz"))
    assert isinstance(spoken, Figure)
    assert [row["last"] for row in rows_of(spoken.sentence)] == [date(2026, 5, 4)]


def test_a_product_bought_in_two_currencies_in_one_quarter_has_not_lapsed(book: Book) -> None:
    with book.writing() as session:
        who, what = small.account(session), small.product(session)
        for currency in ("BDT", "USD"):
            small.order(session, who, what, TODAY - timedelta(days=120), "10", currency=currency)
    found = small.asked_of(book, "lapsed_products", who, asked(TODAY))
    assert isinstance(found, Figure)
    assert rows_of(found.sentence) == []


def test_a_deal_that_closes_later_is_still_open_and_one_that_slipped_is_counted(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        for name, opened, expected, closed, outcome in (
            ("Won later", date(2026, 1, 1), date(2026, 5, 1), date(2026, 7, 1), DealOutcome.WON),
            ("Lost", date(2026, 1, 1), date(2026, 5, 1), date(2026, 4, 1), DealOutcome.LOST),
            ("Opens later", date(2026, 6, 2), date(2026, 9, 1), None, DealOutcome.OPEN),
            ("No days", None, None, None, DealOutcome.OPEN),
        ):
            session.add(
                Deal(
                    account_id=who, name=name, opened_on=opened, expected_on=expected, closed_on=closed, outcome=outcome
                )
            )
    found = small.asked_of(book, "deals_open", who, asked(TODAY))
    assert isinstance(found, Figure)
    assert [row["name"] for row in rows_of(found.sentence)] == [Words("Won later"), Words("No days")]
    assert found.tone == "watch"


@pytest.mark.parametrize("name", CATALOGUE)
def test_an_account_of_which_nothing_is_known_gets_a_sentence(book: Book, name: str) -> None:
    with book.writing() as session:
        who = small.account(session)
    found = small.asked_of(book, name, who, asked(TODAY))
    assert (found.sentence if isinstance(found, Figure) else found).id
