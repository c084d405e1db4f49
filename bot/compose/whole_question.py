"""A question made whole by a model: what it is given, what it is to give back, and when that is believed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from bot.compose.prompts import instructions
from bot.compose.question import is_greeting, says_nothing
from bot.compose.render import Style, render_period
from bot.compose.writing import Task
from knowledge.evidence import AccountCard, Period
from knowledge.normal import normal_form
from knowledge.text import language_of, terms

MOST_TOKENS_IN, MOST_TOKENS_OUT = 2_000, 200
# A question that was made whole is no essay.
MOST_LETTERS = 400


class WholeQuestion(BaseModel):
    """The last question, so that it stands alone."""

    model_config = ConfigDict(extra="ignore")

    question: str = Field(description="the last question, written so that it stands alone")


def whole_question_task(question: str, today: date) -> Task:
    """The task: to write a question again in its own language."""
    language = "Bengali" if language_of(question) == "bn" else "English"
    told = instructions("rewrite_question", {"language": language, "today": today})
    return Task("rewrite_question", told, MOST_TOKENS_IN, MOST_TOKENS_OUT)


def conversation_told(
    question: str, account: AccountCard | None, before: str, period: Period | None, people: Sequence[str]
) -> str:
    """What the model is given: what the conversation was about, and the question that follows on from it.

    before: the last question in words.
    """
    told = {
        "Customer": account.name if account is not None else "",
        "The question before": before,
        "Period spoken of": render_period(period, Style()) if period is not None else "",
        "People spoken of": ", ".join(people),
        "The last question": question,
    }
    return " | ".join(f"{name}: {words}" for name, words in told.items() if words)


def believed(whole: WholeQuestion, question: str, given: str, names: Collection[str]) -> str:
    """The question as the model made it whole, on one line; "" where it cannot be what the person asked.

    given: what the model was given. names: the proper names of the reader's book: none may come out of nowhere.
    """
    said = " ".join(whole.question.split()).strip(' "“”')
    if says_nothing(said) or is_greeting(said) or len(said) > MOST_LETTERS:
        return ""
    if language_of(said) != language_of(question) or normal_form(said) == normal_form(question):
        return ""
    plain, known = normal_form(said), normal_form(given)
    if any((name := normal_form(one)) in plain and name not in known for one in names):
        return ""
    # It keeps something of what was asked: a question that shares no word with it is another question.
    asked = set(terms(question))
    return said if not asked or asked & set(terms(said)) else ""
