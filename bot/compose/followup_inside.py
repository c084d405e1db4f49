"""What stays with us: promises reconciled, what the message leaves out and why, tasks, plan. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.compose.extractive import harmless
from bot.compose.followup_lines import Draft, dated, number_of, side_of, speaks_to_people, term_of, text_of
from bot.compose.followup_message import told
from bot.compose.render import render_value
from bot.compose.sentence import Sentence
from knowledge.evidence import Figure, Passage, Term, Value, Words

STATES = ("overdue", "seems_kept", "open", "kept")
# From this age on, in days, a meeting is no news to anybody.
OLD_MEETING = 14


@dataclass(frozen=True, slots=True)
class Tasks:
    """What one function of ours owes, overdue first. `function` is its word in the records ("supply chain")."""

    function: str
    heading: str
    sentences: tuple[Sentence, ...]


def reconciled(draft: Draft) -> dict[str, tuple[Sentence, ...]]:
    """Every promise by how it stands, with its evidence."""
    return {
        state: tuple(line for figure in draft.dossier.figures(state) if (line := _promise(draft, state, figure)))
        for state in STATES
    }


def _promise(draft: Draft, state: str, figure: Figure) -> Sentence | None:
    shape = state if dated(figure) or state in ("kept", "seems_kept") else f"{state}_undated"
    name = f"line_{shape}_{side_of(figure)}"
    behind = figure.records[1:]
    values: dict[str, Value] = {"statement": harmless(text_of(figure, "statement"))}
    for topic, joined in (("kept by", name), ("word on", "with_word")):
        for passage in draft.dossier.passages(f"{topic} {figure.ref}"):
            if not (quote := draft.quote(figure, passage)):
                continue
            if topic == "kept by":
                return draft.line(joined, figure, passage, values=values | {"quote": quote}, also=behind)
            plain = draft.line(name, figure, values=values, also=behind)
            if plain is not None:
                full = {"line": plain.text, "quote": quote}
                return draft.line(joined, figure, passage, values=full, also=behind) or plain
    if state == "seems_kept":
        return draft.line(f"line_unclear_{side_of(figure)}", figure, values=values, also=behind)
    return draft.line(name, figure, values=values, also=behind)


def left_out(draft: Draft) -> tuple[Sentence, ...]:
    """The doubts: what is not in the message and why, and what in it is to be checked before it goes."""
    return tuple(line for line in (*_people_left(draft), *_promises_left(draft), *_minutes_left(draft)) if line)


def _people_left(draft: Draft) -> Iterator[Sentence | None]:
    for figure in draft.dossier.figures("left"):
        yield draft.line("gone", figure)


def _promises_left(draft: Draft) -> Iterator[Sentence | None]:
    for state in STATES:
        for figure in draft.dossier.figures(state):
            shared = term_of(figure, "shared")
            values: dict[str, Value] = {"words": Words(harmless(text_of(figure, "statement")))}
            if state == "seems_kept":
                values["reason"] = Term("left_out", "seems_kept")
            elif told(figure) and shared == "unsourced":
                yield draft.line("to_check", figure, values=values)
                continue
            elif told(figure):
                continue
            else:
                values["reason"] = Term("left_out", shared if shared != "yes" else "orders")
            yield draft.line("left_out", figure, values=values, also=figure.records[1:])


def _minutes_left(draft: Draft) -> Iterator[Sentence | None]:
    for topic in ("decided", "undecided", "reported"):
        for figure in draft.dossier.figures(topic):
            words, shared = text_of(figure, "words"), term_of(figure, "shared")
            passage = draft.dossier.evidence.fact(figure.records[0])
            if not isinstance(passage, Passage) or not speaks_to_people(words):
                continue
            if topic != "reported" and shared == "yes":
                continue
            reason = Term("left_out", shared if shared != "yes" else "reported")
            yield draft.line("left_out", passage, values={"words": harmless(words), "reason": reason})


def summary(draft: Draft) -> tuple[Sentence, ...]:
    """What the follow-up is to, how promises stand, and what is missing for it."""
    return tuple(line for line in _summary(draft) if line is not None)


def _summary(draft: Draft) -> Iterator[Sentence | None]:
    dossier = draft.dossier
    account: Value = dossier.evidence.account.name if dossier.evidence.account else ""
    if not dossier.occasion:
        yield draft.gap("nothing_said" if dossier.figures("count") else "nothing", {"account": account})
    for figure in dossier.figures("occasion"):
        kind = "meeting" if dossier.occasion == "meeting" else "conversation"
        shape = f"about_{kind}" + ("" if text_of(figure, "title") else "_untitled")
        yield draft.line(shape, figure, values={"account": account}, also=figure.records)
        if dossier.occasion == "meeting":
            yield from _of_minutes(draft, number_of(figure, "days"))
    for figure in dossier.figures("count"):
        yield draft.line("count", figure, kind="figure")
    for figure in dossier.figures("next"):
        yield draft.line(figure.name, figure, kind="figure")
    if not dossier.figures("next"):
        yield draft.gap("no_next", {"account": account})
    if not dossier.figures("signer"):
        yield draft.gap("no_signer", {"account": account})


def _of_minutes(draft: Draft, days: int) -> Iterator[Sentence]:
    dossier = draft.dossier
    if days > OLD_MEETING:
        yield draft.gap("old")
    if not dossier.passages("minutes"):
        yield draft.gap("no_minutes")
    elif not dossier.figures("decided"):
        yield draft.gap("no_decision")


def tasks_in_order(draft: Draft) -> list[tuple[str, Figure]]:
    """Our open promises with how they stand: what is overdue first, the longest first."""
    ours = [
        (state, figure)
        for state in ("overdue", "seems_kept", "open")
        for figure in draft.dossier.figures(state)
        if side_of(figure) == "ours"
    ]
    late = sorted((one for one in ours if one[0] == "overdue"), key=lambda one: -number_of(one[1], "days"))
    return [*late, *(one for one in ours if one[0] != "overdue")]


def tasks(draft: Draft) -> tuple[Tasks, ...]:
    """Our open promises by the function that owes them; the function with the longest overdue one first."""
    by_function: dict[str, list[Figure]] = {}
    ours = tasks_in_order(draft)
    states = {figure.ref: state for state, figure in ours}
    for _, figure in ours:
        function = figure.sentence.values["function"]
        word = function.word if isinstance(function, Term) and function.family == "function" else ""
        by_function.setdefault(word, []).append(figure)
    return tuple(_of_function(draft, function, figures, states) for function, figures in by_function.items())


def _of_function(draft: Draft, function: str, figures: list[Figure], states: dict[str, str]) -> Tasks:
    term = Term("function", function) if function else Term("unknown", "function")
    lines = []
    for figure in figures:
        state = states[figure.ref]
        shape = state if state != "open" or dated(figure) else "open_undated"
        values: dict[str, Value] = {"statement": harmless(text_of(figure, "statement"))}
        lines.append(draft.line(f"task_{shape}", figure, values=values, also=figure.records[1:]))
    return Tasks(function, render_value(term, draft.style), tuple(line for line in lines if line is not None))


def plan_changes(draft: Draft) -> tuple[Sentence, ...]:
    """What to change in the plan, each with the record that prompts it."""
    lines = [draft.line(figure.name, figure, kind="suggestion") for figure in draft.dossier.figures("change")]
    found = [line for line in lines if line is not None]
    account: Value = draft.dossier.evidence.account.name if draft.dossier.evidence.account else ""
    if "plan" in draft.dossier.missing:
        return (draft.gap("no_plan", {"account": account}), *found)
    return tuple(found) or (draft.gap("no_change"),)
