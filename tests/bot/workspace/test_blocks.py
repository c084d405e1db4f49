"""Each rule of Block Kit by name: what Slack refuses, in Slack's words, and what it takes."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.workspace.block_kit import Surface
from bot.workspace.blocks import block_refusals, refuse_message, refuse_view
from bot.workspace.refusals import Refused

Json = dict[str, Any]


def plain(text: str = "Words") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "Words") -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "Words", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(action_id: str = "go", **more: Any) -> Json:
    return {"type": "button", "text": plain(), "action_id": action_id, **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def option(text: str = "A") -> Json:
    return {"text": plain(text), "value": text}


def rich_text(text: str = "Words") -> Json:
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}],
    }


def table(*rows: list[str]) -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in rows]}


def asked(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": element, **more}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain(), "blocks": list(blocks), **more}


FEEDBACK = {
    "type": "feedback_buttons",
    "action_id": "feedback",
    "positive_button": {"text": plain("Good"), "value": "good"},
    "negative_button": {"text": plain("Bad"), "value": "bad"},
}
TASK = {"task_id": "1", "title": "Reading", "status": "pending"}
CARD = {"type": "card", "title": mrkdwn("Meghna"), "actions": [button()]}

TAKEN: dict[str, tuple[Surface, list[Any]]] = {
    "no blocks": ("message", []),
    "an answer with feedback": ("message", [section(), {"type": "context_actions", "elements": [FEEDBACK]}]),
    "Bengali of 3,000 characters": ("message", [section("হ" * 3000)]),
    "Markdown of 12,000 characters": ("message", [{"type": "markdown", "text": "m" * 12_000}]),
    "a table": ("message", [table(["Account", "Cases"], ["Meghna", "40"])]),
    "a table whose middle column is as it comes": ("message", [{**table(["A"]), "column_settings": [None]}]),
    "a plan of a task that waits": ("message", [{"type": "plan", "title": "Brief", "tasks": [TASK]}]),
    "a carousel": ("home", [{"type": "carousel", "elements": [CARD]}]),
    "an alert in a modal": ("modal", [{"type": "alert", "text": plain(), "level": "warning"}]),
    "fifty blocks": ("message", [{"type": "divider"}] * 50),
    "a hundred blocks in a modal": ("modal", [{"type": "divider"}] * 100),
    "one action_id in two blocks": ("message", [actions(button()), actions(button())]),
    "a menu of groups": (
        "message",
        [actions({"type": "static_select", "option_groups": [{"label": plain(), "options": [option()]}]})],
    ),
}

REFUSED: dict[str, tuple[Surface, list[Any], list[str]]] = {
    "fifty-one blocks": (
        "message",
        [{"type": "divider"}] * 51,
        ["no more than 50 items allowed [json-pointer:/blocks]"],
    ),
    "a hundred and one blocks in a Home tab": (
        "home",
        [{"type": "divider"}] * 101,
        ["no more than 100 items allowed [json-pointer:/blocks]"],
    ),
    "a section of 3,001 characters": (
        "message",
        [section("x" * 3001)],
        [
            "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
            "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
        ],
    ),
    "an unknown block": ("message", [{"type": "banana"}], ["unsupported type: banana [json-pointer:/blocks/0/type]"]),
    "a block without a type": ("message", [{}], ["missing required field: type [json-pointer:/blocks/0]"]),
    "a block that is a word": ("message", ["hello"], ["must provide an object [json-pointer:/blocks/0]"]),
    "a section without text": (
        "message",
        [{"type": "section"}],
        ["must define either `text` or `fields` [json-pointer:/blocks/0/type]"],
    ),
    "eleven fields": (
        "message",
        [{"type": "section", "fields": [plain()] * 11}],
        ["no more than 10 items allowed [json-pointer:/blocks/0/fields]"],
    ),
    "mrkdwn in a header": (
        "message",
        [{"type": "header", "text": mrkdwn()}],
        ["unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"],
    ),
    "a header of 151 characters": (
        "message",
        [{"type": "header", "text": plain("x" * 151)}],
        ["must be less than 151 characters [json-pointer:/blocks/0/text/text]"],
    ),
    "emoji in mrkdwn": (
        "message",
        [{"type": "section", "text": {**mrkdwn(), "emoji": True}}],
        [
            "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
            "invalid additional property: emoji [json-pointer:/blocks/0/text]",
        ],
    ),
    "a wrong element in a block": (
        "message",
        [section(accessory={"type": "plain_text_input"})],
        ["unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]"],
    ),
    "a button of 76 characters": (
        "message",
        [actions({**button(), "text": plain("x" * 76)})],
        ["must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"],
    ),
    "an unknown style": (
        "message",
        [actions(button(style="green"))],
        ["must be a valid enum value [json-pointer:/blocks/0/elements/0/style]"],
    ),
    "one action_id twice in a block": (
        "message",
        [actions(button(), button())],
        ['`action_id` "go" already exists [json-pointer:/blocks/0/elements/1/action_id]'],
    ),
    "one block_id twice": (
        "message",
        [section(block_id="a"), section(block_id="a")],
        ['`block_id` "a" already exists [json-pointer:/blocks/1/block_id]'],
    ),
    "a menu without options": (
        "message",
        [actions({"type": "static_select", "options": []})],
        ["must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]"],
    ),
    "a menu of 101 options": (
        "message",
        [actions({"type": "static_select", "options": [option(str(n)) for n in range(101)]})],
        ["no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]"],
    ),
    "an image without an address": (
        "message",
        [{"type": "image", "alt_text": "A shelf"}],
        ["missing required field: image_url [json-pointer:/blocks/0]"],
    ),
    "Markdown in a modal": (
        "modal",
        [{"type": "markdown", "text": "**Hello**"}],
        ["unsupported type: markdown [json-pointer:/blocks/0/type]"],
    ),
    "a table in a modal": ("modal", [table(["A"])], ["unsupported type: table [json-pointer:/blocks/0/type]"]),
    "an alert in a message": (
        "message",
        [{"type": "alert", "text": plain()}],
        ["unsupported type: alert [json-pointer:/blocks/0/type]"],
    ),
    "a chart in a Home tab": (
        "home",
        [{"type": "data_visualization"}],
        ["unsupported type: data_visualization [json-pointer:/blocks/0/type]"],
    ),
    "two tables": ("message", [table(["A"]), table(["B"])], ["only_one_table_allowed [json-pointer:/blocks]"]),
    "a table of 10,001 characters": (
        "message",
        [table(["x" * 10_001])],
        ["table cells must be less than 10001 characters [json-pointer:/blocks/0/rows]"],
    ),
    "a table of 101 rows": (
        "message",
        [table(*[["A"]] * 101)],
        ["no more than 100 items allowed [json-pointer:/blocks/0/rows]"],
    ),
    "an empty cell": (
        "message",
        [table([""])],
        ["must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]"],
    ),
    "12,001 characters of Markdown in two blocks": (
        "message",
        [{"type": "markdown", "text": "m" * 6000}, {"type": "markdown", "text": "m" * 6001}],
        ["must be less than 12001 characters [json-pointer:/blocks]"],
    ),
    "Markdown that becomes more than fifty blocks": (
        "message",
        [{"type": "markdown", "text": "## Account\nwords\n" * 26}],
        ["no more than 50 items allowed [json-pointer:/blocks]"],
    ),
    "a task card that waits alone": (
        "message",
        [{"type": "task_card", **TASK}],
        ["must be a valid enum value [json-pointer:/blocks/0/status]"],
    ),
    "two tasks of one id": (
        "message",
        [{"type": "plan", "title": "Brief", "tasks": [TASK, TASK]}],
        ['`task_id` "1" already exists [json-pointer:/blocks/0/tasks/1/task_id]'],
    ),
    "a plan's title as an object": (
        "message",
        [{"type": "plan", "title": plain()}],
        ["must provide a string [json-pointer:/blocks/0/title]"],
    ),
    "a card's title as a word": (
        "message",
        [{"type": "card", "title": "Meghna"}],
        ["must provide an object [json-pointer:/blocks/0/title]"],
    ),
    "a file input that dispatches": (
        "modal",
        [asked({"type": "file_input"}, dispatch_action=True)],
        ["unsupported type: file_input [json-pointer:/blocks/0/element/type]"],
    ),
    "a date that is none": (
        "message",
        [section(accessory={"type": "datepicker", "initial_date": "24.11.2026"})],
        [
            r"input must match regex pattern: \d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
            " [json-pointer:/blocks/0/accessory/initial_date]"
        ],
    ),
    "more to have at least than at most": (
        "modal",
        [asked({"type": "plain_text_input", "min_length": 9, "max_length": 3})],
        ["must be less than `max_length` [json-pointer:/blocks/0/element/min_length]"],
    ),
    "a container in a container": (
        "message",
        [{"type": "container", "title": plain(), "child_blocks": [{"type": "container"}]}],
        ["unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]"],
    ),
    "nothing that is empty in rich text": (
        "message",
        [rich_text("")],
        ["must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]"],
    ),
}


@pytest.mark.parametrize("name", TAKEN)
def test_slack_takes(name: str) -> None:
    surface, blocks = TAKEN[name]
    assert block_refusals(blocks, surface) == []


@pytest.mark.parametrize("name", REFUSED)
def test_slack_refuses(name: str) -> None:
    surface, blocks, words = REFUSED[name]
    assert block_refusals(blocks, surface) == [f"[ERROR] {each}" for each in words]


def test_every_refusal_of_a_message_is_listed_at_once() -> None:
    told = block_refusals([{"type": "banana"}, section(), {"type": "divider", "color": "red"}], "message")
    assert told == [
        "[ERROR] unsupported type: banana [json-pointer:/blocks/0/type]",
        "[ERROR] invalid additional property: color [json-pointer:/blocks/2]",
    ]


def message_error(text: Any, blocks: object = None, attachments: object = None) -> tuple[str, tuple[str, ...]]:
    with pytest.raises(Refused) as refused:
        refuse_message(text, blocks, attachments)
    return refused.value.error, refused.value.messages


def test_a_message_needs_text_or_blocks() -> None:
    assert message_error("  ") == ("no_text", ())
    refuse_message("", [section()])
    refuse_message("Hello", None)


def test_a_message_with_wrong_blocks_is_refused_with_the_places() -> None:
    error, messages = message_error("Hello", [{"type": "divider"}] * 60)
    assert (error, messages) == ("invalid_blocks", ("[ERROR] no more than 50 items allowed [json-pointer:/blocks]",))


def test_a_refused_message_carries_the_errors_as_slack_repeats_them() -> None:
    with pytest.raises(Refused) as refused:
        refuse_message("Hello", [{"type": "banana"}])
    assert refused.value.answer == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": ["unsupported type: banana [json-pointer:/blocks/0/type]"],
        "response_metadata": {"messages": ["[ERROR] unsupported type: banana [json-pointer:/blocks/0/type]"]},
    }


def test_blocks_that_are_no_list_have_an_error_of_their_own() -> None:
    assert message_error("Hello", {"type": "divider"})[0] == "invalid_blocks_format"
    assert message_error("Hello", [], {"text": "x"})[0] == "invalid_attachments"
    assert message_error(7)[0] == "invalid_arguments"


def test_a_message_whose_blocks_are_too_long_together_is_refused() -> None:
    refuse_message("", [section("x" * 2500)] * 5)
    assert message_error("", [section("x" * 2700)] * 5) == ("msg_blocks_too_long", ())
    assert message_error("", [{"type": "markdown", "text": "m" * 6001}] * 2) == ("msg_blocks_too_long", ())


def test_many_small_blocks_are_too_long_sooner_than_few_large_ones() -> None:
    refuse_message("", [section("x" * 2500)] * 4)
    assert message_error("", [section("x" * 200)] * 50)[0] == "msg_blocks_too_long"


def test_characters_that_are_escaped_on_the_wire_count_as_they_are_there() -> None:
    refuse_message("", [section("x" * 2600)])
    assert message_error("", [section("&" * 2650)])[0] == "msg_blocks_too_long"


def test_a_long_plain_text_is_not_refused_since_slack_cuts_it() -> None:
    refuse_message("x" * 40_001, None)


def test_attachments_are_judged_as_messages_are() -> None:
    error, messages = message_error("", None, [{"blocks": [{"type": "banana"}]}])
    assert error == "invalid_attachments"
    assert messages == ("[ERROR] unsupported type: banana [json-pointer:/attachments/0/blocks/0/type]",)
    assert message_error("", None, [{"text": "x"}] * 101)[0] == "too_many_attachments"
    refuse_message("", None, [{"text": "x"}])


def test_a_second_table_is_refused_also_where_it_hangs_in_an_attachment() -> None:
    error, messages = message_error("", [table(["A"])], [{"blocks": [table(["B"])]}])
    assert error == "invalid_attachments"
    assert messages == ("[ERROR] only_one_table_allowed [json-pointer:/blocks]",)


def view_refusals(view: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        refuse_view(view)
    assert refused.value.error == "invalid_arguments"
    return refused.value.messages


def test_views_that_slack_takes() -> None:
    refuse_view(modal(section()))
    refuse_view(modal(asked({"type": "plain_text_input"}), submit=plain("Save"), close=plain("Leave")))
    refuse_view({"type": "home", "blocks": [asked({"type": "plain_text_input"}), table(["A"])]})


def test_a_view_is_refused_in_its_place_and_slack_says_first_that_nothing_fits() -> None:
    assert view_refusals(modal(section(), title=plain("x" * 25))) == (
        "[ERROR] failed to match all allowed schemas [json-pointer:/view]",
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]",
    )
    assert view_refusals(modal(private_metadata="x" * 3001))[1:] == (
        "[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]",
    )
    assert view_refusals(modal({"type": "markdown", "text": "x"}))[1:] == (
        "[ERROR] unsupported type: markdown [json-pointer:/view/blocks/0/type]",
    )


def test_an_input_in_a_modal_needs_submit() -> None:
    assert view_refusals(modal(section(), asked({"type": "plain_text_input"}))) == (
        "[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]",
    )


def test_ids_are_unique_in_a_view() -> None:
    assert view_refusals(modal(section(block_id="a"), section(block_id="a"))) == (
        '[ERROR] `block_id` "a" already exists [json-pointer:/view/blocks/1/block_id]',
    )


def test_a_home_tab_has_no_title_and_a_view_no_other_type() -> None:
    assert "invalid additional property: title" in view_refusals({"type": "home", "blocks": [], "title": plain()})[1]
    assert "unsupported type: workflow_step" in view_refusals({"type": "workflow_step", "blocks": []})[1]
    assert "must provide an object" in view_refusals("modal")[1]


def test_a_view_of_more_than_250_kilobytes_is_too_large() -> None:
    large = [actions({"type": "static_select", "options": [{**option("A" * 70), "value": "v" * 150}] * 100})] * 10
    refuse_view({"type": "home", "blocks": large[:5]})
    with pytest.raises(Refused, match="view_too_large"):
        refuse_view({"type": "home", "blocks": large})


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ("type", "text", "blocks", "elements", "rows", "options", "title", "element", "child_blocks", "x")
            ),
            inner | st.sampled_from(("section", "actions", "input", "table", "modal", "home", "container", "button")),
            max_size=4,
        )
    ),
    max_leaves=30,
)


@settings(max_examples=250, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANYTHING)
def test_whatever_comes_is_judged_and_never_breaks(value: Any) -> None:
    surfaces: tuple[Surface, ...] = ("message", "modal", "home")
    for surface in surfaces:
        assert all(refusal.startswith("[ERROR] ") for refusal in block_refusals(value, surface))
        assert block_refusals([value], surface)
    for judge in (refuse_view, lambda given: refuse_message("x", given, given)):
        with suppress(Refused):
            judge(value)


def test_a_payload_nested_without_end_is_refused_at_its_first_wrong_step() -> None:
    nested: Any = "x"
    for _ in range(20_000):
        nested = {"type": "container", "title": plain(), "child_blocks": [nested]}
    assert block_refusals([nested], "message") == [
        "[ERROR] unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]"
    ]


def test_numbers_of_any_size_and_broken_characters_are_judged() -> None:
    huge = {"type": "multi_users_select", "max_selected_items": 10**6000}
    assert block_refusals([section(accessory=huge)], "message")
    refuse_view({"type": "home", "blocks": [section("\ud800")]})
    slice_ = {"label": "Soap", "value": 10**400}
    chart = {"type": "data_visualization", "title": "C", "chart": {"type": "pie", "segments": [slice_]}}
    assert block_refusals([chart], "message")
