"""The negotiation sheet: dependence both ways, wants, gives and gets, concessions; a walk-away that goes nowhere."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.compose.answer import answer_as_dict
from bot.compose.brief import brief_as_dict
from bot.compose.followup import followup_as_dict
from bot.compose.negotiation import PARTS, Sheet, sheet_as_dict
from bot.compose.plan import plan_as_dict
from bot.compose.render import Style, render, render_figure
from bot.desk import Desk
from bot.features.ask import ask
from bot.features.brief import brief
from bot.features.followup import follow_up
from bot.features.negotiate import negotiate
from bot.features.plan import PlanAsked, draft, plan
from bot.features.search import search
from knowledge.book import open_book
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import Figure
from knowledge.figures.catalogue import CATALOGUE, WHOLE_BOOK
from knowledge.figures.entry import FigureRequest
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.accounts import account_card
from knowledge.records.interactions import Interaction, InteractionKind
from knowledge.records.negotiation import NegotiationPoint, PointKind
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.plan import Objective, Plan
from knowledge.records.products import Product
from knowledge.records.sales import restate
from knowledge.records.trade import CategoryFact
from knowledge.retrieval.passage_writing import RecordKey, write_passages
from tests.bot.features.notebook import MONDAY, NUSRAT, SHORMI, TANVIR, fill

MARK = "zylophane"
GUEST = Reader("outsider", "Guest")
POINTS = (
    (PointKind.OUR_WANT, "Winter lotion near the till", "400000", date(2026, 10, 1), None),
    (PointKind.THEIR_WANT, "Two points more front margin", None, date(2026, 10, 1), None),
    (PointKind.THEIR_WANT, "An old wish", "1", date(2026, 1, 1), date(2026, 9, 1)),
    (PointKind.GIVE, "Pallet of testers", "50000", date(2026, 10, 1), None),
    (PointKind.GIVE, "A demonstrator on Fridays", "120000", date(2026, 10, 2), None),
    (PointKind.GET, "End display in 28 stores", None, date(2026, 10, 2), None),
    (PointKind.CONCESSION_OURS, "45 days to pay", None, date(2026, 2, 1), None),
    (PointKind.CONCESSION_THEIRS, "No listing fee", "90000", date(2026, 6, 1), date(2026, 7, 1)),
    (PointKind.WALK_AWAY, f"Below {MARK} we stop", "770077", date(2026, 10, 3), None),
    (PointKind.WALK_AWAY, "A former limit", "5", date(2026, 1, 3), date(2026, 2, 1)),
    (PointKind.OUR_WANT, "A wish of tomorrow", "5", date(2026, 11, 24), None),
)


@pytest.fixture(scope="module")
def desk(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("negotiate") / "book.sqlite"
    shutil.copy(sqlite_template, path)
    book = open_book(f"sqlite:///{path}", upgrade)
    desk = fill(book)
    with book.writing() as session:
        note = Interaction(
            account_id=1,
            kind=InteractionKind.NOTE,
            happened_on=date(2026, 10, 1),
            written_at=MONDAY,
            body="Arif wants more.",
        )
        lotion = Product(name="Winter Lotion 200 ml", category="Care", currency="BDT")
        session.add_all([note, lotion])
        session.flush()
        for kind, statement, value, stated, ended in POINTS:
            session.add(
                NegotiationPoint(
                    account_id=1,
                    kind=kind,
                    statement=statement,
                    value=Decimal(value) if value else None,
                    currency="BDT" if value else "",
                    stated_on=stated,
                    ended_on=ended,
                    interaction_id=note.id if kind is PointKind.THEIR_WANT else None,
                )
            )
        for account, quantity in ((1, 30), (2, 70)):
            order = Order(account_id=account, ordered_on=date(2026, 9, 1), status=OrderStatus.SHIPPED, currency="BDT")
            session.add(order)
            session.flush()
            net = Decimal(quantity) * 1000
            session.add(
                OrderLine(order_id=order.id, product_id=lotion.id, quantity=quantity, unit_price=Decimal(1000), net=net)
            )
        session.add(
            CategoryFact(
                account_id=1,
                category="Care",
                starts_on=date(2026, 8, 1),
                ends_on=date(2026, 10, 31),
                purchases=Decimal(120000),
                currency="BDT",
                said_by="Lamia Noor",
            )
        )
        year = Plan(account_id=1, title="Plan", starts_on=date(2026, 7, 1), ends_on=date(2027, 6, 30))
        session.add(year)
        session.flush()
        session.add(Objective(plan_id=year.id, statement="Twice the tea"))
        session.flush()
        restate(session, [1, 2])
        keys = [RecordKey("negotiation_point", place + 1) for place in range(len(POINTS))]
        write_passages(session, [RecordKey("interaction", note.id), *keys])
    yield desk
    book.engine.dispose()


def text_of(sheet: Sheet, part: str) -> list[str]:
    return [one.text for found in sheet.parts if found.name == part for one in found.sentences]


def test_the_sheet_tells_both_dependences_what_is_wanted_and_what_it_is_worth(desk: Desk) -> None:
    sheet = negotiate(desk, TANVIR, "Padma Mart")
    assert [part.name for part in sheet.parts] == list(PARTS)
    share, wallet = text_of(sheet, "dependence")
    assert share.startswith("They make 30% of our revenue (BDT 30,000;")
    assert wallet == (
        "We are 25% of what they buy in Care: BDT 30,000 of BDT 1,20,000 "
        "(1 Aug 2026 - 31 Oct 2026, as Lamia Noor told)."
    )
    assert text_of(sheet, "our_wants") == ["Winter lotion near the till: BDT 4,00,000 a year (since 1 Oct 2026)."]
    assert text_of(sheet, "their_wants") == ["Two points more front margin (since 1 Oct 2026; no value recorded)."]
    assert text_of(sheet, "gives") == [
        "A demonstrator on Fridays: BDT 1,20,000 a year (since 2 Oct 2026).",
        "Pallet of testers: BDT 50,000 a year (since 1 Oct 2026).",
        "Together BDT 1,70,000 a year.",
    ]
    assert text_of(sheet, "gets")[-1] == "None of the 1 point has a value yet."
    assert text_of(sheet, "history") == [
        "1 Jun 2026, theirs: No listing fee (BDT 90,000 a year).",
        "1 Feb 2026, ours: 45 days to pay.",
    ]
    assert sheet.left_out == 0


def test_each_line_carries_the_ref_of_its_record_and_the_note_it_was_said_in(desk: Desk) -> None:
    sheet = negotiate(desk, TANVIR, "Padma Mart")
    told = [one for part in sheet.parts for one in part.sentences]
    assert all(one.refs or one.kind == "gap" for one in told)
    sources = {source.ref: source for source in sheet.sources}
    assert {ref for one in told for ref in one.refs} == set(sources)
    assert sources["negotiation_point-2"].records == ("negotiation_point-2", "note-1")


def test_the_sheet_is_told_in_bengali(desk: Desk) -> None:
    sheet = negotiate(desk, TANVIR, "পদ্মা মার্ট", language="bn")
    assert sheet.left_out == 0
    assert text_of(sheet, "gives")[-1] == "সব মিলিয়ে বছরে ৳১,৭০,০০০।"
    assert "আমাদের শেষ সীমা" in [part.heading for part in sheet.parts]


def test_as_of_an_earlier_day_only_what_was_known_then_is_told(desk: Desk) -> None:
    sheet = negotiate(desk, TANVIR, "Padma Mart", as_of=date(2026, 9, 30))
    assert text_of(sheet, "our_wants") == ["What we want is not on record."]
    assert text_of(sheet, "walk_away") == ["Our walk-away is not on record: agree on it before the talk."]


@pytest.mark.parametrize("reader", [TANVIR, SHORMI, LOCAL_OWNER])
def test_who_looks_after_the_account_is_told_our_walk_away(desk: Desk, reader: Reader) -> None:
    sheet = negotiate(desk, reader, "Padma Mart")
    assert sheet.inside
    assert text_of(sheet, "walk_away") == [f"Below {MARK} we stop: BDT 7,70,077 a year (since 3 Oct 2026)."]


@pytest.mark.parametrize("reader", [NUSRAT, Reader("workspace", "a colleague")])
def test_a_colleague_is_told_that_it_is_left_out(desk: Desk, reader: Reader) -> None:
    sheet = negotiate(desk, reader, "Padma Mart")
    assert not sheet.inside
    assert text_of(sheet, "walk_away")[0].startswith("Left out")
    assert MARK not in json.dumps(sheet_as_dict(sheet))


def test_what_is_shared_leaves_it_out_whoever_shares(desk: Desk) -> None:
    sheet = negotiate(desk, TANVIR, "Padma Mart", shared=True)
    assert not sheet.inside
    assert text_of(sheet, "gives") == text_of(negotiate(desk, TANVIR, "Padma Mart"), "gives")
    assert leaks(sheet_as_dict(sheet)) == []


def leaks(told: object) -> list[str]:
    """What of the walk-away is in anything that is shown: its words, its amount, its ref."""
    words = json.dumps(told, ensure_ascii=False, default=str)
    return [one for one in (MARK, "770077", "7,70,077", "negotiation_point-9") if one in words]


QUESTIONS = (
    "What is our walk-away with Padma Mart?",
    f"Where is {MARK} for Padma Mart?",
    f"Below what do we stop with Padma Mart, {MARK}?",
    "What do we want from Padma Mart and what can we give?",
    "পদ্মা মার্টের সাথে আমাদের শেষ সীমা কত?",
    "How are things with Padma Mart?",
)


def test_no_answer_brief_follow_up_or_search_holds_a_walk_away(desk: Desk) -> None:
    reader = TANVIR  # who is told it on the sheet itself
    told: list[object] = [answer_as_dict(ask(desk, reader, question)[0]) | {"question": ""} for question in QUESTIONS]
    for words in ("", f"the {MARK} talk"):
        told += [
            brief_as_dict(brief(desk, reader, "Padma Mart", words, full=full)) | {"focus": ""} for full in (True, False)
        ]
    told = [json.loads(json.dumps(one, default=str).replace(f"the {MARK} talk", "")) for one in told]
    told.append(followup_as_dict(follow_up(desk, reader, "Padma Mart")))
    told.append([str(hit) for hit in search(desk, reader, "Padma Mart", "walk-away stop below limit", 50).hits])
    for one in told:
        assert leaks(one) == []


@pytest.mark.parametrize("reader", [TANVIR, LOCAL_OWNER])
def test_no_plan_holds_a_walk_away_for_us_or_for_the_customer(desk: Desk, reader: Reader) -> None:
    asked = PlanAsked("Padma Mart")
    told = [plan(desk, reader, asked, for_customer=outside) for outside in (False, True)]
    for one in (*told, draft(desk, reader, asked)):
        assert leaks(plan_as_dict(one)) == []


def test_no_figure_holds_a_walk_away(desk: Desk) -> None:
    request = FigureRequest(as_of=date(2026, 11, 23))
    with desk.book.reading() as session:
        card = account_card(session, LOCAL_OWNER, 1)
        found = [entry.compute(session, LOCAL_OWNER, card, request) for entry in CATALOGUE.values()]
        found += [entry.compute(session, LOCAL_OWNER, request) for entry in WHOLE_BOOK.values()]
    for one in found:
        said = render_figure(one, Style()) if isinstance(one, Figure) else render(one, Style())
        assert leaks([said, one.records if isinstance(one, Figure) else ()]) == []


def test_where_nothing_is_recorded_every_part_says_so(desk: Desk) -> None:
    sheet = negotiate(desk, NUSRAT, "Nokshi")
    assert all(one.kind == "gap" for part in sheet.parts for one in part.sentences)
    assert all(part.sentences for part in sheet.parts)
    assert sheet.sources == ()


def test_an_account_that_is_not_named_or_not_to_be_read_is_refused(desk: Desk) -> None:
    with pytest.raises(BadInput):
        negotiate(desk, TANVIR, "  ")
    for reader in (TANVIR, GUEST):
        with pytest.raises(NotFound):
            negotiate(desk, reader, "Nokshi Departmental Store")
    with pytest.raises(BadInput):
        negotiate(desk, TANVIR, "Padma Mart", as_of=date(2027, 1, 1))
