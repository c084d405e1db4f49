"""Contact cadence wanted and real, the communication log, and how long concerns take, counted by hand."""

from __future__ import annotations

import pytest

from bot.compose.render import Style, render, render_figure
from knowledge.book import Book
from knowledge.evidence import Figure, Message, Period, Quantity
from knowledge.figures.catalogue import WHOLE_BOOK
from knowledge.figures.entry import FigureRequest
from knowledge.people import LOCAL_OWNER, Reader
from tests.knowledge.figures.computed import asked, figure
from tests.knowledge.figures.relations_book import DAY, ago


def told(book: Book, account: str, name: str, request: FigureRequest) -> str:
    found = figure(book, account, name, request)
    return render_figure(found, Style()) if isinstance(found, Figure) else render(found, Style())


def test_the_real_cadence_stands_against_the_wanted_one(relations: Book) -> None:
    # Days with contact: 90, 89, 50, 45, 20, 10, 3, 2, 1 ago; gaps 1, 39, 5, 25, 10, 7, 1, 1; median (5 + 7) / 2.
    assert told(relations, "Rupsha Stores", "contact_cadence", asked(DAY)) == (
        "Contact with Rupsha Stores is as wanted, every 14 days: the last was 1 day ago, on 22 Nov 2026, and usually "
        "it is every 6 days. Late with: Chandan Paul (45 days ago, wanted every 10 days)."
    )


def test_an_account_and_the_people_left_alone_are_told_those_never_spoken_to_first(relations: Book) -> None:
    assert told(relations, "Surma Mart", "contact_cadence", asked(DAY)) == (
        "Contact with Surma Mart is late: wanted every 21 days, the last was 22 days ago, on 1 Nov 2026. Late with: "
        "Goutam Dey (no contact recorded, wanted every 30 days); Farid Uddin (91 days ago, wanted every 30 days)."
    )
    found = figure(relations, "Surma Mart", "contact_cadence", asked(DAY))
    assert isinstance(found, Figure)
    assert found.tone == "watch"


@pytest.mark.parametrize(("person", "state"), [("Chandan Paul", "late"), ("Anwar Sadat", "kept")])
def test_one_person_is_held_to_their_own_days(relations: Book, person: str, state: str) -> None:
    found = figure(relations, "Rupsha Stores", "contact_cadence", asked(DAY, person=person))
    assert isinstance(found, Figure)
    assert found.sentence.id == f"stakeholders.person_cadence_{state}"
    assert found.sentence.values["wanted"] == Quantity({"late": 10, "kept": 30}[state], "days")  # type: ignore[arg-type]


def test_all_accounts_left_alone_are_told_furthest_over_first(relations: Book) -> None:
    with relations.reading() as session:
        for request, line in (
            (
                asked(DAY),
                "Left alone for longer than wanted: 1 account (never in touch: 4 accounts): Surma Mart 22 days "
                "(wanted every 21 days).",
            ),
            (
                asked(DAY, days=22),
                "No account was left alone for longer than wanted: 0 accounts (never in touch: 4 accounts).",
            ),
        ):
            found = WHOLE_BOOK["portfolio_quiet"].compute(session, LOCAL_OWNER, request)
            assert isinstance(found, Figure)
            assert render_figure(found, Style()) == line
        walled = WHOLE_BOOK["portfolio_quiet"].compute(session, Reader("outsider", "a guest"), asked(DAY))
        assert isinstance(walled, Figure)
        assert walled.records == ()


def test_the_log_tells_the_day_the_kind_and_who_of_either_side(relations: Book) -> None:
    line = told(relations, "Rupsha Stores", "communication_log", asked(DAY))
    assert line.startswith(
        "The last of 9 contacts with Rupsha Stores: 22 Nov 2026: note with nobody named (Rehana Quddus); "
        "21 Nov 2026: visit with Dolly Akter (Rehana Quddus); "
        "20 Nov 2026: meeting with Anwar Sadat; Bithi Rahman (Rehana Quddus); "
    )
    assert "3 Nov 2026: mail with nobody named (Bithi Rahman)" in line
    assert "9 Oct 2026: call with Chandan Paul (Kamal Hossain)" in line


def test_the_log_is_held_to_a_person_of_either_side_and_to_a_time(relations: Book) -> None:
    for request, number in (
        (asked(DAY, person="Bithi Rahman"), 3),
        (asked(DAY, person="Kamal Hossain"), 1),
        (asked(DAY, ago(10), DAY), 4),
        (asked(ago(11)), 5),
    ):
        found = figure(relations, "Rupsha Stores", "communication_log", request)
        assert isinstance(found, Figure)
        assert found.records_total == number
    gap = figure(relations, "Rupsha Stores", "communication_log", asked(DAY, ago(500), ago(400)))
    assert isinstance(gap, Message)
    assert gap.id == "stakeholders.log_none_in"


def test_concerns_are_told_by_the_days_they_took_and_the_open_ones_by_their_age(relations: Book) -> None:
    found = figure(relations, "Rupsha Stores", "concern_ages", asked(DAY))
    assert isinstance(found, Figure)
    assert found.period == Period(ago(364), DAY, "span")
    assert render_figure(found, Style()) == (
        "Concerns of Rupsha Stores settled (24 Nov 2025 - 23 Nov 2026): 2 concerns, after 15 days in the median: "
        "Trucks come late (14 Oct 2026, after 20 days); Cartons arrive wet (25 Aug 2026, after 10 days). "
        "Open: 1 concern, the oldest for 16 days: Credit note is missing."
    )
    assert found.tone == "bad"
    earlier = figure(relations, "Rupsha Stores", "concern_ages", asked(ago(91)))
    assert isinstance(earlier, Figure)
    assert earlier.sentence.id == "stakeholders.concern_ages_open"
    assert isinstance(figure(relations, "Halda Fresh", "concern_ages", asked(DAY)), Message)


def test_an_open_need_is_told_with_who_said_it_and_the_note_behind_it(relations: Book) -> None:
    found = figure(relations, "Rupsha Stores", "needs_open", asked(DAY))
    assert isinstance(found, Figure)
    assert "need: Smaller cases for village shops (13 Nov 2026, Anwar Sadat)" in render_figure(found, Style())
    assert found.records == ("need-1", "mail-6", "need-3", "need-2")
