"""Pictures of the sample book: each is of the figures that questions are answered with, and keeps to the walls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.compose.render import Style, render
from bot.desk import Desk
from bot.features.picture import PictureAsked, picture
from bot.features.picture_words import kind_named, picture_meant
from bot.pictures.picture import Drawn, Picture
from knowledge.book import Book
from knowledge.errors import BadInput, KeybriefError, NotFound
from knowledge.evidence import Figure, Items, Message, Money, Percent
from knowledge.figures.catalogue import CATALOGUE
from knowledge.figures.entry import FigureRequest
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.periods import Calendar
from knowledge.pictured.values import Lifts, Matrix, PlanProgress, Revenue, Seasons, Shown, Stakeholders, Walk
from knowledge.records.account_names import account_named
from knowledge.records.accounts import Account
from knowledge.records.orders import Order, OrderLine, OrderStatus
from tests.conftest import SAMPLE_DAY

NOON = datetime.combine(SAMPLE_DAY, time(12), ZoneInfo("Asia/Dhaka"))
STRANGER = Reader("outsider", "Somebody Else")


class Sketch:
    """Draws nothing, and keeps what it was given to draw."""

    def __init__(self) -> None:
        self.given: list[Shown] = []

    def __call__(self, value: Shown, style: Style) -> Drawn:
        self.given.append(value)
        return Picture(b"", "", "")


@pytest.fixture(scope="module")
def desk(sample_on_sqlite: Book) -> Desk:
    return Desk(sample_on_sqlite, Calendar(), ZoneInfo("Asia/Dhaka"), lambda: NOON, "en", None)


def value_of(desk: Desk, kind: str, account: str = "") -> Shown:
    sketch = Sketch()
    picture(replace(desk, draw=sketch), LOCAL_OWNER, PictureAsked(kind, account))
    return sketch.given[0]


def figure(desk: Desk, name: str) -> Figure:
    with desk.book.reading() as session:
        card = account_named(session, LOCAL_OWNER, "Meghna Stores")
        found = CATALOGUE[name].compute(session, LOCAL_OWNER, card, FigureRequest(SAMPLE_DAY))
    assert isinstance(found, Figure)
    return found


def test_revenue_by_month_is_that_of_the_orders_of_the_last_month_up_to_the_same_day_in_both_years(desk: Desk) -> None:
    value = value_of(desk, "revenue", "Meghna Stores")
    assert isinstance(value, Revenue)
    query = (
        sa.select(OrderLine.unit_price, OrderLine.quantity, OrderLine.discount)
        .join(Order, Order.id == OrderLine.order_id)
        .join(Account, Account.id == Order.account_id)
        .where(Account.name == "Meghna Stores", Order.status != OrderStatus.CANCELLED)
    )
    with desk.book.reading() as session:

        def sold(first: date, last: date) -> float:
            lines = session.execute(query.where(Order.ordered_on.between(first, last))).all()
            return float(sum(price * quantity * (1 - discount) for price, quantity, discount in lines))

        november, october = value.months[-1], value.months[-2]
        assert float(november.now) == pytest.approx(sold(date(2026, 11, 1), SAMPLE_DAY), abs=0.01)
        assert november.before is not None
        assert float(november.before) == pytest.approx(sold(date(2025, 11, 1), date(2025, 11, 23)), abs=0.01)
        assert float(october.now) == pytest.approx(sold(date(2026, 10, 1), date(2026, 10, 31)), abs=0.01)
    assert [one.month for one in (value.months[0], november)] == [date(2025, 12, 1), date(2026, 11, 1)]
    assert value.target == Decimal(19500000) / 12


def test_the_bridge_adds_up_and_is_that_of_the_figure(desk: Desk) -> None:
    for account in ("Meghna Stores", ""):
        walk = value_of(desk, "bridge", account)
        assert isinstance(walk, Walk)
        assert walk.start + walk.new + walk.grown - walk.shrunk - walk.lost == walk.end
    rows = figure(desk, "revenue_bridge").sentence.values["rows"]
    assert isinstance(rows, Items)
    of_meghna = value_of(desk, "bridge", "Meghna Stores")
    assert isinstance(of_meghna, Walk)
    assert rows.rows[0]["end"] == Money(of_meghna.end, of_meghna.currency)


def test_seasons_average_to_a_hundred(desk: Desk) -> None:
    value = value_of(desk, "seasonality", "Meghna Stores")
    assert isinstance(value, Seasons)
    assert len(value.indices) == 12
    assert sum(map(float, value.indices.values())) == pytest.approx(1200, abs=6)


def test_the_plan_the_people_and_the_promotions_are_those_of_their_figures(desk: Desk) -> None:
    plan = value_of(desk, "plan", "Meghna Stores")
    assert isinstance(plan, PlanProgress)
    assert plan.overall is not None
    assert figure(desk, "plan_progress").sentence.values["progress"] == Percent(plan.overall)
    people = value_of(desk, "stakeholders", "Meghna Stores")
    assert isinstance(people, Stakeholders)
    assert figure(desk, "stakeholder_map").records_total == len(people.people)
    lifts = value_of(desk, "promotions", "Meghna Stores")
    assert isinstance(lifts, Lifts)
    assert figure(desk, "promotions_result").records_total == len(lifts.promotions) + lifts.untold


def test_the_matrix_holds_each_account_once_in_its_cell(desk: Desk) -> None:
    value = value_of(desk, "matrix")
    assert isinstance(value, Matrix)
    assert len({one.account.text for one in value.places}) == len(value.places) > 5
    for one in value.places:
        wanted, strong = one.attractiveness >= value.high, one.strength >= value.high
        told = {(True, True): "invest", (True, False): "selective", (False, True): "maintain", (False, False): "cash"}
        assert told[wanted, strong] == one.cell


def test_who_may_not_read_an_account_gets_no_picture_of_it(desk: Desk) -> None:
    sketch = Sketch()
    for kind in ("revenue", "bridge", "stakeholders", "plan"):
        with pytest.raises(NotFound):
            picture(replace(desk, draw=sketch), STRANGER, PictureAsked(kind, "Meghna Stores"))
    assert sketch.given == []


@pytest.mark.parametrize("language", ["en", "bn"])
def test_what_cannot_be_asked_is_told_in_a_sentence(desk: Desk, language: str) -> None:
    style = desk.style(language)
    for asked in (PictureAsked("colours", "Meghna Stores", language=language), PictureAsked("revenue")):
        with pytest.raises(BadInput) as error:
            picture(desk, LOCAL_OWNER, asked)
        assert len(render(error.value.message, style)) > 20

    def too_little(value: Shown, style: Style) -> Drawn:
        return Message("picture.plan_none", {"account": "Meghna", "plan": "2026"})

    with pytest.raises(KeybriefError) as none:
        picture(replace(desk, draw=too_little), LOCAL_OWNER, PictureAsked("plan", "Meghna Stores", language=language))
    assert "2026" in render(none.value.message, style)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("picture revenue Meghna", ("revenue", "Meghna")),
        ("show me a chart of sales for Padma Mart", ("revenue", "Padma Mart")),
        ("Meghna stakeholder map as a picture", ("stakeholders", "Meghna")),
        ("picture: matrix", ("matrix", "")),
        ("pic promo at Meghna Stores?", ("promotions", "Meghna Stores")),
        ("ছবি রাজস্ব মেঘনা", ("revenue", "মেঘনা")),
        ("মেঘনার বিক্রির ছবি দেখাও", ("revenue", "মেঘনার")),
        ("meghna plan chobi dao", ("plan", "meghna")),
        ("Picture of the new shelf sent by Shahnaz", None),
        ("what does the picture look like at Meghna?", None),
        ("Took a picture of the promotion stand today and she wants one more for each of her nine shops", None),
    ],
)
def test_words_that_ask_for_a_picture_are_told_from_those_that_speak_of_one(
    words: str, meant: tuple[str, str] | None
) -> None:
    assert picture_meant(words) == meant


def test_a_kind_is_known_by_its_names_in_both_languages() -> None:
    assert [kind_named(word) for word in ("Waterfall", "ব্রিজ", "প্ল্যান", "colours")] == ["bridge", "bridge", "plan", None]
