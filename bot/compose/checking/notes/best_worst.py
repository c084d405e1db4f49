"""Which goods a note tells to do best and which worst: "the dish liquid sells best there, the biscuit worst"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from bot.compose.checking.figures.row_comparisons import COMPARATIVES
from bot.compose.checking.figures.superlative_words import FOOT, HEAD, NONE_MORE, SUPERLATIVES, Means
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.names.goods import goods_at
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.places import Places, places_of
from knowledge.evidence import Passage

_OF_SALES = frozenset({"mark", "size", "speed"})
_ENDS = pattern(r"[,;:()।]|(?<!\d)\.|\.(?!\d)|\b(?:and|while|but|whereas)\b| (?:আর|এবং|কিন্তু|তবে|ও) ")
_OUTSOLD = word(r"outsold by|beaten by|behind|trails?|lags?")
_OUTSELLS = word(r"outsells?|outsold|beats?|ahead of|tops|সামনে|চূড়া\S*")
_THAN = word(r"than|চেয়ে|তুলনায়|outsold by|outsells?|outsold|behind|ahead of|beats?|beaten by|trails?")


def best_for_worst(places: Places, passages: Iterable[Passage]) -> str:
    """Why goods may not be told to do so well, or so badly; "" where they may, or where no note tells it."""
    told = [one for one in map(_told, passages) if any(one)]
    goods = goods_at(places.text) if told else []
    for best, worst in told if goods else ():
        for start, end in _clauses(places.text):
            here = [(at, one in best) for at, one in goods if start <= at < end and (one in best) != (one in worst)]
            for at, well in _ways(places.text[start:end], [(at - start, is_best) for at, is_best in here]):
                if well != at:
                    return "the source tells what does best and what does worst the other way round"
    return ""


@kept(256)
def _told(passage: Passage) -> tuple[frozenset[str], frozenset[str]]:
    """The goods that a note tells to do best, and those that it tells to do worst."""
    text = places_of(passage).text
    told: dict[int, set[str]] = {1: set(), -1: set()}
    if NOT.search(text):
        return frozenset(), frozenset()
    for start, end in _clauses(text):
        goods = {one for at, one in goods_at(text) if start <= at < end}
        for sign in {sign for said, means in SUPERLATIVES if said.search(text[start:end]) for sign in _signs(means)}:
            told[sign] |= goods
    return frozenset(told[1] - told[-1]), frozenset(told[-1] - told[1])


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    ends = [0, *(found.end() for found in _ENDS.finditer(text)), len(text)]
    return pairwise(ends)


def _signs(means: Means) -> set[int]:
    return {sign for family, sign in means if family in _OF_SALES}


def _ways(clause: str, goods: list[tuple[int, bool]]) -> Iterator[tuple[bool, bool]]:
    """The goods of a clause, each with whether it is told to do well. goods: where each is, and whether it is best."""
    kinds = {best for _, best in goods}
    none = {sign for said, means in NONE_MORE if said.search(clause) for sign in _signs(means)}
    if len(none) == 1 and len(kinds) == 1:
        yield kinds.pop(), none == {1}
        return
    sign = _sign(clause)
    if not goods or not sign or NOT.search(clause):
        return
    than = _THAN.search(clause)
    if than is None:
        if len(kinds) == 1:
            yield kinds.pop(), sign == 1
        return
    before = [best for best, _ in groupby(best for at, best in goods if at < than.start())]  # "egg noodles" is one
    after = [best for at, best in goods if at > than.start()]
    subject, other = (before, after) if than[0].isascii() else (after or before[:-1], before[-1:])
    if subject and (len(kinds) == 2 or not other):
        yield subject[-1], sign == 1
    elif not subject and other:
        yield other[0], sign == -1


def _sign(clause: str) -> int:
    """Which way a clause tells that goods do; 0 where it tells none, or both."""
    signs = {sign for said, means in SUPERLATIVES if said.search(clause) for sign in _signs(means)}
    signs |= {sign for said, sign in ((HEAD, 1), (FOOT, -1)) if said.search(clause)}
    if not signs:
        first: re.Pattern[str]
        for first, means in COMPARATIVES:
            if first.search(clause) and (found := _signs(means)):
                signs = found
                break
        signs = {-1} if _OUTSOLD.search(clause) else {1} if _OUTSELLS.search(clause) else signs
    return signs.pop() if len(signs) == 1 else 0
