"""What changed in a plan, by record: each act a sentence with who, when, what from and what to. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.compose.plan_lines import Lines, PlanSheet
from bot.compose.render import Style, render
from bot.compose.sentence import sources_of
from knowledge.evidence import Evidence, Figure, Message, Value


def compose_changes(evidence: Evidence, ref: str, since: date, style: Style) -> PlanSheet:
    """The changes that the evidence holds, grouped by the record they were made to, in the order they were made.

    ref: of the plan. since: the day from which on they are told.
    """
    account = evidence.account
    assert account is not None
    lines = Lines(evidence, style)
    facts = [fact for fact in evidence.facts if isinstance(fact, Figure)]
    for fact in facts:
        if "what" not in fact.sentence.values:
            lines.say("changes", "change_brought", fact)
    for made in _by_record(facts):
        lines.say("changes", "change_record", made[0])
        for fact in made:
            lines.say("changes", "change_made" if "rows" in fact.sentence.values else "change_new", fact, level=1)
    if not facts:
        lines.gap("changes", Message("plan.nothing_changed", {"start": since}))
    parts = lines.parts()
    sentences = tuple(line.sentence for part in parts for line in part.lines)
    named: dict[str, Value] = {"account": account.shown, "start": since}
    return PlanSheet(
        account=account.name,
        ref=ref,
        title=render(Message("plan.title_changes", named), style),
        as_of=evidence.as_of,
        form="changes",
        parts=parts,
        sources=sources_of(sentences, evidence, style),
        left_out=lines.left_out,
    )


def _by_record(facts: Sequence[Figure]) -> list[list[Figure]]:
    """The changes of each record together, the records in the order they first changed."""
    found: dict[str, list[Figure]] = {}
    for fact in facts:
        if "what" in fact.sentence.values:
            found.setdefault(fact.records[0], []).append(fact)
    return list(found.values())
