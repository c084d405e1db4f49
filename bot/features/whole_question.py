"""A question that needs the ones before it: the model makes it whole where rules do not. Without a model, nothing."""

from __future__ import annotations

from bot.compose.whole_question import WholeQuestion, believed, conversation_told, whole_question_task
from bot.desk import Desk
from bot.features.writing import keep_use, may_ask
from knowledge.evidence import FIGURE_ALONE, AccountCard
from knowledge.people import Reader
from knowledge.records.account_names import all_names
from knowledge.retrieval.understand import Before, Understood


def is_settled(asked: Understood, before: Before | None, *, follows: bool) -> bool:
    """Whether rules understood a question: it stands alone, only moves what was asked before, or fits a figure."""
    if before is None or not follows:
        return True
    if asked.topic == before.topic:
        return _moves(asked, before)
    return bool(asked.figures) and asked.figures[0].score >= FIGURE_ALONE


def _moves(asked: Understood, before: Before) -> bool:
    """Whether a question without a matter of its own names what the one before is to be asked of instead."""
    request = asked.request
    was = (before.period, before.category, before.product_id)
    return asked.named or (request.period, request.category, request.product_id) != was


def made_whole(desk: Desk, reader: Reader, question: str, account: AccountCard | None, before: Before) -> str:
    """The question as the model makes it whole; "" where it may not be asked, or what it gave cannot be believed."""
    if desk.writer is None or account is None or not may_ask(desk, reader, account.id):
        return ""
    task = whole_question_task(question, desk.now().date())
    given = conversation_told(question, account, " ".join(before.searched.split()), before.period, before.people)
    found, use, trouble = desk.writer.read(task, given, WholeQuestion)
    keep_use(desk, reader, task.name, use, trouble)
    if found is None:
        return ""
    with desk.book.reading() as session:
        names = all_names(session, reader)
    return believed(found, question, given, names)
