"""What share of the whole a row has, told in words: all of it, most of it, none of it, and whether there are others."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bot.compose.checking.figures.clause_spans import clause_spans
from bot.compose.checking.figures.row_names import rows_named, top_row
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.shares import NEAR_SHARE, in_words
from bot.compose.checking.values.valued import parts_of
from bot.compose.render import named_values_of
from knowledge.evidence import Figure, Term

_FIGURES = ("sell_out_by", "trade_rate", "channel_mix")
_WHAT = r"(?:sell-?out|sales?|spend\w*|spent|units?|money|value|trade|budget|revenue)"
_ALL = word(
    rf"(?:all|everything|the (?:whole|entire|full)|every \S+)(?: of)?(?: \S+){{0,3}}? {_WHAT}|all of it|everything"
    r"|entirely|exclusively|solely|wholly|nothing but|only through|100 ?%"
    r"|(?:সব|পুরো|সমস্ত|গোটা)(?: \S+)? (?:বিক্রি|খরচ|সেল-?আউট|টাকা)\S*|(?:সবটা|পুরোটা|সবটুকু)\S*|পুরোপুরি|সবই"
)
_MOST = word(
    rf"(?<!the )(?<!at )most(?= of\b| (?:\S+ )?{_WHAT})|mostly|mainly|(?:the )?(?:majority|bulk|lion's share)|largely"
    r"|(?:more than|over) half|বেশির ?ভাগ\S*|অধিকাংশ\S*|সিংহ ?ভাগ\S*|অর্ধেকের (?:ও )?বেশি|মূলত"
)
_LESSER = word(r"(?:less than|under|below) half|a minority|অর্ধেকের(?:ও)? কম")
_NONE = word(
    rf"(?:none|nothing) (?:of|at all|came|comes|went|goes|was|is)|no {_WHAT}|(?:sold|sells|brought|took) nothing"
    r"|not (?:a|one|a single) (?:unit|taka)|কিছুই|একটিও|একটুও|এক টাকাও"
)
_SOME_ELSE = word(
    r"(?:some|part|a (?:part|share|portion|bit)|the rest|partly)\b.*\b(?:other|others|elsewhere|another|different)"
    r"|not (?:all|everything|entirely|only|solely|the (?:whole|only))|besides|other channels? (?:as well|too|also)"
    r"|(?:কিছু|কিছুটা|অংশ|বাকি)\S* .*(?:অন্য|আরও)|(?:সব|সবটা|পুরোটা)\S* (?:\S+ ){0,3}?(?:নয়|না)|শুধু (?:\S+ ){0,3}?(?:নয়|না)"
)
_UNSAID = word(r"in all|of all|after all|above all|all in|nearly|almost|about all|all but|সব মিলিয়ে|প্রায়|মোট")
_CHANNELS = {
    "e_commerce": word(r"online|e-?commerce|web ?shops?|অনলাইন\S*|ই-?কমার্স\S*"),
    "pharmacy": word(r"pharmac\w+|ফার্মেসি\S*"),
    "wholesale": word(r"wholesale|পাইকারি\S*"),
    "convenience": word(r"convenience (?:stores?|shops?)|কনভেনিয়েন্স\S*"),
    "general_trade": word(r"general trade|small shops|মুদি\S*"),
}
_EACH = word(r"each|every|all|প্রতিটি\S*|প্রত্যেক\S*|সব\S*")
_AT_LEAST = word(r"at least|(?<!no )(?<!not )more than|over|above|no less than|not less than|অন্তত|কমপক্ষে|র বেশি")
_AT_MOST = word(r"at most|no more than|not more than|less than|under|below|up to|বড়জোর|সর্বোচ্চ|র কম")
_BOUND = word(r"(?:no|not) (?:more|less) than")
_NO_SHARE = word(r"cannot|against|unknown|unclear|how|কীভাবে|কেমন")
_WHOLE = Decimal("0.995")
_HALF = Decimal("0.5")


def other_share(places: Places, figure: Figure) -> str:
    """Why a row does not have the share of the whole that words tell; "" where it has, or none can be told."""
    if not figure.name.startswith(_FIGURES):
        return ""
    shares = _shares(figure)
    alone = any(share >= _WHOLE for share in shares.values())
    if shares and (reason := _of_each(places, shares)):
        return reason
    if alone and _SOME_ELSE.search(places.text):
        return "all of it is of one"
    if figure.name == "channel_mix" and (reason := _of_other_channel(places.text, figure)):
        return reason
    named, rest = rows_named(places.text, figure)
    for start, end in clause_spans(rest, named):
        clause = rest[start:end]
        rows = {one.row for one in named if start <= one.start < end and not one.other}
        share = shares.get(next(iter(rows))) if len(rows) == 1 else None
        if share is None or _UNSAID.search(clause):
            continue
        if _NONE.search(clause) and share:
            return "it has a share of it"
        if NOT.search(clause):
            continue
        if _ALL.search(clause) and share < _WHOLE:
            return "it is not all of it"
        if _MOST.search(clause) and share <= _HALF:
            return "it is not most of it"
        if _LESSER.search(clause) and share >= _HALF:
            return "it is more than half of it"
        told = in_words(clause).shares
        if len(told) == 1 and abs(told[0] - share) > NEAR_SHARE and not _MOST.search(clause):
            compared = any(abs(told[0] - one) <= NEAR_SHARE for one in shares.values())
            if compared and (told[0] != _HALF or not _LESSER.search(clause)):
                return "another has that share of it"
    return ""


def _of_each(places: Places, shares: Mapping[str, Decimal]) -> str:
    """A share that each row is told to have at least, or at most."""
    percents = [one.value / 100 for one in places.numbers if one.kind == "percent"]
    if len(percents) != 1 or not _EACH.search(places.text) or NOT.search(_BOUND.sub(" ", places.text)):
        return ""
    least, most = _AT_LEAST.search(places.text) is not None, _AT_MOST.search(places.text) is not None
    wrong = (least and min(shares.values()) < percents[0]) or (most and max(shares.values()) > percents[0])
    return "it is not so of each" if wrong and least != most else ""


def _of_other_channel(text: str, figure: Figure) -> str:
    """Sales told of a channel that none are reported of."""
    held = {value.word for _, _, value in named_values_of(figure.sentence) if isinstance(value, Term)}
    for channel, said in _CHANNELS.items():
        if channel not in held and said.search(text) and not NOT.search(text) and not _NO_SHARE.search(text):
            return "no sales are reported of that channel"
    return ""


@kept(256)
def _shares(figure: Figure) -> Mapping[str, Decimal]:
    return {
        top_row(one.row): one.what.value / 100
        for one in parts_of(figure).values
        if one.row and one.part == "share" and isinstance(one.what, Number)
    }
