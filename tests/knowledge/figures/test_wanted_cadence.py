"""cadence.toml: read, checked, and never the cause of anything else going wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compose.render import Style, render
from knowledge.errors import BadInput
from knowledge.figures.wanted_cadence import Wanted, cadence_in, default, read_cadence


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "cadence.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_tier_that_nobody_knows_has_a_cadence_too() -> None:
    held = default()
    assert held.of("KEY").account < held.of("major").account < held.of("platinum").account == held.of("").account


def test_a_tier_of_ones_own_is_added_and_those_left_out_stay(tmp_path: Path) -> None:
    write(tmp_path, "[Platinum]\naccount = 3\ndeciding = 7\nothers = 20\n")
    held = cadence_in(tmp_path)
    assert held.of("platinum") == Wanted(3, 7, 20)
    assert held.of("key") == default().of("key")
    assert (held.trouble, held.origin.word) == (None, "own")
    write(tmp_path, "[key]\naccount = 5\ndeciding = 10\nothers = 30\n")  # another length: it is read anew
    assert cadence_in(tmp_path).of("key") == Wanted(5, 10, 30)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[key]\naccount = 5\ndeciding = 10\n", "[key] lacks others."),
        ("[key]\naccont = 5\n", "names [key] accont, which is not known. Write one of: account,"),
        (
            "[key]\naccount = 0\ndeciding = 1\nothers = 1\n",
            "[key] account must be a whole number of days from 1 to 365.",
        ),
        ("[key]\naccount = 1.5\ndeciding = 1\nothers = 1\n", "[key] account must be a whole number of days"),
        ("[key]\naccount = true\ndeciding = 1\nothers = 1\n", "[key] account must be a whole number of days"),
        ('[key]\naccount = "5"\ndeciding = 1\nothers = 1\n', "[key] account must be a whole number of days"),
        ("key = 5\n", "[key] must be a table with account, deciding and others"),
        (
            "[key]\naccount = 1\ndeciding = 1\nothers = 1\n[KEY]\naccount = 2\ndeciding = 2\nothers = 2\n",
            "[KEY] stands twice",
        ),
        ("[key\n", "is not TOML"),
        (b"\xff\xfe[", "is not UTF-8"),
        ("#" * 200_000, "is too large"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_what_comes_with_keybrief_is_in_force(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(BadInput) as error:
        read_cadence(path)
    sentence = render(error.value.message, Style("en"))
    assert said in sentence
    assert "what comes with Keybrief is in force." in sentence
    assert render(error.value.message, Style("bn")).endswith("।")
    held = cadence_in(tmp_path)
    assert (held.trouble, held.origin.word, held.tiers) == (error.value.message, "instead", default().tiers)
