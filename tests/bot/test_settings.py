"""The settings: `.env.example` lists every one with its default, and a wrong one is named, not shown."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings
from knowledge.errors import BadInput

EXAMPLE = Path(__file__).resolve().parents[2] / ".env.example"


def test_the_example_lists_every_setting_with_its_default() -> None:
    listed = dict(re.findall(r"^#([A-Z_]+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE))
    defaults = {field.alias: field.default for field in Settings.model_fields.values()}
    assert set(listed) == set(defaults)
    plain = {name: str(value) for name, value in defaults.items() if isinstance(value, str | int)}
    assert {name: listed[name] for name in plain} == plain


def written(folder: Path, line: str) -> Path:
    path = folder / ".env"
    path.write_text(line, encoding="utf-8")
    return path


def test_a_wrong_setting_is_named_without_its_value(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        read_settings(written(tmp_path, "KEYBRIEF_TIMEZONE=Mars/Secret"))
    assert refused.value.message.values["setting"] == "KEYBRIEF_TIMEZONE"
    assert "Secret" not in str(refused.value)


def test_a_password_in_an_address_is_not_shown(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, "DATABASE_URL=postgresql://keybrief:hunter2@localhost/book"))
    assert "hunter2" not in repr(settings)
    assert "hunter2" in settings.database_url


def test_quiet_hours_and_weekends_are_read_as_people_write_them(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, "KEYBRIEF_QUIET_HOURS=19 - 07\nKEYBRIEF_WEEKEND=Saturday, sunday"))
    assert (settings.quiet, settings.weekend_days) == ((19, 7), frozenset({5, 6}))
    none = read_settings(written(tmp_path, "KEYBRIEF_QUIET_HOURS=\nKEYBRIEF_WEEKEND="))
    assert (none.quiet, none.weekend_days) == ((0, 0), frozenset())


def test_the_model_its_price_and_what_stays_private_are_read(tmp_path: Path) -> None:
    lines = "KEYBRIEF_MODEL=openai:gpt-5.5\nKEYBRIEF_MODEL_KEY=sk-1\nKEYBRIEF_MODEL_PRICE=0.15 / 0.60 usd"
    settings = read_settings(written(tmp_path, f"{lines}\nKEYBRIEF_PRIVATE_FIELDS=Email, phone"))
    assert settings.model == "openai:gpt-5.5"
    assert "sk-1" not in repr(settings)
    assert settings.price == (Decimal("0.15"), Decimal("0.60"), "USD")
    assert settings.private_fields == {"email", "phone"}


@pytest.mark.parametrize(
    "line",
    [
        "KEYBRIEF_QUIET_HOURS=20-25",
        "KEYBRIEF_QUIET_HOURS=night",
        "KEYBRIEF_WEEKEND=someday",
        "KEYBRIEF_WEEKEND=monday,tuesday,wednesday,thursday,friday,saturday,sunday",
        "KEYBRIEF_BRIEF_MINUTES=-5",
        "KEYBRIEF_DIGEST_HOUR=24",
        "KEYBRIEF_MODEL=gpt-5.5",
        "KEYBRIEF_MODEL=openai:",
        "KEYBRIEF_MODEL_SECONDS=0",
        "KEYBRIEF_MODEL_TOKENS=100",
        "KEYBRIEF_MODEL_PRICE=cheap",
        "KEYBRIEF_PRIVATE_FIELDS=email,shoe_size",
    ],
)
def test_what_is_no_hour_day_model_or_price_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_settings(written(tmp_path, line))
    assert refused.value.message.values["setting"] == line.partition("=")[0]
