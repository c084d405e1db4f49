"""What a question is about: the account, the period, the category, product or person named, and the figures it fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import Ambiguous
from knowledge.evidence import AccountCard, Period
from knowledge.figures.request import FigureRequest
from knowledge.figures.routing import Match, Routing
from knowledge.names import names_mentioned
from knowledge.people import Reader
from knowledge.periods import Calendar, periods_in
from knowledge.records.accounts import AccountMention, accounts_mentioned
from knowledge.records.contacts import Contact
from knowledge.records.products import Product
from knowledge.retrieval.library import Library

# Two accounts whose names fit the words this nearly alike are asked back; chosen on names that share a word.
ALIKE = 3.0


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart. `topic` is what is left when names and periods are taken out of it."""

    question: str
    account: AccountCard | None
    topic: str
    request: FigureRequest
    figures: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names beside its account: each as the records write it, and where it stands in the words."""

    category: str = ""
    product_id: int | None = None
    person: str = ""
    spans: tuple[tuple[int, int], ...] = ()


def account_meant(session: Session, reader: Reader, words: str) -> AccountMention | None:
    """The account named in these words, or None.

    Errors: Ambiguous where two fit alike.
    """
    found = accounts_mentioned(session, reader, words)
    if not found:
        return None
    first = found[0]
    alike = [mention for mention in found if mention.score >= first.score - ALIKE and mention.start == first.start]
    names = tuple(dict.fromkeys(mention.account.name for mention in alike))
    if len(names) > 1:
        raise Ambiguous("errors.account_ambiguous", names, words=first.words)
    return first


def understand(
    session: Session,
    reader: Reader,
    question: str,
    *,
    account: AccountCard | None,
    spans: Sequence[tuple[int, int]],
    period: Period | None,
    as_of: date,
    calendar: Calendar,
    timezone: str,
    routing: Routing,
    library: Library,
) -> Understood:
    """Takes a question apart for one account, or for the portfolio where `account` is None.

    spans: where the account's name stands in the question. period: the conversation's, used where the words name none.
    """
    periods = periods_in(question, as_of, calendar)
    named = _named(session, _without(question, spans), account)
    taken = [*spans, *((mention.start, mention.end) for mention in periods)]
    topic = _without(question, [*taken, *named.spans])
    request = FigureRequest(
        as_of=as_of,
        period=periods[0].period if periods else period,
        category=named.category,
        product_id=named.product_id,
        person=named.person,
        calendar=calendar,
        timezone=timezone,
    )
    figures = tuple(routing.route(topic, library.likeness))
    return Understood(question, account, topic, request, figures)


def _named(session: Session, words: str, account: AccountCard | None) -> Named:
    categories = sorted(filter(None, session.scalars(sa.select(Product.category).distinct())))
    products = {name: key for key, name in session.execute(sa.select(Product.id, Product.name).order_by(Product.id))}
    people: list[str] = []
    if account is not None:
        people = list(session.scalars(sa.select(Contact.name).where(Contact.account_id == account.id)))
    named = Named()
    for product in names_mentioned(words, list(products))[:1]:
        named = replace(named, product_id=products[product.name], spans=((product.start, product.end),))
    if named.product_id is None:
        for category in names_mentioned(words, categories)[:1]:
            named = replace(named, category=category.name, spans=((category.start, category.end),))
    for person in names_mentioned(words, people)[:1]:
        named = replace(named, person=person.name, spans=(*named.spans, (person.start, person.end)))
    return named


def _without(words: str, spans: Sequence[tuple[int, int]]) -> str:
    """The words with these spans blanked, so that other spans keep their places."""
    letters = list(words)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return re.sub(r"\s+$", "", "".join(letters))
