"""Help and what is known of a person: Slack takes them, all of them is said, and nothing in them is live."""

from __future__ import annotations

import re

from hypothesis import given, settings

from bot.compose.render import Style, render_value
from bot.features.accounts import SORTS
from bot.features.me import Me, PersonCard, Preferences
from bot.features.picture_words import KINDS, picture_meant
from bot.slack.checks import manifest
from bot.slack.views.help import COMMANDS, help_view, me_view
from bot.slack.views.posted import Posted
from bot.workspace.blocks import refuse_message
from knowledge.evidence import Name, Term
from tests.bot.slack.views.home_values import USUAL, names, people, read, styles, text

TRIED = 100
EN, BN = Style("en"), Style("bn")
FOUND = Me(
    "member",
    "Tanvir Ashik",
    "tanvir@shapla.example",
    PersonCard("sales", 4, 12, 7, 1),
    Preferences(language="bn", digest_hour=8, digits="latin", by_itself=False),
)


def taken(posted: Posted) -> str:
    """All that is read of a message and of what goes on from it, each taken by Slack."""
    for one in (posted, *posted.more):
        refuse_message(one.text, list(one.blocks))
        assert "<" not in one.text
    return " ".join(read(one.blocks) for one in (posted, *posted.more))


@settings(max_examples=TRIED, deadline=None)
@given(names, text, styles)
def test_help_is_taken_whatever_its_example_and_the_unknown_word(account: Name, unknown: str, style: Style) -> None:
    told = taken(help_view(style, account, unknown))
    assert all(typed in told for typed, _, _ in COMMANDS)


@settings(max_examples=TRIED, deadline=None)
@given(people, styles)
def test_what_is_known_of_a_person_is_taken_whoever_they_are(found: Me, style: Style) -> None:
    taken(me_view(found, USUAL, style))


def test_help_says_how_to_ask_what_is_stored_and_who_reads_it() -> None:
    told = taken(help_view(EN, Name("Meghna Stores"), "hlep"))
    for line in (
        'I do not know "hlep".',
        'For example: "What is new at Meghna Stores?"',
        "/brief ACCOUNT",
        "what to know before a meeting, to you alone",
        "A question I keep until it is answered; what a thread is about, for 30 days.",
        "A note is read by those who may read its account; without an account, by you alone.",
        "I never write to a customer.",
    ):
        assert line in told
    bengali = taken(help_view(BN, Name("Meghna Stores", local="মেঘনা স্টোর্স")))
    assert "/brief অ্যাকাউন্ট" in bengali
    assert "মিটিংয়ের আগে যা জানা দরকার" in bengali


def test_help_tells_of_pictures_and_documents_and_its_example_is_understood() -> None:
    for style, account in ((EN, Name("Meghna Stores")), (BN, Name("Meghna Stores", "account", "মেঘনা স্টোর্স"))):
        told = taken(help_view(style, account))
        examples = [picture_meant(one) for one in re.findall(r'"([^"]+)"', told)]
        assert ("revenue", render_value(account, style)) in examples
        assert all(render_value(Term("picture", kind), style) in told for kind in KINDS)
    assert "a Word file and a PDF, for you alone" in taken(help_view(EN, Name("Meghna Stores")))


def test_help_and_the_manifest_name_every_order_and_filter_of_the_accounts() -> None:
    (command,) = [one for one in manifest()["features"]["slash_commands"] if one["command"] == "/accounts"]
    for told in (taken(help_view(EN, Name("Meghna Stores"))), command["description"]):
        listed = told.partition("by revenue")[2]
        assert all(one.replace("_", " ") in f"revenue{listed}" for one in (*SORTS, "owner", "segment", "tier", "class"))


def test_help_names_every_command_of_the_manifest() -> None:
    told = taken(help_view(EN, Name("Meghna Stores")))
    commands = {one["command"] for one in manifest()["features"]["slash_commands"]}
    assert sorted(one for one in commands if one not in told) == []


def test_a_person_is_told_who_they_are_what_is_held_and_how_they_are_spoken_to() -> None:
    told = taken(me_view(FOUND, USUAL, EN))
    for line in (
        "You are Tanvir Ashik (sales); I know you by tanvir@shapla.example.",
        "Yours: 4 accounts. You may read: 12 accounts.",
        "Written by you: 7 notes. Without an account: 1 note.",
        "Language: Bengali",
        "Time zone: Asia/Dhaka",
        "Digits: Latin, as in 1234",
        "Morning digest: 8:00",
        "Unasked messages: Off",
        "keybrief forget",
    ):
        assert line in told
    assert "আপনি Tanvir Ashik (সেলস)" in taken(me_view(FOUND, USUAL, BN))
