"""Templates of plans: ours are right, one's own take their place, and each mistake is named with its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bot.compose.render import Style, render
from knowledge.errors import BadInput, NotFound
from knowledge.planning.templates import read_template, template_for, templates

GOOD = '[[objective]]\nside = "ours"\nen = "Grow"\nbn = "বাড়া"\n'


def file_of(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def complaint(path: Path) -> str:
    with pytest.raises(BadInput) as error:
        read_template(path)
    for language in ("en", "bn"):
        assert path.name in render(error.value.message, Style("bn" if language == "bn" else "en"))
    return render(error.value.message, Style())


def test_every_template_of_ours_sets_a_revenue_target_and_has_a_first_step_in_both_languages() -> None:
    held = templates()
    assert set(held) == {"distributor", "ecommerce", "modern_trade", "other", "pharmacy"}
    for one in held.values():
        measures = [measure for objective in one.objectives for measure in objective.measures]
        assert any(measure.figure == "revenue" for measure in measures), one.name
        assert {objective.side for objective in one.objectives} == {"ours", "theirs"}, one.name
        assert all(objective.initiatives for objective in one.objectives), one.name


@pytest.mark.parametrize(
    ("segment", "name"),
    [
        ("modern trade", "modern_trade"),
        ("Wholesale", "distributor"),
        ("e-commerce", "ecommerce"),
        ("pharmacy", "pharmacy"),
        ("embassies", "other"),
        ("", "other"),
    ],
)
def test_the_template_is_that_of_the_accounts_segment(segment: str, name: str) -> None:
    assert template_for(templates(), segment).name == name


def test_a_template_may_be_named_loosely_and_an_unknown_one_is_told_with_those_there_are() -> None:
    assert template_for(templates(), "pharmacy", "Modern Trade").name == "modern_trade"
    with pytest.raises(NotFound) as error:
        template_for(templates(), "", "kiosks")
    assert "pharmacy" in str(error.value.message.values["known"])


def test_ones_own_templates_stand_beside_ours_or_in_their_place(tmp_path: Path) -> None:
    file_of(tmp_path, f'segments = ["kiosk"]\ngrowth = 2.5\n{GOOD}', "kiosk.toml")
    file_of(tmp_path, GOOD, "pharmacy.toml")
    held = templates(tmp_path)
    assert template_for(held, "kiosk").growth == Decimal("0.025")
    assert len(held["pharmacy"].objectives) == 1
    assert set(templates(tmp_path / "not there")) == set(templates())


@pytest.mark.parametrize(
    ("text", "place", "right"),
    [
        (GOOD.replace("ours", "mine"), "objective 1, side: mine", "ours, theirs"),
        (GOOD.replace('bn = "বাড়া"\n', ""), "objective 1, bn", 'bn = "..."'),
        (f"{GOOD}colour = 1\n", "objective 1, colour", "measure"),
        (f"growth = -3\n{GOOD}", "growth: -3", "0 - 100"),
        (f'segments = "kiosk"\n{GOOD}', "segments: kiosk", "pharmacy"),
        ('segments = ["kiosk"]\n', "", "[[objective]]"),
        (
            f'{GOOD}[[objective.measure]]\nen = "a"\nbn = "ক"\nfigure = "magic"\n',
            "objective 1, measure 1, figure: magic",
            "revenue",
        ),
        (
            f'{GOOD}[[objective.initiative]]\nen = "a"\nbn = "ক"\nfunction = "wizardry"\n',
            "objective 1, initiative 1, function: wizardry",
            "trade marketing",
        ),
        (
            f'{GOOD}[[objective.initiative]]\nen = "a"\nbn = "ক"\nmonths = 0\n',
            "objective 1, initiative 1, months: 0",
            "1 - 24",
        ),
        (f'{GOOD}[[point]]\nkind = "joke"\nen = "a"\nbn = "ক"\n', "point 1, kind: joke", "competitor"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_what_would_be_right(
    tmp_path: Path, text: str, place: str, right: str
) -> None:
    told = complaint(file_of(tmp_path, text))
    assert place in told
    assert right in told


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    told = complaint(file_of(tmp_path, GOOD.replace("ours", "mine").replace("bn =", "bengali =")))
    assert "side" in told
    assert "bengali" in told


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    assert "line 2" in complaint(file_of(tmp_path, "growth = 5\n[[objective\n"))


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in complaint(path)
