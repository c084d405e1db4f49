"""Whether the row that is told as the largest, the latest, the second ... is so by the values of the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.compose.checking.figures.clause_spans import clause_spans
from bot.compose.checking.figures.measures import Measure, measures_of
from bot.compose.checking.figures.measures_told import spoken_of
from bot.compose.checking.figures.period_names import period_rows
from bot.compose.checking.figures.period_spans import within
from bot.compose.checking.figures.row_comparisons import COMPARATIVES, compared_wrongly, out_of_order
from bot.compose.checking.figures.row_names import RowName
from bot.compose.checking.figures.row_sides import sides_of_rows
from bot.compose.checking.figures.superlative_words import FOOT, HEAD, NONE_MORE, OF_SEVERAL, SUPERLATIVES, Means
from bot.compose.checking.patterns import either, pattern, plain, word
from bot.compose.checking.values.count_words import NTH_OF
from bot.compose.checking.values.fitting import DAYS_OF
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import Parts
from knowledge.evidence import Figure

_NTH = word(
    rf"(?P<nth>{either(one for one in NTH_OF if not one[0].isdigit())})(?:[- ](?P<most>largest|biggest|highest|smallest"
    r"|lowest|best|worst|most|slowest|fastest))?"
)
# First of something else than of the list: "the first week", "first \"Send ...\"", "a third of", "first with".
_NTH_OF_OTHER = pattern(
    r"^(?:ly\b|,| of all\b| {0,3}\(| [\"“¦]| (?:\S+ )?(?:days?|weeks?|months?|quarters?|hal(?:f|ves)|years?|times?"
    r"|visits?|meetings?|orders?|deliver\S*|calls?|contacts?|answers?|notes?|steps?|stores?|shops?|phase|seasons?|promotions?|thing|of)\b"
    r"| (?:\S+ )?(?:দিন|সপ্তাহ|মাস|প্রান্তিক|কোয়ার্টার|বছর|বার|মিটিং|অর্ডার|সাক্ষাৎ|যোগাযোগ|ধাপ|দোকান|অর্ধ|ভাগ))"
)
_SHARE_BEFORE = pattern(r"\b(?:a|an|one|two|three|\d)[- ]$")
_OF_OURS = word(r"(?:of|among) (?:our|ours|all (?:of )?ours?)|we owe|আমাদের(?: [^\s,;।]+){1,3} মধ্যে")
_OF_THEIRS = word(r"(?:of|among) (?:their|theirs)|they owe|(?:তাদের|ওদের)(?: [^\s,;।]+){1,3} মধ্যে")
# "Is not the biggest", সবচেয়ে বড় নয়.
_NOT_IT = pattern(r"\b(?:not|n't|never) (?:the |its |their |our |\S+'s |by far )*(?:very )?$")
_NOT_IT_BN = pattern(r"^(?: [^\s,;:.।]+){0,2} (?:নয়|নন|না)(?=[ ,;.।]|$)")
_HEDGED = word(
    r"among the|one of the|least[- ](?:bought|sold|selling) (?:products|items|lines)|not|never|nor"
    r"|n't|isn't|wasn't|almost|nearly|no longer|second|third|fourth|fifth|2nd|3rd"
    r"|(?<!in )short(?!est)\w*|gaps?|let(?:s|ting)? (?:\S+ )?down|fail\w*|disappoint\w*|suffer\w*|unfilled"
    r"|unsold|missing|lack\w*|ঘাটতি\S*|কমতি|অন্যতম|নয়|নন|না|নেই|দ্বিতীয়|তৃতীয়|চতুর্থ|প্রায়"
)
_GAP = word(r"gaps?")  # a gap in the range is what is measured
# One of several is told, not the last time of his own.
_AMONG = word(
    r"(?:of|among|between) (?:the|all|our|their|these) (?:\d+|two|three|four|five|six|people|contacts)"
    r"|person (?:we|whom|who)"
    r"|(?:\d|দুই|তিন|চার|পাঁচ|ছয়)\S* মধ্যে"
)
_SHARE = word(r"shares?|percentage|অংশ\S*|শেয়ার\S*|ভাগ")
_OF_TWO = word(r"of (?:the|these|those|its|their|our|\S+'s) (?:two|2)|(?:দুই|দু|2)(?:টি|টা|জন)?(?:র|ের|টির|টার|জনের)? মধ্যে")
# Figures whose list begins with what is worst.
_WORST_FIRST = ("sell_through", "fill_rate")
# Of "late" where it is a word of a promise too: "the report on late trucks".
_MOST_LATE_BN = pattern(r"সব(?:চেয়ে|চাইতে|থেকে) (?:বেশি |কম )?দেরি[^ ,;:।]*")
# "A and B lead the list": no more stands between two that are told together.
_JOINED = len(" and ")


def other_extreme(places: Places, text: str, named: Sequence[RowName], parts: Parts) -> str:
    """Why a row may not be told so; "" where it is so, or where none can be told.

    text: the sentence in normal form, the names of rows blotted out.
    """
    measures = spoken_of(text, _of_side(text, parts.figure, measures_of(parts.figure)))
    named, measures = within(text, named, parts.figure, measures)
    if not named or not measures:
        return _best_for_worst(text, parts)
    if any(one.part == "prize" for one in measures):
        text = _GAP.sub(lambda found: "¦" * len(found[0]), text)
    for found in _MOST_LATE_BN.finditer(places.text):
        text = f"{text[: found.start()]}{found[0]}{text[found.end() :]}"
    dated = bool(places.days) or any(one.unit in DAYS_OF for one in places.numbers)
    dated = dated and not _AMONG.search(text)
    several = len({one.row for one in named}) > 1
    of_two = _OF_TWO.search(text) is not None
    every = measures
    for start, end in clause_spans(text, named):
        clause = text[start:end]
        measures = (_of_shares(every) if _SHARE.search(clause) else ()) or every
        if reason := _ranked(clause, start, named, (start, end), measures):
            return reason
        if reason := _against_none(clause, start, named, (start, end), measures):
            return reason
        if _HEDGED.search(clause) or (several and OF_SEVERAL.search(clause)):
            continue
        for said, rows in _extremes(clause, measures, dated=dated, of_two=of_two):
            owners = _owners(start + said[0], named, (start, end))
            if owners and not owners & rows and any(one.by_row.keys() & owners for one in measures):
                return f"{clause[said[0] : said[1]].strip('¦')!r} is another"
    measures = every
    order = next((list(one.by_row) for one in measures if one.family in ("size", "mark") and _in_order(one)), [])
    in_time = bool(period_rows(parts.figure))
    return compared_wrongly(places.text, named, measures, in_time=in_time) or out_of_order(places.text, named, order)


_THAN = ("than", plain("চেয়ে"))


def _of_shares(measures: Sequence[Measure]) -> Sequence[Measure]:
    """The measures that are shares or scores, where a list has amounts beside them."""
    marks = [one.by_row for one in measures if one.family == "mark"]
    return [one for one in measures if one.by_row in marks]


def _against_none(
    clause: str, start: int, named: Sequence[RowName], span: tuple[int, int], measures: Sequence[Measure]
) -> str:
    """The most told by "nothing is more", or denied of the row that it is."""
    for said, means in NONE_MORE if any(one in clause for one in _THAN) else ():
        for found in said.finditer(clause):
            rows = _most(means, measures)
            after = {one.row for one in named if span[0] <= one.start < span[1]}
            if rows and len(after) == 1 and not after & rows:
                return f"{found[0]!r} is another"
    for said, means in SUPERLATIVES:
        for found in said.finditer(clause):
            if _NOT_IT.search(clause[: found.start()]) or _NOT_IT_BN.search(clause[found.end() :]):
                rows = _most(means[:1], measures)
                owners = _owners(start + found.start(), named, span)
                if len(owners) == 1 and owners == rows:
                    return f"it is {found[0]!r}"
    return ""


def _of_side(text: str, figure: Figure, measures: Sequence[Measure]) -> Sequence[Measure]:
    """The measures of those rows alone that a text speaks of: "of our three"."""
    ours, theirs = _OF_OURS.search(text), _OF_THEIRS.search(text)
    sides = sides_of_rows(figure)
    if bool(ours) == bool(theirs) or not sides:
        return measures  # "of our contacts" are all of them
    side = "ours" if ours else "theirs"
    rows = {row for row, of in sides.items() if of == side}
    return [replace(one, by_row={row: much for row, much in one.by_row.items() if row in rows}) for one in measures]


def _extremes(
    clause: str, measures: Sequence[Measure], *, dated: bool, of_two: bool
) -> Iterator[tuple[tuple[int, int], set[str]]]:
    """The superlatives of a clause, each with the rows of which it is so; none where no value can tell.

    dated: a day is told, so that "the last contact with her" may be the last one of hers. of_two: "of the two", of
    which the larger is the largest.
    """
    if of_two and (found_way := next((found for said, _ in COMPARATIVES if (found := said.search(clause))), None)):
        means_of = next(means for said, means in COMPARATIVES if said.search(clause))
        if rows := _most(means_of, measures):
            yield found_way.span(), rows
    for pattern_, means in SUPERLATIVES:
        if dated and means[0][0] == "recent":
            continue
        for found in pattern_.finditer(clause):
            rows = _most(means, measures)
            if rows:
                yield found.span(), rows
    rows_in_order = list(dict.fromkeys(one for measure in measures for one in measure.by_row))
    sizes = [one for one in measures if one.family in ("size", "mark")]
    for said, sign, at in ((HEAD, 1, 0), (FOOT, -1, -1)):
        found_head = said.search(clause)
        if found_head and sizes and rows_in_order:
            yield found_head.span(), {rows_in_order[at]} | _most((("size", sign),), measures)


def _most(means: Means, measures: Sequence[Measure]) -> set[str]:
    if means[0][0] == "size" and {one.family for one in measures} == {"late", "recent"}:
        means = (("late", means[0][1]),)  # of promises the most is the most overdue
    return {
        row
        for family, sign in means
        for measure in measures
        if measure.family == family
        for row in measure.by_row
        if measure.place(row, sign) == 0
    }


def _owners(at: int, named: Sequence[RowName], clause: tuple[int, int]) -> set[str]:
    """The rows that a word may be said of: those of its clause, next to it where there are several."""
    every = [one for one in named if not one.other] or list(named)
    here = [one for one in every if clause[0] <= one.start < clause[1]] or every
    if len({one.row for one in here}) == 1:
        return {here[0].row}
    joined = [one.row for one, other in pairwise(here) if one.start < at and 0 < other.start - one.end <= _JOINED]
    return {
        *joined,
        *[one.row for one in here if one.start < at][-1:],
        *[one.row for one in here if one.start >= at][:1],
    }


def _ranked(
    clause: str, start: int, named: Sequence[RowName], span: tuple[int, int], measures: Sequence[Measure]
) -> str:
    """A place in the list that another row has: "ranked second", "the third largest"."""
    sizes = [one for one in measures if one.family in ("size", "mark") and _in_order(one)]
    for found in _NTH.finditer(clause) if sizes else ():
        if found[0] == clause.strip():
            continue  # "first", of what stands in quotation marks or brackets
        if _NTH_OF_OTHER.search(clause[found.end() :]) or _SHARE_BEFORE.search(clause[: found.start()]):
            continue
        owners = _owners(start + found.start(), named, span)
        place = NTH_OF[found["nth"]] - 1
        known = [one for one in sizes if owners & one.by_row.keys()]
        if known and not any(_stands_at(one, row, place) for one in known for row in owners):
            return f"{found[0]!r} is another"
    return ""


def _in_order(measure: Measure) -> bool:
    """Whether a list is ordered by this, the most or the least first."""
    values = list(measure.by_row.values())
    return values in (sorted(values), sorted(values, reverse=True))


def _stands_at(measure: Measure, row: str, place: int) -> bool:
    own = measure.by_row.get(row)
    alike = sum(other == own for other in measure.by_row.values())
    before = [measure.place(row, sign) for sign in (1, -1)]
    return any(one is not None and one <= place < one + alike for one in before)


def _best_for_worst(text: str, parts: Parts) -> str:
    """The only one of a list that begins with the worst, told as the best."""
    if not parts.figure.name.startswith(_WORST_FIRST) or not parts.labels or _HEDGED.search(text):
        return ""
    every = (*SUPERLATIVES, *NONE_MORE)
    signs = {sign: found for said, means in every if (found := said.search(text)) for _, sign in means}
    return f"{signs[1][0]!r} is another: the list begins with the worst" if signs.keys() == {1} else ""
