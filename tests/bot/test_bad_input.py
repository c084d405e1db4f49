"""What people type wrongly gets one sentence and the exit code that README documents."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.bot.command import Keybrief, one_sentence
from tests.knowledge.loading.folders import SMALL, write_folder


@pytest.fixture(scope="module")
def keybrief(tmp_path_factory: pytest.TempPathFactory) -> Keybrief:
    folder = tmp_path_factory.mktemp("bad_input")
    found = Keybrief(folder / "home")
    team = SMALL["team.csv"] + "T3,Arif Hossain,arif.h@delta.example,sales,\n"
    assert found("load", write_folder(folder / "data", team=team), "--yes").code == 0
    return found


TOMORROW = (date.today() + timedelta(days=2)).isoformat()  # noqa: DTZ011  two days are tomorrow in every time zone


@pytest.mark.parametrize(
    ("words", "code", "begins"),
    [
        (["accounts", "--as-of", TOMORROW], 4, ""),
        (["accounts", "--as-of", "2026-03-04"], 4, "The records begin on 5 Mar 2026; nothing is known as of 4"),
        (["accounts", "--as-of", "03/31/2026"], 4, '"03/31/2026" is not a date. Write 2026-03-31 or 31/3/2026.'),
        (["accounts", "--as-of", "last week"], 4, '"last week" is not a date.'),
        (["accounts", "--as", "Zubaida"], 3, 'Nobody on the team fits "Zubaida".'),
        (["accounts", "--as", "Arif"], 3, '"Arif" could be Arif Chowdhury, Arif Hossain. Which one?'),
        (["accounts", "--lang", "fr"], 4, '"fr" is no language of Keybrief: en or bn.'),
        (["ask", "How much?", "--account", "Robi'); DROP TABLE accounts; --"], 3, "No account fits"),
        (["ask", "   "], 4, "Ask a question in words."),
        (["ask", "😀😀😀"], 4, "Ask a question in words."),
        (["ask", "sales " * 4_000], 4, "The question has 24,000 characters;"),
        (["load", "/no/such/folder", "--yes"], 4, "There is no folder /no/such/folder."),
        (["load"], 4, "Which folder? Write keybrief load FOLDER."),
        (["load", "--undo", "99"], 3, "There is no load 99."),
    ],
)  # fmt: skip
def test_one_sentence_and_a_code(keybrief: Keybrief, words: list[str], code: int, begins: str) -> None:
    said = keybrief(*words)
    assert said.code == code
    assert one_sentence(said).startswith(begins)


def test_a_day_in_the_future_names_today(keybrief: Keybrief) -> None:
    assert "lies in the future; today is" in one_sentence(keybrief("accounts", "--as-of", TOMORROW))


def test_the_exact_address_tells_two_of_one_name_apart(keybrief: Keybrief) -> None:
    assert keybrief("accounts", "--as", "arif.h@delta.example", "--as-of", "2026-06-30").code == 0


def test_nothing_that_was_typed_changed_the_book(keybrief: Keybrief) -> None:
    assert [row["name"] for row in keybrief("accounts", "--as-of", "2026-06-30", "--json").json] == [
        "Meghna Stores",
        "Padma Mart",
    ]
