"""Requests: what a person asked for, kept until it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.desk import Desk
from knowledge.records import requests
from knowledge.records.requests import Waiting


def keep_request(desk: Desk, key: str, kind: str, words: Mapping[str, str], *, account_id: int | None = None) -> bool:
    """Keeps what was asked; False where this id was kept before, whatever became of it. Committed when it returns."""
    with desk.book.writing() as session:
        return requests.keep_request(session, key, kind, words, desk.now(), account_id)


def request_of(desk: Desk, key: str) -> Mapping[str, str] | None:
    """What was asked; None where nothing was, or it is settled."""
    with desk.book.reading() as session:
        return requests.request_of(session, key)


def place_request(desk: Desk, key: str, account_id: int) -> None:
    """Says which account a request turned out to be about, so that it is forgotten with that account."""
    with desk.book.writing() as session:
        requests.place_request(session, key, account_id)


def begin_request(desk: Desk, key: str) -> bool:
    """Marks that work on a request begins. True where it was begun before: what it posts may be there already."""
    with desk.book.writing() as session:
        return requests.begin_request(session, key, desk.now())


def reword_request(desk: Desk, key: str, **words: str) -> bool:
    """Gives what was asked other words, where it is not answered yet; False where it is, or was never asked."""
    with desk.book.writing() as session:
        return requests.reword_request(session, key, words)


def settle_request(desk: Desk, key: str) -> bool:
    """Erases the words of what was answered and keeps the mark; False where it was settled before or never kept."""
    with desk.book.writing() as session:
        return requests.settle_request(session, key, desk.now())


def unsettled(desk: Desk, since: datetime | None = None) -> tuple[Waiting, ...]:
    """What waits for its answer, the oldest first; of what was asked since then."""
    with desk.book.reading() as session:
        return tuple(requests.unsettled_requests(session, since))
