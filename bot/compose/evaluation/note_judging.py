"""What was read in a note against what it implies, each once. Pure."""

from __future__ import annotations

from datetime import time

from bot.compose.evaluation.cases import WantedNote, WantedProposal
from bot.compose.evaluation.judging import Judged
from bot.compose.evaluation.parts import lacking, told
from bot.compose.note import NoteCard, Proposal
from bot.compose.sentence import Sentence
from knowledge.evidence import Message
from knowledge.text import normal_form


def judge_note(wanted: WantedNote, card: NoteCard) -> Judged:
    """A note's card. What is proposed and neither expected nor allowed beside it is one too many."""
    left = list(card.proposals)
    missing = [one for one in wanted.implies if not _taken(one, left)]
    found = len(wanted.implies) - len(missing)
    beyond = [one for one in left if _any_fits(one, wanted.never) or not _any_fits(one, wanted.also)]
    faults = [Message("eval.fault_not_proposed", {"proposal": _described(one)}) for one in missing]
    faults += [Message("eval.fault_proposed", {"proposal": _shown(one)}) for one in beyond]
    return Judged(
        verdict="wrong" if faults else "right",
        expected=len(wanted.implies),
        found=found,
        given=found + len(beyond),
        fitting=found,
        faults=tuple(faults),
        said=tuple(Sentence(_shown(one), (card.ref,), "statement") for one in card.proposals),
    )


def _taken(wanted: WantedProposal, left: list[Proposal]) -> bool:
    """Whether one of those left fits; it is taken out of them."""
    fitting = next((one for one in left if _fits(one, wanted)), None)
    if fitting is not None:
        left.remove(fitting)
    return fitting is not None


def _any_fits(one: Proposal, wanted: tuple[WantedProposal, ...]) -> bool:
    return any(_fits(one, other) for other in wanted)


def _fits(one: Proposal, wanted: WantedProposal) -> bool:
    people = [normal_form(name) for name in (*one.people, one.contact)]
    due = one.due_on if one.due_on is not None else "none"
    return (
        one.kind == wanted.kind
        and wanted.side in (None, one.side)
        and (wanted.owner is None or normal_form(one.owner) == normal_form(wanted.owner))
        and wanted.due in (None, due)
        and wanted.need in (None, one.need)
        and (wanted.contact is None or normal_form(wanted.contact) in people)
        and (wanted.on is None or (one.at is not None and one.at.date() == wanted.on))
        and wanted.at in (None, _hour(one))
        and not lacking(f"{one.statement}\n{one.words}", wanted.says)
    )


def _hour(one: Proposal) -> str:
    """The hour of a meeting, "" where it is open."""
    return one.at.strftime("%H:%M") if one.at is not None and one.at.time() != time() else ""


def _described(wanted: WantedProposal) -> str:
    """What was expected, as the file writes it."""
    days = (str(wanted.due or ""), str(wanted.on or ""), wanted.at or "")
    named = (wanted.kind, wanted.side or "", wanted.owner or "", wanted.need or "", wanted.contact or "", *days)
    return ", ".join([*(one for one in named if one), *(told(part) for part in wanted.says)])


def _shown(one: Proposal) -> str:
    """What was proposed, as the file would write it."""
    days = (one.due_on.isoformat() if one.due_on else "", one.at.date().isoformat() if one.at else "", _hour(one))
    named = (
        one.kind,
        one.side,
        one.owner,
        one.need,
        one.contact,
        *days,
        *one.people,
        f"“{one.statement or one.words}”",
    )
    return ", ".join(part for part in named if part)
