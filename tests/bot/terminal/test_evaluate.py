"""`keybrief eval`: a file of one's own, asked of the book in use or of a folder; with a model beside; bad files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import open_desk
from bot.compose.sentence import Source
from bot.features.feedback import give
from bot.features.posting import keep_posting
from bot.settings import Settings
from knowledge.book import Book
from knowledge.database import open_engine
from knowledge.people import LOCAL_OWNER
from knowledge.records.interactions import Interaction
from tests.bot.command import Keybrief, one_sentence
from tests.bot.slack.conftest import copy_of

MINE = """
as_of = 2026-11-23

[thresholds.question]
right = {right}

[[question]]
id = "bought"
question = "How much did Padma Mart buy last quarter?"
about = "Padma Mart"
refs = ["revenue.*"]
says = [{amount}]

[[question]]
question = "হাজী সাহেব কত টাকার ক্রেডিট লিমিট চেয়েছেন?"
account = "Padma Wholesale"
refs = ["N-0114|D-27"]

[[question]]
question = "Which bank does Tholey Express use?"
abstain = true

[[conversation]]
turn = [
    {{ question = "When do we meet Nokshi next?", says = [2026-11-29] }},
    {{ question = "and Meghna Stores?", about = "Meghna Stores", says = [2026-12-15] }},
]

[[brief]]
account = "Kushiyara Superstore"
fact = [{{ says = [2026-11-24] }}, {{ refs = ["K-12"] }}]
never = ["Nokshi"]

[[note]]
by = "Tanvir Ashik"
words = "Meghna: I will send Sumi di the price list by Friday."
implies = [{{ kind = "commitment", side = "ours", owner = "Tanvir Ashik", due = 2026-11-27, says = ["price list"] }}]
"""


@pytest.fixture(scope="module")
def keybrief(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Keybrief:
    return Keybrief(copy_of(sample_on_sqlite, tmp_path_factory.mktemp("home")))


def mine(folder: Path, *, right: float = 1, amount: str = "5952511.87") -> Path:
    file = folder / "mine.toml"
    file.write_text(MINE.format(right=right, amount=amount), encoding="utf-8")
    return file


def notes_in(home: Path) -> int:
    engine = open_engine(f"sqlite:///{home / 'book.sqlite'}")
    with engine.connect() as connection:
        return int(connection.scalar(sa.select(sa.func.count()).select_from(Interaction)) or 0)


def test_a_file_of_ones_own_is_asked_of_the_book_in_use_and_nothing_is_kept(keybrief: Keybrief, tmp_path: Path) -> None:
    before = notes_in(keybrief.home)
    said = keybrief("eval", mine(tmp_path), "--only", "note,conversation")
    assert (said.code, said.err) == (0, "")
    assert "Every threshold is met, and every claim has its source." in said.out
    assert max(map(len, said.out.splitlines())) <= 80
    assert notes_in(keybrief.home) == before


def test_json_has_each_kind_and_each_case(keybrief: Keybrief, tmp_path: Path) -> None:
    found = keybrief("eval", mine(tmp_path), "--json").json
    (run,) = found["runs"]
    assert (found["passed"], run["model"], run["all"]["asked"], run["all"]["right"]) == (True, None, 7, 7)
    assert run["all"]["uncited"] == 0
    asked = {(row["kind"], row["language"]): row["asked"] for row in run["kinds"]}
    assert asked[("question", "bn")] == 1
    assert asked[("conversation", "en")] == 2
    assert {case["verdict"] for case in run["cases"]} == {"right"}
    assert [case["id"] for case in run["cases"]][3:5] == ["conversation 1.1", "conversation 1.2"]


def test_below_a_threshold_it_ends_with_1_and_says_what_is_lacking(keybrief: Keybrief, tmp_path: Path) -> None:
    said = keybrief("eval", mine(tmp_path, amount="5952511.78"), "--only", "question", "--verbose")
    assert said.code == 1
    assert "Below the threshold: question, right is 50%, at least 100% is asked for." in said.out
    assert "bought [wrong] How much did Padma Mart buy last quarter?" in said.out
    assert "not said with its source: 5952511.78" in said.out
    assert keybrief("eval", mine(tmp_path, right=0.5, amount="1"), "--only", "question").code == 0


def test_in_bengali(keybrief: Keybrief, tmp_path: Path) -> None:
    out = keybrief("eval", mine(tmp_path), "--only", "note", "--lang", "bn").out
    assert "সব সীমা পূরণ হয়েছে" in out


def test_with_a_model_it_runs_twice_and_counts_what_the_model_used(keybrief: Keybrief, tmp_path: Path) -> None:
    script = tmp_path / "script.toml"
    script.write_text("[[reply]]\nfacts = 1\n", encoding="utf-8")
    with_model = keybrief.set_to(KEYBRIEF_MODEL=f"scripted:{script}", KEYBRIEF_MODEL_PRICE="1/2 USD")
    found = with_model("eval", mine(tmp_path), "--only", "question", "--json").json
    without, by_model = found["runs"]
    assert (without["model"], by_model["model"]) == (None, f"scripted:{script}")
    assert (without["all"]["tokens_in"], without["cost"]) == (0, None)
    assert by_model["all"]["written"] >= 2
    assert by_model["all"]["uncited"] == 0
    tokens = by_model["all"]["tokens_in"] + 2 * by_model["all"]["tokens_out"]
    assert by_model["cost"]["currency"] == "USD"
    assert float(by_model["cost"]["amount"]) * 1_000_000 == pytest.approx(tokens)


def test_a_book_folder_named_in_the_file_is_asked_and_the_book_in_use_is_not(
    keybrief: Keybrief, tmp_path: Path
) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "accounts.csv").write_text("id,name,currency\nA-1,Rupali Bazar,BDT\n", encoding="utf-8")
    (folder / "interactions.csv").write_text(
        "id,account_id,kind,happened_on,body\nN-1,A-1,note,2026-11-20,They want pallets of bamboo.\n", encoding="utf-8"
    )
    file = tmp_path / "theirs.toml"
    file.write_text(
        'book = "book"\nas_of = 2026-11-23\n[thresholds.question]\nright = 1\n'
        '[[question]]\nquestion = "What pallets does Rupali Bazar want?"\nrefs = ["N-1"]\nsays = ["bamboo"]\n',
        encoding="utf-8",
    )
    said = keybrief("eval", file)
    assert said.code == 0, said.out
    assert "Rupali" not in keybrief("accounts").out


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", 'mine.toml, line 2, "far": question is missing. Add it.'), ("bn", "2 নম্বর লাইন")],
)
def test_a_bad_file_is_one_sentence(keybrief: Keybrief, tmp_path: Path, language: str, words: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("\n[[question]]\nid = 'far'\nsays = [1]\n", encoding="utf-8")
    said = keybrief("eval", file, "--lang", language)
    assert said.code == 4
    assert words in one_sentence(said).replace("২", "2")


def test_files_folders_and_kinds_that_are_not_there_are_told(keybrief: Keybrief, tmp_path: Path) -> None:
    assert "cannot be read as text" in one_sentence(keybrief("eval", tmp_path / "no.toml"))
    assert "There is no kind" in one_sentence(keybrief("eval", mine(tmp_path), "--only", "answers"))
    file = tmp_path / "strange.toml"
    file.write_text('[[brief]]\nid = "b"\naccount = "Xyzzy"\nnever = ["a"]\n', encoding="utf-8")
    assert '"b" cannot be asked. ' in one_sentence(keybrief("eval", file))
    file = tmp_path / "far.toml"
    file.write_text('book = "nowhere"\n[[question]]\nquestion = "a?"\nsays = [1]\n', encoding="utf-8")
    assert "which is not there" in one_sentence(keybrief("eval", file))


def test_answers_that_people_judged_become_a_file_that_is_asked(keybrief: Keybrief, tmp_path: Path) -> None:
    out = tmp_path / "judged.toml"
    assert "Nobody has judged an answer yet" in one_sentence(keybrief("eval", "--from-feedback", out))
    question = "How much did Padma Mart buy last quarter?"
    source = Source("revenue-2026Q3", "figure", date(2026, 11, 23), "", "")
    settings = Settings(KEYBRIEF_HOME=keybrief.home, KEYBRIEF_EMBEDDINGS="none", DATABASE_URL="", _env_file=None)
    with open_desk(settings, lambda: datetime(2026, 11, 23, 6, tzinfo=UTC)) as desk:
        keep_posting(
            desk,
            "job-1",
            "answer",
            account_id=1,
            asked_by=LOCAL_OWNER.key,
            as_of=date(2026, 11, 23),
            words={"question": question},
            sources=(source,),
            sentences=("…",),
        )
        give(desk, LOCAL_OWNER, "job-1", "good", "just right")
    assert "1 judged answer is in" in keybrief("eval", "--from-feedback", out).out.replace("\n", " ")
    assert question in out.read_text(encoding="utf-8")
    assert keybrief("eval", out, "--json").json["runs"][0]["all"]["right"] == 1
    assert "is there already" in one_sentence(keybrief("eval", "--from-feedback", out))
