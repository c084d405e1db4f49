"""Home as a tab: Slack takes it whatever it holds, each row is there with its buttons, and nothing in it is live."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.render import Style, render_value
from bot.features.home import Glance, Home, MyAccount, MyMeeting, MyOverdue, MyUnfiled, Part
from bot.slack.views.home import Notice, home_view, one_sentence, page_of, prompts_of
from bot.slack.views.text import NOTHING, shortened
from bot.workspace.blocks import refuse_view
from knowledge.evidence import Name
from tests.bot.slack.views.home_values import homes, names, read, styles, text, whole_home

TRIED = 150
# Of a row's words so many are shown at least.
FIRST = 60
EN, BN = Style("en"), Style("bn")
TODAY = date(2026, 11, 26)


def told_of(words: str) -> str:
    """The first words of a text, as far as a row shows at least; a dash where there are none."""
    told = shortened(words, FIRST).rstrip("…")
    return "" if told == NOTHING else told


def buttons(view: dict[str, Any]) -> list[tuple[str, str]]:
    """The action and the value of every button."""
    found = []
    for block in view["blocks"]:
        held = [*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else [])]
        found += [(one["action_id"], one.get("value", "")) for one in held if one["type"] == "button"]
    return found


@settings(max_examples=TRIED, deadline=None)
@given(homes, styles, st.none() | st.builds(Notice, text, st.sampled_from(["", "7"])))
def test_every_home_is_taken_by_slack_and_shows_each_row(home: Home, style: Style, notice: Notice | None) -> None:
    view = home_view(home, "member", style, notice)
    refuse_view(view)
    told, glance = read(view["blocks"]), home.glance
    named = [one.name for one in (*glance.accounts.rows, *glance.quiet.rows)]
    named += [one.account for one in glance.meetings.rows] + [one.account for one in glance.overdue.rows]
    for name in named:
        assert told_of(render_value(name, style)) in told
    for words in [one.statement for one in glance.overdue.rows] + [one.words for one in glance.unfiled.rows]:
        assert told_of(words) in told
    pressed = buttons(view)
    assert [value for action, value in pressed if action == "home_done"] == [str(one.id) for one in glance.overdue.rows]
    assert [value for action, value in pressed if action == "home_file"] == [one.ref for one in glance.unfiled.rows]
    assert page_of(view["private_metadata"]) == home.page


def test_the_fullest_home_stays_below_what_slack_takes() -> None:
    for style in (EN, BN):
        view = home_view(whole_home(1_000), "member", style)
        refuse_view(view)
        assert len(view["blocks"]) == 76
        assert len(json.dumps(view)) < 120_000


def small() -> Home:
    at = datetime(2026, 11, 30, 10, 30, tzinfo=UTC)
    meghna = Name("Meghna Stores", "account", "মেঘনা স্টোর্স")
    mine = MyAccount(1, meghna, at, 31, 1, 2)
    late = MyOverdue(7, 1, meghna, "ours", "Send the drawing", "", date(2026, 11, 12), 14)
    return Home(
        TODAY,
        1,
        3,
        Glance(
            Part((mine,), 25),
            Part((MyMeeting(4, 1, meghna, "Quarterly review", at),), 11),
            Part((late,), 11),
            Part((mine,), 11),
            Part((MyUnfiled("note-9", TODAY, "buy milk"),), 11),
        ),
    )


def test_home_says_what_comes_next_what_is_late_and_where_it_is_quiet() -> None:
    told = read(home_view(small(), "member", EN)["blocks"])
    for line in (
        "As of 26 Nov 2026. Only you see this.",
        "Next meetings (11) *Meghna Stores* Quarterly review Monday, 30 Nov 2026, 10:30",
        "Overdue (11) *Meghna Stores* Send the drawing Ours: owner to be agreed · due 12 Nov 2026 · 14 days overdue",
        "Gone quiet (11) *Meghna Stores* no contact for 31 days",
        "Notes without an account (11) buy milk noted on 26 Nov 2026",
        "next meeting 30 Nov 2026, 10:30 last contact 31 days ago · overdue: 1 ours, 2 theirs",
        "Page 2 of 3.",
    ):
        assert line in told


def test_home_is_told_in_bengali() -> None:
    told = read(home_view(small(), "member", BN)["blocks"])
    assert "*মেঘনা স্টোর্স* Quarterly review সোমবার, ৩০ নভেম্বর ২০২৬, ১০:৩০" in told
    assert "Meghna" not in told


def test_each_row_has_its_buttons_and_pages_are_turned() -> None:
    assert buttons(home_view(small(), "member", EN)) == [
        ("home_refresh", ""),
        ("settings_open", ""),
        ("home_brief", "1"),
        ("home_done", "7"),
        ("home_snooze", "7"),
        ("home_brief", "1"),
        ("home_file", "note-9"),
        ("home_brief", "1"),
        ("home_page:back", "0"),
        ("home_page:on", "2"),
    ]


def test_an_empty_home_says_why_and_what_to_do() -> None:
    empty = Home(TODAY, 0, 1, Glance())
    member, colleague = (read(home_view(empty, who, EN)["blocks"]) for who in ("member", "workspace"))
    assert "No account is yours yet: you own none and work on none. /accounts lists those you may read." in member
    assert "You are not on the book's team list" in colleague
    idle = Home(TODAY, 0, 1, Glance(Part((MyAccount(1, Name("Meghna"), None, None, 0, 0),), 1)))
    assert "Nothing waits for you: no meeting in the next 60 days" in read(home_view(idle, "member", EN)["blocks"])


def test_a_refusal_is_all_there_is() -> None:
    view = one_sentence("I speak only to the team I work for.")
    refuse_view(view)
    assert read(view["blocks"]) == "I speak only to the team I work for."


@settings(max_examples=TRIED, deadline=None)
@given(st.lists(names, max_size=6), styles)
def test_at_most_four_prompts_are_offered_each_short_and_none_empty(accounts: list[Name], style: Style) -> None:
    prompts = prompts_of(accounts, style)
    assert 1 <= len(prompts) <= 4
    assert all(one["title"].strip() and len(one["title"]) <= 75 and one["message"].strip() for one in prompts)


def test_what_was_done_is_told_with_the_way_back() -> None:
    view = home_view(small(), "member", EN, Notice("Marked as done: Send the drawing (Meghna Stores).", "7"))
    assert ("home_undo", "7") in buttons(view)
    assert "Marked as done: Send the drawing" in read(view["blocks"])


def test_a_page_that_is_no_number_is_the_first() -> None:
    assert [page_of(held) for held in ("3", "", "-1", "x", "9" * 40, "২")] == [3, 0, 0, 0, 0, 0]
