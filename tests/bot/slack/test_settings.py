"""Settings in Slack: a modal that begins with what holds, errors beside its field, and all that follows from it."""

from __future__ import annotations

import pytest

from bot.slack.settings import zones_fitting
from bot.workspace.gestures import Acting, LocalWorkspace, View


def opened(person: Acting) -> View:
    person.runs("/keybrief settings", "#general")
    return person.awaits_view(containing="Morning digest")


def test_what_is_saved_is_told_at_once_and_holds_from_then_on(slack: LocalWorkspace) -> None:
    sajib = slack.person("sajib")
    form = sajib.fills(
        opened(sajib),
        {"language": "bn", "zone": "Asia/Dubai", "digits": "latin", "digest": "8", "by_itself": "off"},
    )
    assert form.submits() == {}
    saved = sajib.awaits_view(containing="এখন যেমন আছে")
    assert "ভাষা: বাংলা" in saved.text
    sajib.awaits_home(containing="আপনার অ্যাকাউন্ট")
    sajib.runs("/keybrief me", "#general")
    told = sajib.awaits_reply(containing="আপনাকে যেভাবে চিনি").text
    assert "টাইম জোন: Asia/Dubai" in told
    assert "সকালের সারাংশ: 8:00" in told
    sajib.runs("/keybrief settings", "#general")
    again = sajib.awaits_view(containing="সকালের সারাংশ")
    held = {block["block_id"]: block["element"].get("initial_option", {}).get("value") for block in again.blocks}
    assert held == {
        "language": "bn",
        "zone": "Asia/Dubai",
        "other_zone": None,
        "digits": "latin",
        "digest": "8",
        "by_itself": "off",
    }


def test_a_zone_is_written_by_its_city_and_counts_before_the_list(slack: LocalWorkspace) -> None:
    lipi = slack.person("lipi")
    view = opened(lipi)
    assert lipi.fills(view, {"other_zone": "Atlantis"}).submits() == {
        "other_zone": 'There is no time zone "Atlantis". Write a city such as Dhaka, or choose from the list.'
    }
    assert "could be" in lipi.fills(view, {"other_zone": "indiana"}).submits()["other_zone"]
    assert lipi.fills(view, {"other_zone": "new york"}).submits() == {}
    assert "Time zone: America/New_York" in lipi.awaits_view(containing="Saved.").text


def test_the_digits_that_were_chosen_are_those_of_answers_and_lists(slack: LocalWorkspace) -> None:
    imrul = slack.person("imrul")
    assert imrul.fills(opened(imrul), {"digits": "bengali"}).submits() == {}
    imrul.awaits_home()
    imrul.runs("/accounts", "#general")
    assert "revenue up to ২৩ Nov ২০২৬" in imrul.awaits_reply().text
    answer = imrul.awaits_reply(imrul.says("what did Meghna Stores buy last quarter?"))
    assert "২০২৬" in answer.text


def test_what_is_saved_again_as_it_was_says_the_same_again(slack: LocalWorkspace) -> None:
    zahid = slack.person("zahid")
    for _ in range(2):
        assert zahid.fills(opened(zahid), {"digest": "off"}).submits() == {}
        zahid.awaits_view(containing="Morning digest: Off")
    zahid.awaits_home()
    zahid.runs("/keybrief me", "#general")
    assert "Morning digest: Off" in zahid.awaits_reply(containing="What I know of you").text


def test_strangers_have_no_settings(slack: LocalWorkspace) -> None:
    dola = slack.person("dola")
    dola.runs("/keybrief settings", "#kushiyara-superstore")
    dola.awaits_view(containing="I speak only to the team I work for.")


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("dhaka", "Asia/Dhaka"), (" New  York ", "America/New_York"), ("utc", "UTC"), ("asia/tokyo", "Asia/Tokyo")],
)
def test_zones_are_known_by_name_and_by_city(typed: str, zone: str) -> None:
    assert zones_fitting(typed) == [zone]


def test_words_that_name_no_zone_or_several_name_none() -> None:
    assert zones_fitting("") == zones_fitting("ঢাকা শহর") == zones_fitting("x" * 3_000) == []
    assert len(zones_fitting("indiana")) > 1
