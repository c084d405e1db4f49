"""Two comparisons that say the same from either end: "Golpata is dearer than we are", "we are cheaper than Golpata"."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.patterns import pattern, word
from knowledge.normal import BENGALI, WORD

_THAN = pattern(r"\b(?:than|below|above|beneath|compared (?:to|with))\b")
_THAN_BN = pattern(r" (?:চেয়ে|তুলনায়|(?<=র )(?:নিচে|নীচে|ওপরে|উপরে))(?= |$)")
_BEFORE, _AFTER = word("before|until|till"), word("after|once")
# In Bengali what comes before something stands after it: খ-এর আগে ক.
_BEFORE_BN = pattern(r"(?<=র) আগে(?= )|(?<=তে) (?:হলে|চাইলে|গেলে) আগে(?= )")
_FIRST = pattern(r"^ ?(?:before|after|once|until)\b")
_WE = pattern(r"\b(?:we|us|our|ours)\b|আমাদের|আমরা")
# In Bengali what is compared with is the last word or two before চেয়ে.
_SO_NEAR = 2


def compared_the_other_way(one: str, other: str) -> bool:
    """Whether what the one compares is what the other compares it with, and not the same as in the other."""
    (mine, against), (theirs, their_against) = _ends_of(one), _ends_of(other)
    if not against:  # "ours is higher than Golpata's": Golpata's is lower
        return "we" in theirs - mine and not mine.isdisjoint(their_against)
    if not their_against:
        return False
    return bool(mine & their_against and against & theirs) and not against & their_against


def told_in_the_other_order(one: str, other: str) -> bool:
    """Whether what comes before in the one text is what is after it in the other: "A before B", "B after A"."""
    (mine, then), (theirs, their_then) = _in_order(one), _in_order(other)
    exchanged, same = len(mine & theirs) + len(then & their_then), len(mine & their_then) + len(then & theirs)
    return exchanged > same


@lru_cache(maxsize=4096)
def _in_order(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a text in normal form tells to come first, and what after it; nothing where it tells no order."""
    if before_it := _BEFORE_BN.search(text):
        return spoken_of(text[before_it.end() :]), spoken_of(text[: before_it.start()])
    before, after = _BEFORE.search(text), _AFTER.search(text)
    found = before or after
    if found is None or (before is not None and after is not None and "not before" not in text):
        return frozenset(), frozenset()
    found = after if before is not None and after is not None else found
    assert found is not None
    left, right = text[: found.start()], text[found.end() :]
    if _FIRST.search(text):
        right, _, left = right.partition(",")
    first, then = (right, left) if found is after else (left, right)
    return spoken_of(first), spoken_of(then)


@lru_cache(maxsize=4096)
def _ends_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a text in normal form compares, and what it compares it with; the latter empty where it does not compare."""
    than = (_THAN_BN if BENGALI.search(text) else _THAN).search(text)
    if than is None:
        return spoken_of(text), frozenset()
    before, after = text[: than.start()], text[than.end() :]
    if not BENGALI.search(text):
        return spoken_of(before), spoken_of(after.partition(",")[0])
    words = WORD.findall(before)
    return spoken_of(" ".join([*words[:-_SO_NEAR], after])), spoken_of(" ".join(words[-_SO_NEAR:]))


def spoken_of(text: str) -> frozenset[str]:
    """What a text in normal form speaks of, without numbers; us too."""
    found = frozenset(one for one in concepts(text) if not re.match(r"\d", one))
    return found | {"we"} if _WE.search(text) else found
