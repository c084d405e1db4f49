"""A follow-up as Slack shows it: a form that is taken for every value, with all it has no room for beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import example, given, settings

from bot.compose.followup import FollowUp
from bot.compose.followup_items import FollowUpItem
from bot.compose.followup_message import Letter, Paragraph
from bot.compose.render import Style
from bot.compose.sentence import Sentence
from bot.slack.views.followup import Form, choose_view, followup_form, told_view
from bot.slack.views.followup_actions import MOST_ROWS, Kept, offered_rows, saved_view, undone_view
from bot.slack.views.followup_letter import PART, letter_parts, letter_view
from bot.workspace.blocks import refuse_message, refuse_view
from tests.bot.slack.views.brief_values import Values, all_of, is_live, letters_of, lost, texts, values

VALUES = 150
generated = settings(max_examples=VALUES, deadline=None)
EN, BN = Style("en"), Style("bn")
ACTION = FollowUpItem(
    "Bring samples", "product", "Rumana Shams", 7, date(2026, 11, 18), ("commitment-7",), "commitment-7"
)
LETTER = Letter(
    "Subject: Our meeting of 17 Nov 2026",
    (
        Paragraph((Sentence("Dear Habib,", (), "gap"),)),
        Paragraph((Sentence("On our side:", (), "gap"),), (Sentence("Bring samples", ("commitment-7",), "statement"),)),
    ),
)
FOLLOWUP = FollowUp(
    account="Meghna Stores",
    as_of=date(2026, 11, 27),
    language="en",
    follows="meeting",
    reconciled={"overdue": (Sentence("Ours: “Bring samples”, 9 days overdue.", ("commitment-7",), "statement"),)},
    letter=LETTER,
    left_out=(Sentence("“Numbers”: reported, not decided.", (), "statement"),),
    summary=(Sentence("1 promise: overdue 1.", (), "figure"),),
    tasks=(),
    plan_changes=(Sentence("Set a new date for the pack.", (), "suggestion"),),
    sources=(),
    refused=0,
    items=(replace(ACTION, state="overdue"),),
)


def taken(form: Form) -> str:
    """All that is shown or held in fields, once Slack takes the view and what stands beside it."""
    refuse_view(form.view)
    assert not is_live(form.view["blocks"])
    found = [block.get("element", block) for block in form.view["blocks"] if block["type"] in ("rich_text", "input")]
    for posted in all_of(form.beside) if form.beside is not None else []:
        refuse_message(posted.text, list(posted.blocks))
        assert not is_live(posted.blocks)
        found += [block for block in posted.blocks if block["type"] == "rich_text"]
    return letters_of(texts(found))


def fields(view: dict[str, Any]) -> dict[str, str]:
    return {
        block["element"]["action_id"]: block["element"].get("initial_value", "")
        for block in view["blocks"]
        if block["type"] == "input"
    }


@generated
@given(values)
@example(Values(13_617))
def test_every_followup_is_taken_and_nothing_of_it_is_lost(value: Values) -> None:
    told = value.followup()
    form = followup_form(told, value.style, metadata="{}")
    found = taken(form)
    read = [
        *told.summary,
        *told.left_out,
        *told.plan_changes,
        *(one for state in told.reconciled.values() for one in state),
    ]
    read = [one for one in read if told.letter is not None or one not in told.left_out]
    assert lost([one.text for one in read], found) == []
    if told.letter is not None:
        assert lost([line.text for line in told.letter.sentences], found) == []
    rows = offered_rows(told)
    assert lost([text for row in rows for text in (row.statement, row.owner)], found) == []
    assert form.rows == len(rows) <= MOST_ROWS


@generated
@given(values)
def test_every_reply_to_a_form_is_taken(value: Values) -> None:
    kept = value.some(lambda: Kept("commitment-7", value.told(), value.words(), "5 Dec 2026"), 12)
    letter = letter_view(value.words(), [value.words() for _ in range(6)], value.style)
    for posted in (
        saved_view(value.words(), kept, value.style, origin="slack:V1/ab", key="k|2", left="2|12", letter=letter),
        undone_view([one.ref for one in kept], value.style),
    ):
        for one in all_of(posted):
            refuse_message(one.text, list(one.blocks))
            assert not is_live(one.blocks)


@generated
@given(values)
def test_every_part_of_a_message_fits_its_field(value: Values) -> None:
    letter = value.letter()
    parts = letter_parts(letter) if letter is not None else []
    assert all(0 < len(part) <= PART for part in parts)
    assert letter is None or lost([letter.text], letters_of("".join(parts))) == []


def test_views_that_wait_tell_or_ask_are_taken() -> None:
    for style in (EN, BN):
        for view in (
            told_view("Nothing.", style),
            choose_view([(1, "Padma Mart"), (2, "x")], style),
            choose_view([(key, f"Padma Mart {key}") for key in range(300)], style),
        ):
            refuse_view(view)


def test_the_message_stands_in_a_field_to_change_with_a_word_that_it_is_never_sent() -> None:
    view = followup_form(FOLLOWUP, EN, metadata="{}").view
    assert fields(view)["subject"] == "Our meeting of 17 Nov 2026"
    assert fields(view)["message_0"] == "Dear Habib,\n\nOn our side:\n- Bring samples"
    hints = [block["hint"]["text"] for block in view["blocks"] if "hint" in block]
    assert any("never sends" in hint for hint in hints)


def test_an_action_is_a_box_to_tick_with_what_who_and_by_when() -> None:
    held = fields(followup_form(FOLLOWUP, EN, metadata="{}").view)
    assert (held["statement_0"], held["owner_0"], held["due_0"]) == ("Bring samples", "Rumana Shams", "18 Nov 2026")
    assert "save_0" in held


def test_nothing_is_ticked_before_a_person_ticks_it() -> None:
    boxes = [
        block["element"] for block in followup_form(FOLLOWUP, EN, metadata="{}").view["blocks"] if "element" in block
    ]
    assert all("initial_options" not in box for box in boxes)


def test_the_form_has_everything_of_a_followup_in_its_order() -> None:
    shown = texts(followup_form(FOLLOWUP, EN, metadata="{}").view["blocks"])
    order = (
        "1 promise",
        "9 days overdue",
        "For the customer",
        "Left out of",
        "Internal",
        "Action 1",
        "Proposed changes",
    )
    places = [shown.index(words) for words in order]
    assert places == sorted(places)


def test_more_actions_than_a_form_holds_go_on_after_these_are_saved() -> None:
    many = replace(FOLLOWUP, items=tuple(replace(ACTION, commitment=f"commitment-{place}") for place in range(30)))
    form = followup_form(many, EN, metadata="{}")
    assert form.rows == MOST_ROWS
    assert "18 more actions" in texts(form.view["blocks"])
    assert fields(followup_form(many, EN, metadata="{}", first=12).view)["statement_12"] == "Bring samples"


def test_a_message_longer_than_a_field_is_parted_and_one_longer_than_a_form_stands_beside_it() -> None:
    line = Sentence("A decision that both sides remember in the same way. " * 3, (), "statement")
    longer = Letter("Subject: x", (Paragraph((line,) * 40),))
    held = fields(followup_form(replace(FOLLOWUP, letter=longer), EN, metadata="{}").view)
    assert len([name for name in held if name.startswith("message_")]) == 3
    endless = Letter("Subject: x", (Paragraph((line,) * 400),))
    form = followup_form(replace(FOLLOWUP, letter=endless), EN, metadata="{}")
    assert form.beside is not None
    assert "message_0" not in fields(form.view)


def test_where_there_is_nothing_to_follow_up_there_is_nothing_to_send() -> None:
    view = followup_form(replace(FOLLOWUP, letter=None, items=()), EN, metadata="{}").view
    assert "submit" not in view
    assert "No action of ours is open." in texts(view["blocks"])


def test_what_was_saved_can_be_undone_and_the_message_follows_by_itself() -> None:
    letter = letter_view("Our meeting", ["Dear Habib,", "Kind regards"], EN)
    kept = [Kept("commitment-7", "Bring samples", "Rumana Shams", "5 Dec 2026")]
    posted = saved_view("Meghna Stores", kept, EN, origin="o", key="k|2", letter=letter)
    assert "Saved for Meghna Stores: 1 commitment" in texts(list(posted.blocks))
    assert "Bring samples · Rumana Shams · 5 Dec 2026 · commitment-7" in texts(list(posted.blocks))
    assert "Undo" in texts(list(posted.blocks))
    assert texts(list(posted.more[0].blocks)) == "Our meetingDear Habib,\n\nKind regards"


def test_without_a_tick_nothing_is_saved_and_that_is_said() -> None:
    posted = saved_view("Meghna Stores", [], EN, origin="o", key="k|2", letter=None)
    assert "nothing is saved" in posted.text
    assert "Undo" not in texts(list(posted.blocks))


def test_the_form_is_bengali_for_who_reads_bengali() -> None:
    view = followup_form(FOLLOWUP, BN, metadata="{}").view
    assert view["title"]["text"] == "ফলো-আপ"
    assert fields(view)["due_0"] == "১৮ নভেম্বর ২০২৬"
