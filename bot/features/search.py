"""Search: the passages of one account that fit some words best."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.compose.question import MOST_CHARACTERS, says_nothing
from bot.desk import Desk
from knowledge.errors import BadInput
from knowledge.evidence import AccountCard
from knowledge.people import Reader
from knowledge.records.account_names import all_names, find_account
from knowledge.records.bounds import demand_records
from knowledge.retrieval.search import Hit
from knowledge.retrieval.search import search as passages_that_fit


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search within an account, best first."""

    account: AccountCard
    hits: tuple[Hit, ...]


def search(desk: Desk, reader: Reader, account: str, words: str, limit: int, as_of: date | None = None) -> Found:
    """Errors: BadInput for words that say nothing or too much, NotFound and Ambiguous for the account."""
    if says_nothing(words):
        raise BadInput("errors.question_empty")
    if len(words) > MOST_CHARACTERS:
        raise BadInput("errors.question_too_long", length=len(words), most=MOST_CHARACTERS)
    day = desk.day(as_of)
    with desk.book.reading() as session:
        demand_records(session, day)
        card = find_account(session, reader, account)
        people = sorted(all_names(session, reader))
        hits = passages_that_fit(
            session, reader, card.id, words, library=desk.book.library, limit=limit, as_of=day, people=people
        )
    return Found(card, tuple(hits))
