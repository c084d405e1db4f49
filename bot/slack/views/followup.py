"""A follow-up in a modal: where promises stand, the message to copy, the actions to save. Nothing here sends a message.

Whatever a modal has no room for is handed on as a message beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.compose.followup import FollowUp
from bot.compose.render import Style, render, render_day
from bot.compose.sentence import Sentence, Source
from bot.slack.views.followup_actions import action_fields, offered_rows, small
from bot.slack.views.followup_letter import whole_letter, written
from bot.slack.views.limits import PRIVATE_METADATA, TITLE, VIEW_BLOCKS
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted, View
from bot.slack.views.sources import kind_of, marks, numbered, numbers_of
from bot.slack.views.text import (
    Run,
    actions,
    bold,
    bullets,
    button,
    characters,
    context,
    divider,
    header,
    plain,
    rich,
    section,
    words,
)
from knowledge.evidence import Name

FORM = "followup_save"
# What a form has room for that is only read. Slack takes 250,000 bytes of a view; a Bengali letter takes three.
MOST_READ = 30_000
MOST_CHOICES = 10


@dataclass(frozen=True, slots=True)
class Form:
    """The modal, and what it had no room for. rows: how many actions it holds."""

    view: View
    beside: Posted | None
    rows: int


@dataclass
class _Room:
    """What the modal still has room for, and what it had none for."""

    blocks: int
    characters: int = MOST_READ
    beside: list[Block] = field(default_factory=list)

    def takes(self, *blocks: Block) -> list[Block]:
        """The blocks that fit, each whole; one that does not goes beside the form."""
        found: list[Block] = []
        for block in blocks:
            parts = small([block])
            size = characters(parts)
            if len(parts) > self.blocks or size > self.characters:
                self.beside += parts
                continue
            self.blocks, self.characters = self.blocks - len(parts), self.characters - size
            found += parts
        return found


def told_view(told: str, style: Style) -> View:
    """A modal that says one thing, and can only be closed."""
    return _modal([rich(section(told))], style)


def followup_form(told: FollowUp, style: Style, *, metadata: str, first: int = 0) -> Form:
    """The modal of a follow-up.

    first: the first of its actions that is offered, counted from 0. metadata: what comes back with the form.
    """
    numbers = numbers_of(told.sources)
    offered = offered_rows(told, first)
    acted = action_fields(offered, first, len(told.items), style)
    letter = written(told.letter, style)
    room = _Room(VIEW_BLOCKS - len(acted) - len(letter) - 12)
    title = words("followup.title", style, account=Name(told.account, "account"), as_of=told.as_of)
    blocks = [header(title)]
    blocks += room.takes(*_promises(told, numbers, style))
    if told.letter is not None:
        blocks += [divider(), header(words("slack_followup.for_customer", style)), *letter]
        room.beside += whole_letter(told.letter) if not letter else []
        blocks.append(context(*_under_letter(told, numbers, style, whole=bool(letter))))
        blocks += room.takes(*_part(words("followup.part_left_out", style), told.left_out, numbers, style))
    blocks += [divider(), header(words("slack_followup.inside", style))]
    blocks += acted or [rich(section(words("slack_followup.no_action", style)))]
    blocks += room.takes(*_part(words("followup.part_plan", style), told.plan_changes, numbers, style))
    blocks += room.takes(*_sources(told, style))
    blocks += [context(*last)] if (last := list(_small_print(told, room, style))) else []
    view = _modal(blocks, style, saves=bool(offered), writes=bool(letter), metadata=metadata)
    beside = packed(title, [header(title), *room.beside]) if room.beside else None
    return Form(view, beside, len(offered))


def _modal(blocks: list[Block], style: Style, *, saves: bool = False, writes: bool = False, metadata: str = "") -> View:
    assert len(metadata) <= PRIVATE_METADATA
    found: View = {
        "type": "modal",
        "callback_id": FORM,
        "title": plain(words("slack_followup.modal", style), TITLE),
        "close": plain(words("slack_followup.close", style), TITLE),
        "blocks": blocks,
        "private_metadata": metadata,
    }
    if saves or writes:
        label = words("slack_followup.submit" if saves else "slack_followup.submit_copy", style)
        found["submit"] = plain(label, TITLE)
    return found


# -- what is read --------------------------------------------------------------------------------------------------


def _promises(told: FollowUp, numbers: dict[str, int], style: Style) -> Iterator[Block]:
    if told.summary:
        yield rich(bullets(_lines(told.summary, numbers)))
    for state, lines in told.reconciled.items():
        yield from _part(words(f"followup.part_{state}", style), lines, numbers, style)


def _part(heading: str, lines: Sequence[Sentence], numbers: dict[str, int], style: Style) -> Iterator[Block]:
    if lines:
        yield rich(section(bold(heading)), bullets(_lines(lines, numbers)))


def _lines(lines: Sequence[Sentence], numbers: dict[str, int]) -> list[tuple[Run, ...]]:
    return [(numbered(line, numbers),) for line in lines]


def _sources(told: FollowUp, style: Style) -> Iterator[Block]:
    """What the numbers stand for, a line each; the words themselves are behind the button of the reply."""
    if not told.sources:
        return
    lines = [(_source(source, style),) for source in told.sources]
    yield rich(section(bold(words("followup.part_sources", style))), bullets(lines, ordered=True))


def _source(source: Source, style: Style) -> str:
    """What a figure counts; of words, what they are, their day and author."""
    day = render_day(source.when, style) if source.when is not None else ""
    told = (source.words,) if source.kind == "figure" else (kind_of(source, style), day, source.author)
    return " · ".join(part for part in (*told, source.ref) if part.strip())


def _small_print(told: FollowUp, room: _Room, style: Style) -> Iterator[str]:
    if told.refused:
        yield words("answer.left_out", style, count=told.refused)
    if told.written is not None:
        yield render(told.written, style)
    if room.beside:
        yield words("slack_followup.beside", style)


def _under_letter(told: FollowUp, numbers: dict[str, int], style: Style, *, whole: bool) -> Iterator[str]:
    """What the message rests on; that it stands beside the modal, where it has no room in it."""
    letter = told.letter
    refs = dict.fromkeys(ref for line in letter.sentences for ref in line.refs) if letter is not None else {}
    resting = marks(tuple(refs), numbers)
    if not whole:
        yield words("slack_followup.letter_beside", style)
    yield words("followup.rests_on", style, marks=resting) if resting else words("slack_followup.rests_on_none", style)


def choose_view(names: Sequence[tuple[int, str]], style: Style) -> View:
    """The accounts that the words could mean, a button each, in the modal that waits for one."""
    blocks: list[Block] = [rich(section(words("slack.which_account", style)))]
    for key, name in names[:MOST_CHOICES]:
        blocks.append(actions(button("followup_account", name, str(key)), key=f"followup_account_{key}"))
    return _modal(blocks, style)
