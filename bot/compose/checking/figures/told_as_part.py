"""Which value of a figure a number is, by the words beside it: in or out, on hand or sold a week, cost or list price.

Where a figure holds several values of one kind, each clause tells by a word of its own which of them it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.compose.checking.figures.clause_spans import clause_spans
from bot.compose.checking.figures.row_names import rows_named, top_row
from bot.compose.checking.figures.sides import account_name
from bot.compose.checking.figures.two_times_words import FROM_BN, FROM_HERE, TO_HERE
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import Valued, parts_of
from knowledge.evidence import AccountCard, Figure
from knowledge.text import NumberMention

_SIDES = {
    "ours": r"our|ours|we|us|আমাদের|আমরা",
    "theirs": r"their|theirs|they|them|the (?:retailer|customer|shop|store)s?|তাদের|ওদের|তারা|ওরা|¶",
}
_HIGH = r"high(?:est|s)?|peak\w*|best|strongest|busiest|top|most|চূড়া\S*|সবচেয়ে (?:বেশি|ভালো)|সর্বোচ্চ|তুঙ্গে"
_LOW = r"low(?:est|s)?|weakest|slow(?:est)?|worst|bottom\w*|quietest|least|সবচেয়ে (?:কম|খারাপ|মন্দা)|সর্বনিম্ন|তলানি\S*"
# The values of a figure that could be taken for each other, each with the words that tell it.
_GROUPS: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "sell_in_and_out": (
        {
            "bought": r"bought|buys?|purchas\w+|took in|takes in|received|c[ao]me in|units in|sell-in"
            r"|in(?= ?(?:[,;.)]|and\b|$))|কিনে\S*|নিয়ে\S*|ঢুকেছে\S*|কেনা\S*",
            "sold": r"sold|sells?|went out|units out|sell-out|out(?= ?(?:[,;.)]|and\b|$))|বিক্রি\S*|বেচ\S*|বেরিয়ে\S*",
        },
    ),
    "weeks_of_supply": (
        {
            "units": r"on hand|in (?:stock|store)|in hand|stocks?|holds?|left|হাতে|স্টক\S*|মজুত\S*|মজুদ\S*",
            "rate": r"(?:a|per|each|every|average) week|weekly|sells?|sold|selling|সপ্তাহে|প্রতি সপ্তাহে|বিক্রি\S*",
        },
    ),
    "price_chain": (
        {
            "cost": r"costs?(?: price)?(?: us)?|খরচ\S*",
            "listed": r"list(?:s|ed)?(?: price)?(?: at)?|তালিকার দাম\S*|তালিকায়",
            "net": r"net(?: price)?|pays? us|নেট\S*",
            "shelf": r"shelf(?: price)?|on the shelf|sells? (?:it )?(?:for|at)|শেলফ\S*",
        },
        _SIDES,
    ),
    "share_of_shelf": (
        {
            "share": r"(?:of the |its |of its )?shelf(?: space| share)?|facings|of the space|শেলফ\S*",
            "sales": r"sales|of what (?:it|they) sells?|sell\w*|turnover|বিক্রি\S*",
        },
    ),
    "trade_rate": ({"spent": r"spent|spend\w*|খরচ\S*", "gross": r"gross|sales|turnover|বিক্রি\S*"},),
    "seasonality": (
        {
            "before": r"before\w*|ahead of|run-?up|lead-?up|(?:days|time) (?:leading )?up to|আগে\S*|আগের",
            "after": r"from (?:its|the) first day(?: on)?|once it|after\w*|during|when it begins|begins?|প্রথম দিন\S*"
            r"|শুরু\S*|পরে\S*|চলাকালে",
        },
        {"high_index": _HIGH, "low_index": _LOW},
    ),
}
_PATTERNS = {
    name: tuple({part: word(text) for part, text in group.items()} for group in groups)
    for name, groups in _GROUPS.items()
}
_WITH = pattern(r"\b(?:with|to|at|for|from|in|of) $")


def told_as_other_part(places: Places, figure: Figure, account: AccountCard | None) -> str:
    """Why a number is another value than the words beside it say; "" where it is that one, or none can be told."""
    if figure.name == "category_changes":
        return _from_to(places, figure)
    groups = _PATTERNS.get(figure.name)
    if groups is None or not places.numbers:
        return ""
    text = places.text
    named, rest = rows_named(text, figure)
    said = account_name(account) if account is not None else None
    if said is not None:
        rest = said.sub(lambda found: _as_party(found, places.text), rest)
    rows = {one.row for one in named if one.row}
    values = [one for one in parts_of(figure).values if len(rows) != 1 or top_row(one.row) in {"", *rows}]
    for group in groups:
        mine = [one for one in values if one.part in group and isinstance(one.what, Number)]
        told = [(one, own) for one in places.numbers if (own := _parts(one, text, mine))]
        for start, end in clause_spans(rest, named):
            here = [(one, own) for one, own in told if start <= one.start < end]
            cues = sorted(_cues(rest, start, end, group))
            if here and cues and (wrong := _wrong(here, cues)) is not None:
                return f"{text[wrong.start : wrong.end].strip()!r} is not what is told there"
    return ""


def _from_to(places: Places, figure: Figure) -> str:
    """It went from what it was to what it is."""
    values = [one for one in parts_of(figure).values if one.part in ("amount", "was")]
    for one, other in pairwise(places.numbers):
        if (_parts(one, places.text, values), _parts(other, places.text, values)) == ({"amount"}, {"was"}):
            between = places.text[one.end : other.start]
            if FROM_BN.search(between) or (FROM_HERE.search(places.text[: one.start]) and TO_HERE.search(between)):
                return "it goes from this time to the time before"
    return ""


def _as_party(found: re.Match[str], text: str) -> str:
    """The account's name as ¶ where it does something, of the same length."""
    return found[0] if _WITH.search(text[: found.start()]) else "¶".ljust(len(found[0]))


def _parts(mention: NumberMention, text: str, values: Sequence[Valued]) -> set[str]:
    return {one.part for one in values if isinstance(one.what, Number) and fits(mention, text, one.what)}


def _cues(text: str, start: int, end: int, group: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[int, int, str]]:
    for part, said in group.items():
        yield from ((found.start(), found.end(), part) for found in said.finditer(text, start, end))


def _wrong(
    told: Sequence[tuple[NumberMention, set[str]]], cues: Sequence[tuple[int, int, str]]
) -> NumberMention | None:
    """The first number that is told as another value, whichever side its words stand on; None where there is none."""
    if len(told) == 1:
        mention, own = told[0]
        return None if own & {part for _, _, part in cues} else mention
    if len(told) == len(cues) and (cues[-1][1] <= told[0][0].start or told[-1][0].end <= cues[0][0]):
        pairs = zip(told, cues, strict=True)
        return next((one for (one, own), cue in pairs if cue[2] not in own), None)
    wrong = [
        next((one for one, own in told if _cue_of(one, cues, before=before) not in own), None) for before in (1, 0)
    ]
    return wrong[0] if all(wrong) else None


def _cue_of(mention: NumberMention, cues: Sequence[tuple[int, int, str]], *, before: int) -> str:
    left = [part for _, end, part in cues if end <= mention.start]
    right = [part for start, _, part in cues if start >= mention.end]
    return left[-1] if left and (before or not right) else right[0] if right else cues[0][2]
