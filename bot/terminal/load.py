"""Loading on the screen: the plan as a table, the refusals, the question, and what to do next."""

from __future__ import annotations

from typing import Any

from rich.table import Table

from bot.compose.render import Style, render
from bot.terminal.screen import Screen
from knowledge.evidence import Message, Value
from knowledge.loading.plan import LoadPlan

MOST_REFUSALS = 10


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
        counts = [f"{number:,}" for number in (part.new, part.changed, part.unchanged, part.refused)]
        table.add_row(part.file, part.kind.replace("_", " "), *counts)
    screen.show(table)
    for refusal in plan.refusals[:MOST_REFUSALS]:
        reason = render(refusal.reason, style)
        place = f"{refusal.file}:{refusal.line}" + (f" {refusal.column}" if refusal.column else "")
        screen.say(words("load_refusal", place=place, reason=reason), "yellow")
    if plan.refused > MOST_REFUSALS:
        screen.say(words("load_more_refusals", count=plan.refused - MOST_REFUSALS), "yellow")
    for duplicate in plan.duplicates:
        screen.say(words("load_duplicate", name=duplicate.name, ids=", ".join(duplicate.source_ids)), "yellow")
    unused = {part.file: part.unused_columns for part in plan.files if part.unused_columns}
    for file, columns in unused.items():
        screen.say(words("load_unused", file=file, columns=", ".join(columns)), "dim")


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
        "refusals": [
            {"file": one.file, "line": one.line, "column": one.column, "reason": render(one.reason, style)}
            for one in plan.refusals
        ],
        "likely_duplicates": [{"name": one.name, "ids": list(one.source_ids)} for one in plan.duplicates],
    }


def confirmed(screen: Screen, style: Style) -> bool:
    """Whether the person at the terminal says yes."""
    answer = screen.ask(render(Message("cli.load_ask"), style)).strip().casefold()
    return answer in ("y", "yes", "হ্যাঁ", "হ্যা")


def show_done(screen: Screen, style: Style, plan: LoadPlan, load_id: int | None, indexed: int) -> None:
    """What was done, and what to do next."""
    if screen.wants_json:
        screen.as_json(plan_as_dict(plan, load_id, style))
        return
    show_plan(screen, plan, style)
    if load_id is None:
        screen.say(render(Message("cli.load_nothing_new"), style))
        return
    screen.say(render(Message("cli.load_done", {"load": load_id, "count": indexed}), style), "green")
    screen.say(render(Message("cli.load_next"), style), "dim")


def show_undone(screen: Screen, style: Style, load_id: int, rows: int) -> None:
    """What taking a load back removed or put back."""
    screen.say(render(Message("cli.load_undone", {"load": load_id, "count": rows}), style), "green")


def show_template(screen: Screen, style: Style, files: int) -> None:
    """How many template files were written."""
    screen.say(render(Message("cli.load_template", {"count": files}), style), "green")
