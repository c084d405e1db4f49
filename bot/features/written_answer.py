"""The answer that evidence holds: in a model's words where one is set and what it writes holds, else in ours."""

from __future__ import annotations

from dataclasses import replace

from bot.compose.answer import Answer, compose_answer, written_answer
from bot.compose.drafting import LANGUAGES
from bot.compose.prompts import instructions
from bot.compose.render import Style
from bot.compose.trouble import without
from bot.compose.writing import Following, Task, Writer
from bot.desk import Desk
from bot.features.tools import tools_for
from bot.features.writing import for_model, keep_use, may_write
from knowledge.evidence import AccountCard, Evidence, Message
from knowledge.people import Reader

MOST_WORDS = 120
# Bengali takes several tokens to a word; refs are counted too.
MOST_TOKENS_OUT = 900
# What a model with room for it may be given; the settings hold it to less.
MOST_TOKENS_IN = 32_000


def answer_of(desk: Desk, reader: Reader, evidence: Evidence, style: Style, following: Following) -> Answer:
    """The answer, every sentence of it checked. What a model could not do is said once, and done without it.

    A model is not asked about all accounts together, since it is never given the facts of two, nor where the gaps are
    the whole answer.
    """
    if desk.writer is None or evidence.account is None or (evidence.settled and not evidence.facts):
        return compose_answer(evidence, style)
    answer = _by_model(desk, desk.writer, reader, evidence, evidence.account, style, following)
    if isinstance(answer, Answer):
        return answer
    return replace(compose_answer(evidence, style), written=without(answer))


def _by_model(
    desk: Desk,
    writer: Writer,
    reader: Reader,
    evidence: Evidence,
    account: AccountCard,
    style: Style,
    following: Following,
) -> Answer | Message:
    """The answer of a model, or why there is none."""
    if (barred := may_write(desk, reader, account.id)) is not None:
        return barred
    told = instructions("answer", {"language": LANGUAGES[style.language], "most_words": MOST_WORDS})
    following.about(account.id)
    tools = tools_for(desk, reader, account, evidence.as_of)
    task = Task("answer", told, MOST_TOKENS_IN, MOST_TOKENS_OUT, tools)
    given = replace(evidence, facts=for_model(evidence.facts))
    draft = writer.write(task, evidence.question, given, style, following)
    keep_use(desk, reader, task.name, draft.use, draft.trouble)
    if draft.trouble is not None:
        return draft.trouble
    return written_answer(draft, evidence, style) or Message("writer.not_an_answer")
