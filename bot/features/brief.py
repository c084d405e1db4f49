"""Brief: what to know before a meeting with an account, in full or in short."""

from __future__ import annotations

from datetime import date

from bot.compose.brief import Brief, compose_brief
from bot.compose.question import MOST_CHARACTERS
from bot.desk import Desk
from knowledge.briefing.gather import gather_brief
from knowledge.errors import BadInput
from knowledge.people import Reader
from knowledge.records.account_names import account_named
from knowledge.records.bounds import demand_records


def brief(
    desk: Desk,
    reader: Reader,
    account: str = "",
    words: str = "",
    *,
    account_id: int | None = None,
    full: bool = False,
    as_of: date | None = None,
    language: str = "",
) -> Brief:
    """Prepares for the meeting or the focus that `words` name, or for the next meeting where they name none.

    account: its name as typed; account_id: itself, where it was chosen.
    Errors: NotFound and Ambiguous for the account; BadInput for a day to come or endless words.
    """
    if len(words) > MOST_CHARACTERS:
        raise BadInput("errors.question_too_long", length=len(words), most=MOST_CHARACTERS)
    day = desk.day(as_of)
    with desk.book.reading() as session:
        demand_records(session, day)
        card = account_named(session, reader, account, account_id)
        dossier = gather_brief(
            session,
            reader,
            card,
            words,
            as_of=day,
            calendar=desk.calendar,
            timezone=desk.zone.key,
            library=desk.book.library,
        )
    return compose_brief(dossier, desk.style(language), full=full)
