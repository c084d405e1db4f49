"""A share that somebody wrote into a record, told the other way: "23% below a normal week" of what was 23% above it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.compose.checking.figures.directions import poles_of
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.number_words import in_digits
from bot.compose.checking.values.places import places_in
from bot.compose.render import values_of
from knowledge.evidence import Figure, Words
from knowledge.text import normal_form

_CLAUSES = pattern(r"[;:,।](?!\d)|\.(?=\s|$)| (?:and|but|while|আর|এবং|কিন্তু) ")


def turned_in_words(text: str, figure: Figure) -> str:
    """Why a share may not be told to lie that way; "" where it may, or none can be told. text: in normal form."""
    held = _held(figure)
    if not held or NOT.search(text):
        return ""
    for share, way in _shares(text):
        ways = {pole for other, pole in held if other == share}
        if ways and way not in ways:
            return f"the source tells {share:f}% the other way"
    return ""


@kept(512)
def _held(figure: Figure) -> tuple[tuple[Decimal, str], ...]:
    written = [one.text for one in values_of(figure.sentence) if isinstance(one, Words) and "%" in one.text]
    return tuple(found for one in written for found in _shares(in_digits(normal_form(one))))


def _shares(text: str) -> Iterator[tuple[Decimal, str]]:
    """The shares of a text, each with the only way that its clause tells."""
    for clause in _CLAUSES.split(text):
        shares = [one.value for one in places_in(clause).numbers if one.kind == "percent"]
        ways = poles_of(clause) if len(shares) == 1 else set()
        if len(ways) == 1:
            yield shares[0], ways.pop()
