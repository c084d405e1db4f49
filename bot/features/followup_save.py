"""The internal actions of a follow-up, chosen and changed by a person, saved as commitments; and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.compose.followup_items import FollowUpItem
from bot.desk import Desk
from bot.features.followup import follow_up
from knowledge.due_dates import due_date
from knowledge.errors import Ambiguous, BadInput, NotFound
from knowledge.followup.saving import Action, Saved, refs_of_save, save_actions, undo_save
from knowledge.normal import normal_form
from knowledge.notes.keeping import drop_vectors
from knowledge.people import Reader
from knowledge.records.accounts import account_card
from knowledge.records.owed import Owed, owed_of
from knowledge.records.rooms import those_who_may_not
from knowledge.records.team import Function, member_named, reader_for
from knowledge.retrieval.sync import sync

__all__ = ["FollowUpItem", "followup_items", "save_followup", "saved_followup", "undo_followup"]

MOST_ROWS = 100
MOST_CHARACTERS = 2_000
NONE = "-"


def followup_items(
    desk: Desk, reader: Reader, account_id: int, *, as_of: date | None = None
) -> tuple[FollowUpItem, ...]:
    """The internal actions of the follow-up to an account, each to be chosen or changed. Nothing is written.

    Errors: NotFound; BadInput for a day to come.
    """
    return follow_up(desk, reader, account_id=account_id, as_of=as_of).items


def save_followup(
    desk: Desk, reader: Reader, account_id: int, items: Sequence[FollowUpItem], *, origin: str
) -> tuple[str, ...]:
    """Saves the chosen actions as commitments of ours, made today; one that is on record is changed. Their refs.

    origin: the submission's own key: the same again saves nothing, and gives the same refs.
    An owner who is nobody of the team, or may not read the account, is kept as written.
    Errors: NotFound for the account; Refused where one on record is not the reader's to change; BadInput that names the
    first row, counted from 1, which cannot be read; then nothing is saved.
    """
    now = desk.now()
    if len(items) > MOST_ROWS:
        raise BadInput("followup.too_many_rows", number=len(items), most=MOST_ROWS)
    with desk.book.reading() as session:
        account_card(session, reader, account_id)
        actions = [_action(session, desk, account_id, item, row) for row, item in enumerate(items, start=1)]
    with desk.book.writing() as session:
        saved = save_actions(session, reader, account_id, actions, at=now, origin=origin)
    return _indexed(desk, saved)


def saved_followup(desk: Desk, reader: Reader, account_id: int, origin: str) -> tuple[Owed, ...] | None:
    """What one save wrote or changed, as it stands; none where it was taken back, None where it was not done.

    Errors: NotFound for the account.
    """
    with desk.book.reading() as session:
        account_card(session, reader, account_id)
        refs = refs_of_save(session, account_id, origin)
        return tuple(owed_of(session, reader, ref) for ref in refs) if refs is not None else None


def undo_followup(desk: Desk, reader: Reader, origin: str, *, undo_origin: str = "") -> tuple[str, ...]:
    """Takes back what one save did; the refs, none where it was taken back before. A month later it stands for good.

    What was changed since by somebody stays as they left it. undo_origin: the undo's own key, where it has one: the
    same again gives the same refs. Errors: NotFound, Refused.
    """
    now = desk.now()
    with desk.book.writing() as session:
        undone = undo_save(session, reader, origin, at=now, undo_origin=undo_origin)
    return _indexed(desk, undone)


def _indexed(desk: Desk, saved: Saved) -> tuple[str, ...]:
    """The index follows what was committed; the refs."""
    drop_vectors(desk.book, saved.gone)
    sync(desk.book)
    return saved.refs


def _action(session: Any, desk: Desk, account_id: int, item: FollowUpItem, row: int) -> Action:
    """A row as it is to be saved. Errors: BadInput that names it."""
    statement, owner = _text(item.statement, row), _text(item.owner, row)
    if not normal_form(statement):
        raise BadInput("followup.row_empty", row=row)
    owner_id = _member(session, account_id, owner, item.owner_id)
    return Action(
        statement=statement,
        function=_function(item.function, row),
        owner=owner,
        owner_id=owner_id,
        due_on=_due(desk, item, row),
        refs=item.refs,
        commitment=item.commitment,
    )


def _text(words: str, row: int) -> str:
    if len(words) > MOST_CHARACTERS:
        raise BadInput("followup.row_too_long", row=row, length=len(words), most=MOST_CHARACTERS)
    if "\0" in words or any("\ud800" <= letter <= "\udfff" for letter in words):
        raise BadInput("followup.row_not_text", row=row)
    return " ".join(words.split())


def _function(word: str, row: int) -> Function | None:
    try:
        return Function(word) if word else None
    except ValueError as error:
        raise BadInput("followup.row_function", row=row, words=word[:40]) from error


def _due(desk: Desk, item: FollowUpItem, row: int) -> date | None:
    words = item.due.strip()
    if not words or words == NONE:
        return None if words else item.due_on
    today = desk.now().date()
    found = due_date(f"by {words}", today, desk.calendar) or due_date(words, today, desk.calendar)
    if found is None:
        raise BadInput("followup.row_day", row=row, words=words[:40])
    return found.day


def _member(session: Any, account_id: int, owner: str, owner_id: int | None) -> int | None:
    """The team member of a name, where they may read the account: the one who was known, else whom the name fits."""
    if not owner:
        return None
    try:
        colleague = member_named(session, owner, owner_id) or reader_for(session, owner)
    except (NotFound, Ambiguous):
        return None
    return None if those_who_may_not(session, [colleague], account_id) else colleague.member_id
