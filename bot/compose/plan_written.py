"""What a model adds to the draft of a plan: what needs judgement, as proposals. The draft itself stays as it is. Pure.

The model names the part of each sentence ("Focus: ..."). Nothing of it is saved with the draft: a person adds to the
saved plan what they accept, in their own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.compose.plan_draft import DraftValues
from bot.compose.plan_lines import PlanLine, PlanPart, PlanSheet
from bot.compose.render import Style, render
from bot.compose.sentence import Sentence, SentenceKind, sources_of
from bot.compose.writing import Draft
from bot.compose.written_answer import written_line
from knowledge.evidence import Evidence, Message

# The parts a model writes for: what is so, and what is advised. How many of each a reader takes in.
LABELS: Mapping[str, SentenceKind] = {"focus": "advice", "risk": "written", "step": "advice", "question": "advice"}
MOST: Mapping[str, int] = {"focus": 3, "risk": 3, "step": 4, "question": 3}
# What the year should turn on leads; the rest comes after the draft that it speaks of.
LEADS = "focus"


def evidence_of_draft(values: DraftValues) -> Evidence:
    """The draft as evidence: each proposal in the words in which it is shown."""
    told = {
        line.fact.ref: replace(line.fact, sentence=Message(f"plan.draft_{line.why}", line.fact.sentence.values))
        for line in values.lines
    }
    return replace(values.evidence, facts=tuple(told.get(fact.ref, fact) for fact in values.evidence.facts))


def with_written(sheet: PlanSheet, draft: Draft, style: Style) -> PlanSheet | None:
    """The draft of a plan with what the model proposes; None where nothing of that can be used."""
    found = {label: _part(label, draft, style) for label in LABELS}
    parts = {label: part for label, part in found.items() if part.lines}
    if not parts:
        return None
    said = tuple(line.sentence for part in parts.values() for line in part.lines)
    refs = {ref for one in said for ref in one.refs}
    behind = {one.ref: one for one in (*sheet.sources, *sources_of(said, draft.evidence, style))}
    first, *rest = sheet.parts
    aside = PlanLine(Sentence(render(Message("plan_written.not_saved"), style), (), "gap"))
    return replace(
        sheet,
        parts=(
            replace(first, lines=(*first.lines, aside)),
            *(part for label, part in parts.items() if label == LEADS),
            *rest,
            *(part for label, part in parts.items() if label != LEADS),
        ),
        sources=tuple(behind.values()),
        written=written_line(len(refs), draft.left_out),
    )


def _part(label: str, draft: Draft, style: Style) -> PlanPart:
    lines = [PlanLine(one) for one in draft.sentences if one.label == label and one.kind == LABELS[label]]
    return PlanPart(label, render(Message(f"plan_written.part_{label}"), style), tuple(lines[: MOST[label]]))
