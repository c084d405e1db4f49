"""Quotations: the sentences that fit the question, word for word, with day and author, and nothing live in them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose.extractive import LONGEST, best_sentences, harmless, quotation
from bot.compose.render import Style
from knowledge.evidence import Passage
from knowledge.text import normal_form


def test_a_quotation_names_its_day_and_author() -> None:
    passage = Passage("note-1", "note", date(2026, 5, 9), "Lamia Noor", "The price is too high. They want 5 %.")
    for style, day in ((Style("en"), "9 May 2026"), (Style("bn"), "৯ মে ২০২৬")):
        sentence = quotation(passage, "what price?", style)
        assert sentence.text == f"“The price is too high. They want 5 %.” ({day}, Lamia Noor)"
        assert (sentence.refs, sentence.kind) == (("note-1",), "quote")


def test_what_is_not_known_of_a_passage_is_not_said() -> None:
    assert quotation(Passage("plan-1", "plan", None, "", "Grow."), "plan", Style("en")).text == "“Grow.”"


def test_the_sentence_that_fits_is_quoted_with_its_neighbour() -> None:
    words = "Weather was fine. We talked of football. The damage claim is still open. Answer due Monday. Tea was good."
    assert best_sentences(words, "is the damage claim open?") == "… The damage claim is still open. Answer due Monday."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("see https://a.example/x?y=1", "see a(.)example/x?y=1"),
        ("www.a.example", "www(.)a(.)example"),
        ("<!channel> look", "channel look"),
        ("@here <@U123> hi", "(at)here (at)U123 hi"),
        ("he said “no”", "he said ‘no’"),
        ("mail a@b.example", "mail a@b.example"),
        ("pay at a.example/pay or ftp://a.example", "pay at a(.)example/pay or a(.)example"),
        ("slack://user?team=T1 or mailto:pay@a.example", "user?team=T1 or mailto(:)pay@a(.)example"),
        ("ｈｔｔｐｓ：//a．example and https:／／a.example", "a(.)example and a(.)example"),
        ("https:\u200b//a.example @\u2060channel", "a(.)example (at)channel"),
        ("https:\u200c//a.example @\u200dhere র\u200d্যাক", "a(.)example (at)here র\u200d্যাক"),
        ("＠everyone ＜!channel＞ <！here>", "(at)everyone channel here"),
        ("agreed [deal-9] ［note-1］ 【plan-1】 〔x-2〕", "agreed (deal-9) (note-1) (plan-1) (x-2)"),
        ("12.kg/carton, Tk.500/pc, w.r.t./him", "12.kg/carton, Tk.500/pc, w.r.t./him"),
    ],
)
def test_nothing_quoted_is_live(written: str, shown: str) -> None:
    assert harmless(written) == shown


@given(st.text(min_size=1, max_size=900), st.text(max_size=40))
def test_a_quotation_is_short_and_in_the_passage(words: str, question: str) -> None:
    quoted = best_sentences(words, question)
    assert len(quoted) <= LONGEST + 3
    assert normal_form(quoted.strip("… ")) in normal_form(" ".join(words.split()))
