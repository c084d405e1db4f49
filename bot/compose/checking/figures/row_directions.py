"""Which way a row of a figure went: a category that grew told to have fallen, a product that fell to have grown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.compose.checking.figures.directions import poles_of
from bot.compose.checking.figures.row_names import rows_named
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.clauses import clauses_of
from bot.compose.checking.patterns import pattern
from knowledge.evidence import Figure, Items, Term

# The lists of a figure whose rows all went one way, and the kinds of step that say which way each row went.
_LISTS = {"up": "+", "down": "-"}
_STEPS = {"new": "+", "grown": "+", "shrunk": "-", "lost": "-"}
# What stands between two of these is told of rows of its own; a colon's head belongs to what it heads.
_UNITS = pattern(r"[;।]|\.(?=\s|$)|\b(?:and|while|but|whereas|where)\b| (?:আর|এবং|কিন্তু|যেখানে|অথচ|তবে) ")


def row_turned(text: str, figures: Sequence[Figure]) -> str:
    """Why a sentence tells a rise of a row that fell, or a fall of one that rose; "" where it does not."""
    for figure in figures:
        ways = ways_of_rows(figure)
        if not ways or not poles_of(text):
            continue
        for unit in _UNITS.split(text):
            for one in clauses_of(unit):
                named, rest = rows_named(one.text, figure)
                own = {ways.get(name.row, "") for name in named if not name.other}
                poles = poles_of(rest)
                if len(own) != 1 or len(poles) != 1 or "" in own:
                    continue
                if (own == poles) is ("not" in one.marks):
                    return "it turns a rise into a fall, or a fall into a rise"
    return ""


@kept(512)
def ways_of_rows(figure: Figure) -> Mapping[str, str]:
    """The way each row went, "+" or "-", by the row ("up.0"); none where a figure does not tell it by row."""
    ways: dict[str, str] = {}
    for name, value in figure.sentence.values.items():
        if not isinstance(value, Items):
            continue
        for place, row in enumerate(value.rows):
            step = next((one for one in row.values() if isinstance(one, Term) and one.family == "step"), None)
            way = _STEPS.get(step.word, "") if step is not None else _LISTS.get(name, "")
            if way:
                ways[f"{name}.{place}"] = way
    return ways
