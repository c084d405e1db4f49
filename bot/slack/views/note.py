"""The card of a note: where it is kept, what it implies and the buttons that settle it. One message, whatever it holds.

An item is a line with its buttons below, and the words it rests on in small print. What one message cannot hold stands
on further pages of the card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.compose.note import CardLine, NoteCard, card_lines
from bot.compose.render import Style, render_day
from bot.slack.views.packing import cost
from bot.slack.views.posted import Block, Posted, joined, parted
from bot.slack.views.text import (
    Run,
    actions,
    asking,
    bold,
    button,
    context,
    escape,
    fallback,
    linked,
    plain_lines,
    quote,
    rich,
    section,
    shortened,
    shown,
    words,
)

MOST_ITEMS = 8
# What the items of one page take of a message at most, counted as they are escaped on the wire.
PAGE = 5_500
LINE, QUOTED, NAME = 500, 320, 120
WORDS, FILES = 600, 1_500
MOST_CHOICES = 10


@dataclass(frozen=True, slots=True)
class Press:
    """What a button of a card holds: its note, its item, and how the card stands.

    place: 0 for the whole note. quoted: the card shows the note's words, since no message above it does.
    """

    ref: str
    place: int = 0
    page: int = 1
    quoted: bool = False
    account_id: int = 0

    @property
    def value(self) -> str:
        return joined(self.ref, self.place, self.page, int(self.quoted), self.account_id)


def press_of(value: str) -> Press:
    """The press of a button's value."""
    ref, place, page, quoted, account_id = parted(value)
    return Press(ref, int(place), int(page), quoted == "1", int(account_id))


def note_card(card: NoteCard, style: Style, *, page: int = 1, quoted: bool = False) -> Posted:
    """The card as it stands, on one of its pages, counted from 1; the last there is, where the page lies beyond it."""
    # Days near the note's own need no year on a card that tells the note's day in full.
    lines, left_out = card_lines(card, replace(style, short_on=card.day)) if card.account else ((), 0)
    pages = _pages(card, lines, style)
    at = Press(card.ref, page=max(1, min(page, len(pages))), quoted=quoted)
    told = _told(card, lines, style)
    blocks = [*_head(card, style, quoted=quoted), rich(section(told))]
    if not card.account:
        blocks.append(_where(card, at, style))
    else:
        for line in pages[at.page - 1]:
            blocks += _item(card, line, at, style)
        blocks += _pager(pages, at, style)
        blocks.append(_foot(card, lines, at, style))
    blocks += small_print(card, left_out, style)
    return Posted(_fallback(card, told, style), tuple(blocks))


def note_gone(style: Style, how: str = "gone", left: int = 0) -> Posted:
    """What a card says once its note is no more.

    how: "undone" by a button, "deleted" with its message, or "gone". left: how many confirmed items outlived it.
    """
    told = words(f"slack_note.{how}", style)
    if left:
        told += " " + words("slack_note.items_left", style, count=left)
    return Posted(fallback(told), (rich(section(told)),))


# -- the head ------------------------------------------------------------------------------------------------------


def unfiled(style: Style) -> str:
    """What stands in the place of the account that a note does not have yet."""
    return words("slack_note.no_account", style)


def heading(card: NoteCard, style: Style, most: int = NAME) -> tuple[Run, ...]:
    """The account, the day and the author; each name of at most so many characters."""
    account = shortened(card.account, most) if card.account else unfiled(style)
    return bold(account), f" · {render_day(card.day, style)} · {shortened(card.author, most)}"


def _head(card: NoteCard, style: Style, *, quoted: bool) -> Iterator[Block]:
    yield rich(section(*heading(card, style)))
    if quoted:
        yield rich(quote(shortened(card.words, WORDS)))
    if card.files:
        yield rich(section(*_files(card, style)))


def _files(card: NoteCard, style: Style) -> Iterator[Run]:
    yield words("slack_note.files", style)
    shown_files = _files_shown(card)
    for number, (name, url) in enumerate(card.files[:shown_files]):
        yield ", " if number else " "
        yield linked(url, shortened(name, NAME))
    if rest := len(card.files) - shown_files:
        yield " " + words("slack_note.more_files", style, count=rest)


def _files_shown(card: NoteCard) -> int:
    """How many files have room on the card."""
    taken = 0
    for number, (name, url) in enumerate(card.files):
        taken += len(escape(url)) + len(escape(shortened(name, NAME)))
        if taken > FILES:
            return number
    return len(card.files)


def _told(card: NoteCard, lines: Sequence[CardLine], style: Style) -> str:
    """The one sentence of the card: that the note is kept, and what is asked."""
    if not card.account:
        return words("slack_note.which", style)
    if any(line.status == "proposed" for line in lines):
        return words("slack_note.implies", style)
    return words("slack_note.settled" if card.proposals else "slack_note.nothing", style)


def _fallback(card: NoteCard, told: str, style: Style) -> str:
    if card.account and (count := len(card.open_places)):
        told = words("slack_note.to_confirm", style, count=count)
    return fallback(f"{shortened(card.account, NAME)}:" if card.account else "", told)


# -- the items -----------------------------------------------------------------------------------------------------


def _pages(card: NoteCard, lines: Sequence[CardLine], style: Style) -> list[list[CardLine]]:
    """The items by page, each page small enough for one message and for a phone."""
    pages: list[list[CardLine]] = [[]]
    taken = 0
    for line in lines:
        price = cost(list(_item(card, line, Press(card.ref), style)))
        if pages[-1] and (len(pages[-1]) == MOST_ITEMS or taken + price > PAGE):
            pages.append([])
            taken = 0
        pages[-1].append(line)
        taken += price
    return pages


def _item(card: NoteCard, line: CardLine, at: Press, style: Style) -> Iterator[Block]:
    here = replace(at, place=line.place).value
    text = shortened(line.text, LINE)
    if line.status == "confirmed":
        take_back = button("note_take_back", words("slack_note.take_back", style), here)
        yield {"type": "section", "text": plain_lines(f"✓ {text}"), "accessory": take_back}
        if line.place in card.vanished:
            yield context(words("slack_note.vanished", style))
        return
    yield rich(section(text))
    yield context(shortened(line.quoted, QUOTED))
    row = [button("note_confirm", words("slack_note.confirm", style), here)]
    if _has_fields(card, line.place):
        row.append(button("note_edit", words("slack_note.edit", style), here))
    row.append(button("note_drop", words("slack_note.drop", style), here))
    yield actions(*row, key=f"note_item_{line.place}")


def _has_fields(card: NoteCard, place: int) -> bool:
    """Whether an item holds anything that can be written otherwise; that somebody was met does not."""
    return any(one.place == place and one.kind != "contact met" for one in card.proposals)


# -- the foot ------------------------------------------------------------------------------------------------------


def _pager(pages: Sequence[Sequence[CardLine]], at: Press, style: Style) -> Iterator[Block]:
    if len(pages) == 1:
        return
    yield context(words("slack_note.page", style, page=at.page, pages=len(pages)))
    row = []
    for label, page in (("before", at.page - 1), ("after", at.page + 1)):
        if 1 <= page <= len(pages):
            row.append(button(f"note_page:{page}", words(f"slack_note.{label}", style), replace(at, page=page).value))
    yield actions(*row, key="note_pages")


def _foot(card: NoteCard, lines: Sequence[CardLine], at: Press, style: Style) -> Block:
    row = []
    if len(card.open_places) > 1:
        row.append(button("note_confirm_all", words("slack_note.confirm_all", style), at.value, style="primary"))
    if not any(line.status == "confirmed" for line in lines):
        row.append(button("note_file_other", words("slack_note.another", style), at.value))
    row.append(_undo(card, at, style, "undo"))
    if _is_cut(card, lines, at):
        row.append(button("note_whole", words("slack_note.whole", style), at.value))
    return actions(*row, key="note_foot")


def _where(card: NoteCard, at: Press, style: Style) -> Block:
    """Where an unfiled note could belong; each account is a press."""
    choices = list(zip(card.choices, card.choice_ids, strict=True))[:MOST_CHOICES]
    row = [
        button(f"note_file:{number}", shown(name), replace(at, account_id=account_id).value)
        for number, (name, account_id) in enumerate(choices, start=1)
    ]
    label = "another" if choices else "choose"
    row.append(button("note_file_other", words(f"slack_note.{label}", style), at.value))
    row.append(_undo(card, at, style, "not_a_note"))
    if _is_cut(card, (), at):
        row.append(button("note_whole", words("slack_note.whole", style), at.value))
    return actions(*row, key="note_foot")


def _undo(card: NoteCard, at: Press, style: Style, label: str) -> Block:
    question = words("slack_note.undo_question", style)
    if count := sum(one.status == "confirmed" for one in card.proposals):
        question = words("slack_note.undo_question_confirmed", style, count=count)
    title, yes, no = (words(f"slack_note.{one}", style) for one in ("undo_title", "undo_yes", "undo_no"))
    return button("note_undo", words(f"slack_note.{label}", style), at.value, confirm=asking(title, question, yes, no))


def _is_cut(card: NoteCard, lines: Sequence[CardLine], at: Press) -> bool:
    """Whether the card leaves out anything that a press of a button should show."""
    quoted_whole = not at.quoted or len(card.words) <= WORDS
    lines_whole = all(len(line.text) <= LINE and len(line.quoted) <= QUOTED for line in lines)
    named = max(map(len, (card.account, card.author, *(name for name, _ in card.files))))
    return not (quoted_whole and lines_whole and named <= NAME and _files_shown(card) == len(card.files))


def small_print(card: NoteCard, left_out: int, style: Style) -> Iterator[Block]:
    """That the same words were noted before, and how many readings are not shown."""
    told = []
    if card.twin is not None:
        told.append(words("slack_note.same_words", style, day=card.twin[1]))
    if left_out:
        told.append(words("note.left_out", style, count=left_out))
    if told:
        yield context(*told)
