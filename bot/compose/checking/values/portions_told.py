"""Portions told in words, "most", "just over half", অর্ধেকের বেশি, each as between which two shares it lies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.compose.checking.patterns import pattern, plain, word
from bot.compose.checking.values.shares import NEAR_SHARE

# "Three times" may stand for what is this near to it, as a part of it.
NEAR_MULTIPLE = Decimal("0.08")
_HALF, _MOST = Decimal("0.5"), (Decimal("0.5"), Decimal(1))
_FRACTION = {
    "half": _HALF,
    "third": Decimal(1) / 3,
    "quarter": Decimal("0.25"),
    "fifth": Decimal("0.2"),
    "tenth": Decimal("0.1"),
}
_PART_BN = {plain(one): many for one, many in {"তৃতীয়াংশ": 3, "চতুর্থাংশ": 4, "পঞ্চমাংশ": 5, "দশমাংশ": 10}.items()}
_MANY = {
    plain(one): many
    for one, many in {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "এক": 1, "দুই": 2, "তিন": 3, "চার": 4}.items()
}
_TOLD = word(
    r"(?P<bound>more than|over|at least|better than|above|well over|less than|fewer than|under|below"
    r"|not even|well under|not (?:yet |even |quite )?(?:reached|hit|met|made|got to|at|up to)"
    r"|not quite|nearly|almost|just under|just over|a little over|slightly over|slightly under|close to|about|around"
    r"|roughly)?"
    r" ?(?:(?P<half>half)(?! year| an? | as much| again)"
    r"|(?P<many>an?|one|two|three|four|\d) ?-?(?P<part>third|quarter|fifth|tenth)s?)"
    r"|(?P<in_part>\d)(?: [^\W\d]\w+)? in (?:every )?(?P<in_whole>[2-5]|10)(?![\d.,]*\d)"
    r"(?! ?(?:%|days?|weeks?|months?|years?|minutes?|hours?|ft|taka|lakh|crore|thousand))"
    r"|(?P<half_bn>অর্ধেক)(?:ের|ই|টা|টাই|টার)?ও?(?: ?(?P<bound_bn>বেশি|কম|ওপরে"
    r"|নিচে))?(?P<even_bn>(?<=ও)(?: \S+){0,3} (?:না|নয়|নেই|\S+নি))?"
    r"|(?P<many_bn>এক|দুই|তিন|চার|\d)[- ](?P<part_bn>তৃতীয়াংশ|চতুর্থাংশ|পঞ্চমাংশ|দশমাংশ)(?:ের|ই)?"
    r"(?: ?(?P<way_bn>বেশি|কম|ওপরে|নিচে))?"
    r"|(?P<of_bn>তিন|চার|পাঁচ|দশ|\d+) ভাগের (?P<take_bn>এক|দুই|তিন|চার|\d) ভাগ(?:ের|ই)?(?: ?(?P<than_bn>বেশি|কম))?"
    r"|(?P<most>most(?= of| orders| units| shipments| deliver\w+| were| was| went| is| are| came"
    r"| got)|mostly|the majority"
    r"|the bulk|the larger part|the greater part|for the most part"
    r"|(?:বেশির|অধিকাংশ|সিংহ) ?ভাগ\S*|অধিকাংশ\S*|বেশির ভাগ\S*|বেশিরভাগ\S*)"
    r"|(?P<none>none|not one|not a single)|(?P<few>(?:a|the) minority|the (?:smaller|lesser) part"
    r"|অল্প অংশ\S*|সামান্য অংশ\S*)"
    r"|(?P<all>(?<!not )(?<!after )(?<!in )(?<!at )all(?= of| the| orders| units)|the whole|every one"
    r"|(?:সবটা\S*|সবই|সবগুলো\S*|পুরোটা\S*)(?!(?: \S+){0,2} (?:না|নয়|\S+নি)))(?! but| year)"
)
_TIMES = word(
    r"(?P<bound>(?:well |just |a little |slightly )?over|more than|at least|(?:well |just |slightly )?under|less than"
    r"|nearly|almost|not quite|about|around|roughly|some|close to|প্রায়)? ?"
    r"(?:(?P<many>\d+(?:\.\d+)?)(?: ?গুণ(?:েরও?)?| times| ?-?fold)|(?P<twice>twice|doubl(?:e|ed|es|ing)|two-?fold"
    r"|দ্বিগুণ(?:েরও?)?)"
    r"|(?P<thrice>thrice|tripl(?:e|ed|es|ing)|trebled?|three-?fold)"
    r"|(?P<halved>halv(?:ed|es|ing)|অর্ধেক হয়ে(?:ছে| গেছে)?|অর্ধেকে নেমে(?:ছে| এসেছে)?))"
    r"(?: ?(?P<bound_bn>বেশি|কম|ওপরে|কাছাকাছি))?"
)
_OF = {plain(one): many for one, many in {"তিন": 3, "চার": 4, "পাঁচ": 5, "দশ": 10}.items()}
_ABOVE = word(r"more than|at least|better than|above|(?:well |just |a little |slightly )?over|বেশি|ওপরে")
_BELOW = word(
    r"less than|fewer than|below|not even|not .+|not quite|nearly|almost|(?:well |just |slightly )?under|কম|নিচে"
)
_NEARLY = ("just", "a little", "slightly", "nearly", "almost", "not quite")
_ORDINAL = pattern(r"\b(?:in|of|for|during) the $|\bthis $|\blast $")


# Without letters of these a text tells no portion and no multiple.
_MAY_TELL = pattern(
    r"hal[fv]|third|quarter|fifth|tenth|অর্ধেক|ভাগ|most|majority|bulk|part|none|not one|not a single"
    r"|minority|all|whole|every one|ংশ|সব|পুরোটা|গুণ|times|fold|twice|doubl|thrice|tripl|trebl"
)


def may_tell_portions(text: str) -> bool:
    """Whether a text in normal form could tell a portion or a multiple in words: a test that costs little."""
    return _MAY_TELL.search(text) is not None


def portions_told(text: str) -> Iterator[tuple[Decimal, Decimal, re.Match[str]]]:
    """The portions in words of a clause: between which shares each lies, and where it stands."""
    for found in _TOLD.finditer(text):
        bound = (
            ("not even" if found["even_bn"] else "")
            or found["bound"]
            or found["bound_bn"]
            or found["way_bn"]
            or found["than_bn"]
            or ""
        )
        if found["most"]:
            low, high = _MOST
        elif found["none"]:
            low, high = Decimal(0), NEAR_SHARE
        elif found["few"]:
            low, high = Decimal(0), _HALF
        elif found["all"]:
            low, high = 1 - NEAR_SHARE, Decimal(10)
        elif found["part"] and _ORDINAL.search(text[: found.start()]):
            continue
        else:
            value = _value(found)
            above, below = (said.fullmatch(bound) is not None for said in (_ABOVE, _BELOW))
            low = value - (0 if above else NEAR_SHARE)
            high = value + (0 if below else NEAR_SHARE)
            if above:
                high = value + 2 * NEAR_SHARE if bound.startswith(_NEARLY) else Decimal(10)
            if below:
                low = value - 2 * NEAR_SHARE if bound.startswith(_NEARLY) else Decimal(0)
        yield low, high, found


def without_portions_of(text: str, shares: Sequence[Decimal]) -> str:
    """A text without the portions in words that one of these shares bears out; "most" holds no number."""
    for low, high, found in portions_told(text) if shares and may_tell_portions(text) else ():
        if any(low <= share <= high for share in shares):
            text = text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]
    return text


def multiples_told(text: str) -> Iterator[tuple[Decimal, Decimal, re.Match[str]]]:
    """The multiples of a text, "almost three times", "more than halved": between which two each lies, and where."""
    for found in _TIMES.finditer(text):
        bound = found["bound"] or found["bound_bn"] or ""
        value = Decimal(found["many"] or (2 if found["twice"] else 3 if found["thrice"] else "0.5"))
        above, below = (said.fullmatch(bound) is not None for said in (_ABOVE, _BELOW))
        if found["halved"]:
            above, below = below, above  # "more than halved": less than half is left
        near = value * NEAR_MULTIPLE
        yield value - (0 if above else near), value + (0 if below else 3 * near if above else near), found


def _value(found: re.Match[str]) -> Decimal:
    if found["half"] or found["half_bn"]:
        return _HALF
    if found["in_part"]:
        return Decimal(found["in_part"]) / int(found["in_whole"])
    if found["of_bn"]:
        return Decimal(_number(found["take_bn"])) / _number(found["of_bn"])
    if found["part_bn"]:
        return Decimal(_number(found["many_bn"])) / _PART_BN[found["part_bn"]]
    return _number(found["many"]) * _FRACTION[found["part"]]


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _MANY.get(written, 0) or _OF.get(written, 1)
