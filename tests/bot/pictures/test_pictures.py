"""Pictures: of one size, in colours, with the same figures in words; too little to draw is said in a sentence."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image

from bot.aside import Aside
from bot.compose.catalogues import LANGUAGES
from bot.compose.render import Style, render, render_value
from bot.pictures.canvas import MOST_ALT, Canvas, bounded, drawn
from bot.pictures.draw import draw_picture
from bot.pictures.palette import BEFORE, NOW
from bot.pictures.picture import HEIGHT, WIDTH, Picture
from knowledge.evidence import Message, Money, Percent, Quantity, Value
from knowledge.pictured.values import Shown
from tests.bot.pictures.picture_specimens import (
    EVERY,
    LIFTS,
    MATRIX,
    PLAN,
    REVENUE,
    SEASONS,
    STAKEHOLDERS,
    WALK,
)

EN, BN = (Style(language) for language in LANGUAGES)


def picture(value: Shown, style: Style) -> Picture:
    made = draw_picture(value, style)
    assert isinstance(made, Picture), made
    return made


def figures(value: Shown) -> Sequence[Value]:
    """Every figure that the picture of a specimen shows."""
    every: dict[int, Sequence[Value]] = {
        id(REVENUE): [
            Money(amount, "BDT")
            for amount in (*(one.now for one in REVENUE.months), Decimal(1100000), Decimal(300000), Decimal(1500000))
        ],
        id(SEASONS): list(SEASONS.indices.values()),
        id(WALK): [Money(Decimal(amount), "BDT") for amount in (1500, 210, 340, 180, 420, 1450)],
        id(MATRIX): [score for one in MATRIX.places for score in (one.attractiveness, one.strength)] + [2],
        id(STAKEHOLDERS): [one.strength for one in STAKEHOLDERS.people],
        id(PLAN): [Percent(Decimal(share)) for share in ("0.276", "0.97", "0.623", "0.4")],
        id(LIFTS): [Quantity(Decimal(number), "units") for number in (1200, 1890, 800, 720, 0, 90)]
        + [Percent(Decimal(share)) for share in ("0.575", "0.1")],
    }
    return every[id(value)]


@pytest.mark.parametrize("style", [EN, BN], ids=LANGUAGES)
@pytest.mark.parametrize("value", EVERY, ids=lambda value: type(value).__name__)
def test_a_picture_has_its_size_and_colours_and_its_words_tell_each_figure(value: Shown, style: Style) -> None:
    made = picture(value, style)
    image = Image.open(io.BytesIO(made.png))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    colours = image.convert("RGB").quantize(16).getcolors() or []
    assert len(colours) > 4
    assert made.title in made.alt
    assert [one for one in figures(value) if render_value(one, style) not in made.alt] == []
    assert len(made.alt) <= MOST_ALT


def test_the_bars_of_this_year_and_of_last_year_have_colours_that_the_colour_blind_tell_apart() -> None:
    image = Image.open(io.BytesIO(picture(REVENUE, EN).png)).convert("RGB")
    counts = {colour: count for count, colour in image.getcolors(WIDTH * HEIGHT) or []}
    for colour in (NOW, BEFORE):
        assert counts[tuple(bytes.fromhex(colour[1:]))] > 500


def test_in_bengali_the_letters_of_a_conjunct_are_drawn_as_one() -> None:
    """ "ক্ষ" is one sign, narrower than the two letters it is typed with."""

    def width(canvas: Canvas, words: str) -> float:
        found = canvas.axes.text(0, 0, words).get_window_extent()
        return float(found.width)

    widths: dict[str, float] = {}

    def measure(canvas: Canvas) -> Picture:
        widths.update({words: width(canvas, words) for words in ("ক্ষ", "ক", "ষ", "ক্")})
        return canvas.finish("-", "-")

    drawn(BN, measure)
    assert widths["ক্ষ"] < 0.85 * (widths["ক্"] + widths["ষ"])


@pytest.mark.parametrize("style", [EN, BN], ids=LANGUAGES)
@pytest.mark.parametrize(
    "value",
    [
        replace(REVENUE, months=()),
        replace(REVENUE, months=REVENUE.months[:1]),
        replace(SEASONS, indices={3: Decimal(120)}),
        replace(WALK, new=Decimal(0), grown=Decimal(0), shrunk=Decimal(0), lost=Decimal(0)),
        replace(WALK, account=None, new=Decimal(0), grown=Decimal(0), shrunk=Decimal(0), lost=Decimal(0)),
        replace(MATRIX, places=()),
        replace(MATRIX, places=MATRIX.places[:1]),
        replace(STAKEHOLDERS, people=()),
        replace(STAKEHOLDERS, people=STAKEHOLDERS.people[:1]),
        replace(PLAN, goals=()),
        replace(PLAN, goals=PLAN.goals[1:]),
        replace(LIFTS, promotions=()),
        replace(LIFTS, promotions=(), untold=0),
        replace(LIFTS, promotions=LIFTS.promotions[2:]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_of_one_point_or_none_there_is_a_sentence_and_no_picture(value: Shown, style: Style) -> None:
    told = draw_picture(value, style)
    assert isinstance(told, Message)
    assert len(render(told, style)) > 20


def test_more_than_a_picture_takes_is_left_out_and_what_is_said_ends_in_whole_items() -> None:
    assert bounded("Meghna 5; Padma 6; Surma 7", 20) == "Meghna 5; Padma 6…"
    crowd = replace(MATRIX, places=MATRIX.places * 60)
    assert len(picture(crowd, EN).alt) <= MOST_ALT


def test_drawn_in_a_process_aside_it_is_the_same_picture_and_the_process_ends() -> None:
    aside = Aside()
    try:
        made = aside.doing(draw_picture)(SEASONS, EN)
    finally:
        aside.close()
    assert made == picture(SEASONS, EN)
