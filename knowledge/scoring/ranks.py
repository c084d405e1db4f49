"""How accounts stand beside each other: RFM quintiles and ABC classes, over the whole book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from knowledge.figures.portfolio import abc_of
from knowledge.scoring.bought import Bought

QUINTILES = 5
# Among fewer accounts a fifth of them is nobody.
FEWEST = 5


Measure = TypeVar("Measure", date, int, Decimal)


@dataclass(frozen=True, slots=True)
class Ranks:
    """The quintiles (5 is best) and the class of each account that has some; the accounts that are ranked."""

    recency: Mapping[int, int]
    frequency: Mapping[int, int]
    monetary: Mapping[int, int]
    classes: Mapping[int, str]
    accounts: int


def ranks(accounts: Iterable[Bought]) -> Ranks:
    """Ranks the accounts that ever came to revenue; amounts within one currency alone."""
    held = [one for one in accounts if one.total > 0]
    money: dict[str, dict[int, Decimal]] = defaultdict(dict)
    for one in held:
        if len(one.currencies) == 1:
            money[one.currency][one.account_id] = one.lately
    monetary: dict[int, int] = {}
    for amounts in money.values():
        monetary |= quintiles(amounts)
    return Ranks(
        recency=quintiles({one.account_id: one.last for one in held}),
        frequency=quintiles({one.account_id: one.orders for one in held}),
        monetary=monetary,
        classes=classes(one for one in held if len(one.currencies) == 1),
        accounts=len(held),
    )


def quintiles(values: Mapping[int, Measure]) -> dict[int, int]:
    """1 to 5 by value, 5 for the highest: 1 + the fifths of the accounts that have less. Equal values rank alike."""
    count = len(values)
    if count < FEWEST:
        return {}
    less: dict[Measure, int] = {}
    for place, value in enumerate(sorted(values.values())):
        less.setdefault(value, place)
    return {key: 1 + QUINTILES * less[value] // count for key, value in values.items()}


def classes(accounts: Iterable[Bought]) -> dict[int, str]:
    """The ABC class of each account by its revenue up to the day, within its currency."""
    by_currency: dict[str, list[Bought]] = defaultdict(list)
    for one in accounts:
        by_currency[one.currency].append(one)
    found: dict[int, str] = {}
    for held in by_currency.values():
        whole = sum((one.total for one in held), Decimal(0))
        running = Decimal(0)
        for one in sorted(held, key=lambda one: (-one.total, one.account_id)):
            found[one.account_id] = abc_of(running / whole)
            running += one.total
    return found
