"""The answer that evidence holds: in a model's words where one is set and what it writes holds, else in ours."""

from __future__ import annotations

from dataclasses import replace

from bot.compose.answer import Answer, compose_answer
from bot.compose.drafting import LANGUAGES
from bot.compose.prompts import instructions
from bot.compose.render import Style
from bot.compose.trouble import without
from bot.compose.writing import Draft, Following, Task, Unshown
from bot.compose.written_answer import written_answer
from bot.desk import Desk
from bot.features.tools import tools_for
from bot.features.writing import MOST_TOKENS_IN, draft_of
from knowledge.evidence import Evidence, Message
from knowledge.people import Reader

MOST_WORDS = 120
# Bengali takes several tokens to a word; refs are counted too.
MOST_TOKENS_OUT = 900


def answer_of(desk: Desk, reader: Reader, evidence: Evidence, style: Style, following: Following) -> Answer:
    """The answer, every sentence of it checked. What a model could not do is said once, and done without it.

    A model is not asked about all accounts together, since it is never given the facts of two, nor where the gaps are
    the whole answer. Where the evidence holds no answer, what a model writes is followed only in what it looks up:
    whether it is one shows at its end.
    """
    ours = compose_answer(evidence, style)
    if desk.writer is None or evidence.account is None or (evidence.settled and not evidence.facts):
        return ours
    told = instructions("answer", {"language": LANGUAGES[style.language], "most_words": MOST_WORDS})
    tools = tools_for(desk, reader, evidence.account, evidence.as_of)
    task = Task("answer", told, MOST_TOKENS_IN, MOST_TOKENS_OUT, tools)
    followed = following if ours.answered else Unshown(following)
    draft = draft_of(desk, reader, evidence.account.id, task, evidence.question, evidence, style, followed)
    answer = written_answer(draft, evidence, ours, style) if isinstance(draft, Draft) else None
    if answer is not None:
        return answer
    why = draft if isinstance(draft, Message) else Message("writer.not_an_answer")
    return replace(ours, written=without(why))
