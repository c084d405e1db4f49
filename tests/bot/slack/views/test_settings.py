"""The modal of settings and of a reason: Slack takes them, they begin with what holds, and say how it stands then."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from bot.compose.render import Style
from bot.features.me import Me
from bot.slack.views.feedback import reason_view, thanks
from bot.slack.views.settings import saved_view, settings_view, zone_error
from bot.slack.views.waiting import waiting_view
from bot.workspace.blocks import refuse_message, refuse_view
from tests.bot.slack.views.home_values import USUAL, people, read, styles, text
from tests.bot.slack.views.test_help import FOUND

TRIED = 100
EN, BN = Style("en"), Style("bn")


def chosen(view: dict[str, Any]) -> dict[str, str]:
    """What the modal begins with, by field."""
    elements = {block["block_id"]: block["element"] for block in view["blocks"]}
    return {name: one["initial_option"]["value"] for name, one in elements.items() if "initial_option" in one}


@settings(max_examples=TRIED, deadline=None)
@given(people, styles)
def test_the_modal_is_taken_and_begins_with_what_the_person_set(found: Me, style: Style) -> None:
    for view in (
        settings_view(found.preferences, USUAL, style),
        saved_view(found.preferences, USUAL, style),
    ):
        refuse_view(view)
    held = found.preferences
    assert chosen(settings_view(held, USUAL, style)) == {
        "language": held.language or "auto",
        "zone": held.timezone or "auto",
        "digits": held.digits or "auto",
        "digest": {None: "auto", -1: "off"}.get(held.digest_hour, str(held.digest_hour)),
        "by_itself": "on" if held.by_itself else "off",
    }


@settings(max_examples=TRIED, deadline=None)
@given(text, styles)
def test_what_is_told_beside_a_field_is_short_whatever_was_typed(name: str, style: Style) -> None:
    assert zone_error(name, [], style)["other_zone"]
    assert len(zone_error(name * 9, [name] * 90, style)["other_zone"]) < 26_000


def test_waiting_and_thanking_are_taken_in_both_languages() -> None:
    for style in (EN, BN):
        for view in (waiting_view(style), reason_view("slack:T/C/1.2", style)):
            refuse_view(view)
        for reason in (True, False):
            refuse_message(thanks(style, reason=reason).text, list(thanks(style, reason=reason).blocks))


def test_what_was_saved_is_told_in_the_language_that_was_chosen() -> None:
    assert "ভাষা: বাংলা" in read(saved_view(FOUND.preferences, USUAL, BN)["blocks"])
    assert "8:00" in read(saved_view(FOUND.preferences, USUAL, EN)["blocks"])


def test_a_zone_that_fits_none_or_several_is_told_beside_its_field() -> None:
    assert zone_error("Atlantis", [], EN) == {
        "other_zone": 'There is no time zone "Atlantis". Write a city such as Dhaka, or choose from the list.'
    }
    several = ["America/Indiana/Knox", "America/Knox_IN"]
    assert zone_error("knox", several, EN)["other_zone"].startswith('"knox" could be America/Indiana/Knox, America/')
