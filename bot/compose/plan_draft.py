"""A plan that is proposed: each line with what prompts it. Nothing of it is stored until it is saved. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.compose.plan_lines import Lines, PlanSheet
from bot.compose.render import Style, render
from bot.compose.sentence import sources_of
from knowledge.evidence import Evidence, Figure, Message, Period, Value, Words


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One proposal. part: "carried", "template", "wanted" or "points"; why: the message that tells it."""

    part: str
    why: str
    fact: Figure
    level: int = 0


@dataclass(frozen=True, slots=True)
class DraftValues:
    """What a draft is composed from. last: the title of the plan it follows, "" where there is none."""

    evidence: Evidence
    template: str
    term: Period
    last: str
    lines: Sequence[DraftLine]


def compose_draft(draft: DraftValues, style: Style) -> PlanSheet:
    """The draft, every sentence checked."""
    account = draft.evidence.account
    assert account is not None
    lines = Lines(draft.evidence, style)
    start: dict[str, Value] = {"period": draft.term, "template": Words(draft.template), "last": Words(draft.last)}
    lines.gap("draft", Message("plan.draft_term" if draft.last else "plan.draft_first", start))
    lines.gap("draft", Message("plan.draft_not_saved"))
    for one in draft.lines:
        lines.say(one.part, f"draft_{one.why}", one.fact, level=one.level, kind="suggestion")
    parts = lines.parts()
    sentences = tuple(line.sentence for part in parts for line in part.lines)
    named: dict[str, Value] = {"account": account.shown, "period": draft.term}
    return PlanSheet(
        account=account.name,
        ref="",
        title=render(Message("plan.title_draft", named), style),
        as_of=draft.evidence.as_of,
        form="draft",
        parts=parts,
        sources=sources_of(sentences, draft.evidence, style),
        left_out=lines.left_out,
    )
