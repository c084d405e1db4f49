"""The draft of a plan with what a model proposes beside it, where one is set; else as it was, with the reason."""

from __future__ import annotations

from dataclasses import replace

from bot.compose.drafting import LANGUAGES
from bot.compose.plan_draft import DraftValues
from bot.compose.plan_lines import PlanSheet
from bot.compose.plan_written import LABELS, evidence_of_draft, with_written
from bot.compose.prompts import instructions
from bot.compose.render import Style
from bot.compose.trouble import without
from bot.compose.writing import Task
from bot.desk import Desk
from bot.features.tools import tools_for
from bot.features.writing import MOST_TOKENS_IN, draft_of
from knowledge.evidence import Message
from knowledge.people import Reader

MOST_WORDS = 220
# Bengali takes several tokens to a word; refs are counted too.
MOST_TOKENS_OUT = 1_400


def weighed(desk: Desk, reader: Reader, sheet: PlanSheet, values: DraftValues, style: Style) -> PlanSheet:
    """The draft of a plan with a model's proposals, each checked; the draft itself is as without one."""
    account = values.evidence.account
    if desk.writer is None or account is None:
        return sheet
    told = instructions("plan", {"language": LANGUAGES[style.language], "most_words": MOST_WORDS})
    tools = tools_for(desk, reader, account, values.evidence.as_of)
    task = Task("plan", told, MOST_TOKENS_IN, MOST_TOKENS_OUT, tools, LABELS)
    draft = draft_of(desk, reader, account.id, task, sheet.title, evidence_of_draft(values), style)
    if isinstance(draft, Message):
        return replace(sheet, written=without(draft))
    return with_written(sheet, draft, style) or replace(sheet, written=without(Message("writer.unsupported")))
