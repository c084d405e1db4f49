"""Whose price or margin is the higher one, as a text tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.compose.checking.notes.act import Act
from bot.compose.checking.notes.cast import Mention, Voices, mentions
from bot.compose.checking.notes.people import NOBODY
from bot.compose.checking.patterns import pattern, plain, word
from knowledge.normal import WORD, word_set

_OF: dict[str, re.Pattern[str]] = {
    "margin": word(r"margins?|মার্জিন\S*|earns?|makes?|leaves?|left"),
    "price": word(
        r"prices?|priced|pricing|costs?|charg(?:es?|ed|ing)|dearer|cheaper|expensive|costlier|দাম\S*|মূল্য\S*|সস্তা|দামি|খরচ\S*"
        r"|undercuts?|(?:কম|বেশি) (?:নিই|নিচ্ছি|নেয়|নিচ্ছে|রাখি|রাখে|ধরি|ধরে)"
    ),
}
_MORE = word_set("""
    more higher dearer expensive costlier better greater bigger above larger ahead beats beat tops fatter
    বেশি বেশিতে দামি চড়া উঁচু ওপরে উপরে বাড়তি এগিয়ে সামনে
""")
_LESS = word_set("""
    less lower cheaper worse smaller below under thinner poorer behind trails trail undercuts undercut
    কম কমে সস্তা নিচু নিচে নীচে পিছিয়ে পিছনে পেছনে
""")
_GIVES = word(r"(?:gives?|pays?|offers?) (?:\S+ ){0,3}than|চেয়ে (?:\S+ ){0,2}(?:দেয়|দিই|দিচ্ছে|দিচ্ছি)")
# "We give 9.1% on the same facing, Chhayapath 12.5%".
_TWO_GIVEN = pattern(
    r"\b(?:gives?|brings?|gets?|yields?|pays?)\b.*\d ?(?:%|percent|per cent).*\d ?(?:%|percent|per cent)"
    r"|\d ?(?:%|percent|per cent).*\b(?:trails?|beats?|tops?|lags?)\b.*\d ?(?:%|percent|per cent)"
)
_PART = pattern(r"[.!?।;](?=\s|$)")
_THAN = word_set("চেয়ে তুলনায়")
_FROM = frozenset(map(plain, ("চেয়ে", "চেয়েও", "থেকে", "থেকেও", "তুলনায়")))
_THAN_IT = _FROM | {"than"}
_BESIDE = word_set("above below under beneath behind beats beat tops trails trail undercuts undercut ahead")
# গোলপাতার সামনে: beside the one named before it.
_BESIDE_BN = word_set("সামনে পিছনে পেছনে ওপরে উপরে নিচে")
# "Chhayapath is 40 taka dearer": than we are.
_DEARER = word_set("dearer cheaper costlier expensive pricier")
_NEAR = 3
# Who says so is not whose price it is.
_SAYS = word_set("says said told বলেছেন বললেন বলছেন জানান জানালেন জানিয়েছেন")
_DEARER_OF_RIVAL = word_set("দামি সস্তা বেশি কম চড়া উঁচু নিচু ওপরে উপরে নিচে নীচে কমে বেশিতে")
# Who earns a margin is not whose it is.
_EARNS = word_set("earns earn gets makes keeps পান পায় পাচ্ছেন")
# "Chhayapath gives Lamia 12.5%": to whom it is given is not whose it is.
_GIVES_TO = word_set("gives give gave makes make brings bring leaves leave pays pay offers offer earns earn gets get")
_PERCENT = re.compile(r"(?<![\d,.])\d{1,2}(?:\.\d+)?(?![\d,]|\.\d)")
_PERCENT_SAID = pattern(r"%|percent|per cent|শতাংশ|মার্জিন|margin")


def comparisons_of(text: str, voices: Voices) -> Iterator[Act]:
    """Acts whose doer has the higher price or margin and whose receiver the lower one. text: in normal form."""
    for part in _PART.split(text):
        yield from _compared(part, voices)


def _compared(text: str, voices: Voices) -> Iterator[Act]:
    kind = next((kind for kind, said in _OF.items() if said.search(text)), "")
    kind = kind or ("margin" if _GIVES.search(text) or _TWO_GIVEN.search(text) else "")
    if not kind:
        return
    places = list(WORD.finditer(text))
    tokens = [one[0] for one in places]
    named = mentions(tokens, voices)
    pair = _than(tokens, named)
    if pair is not None:
        yield Act(kind, pair[0].who, pair[1].who, text)
    elif kind == "price" and _THAN_IT.isdisjoint(tokens) and (at := _first(tokens, _dearer(named, voices))):
        said = [one for one in named if one.end <= at and _SAYS.isdisjoint(tokens[one.end : one.end + 1])]
        rival = [one for one in said if one.case not in ("to", "by", "other")][-1:]
        dearer = _MORE.isdisjoint(tokens[at : at + 1]) == (tokens[at - 1] == "less")
        if rival and not rival[0].who & (voices.we | voices.they):
            yield Act(kind, *((rival[0].who, voices.we) if dearer else (voices.we, rival[0].who)), text)
        elif not rival and any(one.who & voices.we for one in said):  # "with us it is cheaper"
            yield Act(kind, *((voices.we, NOBODY) if dearer else (NOBODY, voices.we)), text)
    elif kind == "margin" and _PERCENT_SAID.search(text):
        held = [
            one
            for one in named
            if one.case not in ("to", "by")
            and one.who != voices.they
            and _EARNS.isdisjoint(tokens[one.end : one.end + 1])
            and (one.who & voices.we or not _gets(tokens, one))
        ]
        yield from _numbered(text, [(places[one.start].start(), one) for one in held])


def _dearer(named: list[Mention], voices: Voices) -> frozenset[str]:
    """What tells of a price that it is the higher or the lower one, with nobody named that it is compared with."""
    return _DEARER if any(one.who & voices.we for one in named) else _DEARER | _DEARER_OF_RIVAL


def _first(tokens: list[str], words: frozenset[str]) -> int:
    """Where the first of some words stands after the first word; 0 where none does."""
    return next((at for at, token in enumerate(tokens) if token in words), 0)


def _than(tokens: list[str], named: list[Mention]) -> tuple[Mention, Mention] | None:
    """Who is above whom: "our price is higher than that of X", X এর চেয়ে আমাদের দাম বেশি."""
    if "than" in tokens:
        at = tokens.index("than")
        before = [one for one in named if one.end <= at and one.case not in ("to", "by") and not _gets(tokens, one)]
        after = [one for one in named if one.start > at]
        ways = tokens[before[-1].start : at] if before else []
        if before and _MORE.isdisjoint(ways) and _LESS.isdisjoint(ways):
            ways = tokens[max(0, before[-1].start - _NEAR) : at]  # "earns more on ours than on theirs"
    elif at := _first(tokens, _BESIDE):
        before = [one for one in named if one.end <= at and one.case not in ("to", "by")]
        next_to = at + 2 if tokens[at + 1 : at + 2] == ["of"] else at + 1
        after = [one for one in named if one.start == next_to]  # "a point below ours", "ahead of ours"
        ways = tokens[at : at + 1]
    elif at := next((one.end for one in named if not _BESIDE_BN.isdisjoint(tokens[one.end : one.end + 1])), 0):
        after = [one for one in named if one.end == at]
        before = [one for one in named if one.end < at and one.case in ("", "of")]
        ways = tokens[at : at + 1]
    else:
        after = [one for one in named if _than_it(tokens, one)]
        at = after[0].end if after else 0
        others = [one for one in named if one not in after and one.case in ("of", "", "from")]
        before = [one for one in others if one.end <= at] or others[:1]
        ways = tokens[at : at + 8]
    more, less = not _MORE.isdisjoint(ways), not _LESS.isdisjoint(ways)
    if not before or not after or more == less:
        return None
    return (before[-1], after[0]) if more else (after[0], before[-1])


def _gets(tokens: list[str], one: Mention) -> bool:
    """Whether it is given to somebody: "leaves Lamia 12.5%"."""
    return not _GIVES_TO.isdisjoint(tokens[max(0, one.start - 1) : one.start])


def _than_it(tokens: list[str], one: Mention) -> bool:
    """Whether it is what another is compared with: আমাদের চেয়ে, আমাদের 15.5% থেকেও."""
    at = next((at for at, token in enumerate(tokens[one.end :][:4]) if token in _FROM), None)
    numbered = at is not None and any(token[0].isdigit() for token in tokens[one.end : one.end + at])
    return tokens[one.end - 1] in _THAN or (one.case == "of" and numbered)


def _numbered(text: str, named: list[tuple[int, Mention]]) -> Iterator[Act]:
    """Two margins, each beside whose it is: "ours 15.5%, Golpata 21.5%"."""
    numbers: list[tuple[int, float]] = [(found.start(), float(found[0])) for found in _PERCENT.finditer(text)]
    if len(numbers) != 2 or numbers[0][1] == numbers[1][1]:
        return
    (first, one), (second, other) = numbers
    before = [who for at, who in named if at < first]
    between = [who for at, who in named if first < at < second]
    behind = [who for at, who in named if at > second]
    told_behind = between and behind and all(one.case in ("other", "from") for one in (between[0], behind[0]))
    if before and between and not told_behind:  # "9.1% with us, 12.5% with them"
        pair = before[-1], between[-1]
    elif between and behind:
        pair = between[0], behind[0]
    else:
        return
    high, low = pair if one > other else pair[::-1]
    yield Act("margin", high.who, low.who, text)
