"""What a model wrote is an answer only where it answers: true sentences beside the point give way to ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.compose.answer import Answer, compose_answer
from bot.compose.render import Style
from bot.compose.sentence import Sentence
from bot.compose.verbatim import repeats
from bot.compose.writing import Draft, Use
from bot.compose.written_answer import written_answer
from knowledge.evidence import Evidence, Fact, Passage
from tests.bot.compose.test_check import EVIDENCE, NOTE, REVENUE

EN, BN = Style("en"), Style("bn")
FAR = replace(NOTE, score=0.2)
NEAR = replace(NOTE, score=0.6)
FREEZER = Passage("visit-7", "visit", date(2026, 11, 2), "Tanvir Ashik", "The freezer hums and takes half the aisle.")


def claim(text: str, *refs: str) -> Sentence:
    return Sentence(text, refs, "written")


def evidence(question: str, *facts: Fact) -> Evidence:
    return replace(EVIDENCE, question=question, facts=facts)


def shown(given: Evidence, *claims: Sentence, found: tuple[Fact, ...] = (), left_out: int = 0) -> Answer | None:
    """The answer where a model wrote these claims after it looked up these facts."""
    joined = replace(given, facts=(*given.facts, *found))
    draft = Draft(claims, joined, left_out, (), None, Use("scripted:test"))
    return written_answer(draft, given, compose_answer(given, EN), EN)


CARTONS = claim("Arif Mahbub wants 35 cartons by 5 December.", "note-57")
HUMS = claim("It hums and takes half the aisle.", "visit-7")


def test_a_true_sentence_from_words_that_lie_too_far_off_is_no_answer() -> None:
    given = evidence("What does Lamia Noor drive?", FAR)
    assert not compose_answer(given, EN).answered
    assert shown(given, CARTONS) is None


def test_words_that_fit_the_question_are_one() -> None:
    assert shown(evidence("How many cartons does he want?", NEAR), CARTONS) is not None


def test_what_was_looked_up_is_one_where_it_tells_what_was_asked() -> None:
    assert shown(evidence("How is the freezer?", FAR), HUMS, found=(FREEZER,)) is not None


@pytest.mark.parametrize(
    "question",
    ["What does Lamia Noor drive?", "Which bank does Padma Mart use this quarter?", "ওদের ব্যাংক কোনটা?"],
)
def test_what_was_looked_up_is_none_where_it_tells_something_else(question: str) -> None:
    assert shown(evidence(question, FAR), HUMS, found=(FREEZER,)) is None


def test_where_we_quote_words_it_quotes_or_looks_up_too() -> None:
    other = replace(FREEZER, score=0.3)
    given = evidence("How many cartons does he want?", NEAR, other)
    assert shown(given, HUMS) is None
    assert shown(given, HUMS, CARTONS) is not None


BOUGHT = claim("Padma Mart bought BDT 59.5 lakh in Q3 2026.", "revenue-2026Q3")
LESS = claim("That is less than the BDT 65,00,000 of Q3 2025.", "revenue-2026Q3")


def test_where_a_sentence_was_left_out_the_rest_tells_the_number_that_we_tell() -> None:
    given = evidence("How much did they buy in Q3?", REVENUE)
    assert shown(given, BOUGHT, left_out=1) is not None
    assert shown(given, LESS, left_out=1) is None
    assert shown(given, LESS) is not None


def test_where_we_tell_a_figure_it_tells_of_one() -> None:
    assert shown(evidence("How much did they buy in Q3?", REVENUE, NEAR), CARTONS) is None


# Word for word


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("“Margin 12%, credit Tk 12 lakh for 45 days.”", True),
        ("“Margin 12%, credit Tk 12 lakh for 45 days. Call 01711-223344.”", True),
        ("“credit Tk 12 lakh for 45 days.”", False),
        ("“Margin 12%, credit Tk 12 lakh”", False),
        ("Margin 12%, credit Tk 12 lakh for 45 days.", False),
        ("“Margin 13%, credit Tk 12 lakh for 45 days.”", False),
    ],
)
def test_whole_sentences_of_somebody_in_quotation_marks_say_what_they_said(text: str, says: bool) -> None:
    assert repeats(text, NOTE, EN) is says


def test_a_figures_own_sentence_says_what_it_says_in_its_language() -> None:
    own = compose_answer(evidence("How much?", REVENUE), BN).sentences[0].text
    assert repeats(own, REVENUE, BN)
    assert not repeats(own, REVENUE, EN)
