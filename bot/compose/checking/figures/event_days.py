"""When what a figure dates once happened: a customer's first day, its renewal, the day that records came in."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from bot.compose.checking.figures.ways.words import OF_RENEWAL
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.day_relations import relation_at
from bot.compose.checking.values.places import Places
from bot.compose.days_said import Day, day_of
from bot.compose.render import Style, named_values_of, render_value
from knowledge.evidence import Figure, Name
from knowledge.text import normal_form

_CUSTOMER = word(r"customer\w*|came to us|joined|গ্রাহক\S*")
_ANY_CHANGE = word(r"brought|came|added|loaded|made|chang\w+|load|এনেছে|এসেছে|যোগ|পরিবর্তন\S*|লোড\S*")
_DELISTED = word(r"delist\w*|dropp?ed|out|went|taken|removed|ডিলিস্ট\S*|বাদ\S*")
_YEARS = range(1990, 2100)
_ON = pattern(r"\bon (?:the )?$")
# A product is called by its name without its size.
_SIZE = pattern(r" \d.*$")
# Two days of one stretch tell neither: "from 30 October to 28 November".
_STRETCH = word(r"from|between|to|since|থেকে|মধ্যে|পর্যন্ত")


def other_event_day(places: Places, figure: Figure) -> str:
    """Why something was not when a sentence tells; "" where it was, or none can be told."""
    if figure.name not in _EVENTS or NOT.search(places.text):
        return ""
    events = [(said, day) for said, day in _events(figure) if said.search(places.text)]
    if figure.name == "listings":
        return _of_products(places, figure)
    if len(events) != 1:
        return ""
    event = events[0][1]
    for start, end, first, last in _times(places, event):
        relation = relation_at(places.text, start, end)
        if (relation == "before" and event >= first) or (relation == "after" and event <= last):
            return f"it was on {event:%d %b %Y}, not {relation} {places.text[start:end]!r}"
        on = _ON.search(places.text[:start]) is not None and first == last
        if figure.name == "plan_changes" and on and event != first and not _STRETCH.search(places.text[:start][-24:]):
            return f"it was on {event:%d %b %Y}, not on {places.text[start:end]!r}"
    return ""


_EVENTS = frozenset({"account_profile", "plan_changes", "listings"})


@kept(256)
def _events(figure: Figure) -> tuple[tuple[re.Pattern[str], date], ...]:
    return tuple(_events_of(figure))


def _events_of(figure: Figure) -> Iterator[tuple[re.Pattern[str], date]]:
    values = figure.sentence.values
    if figure.name == "account_profile":
        for name, said in (("since", _CUSTOMER), ("renewal", OF_RENEWAL)):
            if isinstance(day := values.get(name), date):
                yield said, day
    elif figure.name == "plan_changes":
        days = {value for name, row, value in named_values_of(figure.sentence) if name == "on" and row}
        if len(days) == 1 and isinstance(day := days.pop(), date):
            yield _ANY_CHANGE, day


def _times(places: Places, event: date) -> Iterator[tuple[int, int, date, date]]:
    """The days, months and years of a text, each with its first and last day; a year left out is the event's."""
    for one in places.days:
        day = one.what
        year = day.year or event.year
        if day.month:
            last = calendar.monthrange(year, day.month)[1]
            yield one.start, one.end, date(year, day.month, day.day or 1), date(year, day.month, day.day or last)
    for number in places.numbers:
        if not number.unit and number.value in _YEARS:
            year = int(number.value)
            yield number.start, number.end, date(year, 1, 1), date(year, 12, 31)


def _of_products(places: Places, figure: Figure) -> str:
    """A product told to be delisted on the day of another."""
    known = _days_of_products(figure)
    if not known or not places.days or not _DELISTED.search(places.text):
        return ""
    named = {day for label, day in known.items() if label in places.text}
    told = [one for one in places.days if any(one.what.fits(day) for day in known.values())]
    if len(named) == 1 and told and not any(one.what.fits(day) for one in told for day in named):
        return f"that product's day is not {places.text[told[0].start : told[0].end]!r}"
    return ""


@kept(256)
def _days_of_products(figure: Figure) -> dict[str, Day]:
    """The day that each product was delisted, by its name without its size."""
    names: dict[str, str] = {}
    days: dict[str, Day] = {}
    for part, row, value in named_values_of(figure.sentence):
        if part == "what" and isinstance(value, Name):
            names[row] = _SIZE.sub("", normal_form(render_value(value, Style("en"))))
        elif part == "on" and isinstance(value, date):
            days[row] = day_of(value)
    return {names[row]: day for row, day in days.items() if row in names}
