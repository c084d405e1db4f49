"""Shares and multiples in words ("a third", অর্ধেক, "doubled") and ordinals, held against what is cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.compose.checking.patterns import either, pattern, plain, word
from bot.compose.checking.values.count_words import NTH_OF
from knowledge.normal import AFTER_WORD, BEFORE_WORD

# "A third" may stand for what lies this near, "doubled" for what is this near to twice.
NEAR_SHARE = Decimal("0.03")
NEAR_TIMES = Decimal("0.15")
BLANK = " ¦ "

_PART = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}
_PART |= {"tenth": 10, "twelfth": 12, "twentieth": 20}
_PART |= {plain(bn): number for bn, number in {"তৃতীয়াংশ": 3, "চতুর্থাংশ": 4, "পঞ্চমাংশ": 5, "দশমাংশ": 10}.items()}
_MANY = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, plain("এক"): 1, plain("দুই"): 2, plain("তিন"): 3}
_OF = {plain("তিন"): 3, plain("চার"): 4, plain("পাঁচ"): 5, plain("দশ"): 10}
_ENDS = (
    r"(?= of(?! (?:19|20)\d\d)| to| in| on| from| than| against| compared| since| year| more| less| fewer"
    r"| higher| lower| up| down| short| off| at| by| for| between| has| have| is| are| was| were| had"
    r"| after| before| with| because| as| when| while| this| last| per| ?[,.;)]|$)"
)
_SHARE = pattern(
    rf"{BEFORE_WORD}(?:(?<!last )(?<!past )(?<!over )(?<!across )(?<!these )(?<!lakh )(?<!crore )(?<!million )"
    rf"(?<!taka )(?<!bdt )(?<!once )(?<!times )(?<!\d )(?<!\dk )(?P<many>an?|one|two|three|four"
    rf"|\d)[- ](?P<part>thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten|twelf|twentie)ths?){_ENDS}"
    r"(?! of (?:an? |one )?per ?cent)|(?P<half>half)(?= of| what| as (?:much|many)(?! again)| the| its| their| at | to "
    r"| from | for | on | by | now| and (?!half)|,|\.|;|\)|$)"
    rf"|(?P<many_bn>এক|দুই|তিন|\d)[- ]?(?P<part_bn>তৃতীয়াংশ|চতুর্থাংশ|পঞ্চমাংশ|দশমাংশ)(?:ের|র|ই|ে)?{AFTER_WORD}"
    rf"|(?P<fourth_bn>সিকি)(?:তে|র| ভাগ\S*)?{AFTER_WORD}"
    rf"|(?P<of_bn>তিন|চার|পাঁচ|দশ|\d+) ভাগের (?P<take_bn>এক|দুই|তিন|\d) ভাগ"
    rf"|(?P<half_bn>অর্ধেক)(?:ের|ই|টা)?{AFTER_WORD}(?! হয়ে))"
)
_TIMES = {
    Decimal(2): word(
        r"doubled|doubles|doubling|twofold|two-fold|2-fold|factor of (?:two|2)|twice (?:as|of|the|its|their|last|that"
        r"|what|over)|double (?:what|the|its|their|that|last)|দ্বিগুণ|দ্বিগুণের|দুই ?গুণ|(?<!\d\.)2 ?গুণ"
    ),
    Decimal(3): word(
        r"tripled?|triples|tripling|trebled?|threefold|three-fold|3-fold|factor of (?:three|3)"
        r"|thrice (?:as|the|its|their|what|that|\w+'s)|তিন ?গুণ|(?<!\d\.)3 ?গুণ"
    ),
    Decimal(4): word(r"quadrupled?|quadruples|fourfold|four-fold|4-fold|factor of (?:four|4)|চার ?গুণ|(?<!\d\.)4 ?গুণ"),
    Decimal("0.5"): word(r"halved|halves|halving|অর্ধেক হয়ে(?:ছে| গেছে)?|অর্ধেকে নেমে(?:ছে)?"),
}
_NTH = word(either(NTH_OF))
_NTH_IN_WORDS = word(either(one for one in NTH_OF if not one[0].isdigit()))
_DAY_BESIDE = pattern(r"^ (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")


@dataclass(frozen=True, slots=True)
class InWords:
    """What a text says in words: shares of one, multiples, ordinals."""

    shares: tuple[Decimal, ...]
    times: tuple[Decimal, ...]
    ordinals: tuple[int, ...]


# Without letters of these a text says no share and no multiple: most texts.
_MAY_SHARE = pattern(
    r"half|halv|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|তৃতীয়াংশ|চতুর্থাংশ|পঞ্চমাংশ|দশমাংশ|ভাগের|অর্ধেক|সিকি"
    r"|doubl|fold|factor of|twice|tripl|trebl|thrice|quadrupl|গুণ"
)


def in_words(text: str, *, digits: bool = False) -> InWords:
    """The shares, multiples and ordinals of a text in normal form. digits: "2nd" is an ordinal, not a day."""
    shared = _MAY_SHARE.search(text) is not None
    times = tuple(value for value, said in _TIMES.items() for _ in said.finditer(text)) if shared else ()
    return InWords(
        tuple(_shares(text)) if shared else (), times, tuple(_ordinals(text, _NTH if digits else _NTH_IN_WORDS))
    )


def without_shares(text: str) -> str:
    """A text in normal form without its shares in words, so that "two thirds" holds no two."""
    for said in (_SHARE, *_TIMES.values()) if _MAY_SHARE.search(text) else ():
        text = said.sub(BLANK, text)
    return text


_ONE_IN = word(
    r"(?P<part>\d+|one)(?: \S+)? (?:in|out of|in every|of every) (?:every )?(?P<whole>\d+)"
    r"|(?:প্রতি )?(?P<whole_bn>\d+)(?:(?:টির|টার|জনের| এর|র)? মধ্যে|টিতে|টিতেই|জনে|টায়|টির|টার|(?:টি|টা)? [^\W\d]\S*(?:ে|ের))"
    r" (?:প্রায় |মোটামুটি |গড়ে )?(?:মাত্র |কেবল |শুধু |মোটে )?(?P<part_bn>\d+|এক)(?:টি|টা|জন)?(?:তে|তেই|র|ই|য়|য়ই|রই)?"
)
_ONE = pattern("one|এক")
_SO_MANY_TIMES = word(r"(?P<times>\d+(?:\.\d+)?) ?(?:গুণ|times (?:as|the))")
_IN_SO_MANY, _TIMES_SAID = pattern(r" (?:in|of) (?:every )*\d"), pattern("গুণ|times (?:as|the)")
_EVEN = frozenset((2, 3, 4, 5, 8, 10, 100))


def without_parts_of_few(text: str, numbers: Iterable[tuple[str, Decimal]]) -> str:
    """A text in normal form without shares said of a few, "one in three", where they are near one that is held."""
    percents = [abs(value) / 100 for kind, value in numbers if kind == "percent"]

    def blanked(found: re.Match[str]) -> str:
        part, whole = (
            int(_ONE.sub("1", found["part"] or found["part_bn"])),
            int(found["whole"] or found["whole_bn"]),
        )
        fits = whole in _EVEN and _any_near(_value(part, whole), percents, NEAR_SHARE)
        return BLANK if fits else found[0]

    def blanked_times(found: re.Match[str]) -> str:
        return BLANK if _any_near(Decimal(found["times"]), percents, NEAR_SHARE) else found[0]

    if _IN_SO_MANY.search(text) or not text.isascii():
        text = _ONE_IN.sub(blanked, text)
    return _SO_MANY_TIMES.sub(blanked_times, text) if _TIMES_SAID.search(text) else text


def unsupported_words(said: InWords, held: Iterable[InWords], numbers: Iterable[tuple[str, Decimal]]) -> str:
    """What is said in words and borne out neither by words nor by numbers; "" where all is.

    numbers: what the sources hold, each with its kind ("percent" in hundredths).
    """
    others, values = list(held), list(numbers)
    percents = [abs(value) / 100 for kind, value in values if kind == "percent"]
    for share in said.shares:
        if not any(share in one.shares for one in others) and not _any_near(share, percents, NEAR_SHARE):
            return f"the share {_told(share)} is in no cited fact"
    for times in said.times:
        grown = [1 + percent for percent in percents] if times > 1 else [1 - percent for percent in percents]
        ratios = [value for kind, value in values if kind == "plain"]
        if any(times in one.times for one in others) or (
            times < 1 and any(Decimal("0.5") in one.shares for one in others)
        ):
            continue
        if not _any_near(times, [*grown, *ratios], NEAR_TIMES if times > 1 else NEAR_SHARE):
            return f"that something is {times} times as much is in no cited fact"
    ordinals = {number for one in others for number in one.ordinals}
    plain_numbers = {value for kind, value in values if kind == "plain"}
    for number in said.ordinals:
        if number in ordinals or Decimal(number) in plain_numbers or (number == 1 and not ordinals):
            continue
        return f"the ordinal {number} is in no cited fact"
    return ""


def _any_near(value: Decimal, others: Iterable[Decimal], near: Decimal) -> bool:
    return any(abs(value - other) <= near for other in others)


def _told(share: Decimal) -> str:
    return f"{share * 100:.0f}%"


def _shares(text: str) -> Iterator[Decimal]:
    for found in _SHARE.finditer(text):
        if found["half"] or found["half_bn"]:
            yield Decimal("0.5")
        elif found["fourth_bn"]:
            yield Decimal("0.25")
        elif found["of_bn"]:
            yield _value(_number(found["take_bn"]), _number(found["of_bn"]))
        else:
            part = found["part_bn"] or found["part"].removesuffix("s")
            yield _value(_number(found["many_bn"] or found["many"]), _PART[part])


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _MANY.get(said) or _OF[said]


def _value(many: int, parts: int) -> Decimal:
    return Decimal(many) / Decimal(parts or 1)


# What counts nothing: "first on the agenda", "not for the first time".
_NO_RANK = word(
    r"first (?:on the agenda|thing|of all|item|point|topic|priority|and foremost)|not (?:for )?the first(?: time)?"
    r"|(?:comes?|goes?|put|raised?|settle|clear|ask|mention) (?:\w+ )?first|at first"
)


def _ordinals(text: str, nth: re.Pattern[str]) -> Iterator[int]:
    """The ordinals of a text but those that are days ("2nd of May") or shares ("a third of")."""
    plain_text = _NO_RANK.sub(BLANK, without_shares(text)) if nth.search(text) else ""
    for found in nth.finditer(plain_text):
        if plain_text[: found.start()].endswith((" a ", " an ")) and not found[0][0].isdigit():
            continue  # "by an eighth at Padma Mart" is a share
        if not _DAY_BESIDE.match(plain_text[found.end() : found.end() + 8]):
            yield NTH_OF[found[0]]
