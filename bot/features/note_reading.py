"""A second reading of a note, by a language model: what it finds beside us is proposed too, and nothing it makes up."""

from __future__ import annotations

from dataclasses import replace

from bot.compose.drafting import LANGUAGES
from bot.compose.note import NoteCard
from bot.compose.note_shape import NoteReading
from bot.compose.prompts import Filling, instructions
from bot.compose.writing import Task
from bot.desk import Desk
from bot.features.note import changing, show
from bot.features.writing import keep_use, may_write
from knowledge.errors import NotFound, Refused
from knowledge.notes.proposing import propose
from knowledge.people import Reader
from knowledge.reading_notes.read import MOST_IMPLIED
from knowledge.reading_notes.suggested import Suggested
from knowledge.text import language_of

MOST_TOKENS_IN, MOST_TOKENS_OUT = 16_000, 2_000


def read_again(desk: Desk, reader: Reader, card: NoteCard) -> NoteCard:
    """The card with what a model reads in the note too; as it was, where none is set, may be asked or is of use.

    What both find stands first; nothing is a fact before a person confirms it. The note was kept before this.
    """
    if desk.writer is None or card.account_id is None or may_write(desk, reader, card.account_id) is not None:
        return card
    values: dict[str, Filling] = {"language": LANGUAGES[language_of(card.words)], "today": desk.now().date()}
    task = Task("note", instructions("note", values), MOST_TOKENS_IN, MOST_TOKENS_OUT)
    reading, use, trouble = desk.writer.read(task, card.words, NoteReading)
    keep_use(desk, reader, task.name, use, trouble)
    if reading is None or not reading.items:
        return card
    try:
        with changing(desk, reader, card.ref) as (session, note):
            if note.revision == card.revision:
                propose(session, note, desk.now().date(), desk.calendar, desk.zone, _suggested(reading))
        return replace(card, proposals=show(desk, reader, card.ref).proposals)
    except (NotFound, Refused):  # it was erased or moved out of reach meanwhile
        return card


def _suggested(reading: NoteReading) -> list[Suggested]:
    items = reading.items[:MOST_IMPLIED]
    return [Suggested(one.kind, one.quote, one.statement, one.person, one.day) for one in items]
