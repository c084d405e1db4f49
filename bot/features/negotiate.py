"""Negotiate: the sheet to take to a talk with an account; our walk-away on it for who looks after the account alone."""

from __future__ import annotations

from datetime import date

from bot.compose.negotiation import Sheet, compose_sheet
from bot.desk import Desk
from knowledge.errors import BadInput
from knowledge.negotiating.gather import gather_negotiation
from knowledge.people import Reader
from knowledge.records.account_names import account_named
from knowledge.records.bounds import demand_records


def negotiate(
    desk: Desk,
    reader: Reader,
    account: str = "",
    *,
    account_id: int | None = None,
    as_of: date | None = None,
    language: str = "",
    shared: bool = False,
) -> Sheet:
    """The negotiation sheet of an account. Nothing is written.

    account: its name as typed; account_id: itself, where it was chosen.
    shared: whether others will read it; then it holds no walk-away, whoever asks.
    Errors: NotFound and Ambiguous for the account; BadInput where none is named, or for a day to come.
    """
    if account_id is None and not account.strip():
        raise BadInput("errors.account_needed")
    day = desk.day(as_of)
    with desk.book.reading() as session:
        demand_records(session, day)
        card = account_named(session, reader, account, account_id)
        dossier = gather_negotiation(session, reader, card, as_of=day, timezone=desk.zone.key, inside=not shared)
    return compose_sheet(dossier, desk.style(language))
