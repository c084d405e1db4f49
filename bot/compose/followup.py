"""A follow-up: promises reconciled first, then the message to the customer, then what stays with us. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.compose.answer import source_as_dict
from bot.compose.followup_inside import Tasks, left_out, plan_changes, reconciled, summary, tasks
from bot.compose.followup_items import FollowUpItem, items
from bot.compose.followup_lines import Draft
from bot.compose.followup_message import Letter, letter
from bot.compose.render import Style, render
from bot.compose.sentence import Sentence, Source, sources_of
from knowledge.evidence import Dossier, Message


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up as it is shown.

    follows: "meeting", "call", "visit", "mail", "note", or "" where nothing is on record.
    reconciled: promises by how they stand: "overdue", "seems_kept", "open", "kept".
    letter: the message to the customer, None where there is nothing to follow up. left_out: what is not in it, and why.
    items: the tasks as values, and what the minutes add to them. refused: how many sentences the checker did not let
    pass. written: that a model wrote in it, or why none did where one is set; None where none is.
    """

    account: str
    as_of: date
    language: str
    follows: str
    reconciled: Mapping[str, tuple[Sentence, ...]]
    letter: Letter | None
    left_out: tuple[Sentence, ...]
    summary: tuple[Sentence, ...]
    tasks: tuple[Tasks, ...]
    plan_changes: tuple[Sentence, ...]
    sources: tuple[Source, ...]
    refused: int
    items: tuple[FollowUpItem, ...] = ()
    written: Message | None = None


def compose_followup(dossier: Dossier, style: Style) -> FollowUp:
    """The follow-up that this dossier holds, every sentence checked."""
    draft = Draft(dossier, style)
    standing = reconciled(draft)
    message = letter(draft)
    doubts = left_out(draft) if message is not None else ()
    told, owed, changes = summary(draft), tasks(draft), plan_changes(draft)
    inside = (*told, *(line for function in owed for line in function.sentences), *changes)
    promised = tuple(line for lines in standing.values() for line in lines)
    letters = message.sentences if message is not None else ()
    return FollowUp(
        account=dossier.evidence.account.name if dossier.evidence.account else "",
        as_of=dossier.evidence.as_of,
        language=style.language,
        follows=dossier.occasion,
        reconciled=standing,
        letter=message,
        left_out=doubts,
        summary=told,
        tasks=owed,
        plan_changes=changes,
        sources=sources_of((*promised, *letters, *doubts, *inside), dossier.evidence, style),
        refused=draft.refused,
        items=items(draft),
    )


def followup_as_dict(told: FollowUp, style: Style = Style()) -> dict[str, Any]:  # noqa: B008  it is frozen
    """The keys of `keybrief followup --json`. `message` is null where there is nothing to follow up.

    style: of the sentence under "written".
    """
    return {
        "account": told.account,
        "as_of": told.as_of.isoformat(),
        "language": told.language,
        "follows": told.follows,
        "reconciled": {state: _lines(lines) for state, lines in told.reconciled.items()},
        "message": _letter(told.letter),
        "left_out": _lines(told.left_out),
        "internal": {
            "summary": _lines(told.summary),
            "tasks": [{"function": one.function, "tasks": _lines(one.sentences)} for one in told.tasks],
            "plan_changes": _lines(told.plan_changes),
        },
        "sources": [source_as_dict(source) for source in told.sources],
        "refused": told.refused,
        "written": render(told.written, style) if told.written is not None else None,
    }


def _letter(message: Letter | None) -> dict[str, Any] | None:
    if message is None:
        return None
    refs = dict.fromkeys(ref for sentence in message.sentences for ref in sentence.refs)
    return {"subject": message.subject, "text": message.text, "refs": list(refs)}


def _lines(lines: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    return [{"text": line.text, "refs": list(line.refs)} for line in lines]
