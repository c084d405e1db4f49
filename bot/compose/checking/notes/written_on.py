"""The day a note was written on, put for the one that it tells of: sales of October, told in a note of November.

How long before the note, or after it, something was is told the right way round, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.day_relations import relation_at
from bot.compose.checking.values.derived import days_between
from bot.compose.checking.values.places import Places, bounded, places_of
from bot.compose.days_said import Day, Said, day_of
from knowledge.evidence import Passage

# What is told of the time of a note, and of nothing in it: "in her August note", "said in August", আগস্টের নোটে.
_WRITTEN_BEFORE = word(
    r"(?:wrote|written|noted?|notes|said|says|told|tells|reports?|reported|informed|mentioned|called|recorded|logged"
    r"|visit|visited|call|mail|mailed|met|spoke|meeting|message|dated|as of|asked|agreed|confirmed)"
    r"(?: (?:us|me|this|it|so|that|back|down|again))*(?: (?:in|during|of|from|on|by|for))*(?: (?:early|late|mid|the))*"
)
_WRITTEN_AFTER = pattern(
    r"^(?: \d{4})?(?:'s)? (?:note|mail|call|visit|message|report|memo|meeting|update|entry|minutes)"
    r"|^(?: ?\d{4})? ?(?:মাসে|মাসের|এর|ের|র|য়ের|ে|তে|এ)? ?(?:মাসে |মাসের )?(?:\d+ তারিখে )?(?:এই |এক |লেখা )?"
    r"(?:নোট|লেখা|লিখ|জানি|জানা|বল|কল|ফোন|মেইল|বার্তা|ভিজিট|সাক্ষাৎ|রিপোর্ট)"
)
# "Eight days before Rehana's note", নোট লেখার ছয় দিন আগে.
_FROM_NOTE = pattern(
    r"^ (?:(?P<before>before|ahead of|prior to|earlier than)|after|later than|following)"
    r" (?:(?!on |the (?:due|agreed) )\S+ ){0,3}?(?:notes?|wrote|writing|mail|memo|entry|call|visit)(?=[ ,.;:]|$)"
)
_NOTE_BN = pattern(r"(?:নোট|মেইল|লেখা)(?:টা|টি)?(?:র|ের|টার|টির)?(?: লেখার)?(?: (?:ঠিক|মাত্র|তারিখের))? $")
_SIDE_BN = pattern(r"^ (?:(?P<before>আগে)|পরে?)")
_UNTIL_THEN = pattern(r"\b(?:until|till|up to|as of|as at) (?:the )?§|§ ?(?:তারিখ )?পর্যন্ত")
# "Only after Sajib's note": a note tells nothing that came later than itself.
_AFTER_NOTE = pattern(
    r"\b(?:after|since|following) (?:[^\s,;:]+ ){0,6}?(?:note|memo|minutes)\b"
    r"|\bafter [^\s,;:]+(?: [^\s,;:]+)? (?:wrote|noted)\b"
    r"|(?:নোটের|নোট লেখার|নোট দেওয়ার|লেখার)(?: তারিখের)? (?:পরেই?|পরই?|পর থেকে)"
)
_MAY_COME = word(
    r"will|would|shall|to|may|might|not|no|never|none|yet|still|না|নি|নেই|নয়|\S+(?:বে|বেন|ব|বো)|\S+(?:য়নি|েনি|িনি|ননি)"
)
_NOTE = word(r"notes?|নোট\S*")


def out_of_its_day(places: Places, passages: Sequence[Passage]) -> str:
    """Why what is told of the day on which a note was written is not so; "" where it is, or no such day is told."""
    return (
        told_of_own_day(places, passages) or other_side_of_note(places, passages) or told_after_itself(places, passages)
    )


def told_after_itself(places: Places, passages: Sequence[Passage]) -> str:
    """Why something may not be told as done after its own note; "" where it may, or the note speaks of another."""
    if not passages or not _AFTER_NOTE.search(places.text) or _MAY_COME.search(places.text):
        return ""
    another = any(_NOTE.search(places_of(one).text) for one in passages)
    return "" if another else f"{passages[0].ref} tells nothing that came after it"


def told_of_own_day(places: Places, passages: Sequence[Passage]) -> str:
    """Why a month, or a day by which or from which something is, may not be the note's own; "" where it may."""
    told = [day for passage in passages for day, _ in bounded(passage).days]
    for said in places.days:
        if not said.what.month or any(_may_be(said.what, day) for day in told) or _of_writing(places.text, said):
            continue
        own = [one for one in passages if one.when is not None and said.what.fits(day_of(one.when))]
        alike = [day for day in told if bool(day.day) == bool(said.what.day) and day.month]
        left_out = not any(_may_be(other.what, day) for other in places.days for day in alike)
        around = f"{places.text[: said.start]}§{places.text[said.end :]}"
        bound = not said.what.day or (
            relation_at(places.text, said.start, said.end) in ("by", "from") and not _UNTIL_THEN.search(around)
        )
        if own and alike and left_out and bound:
            return f"{places.text[said.start : said.end]!r} is when {own[0].ref} was written"
    return ""


def other_side_of_note(places: Places, passages: Sequence[Passage]) -> str:
    """Why something was not so many days before its note, or after it, as a sentence counts; "" where it was."""
    for said in (one for one in places.numbers if one.unit == "day"):
        before, after = places.text[: said.start], places.text[said.end :]
        found = _FROM_NOTE.search(after) or (_SIDE_BN.search(after) if _NOTE_BN.search(before) else None)
        days = [
            Decimal(days)
            for one in passages
            if found and one.when
            for days in days_between(one.when, (day for day, _ in bounded(one).days))
        ]
        if found and said.value in map(abs, days) and (-said.value if found["before"] else said.value) not in days:
            return f"{places.text[said.start : said.end].strip()!r} lie on the other side of the note"
    return ""


def _may_be(said: Day, held: Day) -> bool:
    """Whether a day is one that a note tells, or the month of one."""
    return said.fits(held) or (not said.day and said.month == held.month)


def _of_writing(text: str, said: Said[Day]) -> bool:
    before = [found.end() for found in _WRITTEN_BEFORE.finditer(text, 0, said.start)]
    near = bool(before) and not text[before[-1] : said.start].strip(" ,")
    return near or _WRITTEN_AFTER.search(text[said.end :]) is not None
