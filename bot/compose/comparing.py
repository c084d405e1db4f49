"""Which two periods a question compares: named in it, or held by the figure that answers it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.compose.record import RECORDS
from knowledge.evidence import Evidence, Figure, Period
from knowledge.periods import Calendar, period_before, periods_in
from knowledge.text import normal_form

# More figures than this tell how things stand, of which a comparison is one.
MOST_FIGURES = 2
_COMPARES = re.compile(
    normal_form(
        r"\b(?:compare[ds]?|comparison|against|versus|vs|than|differen(?:ce|t)|better|worse|changed?|over|from)\b"
        r"|তুলনা|চেয়ে|থেকে বেশি|থেকে কম|পার্থক্য|বনাম|\b(?:tulona|cheye|theke (?:beshi|kom))"
    )
)
# "The quarter before" is no period that stands by itself.
_THE_ONE_BEFORE = re.compile(
    normal_form(
        r"\b(?:month|quarter|week|half|year|period|one) (?:before|earlier)\b"
        r"|\b(?:previous|preceding|prior) (?:month|quarter|week|half|year|period|one)\b"
        r"|আগের (?:মাস|কোয়ার্টার|প্রান্তিক|সপ্তাহ|বছর)"
    )
)


@dataclass(frozen=True, slots=True)
class TwoPeriods:
    """What a question compares, the later period and the earlier; both have a first day."""

    later: Period
    earlier: Period


def two_periods(evidence: Evidence, calendar: Calendar) -> TwoPeriods | None:
    """The periods that the question compares; None where it compares none."""
    return _named(evidence, calendar) or _held(evidence)


def figures_of(evidence: Evidence) -> list[Figure]:
    """The figures that answer a question, the one that fits it best first; records are none."""
    return [fact for fact in evidence.facts if isinstance(fact, Figure) and fact.name not in RECORDS]


def _named(evidence: Evidence, calendar: Calendar) -> TwoPeriods | None:
    question = normal_form(evidence.understood or evidence.question)
    if _COMPARES.search(question) is None:
        return None
    named = {one.period for one in periods_in(question, evidence.as_of, calendar)}
    periods = sorted((one for one in named if one.start is not None), key=lambda one: (str(one.start), one.end))
    if len(periods) == 1 and _THE_ONE_BEFORE.search(question):
        return TwoPeriods(periods[0], period_before(periods[0]))
    return TwoPeriods(periods[1], periods[0]) if len(periods) == 2 else None


def _held(evidence: Evidence) -> TwoPeriods | None:
    figures = figures_of(evidence)
    if not figures or len(figures) > MOST_FIGURES:
        return None
    later, earlier = (figures[0].sentence.values.get(name) for name in ("period", "before"))
    if not isinstance(later, Period) or not isinstance(earlier, Period) or None in (later.start, earlier.start):
        return None
    return TwoPeriods(later, earlier)
