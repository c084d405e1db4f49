"""Feedback in Slack: a press is kept and thanked for alone; a bad one asks why, and a reason may be given or not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.features.feedback import judged_answers
from bot.workspace.gestures import Acting, LocalWorkspace, Message
from knowledge.book import Book
from knowledge.database import open_engine
from knowledge.people import LOCAL_OWNER
from knowledge.periods import Calendar
from knowledge.records.feedback import feedback_on


def answered(person: Acting, question: str, channel: str | None = None) -> Message:
    asked = person.says(question) if channel is None else person.mentions(question, channel)
    return person.awaits_reply(asked)


def request_of(answer: Message) -> str:
    """The id of the request an answer is to, by its button."""
    buttons = answer.blocks[-1]["elements"][0]
    return str(buttons["positive_button"]["value"]).split("|")[1]


def kept(home: Path, answer: Message) -> list[tuple[str, str, str]]:
    book = Book(open_engine(f"sqlite:///{home / 'book.sqlite'}"))
    with book.reading() as session:
        return feedback_on(session, request_of(answer))


def questions_judged(home: Path) -> list[str]:
    book = Book(open_engine(f"sqlite:///{home / 'book.sqlite'}"))
    desk = Desk(book, Calendar(), ZoneInfo("Asia/Dhaka"), lambda: datetime.now(UTC), "en", None)
    return [one.question for one in judged_answers(desk, LOCAL_OWNER)]


def test_a_good_answer_is_thanked_for_alone(slack: LocalWorkspace, home: Path) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    answer = answered(tanvir, "what did Meghna buy last quarter?", "#meghna-stores")
    shormi.says("good", "#general")
    tanvir.clicks(answer, "Helpful")
    tanvir.awaits_reply(containing="Thank you. It is kept with the answer.")
    slack.quiet()
    assert shormi.sees() == []
    assert kept(home, answer) == [("tanvir@shaplabari.example", "good", "")]
    assert "what did Meghna buy last quarter?" in questions_judged(home)  # for keybrief eval --from-feedback


def test_a_bad_answer_asks_why_and_keeps_the_reason(slack: LocalWorkspace, home: Path) -> None:
    tanvir = slack.person("tanvir")
    answer = answered(tanvir, "what did Meghna buy last quarter?", "#meghna-stores")
    tanvir.clicks(answer, "Not helpful")
    view = tanvir.awaits_view(containing="What was wrong or missing?")
    assert tanvir.fills(view, {"reason": "<!channel> the returns are missing"}).submits() == {}
    tanvir.awaits_reply(containing="Your reason is kept with the answer.")
    assert kept(home, answer) == [("tanvir@shaplabari.example", "bad", "<!channel> the returns are missing")]


def test_a_reason_need_not_be_given(slack: LocalWorkspace, home: Path) -> None:
    tanvir = slack.person("tanvir")
    answer = answered(tanvir, "when do we meet Meghna?")
    tanvir.clicks(answer, "Not helpful")
    view = tanvir.awaits_view(containing="What was wrong or missing?")
    tanvir.fills(view, {}).submits()
    tanvir.awaits_reply(containing="Thank you. It is kept with the answer.")
    assert kept(home, answer) == [("tanvir@shaplabari.example", "bad", "")]
