"""What a question is about: the account, the period, what else it names, and the figures it fits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from knowledge.asking import content_of
from knowledge.evidence import AccountCard, Period
from knowledge.festivals import last_season
from knowledge.figures.entry import FigureRequest
from knowledge.figures.routing import Match
from knowledge.normal import AFTER_WORD, BEFORE_WORD, folded, normal_form
from knowledge.periods import Calendar, PeriodMention, period_before, periods_in, year_before
from knowledge.records.contacts import NOBODY, people_of
from knowledge.retrieval.figures_asked import figures_asked, of_side
from knowledge.retrieval.named import leaning_named, named_in, role_named
from knowledge.retrieval.named_trade import NO_TRADE, promotions_of_goods, trade_named
from knowledge.retrieval.not_in_records import Unknown, not_in_records
from knowledge.retrieval.numbers_asked import A_NUMBER, days_asked, several_asked, spoken_of

# A period behind one of these is what something is compared with, not what is asked about.
_COMPARED = re.compile(
    r"(?:than|against|vs\.?|versus|compared? (?:with|to)|over|(?:up|down|growth|better|worse) on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COMPARED_BN = re.compile(unicodedata.normalize("NFC", r"^\s*(?:তুলনা|চেয়ে|থেকে বেশি|থেকে কম)"))
# "The same quarter" is the period spoken of before, not a matter of its own.
_SAME_PERIOD = re.compile(
    unicodedata.normalize(
        "NFC", rf"{BEFORE_WORD}(?:same|একই) (?:quarter|month|period|time|week|half|days|সময়|মাস|কোয়ার্টার)\S*{AFTER_WORD}"
    )
)
# The kinds of period that "and last year?" moves back by a year.
SHORTER = ("month", "quarter", "half", "span", "week", "since")
_THE_ONE_BEFORE = re.compile(
    unicodedata.normalize(
        "NFC",
        r"(?:month|quarter|week|year|half|one|period) before(?: that)?\??$"
        r"|(?:তার|এর|তারও) আগের (?:মাস|কোয়ার্টার|সপ্তাহ|বছর|বার)",
    )
)
_AGAINST = re.compile(r"^\s*compare\b|\b(?:vs\.?|versus|compared? (?:with|to))(?!\w)", re.IGNORECASE)
# "In 2025 and in 2026": two periods asked of at once are told beside each other.
_BOTH = re.compile(
    unicodedata.normalize(
        "NFC", r"[\s,]*(?:and|&|with|to|against|আর|ও|এবং|ar)\s+(?:(?:in|for|of|during)\s+)?(?:the\s+)?"
    )
)
# "Which went, and why?" asks for which first.
_WHY = re.compile(
    unicodedata.normalize(
        "NFC", rf"^(?:but |and |so )?(?:why|how come)\b|{BEFORE_WORD}(?<!, )(?:কেন|কারণ কী){AFTER_WORD}"
    )
)
_A_PERSON = re.compile(unicodedata.normalize("NFC", rf"{BEFORE_WORD}(?:who|whom|whose|কে|কাকে|কার|কারা|কাদের){AFTER_WORD}"))


@dataclass(frozen=True, slots=True)
class Before:
    """What a conversation was about when a question follows on from it: the last question's own parts.

    products: where its words fitted several alike.
    """

    topic: str = ""
    searched: str = ""
    period: Period | None = None
    people: tuple[str, ...] = ()
    category: str = ""
    product_id: int | None = None
    stores: tuple[int, ...] = ()
    promotions: tuple[int, ...] = ()
    products: tuple[int, ...] = ()

    @property
    def goods(self) -> tuple[int, ...]:
        """The products, one or several."""
        return self.products or (() if self.product_id is None else (self.product_id,))


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart.

    topic: what is left when names and periods are taken out of it. searched: the same with products and people, and
    what it follows on from before it. content: the topic without words that only ask; an answer must speak of these.
    context: the content of the question before, where this one follows on. number: whether it asks for a number.
    others: the names it may ask for, where it asks who. named: whether the question itself names its account. products:
    those that its words fit alike; the request has the one, or none where they are several. unknown: what it names that
    is not in the records.
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
    products: tuple[int, ...] = ()
    unknown: tuple[Unknown, ...] = ()

    @property
    def left(self) -> Before:
        """What the next question may follow on from."""
        request = self.request
        return Before(
            topic=self.topic,
            searched=self.searched,
            period=request.period,
            people=self.people,
            category=request.category,
            product_id=request.product_id,
            products=self.products if len(self.products) > 1 else (),
            stores=request.stores,
            promotions=request.promotions,
        )


def understand(
    session: Session,
    question: str,
    *,
    account: AccountCard | None,
    spans: Sequence[tuple[int, int]],
    before: Before | None = None,
    follows: bool = False,
    as_of: date,
    calendar: Calendar,
    timezone: str,
) -> Understood:
    """Takes a question apart for one account, or for the portfolio where `account` is None.

    spans: where the account's name stands in the question. before: what went before in the conversation; it counts
    where this one `follows` on from it, or says nothing of its own ("and in October?").
    """
    plain = normal_form(question)
    trade = trade_named(session, account, _without(question, spans)) if account is not None else NO_TRADE
    mentions = [one for one in periods_in(question, as_of, calendar) if not _is_within(one, trade.spans)]
    known = people_of(session, account.id) if account is not None else NOBODY
    named = named_in(session, _without(question, [*spans, *trade.spans]), known)
    taken = [*spans, *((mention.start, mention.end) for mention in mentions)]
    letters = folded(question)
    same = [letters.as_written(*found.span()) for found in _SAME_PERIOD.finditer(letters.text)]
    if account is not None and not trade.promotions:
        goods = promotions_of_goods(session, account, question, named.products, named.category)
        trade = replace(trade, promotions=goods)
    rest = _without(question, [*taken, *named.spans, *trade.spans])
    unknown = not_in_records(session, account, rest, named=named, trade=trade, known=known)
    foreign = [one.span for one in unknown]
    topic = _AGAINST.sub(" ", _without(question, [*taken, *named.spans, *trade.spans, *foreign, *same]))
    searched = _without(question, taken)
    elliptic = before is not None and not content_of(topic)
    last = before if before is not None and (follows or elliptic) else Before()
    told = _periods(question, mentions, last, again=elliptic or bool(same))
    carried = elliptic and not (named.category or named.products or unknown) and trade == NO_TRADE
    products = last.goods if carried else named.products
    request = FigureRequest(
        as_of=as_of,
        period=told.period,
        against=told.against,
        category=last.category if carried else named.category,
        product_id=products[0] if len(products) == 1 else None,
        person=next(iter(named.people or last.people), ""),
        role=role_named(plain),
        leaning=leaning_named(plain),
        days=days_asked(plain),
        most=several_asked(plain),
        stores=trade.stores or (last.stores if carried else ()),
        promotions=trade.promotions or (last.promotions if carried else ()),
        timezone=timezone,
    )
    whole = last.topic if elliptic else topic
    figures = figures_asked(whole, account, named, request, why=_WHY.search(plain) is not None, compared=told.two)
    return Understood(
        question=question,
        account=account,
        topic=whole,
        searched=f"{last.searched} {searched}".strip(),
        content=spoken_of(last.topic if elliptic else _without(question, [*taken, *named.people_spans, *same])),
        people=named.people or last.people,
        context=() if elliptic else content_of(last.topic),
        number=A_NUMBER.search(plain) is not None,
        others=known.names - set(named.people or last.people) if _A_PERSON.search(plain) else frozenset(),
        named=bool(spans),
        request=request,
        figures=of_side(figures, question) if elliptic else figures,
        products=products,
        unknown=unknown,
    )


def _is_within(mention: PeriodMention, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether what sounds like a period is part of a name: the Boishakh promotion."""
    return any(start < mention.end and mention.start < end for start, end in spans)


@dataclass(frozen=True, slots=True)
class _Periods:
    """The period a question is about, and the one it is to be compared with where it names `two`.

    against: None where it is the year before, which a figure takes by itself, with festivals where they moved to.
    """

    period: Period | None = None
    against: Period | None = None
    two: bool = False


def _periods(question: str, mentions: Sequence[PeriodMention], last: Before, *, again: bool) -> _Periods:
    """again: whether the question only moves the period of the one before ("and last year?", "the same quarter")."""
    if last.period is not None and _THE_ONE_BEFORE.search(normal_form(question)):
        return _Periods(period_before(last.period))
    told = [mention.period for mention in mentions if not _is_compared(question, mention)]
    compared = [mention.period for mention in mentions if _is_compared(question, mention)]
    if len(told) == 2 and not compared and _BOTH.fullmatch(question[mentions[0].end : mentions[1].start].casefold()):
        told, compared = told[:1], told[1:]
    if not told:
        return _Periods(last.period)
    if (season := _season_of_a_year(told)) is not None:
        return _Periods(season)
    if compared and compared[0].kind == told[0].kind and None not in (compared[0].start, told[0].start):
        earlier, later = sorted((told[0], compared[0]), key=lambda period: (str(period.start), period.end))
        return _Periods(later, earlier if earlier != year_before(later) else None, two=True)
    year, earlier_period = told[0], last.period
    if again and earlier_period is not None and _of_a_year(year) and earlier_period.kind in SHORTER:
        while earlier_period.start and year.start and earlier_period.start.year > year.start.year:
            earlier_period = year_before(earlier_period)
        return _Periods(earlier_period)
    return _Periods(told[0])


def _season_of_a_year(told: Sequence[Period]) -> Period | None:
    """A festival's season in the year that is named beside it: "Ramadan sales ... last year"."""
    named = next((period for period in told if period.label), None)
    year = next((period for period in told if period.kind == "year"), None)
    if len(told) != 2 or named is None or year is None:
        return None
    found = last_season((named.label,), year.end, year.end.year)
    return Period(found.season_starts_on, found.ends_on, "span", found.key) if found is not None else None


def _of_a_year(period: Period) -> bool:
    """A year, or its days up to today a year ago: what "last year" and "the same time last year" are read as."""
    return period.start is not None and (period.kind == "year" or (period.start.month, period.start.day) == (1, 1))


def _is_compared(question: str, mention: PeriodMention) -> bool:
    before, after = question[: mention.start], question[mention.end :]
    return bool(_COMPARED.search(before) or _COMPARED_BN.search(unicodedata.normalize("NFC", after)))


def _without(words: str, spans: Sequence[tuple[int, int]]) -> str:
    """The words with these spans blanked, so that other spans keep their places."""
    letters = list(words)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return re.sub(r"\s+$", "", "".join(letters))
