"""Words beside signs: none covers a sign or other words, wherever the signs lie."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pictures.labels import Box, laid_out

SHEET = Box(100, 100, 900, 600)
POINTS = st.tuples(st.floats(110, 890), st.floats(110, 590))
SIZES = st.tuples(st.floats(10, 220), st.floats(15, 30))


def sign(x: float, y: float) -> Box:
    return Box(x - 9, y - 9, x + 9, y + 9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(POINTS, SIZES), min_size=1, max_size=14))
def test_words_cover_no_sign_and_no_other_words_and_stay_on_the_sheet(
    held: list[tuple[tuple[float, float], ...]],
) -> None:
    signs = [sign(*point) for point, _ in held]
    places = laid_out(signs, [size for _, size in held], SHEET)
    found = [box for box in places if box is not None]
    assert all(box.within(SHEET) for box in found)
    assert not any(box.meets(one) for box in found for one in signs)
    assert not any(one.meets(other) for one, other in combinations(found, 2))


def test_words_stand_right_of_a_sign_that_is_alone_and_off_a_line_where_they_can() -> None:
    alone = sign(300, 300)
    (right,) = laid_out([alone], [(100, 20)], SHEET)
    assert right is not None
    assert (right.left > alone.right, right.low + 10) == (True, 300)
    line = Box(SHEET.left, 298, SHEET.right, 302)
    (off,) = laid_out([alone], [(100, 20)], SHEET, [line])
    assert off is not None
    assert not off.meets(line)


def test_of_accounts_at_one_place_each_number_finds_room() -> None:
    signs = [sign(500, 350)] * 6
    places = laid_out(signs, [(20, 20)] * 6, SHEET)
    assert None not in places


def test_where_there_is_no_room_there_are_no_words() -> None:
    assert laid_out([sign(150, 150)], [(900, 20)], SHEET) == [None]
