"""A brief as Slack shows it: taken for every value, nothing lost, nothing live; each sentence beside its sources."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from bot.compose.brief import Brief
from bot.compose.render import Style
from bot.compose.sentence import Part, Sentence, Source
from bot.slack.views.brief import Choice, Since, brief_view, meetings_view
from bot.slack.views.posted import Posted
from bot.slack.views.sources import sources_view
from bot.workspace.blocks import refuse_message
from tests.bot.slack.views.brief_values import Values, all_of, is_live, letters_of, lost, texts, values

VALUES = 150
generated = settings(max_examples=VALUES, deadline=None)
EN, BN = Style("en"), Style("bn")
NOTE = Source("note-41", "note", date(2026, 11, 15), "Rumana Shams", "No sample before <!channel> 29 Nov & later.", "")
TARGET = Source("target-4", "figure", date(2026, 11, 27), "", "Revenue against the target.", "", ("order-1",), 18)
BRIEF = Brief(
    account="Meghna Stores",
    title="Meghna Stores: brief of 27 Nov 2026",
    as_of=date(2026, 11, 27),
    form="short",
    occasion="review",
    focus="",
    parts=(
        Part("highlights", "Highlights", (Sentence("Far behind target: 27.6%.", ("target-4",), "statement"),)),
        Part("since", "Since last time", (Sentence("“No sample.” (Rumana Shams)", ("note-41",), "quote"),)),
    ),
    sources=(TARGET, NOTE),
    words=20,
    left_out=1,
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


def labels(posted: Posted) -> list[str]:
    return [
        element["text"]["text"]
        for block in posted.blocks
        for element in [*block.get("elements", ()), block.get("accessory", {})]
        if element.get("type") == "button"
    ]


@generated
@given(values)
def test_every_brief_is_taken_and_no_sentence_of_it_is_lost(value: Values) -> None:
    brief, shared_by = value.brief(), value.words() if value.seed % 3 == 0 else ""
    new = [one.text for part in brief.parts for one in part.sentences][::2]
    since = Since("10:15", new) if value.seed % 2 else None
    posted = brief_view(brief, value.style, key="slack:1.2", shareable=True, shared_by=shared_by, since=since)
    found = taken(posted)
    assert lost([sentence.text for part in brief.parts for sentence in part.sentences], found) == []


@generated
@given(values)
def test_a_brief_of_its_size_is_one_message_so_that_another_can_take_its_place(value: Values) -> None:
    posted = brief_view(value.brief_of_its_size(), value.style, key="slack:1.2", shareable=True)
    taken(posted)
    assert posted.more == ()


@generated
@given(values)
def test_every_source_is_taken_with_all_its_words(value: Values) -> None:
    numbered = value.some(value.source, 60)
    found = taken(sources_view(value.told(), numbered, value.style))
    assert lost([text for source in numbered for text in (source.words, source.author)], found) == []


@generated
@given(values)
def test_any_meetings_are_taken(value: Values) -> None:
    choices = value.some(lambda: Choice(value.told(), value.words(), "12"), 40)
    taken(meetings_view(choices, value.style, example="/brief Meghna Stores"))


def test_highlights_lead_under_the_title_each_with_its_number() -> None:
    posted = brief_view(BRIEF, EN, key="k")
    first, highlights, since, *_ = posted.blocks
    assert first["text"]["text"] == "Meghna Stores: brief of 27 Nov 2026"
    assert texts([highlights]) == "HighlightsFar behind target: 27.6%. [1]"
    assert texts([since]).endswith("(Rumana Shams) [2]")


def test_small_print_tells_the_day_the_sources_and_what_was_left_out() -> None:
    small = texts(list(brief_view(BRIEF, EN, key="k").blocks[-2:-1]))
    assert "as of 27 Nov 2026" in small
    assert "2 sources" in small
    assert "1 sentence left out" in small


def test_ones_own_brief_in_a_channel_can_be_shared_lengthened_and_refreshed() -> None:
    posted = brief_view(BRIEF, EN, key="k", shareable=True)
    assert labels(posted) == [
        "Share here",
        "Full brief",
        "Draft follow-up",
        "Log note",
        "Sources",
        "As a document",
        "Refresh",
    ]


def test_in_direct_messages_there_is_nobody_to_share_with() -> None:
    assert "Share here" not in labels(brief_view(BRIEF, EN, key="k"))


def test_a_shared_brief_names_who_shares_it_and_keeps_what_each_reader_may_do() -> None:
    posted = brief_view(BRIEF, EN, key="k", shareable=True, shared_by="Tanvir Ashik")
    assert texts(list(posted.blocks[1:2])) == "Shared by Tanvir Ashik"
    assert labels(posted) == ["Draft follow-up", "Log note", "Sources", "As a document"]


def test_a_refreshed_brief_marks_what_is_new_and_counts_it() -> None:
    posted = brief_view(BRIEF, EN, key="k", since=Since("10:15", ["“No sample.” (Rumana Shams)"]))
    shown_here = texts(list(posted.blocks))
    assert "1 line is new since 10:15." in shown_here
    assert "New “No sample.”" in shown_here
    assert "New Far behind" not in shown_here


def test_a_refreshed_brief_says_that_nothing_changed() -> None:
    assert "Nothing new since 10:15." in texts(list(brief_view(BRIEF, EN, key="k", since=Since("10:15", [])).blocks))


def test_a_brief_in_bengali_has_bengali_buttons_and_digits() -> None:
    posted = brief_view(BRIEF, BN, key="k", shareable=True)
    assert labels(posted)[0] == "এখানে শেয়ার করুন"
    assert "২৭ নভেম্বর ২০২৬ পর্যন্ত" in texts(list(posted.blocks))


def test_a_note_is_shown_as_it_was_written_with_its_day_and_author() -> None:
    found = texts(list(sources_view("Meghna", [TARGET, NOTE], EN).blocks))
    assert "[2] Note · 15 Nov 2026 · Rumana Shams · note-41" in found
    assert "No sample before <!channel> 29 Nov & later." in found


def test_a_figure_is_shown_with_its_definition_and_the_records_it_counts() -> None:
    found = texts(list(sources_view("Meghna", [TARGET], EN).blocks))
    assert "Revenue against the target." in found
    assert "order-1 and 17 more" in found


@pytest.mark.parametrize(("style", "told_so"), [(EN, "no longer in the records"), (BN, "এখন আর রেকর্ডে নেই")])
def test_a_source_that_is_gone_says_so(style: Style, told_so: str) -> None:
    gone = Source("note-41", "gone", date(2026, 11, 15), "", "")
    assert told_so in texts(list(sources_view("Meghna", [gone], style).blocks))
