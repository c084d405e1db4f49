"""Where a text names the stores of a list without their account: "Mirpur 10" is Padma Mart Mirpur 10."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import word
from bot.compose.render import named_values_of
from knowledge.evidence import Figure, Name
from knowledge.name_words import NameWord, likeness, words_of
from knowledge.text import normal_form

# From this likeness (0-100) on a place told in Bengali is the one that is written in Latin letters.
_SAME_PLACE = 78.0
_SHORTEST = 4
_NUMBER = re.compile(r"^ ?(\d{1,2})(?![\d.,]*\d)(?: নম্বর)?")


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of a list: `places` by what is left of the name, and the first word of each with its number."""

    places: Mapping[str, str]
    words: tuple[tuple[NameWord, str, str], ...]


@kept(256)
def _stores(figure: Figure) -> Stores | None:
    account = figure.sentence.values.get("account")
    if not isinstance(account, Name):
        return None
    first = normal_form(account.text).split()[0]
    own = {*normal_form(account.text).split()}
    rows: dict[str, set[str]] = {}
    for part, row, value in named_values_of(figure.sentence):
        if row and part in ("what", "where") and isinstance(value, Name) and value.kind == "record":
            said = normal_form(value.text).split()
            if said[0] == first and (left := [one for one in said if one not in own]):
                rows.setdefault(" ".join(left), set()).add(row)
    if not rows:
        return None
    places = {place: next(iter(of)) if len(of) == 1 else "" for place, of in rows.items()}
    words = []
    for place, row in places.items():
        number = place.split()[-1]
        words.append((words_of(place)[0], number if number.isdigit() else "", row))
    return Stores(places, tuple(words))


def stores_named(text: str, figure: Figure) -> Iterator[tuple[int, int, str]]:
    """Where a text in normal form names the stores of a figure, each with its row; "" for one of several rows."""
    known = _stores(figure)
    if known is None:
        return
    for place, row in sorted(known.places.items(), key=lambda one: -len(one[0])):
        for found in word(re.escape(place)).finditer(text):
            yield *found.span(), row
            text = f"{text[: found.start()]}{'¦' * len(found[0])}{text[found.end() :]}"
    for said in words_of(text):
        if len(said.plain) < _SHORTEST or said.digits:
            continue
        alike = [(likeness(said, one), number, row) for one, number, row in known.words if _near(said, one)]
        best = max((score for score, _, _ in alike), default=0.0)
        rows = {row for score, _, row in alike if score == best}
        if best < _SAME_PLACE or len(rows) != 1:
            continue
        number = next(number for score, number, _ in alike if score == best)
        found_number = _NUMBER.match(text[said.end :])
        end = said.end + found_number.end() if found_number and found_number[1] == number else said.end
        yield said.start, end, rows.pop()


def _near(said: NameWord, one: NameWord) -> bool:
    return said.bengali != one.bengali or said.plain == one.plain
