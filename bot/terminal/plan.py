"""The plan of an account on the screen: as it stands, what changed in it, or next year's draft."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import partial

from bot.compose.plan import plan_as_dict
from bot.compose.plan_lines import PlanSheet
from bot.compose.render import render
from bot.features.document import plan_to_write
from bot.features.plan import PlanAsked, draft, plan, plan_changes, save_draft, undo_draft
from bot.terminal.document import demand_ending
from bot.terminal.sheet import show_told
from bot.terminal.sitting import Sitting, read_day
from knowledge.evidence import Message, Value


@dataclass(frozen=True)
class PlanOrder:
    """What the command was given. since: a day as typed; undo: the ref of a plan that was saved from a draft.

    out: a document to write what is shown to.
    """

    account: str
    ref: str = ""
    since: str = ""
    template: str = ""
    undo: str = ""
    draft: bool = False
    save: bool = False
    for_customer: bool = False
    out: str = ""


def run_plan(at: Sitting, order: PlanOrder) -> None:
    """Shows the plan that is asked for; saves a draft, or takes one back, where that is asked for."""
    demand_ending(order.out)
    asked = PlanAsked(order.account, None, order.ref, at.as_of, at.language, order.template)
    if order.undo:
        _undo(at, order.undo)
    elif order.save:
        _save(at, asked)
    elif order.draft or order.template:
        _show(at, draft(at.desk, at.reader, asked), order.out)
        if not at.screen.wants_json:
            at.screen.say()
            _say(at, "plan.not_saved", command=_typed(order, "--save"))
    elif order.since:
        _show(at, plan_changes(at.desk, at.reader, asked, read_day(order.since)), order.out)
    else:
        made = plan_to_write if order.out or order.for_customer else plan
        _show(at, made(at.desk, at.reader, asked, for_customer=order.for_customer), order.out)


def _save(at: Sitting, asked: PlanAsked) -> None:
    saved = save_draft(at.desk, at.reader, asked, origin=f"terminal-{uuid.uuid4().hex}")
    if at.screen.wants_json:
        at.screen.as_json({"plan": saved.ref, "title": saved.title, "records": saved.count})
        return
    command = f'keybrief plan "{asked.account}" --undo {saved.ref}'
    _say(at, "plan.saved", ref=saved.ref, title=saved.title, count=saved.count, command=command)


def _undo(at: Sitting, ref: str) -> None:
    undone = undo_draft(at.desk, at.reader, ref, origin=f"terminal-{uuid.uuid4().hex}")
    if at.screen.wants_json:
        at.screen.as_json({"plan": undone.ref, "records": undone.count if undone.changed else 0})
    elif undone.changed:
        _say(at, "plan.undone", ref=undone.ref, count=undone.count)
    else:
        _say(at, "plan.undone_before", ref=undone.ref)


def _typed(order: PlanOrder, option: str) -> str:
    template = f" --template {order.template}" if order.template else ""
    return f'keybrief plan "{order.account}" --draft{template} {option}'


def _say(at: Sitting, message: str, **values: Value) -> None:
    at.screen.say(render(Message(message, values), at.style))


def _show(at: Sitting, sheet: PlanSheet, out: str) -> None:
    show_told(at, sheet, partial(plan_as_dict, style=at.style), out)
