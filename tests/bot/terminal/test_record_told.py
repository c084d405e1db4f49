"""`keybrief chat`: a line adds a record or changes a field of one, as a message does in Slack."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.features.record_words import ChangeTold, change_told
from tests.bot.command import Keybrief
from tests.knowledge.loading.folders import write_folder


@pytest.fixture(scope="module")
def keybrief(tmp_path_factory: pytest.TempPathFactory) -> Keybrief:
    folder: Path = tmp_path_factory.mktemp("record_told")
    found = Keybrief(folder / "home")
    assert found("load", write_folder(folder / "data"), "--yes").code == 0
    return found


def typed(keybrief: Keybrief, *lines: str) -> str:
    """What is said to these lines, errors among it."""
    env = {"KEYBRIEF_HOME": str(keybrief.home), "DATABASE_URL": "", "CHROMA_URL": ""} | dict(keybrief.settings)
    result = CliRunner(env=env).invoke(app, ["chat"], input="".join(f"{line}\n" for line in lines))
    assert result.exception is None, result.exception
    return " ".join(result.output.split())


def test_a_line_adds_a_record_and_another_changes_it(keybrief: Keybrief) -> None:
    said = typed(keybrief, "add concern Meghna: Late trucks on Thursdays")
    assert "Added to Meghna Stores: concern Late trucks on Thursdays (need-" in said
    ref = said.split("(need-")[1].split(")")[0]
    said = typed(keybrief, f"change need-{ref} statement: Late trucks every day", f"need-{ref} কথা বদলাও: রোজ দেরি")
    assert "Late trucks on Thursdays → Late trucks every day" in said
    assert "Late trucks every day → রোজ দেরি" in said


def test_a_line_without_an_account_is_of_the_one_spoken_of(keybrief: Keybrief) -> None:
    said = typed(keybrief, "How much did Meghna Stores buy?", "add goal: Forty shops by June")
    assert "Added to Meghna Stores: goal Forty shops by June" in said
    assert "which account" in typed(keybrief, "add goal: Forty shops by June").casefold()


def test_what_takes_more_than_a_line_is_told_with_its_command(keybrief: Keybrief) -> None:
    said = typed(keybrief, "add meeting Meghna: Monday at ten")
    assert 'keybrief record "Meghna" meeting --add' in said


def test_a_record_or_a_field_that_there_is_none_is_said(keybrief: Keybrief) -> None:
    assert "need-999" in typed(keybrief, "change need-999 statement: nothing")
    assert "colour" in typed(keybrief, "change need-1 colour: red")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Change offer-3 status: declined", ChangeTold("offer-3", "status", "declined")),
        ("বদলাও offer-3 এর অবস্থা: ফিরিয়ে দিয়েছে", ChangeTold("offer-3", "অবস্থা", "ফিরিয়ে দিয়েছে")),
        ("set plan_point-7 name: Golpata", ChangeTold("plan_point-7", "name", "Golpata")),
        ("change the date: they asked for it", None),
        ("what changed in offer-3?", None),
    ],
)
def test_a_change_is_told_by_ref_and_field(words: str, found: ChangeTold | None) -> None:
    assert change_told(words) == found
