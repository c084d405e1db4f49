"""The card of a note and its modals: whatever a note holds, Slack takes them, nothing is lost and nothing is live."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.note import NoteCard, Proposal, card_lines
from bot.compose.render import Style
from bot.slack.views.note import Press, note_card, note_gone, press_of
from bot.slack.views.note_forms import edit_form, file_form, new_form
from bot.slack.views.note_whole import note_whole
from bot.slack.views.posted import Block, Posted
from bot.slack.views.text import words
from bot.workspace.blocks import refuse_message, refuse_view

STYLES = (Style("en"), Style("bn"))
DAY = date(2026, 11, 23)
TRIED = 40

HOSTILE = (
    "<!channel>",
    "<@U012AB3CD>",
    "&amp;",
    "<https://evil.example|here>",
    "*bold*",
    "`x`",
    "\u202etxet",
    "\x00",
    "&&&&",
)
PLAIN = ("Padma Mart", "লামিয়া আপা টেস্টার চান", "I will send the drawing by Thursday", "৳ ১,২০,০০০", "ok")
saying = st.lists(st.sampled_from([*HOSTILE, *PLAIN]) | st.text(max_size=40), min_size=1, max_size=12).map(" ".join)
long = st.builds(lambda part, times: " ".join([part] * times), saying, st.integers(1, 400)).map(
    lambda text: text[:20_000]
)
name = st.sampled_from(["Padma Mart", "Lamia Noor", "পদ্মা মার্ট", "<!here> & Sons", "A" * 300]) | saying


@st.composite
def proposals(draw: st.DrawFn, words: str) -> tuple[Proposal, ...]:
    found = []
    # The checker reads the whole note for each item: a long note with many takes seconds, and shows no more than these.
    for place in range(1, draw(st.integers(0, 60 if len(words) < 600 else 3)) + 1):
        kind = draw(st.sampled_from(["commitment", "need", "contact met", "next meeting"]))
        status = draw(st.sampled_from(["proposed", "proposed", "confirmed", "dropped"]))
        start = draw(st.integers(0, max(0, len(words) - 1)))
        said = words[start : start + draw(st.sampled_from([30, 200, 600, 5_000]))] or "ok"
        found.append(
            Proposal(
                place=place,
                kind=kind,  # type: ignore[arg-type]
                status=status,  # type: ignore[arg-type]
                words=said,
                statement=said[: draw(st.sampled_from([60, 160, 3_000]))],
                side=draw(st.sampled_from(["ours", "theirs"])),
                owner=draw(st.just("") | name),
                function=draw(st.sampled_from(["", "sales"])),
                due_on=draw(st.none() | st.just(date(2026, 11, 27))),
                need="challenge",
                contact=draw(name),
                at=datetime(2026, 12, 1, draw(st.sampled_from([0, 15])), tzinfo=UTC)
                if kind == "next meeting"
                else None,
                people=tuple(draw(st.lists(name, max_size=3))),
                record=f"commitment-{place}" if status == "confirmed" else "",
            )
        )
    return tuple(found)


@st.composite
def cards(draw: st.DrawFn) -> NoteCard:
    words = draw(long)
    filed = draw(st.booleans())
    choices = draw(st.lists(name, max_size=12)) if not filed else []
    implied = draw(proposals(words)) if filed else ()
    confirmed = [one.place for one in implied if one.status == "confirmed"]
    return NoteCard(
        ref="note-57",
        account=draw(name) if filed else "",
        day=DAY,
        author=draw(name),
        words=words,
        revision=1,
        proposals=implied,
        choices=tuple(choices),
        choice_ids=tuple(range(1, len(choices) + 1)),
        twin=draw(st.none() | st.just(("note-56", DAY))),
        vanished=tuple(confirmed[:3]),
        account_id=1 if filed else None,
        files=tuple(
            (draw(name), "https://files.example/" + "a" * draw(st.integers(1, 900)))
            for _ in range(draw(st.integers(0, 12)))
        ),
    )


def elements(posted: Posted, *kinds: str) -> list[Block]:
    """Those of these kinds, buttons where none is named, in the order they are shown in."""
    found: list[Block] = []

    def look(part: Any) -> None:
        if isinstance(part, dict):
            if part.get("type") in (kinds or ("button",)):
                found.append(part)
            for value in part.values():
                look(value)
        elif isinstance(part, list | tuple):
            for one in part:
                look(one)

    look(posted.blocks)
    return found


def labels(posted: Posted) -> list[str]:
    return [one["text"]["text"] for one in elements(posted)]


def texts(posted: Posted) -> str:
    """All that is shown, in all its messages, as it stands there: an item may go on from one message to the next."""
    found = [str(one["text"]) for one in elements(posted, "text", "plain_text", "link")]
    return "\n".join([*found, *(texts(one) for one in posted.more)])


def taken(posted: Posted) -> None:
    """Slack takes it and all that goes on from it, and none of it is live."""
    refuse_message(posted.text, list(posted.blocks))
    assert not re.search(r"<[@!#h]", posted.text)
    assert '"mrkdwn"' not in json.dumps(posted.blocks)
    for one in posted.more:
        taken(one)


def bare(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def pages(card: NoteCard, style: Style, *, quoted: bool) -> list[Posted]:
    """Every page, turned by its own buttons."""
    found = [note_card(card, style, quoted=quoted)]
    while (
        further := next((one for one in elements(found[-1]) if one["action_id"] == f"note_page:{len(found) + 1}"), None)
    ) is not None:
        found.append(note_card(card, style, page=press_of(further["value"]).page, quoted=quoted))
    return found


@settings(max_examples=TRIED, deadline=None)
@given(card=cards(), style=st.sampled_from(STYLES), quoted=st.booleans())
def test_every_page_of_every_card_is_one_message_that_slack_takes(card: NoteCard, style: Style, quoted: bool) -> None:
    for page in pages(card, style, quoted=quoted):
        taken(page)
        assert page.more == ()


@settings(max_examples=TRIED, deadline=None)
@given(card=cards(), style=st.sampled_from(STYLES))
def test_each_item_stands_on_one_page_with_its_own_buttons(card: NoteCard, style: Style) -> None:
    found = pages(card, style, quoted=False)
    lines, _ = card_lines(card, replace(style, short_on=card.day)) if card.account else ((), 0)
    for action, status in (("note_confirm", "proposed"), ("note_take_back", "confirmed")):
        places = [
            press_of(one["value"]).place for page in found for one in elements(page) if one["action_id"] == action
        ]
        assert places == [line.place for line in lines if line.status == status]


@settings(max_examples=TRIED, deadline=None)
@given(card=cards(), style=st.sampled_from(STYLES))
def test_the_whole_note_holds_every_word_of_it(card: NoteCard, style: Style) -> None:
    whole = note_whole(card, style)
    taken(whole)
    shown = bare(texts(whole))
    assert bare(card.words) in shown
    lines, _ = card_lines(card, style) if card.account else ((), 0)
    assert all(bare(line.text) in shown for line in lines)
    assert all(bare(file) in shown for file, _ in card.files)


@settings(max_examples=TRIED, deadline=None)
@given(card=cards(), style=st.sampled_from(STYLES), account=name)
def test_the_modals_are_taken_whatever_the_note_holds(card: NoteCard, style: Style, account: str) -> None:
    metadata = {"value": Press(card.ref, 3, 2, True).value, "channel": "C1", "thread": "1.1", "ts": "1.2"}
    for view in (new_form(style, metadata, account), file_form(card, style, metadata)):
        refuse_view(view)
    for one in card.proposals:
        refuse_view(edit_form(card, one, style, metadata))


WORDS = "Met Lamia. She wants testers. I will send the drawing by Thursday."
SENDS = Proposal(3, "commitment", "proposed", "I will send the drawing by Thursday.", "Send the drawing", "ours")
WANTS = Proposal(2, "need", "proposed", "She wants testers.", "testers", need="challenge")
MET = Proposal(1, "contact met", "proposed", "Met Lamia.", contact="Lamia Noor")


def card_of(*implied: Proposal, **more: Any) -> NoteCard:
    held: dict[str, Any] = {"account": "Padma Mart", "account_id": 1, "words": WORDS} | more
    return NoteCard("note-57", day=DAY, author="Tanvir Ashik", revision=1, proposals=implied, **held)


@pytest.mark.parametrize("style", STYLES, ids=["en", "bn"])
def test_sixty_items_of_nothing_but_marks_stand_on_as_many_pages_as_they_need(style: Style) -> None:
    said = [f"I will send {mark} number {number} to Lamia." for number, mark in enumerate(HOSTILE * 7, start=1)][:60]
    implied = [
        replace(SENDS, place=place, words=told, statement="&<>" * 50, status="proposed" if place % 5 else "confirmed")
        for place, told in enumerate(said, start=1)
    ]
    card = card_of(*implied, words=" ".join(said))
    found = pages(card, style, quoted=True)
    for page in [*found, note_whole(card, style)]:
        taken(page)
    assert len(found) > 7
    assert sum(labels(page).count(words("slack_note.take_back", style)) for page in found) == 12


def test_an_item_is_confirmed_edited_or_dropped_and_all_are_confirmed_at_once() -> None:
    shown = note_card(card_of(MET, SENDS), STYLES[0])
    assert labels(shown) == [
        *("Confirm", "Drop"),
        *("Confirm", "Edit", "Drop"),
        *("Confirm all", "Another account", "Undo note"),
    ]
    assert shown.text == "Padma Mart: kept as written, 2 items to confirm."


def test_one_item_alone_needs_no_confirm_all() -> None:
    assert "Confirm all" not in labels(note_card(card_of(SENDS), STYLES[0]))


def test_what_is_confirmed_can_be_taken_back_and_the_note_stays_where_it_is() -> None:
    shown = note_card(card_of(replace(SENDS, status="confirmed", record="commitment-4")), STYLES[0])
    assert labels(shown) == ["Take back", "Undo note"]
    assert "Nothing is left to confirm." in shown.text


def test_an_unfiled_note_offers_its_accounts_and_asks_for_no_more_than_that() -> None:
    card = card_of(account="", account_id=None, choices=("Padma Mart", "Padma Wholesale"), choice_ids=(1, 2))
    shown = note_card(card, STYLES[0])
    assert labels(shown) == ["Padma Mart", "Padma Wholesale", "Another account", "Not a note"]
    assert [press_of(one["value"]).account_id for one in elements(shown)] == [1, 2, 0, 0]
    assert labels(note_card(card_of(account="", account_id=None), STYLES[0])) == ["Choose the account", "Not a note"]


def test_undo_asks_first_and_says_how_many_confirmed_items_go() -> None:
    shown = note_card(card_of(replace(SENDS, status="confirmed")), STYLES[0])
    (undo,) = [one for one in elements(shown) if one["action_id"] == "note_undo"]
    assert "1 confirmed item goes off the record" in undo["confirm"]["text"]["text"]


def test_the_words_are_quoted_only_where_no_message_above_shows_them() -> None:
    assert WORDS not in texts(note_card(card_of(), STYLES[0]))
    assert WORDS in texts(note_card(card_of(), STYLES[0], quoted=True))


def test_files_stand_on_the_card_as_links() -> None:
    shown = note_card(card_of(files=(("shelf.jpg", "https://files.example/1"), ("odd", "javascript:x"))), STYLES[0])
    assert [(one["url"], one["text"]) for one in elements(shown, "link")] == [("https://files.example/1", "shelf.jpg")]
    assert "odd" in texts(shown)


@pytest.mark.parametrize("style", STYLES, ids=["en", "bn"])
def test_the_card_of_a_note_that_is_gone_says_what_became_of_it(style: Style) -> None:
    for how, left in (("undone", 0), ("deleted", 2), ("deleted", 0), ("gone", 0)):
        shown = note_gone(style, how, left)
        taken(shown)
        assert not elements(shown)
        assert ("2" in shown.text or "২" in shown.text) is (left == 2)


def test_an_edit_asks_only_for_what_the_item_holds() -> None:
    def fields(one: Proposal) -> list[str]:
        return [
            block["block_id"]
            for block in edit_form(card_of(one), one, STYLES[0], {})["blocks"]
            if block["type"] == "input"
        ]

    meeting = Proposal(
        4, "next meeting", "proposed", "Next visit 1 Dec.", "Visit", at=datetime(2026, 12, 1, tzinfo=UTC)
    )
    assert fields(SENDS) == ["statement", "owner", "due"]
    assert fields(WANTS) == ["statement"]
    assert fields(meeting) == ["statement", "day", "hour"]


def test_the_form_of_an_unfiled_note_offers_the_likely_accounts_and_takes_any_other() -> None:
    def fields(card: NoteCard) -> list[tuple[str, bool]]:
        blocks = file_form(card, STYLES[0], {})["blocks"]
        return [(block["block_id"], block["optional"]) for block in blocks if block["type"] == "input"]

    card = card_of(account="", account_id=None, choices=("Padma Mart", "Padma Wholesale"), choice_ids=(1, 2))
    assert fields(card) == [("likely", True), ("account", True)]
    assert fields(card_of(account="", account_id=None)) == [("account", False)]


def test_a_page_that_is_no_longer_there_shows_the_last_one() -> None:
    assert note_card(card_of(SENDS), STYLES[0], page=9) == note_card(card_of(SENDS), STYLES[0])
