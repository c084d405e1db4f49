"""What comes first and what after it, in a note and in a sentence: "relists after seven weeks", শিট পেলেই ছাড়ব."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.compose.checking.meaning.compared import spoken_of
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.places import Places, places_of
from knowledge.evidence import Passage

# What comes first and what comes second, each with the words between; the first pattern that is found tells.
_ORDERS = tuple(
    map(
        pattern,
        (
            r"^(?P<second>.+),? (?:and |but )?before that,? (?P<first>.+)$",
            r"^(?P<first>.+?)(?:,| -)? (?:and )?(?:then|afterwards|after that|thereafter|later on) (?P<second>.{4,})$",
            r"^(?P<first>.+?) (?:come|comes|came|is|are) first,? (?:and |then )*(?P<second>.+)$",
            r"^(?P<second>.+?) (?:come|comes|came|is|are|may come) (?:later|last"
            r"|afterwards),? (?:and |then )*(?P<first>.+)$",
            r"^(?P<first>.+?) first,? (?:and |then |but )+(?P<second>.+?)(?: later| afterwards| after)?$",
            r"^(?:only )?(?:after|once|as soon as) (?P<first>[^,]+), (?P<second>.+)$",
            r"^(?:even )?before (?P<second>[^,]+), (?P<first>.+)$",
            r"^(?P<second>.+?) (?:only |just |right |soon |shortly )*(?:after|once|as soon as"
            r"|follows?|followed) (?P<first>.+)$",
            r"^(?P<first>.+?) (?:even |just |right |shortly |long )*(?:before|precedes?|preceded) (?P<second>.+)$",
            r"^(?:.{0,30} )?আগে (?P<first>.+?),? (?:পরে|তারপর|এরপর|তার পরে) (?P<second>.+)$",
            r"^(?:.{0,30} )?পরে (?P<second>.+?),? আগে (?P<first>.+)$",
            r"^(?P<first>.+?),? (?:তারপর|এরপর|তার পরে|এর পরে) (?P<second>.+)$",
            r"^(?P<first>.+(?:র|ের)) (?:পর|পরে|পরেই|পরই) (?P<second>.+)$",
            r"^(?P<second>.+(?:র|ের)) (?:আগে|আগেই|পূর্বে) (?P<first>.+)$",
            r"^(?P<first>.+লে)(?:ই| তবেই| তারপর) (?P<second>.+)$",
        ),
    )
)
# What is denied tells no order by itself, and the order to a day is held against that day.
_DENIED = pattern(
    r"\b(?:not|never|no)\b[^,]*\b(?:before|after|until|once)\b|(?:আগে|পরে|পর)\S* (?:[^,]* )?(?:না|নয়)(?=[ ,]|$)"
    r"|\b(?:before|after|until) (?:the )?(?:\S+day,? )?(?:\d(?!\d* (?:day|week|month))"
    r"|(?:[a-z]+ )?\d)(?!\d* (?:day|week|month))"
    r"|\d\S*(?: \S+)?(?:র| এর|-এর|ের) (?:আগে|পরে|পর)|\b(?:a|one|\d+) (?:\S+ )?(?:before|after)\b"
)
_ENDS = pattern(r"[;:()।]|\.(?= |$)")


def out_of_sequence(places: Places, passages: Sequence[Passage]) -> str:
    """Why one thing may not be told to come before another; "" where it may, or where no note tells their order."""
    said = list(_orders(places.text))
    held = [one for passage in passages for one in _orders(places_of(passage).text)] if said else []
    for first, second in said:
        same = any(first & before or second & after for before, after in held)
        turned = any(first & after or second & before for before, after in held)
        if turned and not same:
            return "the source tells the one before the other the other way round"
    return ""


@lru_cache(maxsize=1024)
def _orders(text: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(_in_order(text))


def _in_order(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """What a text tells to come first and what second, by what each speaks of."""
    for piece in _ENDS.split(text):
        if _DENIED.search(piece):
            continue
        found = next((found for one in _ORDERS if (found := one.search(piece.strip()))), None)
        if found is not None:
            first, second = spoken_of(found["first"]), spoken_of(found["second"])
            yield first - second, second - first
