"""Account: the one that a person means by its name, or has chosen; and a day as they typed it."""

from __future__ import annotations

from datetime import date

from bot.desk import Desk
from knowledge.due_dates import due_date
from knowledge.errors import Ambiguous, BadInput, NotFound
from knowledge.evidence import AccountCard
from knowledge.people import Reader
from knowledge.records import account_names

# No account is called by more characters than that.
LONGEST_NAME = 200


def account_meant(desk: Desk, reader: Reader, name: str, account_id: int | None = None) -> AccountCard:
    """The account of this name, as typed; account_id: the one that was chosen of several.

    Errors: BadInput where none is named, NotFound; Ambiguous where two fit, and with the nearest where none does.
    """
    if account_id is None and not name.strip():
        raise BadInput("errors.account_needed")
    if len(name) > LONGEST_NAME:
        raise NotFound("errors.account_unknown", words=name[:80], nearest="")
    with desk.book.reading() as session:
        try:
            return account_names.account_named(session, reader, name, account_id)
        except Ambiguous:
            raise
        except NotFound as error:
            near = str(error.message.values.get("nearest", ""))
            if not near:
                raise
            raise Ambiguous("errors.account_ambiguous", tuple(near.split(", ")), words=name[:80]) from error


def account_and_rest(desk: Desk, reader: Reader, words: str) -> tuple[AccountCard, str]:
    """The account that words are the name of, or else speak of, by its name or its people; and what they say beside it.

    Errors: BadInput where there are none, NotFound, Ambiguous.
    """
    try:
        return account_meant(desk, reader, words), ""
    except (NotFound, Ambiguous):
        with desk.book.reading() as session:
            found = account_names.account_meant(session, reader, words)
            if found is None or found.score < account_names.FITS:
                card = account_names.account_by_people(session, reader, words)
                if card is None:
                    raise
                return card, words.strip()
        return found.account, f"{words[: found.start]} {words[found.end :]}".strip()


def day_typed(desk: Desk, typed: str) -> date | None:
    """A day as a person typed it ("by Friday", 31/3/2026, ২৯ নভেম্বর), looking forward; None for what is none."""
    today = desk.now().date()
    found = due_date(f"by {typed}", today, desk.calendar) or due_date(typed, today, desk.calendar)
    return found.day if found is not None else None
