"""The season of each category and around each festival: in which month it peaks, in which it is lowest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.compose.catalogues import LANGUAGES
from bot.compose.checking.figures.clause_spans import clause_spans
from bot.compose.checking.figures.row_names import rows_named
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import either, word
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.rows_held import rows_of
from bot.compose.render import Style, render_value
from knowledge.evidence import Figure, Items, Name, Term
from knowledge.periods import MONTHS
from knowledge.text import normal_form

_MONTH_OF = {normal_form(said): month for month, words in MONTHS.items() for said in words.split()}
_MONTH = word(rf"(?P<month>{either(_MONTH_OF)})(?:'s|ের|এর|য়ের|ে|র|য়ে|তে|ই|েই)?(?: মাস\S*)?")
_HIGH = word(
    r"highest|peak\w*|best|strongest|busiest|most(?! of| categor)|top|high(?:s| season| point)?|boom\w*"
    r"|(?:সবচেয়ে|সবার চেয়ে) (?:বেশি|ভালো|জমজমাট|চাঙ্গা)|সর্বোচ্চ|তুঙ্গে|চূড়া\S*|শীর্ষে|জমজমাট"
)
_LOW = word(
    r"lowest|weakest|slow(?:est)?|slackest?|worst|quiet(?:est)?|bottom\w*|low(?:s| season| point)?|trough\w*|least"
    r"|slump\w*|dips?|(?:সবচেয়ে|সবার চেয়ে) (?:কম|খারাপ|মন্দা|দুর্বল)|সর্বনিম্ন|তলানি\S*|মন্দা\S*"
)
_EVERY = word(r"every|all|each|সব|সবগুলো\S*|প্রতিটি\S*|প্রত্যেক\S*|সব ক্যাটাগরি\S*")
_BUT = word(r"but|except|apart|besides|most|many|nearly|almost|not|ছাড়া|বাদে|প্রায়|বেশির|অধিকাংশ")
_CATEGORIES = word(r"categor\w*|ক্যাটাগরি\S*|everything|সবকিছু\S*")
_FESTIVALS = word(r"festivals?|উৎসব\S*")
_BEFORE = word(r"before\w*|ahead of|run-?up|lead-?up|আগে\S*|আগের")
_AFTER = word(r"from (?:its|the) first day|once it|after\w*|during|begins?|প্রথম দিন\S*|শুরু\S*|চলাকালে")
_ABOVE = word(
    r"(?:above|over|more than|higher than|better than) (?:on |in )?(?:an |the )?average"
    r"|গড়ের (?:চেয়ে )?(?:ওপরে|উপরে|বেশি)"
)
_BELOW = word(
    r"(?:below|under|less than|lower than|worse than) (?:on |in )?(?:an |the )?average|গড়ের (?:চেয়ে )?(?:নিচে|নীচে|কম)"
)
_AVERAGE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Festival:
    """How a festival is called, and the index of the days before it and of those from its first on."""

    said: re.Pattern[str]
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class Season:
    """The months in which the rows of a figure are highest and lowest, and how festivals move it, before and after."""

    high: Mapping[str, int]
    low: Mapping[str, int]
    festivals: tuple[Festival, ...]


@kept(64)
def _season(figure: Figure) -> Season:
    high: dict[str, int] = {}
    low: dict[str, int] = {}
    for key, row in rows_of(figure, "rows"):
        for part, found in (("high", high), ("low", low)):
            month = row.get(part)
            if isinstance(month, Name) and (number := _MONTH_OF.get(normal_form(month.text))):
                found[key] = number
    return Season(high, low, tuple(_festivals(figure.sentence.values.get("festivals"))))


def _festivals(found: object) -> Iterator[Festival]:
    for outer in found.rows if isinstance(found, Items) else ():
        inner = outer.get("rows")
        for row in inner.rows if isinstance(inner, Items) else ():
            name, before, after = row.get("festival"), row.get("before"), row.get("after")
            if isinstance(name, Term) and isinstance(before, Decimal) and isinstance(after, Decimal):
                said = [normal_form(render_value(name, Style(language))) for language in LANGUAGES]
                yield Festival(word(rf"(?:{either(said)})\S*"), before, after)


def other_season(places: Places, figure: Figure) -> str:
    """Why a month is not the one in which a category is highest or lowest, or a festival not as high or low as told."""
    if figure.name != "seasonality":
        return ""
    season = _season(figure)
    named, rest = rows_named(places.text, figure)
    some_left_out = _EVERY.search(places.text) is not None and _BUT.search(places.text) is not None
    row = ""
    for start, end in clause_spans(rest, named):
        clause = rest[start:end]
        row = next((one.row for one in named if start <= one.start < end), row)
        high, low = _HIGH.search(clause) is not None, _LOW.search(clause) is not None
        months = {_MONTH_OF[found["month"]] for found in _MONTH.finditer(clause)}
        if high != low and len(months) == 1 and not some_left_out and not NOT.search(clause):
            held = season.high if high else season.low
            month = next(iter(months))
            if row in held and held[row] != month and not _EVERY.search(clause):
                return f"it is {'highest' if high else 'lowest'} in another month"
            every = _EVERY.search(clause) and _CATEGORIES.search(clause)
            if held and every and any(one != month for one in held.values()):
                return "some of them are so in another month"
        if reason := _of_festival(clause, season):
            return reason
    return ""


def _of_festival(clause: str, season: Season) -> str:
    told = [one for one in season.festivals if one.said.search(clause)]
    before, after = _BEFORE.search(clause) is not None, _AFTER.search(clause) is not None
    if before == after or NOT.search(clause):
        return ""
    every = [one.before if before else one.after for one in season.festivals]
    above, below = _ABOVE.search(clause) is not None, _BELOW.search(clause) is not None
    if not told and every and above != below and _EVERY.search(clause) and _FESTIVALS.search(clause):
        wrong = any(one <= _AVERAGE if above else one >= _AVERAGE for one in every)
        return "it is not so of every festival" if wrong else ""
    if len(told) != 1:
        return ""
    own = told[0].before if before else told[0].after
    if (above and own <= _AVERAGE) or (below and own >= _AVERAGE):
        return f"it is {own:f}, {_AVERAGE:f} is the average"
    if above or below:
        return ""
    high, low = _HIGH.search(clause) is not None, _LOW.search(clause) is not None
    if high != low and own != (max(every) if high else min(every)):
        return "another festival is"
    return ""
