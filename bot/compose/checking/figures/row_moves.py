"""What rows that went up or down are told of together: which moved the most, whether all, some or none went one way."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bot.compose.checking.figures.clause_spans import clause_spans
from bot.compose.checking.figures.row_directions import ways_of_rows, ways_told
from bot.compose.checking.figures.row_names import rows_named, top_row
from bot.compose.checking.figures.superlative_words import OF_SEVERAL
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure

_MOST = word(
    r"(?<!at )most|(?:the )?(?:steepest|biggest|largest|sharpest|greatest|heaviest|hardest|fastest"
    r"|strongest|deepest|worst)"
    r"|more than any\w*|(?:সবচেয়ে|সবার চেয়ে|সবথেকে) (?:বেশি|বড়|দ্রুত|জোরে)|সর্বাধিক|সর্বোচ্চ"
)
_LEAST = word(r"(?<!at )least|smallest|slowest|slightest|mildest|(?:সবচেয়ে|সবার চেয়ে|সবথেকে) (?:কম|ছোট|ধীরে)|সর্বনিম্ন")
_HEDGED = word(r"among|one of|nearly|almost|second|third|দ্বিতীয়|তৃতীয়|অন্যতম|মধ্যে একটি")
_ALL = word(
    r"all(?! from| of (?:it|this))|every|each|both|everything|across the board|without exception|সব"
    r"|সবই|সবগুলো\S*|প্রতিটি\S*|সবকিছু\S*|প্রত্যেক\S*"
    r"|(?:সব|তিনটি|তিনটে|3টি|2টি|দুটি)(?: \S+)?ই"
)
_NONE = word(r"no|none|not one|not a single|nothing|neither|কোনো\S*|কোনও|একটিও|একটাও|কিছুই")
_SOME = word(
    r"some|several|a few|many|one of|at least one|a handful|a couple|কিছু|কয়েক\S*|কোনো কোনো|একাধিক|একটি (?:ক্যাটাগরি|পণ্য)"
)
_BUT = word(r"but|except|apart|besides|nearly|almost|most|other|others|rest|ছাড়া|বাদে|প্রায়|বেশির|বাকি\S*|অন্য\S*")
_THINGS = word(
    r"categor\w*|products?|items?|lines?|effects?|everything|nothing|of them|of these|(?:all|the) three"
    r"|ক্যাটাগরি\S*|পণ্য\S*|সবকিছু\S*|কিছুই|প্রভাব\S*"
)
# By how much a row moved, as its message names it.
_CHANGES = frozenset({"change", "number"})
_NEW_OR_LOST = {
    "new": word(r"new (?:products?|items?|lines?)|নতুন পণ্য\S*"),
    "lost": word(
        r"(?:products?|items?|lines?) (?:(?:was|were|have been|has been|got) )?(?:lost|dropped|delisted)"
        r"|los(?:t|es|ing) (?:some |several |a few |a |\d+ )?(?:products?|items?|lines?)|lost products?"
        r"|পণ্য\S* (?:\S+ )?হারি\S*|হারানো পণ্য\S*"
    ),
}
_OF_ONE_KIND = {"new": word(r"new|নতুন"), "lost": word(r"lost|gone|dropped|delisted|হারা\S*|বাদ")}
# Figures whose lists leave no row out.
_WHOLE = frozenset({"category_changes", "price_volume_mix"})


def other_move(places: Places, figure: Figure) -> str:
    """Why a row is not the one that moved the most, or not all, some or none went that way; "" where it is so."""
    ways = ways_of_rows(figure)
    if not ways:
        return ""
    named, rest = rows_named(places.text, figure)
    several = len({one.row for one in named}) > 1
    if figure.name == "revenue_bridge" and (reason := _of_none(rest, figure)):
        return reason
    for start, end in clause_spans(rest, named):
        clause = rest[start:end]
        poles = ways_told(clause)
        if len(poles) != 1 or _HEDGED.search(clause) or (several and OF_SEVERAL.search(clause)):
            continue
        pole = next(iter(poles))
        rows = {one.row for one in named if start <= one.start < end and not one.other}
        if len(rows) == 1 and not NOT.search(clause):
            row = next(iter(rows))
            most, least = _MOST.search(clause) is not None, _LEAST.search(clause) is not None
            if most != least and ways.get(row) == pole and not _is_extreme(figure, row, pole, most=most):
                return f"another moved the {'most' if most else 'least'}"
        of_all = not rows and _THINGS.search(clause) is not None and not _BUT.search(clause)
        if of_all and (reason := _of_scope(clause, figure, pole)):
            return reason
    return ""


def _of_none(text: str, figure: Figure) -> str:
    """Products told as new or lost where none was."""
    sums = _sums(figure)
    for part, said in _NEW_OR_LOST.items():
        if not sums.get(part) and said.search(text) and not NOT.search(text):
            return f"none was {part}"
    return ""


def _is_extreme(figure: Figure, row: str, pole: str, *, most: bool) -> bool:
    ways = ways_of_rows(figure)
    alike = [{one: much for one, much in change.items() if ways.get(one) == pole} for change in _changes(figure)]
    told = [one for one in alike if row in one]
    return not told or any(one[row] == (max(one.values()) if most else min(one.values())) for one in told)


@kept(256)
def _changes(figure: Figure) -> tuple[Mapping[str, Decimal], ...]:
    """By how much the rows moved: in percent or units, and in money."""
    found: dict[str, dict[str, Decimal]] = {}
    held: dict[str, dict[str, Decimal]] = {}
    for one in parts_of(figure).values:
        if one.row and isinstance(one.what, Number):
            held.setdefault(top_row(one.row), {})[one.part] = abs(one.what.value)
    for row, values in held.items():
        for part in _CHANGES & values.keys():
            found.setdefault(part, {})[row] = values[part]
        if {"amount", "was"} <= values.keys():
            found.setdefault("by", {})[row] = abs(values["amount"] - values["was"])
        elif "amount" in values:
            found.setdefault("by", {})[row] = values["amount"]
    return tuple(found.values())


def _of_scope(clause: str, figure: Figure, pole: str) -> str:
    same, against = _counts(figure, pole)
    for part, said in _OF_ONE_KIND.items() if figure.name == "revenue_bridge" else ():
        if said.search(clause):
            same = int(bool(_sums(figure).get(part)))
    every, none, some = (said.search(clause) is not None for said in (_ALL, _NONE, _SOME))
    if none and not some and same:
        return "some of them did"
    denied = NOT.search(clause) is not None
    if every and not denied and not none and against:
        return "some of them went the other way"
    if some and not denied and not none and same == 0:
        return "none of them did"
    return ""


@kept(64)
def _sums(figure: Figure) -> Mapping[str, Decimal]:
    """What was new, grew, shrank and was lost in a bridge, of all currencies."""
    sums: dict[str, Decimal] = {}
    for one in parts_of(figure).values:
        if isinstance(one.what, Number) and one.part in ("new", "grown", "shrunk", "lost"):
            sums[one.part] = sums.get(one.part, Decimal(0)) + one.what.value
    return sums


def _counts(figure: Figure, pole: str) -> tuple[int | None, int]:
    """How many rows went a way, None where that cannot be told of all, and how many went the other."""
    ways = list(ways_of_rows(figure).values())
    same, against = ways.count(pole), len(ways) - ways.count(pole)
    total = next((one for one in parts_of(figure).values if one.part == "grown"), None)
    if total is not None:  # a bridge tells in sums what grew and what shrank
        sums = _sums(figure)
        up, down = (
            sum(sums.get(part, Decimal(0)) != 0 for part in of) for of in (("new", "grown"), ("shrunk", "lost"))
        )
        return (up, down) if pole == "+" else (down, up)
    return (same if same or figure.name in _WHOLE else None), against
