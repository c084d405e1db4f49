"""Follow-up: what was promised and kept, the message to the customer, the tasks that stay with us."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from bot.compose.followup import FollowUp, compose_followup
from bot.desk import Desk
from knowledge.errors import BadInput
from knowledge.followup.gather import gather_followup
from knowledge.people import Reader
from knowledge.records.account_names import account_named
from knowledge.records.bounds import demand_records
from knowledge.records.team import member_ids


def follow_up(
    desk: Desk,
    reader: Reader,
    account: str = "",
    *,
    account_id: int | None = None,
    as_of: date | None = None,
    language: str = "",
) -> FollowUp:
    """Drafts the follow-up to the last meeting with an account. Nothing is sent, nothing is written.

    account: its name as typed; account_id: itself, where it was chosen.
    language: that of the message; "" for the one of the settings.
    Errors: NotFound and Ambiguous for the account; BadInput where none is named, or for a day to come.
    """
    if account_id is None and not account.strip():
        raise BadInput("errors.account_needed")
    day, now = desk.day(as_of), desk.now()
    if day != now.date():
        now = datetime.combine(day, time.max, desk.zone)
    with desk.book.reading() as session:
        demand_records(session, day)
        card = account_named(session, reader, account, account_id)
        dossier = gather_followup(session, reader, card, as_of=day, now=now, calendar=desk.calendar)
        members = member_ids(session)
    told = compose_followup(dossier, desk.style(language))
    return replace(told, items=tuple(replace(item, owner_id=members.get(item.owner)) for item in told.items))
