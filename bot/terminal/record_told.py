"""What a line of a conversation adds to the records of an account, or changes in one: "add need Meghna: ..."."""

from __future__ import annotations

from dataclasses import replace

from bot.compose.render import render_value
from bot.features.account import account_meant
from bot.features.record import add, change, fields_of
from bot.features.record_sheet import record_card
from bot.features.record_words import RecordTold, change_told, field_named, record_told, told_fields
from bot.terminal.record import origin, show_saved
from bot.terminal.sitting import Sitting
from knowledge.errors import BadInput
from knowledge.evidence import Term
from knowledge.text import language_of

# Of a kind that a line of words does not fill, so many fields are named.
MOST_NAMED = 4


def takes_record(at: Sitting, line: str, account_id: int | None) -> bool:
    """Adds or changes what a line tells of; False where it tells of no record. account_id: of the conversation, for a
    line that names no account.

    Errors: NotFound, Ambiguous, Refused, BadInput.
    """
    at = replace(at, style=at.desk.style(at.language or language_of(line)))
    if (changed := change_told(line)) is not None:
        kind = record_card(at.desk, at.reader, changed.ref).kind
        field = field_named(kind, changed.field)
        given = {field.name if field is not None else changed.field: changed.value}
        show_saved(at, change(at.desk, at.reader, changed.ref, given, origin=origin()))
        return True
    told = record_told(line)
    if told is None:
        return False
    if told.account:
        account_id = account_meant(at.desk, at.reader, told.account).id
    if account_id is None:
        raise BadInput("errors.account_needed")
    filled = told_fields(told)
    if filled is None:
        raise _takes_fields(at, told)
    show_saved(at, add(at.desk, at.reader, told.kind, f"account-{account_id}", filled, origin=origin()))
    return True


def _takes_fields(at: Sitting, told: RecordTold) -> BadInput:
    """That a record of a kind takes more than a line of words, with the command that takes its fields."""
    needed = sorted(fields_of(told.kind), key=lambda one: not one.required)[:MOST_NAMED]
    words = " ".join([told.kind, "--add", *(f"{one.name}=..." for one in needed)])
    account = told.account or "NAME"
    called = ", ".join(render_value(one.label, at.style) for one in needed)
    command = f'keybrief record "{account}" {words}'
    return BadInput("chat.by_fields", kind=Term("kind", told.kind), command=command, fields=called)
