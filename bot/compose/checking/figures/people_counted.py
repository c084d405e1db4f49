"""How many of the people of a list a sentence says something of: all, most, none, only one of them."""

from __future__ import annotations

import re

from bot.compose.checking.figures.row_names import rows_named
from bot.compose.checking.figures.standing import standing_of, standing_said
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import Figure

_ALL = word(
    r"all|every\w*|each|both|everyone|everybody|(?:the )?(?:two|three|four|five|2|3|4|5) of them|সবাই"
    r"|সবারই?|সকলে\S*|প্রত্যেক\S*"
    r"|(?:\d|দুই|তিন|চার|পাঁচ)জনই|উভয়\S*"
)
_BOTH = word(r"both|উভয়\S*|দুজনই")
_MOST = word(r"most|the majority|more than half|বেশির ?ভাগ\S*|অধিকাংশ\S*")
_NONE = word(r"none|nobody|no one|not one|neither|no (?=\S)|(?:কেউই?|কারও|কোনো)(?: \S+){0,6} (?:না|নন|নয়|নেই)")
_ONLY = word(r"only|alone|just|শুধু|কেবল|একমাত্র")
_BUT = word(r"not (?:all|every\w*|both)|but|except\w*|apart from|other than|save|সবাই নন|ছাড়া|বাদে")
_CLAUSE = pattern(r"[,;:()।]|(?<!\d)\.|\.(?!\d)| (?:and|while|but|whereas|though|although|আর|এবং|কিন্তু|তবে) ")
_NOT = pattern(r"(?:\bnot|n't) (?:an? |our |the |in )?$")
_FEWEST = 2


def miscounted(text: str, figure: Figure) -> str:
    """Why what is said of all, most, none or only one of the people is not so; "" where it is, or cannot be told."""
    held = standing_of(figure)
    if len(held) < _FEWEST:
        return ""
    for clause in _CLAUSE.split(text):
        every, most, none, only = (said.search(clause) for said in (_ALL, _MOST, _NONE, _ONLY))
        if not (every or most or none or only) or _BUT.search(clause):
            continue
        if every and _BOTH.fullmatch(every[0]) and not rows_named(clause, figure)[0] and rows_named(text, figure)[0]:
            continue  # both of those named before
        told = {(family, said) for at, family, said in standing_said(clause) if not _NOT.search(clause[:at])}
        for family, said in sorted(told):
            if none and said == "non_supporter":
                continue  # কেউই সমর্থক নন
            so = {row for row, own in held.items() if own.get(family) == said}
            if said == "supporter" and none:
                so |= {row for row, own in held.items() if own.get(family) in ("mentor", "champion")}
            if reason := _wrong(so, len(held), clause, figure, (every, most, none, only)):
                return f"{reason}: {said.replace('_', ' ')!r}"
    return ""


def _wrong(so: set[str], people: int, clause: str, figure: Figure, told: tuple[re.Match[str] | None, ...]) -> str:
    every, most, none, only = told
    named = {one.row for one in rows_named(clause, figure)[0] if one.row}
    if none:
        return "some of them are so" if so and not named and not every else ""
    if only:
        return "others are so too" if len(named) == 1 and so - named else ""
    if named:
        return ""
    if every:
        return "not all of them are so" if len(so) < people else ""
    return "not most of them are so" if most and 2 * len(so) <= people else ""
