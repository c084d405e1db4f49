"""How an account itself, the contact with it and the people in it stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bot.compose.checking.figures.ways.account_words import (
    CADENCE,
    CITY,
    CUSTOMER,
    LATE_WITH,
    MEANS,
    MOOD,
    OFTEN,
    OWNED,
    SEGMENT,
    STRENGTH,
    TIER,
)
from bot.compose.checking.figures.ways.held import Subject, Ways, number_in, ways
from bot.compose.checking.figures.ways.renewals import renewal_of
from bot.compose.checking.values.rows_held import rows_of
from knowledge.evidence import Figure, Words
from knowledge.text import normal_form


def of_profile(figure: Figure) -> Iterator[Ways]:
    values = figure.sentence.values
    for name, words in (("tier", TIER), ("segment", SEGMENT), ("city", CITY)):
        value = values.get(name)
        if isinstance(value, Words):
            told = normal_form(value.text)
            held = {one for one in words if re.search(one, told)}
            yield Ways(f"the {name} is another", words, whole=Subject(frozenset(held)))
    if isinstance(renewal := values.get("renewal"), date):
        yield renewal_of(figure, renewal)
    if values.get("since") is not None:
        yield Ways("it is a customer", CUSTOMER, whole=Subject(ways("stays")))
    if values.get("owner") is not None:
        yield Ways("somebody is in charge of it", OWNED, whole=Subject(ways("owned")))


def of_relationship(figure: Figure) -> Iterator[Ways]:
    yield Ways("it tells how much we are in touch, not goodwill", MEANS, whole=Subject(ways("contact")))
    strength = number_in(figure.sentence.values.get("strength"))
    rows = [(row, number_in(one.get("strength"))) for row, one in rows_of(figure, "rows")]
    if strength is not None:
        told = tuple(Subject(_strength(much), row) for row, much in rows if much is not None)
        yield Ways("the number says the opposite", STRENGTH, told, Subject(_strength(strength)))


def _strength(much: Decimal) -> frozenset[str]:
    return ways("strong") if much >= 60 else ways("weak") if much <= 40 else ways("strong", "weak")


def of_cadence(figure: Figure) -> Iterator[Ways]:
    values = figure.sentence.values
    kept_up = "cadence_kept" in figure.sentence.id
    people = tuple(Subject(ways("late"), row) for row, _ in rows_of(figure, "people"))
    yield Ways("the contact is not so", CADENCE, people, Subject(ways("kept" if kept_up else "late")))
    yield Ways("of the people it is not so", LATE_WITH, whole=Subject(ways("some" if people else "none")))
    real, wanted = number_in(values.get("real")), number_in(values.get("wanted"))
    if real is not None and wanted is not None and real != wanted:
        held = ways("more" if real < wanted else "less")
        yield Ways("what is wanted says the opposite", OFTEN, whole=Subject(held))


def of_satisfaction(figure: Figure) -> Iterator[Ways]:
    rows = tuple(Subject(ways("unhappy"), row) for row, _ in rows_of(figure, "unhappy"))
    if rows:
        yield Ways("the mark says the opposite", MOOD, rows, alone=False)
