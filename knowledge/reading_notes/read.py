"""Reads a note: what each of its sentences implies, in order, each thing once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.reading_notes.address import without_address
from knowledge.reading_notes.appointments import appointments_in
from knowledge.reading_notes.encounters import encounters_in
from knowledge.reading_notes.implied import ContactMet, Implied, Meaning, NextMeeting, NoteContext
from knowledge.reading_notes.marked import ACCOUNT, Marked, mark
from knowledge.reading_notes.needs import needs_in
from knowledge.reading_notes.needs_bengali import bengali_needs_in
from knowledge.reading_notes.promises import promises_in
from knowledge.reading_notes.promises_bengali import bengali_promises_in
from knowledge.text import sentences

_AFTER_DAY = re.compile(r"(?<=\d [A-Z][a-z][a-z]\.) (?=[A-Z])")
# A sentence longer than this is no sentence: a pasted table, a chain of mails.
LONGEST_SENTENCE = 600
MOST_IMPLIED = 30


def read_note(words: str, context: NoteContext) -> tuple[Implied, ...]:
    """What a note implies: proposals, each with the sentence that says it. At most `MOST_IMPLIED`."""
    found: list[Implied] = []
    met: set[int] = set()
    before: Marked | None = None
    for sentence in _sentences(without_address(words)):
        if len(sentence) > LONGEST_SENTENCE:
            before = None
            continue
        marked = _without_account(mark(sentence, context))
        for implied in _implied_in(marked, before, context):
            if isinstance(implied.meaning, ContactMet):
                if implied.meaning.contact.id in met:
                    continue
                met.add(implied.meaning.contact.id)
            if not any(one.meaning == implied.meaning for one in found):
                found.append(implied)
        before = marked
    return tuple(found[:MOST_IMPLIED])


def _sentences(words: str) -> Iterator[str]:
    """The sentences of a note. "by 9 Nov. Arif will call" is two: a month's short form may end one."""
    for sentence in sentences(words):
        yield from _AFTER_DAY.split(sentence)


def _without_account(marked: Marked) -> Marked:
    """The sentence behind the account's name, where it begins with it and a colon ("Meghna: will send ...")."""
    return marked.behind(2) if marked.text.startswith(f"{ACCOUNT}:") else marked


def _implied_in(marked: Marked, before: Marked | None, context: NoteContext) -> Iterator[Implied]:
    """What a sentence implies: each promise with the clause that makes it, all else with the sentence."""
    yield from promises_in(marked, before, context)
    yield from bengali_promises_in(marked, before, context)
    for meaning in _meanings(marked, before, context):
        yield Implied(marked.written, meaning)


def _meanings(marked: Marked, before: Marked | None, context: NoteContext) -> Iterator[Meaning]:
    yield from needs_in(marked, before, context)
    yield from bengali_needs_in(marked, before, context)
    set_here: list[NextMeeting] = list(appointments_in(marked, context))
    yield from set_here
    yield from encounters_in(marked, bool(set_here))
