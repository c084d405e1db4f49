"""What a customer may see of a plan: shared goals, and nothing that names another account or stays with us."""

from __future__ import annotations

from decimal import Decimal

import pytest

from knowledge.planning.facing import Facing, facing
from knowledge.records.accounts import Account, AccountAlias
from knowledge.records.commitments import Side
from tests.knowledge.planning.planned import PlanBook


def seen(planned: PlanBook) -> Facing:
    with planned.book.reading() as session:
        return facing(session, planned.account)


@pytest.fixture
def neighbours(planned: PlanBook) -> PlanBook:
    """Another account with a Bengali name, a branch of our own, and a competitor."""
    other = planned.add(Account, name="Padma Mart", currency="BDT")
    planned.add(AccountAlias, account_id=other, name="পদ্মা মার্ট")
    planned.add(Account, name="Rupsha Online", currency="BDT", parent_id=planned.account)
    planned.point("competitor", "Cheaper", name="Golpata")
    return planned


@pytest.mark.parametrize(
    "words",
    [
        "Match what Padma Mart got",
        "পদ্মা মার্টের মতো দাম",
        "Answer Golpata's buy two get one",
        "Up to one point (internal)",
        "INTERNAL: never below cost",
        "Off the record: they may close two shops",
        "গোপন ছাড়",
    ],
)
def test_what_names_others_or_stays_with_us_is_not_seen(neighbours: PlanBook, words: str) -> None:
    assert not seen(neighbours).may_see(words)


@pytest.mark.parametrize(
    "words", ["Grow revenue together", "Rupsha Stores and Rupsha Online on one page", "বিক্রি বাড়ানো"]
)
def test_what_is_shared_is_seen(neighbours: PlanBook, words: str) -> None:
    assert seen(neighbours).may_see(words)


def test_of_our_objectives_those_with_an_owner_at_the_customer_are_seen_of_theirs_all(neighbours: PlanBook) -> None:
    neighbours.objective("Ours alone")
    shared = neighbours.objective("Shared", owner_contact_id=neighbours.contact)
    neighbours.objective("Theirs", side=Side.THEIRS)
    neighbours.initiative(shared, "Answer Golpata")
    neighbours.initiative(shared, "Joint visit")
    neighbours.measure(shared, name="Margin (internal)", target=Decimal(1))
    found = seen(neighbours).objectives(neighbours.objectives())
    assert [one.statement for one in found] == ["Shared", "Theirs"]
    assert [one.statement for one in found[0].initiatives] == ["Joint visit"]
    assert found[0].measures == ()
