"""The actions of a follow-up as rows of a form: a box to tick, what, who, by when; and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.compose.followup import FollowUp
from bot.compose.followup_items import FollowUpItem
from bot.compose.render import Style, render_day
from bot.slack.views.followup_letter import text_field
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted
from bot.slack.views.text import actions, bold, bullets, button, context, plain, rich, section, shown, words
from knowledge.evidence import Term

# What one form holds: rows of four blocks each, and the characters in them.
MOST_ROWS = 12
MOST_ROW_CHARACTERS = 15_000
MOST_WRITTEN = 2_000


def offered_rows(told: FollowUp, first: int = 0) -> tuple[FollowUpItem, ...]:
    """The actions from `first` on that a modal has room for, at least one."""
    taken = 0
    for place, row in enumerate(told.items[first : first + MOST_ROWS]):
        taken += len(row.statement) + len(row.owner)
        if place and taken > MOST_ROW_CHARACTERS:
            return told.items[first : first + place]
    return told.items[first : first + MOST_ROWS]


def field_name(name: str, place: int) -> str:
    """The action_id, and the block_id, of a field of the row at a place (counted from 0)."""
    return f"{name}_{place}"


def action_fields(rows: Sequence[FollowUpItem], first: int, total: int, style: Style) -> list[Block]:
    """A box to tick and the fields of each action, by function; how many are left for afterwards."""
    if not rows:
        return []
    blocks: list[Block] = [context(words("slack_followup.tick", style))]
    for place, row in enumerate(rows, start=first):
        blocks += _row(row, place, style)
    left = total - first - len(rows)
    if left:
        blocks.append(context(words("slack_followup.actions_left", style, count=left)))
    return blocks


def _row(row: FollowUpItem, place: int, style: Style) -> Iterator[Block]:
    function = Term("function", row.function) if row.function else Term("unknown", "function")
    label = words(f"slack_followup.action_{row.state}", style, number=place + 1, function=function)
    option = {"text": plain(words("slack_followup.save_action", style), 75), "value": str(place)}
    name = field_name("save", place)
    box = {"type": "checkboxes", "action_id": name, "options": [option]}
    yield {"type": "input", "block_id": name, "optional": True, "label": plain(label, 200), "element": box}
    yield from _field("statement", place, row.statement, style, multiline=True)
    yield from _field("owner", place, row.owner, style)
    yield from _field("due", place, day_shown(row.due_on, style), style)


def day_shown(day: date | None, style: Style) -> str:
    """The day of an action as its field shows it; "" for none."""
    return render_day(day, style) if day is not None else ""


def _field(name: str, place: int, value: str, style: Style, *, multiline: bool = False) -> list[Block]:
    """A field of a row; words that are too long for one are shown, and stay as they are."""
    label = words(f"slack_followup.field_{name}", style)
    held = shown(value) if value.strip() else ""
    if len(held) > MOST_WRITTEN:
        return small([rich(section(bold(f"{label}: "), held))])
    hint = words("slack_followup.due_hint", style) if name == "due" else ""
    return [
        text_field(
            field_name(name, place),
            label,
            held,
            multiline=multiline,
            hint=hint,
            most=MOST_WRITTEN,
            needed=name == "statement",
        )
    ]


def small(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the large ones in parts that Slack takes."""
    if not blocks:
        return []
    posted = packed("", blocks)
    return [block for page in (posted, *posted.more) for block in page.blocks]


@dataclass(frozen=True, slots=True)
class Kept:
    """An action as it was saved, and its ref on record. due: its day as it is shown, "" for none."""

    ref: str
    statement: str
    owner: str
    due: str


def saved_view(
    account: str, kept: Sequence[Kept], style: Style, *, origin: str, key: str, left: str = "", letter: Posted | None
) -> Posted:
    """What was saved, with Undo; the message to the customer follows by itself, so that all of it can be copied.

    origin: of the save. key: what "Sources" hands back. left: where the actions go on that had no room, "" for none.
    """
    told = words("slack_followup.saved", style, count=len(kept), account=account)
    if not kept:
        told = words("slack_followup.saved_none", style, account=account)
    blocks = [rich(section(told), bullets([(_kept(one, style),) for one in kept])) if kept else rich(section(told))]
    if letter is not None:
        blocks.append(context(words("slack_followup.copy_below", style)))
    pressed = [button("followup_undo", words("slack_followup.undo", style), origin)] if kept else []
    pressed += [button("followup_sources", words("slack_brief.button_sources", style), key)]
    pressed += [button("followup_next", words("slack_followup.next", style), left)] if left else []
    return with_letter(packed(told, blocks, [actions(*pressed)]), letter)


def with_letter(posted: Posted, letter: Posted | None) -> Posted:
    """A message that the one to the customer follows, by itself."""
    further = (replace(letter, more=()), *letter.more) if letter is not None else ()
    return replace(posted, more=(*posted.more, *further))


def _kept(one: Kept, style: Style) -> str:
    owner = one.owner or words("terms.unknown.owner", style)
    return f"{one.statement} · {owner} · {one.due or words('terms.unknown.due', style)} · {one.ref}"


def undone_view(refs: Sequence[str], style: Style) -> Posted:
    """What an undo took back; that it was taken back before, where there is nothing."""
    told = words("slack_followup.undone", style, count=len(refs), refs=", ".join(refs))
    told = told if refs else words("slack_followup.undone_before", style)
    return packed(told, [rich(section(told))])
