"""What a passage tells without a number or a day of its own: "a week late", "the other", "yesterday"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from bot.compose.checking.patterns import either, pattern, plain, word
from bot.compose.checking.values.count_words import NTH_OF
from bot.compose.checking.values.elliptical import as_the_one_before
from bot.compose.days_said import Day, day_of
from knowledge.numbers import NumberMention

_A_TIME = {
    "day": word(r"an?(?: full| whole)? day|এক দিন|একদিন"),
    "week": word(r"an?(?: full| whole)? week|fortnight|এক সপ্তাহ\S*|সপ্তাহখানেক"),
    "month": word(r"an?(?: full| whole)? month|এক মাস|মাসখানেক"),
    "year": word(r"an?(?: full| whole)? year|এক বছর|বছরখানেক"),
}
_TWO = word(
    r"the other|both|twice|দু(?:ই)?বার|neither|either|another|উভয়\S*|দু(?:টো|টি|জনে|জন)ই|অন্য(?:টি"
    r"|টা)\S*|আরেক(?:টি|টা)\S*|কোনোটি\S*"
)
_DAYS_FROM = {
    0: word(r"today|আজ(?:কে)?"),
    -1: word(r"yesterday|গতকাল\S*"),
    1: word(r"tomorrow|আগামীকাল\S*|কাল(?:কে)?(?= সকালে| (?:\S+ ){0,4}\S+(?:বে|ব|বেন|চ্ছি|চ্ছে|চ্ছেন)(?:[ ,;।.]|$))"),
}
# "Third month in a row", টানা তৃতীয় মাস: three of them.
_IN_A_ROW = word(
    rf"(?P<nth>{either(NTH_OF)}) (?:consecutive )?(?P<unit>day|week|month|year)s?(?: (?:in a row"
    rf"|running|in succession|on end))"
    rf"|(?:পরপর|টানা|একটানা|লাগাতার) (?P<nth_bn>{either(NTH_OF)}) (?P<unit_bn>দিন|সপ্তাহ|মাস|বছর)\S*"
)
_UNIT_BN = {plain(bn): unit for bn, unit in {"দিন": "day", "সপ্তাহ": "week", "মাস": "month", "বছর": "year"}.items()}
_FELL = word(
    r"fell|fallen|falling|down|dropped|declined|decreased|lost|shrank|slipped|(?:কমে|কমেছ|কমল|পড়ে গেছ|নেমে)\S*"
)
_ROSE = word(r"rose|risen|up|grew|grown|increased|gained|(?:বেড়ে|বাড়)\S*")
_FORTNIGHT = pattern(r"\bfortnight\b")


def numbers_besides(text: str, mentions: Sequence[NumberMention]) -> Iterator[tuple[Decimal, str, str]]:
    """Numbers that a text in normal form tells by words, or by what it leaves out: value, kind and unit of each."""
    for unit, said in _A_TIME.items():
        if said.search(text):
            yield Decimal(1), "plain", unit
    if _FORTNIGHT.search(text):
        yield Decimal(2), "plain", "week"
    if _TWO.search(text):
        yield Decimal(2), "plain", ""
    for found in _IN_A_ROW.finditer(text):
        nth, unit = found["nth"] or found["nth_bn"], found["unit"] or _UNIT_BN[found["unit_bn"]]
        yield Decimal(NTH_OF[nth]), "plain", unit
    for one in as_the_one_before(text, mentions):
        yield one.value, one.kind, one.unit


def days_besides(text: str, written: date) -> Iterable[Day]:
    """The days that a text names from the one it was written on."""
    return [day_of(written + timedelta(days=days)) for days, said in _DAYS_FROM.items() if said.search(text)]


def with_other_signs(text: str, percents: Iterable[Decimal]) -> Iterable[Decimal]:
    """ "Minus 4%" is "4% less", and what "fell 13%" is at "-13%"."""
    fell = _FELL.search(text) is not None and _ROSE.search(text) is None
    return [-one for one in percents if one < 0 or (one and fell)]
