"""Whether two rows of a list stand to each other as a sentence says: more, less, later, longer, better."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.compose.checking.figures.measures import Family, Measure
from bot.compose.checking.figures.row_names import RowName
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word

Means = tuple[tuple[Family, int], ...]
# The first that is found tells; what is longer stands before what is part of it.
_SAID: tuple[tuple[str, Means], ...] = (
    (r"fewer days ago|কম (?:দিন|সময়) আগে", (("recent", 1),)),
    (r"more days ago|বেশি (?:দিন|সময়) আগে", (("recent", -1),)),
    (r"more recent(?:ly)?|newer|(?:বেশি )?সম্প্রতি|নতুন", (("recent", 1),)),
    (r"less recent(?:ly)?|longer ago|(?:যোগাযোগ|কথা|আলাপ|দেখা)\S* (?:\S+ )?আগে", (("recent", -1),)),
    (r"before|আগে|আগের|আগেই", (("recent", -1), ("size", 1))),
    (r"afterwards|after|পরে|পরের|পর", (("recent", 1), ("size", -1))),
    (r"earlier|sooner", (("recent", -1), ("behind", -1), ("size", 1))),
    (r"later", (("recent", 1), ("behind", 1), ("size", -1))),
    (
        r"(?:more|longer) (?:overdue|late|delayed|outstanding|days)|(?:older|longer)|more days|further behind"
        r"|বেশি (?:দেরি\S*|দিন\S*|পুরনো|পুরোনো)|(?:পুরনো|পুরোনো|লম্বা|দীর্ঘ)\S*",
        (("late", 1),),
    ),
    (r"less (?:overdue|late|delayed)|fewer days|shorter|younger|কম (?:দেরি\S*|দিন\S*)", (("late", -1),)),
    (r"faster|quicker|দ্রুত\S*|তাড়াতাড়ি", (("speed", 1),)),
    (r"slower|ধীর\S*|আস্তে", (("speed", -1),)),
    (r"better|ভালো", (("mark", 1), ("size", 1))),
    (r"worse|poorer|খারাপ|দুর্বল", (("mark", -1), ("size", -1))),
    (
        r"more|higher|larger|bigger|greater|stronger|closer|heavier|above|ahead|exceed\w*|outs[eo]l[ld]s?|tops|topped|beats?|over"
        r"|surpass\w*|overt(?:ook|akes?)|outstrip\w*|outdoes|outdid|বেশি|বড়|এগিয়ে|উপরে|ওপরে|ছাড়ি\S*|ছাপি\S*|টপক\S*",
        (("size", 1),),
    ),
    (
        r"less|fewer|lower|smaller|weaker|lighter|below|behind|under|trail(?:s|ed|ing)?|কম|ছোট|পিছিয়ে|নিচে|নীচে",
        (("size", -1),),
    ),
)
COMPARATIVES = tuple((word(text), means) for text, means in _SAID)
# Of months and quarters these tell when, not how much.
_IN_TIME = word(r"before|after|afterwards|earlier|sooner|later|আগে|আগের|আগেই|পরে|পরের|পর")


def compared_wrongly(text: str, named: Sequence[RowName], measures: Sequence[Measure], *, in_time: bool = False) -> str:
    """Why two rows may not be compared so; "" where they may, or none can be told.

    text: in normal form. in_time: whether the rows are months or quarters, which follow each other.
    """
    others = [one for one in named if one.other]
    firsts = [one for one in named if not one.other]
    if len({one.row for one in others}) != 1 or len({one.row for one in firsts}) != 1:
        return ""
    first, second = firsts[0].row, others[0].row
    plain = text
    for one in named:
        plain = f"{plain[: one.start]}{'¦' * (one.end - one.start)}{plain[one.end :]}"
    if first == second or NOT.search(plain):
        return ""
    means = _told(_IN_TIME.sub("¦", plain) if in_time else plain)
    told = [
        (one.by_row[first] - one.by_row[second]) * sign
        for family, sign in means
        for one in measures
        if one.family == family and first in one.by_row and second in one.by_row
    ]
    if told and all(one < 0 for one in told):
        return "two of the list are compared the wrong way round"
    return ""


_NEXT = pattern(r"(?:followed (?:closely )?by|then(?: comes)?|next (?:comes|is)|তার পরে?ই?|এরপর) $")
_BEFORE = pattern(r"(?:preceded by|তার আগে|তার ওপরে|তার উপরে) $")


def out_of_order(text: str, named: Sequence[RowName], order: Sequence[str]) -> str:
    """Why one row may not be told to follow another; "" where it does in the list. order: the rows as it has them."""
    for one, other in pairwise(one for one in named if one.row in order):
        between = text[one.end : other.start]
        way = bool(_NEXT.search(between)) - bool(_BEFORE.search(between))
        if way and (order.index(other.row) - order.index(one.row)) * way < 0:
            return "two of the list are told in the wrong order"
    return ""


def _told(text: str) -> Means:
    """What the comparative of a text means; nothing where another one says the opposite."""
    for found, means in COMPARATIVES:
        if found.search(text):
            rest = found.sub("¦", text)
            opposite = {(family, -sign) for family, sign in means}
            others = {one for other, meant in COMPARATIVES if other.search(rest) for one in meant}
            return () if others & opposite else means
    return ()
