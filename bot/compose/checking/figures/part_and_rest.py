"""Of so many, a part is so and the rest is not: counts that found nothing, items as drawn, facings that are ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.compose.checking.figures.clause_spans import clause_spans
from bot.compose.checking.figures.row_names import rows_named, top_row
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.places import Places, places_in
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure


@dataclass(frozen=True, slots=True)
class Divided:
    """What a figure divides: the names of the part and of the whole in its message, the words of the part and the rest.

    share: the name of the part's share. about: what a clause must speak of besides.
    """

    part: str
    whole: str
    share: str
    told: re.Pattern[str]
    rest: re.Pattern[str]
    about: re.Pattern[str] | None = None


_BUYERS = Divided(
    "buyers",
    "peers",
    "",
    word(r"buys?|bought|take[sn]?|took|কেনে|কিনছে|কিনেছে|নেয়|নিয়েছে"),
    word(r"(?:do(?:es)?|did|have|has) not (?:yet )?(?:buy|bought|take)|without it|কেনে না|কেনেনি|নেয় না|নেয়নি"),
    word(r"accounts?|others?|customers?|peers?|of (?:the|its) segment|অ্যাকাউন্ট\S*|অন্য\S*|সবাই|কেউ(?:ই)?"),
)
_OF: Mapping[str, Divided] = {
    "out_of_stocks": Divided(
        "empty",
        "counts",
        "share",
        word(
            r"found nothing|nothing (?:was |is )?(?:found|there)|(?:found |were |was |came up |is |are )?empty"
            r"|out of stock|no stock|stock-?outs?|ran out|(?:did|could) not find (?:any|anything|the|it|stock)"
            r"|মাল (?:\S+ )?(?:পাওয়া যায়নি|মেলেনি|ছিল না|নেই|পাওয়া যাচ্ছে না)|খালি|ফাঁকা|স্টক-?আউট\S*|শূন্য"
        ),
        word(
            r"found (?:the )?(?:stock|goods|products?|something|it|them)|in stock|had stock|available|were full"
            r"|মাল (?:\S+ )?(?:পাওয়া গেছে|পাওয়া গিয়েছে|মিলেছে|ছিল(?! না)|আছে)"
        ),
        word(r"counts?|counted|times|checks?|গণনা\S*|গুন\S*|বার\S*"),
    ),
    "planogram_compliance": Divided(
        "placed",
        "drawn",
        "share",
        word(
            r"as (?:drawn|planned|agreed)|in (?:its|their|the) (?:right |proper |correct )?places?"
            r"|where (?:it|they) should"
            r"|correct\w*|ke(?:eps?|pt) to|st(?:ick|icks|uck) to|compl(?:y|ies|iant|ied)|match\w*"
            r"|follow\w*|ঠিক জায়গায়|আঁকা (?:মতো|অনুযায়ী)|ঠিকমতো|সঠিক\S*"
            r"|মানা হয়েছে|মেনে\S*"
        ),
        word(
            r"out of place|misplaced|in the wrong places?|wrong(?:ly)?|off(?: the)? plan\S*"
            r"|deviat\w*|depart\w*|violat\w*|break\w*"
            r"|(?:not|n't) (?:\S+ )?(?:as drawn|in (?:its|their|the) (?:\S+ )?places?"
            r"|where they should|match\w*|follow\w*|comply)"
            r"|ভুল জায়গায়|এলোমেলো|(?:ঠিক|সঠিক) জায়গায় (?:নেই|ছিল না|নয়)|আঁকা (?:মতো|অনুযায়ী) (?:নেই|নয়|ছিল না)"
        ),
        word(r"items?|products?|everything|all|planogram|প্ল্যানোগ্রাম\S*|আইটেম\S*|পণ্য\S*|সব\S*"),
    ),
    "share_of_shelf": Divided(
        "own",
        "whole",
        "share",
        word(r"ours|our|we|us|আমাদের|আমরা"),
        word(
            r"competitors?\S*|others?\S*|rivals?\S*|other brands?|competing|not ours"
            r"|someone else\S*|অন্যদের|অন্যের|অন্য \S+"
            r"|প্রতিযোগী\S*|প্রতিদ্বন্দ্বী\S*"
        ),
        word(r"facings?|shelf|shelves|ফেসিং\S*|শেলফ\S*"),
    ),
    "whitespace": _BUYERS,
    "growth_proposals": _BUYERS,
}
_ALL = word(
    r"(?<!of )(?<!in )all|every(?:one|thing)?|each|both|entire(?:ly)?|whole|without exception|সব|সবই|সবগুলো\S*"
    r"|প্রতিটি\S*|সবাই|প্রত্যেক\S*|পুরো\S*|\d+(?:টি|টা)?(?: [^\s\d,;।]+)?ই|\d+ বারই"
)
_NONE = word(r"none|no|not one|not a single|never|neither|nobody|no one|একটিও|একটাও|কোনো\S*|কেউ(?:ই)?|একবারও")
_MOST = word(r"most|mostly|(?:the )?majority|more than half|over half|বেশির ?ভাগ\S*|অধিকাংশ\S*|অর্ধেকের বেশি")
_FEW = word(r"few|hardly any|a minority|less than half|under half|অল্প \S+|সামান্য \S+|অর্ধেকের কম")
_SOME = word(r"some|several|a few|many|at least one|কিছু|কয়েক\S*|একাধিক|অনেক\S*")
_BUT = word(r"but|except|apart|besides|nearly|almost|not (?:all|every\w*|each|both)|ছাড়া|বাদে|প্রায়|সব \S+ (?:নয়|না)")


def wrongly_divided(places: Places, figure: Figure) -> str:
    """Why what is told of the part is so of the rest, or of another number of them; "" where it is not."""
    divided = _OF.get(figure.name)
    if divided is None:
        return ""
    named, rest = rows_named(places.text, figure)
    rows = {one.row for one in named if one.row}
    if len(rows) > 1:
        return ""
    sides = _sides(figure, divided, next(iter(rows), ""))
    if sides is None:
        return ""
    part, whole, share = sides
    for start, end in clause_spans(rest, named):
        clause = rest[start:end]
        if divided.about is not None and not divided.about.search(clause):
            continue
        if (reason := _of_clause(clause, divided, part, whole, share)) != "":
            return reason
    return ""


def _sides(figure: Figure, divided: Divided, row: str) -> tuple[Decimal, Decimal, Decimal | None] | None:
    """The part, the whole and the share of the part, of the row that is named or of the figure; None where untold."""
    held: dict[str, Decimal] = {}
    own: dict[str, Decimal] = {}
    for one in parts_of(figure).values:
        if isinstance(one.what, Number):
            if row and top_row(one.row) == row:
                own.setdefault(one.part, one.what.value)
            elif not one.row:
                held.setdefault(one.part, one.what.value)
    rows = {top_row(one.row) for one in parts_of(figure).values if one.row and one.part == divided.part}
    if not row and len(rows) == 1:  # the only row of a list is the figure
        only = rows.pop()
        own = {
            one.part: one.what.value
            for one in parts_of(figure).values
            if top_row(one.row) == only and isinstance(one.what, Number)
        }
    part, whole = own.get(divided.part, held.get(divided.part)), own.get(divided.whole, held.get(divided.whole))
    share = own.get(divided.share, held.get(divided.share))
    if row and divided.part not in own:  # of a store the share alone is told
        return (own[divided.share], Decimal(100), share) if divided.share in own else None
    return (part, whole, share) if part is not None and whole else None


def _of_clause(clause: str, divided: Divided, part: Decimal, whole: Decimal, share: Decimal | None) -> str:
    plain = divided.rest.sub("§", clause)
    of_rest, of_part = "§" in plain, divided.told.search(plain) is not None
    if of_rest is of_part:
        return ""
    plain = divided.told.sub("§", plain)
    expected = whole - part if of_rest else part
    places = places_in(clause)
    percents = {one.value for one in places.numbers if one.kind == "percent"}
    if share is not None and of_rest and any(abs(one - share) < Decimal("0.5") for one in percents) and share != 50:
        return "the source says it of the others"
    numbers = {one.value for one in places.numbers if one.kind == "plain"}
    told = (numbers - {whole}) & {part, whole - part}
    if whole in numbers and told and part * 2 != whole:
        return "" if expected in told else "the source says it of the others"
    if numbers - {whole} or percents or _BUT.search(plain):
        return ""
    return next(_against(plain, expected, whole), "")


def _against(text: str, expected: Decimal, whole: Decimal) -> Iterator[str]:
    if _NONE.search(text):
        if expected:
            yield f"the source says it of {expected:f} of {whole:f}"
    elif NOT.search(text):
        return
    elif _ALL.search(text) and expected < whole:
        yield f"the source says it of {expected:f} of {whole:f}"
    elif _SOME.search(text) and not expected:
        yield "it is so of none"
    elif _MOST.search(text) and 2 * expected <= whole:
        yield "it is so of fewer than half"
    elif _FEW.search(text) and 2 * expected > whole:
        yield "it is so of more than half"
