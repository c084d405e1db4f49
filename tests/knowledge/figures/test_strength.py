"""Relationship strength, counted by hand: of each person, of the account, and what always holds of it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.compose.render import Style, render_figure
from knowledge.book import Book
from knowledge.evidence import Figure, Message
from knowledge.figures.strength import NONE, Strength, Touch, first_day, strength_of, strengths_at
from knowledge.people import LOCAL_OWNER
from tests.knowledge.figures.computed import asked, figure
from tests.knowledge.figures.relations_book import ANWAR, BITHI, CHANDAN, DAY, EHSAN, FARID, GOUTAM, RUPSHA, SURMA, ago

# Anwar: a meeting 3 days ago, a mail of ours 10 days ago on which he stated a need, a note 89 days ago.
BY_HAND = {
    ANWAR: Strength(recency=30 - 1, frequency=15, two_way=10, depth=15, seniority=15),
    BITHI: Strength(recency=30 - 1, frequency=15, two_way=15, depth=15, seniority=10),
    CHANDAN: Strength(recency=30 - 15, frequency=5, two_way=5, depth=10, seniority=0),
}


def test_each_persons_strength_is_as_counted_by_hand(relations: Book) -> None:
    with relations.reading() as session:
        assert strengths_at(session, LOCAL_OWNER, RUPSHA, DAY) == BY_HAND
        assert strengths_at(session, LOCAL_OWNER, SURMA, DAY) == {
            EHSAN: Strength(30 - 7, 5, 5, 10, 0),
            FARID: NONE,
            GOUTAM: NONE,
        }


def test_the_accounts_strength_is_that_of_its_people_together_without_those_who_left(relations: Book) -> None:
    found = figure(relations, "Rupsha Stores", "relationship_strength", asked(DAY))
    assert isinstance(found, Figure)
    assert render_figure(found, Style()) == (
        "The relationship with Rupsha Stores stands at 99 of 100 by how much we are in touch, which is "
        "not goodwill: recency 29, frequency 25, both ways 15, "
        "depth 15, seniority 15. By person: Anwar Sadat 84; Bithi Rahman 84; Chandan Paul 35."
    )
    assert found.tone == "good"


def test_one_persons_strength_is_told_with_its_parts(relations: Book) -> None:
    found = figure(relations, "Rupsha Stores", "relationship_strength", asked(DAY, person="Chandan Paul"))
    assert isinstance(found, Figure)
    assert render_figure(found, Style("bn")) == (
        "Rupsha Stores এর Chandan Paul এর সঙ্গে সম্পর্ক ১০০ এর মধ্যে ৩৫; এটা কতটা যোগাযোগ আছে তার হিসাব, "
        "তিনি খুশি কি না তার নয়: কত সাম্প্রতিক ১৫, কত ঘন ঘন ৫, "
        "উভয় দিক থেকে ৫, কতটা কাছে ১০, পদের ওজন ০।"
    )
    assert (found.tone, found.records) == ("watch", ("contact-3", "call-4"))


def test_on_an_earlier_day_later_contacts_do_not_exist(relations: Book) -> None:
    with relations.reading() as session:
        then = strengths_at(session, LOCAL_OWNER, RUPSHA, ago(46))
    assert then[CHANDAN] == NONE
    assert then[BITHI] == Strength(30 - 1, 5, 5, 5, 10)


def test_where_nobody_was_ever_spoken_to_that_is_said(relations: Book) -> None:
    for person, gap in (("", "gaps.no_contact_made"), ("Goutam Dey", "gaps.no_contact_with")):
        name = "Surma Mart"
        found = figure(relations, name, "relationship_strength", asked(ago(300), person=person))
        assert isinstance(found, Message)
        assert found.id == gap
    nobody = figure(relations, "Halda Fresh", "relationship_strength", asked(DAY))
    assert isinstance(nobody, Message)
    assert nobody.id == "gaps.no_contacts"


touches = st.lists(
    st.builds(
        Touch,
        st.integers(1, 4),
        st.integers(0, 89).map(lambda days: DAY - timedelta(days=days)),
        st.sampled_from([5, 10, 15]),
        st.booleans(),
        st.just("note-1"),
    ),
    max_size=12,
)


@given(touches, st.sampled_from([0, 5, 10, 15]), touches)
def test_strength_is_the_sum_of_its_parts_and_one_more_contact_never_weakens_it(
    held: list[Touch], seniority: int, more: list[Touch]
) -> None:
    found = strength_of(held, seniority, DAY)
    parts = (found.recency, found.frequency, found.two_way, found.depth, found.seniority)
    assert found.total == sum(parts)
    assert all(0 <= part <= most for part, most in zip(parts, (30, 25, 15, 15, 15), strict=True))
    assert (found.total == 0) == (not held)
    assert strength_of([*held, *more], seniority, DAY).total >= found.total


def test_the_window_is_ninety_days_with_the_day_itself() -> None:
    assert (DAY - first_day(DAY)).days == 89
    assert first_day(date(2026, 3, 31)) == date(2026, 1, 1)
