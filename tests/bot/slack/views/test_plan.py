"""A plan as Slack shows it: taken for every value, nothing lost, nothing live; each sentence beside its sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from bot.compose.plan_lines import PlanLine, PlanPart, PlanSheet
from bot.compose.render import Style
from bot.compose.sentence import Sentence, Source
from bot.features.plan import PlanRecord
from bot.slack.views.plan import edit_view, no_plan_view, plan_view, saved_view
from bot.slack.views.posted import Posted
from bot.workspace.blocks import refuse_message
from tests.bot.slack.views.brief_values import Values, all_of, is_live, letters_of, lost, texts, values

generated = settings(max_examples=30, deadline=None)
EN = Style("en")
FORMS = ("plan", "joint", "draft", "changes")
FILES = ("picture_show", "document_send", "document_send:customer")
SHEET = PlanSheet(
    account="Meghna Stores",
    ref="plan-2",
    title="Meghna Stores: plan as of 23 Nov 2026",
    as_of=date(2026, 11, 23),
    form="plan",
    parts=(
        PlanPart(
            "ours",
            "Our objectives",
            (
                PlanLine(Sentence("Lead the tea bay: at risk.", ("objective-2",), "statement")),
                PlanLine(Sentence("10 days late: Redraw the bay.", ("initiative-3",), "statement"), 1),
                PlanLine(Sentence("Grow: on track.", ("objective-1",), "statement")),
            ),
        ),
    ),
    sources=(Source("objective-2", "figure", date(2026, 11, 23), "", "As the record says.", "", ("objective-2",), 1),),
    left_out=0,
)


def sheet(value: Values) -> PlanSheet:
    def line() -> PlanLine:
        return PlanLine(value.sentence(), value.random.choice([0, 0, 1]))

    return PlanSheet(
        account=value.words(),
        ref=value.random.choice(["", "plan-3"]),
        title=value.told(),
        as_of=value.day(),
        form=value.random.choice(FORMS),
        parts=value.some(lambda: PlanPart("ours", value.told(), value.some(line, 30)), 10),
        sources=value.some(value.source, 40),
        left_out=value.random.randrange(9),
    )


def taken(posted: Posted) -> str:
    """All that is shown, once Slack takes it."""
    for one in all_of(posted):
        refuse_message(one.text, list(one.blocks))
        assert one.text.strip()
        assert not is_live(one.blocks)
        assert "<!" not in one.text
        assert "<@" not in one.text
    told = [block for one in all_of(posted) for block in one.blocks if block["type"] in ("rich_text", "section")]
    return letters_of(texts(told))


def buttons(posted: Posted) -> list[tuple[str, str]]:
    return [
        (element["action_id"], element.get("value", ""))
        for one in all_of(posted)
        for block in one.blocks
        for element in [*block.get("elements", ()), block.get("accessory", {})]
        if element.get("type") == "button"
    ]


def acts(posted: Posted) -> list[str]:
    return [action for action, _ in buttons(posted)]


@generated
@given(values)
def test_every_plan_is_taken_and_no_sentence_of_it_is_lost(value: Values) -> None:
    plan = sheet(value)
    shared_by = value.words() if value.seed % 3 == 0 else ""
    posted = plan_view(plan, value.style, key="slack:1.2|3", shareable=True, shared_by=shared_by)
    assert lost([sentence.text for sentence in plan.sentences], taken(posted)) == []
    files = [(action, held) for action, held in buttons(posted) if action.startswith(("picture", "document"))]
    expected = [("picture_show", "plan|3"), ("document_send", "plan|plan-3|3")]
    expected += [] if shared_by else [("document_send:customer", "plan|plan-3|3|customer")]
    assert files == (expected if plan.ref and plan.form in ("plan", "joint") else [])


@generated
@given(values)
def test_however_many_records_may_be_changed_they_are_all_there(value: Values) -> None:
    kinds = ("plan", "objective", "initiative", "measure", "plan_point")
    count = value.random.choice([1, 5, 60])
    records = [PlanRecord(f"{value.random.choice(kinds)}-{place}", value.told()) for place in range(count)]
    posted = edit_view(records, value.style)
    taken(posted)
    assert [one for action, one in buttons(posted) if action == "record_change"] == [one.ref for one in records]


@generated
@given(values)
def test_what_is_said_in_place_of_a_plan_is_taken(value: Values) -> None:
    taken(no_plan_view(sheet(value), 2, value.style, key="slack:1.2|3"))
    taken(saved_view("plan-3", value.told(), value.random.randrange(1, 90), value.style, key="plan-3|2"))


def test_what_belongs_to_an_objective_stands_under_it_with_its_number() -> None:
    blocks = plan_view(SHEET, EN, key="k").blocks
    lists = [one for one in blocks[1]["elements"] if one["type"] == "rich_text_list"]
    assert [one.get("indent", 0) for one in lists] == [0, 1, 0]
    assert texts([blocks[1]]).startswith("Our objectivesLead the tea bay: at risk. [1]10 days late")


@pytest.mark.parametrize(
    ("form", "shareable", "shared_by", "found"),
    [
        ("plan", False, "", ["plan_edit", "plan_changes", "plan_draft", "plan_sources", *FILES]),
        ("joint", True, "", ["plan_share", "plan_edit", "plan_changes", "plan_draft", "plan_sources", *FILES]),
        ("plan", True, "Tanvir", ["plan_sources", *FILES[:2]]),
        ("draft", True, "", ["plan_save", "plan_sources"]),
        ("changes", True, "", ["plan_show", "plan_sources"]),
    ],
)
def test_each_form_has_the_buttons_that_it_can_answer(
    form: str, shareable: bool, shared_by: str, found: list[str]
) -> None:
    plan = replace(SHEET, form=form)
    assert acts(plan_view(plan, EN, key="k", shareable=shareable, shared_by=shared_by)) == found


def test_what_may_be_changed_and_added_hands_back_its_ref() -> None:
    records = [PlanRecord("plan-3", "Plan"), PlanRecord("objective-7", "Grow"), PlanRecord("initiative-9", "Step", 1)]
    assert buttons(edit_view(records, EN)) == [
        ("record_change", "plan-3"),
        ("record_add", "objective|plan-3"),
        ("record_add", "plan_point|plan-3"),
        ("record_change", "objective-7"),
        ("record_add", "initiative|objective-7"),
        ("record_add", "measure|objective-7"),
        ("record_change", "initiative-9"),
    ]


def test_where_there_is_no_plan_one_can_be_drafted_or_written() -> None:
    assert buttons(no_plan_view(SHEET, 5, EN, key="k")) == [("plan_draft", "k"), ("record_add", "plan|account-5")]
