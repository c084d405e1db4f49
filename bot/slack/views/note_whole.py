"""All of a note, for the one who asks for it: its words as written, its files, and every item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.compose.note import CardLine, NoteCard, card_lines
from bot.compose.render import Style
from bot.slack.views.limits import MESSAGE_BLOCKS, MESSAGE_CHARACTERS
from bot.slack.views.note import heading, small_print, unfiled
from bot.slack.views.packing import cost
from bot.slack.views.posted import Block, Posted
from bot.slack.views.text import Run, dim, fallback, linked, pieces, quote, rich, section, shown, words

# A run of the words: even where every character of it is escaped, it is a small part of a message.
PIECE = 1_000


def note_whole(card: NoteCard, style: Style) -> Posted:
    """All of a note: its words as written, its files, and every item; in as many messages as that takes."""
    lines, left_out = card_lines(card, style) if card.account else ((), 0)
    blocks = [rich(section(*heading(card, style, PIECE)))]
    blocks += [rich(quote(part)) for part in pieces(card.words, PIECE)]
    if card.files:
        blocks.append(rich(section(words("slack_note.files", style))))
        blocks += [rich(section(linked(url, part))) for name, url in card.files for part in pieces(shown(name), PIECE)]
    blocks += [rich(section(part)) for line in lines for part in _whole_line(card, line, style)]
    blocks += small_print(replace(card, twin=None), left_out, style)
    first, *more = _messages(blocks, words("slack_note.whole_of", style, account=card.account or unfiled(style)))
    return replace(first, more=tuple(more))


def _messages(blocks: Sequence[Block], told: str) -> list[Posted]:
    """Blocks in messages that each are small enough, counted as they are on the wire."""
    pages: list[list[Block]] = [[]]
    for block in blocks:
        if pages[-1] and (len(pages[-1]) == MESSAGE_BLOCKS or cost([*pages[-1], block]) > MESSAGE_CHARACTERS):
            pages.append([])
        pages[-1].append(block)
    return [Posted(fallback(told), tuple(page)) for page in pages]


def _whole_line(card: NoteCard, line: CardLine, style: Style) -> Iterator[Run]:
    yield from pieces(f"✓ {line.text}" if line.status == "confirmed" else f"• {line.text}", PIECE)
    beside = words("slack_note.vanished", style) if line.place in card.vanished else line.quoted
    yield from (dim(part) for part in pieces(beside, PIECE))
