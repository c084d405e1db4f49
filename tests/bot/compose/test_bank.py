"""The bank of true and false sentences, in short: `python -m tests.benchmarks.checking` has the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from random import Random

import pytest

from knowledge.book import Book
from tests.benchmarks.checking.cases import Case, cases
from tests.benchmarks.checking.kinds import MutationClass
from tests.benchmarks.checking.measuring import Judged, judged, share_right
from tests.benchmarks.checking.of_figures import cases_of_figures
from tests.benchmarks.checking.people import sample_people
from tests.benchmarks.checking.pool import by_family, scenes_drawn
from tests.benchmarks.checking.sample_notes import note_scenes
from tests.benchmarks.checking.sample_scenes import sample_scenes
from tests.benchmarks.checking.templating import templates
from tests.benchmarks.checking.ways import LANGUAGES

SEED = 812
FALSE, TRUE = 600, 150
# What the checker reaches, rounded to its worse side; what is wanted is 99.5, 90 and 1 percent.
LEAST: dict[MutationClass, float] = {"value": 98.8, "polarity and role": 90.0}
MOST_FALSE_ALARMS = 1.5
# The same of sentences written by hand about the other figures.
LEAST_OF_FIGURES, MOST_FALSE_ALARMS_OF_FIGURES = 83.0, 6.0


@dataclass(frozen=True)
class Bank:
    false: list[Case]
    true: list[Case]


@pytest.fixture(scope="module")
def bank(sample_on_sqlite: Book) -> Bank:
    """Sentences of both halves of the templates, the same at each run."""
    people = sample_people()
    scenes = scenes_drawn(people, Random(SEED), 60)
    scenes += [*sample_scenes(sample_on_sqlite, accounts=2), *note_scenes(sample_on_sqlite, people)]
    return Bank(*cases(by_family(scenes), people, "all", SEED, FALSE, TRUE))


def told_wrongly(found: Sequence[Judged]) -> list[str]:
    """What to read when it fails: the sentence, its kind, its template."""
    wrong = [one for one in found if not one.right]
    return [f"[{one.case.kind or one.reason}] {one.case.template}: {one.case.sentence.text}" for one in wrong]


@pytest.mark.parametrize("of_class", ["value", "polarity and role"])
def test_sentences_made_false_are_not_shown(bank: Bank, of_class: MutationClass) -> None:
    found = judged(case for case in bank.false if case.of_class == of_class)
    assert len(found) > FALSE / 5
    assert share_right(found) >= LEAST[of_class], told_wrongly(found)


def test_true_sentences_are_shown(bank: Bank) -> None:
    found = judged(bank.true)
    assert 100 - share_right(found) <= MOST_FALSE_ALARMS, told_wrongly(found)


def test_sentences_about_figures_without_templates_are_told_apart(sample_on_sqlite: Book) -> None:
    every = judged(cases_of_figures(sample_on_sqlite))
    false, true = ([one for one in every if bool(one.case.kind) is of_kind] for of_kind in (True, False))
    assert (len(false), len(true)) == (391, 200)
    assert share_right(false) >= LEAST_OF_FIGURES, told_wrongly(false)
    assert 100 - share_right(true) <= MOST_FALSE_ALARMS_OF_FIGURES, told_wrongly(true)


def test_no_sentence_made_false_is_the_true_one_with_the_same_refs(bank: Bank) -> None:
    true = {(case.sentence.text, case.sentence.refs) for case in bank.true}
    assert not [case for case in bank.false if (case.sentence.text, case.sentence.refs) in true]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("half", ["open", "held out"])
def test_each_half_has_its_templates(half: str, language: str) -> None:
    found = [one for one in templates("open" if half == "open" else "held out") if one.language == language]
    assert len(found) >= 60
    assert len({one.name for one in found}) == len(found)


def test_the_bank_is_made_without_the_checker() -> None:
    files = [file for file in resources.files("tests.benchmarks.checking").iterdir() if file.name.endswith(".py")]
    knowing = {file.name for file in files if "bot.compose.check" in file.read_text(encoding="utf-8")}
    assert knowing == {"measuring.py"}
