"""Evaluation: what a text says is found however it is written; answers and notes are judged by what they hold."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose.answer import Answer
from bot.compose.evaluation.cases import Conversation, EvalFile, Expected, Threshold, WantedNote, WantedProposal
from bot.compose.evaluation.from_feedback import JudgedAnswer, cases_of
from bot.compose.evaluation.judging import Judged, Outcome, Verdict, judge_answer
from bot.compose.evaluation.note_judging import judge_note
from bot.compose.evaluation.parts import says
from bot.compose.evaluation.parts_read import parts_of
from bot.compose.evaluation.reading import read_cases
from bot.compose.evaluation.summary import Run, held_to, passed, row_of
from bot.compose.note import NoteCard, Proposal
from bot.compose.sentence import Sentence, Source
from bot.features.evaluate import read_file
from knowledge.errors import BadInput

SAID = [
    ([Decimal("5952511.87")], "Padma Mart bought BDT 59,52,511.87 in Q3 2026."),
    ([Decimal("5952511.87")], "পদ্মা মার্ট কিনেছে ৳৫৯,৫২,৫১১.৮৭।"),
    ([{"about": 5950000}], "about 59.5 lakh"),
    ([{"percent": Decimal("65.1")}], "65.1% less than the year before"),
    ([7], "seven of them were late"),
    ([date(2026, 11, 29)], "on Sunday, November 29th, at noon"),
    ([date(2026, 11, 29)], "২৯ নভেম্বরের মধ্যে"),
    ([date(2027, 2, 28)], "রিনিউয়াল ২৮ ফেব্রুয়ারী ২০২৭"),
    ([date(2026, 11, 29)], "29/11/2026"),
    (["Padma  Mart"], "padma mart"),
    ([["Mithila Sarker", "মিথিলা সরকার"]], "দেখেন মিথিলা সরকার।"),
    ([{"matches": "tea bay"}], "Redraw the Tea Bay"),
    ([{"all": [1, date(2026, 11, 29)]}], "1 order, due 29 Nov"),
]
NOT_SAID = [
    ([Decimal("5952511.87")], "BDT 59,52,511.78"),
    ([7], "75 cases, ref note-7"),
    ([{"percent": 65}], "65 orders"),
    ([date(2026, 11, 29)], "29 Nov 2025"),
    ([date(2026, 11, 2)], "22 Nov"),
    ([date(2026, 5, 5)], "৫ মেঘনা"),
    ([["Mithila Sarker", "মিথিলা সরকার"]], "Mithila"),
]


@pytest.mark.parametrize(("held", "text"), SAID)
def test_what_is_said_is_found_however_it_is_written(held: list[object], text: str) -> None:
    assert all(says(text, part) for part in parts_of(held))


@pytest.mark.parametrize(("held", "text"), NOT_SAID)
def test_what_only_looks_alike_is_not_said(held: list[object], text: str) -> None:
    assert not all(says(text, part) for part in parts_of(held))


def answer(*sentences: Sentence, answered: bool = True, account: str = "Padma Mart") -> Answer:
    refs = dict.fromkeys(ref for one in sentences for ref in one.refs)
    records = {"revenue-2026Q3": ("order-1",), "commitments-ours": ("commitment-3",)}
    sources = tuple(Source(ref, "figure", None, "", "", "", records.get(ref, ())) for ref in refs)
    return Answer("?", account, sentences, sources, answered=answered)


def names(ref: str) -> frozenset[str]:
    return frozenset({ref, ref.split(".")[0], *({"K-03"} if ref == "commitment-3" else ())})


def expected(**held: object) -> Expected:
    return Expected(
        says=parts_of(held.get("says", [])),
        never=parts_of(held.get("never", [])),
        refs=tuple(re.compile(str(one)) for one in held.get("refs", [])),  # type: ignore[attr-defined]
        about=str(held.get("about", "")),
        abstains=bool(held.get("abstain")),
    )


BOUGHT = Sentence("It bought BDT 812.", ("revenue-2026Q3",), "figure")
QUOTED = Sentence("“812 cases”", ("note-57.2",), "quote")


@pytest.mark.parametrize(
    ("wanted", "shown", "verdict"),
    [
        (expected(refs=["revenue-.*"], says=[812]), answer(BOUGHT), "right"),
        # The number stands there, but nothing that is asked for says it.
        (expected(refs=["revenue-.*"], says=[812]), answer(QUOTED), "wrong"),
        (expected(refs=["note-57"]), answer(QUOTED), "right"),
        (expected(refs=["K-03"]), answer(Sentence("One is open.", ("commitments-ours",), "figure")), "right"),
        (expected(refs=["revenue-.*"], says=[812], about="Meghna"), answer(BOUGHT), "wrong"),
        (expected(refs=["revenue-.*"], never=[812]), answer(BOUGHT), "wrong"),
        (expected(refs=["revenue-.*"]), answer(BOUGHT, Sentence("A claim.", (), "statement")), "wrong"),
        (expected(refs=["revenue-.*"]), answer(Sentence("Nothing.", (), "gap"), answered=False), "abstained"),
        (expected(abstain=True), answer(Sentence("Nothing.", (), "gap"), answered=False), "right"),
        (expected(abstain=True), answer(BOUGHT), "wrong"),
    ],
)
def test_an_answer_is_right_where_it_says_what_is_expected_and_cites_it(
    wanted: Expected, shown: Answer, verdict: str
) -> None:
    assert judge_answer(wanted, shown, names).verdict == verdict


def test_a_claim_that_cites_nothing_is_counted_and_what_is_cited_beside_lowers_precision() -> None:
    found = judge_answer(expected(refs=["revenue-.*"]), answer(BOUGHT, QUOTED, Sentence("So.", (), "written")), names)
    assert (found.uncited, found.expected, found.found, found.given, found.fitting) == (1, 1, 1, 2, 1)


CALL = Proposal(
    1, "commitment", "proposed", "I will send it by Friday.", "Send it", "ours", "Tanvir", due_on=date(2026, 11, 27)
)


def note(*, also: tuple[WantedProposal, ...] = (), never: tuple[WantedProposal, ...] = ()) -> WantedNote:
    promised = WantedProposal(
        "commitment", side="ours", owner="tanvir", due=date(2026, 11, 27), says=parts_of(["send"])
    )
    return WantedNote("N", "en", "…", "", "", (promised,), also, never)


def card(*proposals: Proposal) -> NoteCard:
    return NoteCard("note-1", "Padma Mart", date(2026, 11, 23), "Tanvir", "…", 1, proposals)


MET = Proposal(2, "contact met", "proposed", "Met Lamia.", contact="Lamia Noor")


def test_what_a_note_does_not_imply_is_one_proposal_too_many_unless_it_may_be_read_in_it() -> None:
    assert judge_note(note(), card(CALL)).verdict == "right"
    beyond = judge_note(note(), card(CALL, MET))
    assert (beyond.verdict, beyond.found, beyond.given) == ("wrong", 1, 2)
    met = (WantedProposal("contact met"),)
    assert judge_note(note(also=met), card(CALL, MET)).verdict == "right"
    assert judge_note(note(also=met, never=met), card(CALL, MET)).verdict == "wrong"


def test_another_owner_or_day_is_not_what_a_note_implies() -> None:
    other = Proposal(1, "commitment", "proposed", "I will send it.", "Send it", "ours", "Tanvir")
    found = judge_note(note(), card(other))
    assert [fault.id for fault in found.faults] == ["eval.fault_not_proposed", "eval.fault_proposed"]


def outcome(verdict: Verdict, *, uncited: int = 0, seconds: float = 0.0) -> Outcome:
    return Outcome("Q", "question", "en", "?", Judged(verdict, 1, verdict == "right", 1, 1, uncited), seconds)


@given(st.lists(st.sampled_from(["right", "wrong", "abstained"]), min_size=1, max_size=40))
def test_every_case_is_right_wrong_or_abstained(verdicts: list[Verdict]) -> None:
    row = row_of([outcome(one, seconds=place) for place, one in enumerate(verdicts)])
    assert row.asked == row.right + row.wrong + row.abstained == len(verdicts)
    assert row.p50 <= row.p95 <= len(verdicts) - 1


def test_a_run_passes_where_every_threshold_is_met_and_every_claim_has_a_source() -> None:
    strict = (Threshold("question", "right", Decimal("0.9")), Threshold("note", "right", Decimal(1)))
    file = EvalFile("f", "", None, (), strict, (Threshold("question", "right", Decimal("0.5")),))
    half = (outcome("right"), outcome("wrong"))
    assert not passed(file, Run("", half))
    assert passed(file, Run("scripted:x", half))  # what a run with a model has of its own stands for it
    assert [one.met for one in held_to(file, Run("", half))] == [False]  # no note was asked
    assert not passed(file, Run("scripted:x", (outcome("right", uncited=1),)))


BAD = [
    ("x = [", "eval.not_toml", 1),
    ("", "eval.no_cases", None),
    ("\n[[question]]\nquestion = 'a?'\nsays = [1]\nrefz = []", "eval.unknown_key", 2),
    ("[[question]]\nsays = [1]", "eval.missing", 1),
    ("[[question]]\nquestion = 'a?'", "eval.nothing_expected", 1),
    ("[[question]]\nquestion = 'a?'\nabstain = true\nsays = [1]", "eval.abstains_and_says", 1),
    ("[[question]]\nquestion = 'a?'\nabstain = 'yes'", "eval.wrong_value", 1),
    ("[[question]]\nquestion = 'a?'\nsays = [{number = 1}]", "eval.wrong_part", 1),
    ("[[question]]\nquestion = 'a?'\nrefs = ['(']", "eval.wrong_part", 1),
    ("[[question]]\nquestion = 'a?'\nsays = [1]\nlanguage = 'fr'", "eval.wrong_value", 1),
    ("[[question]]\nid='a'\nquestion = 'a?'\nsays = [1]\n[[brief]]\nid='a'\naccount='P'\nnever=['x']", "eval.twice", 5),
    ("[[conversation]]\nturn = [{question = 'a?', says = [1]}]", "eval.one_turn", 1),
    ("[[note]]\nwords = 'a'", "eval.implies_missing", 1),
    ("[[note]]\nwords = 'a'\nimplies = [{kind = 'promise'}]", "eval.wrong_value", 1),
    ("[[brief]]\naccount = 'P'", "eval.nothing_expected", 1),
    ("[thresholds.question]\nright = 90", "eval.wrong_value", 1),
    ("[thresholds]\nanswers = 1", "eval.unknown_key", 1),
    ("as_of = 'today'\n[[question]]\nquestion = 'a?'\nsays = [1]", "eval.wrong_value", 1),
    ("question = 3", "eval.wrong_value", 1),
]


@pytest.mark.parametrize(("text", "message", "line"), BAD)
def test_a_bad_file_is_told_with_its_line(text: str, message: str, line: int | None) -> None:
    with pytest.raises(BadInput) as raised:
        read_cases(text, "mine.toml")
    assert raised.value.message.id == message
    assert raised.value.message.values.get("line") == line
    assert raised.value.message.values["file"] == "mine.toml"


def test_the_packaged_file_holds_what_it_says() -> None:
    file = read_file(None)
    kinds = Counter(case.kind for case in file.cases)
    assert kinds == {"question": 120, "unanswerable": 30, "conversation": 20, "brief": 10, "note": 20}
    questions = [case for case in file.cases if case.kind == "question"]
    assert sum(case.language == "en" for case in questions) == 60
    turns = [len(case.turns) for case in file.cases if isinstance(case, Conversation) and case.kind == "conversation"]
    assert (min(turns), max(turns)) == (2, 4)
    assert {one.kind for one in file.thresholds} == set(kinds)


def test_judged_answers_become_a_file_that_can_be_read() -> None:
    good = JudgedAnswer('Who "decides"\nthere?', "Padma Mart", date(2026, 11, 23), True, "", ("note-57.2", "contacts"))
    bad = JudgedAnswer("Why?", "", date(2026, 11, 23), False, "old\n[[question]]", ("note-1",))
    file = read_cases(cases_of([bad, good]), "judged.toml")
    (case,) = file.cases
    assert isinstance(case, Conversation)
    assert case.turns[0].question == good.question
    assert case.as_of == good.as_of
    assert [bool(pattern.fullmatch("note-57.2")) for pattern in case.turns[0].expected.refs] == [True, False]
    assert "# old [[question]]" in cases_of([bad])
