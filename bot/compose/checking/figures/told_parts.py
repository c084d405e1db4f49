"""Which value of a figure the words about a number tell it as: by what stands nearest to it in grammar.

Each word that tells a part ("late", "shipped", "so far") is weighed by how far it stands from a number: by the words,
the joints and the other numbers between. A number is told as another value only where that value's words weigh more
there than its own, or where two numbers exchanged would stand better than they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from bot.compose.checking.figures.role_words import cue_pattern
from bot.compose.checking.figures.wholes import PARTS
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern
from knowledge.text import NumberMention

_PARTS = (*PARTS, ("sold", "received"), ("amount", "target"))
Span = tuple[int, int]
Cues = Mapping[str, Sequence[Span]]

NUMBER = "¦"
# By how much another reading must stand better before a number counts as told so.
_PLAINLY = 0.2
# A word that stands further than this from a number tells nothing of it.
_FAINT = 0.28
_NUMBERS = re.compile(f"{NUMBER}+")
_RANGE = pattern(rf"{NUMBER}+ ?(?:to|and|or|-|–|থেকে|হতে|টাকা থেকে) ?{NUMBER}+")
_JOINT = pattern(r",(?!\d)|\b(?:and|while|but|with|against|where|though|plus|versus|in)\b|এবং|আর(?= )|ও(?= )|কিন্তু|যদিও")
_APART = pattern(r",(?!\d)|[;:।]|\.(?!\d)|\b(?:and|but)\b")
_BREAK = pattern(r"[;।]|\.(?!\d)|:|[()]")
_LABEL = re.compile(
    r"^(?: (?:promises?|commitments?|ones?|tasks?|প্রতিশ্রুতি))? ?(?:at|of|is|was|are)? ?:? ?(?:at|of|is)? ?$"
)
# "Goal until June 2027: 75 lakh. Reached by 23 November: 15 lakh."
_HEADING = pattern(rf"[^.,;।{NUMBER}]*(?:{NUMBER}+[^.,;।{NUMBER}:]*)?: ?(?:roughly |about |around |প্রায় |মোট )?")
_HEAD_BEGINS = pattern(r"(?:[.;।] )$")
# "Sold more than it received: 154 against 102": what stands before the mark heads both numbers.
_COMPARED_HEAD = pattern(r"(?:\bthan\b|\bagainst\b|চেয়ে|তুলনায়)[^;:.()।]*$")
_MARK = pattern(r"[,:(] ?$")
# "17 late of 28": what stands before "of" is said of the part, and not of the whole.
_PARTITIVE = pattern(rf"{NUMBER}(?:(?! an? | the | its | their | usual )[^,;:.()।])*$")
_A_PART = pattern(
    r" ?(?:out )?of (?:(?:the|our|its|their|all|these|those|open|some|[^\s,;:.()]+['’]s?) ){0,4}| ?(?:এর )?মধ্যে "
)
_PART_OF = pattern(
    rf"{NUMBER}+(?:[^,;:.()।{NUMBER}]* (?P<of>(?:out )?of) (?:its |the |our |their |those |these |all |bdt |a |total )*"
    rf"|[^,;:.()।{NUMBER}]*(?:(?:মধ্যে|ভেতর|ভিতর)(?: থেকে)?|থেকে) ?(?:[^,;:.()।{NUMBER}]{{0,12}} )?"
    rf"|(?:[^,;:.()।{NUMBER}]*র)? ){NUMBER}+"
)
# The same with more between: "7 of Padma Mart's 10", "7 late between June and July, out of 28", "28, of which 7".
_OF_AT_ONCE = pattern(rf"^(?: [^\s,;:.()।{NUMBER}]+)? (?:out )?of [^,;:.()।{NUMBER}]*$")
_OUT_OF = pattern(r"\b(?:out )?of (?:(?:a|the|our|its|their|all|these|those|some|total|of|nearly|about) ){0,4}$")
_OF_THEM = pattern(r"^(?: \S+)? of (?:them|these|those|which|whom|it)\b")
_OF = pattern(r"\b(?:out )?of\b|\bamong\b|মধ্যে")
# A number of which another is told as a part: "17 of the 28", 28টির মধ্যে 17, ২৮টির ১৭টি.
_WHOLE_OF_IT = pattern(rf"{NUMBER}[^,;:.()।{NUMBER}]* (?:out )?of (?:(?:the|our|its|their|all|these|those|open) )*$")
_WHOLE_OF_IT_BN = pattern(
    rf"^[^,;:.()।{NUMBER}]*(?:মধ্যে|ভেতর|ভিতর|থেকে)(?: [^,;:.()।{NUMBER} ]+)? {NUMBER}"
    rf"|^ (?:[^,;:.()।{NUMBER} ]+র )?{NUMBER}"
)


def masked(text: str, said: Iterable[NumberMention]) -> str:
    """A text with its numbers blotted out, each as long as it was."""
    for one in said:
        text = text[: one.start] + NUMBER * (one.end - one.start) + text[one.end :]
    return text


def cues_in(text: str, parts: Iterable[str]) -> Cues:
    """Where a masked text tells each of these parts; of words within longer ones ("not shipped") the longer count."""
    cues_of = set(parts)
    found = [(part, one.span()) for part in sorted(cues_of) for one in cue_pattern(part).finditer(text)]
    cues: dict[str, list[Span]] = {}
    for part, (start, end) in found:
        within = any(s <= start and end <= e and e - s > end - start for other, (s, e) in found if other != part)
        if not within:
            cues.setdefault(part, []).append((start, end))
    if {"low", "high"} <= cues_of:
        for one in _RANGE.finditer(text):
            cues.setdefault("low", []).append((one.start(), one.start()))
            cues.setdefault("high", []).append((one.end(), one.end()))
    return cues


def told_as(text: str, mention: NumberMention, own: set[str], rivals: set[str], cues: Cues) -> str:
    """The word of a rival that tells this number where none of its own does; "" where there is none."""
    mine = weight(text, mention, own, cues)
    wholes = {whole for part, whole in _PARTS if part in own}
    if _WHOLE_OF_IT.search(text[: mention.start]) or _WHOLE_OF_IT_BN.search(text[mention.end :]):
        rivals = rivals - {part for part, _ in _PARTS}  # what is told is told of the part
    for part in sorted(rivals):
        if part in wholes and mine:
            continue  # "two unshipped ones past their day": a part is of its whole
        nearest = max(cues.get(part, ()), key=lambda span: _weight(text, mention, span), default=None)
        if nearest is not None and _weight(text, mention, nearest) > mine + _PLAINLY:
            return text[slice(*nearest)]
    return ""


def told_as_none(text: str, spans: Iterable[Span]) -> bool:
    """Whether each of these words stands in a clause that has no number and denies: "two notes, no new promises"."""
    clauses = [_clause_around(text, span) for span in spans]
    return bool(clauses) and all(NUMBER not in one and NOT.search(one) for one in clauses)


def _clause_around(text: str, span: Span) -> str:
    start = max((one.end() for one in _APART.finditer(text, 0, span[0])), default=0)
    after = _APART.search(text, span[1])
    return text[start : after.start() if after else len(text)]


def better_exchanged(
    text: str, one: tuple[NumberMention, set[str]], other: tuple[NumberMention, set[str]], cues: Cues
) -> bool:
    """Whether two numbers would stand by their own words if each stood where the other does, and do not so now."""
    (first, parts), (second, others) = sorted((one, other), key=lambda told: told[0].start)
    of_it = any((one in parts and of in others) or (of in parts and one in others) for one, of in _PARTS)
    if of_it and (partitive := _partitive(text, first, second)):
        part, whole = (parts, others) if partitive == "part first" else (others, parts)
        return not any(one in part and of in whole for one, of in _PARTS)
    if (mark := _MARK.search(text[: first.start])) and _COMPARED_HEAD.search(text[: mark.start()]):
        return False
    if _A_PART.fullmatch(text[first.end : second.start]):
        return False  # "5 of our 8 promises": which is the part is told by their values
    as_told = weight(text, first, parts, cues) + weight(text, second, others, cues)
    turned = weight(text, first, others, cues) + weight(text, second, parts, cues)
    return turned > as_told + _PLAINLY


def _partitive(text: str, first: NumberMention, second: NumberMention) -> Literal["", "part first", "whole first"]:
    """Which of two numbers is told as a part of the other; "" where neither is."""
    if found := _PART_OF.fullmatch(text[first.start : second.end]):
        return "part first" if found["of"] else "whole first"
    if _OF_THEM.search(text[second.end :]):
        return "whole first"
    if _OF_AT_ONCE.search(text[first.end : second.start]) or _OUT_OF.search(text[: second.start]):
        return "part first"
    return ""


def weight(text: str, mention: NumberMention, parts: Iterable[str], cues: Cues) -> float:
    """How plainly a number is told as one of these parts: 1 beside the word for it, 0 where there is none."""
    return max((_weight(text, mention, span) for part in parts for span in cues.get(part, ())), default=0.0)


def _weight(text: str, mention: NumberMention, span: Span) -> float:
    start, end = span
    before = end <= mention.start
    between = text[end : mention.start] if before else text[mention.end : start]
    if start < mention.end and end > mention.start:
        return 1.0
    if before and ":" in between and _COMPARED_HEAD.search(text[:start]):
        return 0.0
    far = 0.0 if before and (_LABEL.search(between) or between == " (") else _far(between)
    if before and _HEADING.fullmatch(between) and (start == 0 or _HEAD_BEGINS.search(text[:start])):
        far = 1.0
    if before and (of := _OF.search(between)) and _PARTITIVE.search(text[: end + of.start()]):
        far += 4
    near = 2 / (2 + far)
    return near if near >= _FAINT else 0.0


def _far(between: str) -> float:
    """The words between a number and a word about it; a joint or another number puts them further apart."""
    words = len(_NUMBERS.sub(" ", between).split())
    return (
        words + 2 * len(_JOINT.findall(between)) + 4 * len(_BREAK.findall(between)) + 3 * len(_NUMBERS.findall(between))
    )
