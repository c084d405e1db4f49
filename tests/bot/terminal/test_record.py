"""`keybrief record`: the sheet and the lists, and a record added, changed, ended and taken back by name=value."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.bot.command import Keybrief, one_sentence
from tests.knowledge.loading.folders import write_folder

CONTACTS = (
    "id,account_id,name,aliases,title,email,phone\n"
    "C1,A1,Rahima Khatun,রহিমা আপা,Head of Buying,rahima@meghna.example,01711-223344\n"
    "C2,A2,Kamal Uddin,,Buyer,,\n"
)


@pytest.fixture(scope="module")
def keybrief(tmp_path_factory: pytest.TempPathFactory) -> Keybrief:
    folder: Path = tmp_path_factory.mktemp("record")
    found = Keybrief(folder / "home")
    assert found("load", write_folder(folder / "data", contacts=CONTACTS), "--yes").code == 0
    return found


def test_the_sheet_counts_each_kind_and_fits_eighty_columns_in_both_languages(keybrief: Keybrief) -> None:
    for language, words in (
        ("en", "Contacts: 1; newest: Rahima Khatun"),
        ("bn", "কন্টাক্ট: ১; সবচেয়ে নতুন: Rahima Khatun"),
    ):
        said = keybrief("record", "Meghna Stores", "--lang", language)
        assert said.code == 0
        assert words in said.out
        assert max(map(cell_len, said.out.splitlines())) <= 80
    told = keybrief("record", "Meghna", "--json").json
    assert (told["account"], told["mine"]) == ("Meghna Stores", True)
    assert told["kinds"]["contact"] == {"total": 1, "current": 1, "newest": "contact-1"}


def test_a_record_is_added_changed_ended_and_taken_back(keybrief: Keybrief) -> None:
    said = keybrief(
        "record", "Meghna", "concern", "kind=concern", "statement=Late trucks", "stated by=রহিমা আপা", "--add"
    )
    assert "Added to Meghna Stores: concern Late trucks (need-" in said.out
    ref = said.out.split("(")[1].split(")")[0]
    changed = keybrief("record", "--change", ref, "statement=Trucks an hour late")
    assert "Statement: Late trucks → Trucks an hour late" in changed.out
    ended = keybrief("record", "--end", ref, "--json").json
    assert (ended["ended"], ended["fields"]["status"], ended["changed"]) == (True, "resolved", True)
    assert "(ended)" in keybrief("record", "Meghna", "needs").out
    assert "Taken back" in keybrief("record", "--undo", ref).out
    found = {one["ref"]: one for one in keybrief("record", "Meghna", "needs", "--json").json}
    assert (found[ref]["ended"], found[ref]["fields"]["statement"]) == (False, "Trucks an hour late")
    history = keybrief("record", "--history", ref, "--json").json
    assert [(one["number"], one["added"], one["undone"]) for one in history] == [
        (4, False, False),
        (3, False, True),
        (2, False, False),
        (1, True, False),
    ]
    assert history[2]["changes"]["statement"] == ["Late trucks", "Trucks an hour late"]
    assert "2. Changed by" in keybrief("record", "--history", ref).out
    assert "is no longer there" in keybrief("record", "--undo", ref, "1").out


def test_words_in_bengali_are_answered_in_bengali(keybrief: Keybrief) -> None:
    said = keybrief("record", "Meghna", "দোকান", "নাম=ধানমন্ডি", "চ্যানেল=supermarket", "--add")
    assert "যোগ হয়েছে: দোকান ধানমন্ডি" in said.out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 4, "account"),
        (("Nobody Known Here",), 3, "Nobody Known Here"),
        (("Meghna", "orders"), 4, "is no kind of record"),
        (("Meghna", "--add", "name=x"), 4, "What kind of record?"),
        (("Meghna", "name=x"), 4, "--add"),
        (("Meghna", "contact", "--add", "title=Buyer"), 4, "Name is missing."),
        (("Meghna", "contact", "--add", "name=x", "shoe=44"), 4, 'no field "shoe"'),
        (("Meghna", "store", "--add", "name=x", "opened_on=whenever"), 4, "is no day"),
        (("--change", "contact-1"), 4, "What should be changed"),
        (("--change", "contact-99", "name=x"), 3, "There is no contact-99"),
        (("--end", "order-1"), 3, "There is no order-1"),
        (("--undo", "contact-1"), 4, "Nothing of contact-1"),
        (("--undo", "contact-1", "9"), 3, "There is no contact-1"),
        (("--change", "contact-1", "--end", "contact-1"), 4, "One at a time"),
        (("Meghna", "contact", "--add", "name=x", "--as", "nobody@example.com"), 3, "nobody@example.com"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(keybrief: Keybrief, words: tuple[str, ...], code: int, told: str) -> None:
    said = keybrief("record", *words)
    assert said.code == code, said.err
    assert told in one_sentence(said)


def test_who_does_not_look_after_the_account_changes_nothing(keybrief: Keybrief) -> None:
    said = keybrief("record", "--change", "contact-2", "title=x", "--as", "nasrin@delta.example")
    assert (said.code, one_sentence(said)) == (6, "Only the account's owner and team change this. Ask one of them.")
