"""Whether the shelf gives us as much as we sell: more than our fair share, or less."""

from __future__ import annotations

from decimal import Decimal

from bot.compose.checking.figures.row_names import rows_named
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import word
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.rows_held import rows_of
from knowledge.evidence import Figure, Items

_MORE = word(
    r"over-?represent\w*|(?:more|better|larger|bigger) than (?:our|a"
    r"|the) fair(?:[- ]share)?(?: share)?|over-?spaced|too much (?:shelf|space)"
    r"|above (?:our|a|the) fair share|(?:ন্যায্য|প্রাপ্য)\S* (?:\S+ )?চেয়ে (?:\S+ )?বেশি"
)
_LESS = word(
    r"under-?represent\w*|(?:less|smaller) than (?:our|a|the) fair(?:[- ]share)?(?: share)?"
    r"|under-?spaced|too little (?:shelf|space)"
    r"|below (?:our|a|the) fair share|short of (?:our|a|the) fair share|(?:ন্যায্য|প্রাপ্য)\S* (?:\S+ )?চেয়ে (?:\S+ )?কম"
)
_FAIR = 100


def unfair(places: Places, figure: Figure) -> str:
    """Why our share of the shelf is not above, or below, our fair share as told; "" where it is."""
    if figure.name != "share_of_shelf":
        return ""
    more, less = _MORE.search(places.text) is not None, _LESS.search(places.text) is not None
    if more == less or NOT.search(places.text):
        return ""
    named = {one.row for one in rows_named(places.text, figure)[0] if one.row}
    known = [
        index
        for key, row in rows_of(figure, "rows")
        if isinstance(fair := row.get("fair"), Items) and fair.rows and (not named or key in named)
        if isinstance(index := fair.rows[0].get("index"), Decimal)
    ]
    wrong = [one <= _FAIR if more else one >= _FAIR for one in known]
    return f"the index is {known[0]:f}" if wrong and all(wrong) else ""
