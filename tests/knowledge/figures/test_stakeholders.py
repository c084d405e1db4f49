"""The stakeholder map and what goes with it: who is missing, reporting lines, one person alone, a quiet champion."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import pytest

from bot.compose.catalogues import LANGUAGES
from bot.compose.render import Style, render, render_figure, render_value
from knowledge.book import Book
from knowledge.evidence import Figure, Message, Term
from knowledge.figures.alerts import alerts_of
from knowledge.figures.catalogue import WHOLE_BOOK
from knowledge.figures.entry import FigureRequest
from knowledge.figures.stakeholders import WANTED, stakeholder_rows
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import Account, readable
from knowledge.records.contacts import Coverage, Influence
from knowledge.records.interactions import InteractionKind
from knowledge.records.offers import OfferStatus
from tests.knowledge.figures.computed import asked, figure
from tests.knowledge.figures.relations_book import COLLEAGUE, DAY, FARID, RUPSHA, SURMA, ago


@pytest.mark.parametrize(
    ("family", "words"),
    [
        ("coverage", Coverage),
        ("influence", Influence),
        ("interaction_kind", InteractionKind),
        ("offer_status", OfferStatus),
        ("role_missing", WANTED),
    ],
)
def test_every_word_of_the_records_is_worded_in_both_languages(family: str, words: Iterable[enum.StrEnum]) -> None:
    for word in words:
        for language in LANGUAGES:
            assert render_value(Term(family, word.value), Style(language))


def told(book: Book, account: str, name: str, request: FigureRequest, language: str = "en") -> str:
    found = figure(book, account, name, request)
    style = Style("bn" if language == "bn" else "en")
    return render_figure(found, style) if isinstance(found, Figure) else render(found, style)


def test_the_map_shows_each_person_and_who_is_missing(relations: Book) -> None:
    assert told(relations, "Rupsha Stores", "stakeholder_map", asked(DAY)) == (
        "Stakeholders of Rupsha Stores, 3 people: Anwar Sadat (decision maker, influence high, supporter, "
        "regular contact, last contact 20 Nov 2026, strength 84); Bithi Rahman (champion, influence medium, supporter, "
        "regular contact, last contact 20 Nov 2026, strength 84); Chandan Paul (user, influence low, supporter, "
        "regular contact, last contact 9 Oct 2026, strength 35). Missing: a sponsor."
    )


def test_while_the_sponsor_was_there_nobody_was_missing(relations: Book) -> None:
    found = figure(relations, "Rupsha Stores", "stakeholder_map", asked(ago(2)))
    assert isinstance(found, Figure)
    assert (found.sentence.id, found.tone) == ("stakeholders.stakeholder_map", "good")


def test_the_rows_of_the_map_are_to_be_had_for_a_picture(relations: Book) -> None:
    with relations.reading() as session:
        rows = stakeholder_rows(session, LOCAL_OWNER, RUPSHA, DAY)
        assert [
            (row.contact, row.influence, row.support, row.strength.total, row.reports_to and row.reports_to.name)
            for row in rows
        ] == [
            ("Anwar Sadat", "high", "supporter", 84, None),
            ("Bithi Rahman", "medium", "supporter", 84, "Anwar Sadat"),
            ("Chandan Paul", "low", "supporter", 35, "Bithi Rahman"),
        ]
        assert stakeholder_rows(session, COLLEAGUE, RUPSHA, DAY) == rows


def test_reporting_lines_go_from_the_top_down(relations: Book) -> None:
    assert told(relations, "Rupsha Stores", "reporting_lines", asked(DAY)) == (
        "Who reports to whom at Rupsha Stores: Bithi Rahman to Anwar Sadat; Chandan Paul to Bithi Rahman. "
        "No line known of 0 people."
    )
    assert told(relations, "Rupsha Stores", "reporting_lines", asked(DAY, person="Anwar Sadat")) == (
        "Who reports to whom at Rupsha Stores: Bithi Rahman to Anwar Sadat."
    )


def test_people_who_report_round_in_a_ring_are_told_as_recorded(relations: Book) -> None:
    assert told(relations, "Surma Mart", "reporting_lines", asked(DAY)) == (
        "Who reports to whom at Surma Mart: Farid Uddin to Ehsan Karim; Ehsan Karim to Farid Uddin. "
        "No line known of 1 person."
    )


def test_what_they_care_about_is_told_of_those_of_whom_it_is_known(relations: Book) -> None:
    assert told(relations, "Rupsha Stores", "cares_about", asked(DAY)) == (
        "What they care about at Rupsha Stores: Anwar Sadat (decision maker): a full shelf. Not known of 2 people."
    )
    assert "is not recorded" in told(relations, "Surma Mart", "cares_about", asked(DAY))
    assert "is not recorded" in told(relations, "Rupsha Stores", "cares_about", asked(DAY, person="Bithi Rahman"))


def test_an_account_hangs_on_one_person_where_just_one_was_spoken_to_in_ninety_days(relations: Book) -> None:
    assert told(relations, "Surma Mart", "single_threaded", asked(DAY)) == (
        "Surma Mart hangs on one person: in the last 90 days only Ehsan Karim (user) was spoken to, last on "
        "1 Nov 2026; known beside: 2 people."
    )
    both = figure(relations, "Surma Mart", "single_threaded", asked(ago(2)))
    assert isinstance(both, Figure)
    assert (both.sentence.id, both.tone) == ("stakeholders.single_threaded_none", "good")
    assert "cannot be told" in told(relations, "Surma Mart", "single_threaded", asked(ago(200)))


@pytest.mark.parametrize(("days", "quiet"), [(61, False), (60, True)])
def test_a_champion_is_quiet_after_thirty_days(relations: Book, days: int, quiet: bool) -> None:
    found = figure(relations, "Surma Mart", "champion_quiet", asked(ago(days)))
    assert isinstance(found, Figure)
    assert found.tone == ("watch" if quiet else "good")
    assert found.records == (f"contact-{FARID}",)


def test_a_champion_never_spoken_to_is_quiet_and_an_account_without_one_says_so(relations: Book) -> None:
    assert "no contact recorded" in told(relations, "Surma Mart", "champion_quiet", asked(ago(100)))
    none = figure(relations, "Halda Fresh", "champion_quiet", asked(DAY))
    assert isinstance(none, Message)


def test_alerts_are_the_same_for_all_accounts_at_once_as_for_each(relations: Book) -> None:
    with relations.reading() as session:
        found = alerts_of(session, readable(LOCAL_OWNER), DAY)
        assert {key: [render(one.message, Style()) for one in alerts] for key, alerts in found.items()} == {
            RUPSHA: ["Chandan Paul: no contact for 45 days, wanted every 10 days"],
            SURMA: [
                "no contact for 22 days, wanted every 21 days",
                "hangs on one person: Ehsan Karim, last contact 22 days ago",
                "champion Farid Uddin quiet for 91 days",
            ],
        }
        assert alerts_of(session, Account.id == RUPSHA, ago(36)) == {}


def test_of_all_accounts_those_on_one_person_are_told(relations: Book) -> None:
    with relations.reading() as session:
        found = WHOLE_BOOK["portfolio_single_threaded"].compute(session, LOCAL_OWNER, asked(DAY))
        assert isinstance(found, Figure)
        assert render_figure(found, Style()) == (
            "Hanging on one person in the last 90 days: 1 account: Surma Mart: Ehsan Karim."
        )
        nobody = WHOLE_BOOK["portfolio_single_threaded"].compute(session, LOCAL_OWNER, asked(ago(300)))
        assert isinstance(nobody, Figure)
        assert nobody.tone == "good"
