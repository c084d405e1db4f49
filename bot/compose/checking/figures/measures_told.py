"""By which of several measures of a list a sentence speaks: by units, by value, by margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.compose.checking.figures.measures import Measure
from bot.compose.checking.patterns import word

_UNITS = r"units?|pieces?|packs?|volumes?|ইউনিট\S*|পিস\S*|সংখ্যা\S*"
_MONEY = r"money|value|worth|bdt|tk\.?|taka|revenue|turnover|cash|টাকা\S*|মূল্য\S*|৳|দাম\S*|আয়\S*"
# The words of each measure, by the name its values bear.
_SAID: Mapping[str, str] = {
    "units": _UNITS,
    "amount": _MONEY,
    "prize": _MONEY + r"|gap|opportunit\w+|prize|median|potential|সুযোগ\S*|মধ্যক\S*",
    "buyers": r"accounts?|buyers?|customers?|অ্যাকাউন্ট\S*|ক্রেতা\S*",
    "weeks": r"weeks?|সপ্তাহ\S*|supply|cover(?:age)?|last(?:s|ing)?",
    "ours": r"(?:our|ours|we|us)(?: \S+){0,3} margins?|margins?(?: \S+){0,3} (?:our|ours|we|us)"
    r"|আমাদের (?:\S+ )?মার্জিন\S*",
    "theirs": r"(?:their|theirs|they)(?: \S+){0,3} margins?|(?:তাদের|ওদের) (?:\S+ )?মার্জিন\S*",
    "cost": r"costs?|খরচ\S*",
    "listed": r"list(?: price)?s?|তালিকার দাম\S*",
    "net": r"net(?: price)?|নেট\S*",
    "shelf": r"shelf price\S*|on the shelf|শেলফ\S* দাম\S*",
    "size": _MONEY + r"|proposals?|opportunit\w+|প্রস্তাব\S*|সুযোগ\S*",
    "change": r"faster|fastest|slower|slowest|per ?cent\w*|%|rate|হার\S*|শতাংশ\S*|দ্রুত\S*",
}
_PATTERNS = {part: word(text) for part, text in _SAID.items()}


def spoken_of(text: str, measures: Sequence[Measure]) -> Sequence[Measure]:
    """The measures by which a text in normal form speaks; all of them where it tells none, or several.

    text: the names of rows blotted out.
    """
    parts = {one.part for one in measures}
    if len(parts) < 2:
        return measures
    told = [part for part in parts if part in _PATTERNS and _PATTERNS[part].search(text)]
    return [one for one in measures if one.part == told[0]] if len(told) == 1 else measures
