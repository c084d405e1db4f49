"""What a language model was used for, in sums; and what holds it back, over all workers.

No question and no answer is kept here: only how much was used, by whom, on which day and for what.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, insert_or_nothing

MINUTE = timedelta(minutes=1)


class ModelUse(Base):
    """`person`: the key of a Reader. `times`: how often a task was done; `calls`: of the provider, for all of them."""

    __tablename__ = "model_uses"

    day: Mapped[date] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    task: Mapped[str] = mapped_column(primary_key=True)
    model: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]
    calls: Mapped[int]
    tokens_in: Mapped[int] = mapped_column(sa.BigInteger)
    tokens_out: Mapped[int] = mapped_column(sa.BigInteger)
    seconds: Mapped[Decimal]


class ModelHold(Base):
    """A model that is not to be asked `not_before`, as its provider said; and the calls begun in a minute."""

    __tablename__ = "model_holds"

    model: Mapped[str] = mapped_column(primary_key=True)
    not_before: Mapped[datetime | None]
    minute: Mapped[datetime | None]
    calls: Mapped[int] = mapped_column(default=0)


class ModelCeilingTold(Base):
    """Who was told on which day that a ceiling of the day is reached: at length once, then in a word."""

    __tablename__ = "model_ceilings_told"

    day: Mapped[date] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)


@dataclass(frozen=True, slots=True)
class Ceilings:
    """The most of a day, in tokens in and out together: of everybody, and of one person; and of a minute, in calls.

    0 sets none.
    """

    day_tokens: int = 0
    person_tokens: int = 0
    calls_a_minute: int = 0


NO_CEILINGS = Ceilings()


@dataclass(frozen=True, slots=True)
class Used:
    """What was used: of one task, or the sum of several. `seconds`: the model's own time."""

    day: date
    person: str
    task: str
    model: str
    times: int
    calls: int
    tokens_in: int
    tokens_out: int
    seconds: Decimal


def add_use(session: Session, used: Used) -> None:
    """Adds to what was used; who adds to the same meanwhile is added up with."""
    key = {"day": used.day, "person": used.person, "task": used.task, "model": used.model}
    insert_or_nothing(
        session, ModelUse, key | {"times": 0, "calls": 0, "tokens_in": 0, "tokens_out": 0, "seconds": Decimal(0)}
    )
    same = [getattr(ModelUse, name) == value for name, value in key.items()]
    session.execute(
        sa.update(ModelUse)
        .where(*same)
        .values(
            times=ModelUse.times + used.times,
            calls=ModelUse.calls + used.calls,
            tokens_in=ModelUse.tokens_in + used.tokens_in,
            tokens_out=ModelUse.tokens_out + used.tokens_out,
            seconds=ModelUse.seconds + used.seconds,
        ),
        execution_options={"synchronize_session": False},
    )


def tokens_of(session: Session, day: date, person: str) -> tuple[int, int]:
    """The tokens of a day, in and out together: everybody's, and this person's."""
    tokens = ModelUse.tokens_in + ModelUse.tokens_out
    own = sa.case((ModelUse.person == person, tokens), else_=0)
    found = session.execute(sa.select(sa.func.sum(tokens), sa.func.sum(own)).where(ModelUse.day == day)).one()
    return int(found[0] or 0), int(found[1] or 0)


def uses(session: Session, since: date, until: date, person: str | None = None) -> list[Used]:
    """What was used from one day to another, both included; of one person, or of all. By day, person, task, model."""
    query = sa.select(ModelUse).where(ModelUse.day.between(since, until))
    query = query.where(ModelUse.person == person) if person is not None else query
    ordered = query.order_by(ModelUse.day, ModelUse.person, ModelUse.task, ModelUse.model)
    return [
        Used(
            row.day,
            row.person,
            row.task,
            row.model,
            row.times,
            row.calls,
            row.tokens_in,
            row.tokens_out,
            row.seconds,
        )
        for row in session.scalars(ordered)
    ]


def held_until(session: Session, model: str, at: datetime) -> datetime | None:
    """Until when a model is not to be asked, as its provider said; None where it may be."""
    until = session.scalar(sa.select(ModelHold.not_before).where(ModelHold.model == model))
    return until if until is not None and until > at else None


def hold_model(session: Session, model: str, until: datetime) -> None:
    """Nobody asks the model before this moment; a later one that was set before stays."""
    row = _locked(session, model)
    if row.not_before is None or row.not_before < until:
        row.not_before = until


def take_call(session: Session, model: str, at: datetime, most: int) -> bool:
    """Takes one of the calls that a minute has for all workers; False where they are all taken."""
    row, minute = _locked(session, model), at.replace(second=0, microsecond=0)
    if row.minute != minute:
        row.minute, row.calls = minute, 0
    if row.calls >= most:
        return False
    row.calls += 1
    return True


def tell_ceiling(session: Session, day: date, person: str) -> bool:
    """Marks that a person is told of a ceiling; whether they were not told on this day before."""
    session.execute(sa.delete(ModelCeilingTold).where(ModelCeilingTold.day < day))
    return insert_or_nothing(session, ModelCeilingTold, {"day": day, "person": person})


def _locked(session: Session, model: str) -> ModelHold:
    """The row of a model, made where there is none, and held until the session ends."""
    insert_or_nothing(session, ModelHold, {"model": model, "not_before": None, "minute": None, "calls": 0})
    return session.scalars(sa.select(ModelHold).where(ModelHold.model == model).with_for_update()).one()
