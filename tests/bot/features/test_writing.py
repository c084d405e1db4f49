"""Whether a model may be asked, what it used, and what an account kept from it means; on both databases."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from langchain_core.messages import BaseMessage

from bot.compose.providers import Access
from bot.compose.render import Style, render
from bot.compose.scripted_model import Call, Reply, ScriptedModel
from bot.compose.talk import Limits
from bot.compose.writer import ModelWriter
from bot.compose.writing import Task, Use
from bot.desk import Desk
from bot.features.costs import Price, costs
from bot.features.record import change, history, undo
from bot.features.tools import tools_for
from bot.features.writing import draft_of, keep_use, may_write
from knowledge.book import open_book
from knowledge.errors import BadInput, Refused
from knowledge.evidence import AccountCard, Evidence, Message, Money
from knowledge.forgetting.people import person_meant
from knowledge.forgetting.person import forget_person
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from knowledge.records.model_use import Ceilings, tokens_of
from tests.bot.features.notebook import MONDAY, NUSRAT, SHORMI, TANVIR, fill

PADMA, WHOLESALE = 1, 2
MODEL = "scripted:test"


class Quiet:
    """A log that nobody reads."""

    def info(self, event: str, **fields: Any) -> None:
        pass

    def warning(self, event: str, **fields: Any) -> None:
        pass


@dataclass
class Clock:
    """A clock that is moved by hand."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now


def scripted(reply: Callable[[list[BaseMessage]], Reply]) -> ModelWriter:
    """The product's own writer over a model that plays replies."""
    return ModelWriter(Access(MODEL), Limits(), Quiet(), opens=lambda access: ScriptedModel(script=reply))


NOTHING = scripted(lambda messages: Reply(text="[nothing]"))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A small book on each database; each test has a day of its own in it."""
    with ExitStack() as held:
        if request.param == "sqlite":
            path = tmp_path_factory.mktemp("writing") / "book.sqlite"
            shutil.copy(request.getfixturevalue("sqlite_template"), path)
            url = f"sqlite:///{path}"
        else:
            url = held.enter_context(request.getfixturevalue("empty_books").lent())
        book = open_book(url, upgrade)
        held.callback(book.engine.dispose)
        yield fill(book)


def with_model(desk: Desk, day: int, **ceilings: int) -> tuple[Desk, Clock]:
    """The desk with a model, and its clock, so many days after Monday."""
    clock = Clock(MONDAY + timedelta(days=day))
    return replace(desk, writer=NOTHING, ceilings=Ceilings(**ceilings), clock=clock), clock


def used(tokens_in: int = 0, tokens_out: int = 0, rounds: int = 1, model: str = MODEL, seconds: float = 1.0) -> Use:
    return Use(model, tokens_in, tokens_out, rounds, 0, seconds)


def said(message: Message | None, language: str = "en") -> str:
    return render(message, Style("bn" if language == "bn" else "en")) if message is not None else ""


def test_a_ceiling_of_a_person_holds_them_alone_and_is_told_at_length_once_a_day(filled: Desk) -> None:
    desk, clock = with_model(filled, 0, person_tokens=1_000, day_tokens=5_000)
    assert may_write(desk, TANVIR, PADMA) is None
    keep_use(desk, TANVIR, "answer", used(900, 99))
    assert may_write(desk, TANVIR, PADMA) is None
    keep_use(desk, TANVIR, "brief", used(1, 0))
    first, again = may_write(desk, TANVIR, PADMA), may_write(desk, TANVIR, PADMA)
    assert said(first) == "Your model budget of today is used up; there is a new one tomorrow."
    assert said(again) == "Today's model budget is used up."
    assert said(first, "bn") == "আপনার আজকের মডেল বাজেট শেষ; আগামীকাল নতুন বাজেট।"
    assert may_write(desk, NUSRAT, PADMA) is None
    clock.now += timedelta(days=1)
    assert may_write(desk, TANVIR, PADMA) is None


def test_the_ceiling_of_everybody_holds_everybody(filled: Desk) -> None:
    desk, _ = with_model(filled, 10, day_tokens=1_000)
    keep_use(desk, TANVIR, "answer", used(600))
    keep_use(desk, NUSRAT, "answer", used(300, 100))
    for reader in (TANVIR, NUSRAT, LOCAL_OWNER):
        told = may_write(desk, reader, PADMA)
        assert said(told) == "Today's model budget is used up for everybody; there is a new one tomorrow."


def test_what_a_provider_asks_for_holds_every_worker_until_then(filled: Desk) -> None:
    desk, clock = with_model(filled, 20)
    busy = Message("writer.busy", {"model": MODEL, "reference": "1", "seconds": 30})
    keep_use(desk, TANVIR, "answer", used(rounds=0), busy)
    other_worker = replace(desk, writer=scripted(lambda messages: Reply()))
    assert said(may_write(other_worker, NUSRAT, PADMA)) == "The model's provider asked to be left alone for a while."
    clock.now += timedelta(seconds=29)
    assert may_write(other_worker, NUSRAT, PADMA) is not None
    clock.now += timedelta(seconds=2)
    assert may_write(other_worker, NUSRAT, PADMA) is None


def test_calls_of_a_minute_are_counted_over_all_workers_and_none_is_taken_twice(filled: Desk) -> None:
    desk, clock = with_model(filled, 30, calls_a_minute=5)
    begun, found = threading.Barrier(8), []

    def worker() -> None:
        begun.wait()
        found.append(may_write(desk, TANVIR, PADMA))

    threads = [threading.Thread(target=worker) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(one is None for one in found) == 5
    assert {said(one) for one in found if one} == {"The model is asked as often this minute as it may be."}
    clock.now += timedelta(minutes=1)
    assert may_write(desk, TANVIR, PADMA) is None


def test_each_call_of_a_task_is_one_of_the_minutes(filled: Desk) -> None:
    """A task that looks something up calls the model once more each time."""
    called: list[int] = []

    def reply(messages: list[BaseMessage]) -> Reply:
        called.append(len(messages))
        return Reply(calls=[Call(name="meetings", arguments={"again": len(called)})])

    desk, clock = with_model(filled, 35, calls_a_minute=3)
    desk = replace(desk, writer=scripted(reply))
    card = AccountCard(PADMA, "Padma Mart")
    tools = tools_for(desk, TANVIR, card, MONDAY.date())
    task = Task("answer", "Answer.", 9_000, 600, tools)
    found = draft_of(desk, TANVIR, PADMA, task, "?", Evidence("?", card, (), MONDAY.date()), Style("en"))
    assert len(called) == 3
    assert isinstance(found, Message)
    assert said(found) == "The model is asked as often this minute as it may be."
    assert may_write(desk, NUSRAT, PADMA) is not None
    clock.now += timedelta(minutes=1)
    assert may_write(desk, TANVIR, PADMA) is None


def test_use_that_is_kept_at_the_same_moment_is_added_up(filled: Desk) -> None:
    desk, clock = with_model(filled, 40)
    begun = threading.Barrier(6)

    def worker() -> None:
        begun.wait()
        for _ in range(3):
            keep_use(desk, TANVIR, "answer", used(10, 1, rounds=2, seconds=0.5))

    threads = [threading.Thread(target=worker) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (row,) = costs(desk, TANVIR, "task", clock.now.date(), MODEL, None).rows
    assert (row.key, row.times, row.calls, row.tokens_in, row.tokens_out) == ("answer", 18, 36, 180, 18)
    assert row.seconds == Decimal("9.0")


def test_an_account_kept_from_models_is_so_everywhere_and_is_changed_as_any_record(filled: Desk) -> None:
    desk, _ = with_model(filled, 50)
    assert may_write(desk, TANVIR, None) is None
    saved = change(desk, TANVIR, "account-1", {"language_model": "never reads it"}, origin="1")
    told = may_write(desk, TANVIR, PADMA)
    assert said(told) == "Nothing of this account goes to a language model."
    assert said(may_write(desk, LOCAL_OWNER, PADMA)) == said(told)
    assert may_write(desk, TANVIR, WHOLESALE) is None
    # Words of no account yet may be of this one.
    assert said(may_write(desk, TANVIR, None)).startswith("This belongs to no account yet")
    (entry,) = history(desk, TANVIR, "account-1").entries
    assert entry.changes[0].name == "language_model"
    with pytest.raises(Refused):
        change(desk, NUSRAT, "account-1", {"language_model": "allowed"}, origin="2")
    with pytest.raises(BadInput):
        change(desk, TANVIR, "account-1", {"language_model": "sometimes"}, origin="3")
    undo(desk, TANVIR, "account-1", saved.number, origin="4")
    assert may_write(desk, TANVIR, PADMA) is None
    change(desk, TANVIR, "account-1", {"language_model": "কখনো পড়ে না"}, origin="5")
    assert may_write(desk, TANVIR, PADMA) is not None
    change(desk, TANVIR, "account-1", {"language_model": "allowed"}, origin="6")


def test_costs_are_told_by_task_person_and_day_to_the_owner_and_of_themselves_to_anybody_else(filled: Desk) -> None:
    desk, clock = with_model(filled, 100)
    today = clock.now
    clock.now = today - timedelta(days=40)
    keep_use(desk, TANVIR, "answer", used(9_999_999))  # too long ago
    clock.now = today - timedelta(days=1)
    keep_use(desk, TANVIR, "answer", used(1_000_000, 200_000, rounds=3, seconds=4.25))
    keep_use(desk, NUSRAT, "brief", used(500_000, 100_000))
    clock.now = today
    keep_use(desk, TANVIR, "answer", used(2_000_000, 0, model="other:model"))
    price = Price(Decimal("0.15"), Decimal("0.60"), "USD")
    by_task = costs(desk, LOCAL_OWNER, "task", None, MODEL, price)
    # 1.0 x 0.15 + 0.2 x 0.60 = 0.27 and 0.5 x 0.15 + 0.1 x 0.60 = 0.135; of the other model no price is known.
    assert [(row.key, row.cost) for row in by_task.rows] == [
        ("answer", Money(Decimal("0.27"), "USD")),
        ("brief", Money(Decimal("0.135"), "USD")),
    ]
    assert by_task.total.cost == Money(Decimal("0.405"), "USD")
    assert by_task.unpriced == ("other:model",)
    assert by_task.rows[0].times == 2
    people = costs(desk, LOCAL_OWNER, "person", None, MODEL, price)
    assert [row.label for row in people.rows] == ["Tanvir Ashik", "Nusrat Mahin"]
    days = costs(desk, LOCAL_OWNER, "day", None, MODEL, price)
    assert [row.label for row in days.rows] == [date(2027, 3, 2), date(2027, 3, 3)]
    own = costs(desk, NUSRAT, "person", date(2027, 2, 20), MODEL, price)
    assert [(row.key, row.tokens_in) for row in own.rows] == [(NUSRAT.key, 500_000)]
    with pytest.raises(BadInput):
        costs(desk, LOCAL_OWNER, "moon", None, MODEL, price)
    with pytest.raises(BadInput):
        costs(desk, LOCAL_OWNER, "day", date(2028, 1, 1), MODEL, price)


def test_who_is_forgotten_is_forgotten_here_too(filled: Desk) -> None:
    desk, clock = with_model(filled, 70)
    keep_use(desk, SHORMI, "answer", used(100))
    keep_use(desk, TANVIR, "answer", used(50))
    with desk.book.writing() as session:
        person = person_meant(session, LOCAL_OWNER, "Shormi Dutta")
        forget_person(session, LOCAL_OWNER, person, at=desk.now(), origin="1")
    with desk.book.reading() as session:
        assert tokens_of(session, clock.now.date(), SHORMI.key) == (50, 0)
