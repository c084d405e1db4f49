"""Whether a part that a figure tells as a share is told as large as it is: "most were late", "under half is sold".

A sentence may name the share itself, the count behind it or a portion in words, and it may tell it of what is so
("late", "sold") or of the rest ("on time", "unsold"). Of the rest a figure tells no number, so that its number, told of
the rest, is told of the opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeGuard

from bot.compose.checking.figures.role_words import cue_pattern
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places, places_in
from bot.compose.checking.values.portions_told import portions_told
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure
from knowledge.numbers import NumberMention


@dataclass(frozen=True, slots=True)
class Portion:
    """A share of a figure by its part, the counts behind it, the words for what is so and for the rest."""

    share: str
    counts: tuple[str, ...]
    so: re.Pattern[str]
    rest: re.Pattern[str]


_WHOLES = frozenset({"shipped", "ordered", "received"})
_NOT = r"(?:not|n't|never|neither|hardly)(?: [^\s,;:.]+){0,2}?"
_NOT_BN = r"(?:না|নি|নেই|নয়|[^\s,;:.।]*(?:য়নি|েনি|িনি|ননি|ায়নি))"
_LATE = r"late|delay\w*|overdue|past (?:their|its|the) (?:\S+ )?(?:day|date|deadline)|(?:দেরি|বিলম্ব)\S*|লেট"
_ON_TIME = (
    r"on time|early|without (?:an? |any )?(?:delays?|lateness)|ahead of (?:time|schedule)|in time"
    r"|punctual\w*|to schedule|on schedule|by the day"
    r"|(?:সময়মতো|সময়মত|যথাসময়ে|ঠিক সময়ে)|(?:দেরি|বিলম্ব|লেট) (?:ছাড়াই?|না (?:করে|হয়ে|করেই))|বিনা (?:দেরি|বিলম্ব)তে"
)
_IN_FULL = r"in full|complete(?:ly)?|(?:পুরোপুরি|সম্পূর্ণ|পূর্ণ)\S*"
_BOTH = (
    r"otif|on[- ]time(?:,? and| &|,)?[- ]in[- ]full|(?:complete|in full) and (?:on time|punctual)"
    r"|(?:on time|punctual)(?: and|,) (?:complete|in full)|ওটিফ\S*"
    r"|(?:সময়মতো|সময়মত|যথাসময়ে|ঠিক সময়ে) (?:ও |এবং |আর )?(?:পুরো|সম্পূর্ণ|পূর্ণ)\S*"
    r"|(?:পুরো|সম্পূর্ণ|পূর্ণ)\S* (?:ও|এবং|আর) (?:সময়মতো|সময়মত|যথাসময়ে|ঠিক সময়ে)"
)
_SHIPPED = (
    r"shipped|sent(?! back)|delivered|supplied|d[ei]spatched|filled|fulfilled|went out|gone out|left (?:our|the) \S+"
    r"|(?:শিপ|সরবরাহ|ডেলিভারি) (?:হয়েছে|হয়েছিল|করা হয়েছে|করেছি)|পাঠানো হয়েছে|পাঠিয়েছি|গেছে|পেয়েছে"
)
_SOLD = (
    r"sold(?! (?:to|by) us)|sold (?:on|off|through|out)|moved|went over the counter"
    r"|বিক্রি (?:হয়েছে|করেছে|হয়ে গেছে)|বেচেছে|বেচা হয়েছে|বেরিয়েছে"
)
_STAYS = (
    r"left (?:over|unsold|behind|unfilled)|unsold|unfilled|unshipped|undelivered|still (?:here|there"
    r"|open|to (?:go|come))"
    r"|stay\w*|remain\w*|missing|outstanding|cancell?ed|short-?shipped|sent back|returned|kept(?! on| selling| up)"
    r"|বাকি(?: আছে| রয়েছে| থেকে গেছে)?|অবিক্রীত|পড়ে (?:আছে|রয়েছে)|ফেরত\S*|বাতিল\S*|ঘাটতি\S*"
)
_REACHED = r"reached|achieved|attained|met|done|accomplished|made|in the books|(?:পূরণ|অর্জন|হাসিল|অর্জিত)\S*"
_TO_GO = (
    r"to go|left|missing|lacking|lacks?|outstanding|remain\w*|to come|still (?:open|needed|to be \w+)|short of|unmet"
    r"|বাকি(?: আছে| রয়েছে)?|ঘাটতি\S*|লাগবে|দরকার|অপূর্ণ"
)


def _denied(words: str, bengali: str) -> str:
    """The words for something, denied: before them in English, after them in Bengali."""
    return rf"{_NOT} (?:{words})|(?:{bengali}) (?:\S+ )?{_NOT_BN}"


_OVERDUE = Portion(
    "late/number",
    ("late",),
    word(rf"{_LATE}|ওভারডিউ|{_denied('on time|in time', 'সময়মতো|সময়মত|যথাসময়ে|ঠিক সময়ে')}"),
    word(rf"{_ON_TIME}|within (?:their|its) \S+|{_denied('late|delayed|overdue', 'দেরি|দেরিতে|লেট|ওভারডিউ')}"),
)
PORTIONS: Mapping[str, tuple[Portion, ...]] = {
    "late_orders": (
        Portion(
            "share",
            ("late",),
            word(
                rf"{_LATE}|fail\w* (?:\S+ ){{0,3}}(?:on|in) time"
                rf"|{_denied('on time|in time|punctual', 'সময়মতো|সময়মত|যথাসময়ে|ঠিক সময়ে')}"
            ),
            word(rf"{_ON_TIME}|{_denied('late|delayed|overdue', 'দেরি|দেরিতে|লেট|বিলম্ব')}"),
        ),
    ),
    "fill_rate": (
        Portion(
            "share",
            ("shipped",),
            word(_SHIPPED),
            word(rf"{_STAYS}|{_denied(_SHIPPED.partition('|(?:শিপ')[0], 'শিপ|পাঠানো|সরবরাহ')}|যায়নি|পায়নি|পাঠাইনি"),
        ),
    ),
    "sell_through": (
        Portion(
            "share",
            ("sold",),
            word(_SOLD),
            word(rf"{_STAYS}|{_denied('sold|sell|moved', 'বিক্রি|বেচা')}|বেচেনি|বেরোয়নি"),
        ),
    ),
    "otif": (
        Portion("both", (), word(_BOTH), word(rf"neither (?:\S+ ){{0,3}}nor \S+|{_NOT} (?:{_BOTH})")),
        Portion("on_time", (), word(_ON_TIME), word(rf"{_LATE}|{_denied('on time|in time', 'সময়মতো|সময়মত|যথাসময়ে')}")),
        Portion(
            "in_full",
            (),
            word(_IN_FULL),
            word(rf"incomplete\w*|{_denied('in full|complete', 'পুরোপুরি|সম্পূর্ণ|পূর্ণ')}|অসম্পূর্ণ\S*"),
        ),
    ),
    "commitments_ours": (_OVERDUE,),
    "commitments_theirs": (_OVERDUE,),
    "revenue_target": (
        Portion(
            "reached", ("amount",), word(_REACHED), word(rf"{_TO_GO}|{_denied('reached|met|done', 'পূরণ|অর্জন|অর্জিত')}")
        ),
    ),
    "portfolio_share": (Portion("share", (), word("makes?|brings?|share|from|comes|থেকে|দেয়|আসে|অংশ"), word(r"(?!)")),),
}
_APART = pattern(
    r"[;:।()]|\.(?!\d)|,(?!\d)| (?:and|but|while|whereas|although|though|এবং|আর|কিন্তু|তবে|অথচ) "
    r"(?!(?:complete|in full|on time|punctual)\b|পুরো|সম্পূর্ণ|পূর্ণ|সময়|ঠিক সময়|যথাসময়)"
)


def other_portion(places: Places, figure: Figure) -> str:
    """Why a portion is not the one that the figure tells of it; "" where it is, or where none can be told."""
    portions = PORTIONS.get(figure.name)
    if portions is None:
        return ""
    of_rows = [one.what.value / 100 for one in parts_of(figure).values if one.row and is_percent(one.what)]
    labels = {label for labels in parts_of(figure).labels.values() for label in labels if len(label) > 2}
    head = ""
    for start, end in clauses_apart(places.text):
        before, head = head, places.text[start:end]
        text = head
        if any(label in text for label in labels):
            continue  # of one of its rows
        told = portion_of(text, portions)
        if told is None or (figure.name == "late_orders" and cue_pattern("unshipped").search(before + text)):
            continue
        portion, is_rest = told
        share = share_of(figure, portion.share)
        if share is None:
            continue
        for low, high, found in portions_told(text):
            value = 1 - share if is_rest else share
            if not low <= value <= high and not any(low <= one <= high for one in of_rows):
                return f"it is {100 * value:.0f}%, not {found[0].strip()!r}"
        if is_rest and (number := _own_number(text, figure, portion)):
            return f"{number!r} is told of the rest of them"
        if not is_rest and (number := _count_of_another(text, figure, portion, portions)):
            return f"{number!r} is not what is told there"
    return ""


def is_percent(what: object) -> TypeGuard[Number]:
    return isinstance(what, Number) and what.kind == "percent"


def clauses_apart(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _APART.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def portion_of(text: str, portions: tuple[Portion, ...]) -> tuple[Portion, bool] | None:
    """The only portion that a clause speaks of, and whether it tells of the rest; None where there are several."""
    found: list[tuple[int, int, Portion, bool]] = []
    for portion in portions:
        for said, is_rest in ((portion.rest, True), (portion.so, False)):
            found += [(*one.span(), portion, is_rest) for one in said.finditer(text)]
    outer = [
        (portion, is_rest)
        for start, end, portion, is_rest in found
        if not any(s <= start and end <= e and e - s > end - start for s, e, _, _ in found)
    ]
    alike = {(portion.share, is_rest) for portion, is_rest in outer}
    return outer[0] if len(alike) == 1 else None


def share_of(figure: Figure, part: str) -> Decimal | None:
    """A share by its name; of a count of a whole, "late/number", how much it is of it."""
    if "/" in part:
        counts = {one.part: one.what.value for one in parts_of(figure).values if isinstance(one.what, Number)}
        count, whole = (counts.get(name) for name in part.split("/"))
        return count / whole if count is not None and whole else None
    held = [one.what for one in parts_of(figure).values if one.part == part and not one.row]
    return held[0].value / 100 if held and isinstance(held[0], Number) and held[0].kind == "percent" else None


def _own_number(text: str, figure: Figure, portion: Portion) -> str:
    """The share itself, or the count behind it, where a clause tells that alone of the rest."""
    told = [(mention, _parts_of(mention, text, figure)) for mention in places_in(text).numbers]
    for mention, its in told:
        own = its & {portion.share, *portion.counts}
        of_whole = any(other & _WHOLES for one, other in told if one != mention)
        if own and (its == own or of_whole):
            return text[mention.start : mention.end].strip()
    return ""


def _count_of_another(text: str, figure: Figure, portion: Portion, portions: tuple[Portion, ...]) -> str:
    """How many another share is of, where a clause tells it of this one: "8 of 10 were complete" of those on time."""
    shares = {one: share_of(figure, one.share) for one in portions}
    wholes = {one.what.value for one in parts_of(figure).values if isinstance(one.what, Number) and one.what.unit}
    counts = {one: {share * whole for whole in wholes} for one, share in shares.items() if share is not None}
    for mention in places_in(text).numbers:
        if mention.kind != "plain" or mention.value in wholes or mention.value in counts.get(portion, ()):
            continue
        if any(mention.value in held for held in counts.values()):
            return text[mention.start : mention.end].strip()
    return ""


def _parts_of(mention: NumberMention, text: str, figure: Figure) -> set[str]:
    held = [(one.part, one.what) for one in parts_of(figure).values if isinstance(one.what, Number)]
    return {part for part, number in held if fits(mention, text, number)}
