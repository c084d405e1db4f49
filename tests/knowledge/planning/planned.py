"""A book of one customer with a plan, written by hand, for what the sample does not hold of plans."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.desk import Desk
from knowledge.book import Book, open_book
from knowledge.evidence import Dossier, Figure, Message
from knowledge.figures.catalogue import CATALOGUE
from knowledge.figures.entry import FigureRequest
from knowledge.keeping.records import Kept, add_record, change_record
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.planning.choice import choose_plan
from knowledge.planning.gather import gather_plan
from knowledge.planning.objectives import ObjectiveCard, read_objectives
from knowledge.records.accounts import Account, account_card
from knowledge.records.contacts import Contact
from knowledge.records.plan import Initiative, Measure, Objective, Plan, PlanPoint, PlanPointKind
from knowledge.records.team import TeamMember
from tests.benchmarks.questions import desk_over
from tests.knowledge.figures import small

DAY = date(2026, 11, 23)
STARTS, ENDS = date(2026, 7, 1), date(2027, 6, 30)


class PlanBook:
    """Rupsha Stores, its buyer Rima Das, Nadia Alam of ours who owns it, and a plan that holds the day."""

    def __init__(self, book: Book) -> None:
        self.book = book
        with book.writing() as session:
            ours = TeamMember(name="Nadia Alam", email="nadia@example.com")
            stranger = TeamMember(name="Omar Faruk", email="omar@example.com")
            session.add_all([ours, stranger])
            session.flush()
            account = Account(name="Rupsha Stores", currency="BDT", owner_id=ours.id, segment="pharmacy")
            session.add(account)
            session.flush()
            theirs = Contact(account_id=account.id, name="Rima Das")
            session.add(theirs)
            session.flush()
            self.member, self.stranger_id, self.account, self.contact = ours.id, stranger.id, account.id, theirs.id
        self.plan = self.add(Plan, account_id=self.account, title="Rupsha plan", starts_on=STARTS, ends_on=ENDS)

    @property
    def desk(self) -> Desk:
        return desk_over(self.book)

    @property
    def nadia(self) -> Reader:
        return Reader("member", "Nadia Alam", self.member, "nadia@example.com")

    @property
    def stranger(self) -> Reader:
        return Reader("member", "Omar Faruk", self.stranger_id, "omar@example.com")

    def add(self, model: type[Any], **values: Any) -> int:
        """A new record; its id."""
        with self.book.writing() as session:
            record = model(**values)
            session.add(record)
            session.flush()
            return int(record.id)

    def objective(self, statement: str = "Grow revenue", **values: Any) -> int:
        return self.add(Objective, **{"plan_id": self.plan, "statement": statement} | values)

    def initiative(self, objective: int, statement: str, **values: Any) -> int:
        return self.add(Initiative, objective_id=objective, statement=statement, **values)

    def measure(self, objective: int, **values: Any) -> int:
        return self.add(Measure, **{"objective_id": objective, "name": "Share of shelf"} | values)

    def point(self, kind: str, statement: str, **values: Any) -> int:
        given = {"plan_id": self.plan, "kind": PlanPointKind(kind), "statement": statement, "stated_on": DAY}
        return self.add(PlanPoint, **given | values)

    def order(self, on: date, net: str, **more: Any) -> None:
        with self.book.writing() as session:
            small.order(session, self.account, small.product(session), on, net, **more)

    def kept(self, kind: str, values: dict[str, Any], *, at: datetime, origin: str) -> Kept:
        """A record added by hand, by Nadia."""
        with self.book.writing() as session:
            return add_record(session, self.nadia, kind, values, at=at, origin=origin)

    def changed(self, ref: str, *, at: datetime, origin: str, **values: Any) -> Kept:
        """A record changed by hand, by Nadia."""
        with self.book.writing() as session:
            return change_record(session, self.nadia, ref, values, at=at, origin=origin)

    def objectives(self, as_of: date = DAY) -> tuple[ObjectiveCard, ...]:
        with self.book.reading() as session:
            card = account_card(session, LOCAL_OWNER, self.account)
            chosen = choose_plan(session, LOCAL_OWNER, self.account, as_of)
            assert chosen is not None
            return read_objectives(session, LOCAL_OWNER, card, chosen.plan, FigureRequest(as_of=as_of))

    def dossier(self, as_of: date = DAY, **more: Any) -> Dossier:
        with self.book.reading() as session:
            card = account_card(session, LOCAL_OWNER, self.account)
            return gather_plan(session, LOCAL_OWNER, card, FigureRequest(as_of=as_of), **more)

    def figure(self, name: str, request: FigureRequest, reader: Reader = LOCAL_OWNER) -> Figure | Message:
        with self.book.reading() as session:
            card = account_card(session, LOCAL_OWNER, self.account)
            return CATALOGUE[name].compute(session, reader, card, request)


def moment(day: date, hour: int = 6) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@contextmanager
def plan_book(template: Path, folder: Path) -> Iterator[PlanBook]:
    """The book in a file of its own. template: a file that is an empty book."""
    path = folder / "plan.sqlite"
    shutil.copy(template, path)
    book = open_book(f"sqlite:///{path}", upgrade)
    try:
        yield PlanBook(book)
    finally:
        book.engine.dispose()
