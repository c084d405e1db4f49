"""Whose each of several promises is: by the rows that a sentence names, and by the numbers of either side."""

from __future__ import annotations

from itertools import pairwise

from bot.compose.checking.figures.row_names import rows_named
from bot.compose.checking.figures.sides import Side, account_marked, side_said
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.rows_held import rows_in
from knowledge.evidence import AccountCard, Figure, Quantity, Term

_OURS = word(r"we|us|our|ours|আমরা|আমাদের|আমাদেরটা")
_THEIRS = word(r"they|them|their|theirs|(?:the )?(?:customer|client|buyer)(?:'s)?|¶(?:'s)?|তারা|তাদের|ওরা|ওদের|গ্রাহক\S*")
# With whom it all is, is neither side: "overdue with Padma Mart", "between us".
_WITH = pattern(
    r"\b(?:with|between|at|to|for|towards) (?:us and )?¶|\b(?:between|with) us\b|¶ ?(?:এর|র"
    r"|ের)? ?(?:সঙ্গে|সাথে|কাছে)|\b(?:owe[sd]?|owed to|to) us\b"
)
_ALL_ARE = pattern(
    r"\b(?:all|every one|each)\b(?: [^\s,;.]+){0,8} (?:is|are|were|was|lies?|sits?) (?:on )?(?:ours"
    r"|theirs|our side|their side"
    r"|¶'s|with us|with ¶)\b|\b(?:none|not one)\b(?: [^\s,;.]+){0,8} (?:is|are|were|was) (?:ours|theirs|¶'s)\b"
    r"|(?:সব|সবগুলো|সবকটি|প্রতিটি)(?: [^\s,;.।]+)? (?:আমাদের|তাদের|ওদের|¶ ?(?:এর|র|ের)?)(?: দিকে|ই)?(?= ?[,;।.]|$)"
    r"|(?:একটিও|একটাও|কোনোটিই?|কোনোটাই?) (?:আমাদের|তাদের|ওদের) (?:নয়|না)"
)
_WITH_US = pattern(r"\bwith us\b(?! and)|আমাদের (?:সঙ্গে|সাথে|কাছে) \d")
# "On our side, three promises": what it begins with tells whose all the rest is.
_APART = pattern(
    r"(?<! side)(?<! part),|[;।]|\.(?=\s|$)|\b(?:and|while|but|against|whereas|versus)\b|এবং|আর(?= )|কিন্তু|ও(?= )"
)


def other_side_of_rows(places: Places, figure: Figure, account: AccountCard | None) -> str:
    """Why a sentence gives a promise, or a number of them, to the other side; "" where it does not."""
    if not {"ours", "theirs"} <= figure.sentence.values.keys():
        return ""
    if _all_of_one(places.text, figure, account):
        return "some are ours and some are theirs"
    return _of_numbers(places, figure, account) or _of_rows(places.text, figure, account)


def _all_of_one(text: str, figure: Figure, account: AccountCard | None) -> bool:
    """Whether all promises are told as those of one side, where either side has some."""
    held = [figure.sentence.values[side] for side in ("ours", "theirs")]
    if not all(isinstance(one, Quantity) and one.number for one in held):
        return False
    return _ALL_ARE.search(account_marked(text, account)) is not None


def _of_numbers(places: Places, figure: Figure, account: AccountCard | None) -> str:
    """Each number of promises stands beside its side, where a part of the sentence holds one of either."""
    held = {side: figure.sentence.values[side] for side in ("ours", "theirs")}
    numbers = {side: one.number for side, one in held.items() if isinstance(one, Quantity)}
    if len(set(numbers.values())) != 2:
        return ""
    text = account_marked(places.text, account)
    with_each = _WITH_US.search(text) is not None  # "late with us 2, with them 5"
    ends = [0, *(found.start() for found in _APART.finditer(text)), len(text)]
    for start, stop in pairwise(ends):
        here = [one for one in places.numbers if start <= one.start < stop and one.kind == "plain"]
        part = text[start:stop] if with_each else _WITH.sub(" ", text[start:stop])
        sides = {side for side, said in (("ours", _OURS), ("theirs", _THEIRS)) if said.search(part)}
        if len(here) != 1 or len(sides) != 1:
            continue
        side = sides.pop()
        mine = {one for one, number in numbers.items() if number == here[0].value}
        if mine and side not in mine:
            return f"it is {numbers[side]:f} of {side}"
    return ""


def sides_of_rows(figure: Figure) -> dict[str, str]:
    """Whose each row of a list is: "ours", "theirs"."""
    return {key: side.word for key, row in rows_in(figure) if isinstance(side := row.get("side"), Term)}


def _of_rows(text: str, figure: Figure, account: AccountCard | None) -> str:
    """Where all that it names are of one side, they are told of that side."""
    rows = sides_of_rows(figure)
    named, rest = rows_named(text, figure)
    sides = {rows.get(one.row, "") for one in named}
    if len(sides) != 1 or not (held := sides.pop()):
        return ""
    both = _OURS.search(rest) and _THEIRS.search(rest)
    said: Side = "" if both else side_said(rest, None)
    return f"it is a promise of {held}, not of {said}" if said and said != held else ""
