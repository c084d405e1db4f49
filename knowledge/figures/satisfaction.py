"""Satisfaction: NPS and CSAT of the last answer of each person, with how many answered, and the trend.

NPS = share of promoters (9-10) minus share of detractors (0-6), -100 to 100, rounded half up; CSAT = the mean of 1 to 5
(FIELD.md). Answers that name nobody count where they are of the newest such survey. Before: the answer each of the
people who answered twice gave before their last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import days_of
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.contacts import Contact
from knowledge.records.satisfaction import SatisfactionReading, Scale

RANGE = {Scale.NPS: (0, 10), Scale.CSAT: (1, 5)}
PROMOTER, DETRACTOR = 9, 6
UNHAPPY = {Scale.NPS: DETRACTOR, Scale.CSAT: 2}
# An NPS needs more answers than one.
FEWEST = 2
MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """One reading; `contact_id` None and `person` "" where none is named."""

    id: int
    scale: Scale
    score: Decimal
    day: date
    contact_id: int | None
    person: str
    said_in: str
    comment: str

    @property
    def unhappy(self) -> bool:
        return self.score <= UNHAPPY[self.scale]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the answers of one scale come to: the last of each person, and those before."""

    scale: Scale
    now: tuple[Answer, ...]
    before: tuple[Answer, ...]

    @property
    def score(self) -> Decimal:
        """NPS or CSAT of the last answers."""
        return score_of(self.scale, self.now)

    @property
    def tone(self) -> Tone:
        """Bad below 0 (CSAT 3), good from 50 (CSAT 4.5) on; to be watched where it fell or somebody is unhappy."""
        low, high = (Decimal(0), Decimal(50)) if self.scale is Scale.NPS else (Decimal(3), Decimal("4.5"))
        enough = self.scale is Scale.CSAT or len(self.now) >= FEWEST
        if enough and self.score < low:
            return "bad"
        if any(one.unhappy for one in self.now) or self.trend == "down":
            return "watch"
        return "good" if enough and self.score >= high else "plain"

    @property
    def trend(self) -> str:
        """Up, down or same against the answers before; new where there were none, one where there are too few now."""
        if self.scale is Scale.NPS and len(self.now) < FEWEST:
            return "one"
        if len(self.before) < (FEWEST if self.scale is Scale.NPS else 1):
            return "new"
        past = score_of(self.scale, self.before)
        return "up" if self.score > past else "down" if self.score < past else "same"


def score_of(scale: Scale, answers: Sequence[Answer]) -> Decimal:
    """NPS, a whole number, or CSAT to two places. There is at least one answer."""
    if scale is Scale.CSAT:
        return (sum((one.score for one in answers), Decimal(0)) / len(answers)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    promoters = sum(one.score >= PROMOTER for one in answers)
    detractors = sum(one.score <= DETRACTOR for one in answers)
    return (Decimal(100) * (promoters - detractors) / len(answers)).quantize(Decimal(1), ROUND_HALF_UP)


def readings_of(session: Session, reader: Reader, account_id: int, request: FigureRequest) -> tuple[Reading, ...]:
    """The reading of each scale that anybody answered, up to the as-of day or within the period asked for."""
    answers = _answers(session, reader, account_id, request)
    found = []
    for scale in Scale:
        now, before = last_and_before([one for one in answers if one.scale is scale])
        if now:
            found.append(Reading(scale, now, before))
    return tuple(found)


def last_and_before(answers: Sequence[Answer]) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    """The last answer of each person and the one before it; of surveys that name nobody the newest and the one before.

    answers: of one scale, newest first.
    """
    held: dict[int, list[Answer]] = defaultdict(list)
    surveys: dict[str, list[Answer]] = defaultdict(list)
    for one in answers:
        if one.contact_id is not None:
            held[one.contact_id].append(one)
        else:
            surveys[one.said_in].append(one)
    now = [mine[0] for mine in held.values()]
    before = [mine[1] for mine in held.values() if len(mine) > 1]
    for some, place in ((now, 0), (before, 1)):
        some.extend(next(iter(list(surveys.values())[place : place + 1]), []))
    return tuple(now), tuple(before)


def _answers(session: Session, reader: Reader, account_id: int, request: FigureRequest) -> list[Answer]:
    """The answers within their scale, newest first."""
    days = days_of(request.period, request.as_of)
    query = (
        sa.select(SatisfactionReading, Contact.id, Contact.name)
        .join(Account, Account.id == SatisfactionReading.account_id)
        .join(Contact, Contact.id == SatisfactionReading.contact_id, isouter=True)
        .where(SatisfactionReading.account_id == account_id, readable(reader))
        .where(SatisfactionReading.taken_on.between(days.start, days.end))
        .order_by(SatisfactionReading.taken_on.desc(), SatisfactionReading.id.desc())
    )
    return [
        Answer(record.id, record.scale, record.score, record.taken_on, key, name or "", record.said_in, record.comment)
        for record, key, name in session.execute(query)
        if RANGE[record.scale][0] <= record.score <= RANGE[record.scale][1]
    ]


def satisfaction(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """How satisfied the customer's people are, how many said so, and whether it is better than before."""
    found = readings_of(session, reader, account.id, request)
    values: dict[str, Value] = {"account": account_name(account)}
    if not found:
        if request.period is None:
            return Message("satisfaction.none", values)
        return Message("satisfaction.none_in", values | {"period": request.period})
    for reading in found:
        name = reading.scale.value
        values[name] = Items(f"satisfaction.{name}_{reading.trend}", (_told(reading),))
    unhappy = [one for reading in found for one in reading.now if one.unhappy]
    scales = "_and_".join(reading.scale.value for reading in found)
    if unhappy:
        values["unhappy"] = Items("satisfaction.unhappy_row", tuple(_unhappy(one) for one in unhappy[:MOST_LISTED]))
        scales += "_unhappy"
    answers = sorted((one for reading in found for one in reading.now), key=lambda one: (one.day, one.id), reverse=True)
    tones = [reading.tone for reading in found]
    worst: tuple[Tone, ...] = ("bad", "watch", "plain", "good")
    return Figure(
        ref="satisfaction",
        name="satisfaction",
        sentence=Message(f"satisfaction.{scales}", values),
        definition=Message("satisfaction.definition"),
        as_of=request.as_of,
        period=request.period,
        records=tuple(f"reading-{one.id}" for one in answers[:20]),
        records_total=len(answers),
        tone=next(tone for tone in worst if tone in tones),
    )


def _told(reading: Reading) -> dict[str, Value]:
    values: dict[str, Value] = {
        "score": reading.score,
        "answers": Quantity(Decimal(len(reading.now)), "answers"),
        "day": max(one.day for one in reading.now),
        "whole": Decimal(RANGE[reading.scale][1]),
    }
    if reading.trend == "one":
        values["score"] = reading.now[0].score
    if reading.trend in ("up", "down", "same"):
        values["past"] = score_of(reading.scale, reading.before)
        values["before"] = Quantity(Decimal(len(reading.before)), "answers")
    return values


def _unhappy(one: Answer) -> dict[str, Value]:
    comment = Items("satisfaction.comment", ({"comment": Words(one.comment.strip().rstrip(".।"))},))
    return {
        "person": Name(one.person, "person") if one.person else Term("unknown", "person"),
        "score": one.score,
        "whole": Decimal(RANGE[one.scale][1]),
        "comment": comment if one.comment.strip() else "",
    }


ENTRIES = (
    CatalogueEntry(
        "satisfaction",
        satisfaction,
        (
            "How satisfied are they with us?",
            "What is their NPS?",
            "What is the CSAT of X?",
            "Would they recommend us?",
            "What did they score us in the survey?",
            "customer satisfaction",
        ),
        (
            "ওরা আমাদের নিয়ে কতটা সন্তুষ্ট?",
            "এনপিএস কত?",
            "সিস্যাট কত?",
            "ওরা কি আমাদের কথা অন্যকে বলবে?",
            "জরিপে কত নম্বর দিয়েছে?",
        ),
    ),
)
