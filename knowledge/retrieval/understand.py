"""What a question is about: the account, the period, the category, product or person named, and the figures it fits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Period
from knowledge.figures.catalogue import routing
from knowledge.figures.entry import FigureRequest
from knowledge.figures.routing import Match
from knowledge.names import names_mentioned
from knowledge.people import Reader
from knowledge.periods import Calendar, PeriodMention, periods_in
from knowledge.records.contacts import Contact
from knowledge.records.products import Product
from knowledge.text import terms

# A period behind one of these is what something is compared with, not what is asked about.
_COMPARED = re.compile(r"(?:than|against|vs|versus|compared (?:with|to)|over)\s+(?:the\s+)?$", re.IGNORECASE)
_COMPARED_BN = re.compile(unicodedata.normalize("NFC", r"^\s*(?:তুলনা|চেয়ে|থেকে বেশি|থেকে কম)"))


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart.

    `topic` is what is left when names and periods are taken out of it; `searched` keeps products and people.
    """

    question: str
    account: AccountCard | None
    topic: str
    searched: str
    request: FigureRequest
    figures: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names beside its account: each as the records write it, and where it stands in the words."""

    category: str = ""
    product_id: int | None = None
    person: str = ""
    spans: tuple[tuple[int, int], ...] = ()


def understand(
    session: Session,
    reader: Reader,
    question: str,
    *,
    account: AccountCard | None,
    spans: Sequence[tuple[int, int]],
    before: str = "",
    period: Period | None = None,
    as_of: date,
    calendar: Calendar,
    timezone: str,
) -> Understood:
    """Takes a question apart for one account, or for the portfolio where `account` is None.

    spans: where the account's name stands in the question. before: the question this one follows on from; its words
    and its period count where this one has none.
    """
    mentions = periods_in(question, as_of, calendar)
    periods = [one for one in mentions if not _is_compared(question, one)]
    named = _named(session, _without(question, spans), account)
    taken = [*spans, *((mention.start, mention.end) for mention in mentions)]
    searched = _without(question, taken)
    topic = _without(question, [*taken, *named.spans])
    if before and not terms(topic):
        topic, searched = f"{before} {topic}", f"{before} {searched}"
    request = FigureRequest(
        as_of=as_of,
        period=periods[0].period if periods else period,
        category=named.category,
        product_id=named.product_id,
        person=named.person,
        timezone=timezone,
    )
    figures = tuple(routing().route(topic, lambda texts, words: None))
    return Understood(question, account, topic, searched, request, figures)


def _is_compared(question: str, mention: PeriodMention) -> bool:
    before, after = question[: mention.start], question[mention.end :]
    return bool(_COMPARED.search(before) or _COMPARED_BN.search(unicodedata.normalize("NFC", after)))


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
