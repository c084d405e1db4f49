"""--out and `keybrief picture` at the terminal: files that open again, and sentences where there is none."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import docx
import pytest
from PIL import Image

from knowledge.book import Book
from tests.bot.command import Keybrief, one_sentence
from tests.bot.documents.pdf_text import pages_of
from tests.bot.slack.conftest import copy_of
from tests.conftest import SAMPLE_DAY

AS_OF = ("--as-of", SAMPLE_DAY.isoformat())


@pytest.fixture(scope="module")
def keybrief(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Keybrief:
    return Keybrief(copy_of(sample_on_sqlite, tmp_path_factory.mktemp("home")))


def paragraphs(path: Path) -> list[str]:
    return [one.text for one in docx.Document(str(path)).paragraphs]


def test_a_brief_is_written_with_its_sources_as_notes(keybrief: Keybrief, tmp_path: Path) -> None:
    out = tmp_path / "brief.docx"
    said = keybrief("brief", "Meghna", "--full", "--out", out, *AS_OF).out
    assert "".join(said.split()).endswith("brief.docx.")  # a long path goes over two lines
    told = paragraphs(out)
    assert told[:2] == ["Meghna Stores: brief of 23 Nov 2026", "As of 23 Nov 2026."]
    assert told[told.index("Sources") + 1].startswith("1. ")


def test_a_plan_for_the_customer_holds_no_source_no_ref_and_nobodys_name(keybrief: Keybrief, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.docx", tmp_path / "theirs.docx"
    keybrief("plan", "Meghna", "--out", ours, "--as", "Tanvir Ashik", *AS_OF)
    keybrief("plan", "Meghna", "--for-customer", "--out", theirs, "--as", "Tanvir Ashik", *AS_OF)
    assert {"Prepared for Tanvir Ashik.", "Sources"} <= set(paragraphs(ours))
    told = paragraphs(theirs)
    assert len(told) > 5
    assert not {"Prepared for Tanvir Ashik.", "Sources"} & set(told)
    assert "objective-" not in " ".join(told)
    assert docx.Document(str(theirs)).core_properties.author == ""


def test_the_sheet_and_the_list_are_written_in_bengali(keybrief: Keybrief, tmp_path: Path) -> None:
    sheet, accounts = tmp_path / "sheet.pdf", tmp_path / "accounts.docx"
    keybrief("negotiate", "Meghna", "--out", sheet, "--lang", "bn", *AS_OF)
    assert "মেঘনাস্টোর্স" in pages_of(sheet.read_bytes())[0]
    keybrief("accounts", "--out", accounts, "--lang", "bn", *AS_OF)
    (table,) = docx.Document(str(accounts)).tables
    assert table.rows[1].cells[1].text == "পদ্মা মার্ট"
    assert len(table.rows) == 1 + len(keybrief("accounts", "--json", *AS_OF).json)


def test_a_plan_with_nothing_for_the_customer_is_not_written_and_what_it_takes_is_told(
    keybrief: Keybrief, tmp_path: Path
) -> None:
    out = tmp_path / "x.docx"
    told = one_sentence(keybrief("plan", "Bongshi", "--for-customer", "--out", out, *AS_OF))
    assert told.startswith("The plan of Bongshi Fresh holds nothing yet that a customer may see. It takes an objective")
    assert "No plan for Jhuribari is recorded" in one_sentence(keybrief("plan", "Jhuribari", "--out", out, *AS_OF))
    assert not out.exists()


def test_words_that_ask_for_a_document_write_it_beside_the_one_of_before(keybrief: Keybrief, tmp_path: Path) -> None:
    words = ("ask", "মেঘনার প্ল্যান ওয়ার্ড ফাইলে দাও", *AS_OF)
    with chdir(tmp_path):
        first, second = keybrief(*words, "--json").json, keybrief(*words, "--json").json
    assert [one["title"] for one in first] == ["মেঘনা স্টোর্স: ২৩ নভেম্বর ২০২৬ এর জয়েন্ট বিজনেস প্ল্যান"]
    assert paragraphs(tmp_path / first[0]["file"])[0] == first[0]["title"]
    assert second[0]["file"] == first[0]["file"].replace(".docx", "-2.docx")
    assert "A document of what?" in one_sentence(keybrief("ask", "send it as pdf", *AS_OF))


def test_a_picture_is_drawn_and_told(keybrief: Keybrief, tmp_path: Path) -> None:
    out = tmp_path / "revenue.png"
    said = keybrief("picture", "revenue", "Meghna", "--out", out, "--json", *AS_OF).json
    assert said["alt"].startswith("Meghna Stores: revenue by month. December 2025 BDT 14,81,141.14")
    with Image.open(out) as image:
        assert image.size == (1200, 800)


def test_what_cannot_be_written_is_told_in_a_sentence(keybrief: Keybrief, tmp_path: Path) -> None:
    for words in (
        ("brief", "Meghna", "--out", "brief.txt"),
        ("plan", "Meghna", "--out", "plan"),
        ("negotiate", "Meghna", "--out", "sheet.odt"),
    ):
        assert ".docx or .pdf" in one_sentence(keybrief(*words, *AS_OF))
    assert ".png" in one_sentence(keybrief("picture", "revenue", "Meghna", "--out", "revenue.jpg", *AS_OF))
    nowhere = tmp_path / "nowhere" / "brief.docx"
    assert "cannot be written" in one_sentence(keybrief("brief", "Meghna", "--out", nowhere, *AS_OF))
    assert "whole list" in one_sentence(keybrief("accounts", "Meghna", "--out", "accounts.pdf", *AS_OF))
