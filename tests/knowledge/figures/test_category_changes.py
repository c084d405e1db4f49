"""Categories that grew and fell, each against the same period a year before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.compose.check import check
from bot.compose.render import Style, render_figure
from bot.compose.sentence import Sentence
from knowledge.book import Book
from knowledge.evidence import Evidence, Figure, Money, Name, Percent
from knowledge.figures.category_changes import category_changes
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import account_card
from tests.knowledge.figures import small
from tests.knowledge.figures.growth_book import AS_OF, REQUEST, bought, rows


def written(book: Book) -> tuple[Figure, int]:
    with book.writing() as session:
        who = small.account(session, "Haat")
        tea, soap, snacks, gone = (
            small.product(session, name, category)
            for name, category in (("T", "Tea"), ("S", "Soap"), ("N", "Snacks"), ("G", "Glue"))
        )
        bought(session, who, {tea: ("100", "150"), soap: ("80", "20"), snacks: ("", "30"), gone: ("10", "")})
        small.order(session, who, tea, date(2024, 6, 1), "5")
    with book.reading() as session:
        found = category_changes(session, LOCAL_OWNER, account_card(session, LOCAL_OWNER, who), REQUEST)
    assert isinstance(found, Figure)
    return found, who


def test_a_category_that_grew_one_that_fell_one_that_is_new_and_one_that_is_gone(book: Book) -> None:
    found, _ = written(book)
    assert [(row["what"], row["change"], row["amount"]) for row in rows(found, "up")] == [
        (Name("Tea", "category"), Percent(Decimal("0.5")), Money(Decimal(150), "BDT"))
    ]
    assert [(row["what"], row["change"]) for row in rows(found, "down")] == [
        (Name("Soap", "category"), Percent(Decimal("0.75"))),
        (Name("Glue", "category"), Percent(Decimal(1))),
    ]
    assert [row["what"] for row in rows(found, "new")] == [Name("Snacks", "category")]
    assert "Grew: Tea up 50% to BDT 150 (before BDT 100). Fell: Soap down 75% to BDT 20 (before BDT 80)" in (
        render_figure(found, Style("en"))
    )


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Tea grew by 50% to BDT 150 [category-changes-20250701-20260630].", True),
        ("Tea fell by 50% to BDT 150 [category-changes-20250701-20260630].", False),
        ("Soap is down 75%, from BDT 80 to BDT 20 [category-changes-20250701-20260630].", True),
        ("Soap is up 75%, from BDT 80 to BDT 20 [category-changes-20250701-20260630].", False),
        ("Growth came from Tea (50%), up to BDT 150 from BDT 100 [category-changes-20250701-20260630].", True),
        ("Grew: Soap (75%) and Glue [category-changes-20250701-20260630].", False),
        ("Soap did not grow [category-changes-20250701-20260630].", True),
        ("Soap did not fall [category-changes-20250701-20260630].", False),
        ("Tea ৫০% বেড়েছে, Soap ৭৫% কমেছে [category-changes-20250701-20260630]।", True),
        ("Soap ৭৫% বেড়েছে [category-changes-20250701-20260630]।", False),
        ("Soap grew by 50% [category-changes-20250701-20260630].", False),
    ],
)
def test_a_model_may_tell_a_category_by_its_own_direction_alone(book: Book, text: str, passes: bool) -> None:
    found, who = written(book)
    with book.reading() as session:
        card = account_card(session, LOCAL_OWNER, who)
    evidence = Evidence("which categories grew?", card, (found,), AS_OF, names=frozenset({"Haat"}))
    assert check(Sentence(text, (found.ref,), "written"), evidence).ok is passes
