"""Pictures and documents in Slack: uploaded once, with their figures in words, where nobody reads who may not."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest
import sqlalchemy as sa
from PIL import Image

from bot.app import Running
from bot.slack.uploads import Upload, marked_name, upload_once
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.seen import Message
from bot.workspace.state import File
from knowledge.records.accounts import Account
from knowledge.records.plan import Plan

MEGHNA = "#meghna-stores"
KUSHIYARA = "#kushiyara-superstore"


def file_of(slack: LocalWorkspace, shown: dict[str, Any]) -> File:
    """A file of a message, as the workspace holds it."""
    found: File = slack.call(lambda: slack.slack.workspace.files[shown["id"]])
    return found


def awaited(slack: LocalWorkspace, name: str, title: str) -> Message:
    """The message with files that tells this title."""
    return slack.person(name).awaits_reply(containing=title, within=40)


def test_a_picture_asked_for_by_message_comes_in_its_thread_with_its_figures_in_words(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    asked = tanvir.says("picture revenue Meghna")
    reply = awaited(slack, "tanvir", "Meghna Stores: revenue by month")
    assert reply.thread_ts == asked.ts
    (shown,) = reply.body["files"]
    assert shown["alt_txt"].startswith("Meghna Stores: revenue by month. December 2025 BDT 14,81,141.14")
    assert Image.open(io.BytesIO(file_of(slack, shown).content)).size == (1200, 800)


def test_it_is_asked_for_in_bengali_and_told_in_bengali(slack: LocalWorkspace) -> None:
    slack.person("tanvir").says("ছবি রাজস্ব মেঘনা")
    (shown,) = awaited(slack, "tanvir", "মাস ধরে বিক্রি").body["files"]
    assert "ডিসেম্বর ২০২৫ ৳১৪,৮১,১৪১.১৪" in shown["alt_txt"]


def test_where_others_read_who_may_not_it_goes_to_the_asker_alone(slack: LocalWorkspace) -> None:
    nusrat, dola = slack.person("nusrat"), slack.person("dola")
    nusrat.mentions("picture stakeholders Kushiyara", KUSHIYARA)
    told = nusrat.awaits_reply(containing="I have sent it in our direct messages", within=40)
    assert told.ephemeral
    slack.quiet()
    assert dola.sees() == []
    (shown,) = next(one for one in nusrat.sees() if one.body.get("files")).body["files"]
    assert file_of(slack, shown).channels[0].startswith("D")


def test_the_matrix_is_drawn_from_what_the_asker_may_read_and_theirs_alone(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.mentions("picture matrix", MEGHNA)
    assert tanvir.awaits_reply(containing="I have sent it in our direct messages", within=40).ephemeral


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("picture revenue of Zzyzx", "No account fits"),
        ("picture promotions Meghna", "only one promotion can be told"),
    ],
)
def test_where_there_is_none_to_draw_a_sentence_says_so(slack: LocalWorkspace, words: str, answer: str) -> None:
    tanvir = slack.person("tanvir")
    tanvir.says(words)
    tanvir.awaits_reply(containing=answer)


def test_a_brief_is_sent_as_two_documents_to_who_presses_and_nobody_else(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    tanvir.runs("/brief Meghna for the space cut", MEGHNA)
    brief = tanvir.awaits_reply(containing="Highlights")
    tanvir.clicks(brief, "As a document")
    assert tanvir.awaits_reply(containing="I have sent it in our direct messages", within=40).ephemeral
    shown = next(one for one in tanvir.sees() if len(one.body.get("files", ())) == 2).body["files"]
    assert [one["filetype"] for one in shown] == ["docx", "pdf"]
    written, printed = (file_of(slack, one) for one in shown)
    words = [one.text for one in docx.Document(io.BytesIO(written.content)).paragraphs]
    assert words[0].startswith("Meghna Stores: brief of")
    assert {"Prepared for Tanvir Ashik.", "For: the space cut", "Sources"} <= set(words)
    assert printed.content.startswith(b"%PDF-")
    slack.quiet()
    assert shormi.sees() == []


def sent(slack: LocalWorkspace, name: str, where: Message, label: str) -> list[File]:
    """The files that a press brings to one person in their direct messages."""
    person = slack.person(name)
    person.clicks(where, label)
    assert person.awaits_reply(containing="I have sent it in our direct messages", within=60).ephemeral
    shown = next(one for one in person.sees() if one.body.get("files")).body["files"]
    files = [file_of(slack, one) for one in shown]
    assert all(one.channels[0].startswith("D") for one in files)
    return files


def lines_of(file: File) -> list[str]:
    """The paragraphs of a DOCX."""
    return [one.text for one in docx.Document(io.BytesIO(file.content)).paragraphs]


def test_a_plan_that_only_one_sees_is_drawn_and_written_for_them_alone(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    tanvir.runs("/plan Meghna", MEGHNA)
    found = tanvir.awaits_reply(containing="as of 23 Nov 2026")
    (drawn,) = sent(slack, "tanvir", found, "As a picture")
    assert Image.open(io.BytesIO(drawn.content)).format == "PNG"
    ours = lines_of(sent(slack, "tanvir", found, "As a document")[0])
    assert {"Prepared for Tanvir Ashik.", "Sources"} <= set(ours)
    theirs = lines_of(sent(slack, "tanvir", found, "Document for the customer")[0])
    assert len(theirs) > 5
    assert not {"Prepared for Tanvir Ashik.", "Sources"} & set(theirs)
    assert not any("objective-" in one or "plan-" in one for one in theirs)
    slack.quiet()
    assert shormi.sees() == []
    tanvir.clicks(found, "Share here")
    shared = shormi.awaits_reply(containing="Shared by Tanvir Ashik")
    shormi.clicks(shared, "As a picture")
    drawn_there = awaited(slack, "shormi", "how far")
    assert drawn_there.thread_ts == shared.ts
    assert drawn_there.body["files"]


def test_of_a_plan_without_goals_there_is_nothing_to_hand_to_the_customer(
    slack: LocalWorkspace, running: Running
) -> None:
    with running.bot.desk.book.writing() as session:
        haor = session.scalar(sa.select(Account.id).where(Account.name == "Haor Traders"))
        year = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
        session.add(Plan(account_id=haor, title="First thoughts", **year))
    sajib = slack.person("sajib")
    sajib.runs("/plan Haor")
    sajib.clicks(sajib.awaits_reply(containing="First thoughts"), "Document for the customer")
    told = sajib.awaits_reply(containing="nothing in the plan of Haor Traders may be shown to them")
    sajib.clicks(told, "Edit")
    sajib.awaits_reply(containing="What do you want to change?")


@pytest.mark.parametrize(
    ("words", "name", "title", "endings"),
    [
        ("plan of Meghna as a document", "tanvir", "Meghna Stores: joint business plan as of", ["docx", "pdf"]),
        ("মেঘনার প্ল্যান ওয়ার্ড ফাইলে দাও", "tanvir", "মেঘনা স্টোর্স: ২৩ নভেম্বর ২০২৬ এর জয়েন্ট বিজনেস প্ল্যান", ["docx"]),
        ("send me the brief of Kushiyara for the claim as pdf", "nusrat", "Kushiyara Superstore: brief of", ["pdf"]),
        ("পোর্টফোলিও পিডিএফ", "tanvir", "অ্যাকাউন্ট", ["pdf"]),
    ],
)
def test_what_words_ask_for_as_a_document_comes_as_a_file_in_its_thread(
    slack: LocalWorkspace, words: str, name: str, title: str, endings: list[str]
) -> None:
    person = slack.person(name)
    asked = person.says(words)
    reply = awaited(slack, name, title)
    assert reply.thread_ts == asked.ts
    assert [one["filetype"] for one in reply.body["files"]] == endings


def test_in_a_channel_of_an_account_it_is_of_that_account_and_for_the_asker_alone(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/keybrief bind Meghna", MEGHNA)
    tanvir.awaits_reply(containing="Meghna Stores")
    shormi = slack.person("shormi")
    tanvir.mentions("জয়েন্ট বিজনেস প্ল্যান পিডিএফ", MEGHNA)
    assert tanvir.awaits_reply(containing="আমাদের ব্যক্তিগত মেসেজে পাঠিয়েছি: মেঘনা স্টোর্স", within=40).ephemeral
    tanvir.runs("/negotiate Meghna as a pdf for the customer", MEGHNA)
    assert tanvir.awaits_reply(containing="direct messages: Meghna Stores: negotiation sheet", within=40).ephemeral
    slack.quiet()
    assert shormi.sees() == []


def test_of_what_and_of_whom_is_asked_back_where_words_do_not_say(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    for words, answer in (
        ("send it as pdf", "A document of what?"),
        ("plan as a pdf", "Which account"),
        ("plan of Jhuribari as a pdf", "/plan Jhuribari drafts one"),
    ):
        tanvir.says(words)
        tanvir.awaits_reply(containing=answer)


def test_the_list_is_drawn_as_the_matrix_and_written_as_it_is_filtered(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/accounts", MEGHNA)
    listed = tanvir.awaits_reply(containing="Page 1 of 2.")
    tanvir.chooses(listed, "accounts_pick:tier", "key")
    keys = tanvir.awaits_change(listed, containing="3 accounts")
    (matrix,) = sent(slack, "tanvir", keys, "As a picture")
    assert matrix.name.startswith("matrix")
    written = docx.Document(io.BytesIO(sent(slack, "tanvir", keys, "As a document")[0].content))
    assert {row.cells[1].text for row in written.tables[0].rows} == {
        "account",
        "Dokhina Wholesale House",
        "Meghna Stores",
        "Padma Mart",
    }


def test_work_that_was_cut_off_looks_for_its_file_before_it_uploads_again(
    slack: LocalWorkspace, running: Running
) -> None:
    surface, user = running.bot.surface, slack.person("shormi").id
    channel, file = surface.direct(user), Upload("picture.png", b"\x89PNG", "A picture", "alt")
    for job, look in (("slack:cut.9", False), ("slack:cut.9", True), ("slack:cut.10", True)):
        upload_once(surface, channel, "", [file], job, since="", look=look)
    held = slack.call(lambda: list(slack.slack.workspace.channels[channel].messages.values()))
    assert [one["name"] for message in held for one in message.get("files", ())] == [
        marked_name("picture.png", f"slack:cut.{number}") for number in (9, 10)
    ]
