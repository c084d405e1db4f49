"""The tools of a model: what the catalogue tells, to this reader, of this account; no argument ever breaks one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.material import tokens_in
from bot.compose.render import Style, render
from bot.compose.writing import Tool, ToolResult
from bot.desk import Desk
from bot.features.tools import tools_for
from knowledge.book import Book
from knowledge.evidence import Figure, Message, Name, Passage, Period, Term
from knowledge.figures.catalogue import CATALOGUE
from knowledge.figures.entry import FigureRequest
from knowledge.figures.takes import takes
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.account_names import all_names, find_account
from knowledge.records.accounts import Account
from knowledge.records.negotiation import NegotiationPoint, PointKind
from tests.benchmarks.questions import ASKED_ON, desk_over
from tests.knowledge.figures.computed import card

READ, HIDDEN = "Padma Mart", "Nokshi Departmental Store"
OTHER = "Kushiyara Superstore"
# One value of each argument, and what names it in a request.
GIVEN: dict[str, dict[str, str]] = {
    "period": {"period": "last quarter"},
    "against": {"period": "last quarter", "against": "Q1 2026"},
    "category": {"category": "Tea & Drinks"},
    "product": {"product": "Jhilik Macaroni 400 g"},
    "person": {"person": "Arif Mahbub"},
    "role": {"role": "champion"},
    "store": {"store": "Gulshan"},
    "promotion": {"promotion": "Lachchha gondola end"},
}


@pytest.fixture(scope="module")
def desk(sample_on_sqlite: Book) -> Desk:
    return desk_over(sample_on_sqlite)


@pytest.fixture(scope="module")
def told(desk: Desk) -> dict[str, ToolResult]:
    """What the tool tells for each figure, asked by its name alone."""
    figure = tools(desk)["figure"]
    return {name: figure.call({"name": name}) for name in CATALOGUE}


def tools(desk: Desk, account: str = READ, reader: Reader = LOCAL_OWNER) -> dict[str, Tool]:
    return {tool.name: tool for tool in tools_for(desk, reader, card(desk.book, account), ASKED_ON)}


def called(desk: Desk, name: str, arguments: Any, account: str = READ, reader: Reader = LOCAL_OWNER) -> ToolResult:
    return tools(desk, account, reader)[name].call(arguments)


def figures(result: ToolResult) -> list[Figure]:
    return [fact for fact in result.facts if isinstance(fact, Figure)]


def test_every_figure_is_told_as_the_catalogue_tells_it_or_why_it_cannot_be(
    desk: Desk, told: dict[str, ToolResult]
) -> None:
    account = card(desk.book, READ)
    with desk.book.reading() as session:
        request = FigureRequest(as_of=ASKED_ON, timezone=desk.zone.key)
        for name, entry in CATALOGUE.items():
            expected = entry.compute(session, LOCAL_OWNER, account, request)
            found = told[name]
            if isinstance(expected, Message):
                assert (found.facts, found.says) == ((), render(expected, Style("en"))), name
            else:
                assert found.facts == (replace(expected, score=1.0),), name


def test_a_reader_who_may_not_read_the_account_is_told_nothing_by_any_tool(desk: Desk) -> None:
    everything = [("figure", {"name": name}) for name in CATALOGUE]
    everything += [("search", {"words": "price margin delivery"}), ("commitments", {}), ("contacts", {})]
    everything += [("plan", {}), ("meetings", {})]
    for reader in (Reader("workspace", "a colleague"), Reader("outsider", "a guest")):
        theirs = tools(desk, HIDDEN, reader)
        told = {theirs[name].call(arguments) for name, arguments in everything}
        assert told == {ToolResult((), "Nothing was found.")}
    owners = tools(desk, HIDDEN)
    assert all(owners[name].call(arguments).facts for name, arguments in everything[len(CATALOGUE) :])


def test_no_tool_names_another_customer(desk: Desk, told: dict[str, ToolResult]) -> None:
    account = card(desk.book, READ)
    with desk.book.reading() as session:
        names = all_names(session, LOCAL_OWNER)
        own = {
            one.name for one in (find_account(session, LOCAL_OWNER, HIDDEN), find_account(session, LOCAL_OWNER, OTHER))
        }
    assert own < names
    listed = json.dumps([(tool.description, tool.arguments) for tool in tools(desk).values()], ensure_ascii=False)
    asked = [("commitments", {}), ("contacts", {}), ("plan", {}), ("meetings", {}), ("contacts", {"person": "nobody"})]
    said = listed + repr(told) + "".join(repr(called(desk, name, arguments)) for name, arguments in asked)
    assert account.name in said
    assert not any(name in said for name in own)


def test_our_walk_away_is_told_by_no_tool(desk: Desk) -> None:
    query = sa.select(Account.name, NegotiationPoint.statement).join(Account, Account.id == NegotiationPoint.account_id)
    with desk.book.reading() as session:
        held = session.execute(query.where(NegotiationPoint.kind == PointKind.WALK_AWAY).limit(1)).one()
    theirs = tools(desk, held.name)
    said = [theirs["figure"].call({"name": name}) for name in CATALOGUE]
    said += [theirs[name].call({}) for name in ("plan", "commitments", "contacts", "meetings")]
    said.append(theirs["search"].call({"words": held.statement[:300]}))
    assert held.statement not in repr(said)


def test_an_argument_that_a_figure_does_not_take_would_change_nothing_and_is_refused(
    desk: Desk, told: dict[str, ToolResult]
) -> None:
    account, figure = card(desk.book, READ), tools(desk)["figure"]
    plain = FigureRequest(as_of=ASKED_ON, timezone=desk.zone.key)
    asked = {
        "period": replace(plain, period=Period(date(2026, 7, 1), date(2026, 9, 30), "quarter")),
        "category": replace(plain, category="Tea & Drinks"),
        "person": replace(plain, person="Arif Mahbub"),
        "role": replace(plain, role="champion"),
    }
    with desk.book.reading() as session:
        for name, entry in CATALOGUE.items():
            for argument, words in GIVEN.items():
                if argument in takes(name):
                    continue
                said = figure.call({"name": name, **words})
                assert said.facts == ()
                assert f"{name} does not take" in said.says, (name, argument)
            # All that it does not take at once.
            others = {one: getattr(request, one) for one, request in asked.items() if one not in takes(name)}
            otherwise = replace(plain, **others)
            expected = told[name].facts or (told[name].says,)
            found = entry.compute(session, LOCAL_OWNER, account, otherwise)
            said_otherwise = render(found, Style("en")) if isinstance(found, Message) else replace(found, score=1.0)
            assert (said_otherwise,) == expected, name


def variants(name: str) -> Iterator[dict[str, str]]:
    for argument in takes(name):
        yield {"name": name, **GIVEN[argument]}


def test_the_same_figure_asked_otherwise_has_another_ref(desk: Desk, told: dict[str, ToolResult]) -> None:
    figure = tools(desk)["figure"]
    by_ref = {found.ref: found for result in told.values() for found in figures(result)}
    for name in CATALOGUE:
        for arguments in variants(name):
            for found in figures(figure.call(arguments)):
                before = by_ref.setdefault(found.ref, found)
                assert before.sentence == found.sentence, (found.ref, arguments)
    assert len(by_ref) > 100


def test_arguments_are_read_as_people_write_them(desk: Desk) -> None:
    def amount(**arguments: str) -> Any:
        (found,) = figures(called(desk, "figure", {"name": "revenue", **arguments}))
        return found.sentence.values

    quarter = amount(period="last quarter")
    assert amount(**{"from": "2026-07-01", "to": "2026-09-30"})["amount"] == quarter["amount"]
    assert amount(period="গত কোয়ার্টার")["amount"] == quarter["amount"]
    tea = amount(period="last quarter", category="tea")
    assert Name("Tea & Drinks", "category") in tea.values()
    assert tea["amount"] != quarter["amount"]
    (one,) = figures(called(desk, "contacts", {"person": "arif", "role": ""}))
    assert one.sentence.values["name"] == Name("Arif Mahbub", "person")
    deciders = figures(called(desk, "contacts", {"role": "Decision_Maker"}))
    assert {one.sentence.values["role"] for one in deciders} == {Term("role", "decision maker")}


def test_promises_are_told_by_side_by_state_by_person_and_by_function(desk: Desk) -> None:
    every = figures(called(desk, "commitments", {}))
    ours = figures(called(desk, "commitments", {"side": "ours"}))
    theirs = figures(called(desk, "commitments", {"side": "theirs"}))
    assert {one.ref for one in every} == {one.ref for one in ours} | {one.ref for one in theirs}
    assert {one.name for one in ours} == {"commitment_ours"}
    overdue = figures(called(desk, "commitments", {"state": "overdue", "side": "ours"}))
    assert [one.sentence.values["owner"] for one in overdue] == [Name("Shormi Dutta", "person")]
    assert figures(called(desk, "commitments", {"person": "Shormi", "state": "overdue"})) == overdue
    function = overdue[0].sentence.values["function"]
    assert isinstance(function, Term)
    assert overdue[0] in figures(called(desk, "commitments", {"function": function.word}))


def test_search_finds_what_was_written_within_the_days_asked_for(desk: Desk) -> None:
    found = called(desk, "search", {"words": "tea shelf"})
    assert any(isinstance(fact, Passage) for fact in found.facts)
    within = called(desk, "search", {"words": "tea shelf", "from": "2026-10-01", "to": "2026-10-31"})
    days = [fact.when for fact in within.facts if isinstance(fact, Passage)]
    assert days
    assert {(day.year, day.month) for day in days if day is not None} == {(2026, 10)}


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("figure", {}, 'The argument "name" is missing: one of revenue, revenue_change'),
        ("figure", {"name": "profit"}, '"profit" does not fit the argument "name": one of revenue'),
        ("figure", {"name": "revenue", "period": "whenever"}, '"whenever" in "period" names no period.'),
        (
            "figure",
            {"name": "revenue", "period": "Q1 2026 or Q2 2026"},
            '"Q1 2026 or Q2 2026" in "period" names more than one',
        ),
        ("figure", {"name": "revenue", "from": "1/2/2026"}, '"1/2/2026" in "from" is no day: write it as YYYY-MM-DD.'),
        ("figure", {"name": "revenue", "from": "2026-02-01", "to": "2026-01-01"}, '"to" (2026-01-01) lies before'),
        ("figure", {"name": "revenue", "period": "Q1 2026", "to": "2026-01-01"}, 'Give either "period" or "from"'),
        ("figure", {"name": "revenue", "product": "zzz"}, 'There is no one product "zzz". The nearest: '),
        ("figure", {"name": "revenue", "category": "guns"}, 'There is no category "guns". Allowed: Baby Care, '),
        ("figure", {"name": "sell_out", "store": "Pluto"}, 'There is no store "Pluto" here. Their stores: Padma Mart'),
        ("figure", {"name": "promotions", "promotion": "zz"}, "The figure promotions names them."),
        ("figure", {"name": "contacts", "person": "Nobody"}, '"Nobody" is nobody here. Their people: Shahnaz Tabassum'),
        ("figure", {"name": "revenue", "account": HIDDEN}, 'There is no argument "account". Allowed: name, period'),
        ("figure", {"name": ["revenue"]}, "does not fit the argument"),
        ("figure", [1], "The arguments are an object; allowed in it: name"),
        ("search", {"words": "x" * 301}, "words, at most 300 letters"),
        ("commitments", {"side": "both"}, "one of ours, theirs"),
        ("plan", {"year": 2026}, 'There is no argument "year". Allowed: none.'),
    ],
)
def test_wrong_arguments_are_answered_with_what_is_allowed(desk: Desk, name: str, arguments: Any, says: str) -> None:
    found = called(desk, name, arguments)
    assert found.facts == ()
    assert says in found.says


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(["name", "period", "from", "to", "category", "product", "person", "role", "words", "side"])


@pytest.fixture(scope="module")
def every_tool(desk: Desk) -> list[Tool]:
    return list(tools(desk).values())


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_nothing_a_model_gives_breaks_a_tool(every_tool: list[Tool], data: st.DataObject) -> None:
    tool = data.draw(st.sampled_from(every_tool), label="tool")
    arguments: Any = data.draw(st.dictionaries(NAMES, JSON, max_size=4) | JSON, label="arguments")
    found = tool.call(arguments)
    assert found.facts or found.says


def test_what_the_tools_cost_in_every_round_is_bounded(desk: Desk) -> None:
    listed = [
        {"name": tool.name, "description": tool.description, "parameters": tool.arguments}
        for tool in tools(desk).values()
    ]
    assert tokens_in(json.dumps(listed)) < 2_700
