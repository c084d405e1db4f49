"""scoring.toml: read, checked, and never the cause of anything else going wrong."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from bot.compose.render import Style, render
from knowledge.errors import BadInput
from knowledge.evidence import Message
from knowledge.scoring.weights import default, factor_label, read_scoring, scoring_in

OWN = """
[strength]
share = 0.5
promises = 0.5
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "scoring.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_weights_that_come_with_keybrief_sum_to_one_and_every_factor_is_worded() -> None:
    held = default()
    for weights in (held.attractiveness, held.strength, held.health, held.score):
        assert sum(weight for _, weight in weights) == 1
    for name, _ in (*held.attractiveness, *held.strength, *held.health):
        for language in ("en", "bn"):
            assert render(Message("scoring.factor_name", {"factor": factor_label(name)}), Style(language))


def test_a_table_of_ones_own_replaces_that_table_and_no_other(tmp_path: Path) -> None:
    write(tmp_path, OWN)
    held = scoring_in(tmp_path)
    assert dict(held.strength) == {"share": Decimal("0.5"), "promises": Decimal("0.5")}
    assert held.attractiveness == default().attractiveness
    assert (held.trouble, held.origin.word) == (None, "own")


def test_a_file_that_changes_is_read_anew(tmp_path: Path) -> None:
    path = write(tmp_path, OWN)
    assert dict(scoring_in(tmp_path).strength)["share"] == Decimal("0.5")
    write(tmp_path, OWN.replace("share = 0.5", "share = 0.6").replace("promises = 0.5", "promises = 0.4"))
    os.utime(path, ns=(1, 1))
    assert dict(scoring_in(tmp_path).strength)["share"] == Decimal("0.6")
    path.unlink()
    assert scoring_in(tmp_path) == default()


def test_a_rating_of_ones_own_name_may_be_weighed(tmp_path: Path) -> None:
    write(tmp_path, '[ratings]\nfactors = ["digital_reach"]\n[attractiveness]\ngrowth = 0.5\ndigital_reach = 0.5\n')
    held = scoring_in(tmp_path)
    assert held.trouble is None
    assert dict(held.attractiveness)["digital_reach"] == Decimal("0.5")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[strength]\nshare = 0.5\npromises = 0.4\n", "The weights of [strength] in scoring.toml sum to 0.9."),
        ("[health]\nrevenu = 1\n", "[health] revenu, which is not known. Write one of: revenue,"),
        ("[stregnth]\nshare = 1\n", "names stregnth, which is not known. Write one of: strength,"),
        ("[strength]\nstrategic_fitt = 1\n", "Write one of: strategic_fit,"),
        ('[strength]\nshare = "much"\n', "[strength] share must be a number from 0 to 1."),
        ("[strength]\nshare = true\n", "[strength] share must be a number from 0 to 1."),
        ("[strength]\nshare = -1\npromises = 2\n", "[strength] share must be a number from 0 to 1."),
        ("[strength]\nshare = nan\n", "[strength] share must be a number from 0 to 1."),
        ("strength = 1\n", "[strength] must be a table"),
        ("[strength]\n", "sum to 0."),
        ("[matrix]\nhigh = 55\n", "[matrix] high must be a number from 1 to 10."),
        ("[matrix]\n", "[matrix] lacks high."),
        (
            '[key_accounts]\ntiers = "key"\nbecome = 7\nstop = 4\ncoverage = 0.5\n',
            "[key_accounts] tiers must be a list",
        ),
        ('[key_accounts]\ntiers = ["key"]\nbecome = 4\nstop = 7\ncoverage = 0.5\n', "stop must not be above become."),
        ("[scales]\ngrowth = [0.3, -0.2]\n", "[scales] growth must be two numbers"),
        ("[scales]\ngrowth = 0.3\n", "[scales] growth must be two numbers"),
        ("[ratings]\nfactors = [1]\n", "[ratings] factors must be a list of names"),
        ("[strength\n", "is not TOML"),
        (b"\xff\xfe[", "is not UTF-8"),
        ("#" * 200_000, "is too large"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_the_default_is_in_force(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(BadInput) as error:
        read_scoring(path)
    sentence = render(error.value.message, Style("en"))
    assert said in sentence
    assert "what comes with Keybrief is in force." in sentence
    assert render(error.value.message, Style("bn")).endswith("।")
    held = scoring_in(tmp_path)
    assert (held.trouble, held.origin.word) == (error.value.message, "instead")
    assert (held.attractiveness, held.strength, held.health) == (
        default().attractiveness,
        default().strength,
        default().health,
    )


def test_a_folder_in_place_of_the_file_is_said_too(tmp_path: Path) -> None:
    (tmp_path / "scoring.toml").mkdir()
    held = scoring_in(tmp_path)
    assert held.trouble is not None
    assert "cannot be read" in render(held.trouble, Style("en"))
