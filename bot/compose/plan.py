"""The plan as it stands: its term, both sides' objectives with steps and measures, SWOT, what is missing, who does it.

Pure. What the customer may see is decided where the plan is gathered: what is not in the dossier is in no line.
"""

from __future__ import annotations

from typing import Any

from bot.compose.answer import source_as_dict
from bot.compose.plan_lines import Lines, PlanSheet, known
from bot.compose.render import Style, render
from bot.compose.sentence import sources_of
from knowledge.evidence import Dossier, Figure, Message, Quantity, Term, Words

JOINT = "joint business plan"
SWOT = ("strength", "weakness", "opportunity", "threat")
SIDES = ("ours", "theirs")


def compose_plan(dossier: Dossier, style: Style, *, for_customer: bool = False) -> PlanSheet:
    """The plan that this dossier holds, every sentence checked. for_customer: in the words of one that is handed over,
    without sources.
    """
    joint = dossier.occasion == JOINT
    lines = Lines(dossier.evidence, style)
    if "plan" in dossier.missing:
        lines.gap("term", Message("gaps.no_plan", _account(dossier)))
    else:
        _term(lines, dossier, for_customer=for_customer)
        if joint:
            _scorecard(lines, dossier, "score_customer" if for_customer else "score")
        for side in SIDES:
            _objectives(lines, dossier, side, for_customer=for_customer)
        if not for_customer:
            _points(lines, dossier)
            _missing(lines, dossier)
        _actions(lines, dossier)
    form = "customer" if for_customer else "joint" if joint else "plan"
    account = dossier.evidence.account
    named = {**_account(dossier), "as_of": dossier.evidence.as_of}
    headings = {}
    if for_customer:
        headings = {side: render(Message(f"plan.part_{side}_customer"), style) for side in SIDES}
    parts = lines.parts(headings)
    sentences = tuple(line.sentence for part in parts for line in part.lines)
    term = next(iter(dossier.figures("term")), None)
    return PlanSheet(
        account=account.name if account else "",
        ref=term.ref if term is not None else "",
        title=render(Message(f"plan.title_{form}", named), style),
        as_of=dossier.evidence.as_of,
        form=form,
        parts=parts,
        sources=() if for_customer else sources_of(sentences, dossier.evidence, style),
        left_out=lines.left_out,
    )


def _account(dossier: Dossier) -> dict[str, Any]:
    assert dossier.evidence.account is not None
    return {"account": dossier.evidence.account.shown}


def _term(lines: Lines, dossier: Dossier, *, for_customer: bool) -> None:
    """Which plan is shown and how it stands, what it is about, how far it has come, what comes next."""
    for fact in dossier.figures("term"):
        lines.say("term", "term_customer" if for_customer else "term", fact)
        if dossier.focus == "ended":
            lines.say("term", "ended", fact)
        elif dossier.focus == "to come":
            lines.say("term", "not_begun", fact)
        if known(fact, "summary"):
            lines.say("term", "summary", fact)
    for fact in dossier.figures("other"):
        lines.say("term", "overlapping", fact)
    for fact in dossier.figures("to_come"):
        lines.say("term", "to_come", fact)
    progress = dossier.figures("progress")
    for fact in progress:
        lines.say("term", "progress", fact)
    if not progress and dossier.topics.get("objective"):
        lines.gap("term", Message("plan.no_progress", _account(dossier) | {"plan": _title(dossier)}))
    for fact in dossier.figures("next"):
        lines.say("term", "next", fact)
    if not dossier.topics.get("next"):
        lines.gap("term", Message("gaps.no_milestone", _account(dossier)))


def _title(dossier: Dossier) -> Words:
    for fact in dossier.figures("term"):
        found = fact.sentence.values["plan"]
        if isinstance(found, Words):
            return found
    return Words("")


def _scorecard(lines: Lines, dossier: Dossier, message: str) -> None:
    """Each goal of either side with its measures now, and who owes it."""
    for side in SIDES:
        for goal in dossier.figures(f"{side} objective"):
            owes = {"owes": goal.sentence.values[side]}
            measures = dossier.figures(f"measure of {goal.ref}")
            for measure in measures:
                lines.say("scorecard", message, goal, measure, values=owes)
            if not measures:
                lines.say("scorecard", f"{message}_unmeasured", goal, values=owes)


def _objectives(lines: Lines, dossier: Dossier, side: str, *, for_customer: bool) -> None:
    """The objectives of one side, each with its initiatives, those past their day first, and its measures."""
    found = dossier.figures(f"{side} objective")
    for objective in found:
        lines.say(side, "objective_customer" if for_customer else "objective", objective)
        for step in dossier.figures(f"initiative of {objective.ref}"):
            lines.say(side, _step(step), step, level=1)
        for measure in dossier.figures(f"measure of {objective.ref}"):
            lines.say(side, _measure(measure, for_customer=for_customer), measure, level=1)
    if not found and not for_customer and "objectives" not in dossier.missing and side == "ours":
        lines.gap(side, Message("plan.none_ours"))


def _step(step: Figure) -> str:
    """The message for an initiative: late, done, dropped, or under way."""
    values = step.sentence.values
    days, status = values["days"], values["status"]
    if isinstance(days, Quantity) and days.number > 0:
        return "initiative_late"
    word = status.word if isinstance(status, Term) else ""
    if word in ("done", "dropped"):
        return f"initiative_{word}"
    return "initiative_from" if known(step, "starts") else "initiative"


def _measure(measure: Figure, *, for_customer: bool) -> str:
    """The message for a measure: with its progress, behind its baseline, or why it cannot be told."""
    if not known(measure, "now"):
        return "measure_customer_untold" if for_customer else "measure_untold"
    if for_customer:
        return "measure_customer"
    if not known(measure, "progress"):
        return "measure_no_progress"
    if measure.tone == "watch":
        return "measure_behind"
    if measure.definition.id == "plan.measure_entered_definition":
        return "measure_entered"
    return "measure_adds_up" if measure.definition.id == "plan.measure_adds_up_definition" else "measure_level"


def _points(lines: Lines, dossier: Dossier) -> None:
    for kind in ("priority", *SWOT, "competitor", "trend"):
        for fact in dossier.figures(kind):
            named = kind == "competitor" and known(fact, "name")
            part = "swot" if kind in SWOT else kind
            lines.say(part, "point_named" if named else "point_kind" if kind in SWOT else "point", fact)


def _missing(lines: Lines, dossier: Dossier) -> None:
    for fact in dossier.figures("missing"):
        lines.say("missing", f"no_{fact.ref.partition('-no-')[2].replace('-', '_')}", fact)
    for part in dossier.missing:
        lines.gap("missing", Message(f"plan.part_missing_{part}"))


def _actions(lines: Lines, dossier: Dossier) -> None:
    """Every plan ends in who does what by when; what it lacks is proposed to who looks after the account."""
    waiting = dossier.figures("action")
    for step in waiting:
        late = step.sentence.values["days"]
        is_late = isinstance(late, Quantity) and late.number > 0
        dated = "action" if known(step, "due") else "action_undated"
        lines.say("actions", "action_late" if is_late else dated, step)
    for fact in dossier.figures("proposed"):
        lines.say("actions", "proposed", fact, kind="suggestion")
    if not waiting and not dossier.topics.get("proposed"):
        lines.gap("actions", Message("plan.no_actions"))


def plan_as_dict(sheet: PlanSheet, style: Style = Style()) -> dict[str, Any]:  # noqa: B008  it is frozen
    """The keys of `keybrief plan --json`. style: of the sentence under "written"."""
    return {
        "account": sheet.account,
        "plan": sheet.ref,
        "title": sheet.title,
        "as_of": sheet.as_of.isoformat(),
        "form": sheet.form,
        "parts": [
            {
                "part": part.name,
                "heading": part.heading,
                "lines": [
                    {
                        "text": line.sentence.text,
                        "refs": list(line.sentence.refs),
                        "kind": line.sentence.kind,
                        "level": line.level,
                    }
                    for line in part.lines
                ],
            }
            for part in sheet.parts
        ],
        "sources": [source_as_dict(source) for source in sheet.sources],
        "left_out": sheet.left_out,
        "written": render(sheet.written, style) if sheet.written is not None else None,
    }
