"""Relationships, offers and satisfaction as people meet them: questions, the brief, Home and the morning."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.compose.brief import Brief
from bot.compose.render import Style
from bot.desk import Desk
from bot.features.ask import ask
from bot.features.brief import brief
from bot.features.home import home
from bot.features.reminders import digest
from bot.slack.views.home import quiet_lines
from knowledge.people import LOCAL_OWNER, Reader
from tests.benchmarks.questions import desk_over
from tests.knowledge.figures.relations_book import relations_book

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
REHANA = Reader("member", "Rehana Quddus", 1)

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
REHANA = Reader("member", "Rehana Quddus", 1)


@pytest.fixture(scope="module")
def desk(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("relations") / "book.sqlite"
    shutil.copy(sqlite_template, path)
    with relations_book(f"sqlite:///{path}") as book:
        yield desk_over(book)


@pytest.mark.parametrize(
    ("question", "ref", "told"),
    [
        ("stakeholder map of Rupsha Stores", "stakeholder-map", "Missing: a sponsor"),
        ("Rupsha Stores এর স্টেকহোল্ডার ম্যাপ", "stakeholder-map", "নেই: স্পনসর"),
        ("Rupsha Stores: who is for us and who against?", "stakeholder-map", "strength 84"),
        ("How strong is our relationship with Rupsha Stores?", "relationship-strength", "99 of 100"),
        ("Rupsha Stores এর সাথে সম্পর্ক কতটা মজবুত?", "relationship-strength", "১০০ এর মধ্যে ৯৯"),
        ("are we single threaded at surma mart", "single-threaded", "only Ehsan Karim"),
        ("Surma Mart এ কি একজনের উপর নির্ভর করছি?", "single-threaded", "শুধু Ehsan Karim"),
        ("has our champion at Surma Mart gone quiet?", "champion-quiet", "Farid Uddin"),
        ("Surma Mart এর চ্যাম্পিয়ন কি চুপ?", "champion-quiet", "৯১ দিন আগে"),
        ("who reports to whom at Rupsha Stores", "reporting-lines", "Bithi Rahman to Anwar Sadat"),
        ("Rupsha Stores এ কে কার অধীনে?", "reporting-lines", "Bithi Rahman, উপরে Anwar Sadat"),
        ("what does Anwar Sadat at Rupsha Stores care about?", "cares-about", "a full shelf"),
        ("Rupsha Stores এ কার কাছে কী গুরুত্বপূর্ণ?", "cares-about", "a full shelf"),
        ("what have we offered Rupsha Stores", "offers", "Half cases: out"),
        ("Rupsha Stores কে কী কী প্রস্তাব দিয়েছি?", "offers", "Half cases: দেওয়া হয়েছে"),
        ("Which needs of Rupsha Stores have no offer yet?", "unanswered-needs", "70 days old"),
        ("Rupsha Stores এর কোন চাহিদার কোনো প্রস্তাব নেই?", "unanswered-needs", "৭০ দিন আগের"),
        ("what did we offer other accounts with a need like Rupsha Stores", "like-needs", "offered to 4 accounts"),
        ("Rupsha Stores এর মতো একই রকম চাহিদায় অন্যদের কী দিয়েছি?", "like-needs", "৪টি অ্যাকাউন্ট"),
        ("contact cadence of Rupsha Stores", "contact-cadence", "every 14 days"),
        ("Rupsha Stores এর সাথে নিয়মমতো যোগাযোগ হচ্ছে?", "contact-cadence", "১৪ দিন পর পর"),
        ("communication log Rupsha Stores", "communication-log", "call with Chandan Paul"),
        ("Rupsha Stores এর যোগাযোগের তালিকা দেখাও", "communication-log", "মিটিং"),
        ("how long do we take to settle complaints of Rupsha Stores?", "concern-ages-", "after 20 days"),
        ("Rupsha Stores এর অভিযোগ মিটাতে কত দিন লাগে?", "concern-ages-", "সাধারণত ১৫ দিন"),
        ("nps of Rupsha Stores?", "satisfaction", "NPS 0 from 3 answers"),
        ("Rupsha Stores এর এনপিএস কত?", "satisfaction", "এনপিএস ০"),
        ("how satisfied is Rupsha Stores with us", "satisfaction", "CSAT 3.67 of 5"),
        ("which accounts are single-threaded?", "portfolio-single-threaded", "Surma Mart: Ehsan Karim"),
        ("কোন কোন অ্যাকাউন্ট একজনের উপর নির্ভর করছে?", "portfolio-single-threaded", "Ehsan Karim"),
        (
            "which accounts have we not been in touch with for longer than wanted?",
            "portfolio-quiet",
            "Surma Mart 22 days",
        ),
        ("কোন কোন অ্যাকাউন্টে অনেক দিন যোগাযোগ করা হয়নি?", "portfolio-quiet", "Surma Mart ২২ দিন"),
    ],
)
def test_a_question_is_answered_by_its_figure(desk: Desk, question: str, ref: str, told: str) -> None:
    answer, _ = ask(desk, LOCAL_OWNER, question)
    assert answer.left_out == 0
    assert answer.sources[0].ref.startswith(ref)
    assert told in answer.sentences[0].text


def test_what_an_offer_holds_stands_in_its_line(desk: Desk) -> None:
    answer, _ = ask(desk, LOCAL_OWNER, "what have we offered Rupsha Stores in November 2026?")
    (line,) = answer.sentences
    assert "(answers: Smaller cases for village shops; products: Label roll; service: A driver" in line.text
    assert "\n" not in line.text


def test_what_cannot_be_told_is_said_with_the_reason(desk: Desk) -> None:
    for question, reason in (
        ("nps of Halda Fresh", "No satisfaction reading of Halda Fresh is recorded."),
        ("what did we offer other accounts with a need like Halda Fresh", "fewer than 3 other accounts"),
        ("Halda Fresh এ কি একজনের উপর নির্ভর করছি?", "Halda Fresh এর কোনো কন্টাক্ট রেকর্ডে নেই।"),
    ):
        answer, _ = ask(desk, LOCAL_OWNER, question)
        assert not answer.answered
        assert reason in answer.sentences[0].text


def told(found: Brief, part: str) -> list[str]:
    return [sentence.text for one in found.parts if one.name == part for sentence in one.sentences]


def test_a_brief_tells_strength_beside_people_offers_and_what_is_wrong_with_the_relationship(desk: Desk) -> None:
    found = brief(desk, LOCAL_OWNER, "Rupsha Stores", full=True, language="en")
    anwar = "Anwar Sadat, title not known: decision maker, supporter, regular contact (last 20 Nov, strength 84); "
    assert f"{anwar}cares about a full shelf." in told(found, "people")
    offers = told(found, "opportunities")
    assert "Offer, out (18 Nov): Half cases, BDT 2.5 lakh, for: Smaller cases for village shops." in offers
    assert "Unanswered need: Printed pallet labels on two sides (Chandan Paul)." in told(found, "highlights")
    assert not any("Open nine shops" in one or "need: Smaller cases" in one for one in offers)
    assert any(one.startswith("Satisfaction: NPS 0 from 3 answers") for one in told(found, "risks"))
    surma = brief(desk, LOCAL_OWNER, "Surma Mart", full=True, language="en")
    assert told(surma, "risks") == [
        "The account hangs on one person: only Ehsan Karim was spoken to in 90 days.",
        "Champion gone quiet: Farid Uddin, last contact 24 Aug, 91 days ago.",
    ]


def test_the_short_brief_tells_one_of_them_at_most_and_none_beside_a_weightier_risk(desk: Desk) -> None:
    for account, most in (("Rupsha Stores", 0), ("Surma Mart", 1)):
        for language in ("en", "bn"):
            found = brief(desk, LOCAL_OWNER, account, full=False, language=language)
            assert found.words <= 150
            refs = [ref for one in found.parts for sentence in one.sentences for ref in sentence.refs]
            assert sum(ref in ("satisfaction", "single-threaded", "champion-quiet") for ref in refs) == most


def test_home_and_the_morning_tell_alerts_of_ones_own_accounts_a_line_each(desk: Desk) -> None:
    mine = home(desk, REHANA).glance.quiet
    assert {one.name.text: quiet_lines(one, Style()) for one in mine.rows} == {
        "Surma Mart": [
            "no contact for 22 days, wanted every 21 days",
            "hangs on one person: Ehsan Karim, last contact 22 days ago",
            "champion Farid Uddin quiet for 91 days",
        ],
        "Rupsha Stores": ["Chandan Paul: no contact for 45 days, wanted every 10 days"],
    }
    assert home(desk, Reader("member", "Kamal Hossain", 2)).glance.quiet.total == 0
    # On the first day of the week all of them are told, on any other what is new that day.
    assert [one.name.text for one in digest(after(desk, 6), REHANA).quiet] == ["Surma Mart", "Rupsha Stores"]
    (surma,) = digest(desk, REHANA).quiet
    assert quiet_lines(surma, Style()) == ["no contact for 22 days, wanted every 21 days"]
    assert digest(after(desk, 1), REHANA).quiet == ()
    (rupsha,) = digest(after(desk, 18), REHANA).quiet
    assert quiet_lines(rupsha, Style()) == ["no contact for 15 days, wanted every 14 days"]


def after(desk: Desk, days: int) -> Desk:
    return replace(desk, clock=lambda: NOW + timedelta(days=days))
