"""What an account does not buy and others do, told the other way round."""

from __future__ import annotations

from bot.compose.checking.figures.clause_spans import clause_spans
from bot.compose.checking.figures.row_names import rows_named, top_row
from bot.compose.checking.figures.sides import account_name
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.places import Places, places_in
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import AccountCard, Figure

_BUYS = word(
    r"buys?|buying|bought|takes?|took|taken|stocks?|carr(?:y|ies|ied)|orders?|ordered|কেনে|কিনছে|কিনেছে|কিনে|নেয়|নিচ্ছে|নিয়েছে|রাখে"
)
_ITSELF = word(r"it|they|তারা|ওরা|¶")
_BUYS_ITSELF = pattern(
    r"(?<!what )¶[ ]*(?:'s)? (?:also |already |now |too )?(?:buys|takes|stocks|carries|orders|bought|took)\b"
)
_OTHERS = word(
    r"accounts?|others?|another|anyone|anybody|else|nobody|peers?|segment|অ্যাকাউন্ট\S*|অন্য\S*|কেউ(?:ই)?|বাকি\S*|সেগমেন্ট\S*|যা"
)
# What it might do, or does not do yet, is nothing that it does.
_NOT_YET = word(
    r"could|should|might|may|can|would|will|if|to (?:buy|take|stock|carry|order)|start\w*|yet"
    r"|missing|lacks?|gap|miss(?:es|ing)"
    r"|without|পারে\S*|উচিত|কিনলে|নিলে|সুযোগ\S*|বাকি|করবে|কিনবে|নেবে"
)
_AT_MOST = pattern(
    r"\b(?:no more than|not more than|at most|up to|fewer than|less than|only|just) (?P<many>\d+)\b"
    r"|(?:বড়জোর|সর্বোচ্চ|মাত্র|কেবল|শুধু) (?P<bn>\d+)|(?P<under>\d+)(?:টি|টা)?র (?:বেশি নয়|কম)"
)
_AT_LEAST = pattern(
    r"\b(?:at least|more than|over|no fewer than|not less than) (?P<many>\d+)\b|(?:অন্তত|কমপক্ষে) (?P<bn>\d+)"
)
_BELOW, _ABOVE = pattern(r"fewer than|less than"), pattern(r"\bmore than|\bover\b")


def told_as_bought(places: Places, figure: Figure, account: AccountCard | None) -> str:
    """Why the account does not buy what it is told to, or others do; "" where it is told as it is."""
    if figure.name != "whitespace":
        return ""
    named, rest = rows_named(places.text, figure)
    said = account_name(account) if account is not None else None
    rest = said.sub(lambda found: "¶".ljust(len(found[0])), rest) if said is not None else rest
    last: set[str] = set()
    for start, end in clause_spans(rest, named):
        clause = rest[start:end]
        last = {one.row for one in named if start <= one.start < end and one.row} or last
        if not last or not _BUYS.search(clause):
            continue
        others, itself = _OTHERS.search(clause) is not None, _ITSELF.search(clause) is not None
        denied = NOT.search(clause) is not None
        if _BUYS_ITSELF.search(clause) and not denied and not _NOT_YET.search(clause):
            return "it does not buy it"
        if itself and not others and not denied and not _NOT_YET.search(clause):
            return "it does not buy it"
        if others and not itself and denied and not places_in(clause).numbers:
            return "others do buy it"
        if others and len(last) == 1 and (reason := _of_bound(clause, figure, next(iter(last)))):
            return reason
    return ""


def _of_bound(clause: str, figure: Figure, row: str) -> str:
    """Fewer or more accounts told than buy it."""
    held = [
        one.what.value
        for one in parts_of(figure).values
        if one.part == "buyers" and top_row(one.row) == row and isinstance(one.what, Number)
    ]
    most = _AT_MOST.search(clause)
    found = most or _AT_LEAST.search(clause)
    if not held or found is None:
        return ""
    many = int(next(one for one in found.groups() if one))
    if most is not None:
        wrong = held[0] >= many if _BELOW.search(found[0]) else held[0] > many
    else:
        wrong = held[0] <= many if _ABOVE.search(found[0]) else held[0] < many
    return f"{held[0]:f} of them buy it" if wrong else ""
