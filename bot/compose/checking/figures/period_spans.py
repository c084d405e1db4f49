"""Of which months or quarters of a list something is told: of all, of those of a year, from one on, up to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.compose.checking.figures.measures import Measure
from bot.compose.checking.figures.period_names import period_rows
from bot.compose.checking.figures.row_names import RowName
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import Figure

_FROM = pattern(r"\b(?:from|since|between|after)(?: (?:the|its|a|start|end|of|in|low|high|peak))* $")
_TO = pattern(r"(?:\bto|\buntil|\btill|\bthrough|-|–) $")
_AND = pattern(r"^ (?:and|to|through|until|till|-|–|ও|আর|এবং) $")
_FROM_BN = pattern(r"^(?:-?এর|ের|র)? ?(?:থেকে|হতে)(?= |,|$)")
_TO_BN = pattern(r"^(?:-?এর|ের|র)? ?(?:পর্যন্ত|অবধি)(?= |,|$)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A stretch of the list that is not told by the names of its rows.
_OTHER_STRETCH = word(
    r"(?:last|past|first|latest|recent|previous|final|next) (?:few |several |\S+ )?(?:months|quarters|half|year|years)"
    r"|(?:this|the current) (?:quarter|half|year|season)|hal(?:f|ves)|summer|winter|spring|autumn|season\w*"
    r"|(?:গত|শেষ|প্রথম|আগের) (?:\S+ )?(?:মাস|কোয়ার্টার|প্রান্তিক|ছয়মাস|বছর)\S*|এ বছর\S*|এবছর\S*|মৌসুম\S*|শীত\S*|গ্রীষ্ম\S*"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows from `first` to `last` of a list, "" where it has no such end, and where a text names them."""

    first: str = ""
    last: str = ""
    ends: tuple[int, ...] = ()


def stretch_told(text: str, named: Sequence[RowName]) -> Stretch:
    """The first and the last row of a stretch that a text names: "from May to September", মে থেকে সেপ্টেম্বর পর্যন্ত."""
    for place, one in enumerate(named):
        following = named[place + 1] if place + 1 < len(named) else None
        starts = _FROM.search(text[: one.start]) is not None
        starts_bn = _FROM_BN.search(text[one.end :]) is not None
        if following is not None and one.row and following.row:
            between = text[one.end : following.start]
            upto = _AND.match(between) or (starts and _TO.search(between)) or starts_bn
            if (starts or starts_bn) and upto:
                return Stretch(one.row, following.row, (one.start, following.start))
        if one.row and (starts or starts_bn):
            return Stretch(one.row, "", (one.start,))
    return Stretch()


def within(
    text: str, named: Sequence[RowName], figure: Figure, measures: Sequence[Measure]
) -> tuple[Sequence[RowName], Sequence[Measure]]:
    """The names that a superlative may be said of, and the measures of the months or quarters it is told among.

    text: the names of rows blotted out.
    """
    rows = period_rows(figure)
    if not rows:
        return named, measures
    if _OTHER_STRETCH.search(text):
        return named, ()
    order = list(rows.values())
    years = {int(one) for one in _YEAR.findall(text)}
    kept = [row for (year, _), row in rows.items() if len(years) != 1 or year in years]
    stretch = stretch_told(text, named)
    if stretch.first:
        until = order.index(stretch.last) if stretch.last else len(order)
        kept = [row for row in kept if order.index(stretch.first) <= order.index(row) <= until]
    plain = [replace(one, other=one.other or one.start in stretch.ends) for one in named]
    among = [replace(one, by_row={row: much for row, much in one.by_row.items() if row in kept}) for one in measures]
    return plain, [one for one in among if len(set(one.by_row.values())) > 1]
