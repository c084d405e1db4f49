"""The runs of an evaluation on the screen: a table each, what falls short, and what was not right."""

from __future__ import annotations

from decimal import Decimal

from rich.box import SIMPLE_HEAD
from rich.table import Table

from bot.compose.evaluation.cases import EvalFile
from bot.compose.evaluation.judging import Outcome
from bot.compose.evaluation.summary import Row, Run, changed, held_to, passed, row_of, rows_of
from bot.compose.render import Style, render, render_value
from bot.terminal.screen import Screen
from knowledge.evidence import Message, Money, Percent, Value

COLUMNS = ("kind", "language", "asked", "right", "wrong", "silent", "recall", "precision", "uncited", "p50", "p95")
# A sentence that was shown is told so far.
MOST_CHARACTERS = 300


def show_runs(screen: Screen, style: Style, file: EvalFile, runs: tuple[Run, ...], *, verbose: bool) -> None:
    """Each run in turn; verbose: case by case what was not right, and what a model changed."""
    for run in runs:
        title: dict[str, Value] = {"file": file.name, "model": run.model}
        screen.heading(render(Message("eval.title_with" if run.model else "eval.title", title), style))
        screen.show(_table(run, style))
        _show_whole(screen, style, run)
        _show_thresholds(screen, style, file, run)
        if verbose:
            for one in run.outcomes:
                if one.judged.verdict != "right" or one.refused:
                    _show_case(screen, style, one)
        screen.say()
    if verbose and len(runs) > 1:
        before, after = runs
        screen.heading(render(Message("eval.changed_heading"), style))
        for one, other in changed(before, after):
            _show_change(screen, style, one, other)


def _table(run: Run, style: Style) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=0)
    for column in COLUMNS:
        heading = render(Message(f"eval.column_{column}"), style)
        table.add_column(heading, justify="left" if column in ("kind", "language") else "right", no_wrap=True)
    for kind, language, row in rows_of(run.outcomes):
        table.add_row(_word("kind", kind, style), _word("language", language, style), *_cells(row, style))
    table.add_section()
    table.add_row(render(Message("eval.all"), style), "", *_cells(row_of(run.outcomes), style))
    return table


def _cells(row: Row, style: Style) -> list[str]:
    counts = (row.asked, row.right, row.wrong, row.abstained)
    shares = ("-" if one is None else _told(_percent(one), style) for one in (row.recall, row.precision))
    seconds = (_told(Decimal(f"{one:.2f}"), style) for one in (row.p50, row.p95))
    return [*(_told(one, style) for one in counts), *shares, _told(row.uncited, style), *seconds]


def _show_whole(screen: Screen, style: Style, run: Run) -> None:
    """What the run came to as a whole: sentences left out, and with a model what it wrote and used."""
    row = row_of(run.outcomes)
    screen.say(render(Message("eval.left_out", {"count": row.left_out}), style))
    if not run.model:
        return
    used: dict[str, Value] = {"tokens_in": row.tokens_in, "tokens_out": row.tokens_out}
    screen.say(render(Message("eval.written", {"count": row.written}), style))
    screen.say(render(Message("eval.fell_back", {"count": row.fell_back}), style))
    screen.say(render(Message("eval.tokens", used), style))
    if run.cost is None:
        screen.say(render(Message("eval.cost_unknown"), style))
    else:
        amount, currency = run.cost
        # One answer costs less than the smallest coin.
        costs: dict[str, Value] = {
            "cost": Money(amount, currency),
            "thousand": Money(amount / row.asked * 1000, currency),
        }
        screen.say(render(Message("eval.cost", costs), style))


def _show_thresholds(screen: Screen, style: Style, file: EvalFile, run: Run) -> None:
    for held in held_to(file, run):
        if not held.met:
            values: dict[str, Value] = {
                "kind": _word("kind", held.threshold.kind, style),
                "measure": _word("column", held.threshold.measure, style),
                "measured": _percent(held.measured),
                "least": Percent(held.threshold.least),
            }
            screen.say(render(Message("eval.below", values), style), "red")
    if uncited := row_of(run.outcomes).uncited:
        screen.say(render(Message("eval.uncited", {"count": uncited}), style), "red")
    if passed(file, run):
        screen.say(render(Message("eval.passed"), style), "green")


def _show_case(screen: Screen, style: Style, one: Outcome) -> None:
    screen.say()
    screen.say(f"{one.id} [{_word('verdict', one.judged.verdict, style)}] {one.asked}", "bold")
    for fault in one.judged.faults:
        screen.indent(render(fault, style), "yellow")
    _show_said(screen, style, one)
    for words, reason in one.refused:
        values: dict[str, Value] = {"words": words[:MOST_CHARACTERS], "reason": reason}
        screen.indent(render(Message("eval.refused", values), style), "dim")


def _show_change(screen: Screen, style: Style, before: Outcome, after: Outcome) -> None:
    screen.say()
    verdicts = " → ".join(_word("verdict", one.judged.verdict, style) for one in (before, after))
    screen.say(f"{after.id} [{verdicts}] {after.asked}", "bold")
    for one, heading in ((before, "eval.without_model"), (after, "eval.with_model")):
        screen.indent(render(Message(heading), style), "bold")
        _show_said(screen, style, one)


def _show_said(screen: Screen, style: Style, one: Outcome) -> None:
    for sentence in one.judged.said:
        refs = "".join(f"[{ref}]" for ref in sentence.refs)
        screen.indent(f"{sentence.text[:MOST_CHARACTERS]} {refs}".rstrip(), by=4)
    if not one.judged.said:
        screen.indent(render(Message("eval.nothing_said"), style), "dim", by=4)


def _word(family: str, word: str, style: Style) -> str:
    return render(Message(f"eval.{family}_{word}"), style)


def _percent(share: float) -> Percent:
    return Percent(Decimal(f"{share:.4f}"))


def _told(value: Value, style: Style) -> str:
    return render_value(value, style)
