"""The card of a note: what is proposed, in both languages, each line borne out by the note's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.compose.note import NoteCard, Proposal, card_as_dict, card_lines, safe
from bot.compose.render import Style

DHAKA = ZoneInfo("Asia/Dhaka")
SEND = "I will send 40 samples by Friday."
CARD = NoteCard(
    ref="note-57",
    account="Padma Mart",
    day=date(2026, 11, 23),
    author="Tanvir Ashik",
    words=f"Met Arif. {SEND} He wants testers. Next meeting 3 Dec 11am.",
    revision=1,
    proposals=(
        Proposal(1, "contact met", "confirmed", "Met Arif.", contact="Arif Mahbub", record="contact-1"),
        Proposal(
            2, "commitment", "proposed", SEND, "Send 40 samples", "ours", "Tanvir Ashik", "sales", date(2026, 11, 27)
        ),
        Proposal(3, "need", "proposed", "He wants testers.", "Testers", need="need", contact="Arif Mahbub"),
        Proposal(4, "next meeting", "proposed", "Next meeting 3 Dec 11am.", at=datetime(2026, 12, 3, 11, tzinfo=DHAKA)),
        Proposal(5, "commitment", "dropped", SEND, "Send 40 samples", "ours"),
    ),
    names=frozenset({"Arif Mahbub", "Tanvir Ashik", "Lamia Noor"}),
)


def texts(card: NoteCard, language: str = "en") -> list[str]:
    lines, _ = card_lines(card, Style("bn" if language == "bn" else "en"))
    return [line.text for line in lines]


def test_each_proposal_is_a_line_in_english() -> None:
    assert texts(CARD) == [
        "Met or talked to Arif Mahbub",
        "We owe: Send 40 samples; Tanvir Ashik (sales), by 27 Nov 2026",
        "Need: Testers (Arif Mahbub)",
        "Next meeting: 3 Dec 2026, 11:00",
    ]


def test_each_proposal_is_a_line_in_bengali() -> None:
    assert texts(CARD, "bn") == [
        "দেখা বা কথা হয়েছে: Arif Mahbub",
        "আমাদের দায়: Send 40 samples; Tanvir Ashik (সেলস), ২৭ নভেম্বর ২০২৬ এর মধ্যে",
        "চাহিদা: Testers (Arif Mahbub)",
        "পরের মিটিং: ৩ ডিসেম্বর ২০২৬, ১১:০০",
    ]


def test_an_owner_and_a_day_that_are_not_named_are_to_be_agreed() -> None:
    card = replace(CARD, proposals=(Proposal(1, "commitment", "proposed", SEND, "Send samples", "theirs"),))
    assert texts(card) == ["They owe: Send samples; owner to be agreed, date to be agreed"]


def test_a_meeting_whose_hour_is_not_said_says_so() -> None:
    at = datetime(2026, 12, 3, tzinfo=DHAKA)
    people = ("Arif Mahbub", "Lamia Noor")
    card = replace(CARD, proposals=(Proposal(1, "next meeting", "proposed", "Met Arif.", at=at, people=people),))
    assert texts(card) == ["Next meeting: 3 Dec 2026, hour to be agreed, with Arif Mahbub; Lamia Noor"]
    assert card_as_dict(card)["proposals"][0]["time"] is None


def test_a_reading_that_the_words_do_not_bear_out_is_left_out_and_counted() -> None:
    invented = Proposal(1, "commitment", "proposed", "I will send 90 samples.", "Send 90 samples", "ours")
    lines, left_out = card_lines(replace(CARD, proposals=(invented,)), Style("en"))
    assert (lines, left_out) == ((), 1)


def test_what_is_confirmed_and_no_longer_said_is_shown_without_a_quotation() -> None:
    gone = replace(CARD.proposals[1], status="confirmed", words="I will send them all.", record="commitment-4")
    lines, left_out = card_lines(replace(CARD, proposals=(gone,), vanished=(2,)), Style("en"))
    assert ([line.quoted for line in lines], left_out) == ([""], 0)


def test_quoted_words_neither_steer_the_screen_nor_link_nor_mention() -> None:
    shown = safe("a\x1b[31m b\u202e <@U1> @channel https://evil.example/x “y”")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "https://" not in shown
    assert "<@" not in shown
    assert "“" not in shown


def test_the_card_as_json_has_its_stable_keys() -> None:
    held = card_as_dict(replace(CARD, twin=("note-56", date(2026, 11, 22))))
    assert list(held) == [
        "ref", "account", "date", "author", "words", "revision", "choices", "same_words", "vanished", "proposals",
    ]  # fmt: skip
    assert held["same_words"] == {"ref": "note-56", "date": "2026-11-22"}
    assert held["proposals"][1] == {
        "place": 2,
        "kind": "commitment",
        "status": "proposed",
        "words": SEND,
        "statement": "Send 40 samples",
        "side": "ours",
        "owner": "Tanvir Ashik",
        "function": "sales",
        "due": "2026-11-27",
        "need": None,
        "contact": None,
        "date": None,
        "time": None,
        "people": [],
        "record": None,
    }
    assert card_as_dict(replace(CARD, account=""))["account"] is None
