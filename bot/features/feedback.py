"""Feedback: what a person thought of an answer, and why."""

from __future__ import annotations

from bot.compose.evaluation.from_feedback import JudgedAnswer
from bot.desk import Desk
from knowledge.errors import BadInput, Refused
from knowledge.people import Reader
from knowledge.records.accounts import account_card
from knowledge.records.feedback import feedback_on, judged_postings, keep_feedback
from knowledge.records.postings import posting_of

VERDICTS = ("good", "bad")
MOST_CHARACTERS = 3_000


def give(desk: Desk, reader: Reader, request: str, verdict: str, reason: str = "") -> None:
    """Keeps a person's word on the answer to a request; their last one counts, a reason stays until another is given.

    Errors: BadInput for another verdict or an endless reason; Refused for outsiders.
    """
    if reader.standing == "outsider":
        raise Refused("feedback.not_yours")
    if verdict not in VERDICTS:
        raise BadInput("feedback.verdict_unknown")
    reason = reason.replace("\0", "").strip()
    if len(reason) > MOST_CHARACTERS:
        raise BadInput("feedback.too_long", length=len(reason), most=MOST_CHARACTERS)
    with desk.book.writing() as session:
        keep_feedback(session, reader, request, verdict, reason, desk.now())


def given(desk: Desk, request: str) -> tuple[tuple[str, str, str], ...]:
    """Who said what of an answer, and why."""
    with desk.book.reading() as session:
        return tuple(feedback_on(session, request))


def judged_answers(desk: Desk, reader: Reader) -> tuple[JudgedAnswer, ...]:
    """The judged answers that this reader may read, with the question and what was cited, as long as these are kept."""
    found = []
    with desk.book.reading() as session:
        for request, verdict, reason in judged_postings(session):
            posting = posting_of(session, reader, request)
            question = posting.words.get("question", "") if posting is not None else ""
            if posting is None or not question:
                continue
            account = account_card(session, reader, posting.account_id).name if posting.account_id is not None else ""
            refs = tuple(source.ref for source in posting.sources)
            found.append(JudgedAnswer(question, account, posting.as_of, verdict == "good", reason, refs))
    return tuple(found)
