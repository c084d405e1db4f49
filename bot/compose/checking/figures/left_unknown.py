"""What a figure leaves unknown told as known, what it knows as unknown, and what is there told as gone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.compose.checking.figures.clause_spans import clause_spans
from bot.compose.checking.figures.row_names import rows_named
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.direction_words import DOWN, UP
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.rows_held import rows_of
from knowledge.evidence import Figure, Items, Quantity, Term

_UNKNOWN = word(
    r"unknown|not (?:yet )?(?:known|recorded|told|reported|seen|available)"
    r"|no (?:known )?(?:shelf )?price (?:is|was|has)"
    r"|do(?:es)? not know|missing|জানা নেই|অজানা|জানা যায়নি|জানা যায় না|জানি না|নেই"
)
_KNOWN = word(
    r"(?:is|are|was|were) (?:also |already |well )?(?:known|recorded|on record|reported)|we know|জানা আছে|জানা গেছে|জানি"
)
_ABOUT: Mapping[str, re.Pattern[str]] = {
    "shelf": word(r"shelf|শেলফ\S*"),
    "theirs": word(r"(?:their|its|\S+'s) (?:own )?margins?|(?:তাদের|ওদের) মার্জিন\S*|¦* মার্জিন\S*"),
}
_ONLINE = word(r"online|web|e-commerce|অনলাইন\S*|ওয়েব\S*")
_MOVED = word(r"gain\w*|won|lost|ahead|faster|slower|overt\w+|more|less|দ্রুত|বেশি|কম|এগি\S*|পিছি\S*")
_CANNOT = word(
    r"cannot|can not|not (?:possible|both|be|clear|known|reported)|no way|unclear|unknown|impossible|যায় না|জানা নেই|নেই"
)
_NOTHING_EMPTY = word(
    r"nothing (?:was |is )?(?:missing|empty|out)|no (?:places?|shelf|shelves|stores?|products?"
    r"|items?) (?:was |is |were |are )?"
    r"(?:empty|missing|out)|no (?:gaps|stock-?outs)(?= at the last)|(?:কোনো|কোথাও"
    r"|কোনও) (?:\S+ )?(?:খালি|ফাঁকা) (?:ছিল না|নেই|পাওয়া যায়নি)"
)
_IN_STOCK = word(
    r"in stock|available|found (?:stock|goods)|had stock|well stocked|পাওয়া গেছে|পাওয়া গিয়েছে|মাল ছিল|স্টকে (?:আছে|ছিল)|ভরা"
)
_EMPTY = word(r"empty|out of|nothing|gone|missing|খালি|ফাঁকা|শূন্য")
_GONE = pattern(
    r"\b(?:out of stock|no stock|sold out|nothing (?:left|on hand|in stock)|r[au]n out of stock|empty)\b"
    r"|(?:স্টক|মাল)\S* (?:শেষ|ফুরিয়ে গেছে|নেই)|স্টক-?আউট"
)


def left_open(places: Places, figure: Figure) -> str:
    """Why what is told as known is not known, or the other way round; "" where it is as told."""
    match figure.name:
        case "price_chain":
            return _of_prices(places, figure)
        case "channel_mix":
            return _of_channels(places.text, figure)
        case "out_of_stocks":
            return _of_empty(places, figure)
        case "weeks_of_supply":
            units = figure.sentence.values.get("units")
            held = isinstance(units, Quantity) and units.number > 0
            told = _GONE.search(places.text)
            named = rows_named(places.text, figure)[0] if told else []
            return (
                "there is some on hand" if held and told and not named and not NOT.search(_blot(places, told)) else ""
            )
    return ""


def _blot(places: Places, told: re.Match[str]) -> str:
    return places.text[: told.start()] + places.text[told.end() :]


@kept(64)
def _known(figure: Figure) -> Mapping[str, Mapping[str, bool]]:
    """Whether each value of each row is known."""
    return {
        key: {part: not isinstance(row.get(part), Term) for part in _ABOUT if part in row}
        for key, row in rows_of(figure, "rows")
    }


def _of_prices(places: Places, figure: Figure) -> str:
    named, rest = rows_named(places.text, figure)
    known = _known(figure)
    last: set[str] = set()
    for start, end in clause_spans(rest, named):
        clause = rest[start:end]
        last = {one.row for one in named if start <= one.start < end and one.row} or last
        unknown, told = _UNKNOWN.search(clause) is not None, _KNOWN.search(clause) is not None
        if len(last) != 1 or unknown == told:
            continue
        about = [part for part, said in _ABOUT.items() if said.search(clause)]
        held = known.get(next(iter(last)), {})
        if len(about) == 1 and about[0] in held and held[about[0]] is unknown:
            return f"it is {'known' if unknown else 'not known'}"
    return ""


def _of_empty(places: Places, figure: Figure) -> str:
    """What was empty at the last count, told as full."""
    now = figure.sentence.values.get("now")
    if not isinstance(now, Items) or not any(isinstance(row.get("rows"), Items) for row in now.rows):
        return ""
    if _NOTHING_EMPTY.search(places.text):
        return "something was empty at the last count"
    named, rest = rows_named(places.text, figure)
    full = named and _IN_STOCK.search(rest) and not _EMPTY.search(rest) and not NOT.search(rest) and not places.numbers
    return "it was empty at the last count" if full else ""


def _of_channels(text: str, figure: Figure) -> str:
    effect = figure.sentence.values.get("effect")
    if not isinstance(effect, Items) or not effect.message.endswith("_unknown") or not _ONLINE.search(text):
        return ""
    moved = _MOVED.search(text) or UP.search(text) or DOWN.search(text)
    return "that cannot be told" if moved and not _CANNOT.search(text) else ""
