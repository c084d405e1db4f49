"""Offers by hand: each with the need it answers, needs without an answer, and how like needs went elsewhere."""

from __future__ import annotations

import pytest

from bot.compose.render import Style, render, render_figure
from knowledge.book import Book
from knowledge.evidence import Figure, Message
from knowledge.figures.entry import FigureRequest
from knowledge.figures.like_needs import alike
from knowledge.people import LOCAL_OWNER, Reader
from tests.knowledge.figures.computed import asked, figure
from tests.knowledge.figures.relations_book import COLLEAGUE, DAY, ago


def told(
    book: Book, name: str, request: FigureRequest, account: str = "Rupsha Stores", reader: Reader = LOCAL_OWNER
) -> str:
    found = figure(book, account, name, request, reader)
    return render_figure(found, Style()) if isinstance(found, Figure) else render(found, Style())


def test_each_offer_is_told_with_the_need_it_answers_and_what_became_of_it(relations: Book) -> None:
    assert told(relations, "offers", asked(DAY)) == (
        "Offers to Rupsha Stores: 3 offers, 1 running, 1 taken: "
        "Half cases: out, 18 Nov 2026, BDT 2,50,000 (answers: Smaller cases for village shops; products: Label roll; "
        "service: A driver who unloads; terms: 30 days of credit); "
        "Labels at cost: declined, 24 Sep 2026, value not recorded (answers: Printed pallet labels on two sides; "
        "outcome: Too dear); "
        "Opening kits: delivered, 4 Sep 2026, BDT 9,00,000 (answers: Open nine shops by summer)."
    )


def test_an_offer_decided_later_was_still_out_and_its_outcome_unknown(relations: Book) -> None:
    then = told(relations, "offers", asked(ago(41)))
    assert "Labels at cost: out, 24 Sep 2026, value not recorded (answers: Printed pallet labels on two sides)" in then
    assert "Too dear" not in then


def test_offers_of_a_time_are_those_made_in_it(relations: Book) -> None:
    within = figure(relations, "Rupsha Stores", "offers", asked(DAY, ago(70), ago(50)))
    assert isinstance(within, Figure)
    assert within.records == ("offer-2", "need-3")
    assert told(relations, "offers", asked(DAY, ago(400), ago(300))) == (
        "No offer to Rupsha Stores is recorded (19 Oct 2025 - 27 Jan 2026)."
    )


def test_a_need_is_unanswered_where_nothing_was_offered_or_it_was_declined(relations: Book) -> None:
    assert told(relations, "unanswered_needs", asked(DAY)) == (
        "No offer of ours answers 1 need of Rupsha Stores, of 3 needs open: need: Printed pallet labels on two sides "
        "(Chandan Paul, 70 days old, what was offered was not taken)."
    )
    then = figure(relations, "Rupsha Stores", "unanswered_needs", asked(ago(50)))
    assert isinstance(then, Figure)
    assert then.sentence.id == "offers.unanswered"  # the challenge that was open then
    assert "Staff have no hours" in render_figure(then, Style())


def test_where_every_need_is_answered_or_none_is_known_that_is_said(relations: Book) -> None:
    assert told(relations, "unanswered_needs", asked(DAY), "Surma Mart") == (
        "Every open need of Surma Mart has an offer that answers it: 1 need."
    )
    assert told(relations, "unanswered_needs", asked(ago(300)), "Surma Mart") == (
        "No open need, challenge or goal of Surma Mart is recorded."
    )


def test_like_needs_of_others_are_told_as_counts_without_a_name(relations: Book) -> None:
    # Surma 1 lakh taken, Titas 2 declined, Karnaphuli 3 taken, Feni 9 taken, behind its wall.
    whole = told(relations, "like_needs", asked(DAY))
    assert whole == (
        "What other accounts with a like need were offered, by the needs of Rupsha Stores: Printed pallet labels on "
        "two sides: offered to 4 accounts; 3 took it, 1 declined, 0 still open, worth BDT 3,75,000 on average; "
        "Label roll (3 accounts)."
    )
    seen = told(relations, "like_needs", asked(DAY), reader=COLLEAGUE)
    assert "offered to 3 accounts; 2 took it, 1 declined, 0 still open, worth BDT 2,00,000 on average" in seen
    assert not any(name in whole for name in ("Surma", "Titas", "Karnaphuli", "Feni", "Ink"))


def test_fewer_than_three_other_accounts_are_not_told(relations: Book) -> None:
    gap = figure(relations, "Halda Fresh", "like_needs", asked(DAY))
    assert isinstance(gap, Message)
    assert gap.id == "offers.like_needs_too_few"
    before = figure(relations, "Rupsha Stores", "like_needs", asked(ago(151)))
    assert isinstance(before, Message)


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Printed pallet labels on two sides", "Labels printed for each pallet", True),
        ("Store-wise forecast of ghee", "A forecast for every shop", True),
        ("দোকানের জন্য আলাদা ফোরকাস্ট", "Forecast by store", True),
        ("Printed pallet labels", "Printed price lists", False),
        ("Nine more shops", "Small packs", False),
        ("", "", False),
    ],
)
def test_needs_are_alike_by_what_they_mean_in_either_language(one: str, other: str, like: bool) -> None:
    assert alike(one, other) is like
    assert alike(other, one) is like
