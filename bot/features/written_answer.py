"""The answer that evidence holds: in a model's words where one is set and what it writes holds, else in ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.compose.answer import Answer, compose_answer
from bot.compose.comparing import two_periods
from bot.compose.drafting import LANGUAGES
from bot.compose.prompts import instructions
from bot.compose.render import Style
from bot.compose.trouble import without
from bot.compose.writing import Draft, Following, Task, Unshown
from bot.compose.written_answer import written_answer
from bot.desk import Desk
from bot.features.compared import BothSides, both_sides
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
    the whole answer. A question that compares two periods is answered from both. Where the evidence holds no answer, a
    surface follows only what is looked up: whether what is written is one shows at its end.
    """
    account = evidence.account
    if account is None or (evidence.settled and not evidence.facts):
        return compose_answer(evidence, style)
    compared = two_periods(evidence, desk.calendar)
    sides = both_sides(desk, reader, evidence, compared) if compared is not None else BothSides(evidence, evidence)
    ours = compose_answer(sides.told, style)
    if desk.writer is None:
        return ours
    name: Literal["answer", "compare"] = "answer" if compared is None else "compare"
    told = instructions(name, {"language": LANGUAGES[style.language], "most_words": MOST_WORDS})
    task = Task(name, told, MOST_TOKENS_IN, MOST_TOKENS_OUT, tools_for(desk, reader, account, evidence.as_of))
    followed = following if ours.answered else Unshown(following)
    draft = draft_of(desk, reader, account.id, task, evidence.question, sides.given, style, followed)
    answer = written_answer(draft, sides.told, ours, style) if isinstance(draft, Draft) else None
    if answer is not None:
        return answer
    why = draft if isinstance(draft, Message) else Message("writer.not_an_answer")
    return replace(ours, written=without(why))
