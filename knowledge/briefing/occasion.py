"""What a brief prepares for: the meeting that words name or the next one, and the focus they leave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from knowledge.due_dates import due_dates_in
from knowledge.evidence import AccountCard
from knowledge.figures.entry import FigureRequest
from knowledge.figures.meetings import MeetingCard, meetings_around, meetings_to_come
from knowledge.glossary import concept
from knowledge.people import Reader
from knowledge.periods import Calendar, periods_in
from knowledge.records.meetings import MeetingKind
from knowledge.text import normal_form, terms

# Words that any meeting may be called by: they name none.
_ANY_MEETING = frozenset(
    map(concept, terms("meeting talk call visit next coming prepare brief with on at মিটিং বৈঠক পরের সামনের আলাপ জন্য"))
)
_KINDS: dict[str, re.Pattern[str]] = {
    kind.value: re.compile(normal_form(words))
    for kind, words in {
        MeetingKind.BUSINESS_REVIEW: r"\breview\b|\bqbr\b|রিভিউ|পর্যালোচনা",
        MeetingKind.JOINT_BUSINESS_PLAN: r"joint (?:business )?plan|\bjbp\b|যৌথ পরিকল্পনা|যৌথ প্ল্যান|জয়েন্ট প্ল্যান",
        MeetingKind.NEGOTIATION: r"negotiat|\brenewal\b|দর কষাকষি|দরকষাকষি|রিনিউয়াল|নবায়ন",
        MeetingKind.ISSUE: r"issue (?:resolution|meeting)|complaint meeting|সমস্যার মিটিং|অভিযোগের মিটিং",
        MeetingKind.INTRODUCTION: r"\bintro(?:duction|ductory)?\b|first meeting|পরিচিতি|পরিচয়",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meeting prepared for, the focus, and the last meeting before; each may be missing."""

    meeting: MeetingCard | None
    focus: str
    last: MeetingCard | None

    @property
    def kind(self) -> str:
        return self.meeting.kind if self.meeting else ""

    @property
    def aim(self) -> str:
        """The words that say what the brief is about: the focus, the meeting's title and its goal."""
        meeting = f"{self.meeting.title} {self.meeting.goal}" if self.meeting else ""
        return f"{self.focus} {meeting}".strip()


def occasion_of(
    session: Session, reader: Reader, account: AccountCard, words: str, request: FigureRequest, calendar: Calendar
) -> Occasion:
    """The occasion that words name: by the meeting's title, its kind or its day; the next meeting where they name none.

    What the words say beyond that is the focus; a title that is all they say leaves none.
    """
    last, coming = meetings_around(session, reader, account.id, request)
    if not words.strip():
        return Occasion(coming, "", last)
    dues = due_dates_in(words, request.as_of, calendar)
    periods = [one for one in periods_in(words, request.as_of, calendar) if one.period.kind == "day"]
    days = {due.day for due in dues} | {one.period.end for one in periods if one.period.end >= request.as_of}
    spans = [*((due.start, due.end) for due in dues), *((one.start, one.end) for one in periods)]
    asked = _asked(words, spans, account)
    cards = meetings_to_come(session, reader, account.id, request, days)
    ranked = sorted(cards, key=lambda card: (-_fit(card, words, asked, days), card.at, card.id))
    if ranked and _fit(ranked[0], words, asked, days) > 0:
        return Occasion(ranked[0], _left(ranked[0], words, asked, account), last)
    return Occasion(coming, words.strip() if asked else "", last)


def _asked(words: str, spans: Sequence[tuple[int, int]], account: AccountCard) -> set[str]:
    """The concepts of the words, without days, the account's name and what any meeting is called."""
    for start, end in sorted(spans, reverse=True):
        words = f"{words[:start]} {words[end:]}"
    return set(map(concept, terms(words))) - _ANY_MEETING - set(map(concept, terms(account.name)))


def _title(card: MeetingCard) -> set[str]:
    return set(map(concept, terms(card.title))) - _ANY_MEETING


def _fit(card: MeetingCard, words: str, asked: set[str], days: set[date]) -> float:
    """How surely words name a meeting: its day, its kind, and the share of its title they say."""
    kind = _KINDS.get(card.kind)
    named = 2.0 * (card.at.date() in days) + (kind is not None and kind.search(normal_form(words)) is not None)
    shared = _title(card) & asked
    # A word that a title happens to hold is no name of a meeting where more is said beside it.
    return named + (len(shared) / len(_title(card) | asked) if shared and (named or shared >= asked) else 0.0)


def _left(card: MeetingCard, words: str, asked: set[str], account: AccountCard) -> str:
    """The focus that is left once a meeting is named: all of the words, or none where they only name it."""
    kind = _KINDS.get(card.kind)
    plain = kind.sub(" ", normal_form(words)) if kind else words
    rest = asked & set(map(concept, terms(plain)))
    return words.strip() if rest - _title(card) else ""
