"""Feedback: what a person thought of an answer, and why."""

from __future__ import annotations

from bot.desk import Desk
from knowledge.errors import BadInput, Refused
from knowledge.people import Reader
from knowledge.records.feedback import feedback_on, keep_feedback

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
