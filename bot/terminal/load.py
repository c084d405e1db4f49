"""Loading on the screen: the plan as a table, the refusals, the question, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

from bot.compose.render import Style, render, render_value
from bot.features import load as loading
from bot.terminal.screen import Screen
from bot.terminal.sitting import Sitting
from knowledge.errors import NothingDone
from knowledge.evidence import Message, Term, Value
from knowledge.loading.plan import LoadPlan, Refusal

MOST_REFUSALS = 10


@dataclass(frozen=True, slots=True)
class LoadOrder:
    """What a person asked of `load`. yes: without asking. dry_run: show what would be done, and stop."""

    folder: Path | None
    mapping: Path | None
    yes: bool
    dry_run: bool


def show_plan(screen: Screen, plan: LoadPlan, style: Style) -> None:
    """What a load would do, or did."""
    if screen.wants_json:
        screen.as_json(plan_as_dict(plan, None, style))
        return

    def words(message: str, /, **values: Value) -> str:
        return render(Message(f"cli.{message}", values), style)

    table = Table(title=words("load_title", folder=str(plan.folder), mapping=plan.mapping), title_justify="left")
    for name in ("file", "record", "new", "changed", "unchanged", "refused"):
        table.add_column(words(f"load_{name}"), justify="left" if name in ("file", "record") else "right")
    for part in plan.files:
        counts = [render_value(n, style) for n in (part.new, part.changed, part.unchanged, part.refused)]
        table.add_row(part.file, render_value(Term("loaded", part.kind), style), *counts)
    screen.show(table)
    for refusal in plan.refusals[:MOST_REFUSALS]:
        reason = render(refusal.reason, style)
        screen.say(words("load_refusal", place=_place(refusal), reason=reason), "yellow")
    if plan.refused > MOST_REFUSALS:
        screen.say(words("load_more_refusals", count=plan.refused - MOST_REFUSALS), "yellow")
    for left in plan.left_out[:MOST_REFUSALS]:
        screen.say(words("load_left_out", place=_place(left), reason=render(left.reason, style)), "yellow")
    if plan.cells_left_out > MOST_REFUSALS:
        screen.say(words("load_more_left_out", count=plan.cells_left_out - MOST_REFUSALS), "yellow")
    for duplicate in plan.duplicates:
        screen.say(words("load_duplicate", name=duplicate.name, ids=", ".join(duplicate.source_ids)), "yellow")
    unused = {part.file: part.unused_columns for part in plan.files if part.unused_columns}
    for file, columns in unused.items():
        screen.say(words("load_unused", file=file, columns=", ".join(columns)), "dim")
    for file in plan.missing_files:
        screen.say(words("load_missing_file", file=file), "yellow")
    if plan.unused_files:
        screen.say(words("load_unused_files", files=", ".join(plan.unused_files)), "dim")


def _place(refusal: Refusal) -> str:
    return f"{refusal.file}:{refusal.line}" + (f" {refusal.column}" if refusal.column else "")


def plan_as_dict(plan: LoadPlan, load_id: int | None, style: Style) -> dict[str, Any]:
    """The keys of `keybrief load --json`."""
    return {
        "folder": str(plan.folder),
        "mapping": plan.mapping,
        "load": load_id,
        "files": [
            {
                "file": part.file,
                "record": part.kind,
                "new": part.new,
                "changed": part.changed,
                "unchanged": part.unchanged,
                "refused": part.refused,
                "unused_columns": list(part.unused_columns),
            }
            for part in plan.files
        ],
        "refusals": [_refusal(one, style) for one in plan.refusals],
        "left_out": [_refusal(one, style) for one in plan.left_out],
        "unused_files": list(plan.unused_files),
        "missing_files": list(plan.missing_files),
        "likely_duplicates": [{"name": one.name, "ids": list(one.source_ids)} for one in plan.duplicates],
    }


def _refusal(one: Refusal, style: Style) -> dict[str, Any]:
    return {"file": one.file, "line": one.line, "column": one.column, "reason": render(one.reason, style)}


def run_load(at: Sitting, order: LoadOrder) -> None:
    """Shows what a load will do, asks, and does it. Errors: NothingDone where nobody says yes."""
    if not order.yes or order.dry_run:
        with at.screen.progress(render(Message("cli.load_progress"), at.style)) as progress:
            plan = loading.plan(at.desk, at.reader, order.folder, order.mapping, progress)
        show_plan(at.screen, plan, at.style)
        if order.dry_run:
            return
        if not at.screen.attached or at.screen.wants_json:
            raise NothingDone("errors.confirm_needed")
        if not _confirmed(at.screen, at.style):
            raise NothingDone("errors.load_declined")
    with at.screen.progress(render(Message("cli.load_progress"), at.style)) as progress:
        plan, load_id = loading.write(at.desk, at.reader, order.folder, order.mapping, progress)
    with at.screen.progress(render(Message("cli.index_progress"), at.style)) as progress:
        indexed = loading.index(at.desk, progress)
    _show_done(at.screen, at.style, plan, load_id, indexed, shown=not order.yes)


def _confirmed(screen: Screen, style: Style) -> bool:
    """Whether the person at the terminal says yes."""
    answer = screen.ask(render(Message("cli.load_ask"), style)).strip().casefold()
    return answer in ("y", "yes", "হ্যাঁ", "হ্যা")


def _show_done(screen: Screen, style: Style, plan: LoadPlan, load_id: int | None, indexed: int, *, shown: bool) -> None:
    """What was done, and what to do next."""
    if screen.wants_json:
        screen.as_json(plan_as_dict(plan, load_id, style))
        return
    if not shown:
        show_plan(screen, plan, style)
    if load_id is None:
        screen.say(render(Message("cli.load_nothing_new"), style))
        return
    screen.say(render(Message("cli.load_done", {"load": load_id, "count": indexed}), style), "green")
    screen.say(render(Message("cli.load_next", {"load": load_id}), style), "dim")


def run_undo(at: Sitting, load_id: int) -> None:
    """Takes a load back; what that removed or put back."""
    rows = loading.undo(at.desk, at.reader, load_id)
    if at.screen.wants_json:
        at.screen.as_json({"undone": load_id, "rows": rows})
        return
    at.screen.say(render(Message("cli.load_undone", {"load": load_id, "count": rows}), at.style), "green")


def run_template(at: Sitting, folder: Path | None) -> None:
    """Writes the template files; how many."""
    files = loading.template(folder)
    if at.screen.wants_json:
        at.screen.as_json({"files": files})
        return
    at.screen.say(render(Message("cli.load_template", {"count": files}), at.style), "green")
