"""The draft of a plan with a model: it proposes beside the draft, each line checked; the draft is as without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from langchain_core.messages import BaseMessage

from bot.compose.plan_lines import PlanSheet
from bot.compose.render import Style, render
from bot.compose.scripted_model import Reply
from bot.desk import Desk
from bot.features.plan import PlanAsked, draft, save_draft, undo_draft
from bot.slack.views.plan import plan_view
from knowledge.book import Book, open_book
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from tests.benchmarks.questions import ASKED_ON, desk_over
from tests.bot.features.test_writing import scripted
from tests.bot.slack.conftest import copy_of

WEIGHED = """
Focus: Clean deliveries come first: three of them would win the buying lead over. [plan_point-17] [initiative-13]
Risk: The truck from Narsingdi is 26 days late, and orders arrive a fifth short of tea. [initiative-10, need-17]
Risk: The dedicated truck from Narsingdi is 62 days late. [initiative-10]
Step: One person answers every question about a delivery; customer service. [need-16]
Step: A price cut of 12% wins them back. [revenue-trend]
Question: What would they count as a clean delivery? [initiative-13]
Revenue is BDT 66,82,442.83. [revenue-trend]
"""
WEIGHED_BN = "Focus: আগে পরিষ্কার ডেলিভারি, তারপর বাদ পড়া পণ্য ফেরানো। [initiative-13]"
KUSHIYARA = PlanAsked(account="Kushiyara Superstore", as_of=ASKED_ON)


@pytest.fixture(scope="module")
def desk(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over a copy of the sample book, since what a model uses is counted in it."""
    folder = copy_of(sample_on_sqlite, tmp_path_factory.mktemp("book"))
    book = open_book(f"sqlite:///{folder / 'book.sqlite'}", upgrade)
    yield desk_over(book)
    book.engine.dispose()


@pytest.fixture(scope="module")
def told(desk: Desk) -> Callable[..., PlanSheet]:
    """The draft for Kushiyara Superstore with a model that replies this, or with none."""

    def make(*replies: Reply, asked: PlanAsked = KUSHIYARA) -> PlanSheet:
        given = iter(replies)
        writer = scripted(lambda messages: next(given, Reply(text="-"))) if replies else None
        return draft(replace(desk, writer=writer), LOCAL_OWNER, asked)

    return make


def lines(sheet: PlanSheet, name: str) -> list[str]:
    return [line.sentence.text for part in sheet.parts if part.name == name for line in part.lines]


def below(sheet: PlanSheet) -> str:
    return render(sheet.written, Style("en")) if sheet.written is not None else ""


def test_it_proposes_beside_the_draft_which_stays_as_it_is_computed(told: Callable[..., PlanSheet]) -> None:
    plain, found = told(), told(Reply(text=WEIGHED))
    assert [part.name for part in found.parts] == [
        *("draft", "focus", "carried", "template", "wanted", "points"),
        *("risk", "step", "question"),
    ]
    for name in ("carried", "template", "wanted", "points"):
        assert lines(found, name) == lines(plain, name)
    assert lines(found, "focus") == ["Clean deliveries come first: three of them would win the buying lead over."]
    assert lines(found, "draft") == [
        *lines(plain, "draft"),
        "What a model proposes is not saved with the draft: add to the saved plan what you accept.",
    ]
    cited = {ref for sentence in found.sentences for ref in sentence.refs}
    assert cited <= {source.ref for source in found.sources}


def test_what_the_facts_do_not_hold_is_left_out_and_what_belongs_to_no_part_is_not_shown(
    told: Callable[..., PlanSheet],
) -> None:
    found = told(Reply(text=WEIGHED))
    assert len(lines(found, "risk")) == len(lines(found, "step")) == 1
    assert not [words for words in ("62 days", "12%") if words in str(found.parts)]
    assert "Revenue is BDT" not in str(found.parts)
    assert below(found) == "Written by a model from 5 sources, 2 sentences left out."


def test_in_bengali_it_proposes_in_bengali(told: Callable[..., PlanSheet]) -> None:
    found = told(Reply(text=WEIGHED_BN), asked=replace(KUSHIYARA, language="bn"))
    assert lines(found, "focus") == ["আগে পরিষ্কার ডেলিভারি, তারপর বাদ পড়া পণ্য ফেরানো।"]


def test_what_it_reads_is_the_draft_as_people_read_it(desk: Desk) -> None:
    seen: list[str] = []

    def reply(messages: list[BaseMessage]) -> Reply:
        seen.extend(str(message.content) for message in messages)
        return Reply(text="[nothing]")

    draft(replace(desk, writer=scripted(reply)), LOCAL_OWNER, KUSHIYARA)
    assert "no growth, so the amount is held" in seen[1]
    assert "26 days late, so it comes first" in seen[1]
    assert "Kushiyara" not in seen[0]


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(status=500), "The model's provider has trouble of its own."),
        (Reply(status=401), "The model's provider refused the key, or there is none."),
        (Reply(status=429), "The model's provider takes no more questions just now."),
        (Reply(text="Focus: Clean deliv", cut=True), "The connection to the model broke off."),
        (Reply(text=""), "The model wrote nothing."),
        (Reply(text="[nothing]"), "The model found no answer in the records."),
        (Reply(text="I'm sorry, I cannot help with that."), "The model declined to answer."),
        (Reply(text="Focus: " + "more and more " * 900), "The model did not come to an end."),
        (Reply(text="Focus: They owe us BDT 99,999. [initiative-13]"), "The records bear out nothing"),
        (Reply(text="A fine plan for a fine customer. [initiative-13]"), "The records bear out nothing"),
    ],
)
def test_without_anything_usable_it_is_the_draft_as_before_and_says_why(
    desk: Desk, told: Callable[..., PlanSheet], reply: Reply, why: str
) -> None:
    found = told(reply)
    assert below(found).startswith(why)
    assert below(found).endswith("This was written without it.")
    assert replace(found, written=None) == told()


def test_what_it_proposes_is_stored_nowhere_when_the_draft_is_saved(desk: Desk, told: Callable[..., PlanSheet]) -> None:
    assert lines(told(Reply(text=WEIGHED)), "step")
    with_model = replace(desk, writer=scripted(lambda messages: Reply(text=WEIGHED)))
    saved = save_draft(with_model, LOCAL_OWNER, KUSHIYARA, origin="press-1")
    proposed = [line for part in told().parts[1:] for line in part.lines]
    assert saved.count == len(proposed) + 1
    assert undo_draft(desk, LOCAL_OWNER, saved.ref, origin="press-2").changed


def test_in_slack_it_says_below_the_draft_who_wrote_in_it(told: Callable[..., PlanSheet]) -> None:
    posted = plan_view(told(Reply(text=WEIGHED)), Style("en"), key="job/1")
    assert "Written by a model from 5 sources, 2 sentences left out." in str(posted.blocks)
