"""What a question is about: the account, the period, the category, product or people named, and the figures it fits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Period
from knowledge.figures.catalogue import STATUS, routing
from knowledge.figures.entry import FigureRequest
from knowledge.figures.routing import Match
from knowledge.glossary import concept
from knowledge.names import names_mentioned
from knowledge.normal import AFTER_WORD, BEFORE_WORD, WORD, folded, normal_form
from knowledge.periods import Calendar, PeriodMention, periods_in, year_before
from knowledge.records.contacts import NOBODY, People, Role, people_of
from knowledge.records.products import Product
from knowledge.text import terms

# A period behind one of these is what something is compared with, not what is asked about.
_COMPARED = re.compile(r"(?:than|against|vs|versus|compared (?:with|to)|over|on)\s+(?:the\s+)?$", re.IGNORECASE)
_COMPARED_BN = re.compile(unicodedata.normalize("NFC", r"^\s*(?:তুলনা|চেয়ে|থেকে বেশি|থেকে কম)"))
# A product is named from here on (0-100); below, words only sound like a part of its name.
PRODUCT_SURE = 60.0
# From here on a figure is what the question says, however few its words.
SURE = 0.8
# "The same quarter" is the period spoken of before, not a matter of its own.
_SAME_PERIOD = re.compile(
    unicodedata.normalize(
        "NFC", rf"{BEFORE_WORD}(?:same|একই) (?:quarter|month|period|time|week|half|days|সময়|মাস|কোয়ার্টার)\S*{AFTER_WORD}"
    )
)
_A_NUMBER = re.compile(
    unicodedata.normalize("NFC", rf"{BEFORE_WORD}(?:how (?:many|much)|what percent|কত|কতটা|কয়|কয়টা|koto){AFTER_WORD}")
)
_DAYS = re.compile(unicodedata.normalize("NFC", r"(?<!\d)(\d{1,4})\s*\+?\s*(?:days?|দিন)"))
_A_PERSON = re.compile(unicodedata.normalize("NFC", rf"{BEFORE_WORD}(?:who|whom|whose|কে|কাকে|কার|কারা|কাদের){AFTER_WORD}"))
_ROLES = {
    Role.DECISION_MAKER: "decision maker|decides|final say|সিদ্ধান্ত নেয়|সিদ্ধান্ত নেন|ডিসিশন মেকার",
    Role.CHAMPION: "champion|চ্যাম্পিয়ন",
    Role.SPONSOR: "sponsor|স্পন্সর",
    Role.APPROVER: "approver|approves|অনুমোদন দেয়|অনুমোদন করেন",
    Role.EVALUATOR: "evaluator",
}
# Words of a question that no answer has to hold.
_ASKING = frozenset(
    terms(
        """
        ar aar many much number name anything something really actually true truth still make made turn go goes went
        gone give gave given happen take thing come came use kind sort know find show mean say exactly ever today mr mrs
        ms dr sir madam bhai apa da di shaheb saheb sahib নাম নম্বর সংখ্যা নিয়ে ব্যাপারে বিষয়ে আসলে সত্যি এখনো ভাই আপা
        দা দি স্যার ম্যাডাম সাহেব জানতে চাই পেতে বলো বলুন হয়েছিল হয়েছে
        """
    )
)


@dataclass(frozen=True, slots=True)
class Before:
    """What a conversation was about when a question follows on from it: the last question's own parts."""

    topic: str = ""
    searched: str = ""
    period: Period | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart.

    topic: what is left when names and periods are taken out of it. searched: the same with products and people, and
    what it follows on from before it. content: the topic without words that only ask; an answer must speak of these.
    context: the content of the question before, where this one follows on. number: whether it asks for a number.
    others: the names it may ask for, where it asks who. named: whether the question itself names its account.
    """

    question: str
    account: AccountCard | None
    topic: str
    searched: str
    content: tuple[str, ...]
    people: tuple[str, ...]
    context: tuple[str, ...]
    number: bool
    others: frozenset[str]
    named: bool
    request: FigureRequest
    figures: tuple[Match, ...]

    @property
    def left(self) -> Before:
        """What the next question may follow on from."""
        return Before(self.topic, self.searched, self.request.period, self.people)


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names beside its account: each as the records write it, and where it stands in the words."""

    category: str = ""
    product_id: int | None = None
    people: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    people_spans: tuple[tuple[int, int], ...] = ()


def understand(
    session: Session,
    question: str,
    *,
    account: AccountCard | None,
    spans: Sequence[tuple[int, int]],
    before: Before | None = None,
    as_of: date,
    calendar: Calendar,
    timezone: str,
) -> Understood:
    """Takes a question apart for one account, or for the portfolio where `account` is None.

    spans: where the account's name stands in the question. before: what went before, where this one follows on: its
    words and its period count where this one has none.
    """
    plain = normal_form(question)
    mentions = periods_in(question, as_of, calendar)
    known = people_of(session, account.id) if account is not None else NOBODY
    named = _named(session, _without(question, spans), known)
    taken = [*spans, *((mention.start, mention.end) for mention in mentions)]
    searched = _without(question, taken)
    letters = folded(question)
    same = [letters.as_written(*found.span()) for found in _SAME_PERIOD.finditer(letters.text)]
    topic = _without(question, [*taken, *named.spans, *same])
    content = content_of(_without(question, [*taken, *named.people_spans, *same]))
    people = named.people
    context: tuple[str, ...] = ()
    if before is not None:
        searched = f"{before.searched} {searched}"
        people = people or before.people
        if content_of(topic):
            context = content_of(before.topic)
        else:
            topic = f"{before.topic} {topic}"
            content = content_of(before.topic)
    request = FigureRequest(
        as_of=as_of,
        period=_period(question, mentions, before, elliptic=before is not None and topic.startswith(before.topic)),
        category=named.category,
        product_id=named.product_id,
        person=people[0] if people else "",
        role=_role(plain),
        days=int(days[1]) if (days := _DAYS.search(plain)) else 0,
        timezone=timezone,
    )
    figures = tuple(routing().route(topic))
    if account is not None and not terms(topic) and not (figures and figures[0].score >= SURE):
        # A name and nothing else asks how they are doing; a name and a period, what was sold.
        figures = (Match("revenue" if request.period else STATUS, 1.0),)
    return Understood(
        question=question,
        account=account,
        topic=topic,
        searched=searched,
        content=content,
        people=people,
        context=context,
        number=_A_NUMBER.search(plain) is not None,
        others=known.names - set(people) if _A_PERSON.search(plain) else frozenset(),
        named=bool(spans),
        request=request,
        figures=figures,
    )


def content_of(topic: str) -> tuple[str, ...]:
    """The terms of a topic that an answer must speak of: without words that only ask."""
    return tuple(term for term in dict.fromkeys(terms(topic)) if term not in _ASKING)


def _period(
    question: str, mentions: Sequence[PeriodMention], before: Before | None, *, elliptic: bool
) -> Period | None:
    """The period a question is about; "and last year?" after a month asks for that month a year earlier."""
    told = [mention.period for mention in mentions if not _is_compared(question, mention)]
    if before is None or before.period is None:
        return told[0] if told else None
    if not told:
        return before.period
    year, earlier = told[0], before.period
    shorter = earlier.kind in ("month", "quarter", "half", "span", "week")
    if elliptic and shorter and year.kind == "year" and year.start and earlier.start:
        while earlier.start is not None and earlier.start.year > year.start.year:
            earlier = year_before(earlier)
        return earlier
    return told[0]


def _role(plain: str) -> str:
    """The buying role a question in normal form names, or ""."""
    found = (role for role, words in _ROLES.items() if re.search(normal_form(words), plain))
    return str(next(found, ""))


def _is_compared(question: str, mention: PeriodMention) -> bool:
    before, after = question[: mention.start], question[mention.end :]
    return bool(_COMPARED.search(before) or _COMPARED_BN.search(unicodedata.normalize("NFC", after)))


def _named(session: Session, words: str, known: People) -> Named:
    categories = sorted(filter(None, session.scalars(sa.select(Product.category).distinct())))
    products = {name: key for key, name in session.execute(sa.select(Product.id, Product.name).order_by(Product.id))}
    named = Named()
    for product in names_mentioned(words, list(products))[:1]:
        if product.score >= PRODUCT_SURE:
            named = replace(named, product_id=products[product.name], spans=((product.start, product.end),))
    if named.product_id is None:
        category, found = _category(words, categories)
        named = replace(named, category=category, spans=found)
    people, spans = _people(words, known)
    return replace(named, people=people, spans=(*named.spans, *spans), people_spans=spans)


def _category(words: str, categories: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The category whose words a question says more of than of any other ("tea", চা for Tea & Drinks), and where."""
    said = [(found.span(), frozenset(map(concept, terms(found[0])))) for found in WORD.finditer(words)]
    held = {category: frozenset(map(concept, terms(category))) for category in categories}
    spans = {category: tuple(span for span, means in said if means & own) for category, own in held.items()}
    ranked = sorted(categories, key=lambda category: (-len(spans[category]), category))
    if not ranked or not spans[ranked[0]]:
        return "", ()
    if len(ranked) > 1 and len(spans[ranked[1]]) == len(spans[ranked[0]]):
        return "", ()
    return ranked[0], spans[ranked[0]]


def _people(words: str, people: People) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The full names of those a question names, by name or by title ("their commercial director"), and where."""
    found: dict[str, None] = {}
    spans: list[tuple[int, int]] = []
    for mention in names_mentioned(words, list(people.called)):
        if not any(start < mention.end and mention.start < end for start, end in spans):
            found.update(dict.fromkeys(people.called[mention.name]))
            spans.append((mention.start, mention.end))
    for title, names in people.titles.items():
        at = words.casefold().find(title.casefold())
        if at >= 0:
            found.update(dict.fromkeys(names))
            spans.append((at, at + len(title)))
    return tuple(found), tuple(spans)


def _without(words: str, spans: Sequence[tuple[int, int]]) -> str:
    """The words with these spans blanked, so that other spans keep their places."""
    letters = list(words)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return re.sub(r"\s+$", "", "".join(letters))
