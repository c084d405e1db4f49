"""What stands at a number and moves it: "at least", "up to", "more than"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.limits import limit_told
from knowledge.normal import AFTER_WORD

Bound = Literal["", "least", "most", "over", "under", "about"]

_MONEY = r"(?:(?:about|around|roughly|once|every|bdt|usd|eur|tk|৳|\$) ?\.?)*$"
# "Not even four weeks": চার সপ্তাহও পুরো হয়নি.
_NOT_EVEN_BN = pattern(
    r"^(?:(?<=ও)| ?(?:টি|টা|টাকা|দিন|জন|%)?ও) (?:এখনো |এখনও |পুরো |পুরোপুরি |ঠিকমতো )*"
    r"(?:হয়নি|হয় নি|হলো না|পেরোয়নি|পেরোননি|পার হয়নি|পূর্ণ হয়নি|কাটেনি|গড়ায়নি|যায়নি|ছোঁয়নি|ছুঁতে পারেনি|পৌঁছায়নি|পেরোল না)"
)
# What is counted, with its ending: ৬০ কার্টনের, ১২টি দোকানের.
_UNIT_OF = r"^ ?(?:টি|টা|টাকা|দিন|%|জন)?(?:(?: (?!টার্গেট|লক্ষ্য|গত|আগে|সবা)[^\s\d,;:.।]{1,12})?র| এর|-এর|ের)"
_MORE_OR_LESS = r"^(?: [^\W\d][^\s,;:.]*){0,4} (?:or|and) "
_BEFORE: dict[Bound, str] = {
    "least": rf"(?:at least|moq(?: of)?|no (?:less|fewer) than|not (?:less|fewer) than|not one \S+ less than"
    rf"|(?:a )?minimum(?: order| drop| quantity)?(?: of| is| :)?"
    rf"|অন্তত|কমপক্ষে|(?:ন্যূনতম|সর্বনিম্ন)(?: অর্ডার)?|কমের পক্ষে|নিদেনপক্ষে|কম করে(?: হলেও|ও)?) {_MONEY}",
    "most": rf"(?:at most|no more than|not more than|(?<!went )(?<!gone )(?<!rose )(?<!grew"
    " )(?<!climbed )(?<!go )(?<!goes )(?<!signed )(?<!sign )(?<!signs )(?<!owned )(?<!lived )(?<!come )"
    "(?<!move )(?<!moves )(?<!get )"
    rf"(?<!add )(?<!adds )(?<!added )(?<!adding )up to"
    rf"|(?:a )?maximum(?: of)?|সর্বোচ্চ|বড়জোর|সর্বাধিক) {_MONEY}",
    "over": rf"(?:more than|over|above|upwards of|north of|exceed(?:s|ed|ing)?|in excess of"
    rf"|(?:passed|crossed|topped) the) {_MONEY}",
    "under": rf"(?:less than|fewer than|under|below|south of) {_MONEY}",
    "about": rf"(?:about|around|roughly|nearly|almost|approximately|some|close to|just under|just over|approaching"
    rf"|just short of|short of|shy of|not quite|barely"
    rf"|in the region of|in the order of|circa|প্রায়|মোটামুটি|কমবেশি|আনুমানিক|কাছাকাছি) {_MONEY}",
}
_AFTER: dict[Bound, str] = {
    "least": r"^(?:টি|টা|টাকা|%)?(?:র| এর|-এর|ের)? ?(?:কম নয়|নিচে নয়)"
    rf"|{_MORE_OR_LESS}(?:more|above|over|upwards|up|then some|no (?:less|fewer))\b|^ ?(?:plus\b|\+)"
    r"|^[^\d,;:.।]{0,16}(?:বা|অথবা) (?:তার|তারও|আরও) বেশি",
    "most": r"^ ?(?:টি|টা|টাকা|দিন|%)?(?: [^\s\d,;:.।]{1,12})? ?(?:at the outside|পর্যন্তই?|অবধিই?"
    r"|এর বেশি নয়|র বেশি নয়|at most)"
    rf"|{_MORE_OR_LESS}(?:less|fewer|under|below|no more|not more)\b",
    "over": rf"{_UNIT_OF}(?: ?ও)? (?:একটু |সামান্য |কিছু |খানিক |অনেক )?(?:বেশি(?:তে)?|ঊর্ধ্বে|উপরে|ওপরে"
    rf"|অধিক){AFTER_WORD}|^ ?(?:টি|টা|টাকা|দিন|%|জন)?(?:র|ের| এর)? ?(?:(?:ঘর|গণ্ডি|সীমা) (?:পেরি|পার)\S*"
    r"|(?:(?:ঘর|গণ্ডি|সীমা) )?ছাড়ি\S*)",
    "under": rf"{_UNIT_OF}(?: ?ও)? (?:একটু |সামান্য |কিছু )?(?:কমে?(?! দাম| মূল্য)|নিচে|নীচে){AFTER_WORD}",
    "about": rf"^ ?(?:টি|টা|টাকা|দিন|%|জন)?(?:র| এর|-এর|ের)? ?(?:মতো|কাছাকাছি|আশপাশে){AFTER_WORD}|^ or so\b",
}
# "Anything under 60 falls short of it": what is below will not do.
_WILL_NOT_DO = pattern(
    r"^(?:(?! or )[^.;:]){0,40}\b(?:falls? short|is no use"
    r"|(?:will|would|does|do) not (?:work|suffice|help|be enough)|is not enough|won't do|will not do"
    r"|(?:is|are|would be|will be|seems?) too (?:little|few|much|many)|(?:would not|wouldn't|cannot|can not) do"
    r"|not enough|no good|unacceptable|kills?|is refused"
    r"|makes (?:it|this|that|them) (?:\w+ )?(?:unviable|impossible|unprofitable|uneconomic\w*|pointless"
    r"|too (?:dear|costly|expensive))"
    r"|(?:un|not |no longer |hardly )(?:viable|profitable|worth\w*|economic\w*|feasible)|(?:loses?"
    r"|costs?) (?:us |them )?(?:money|too much)"
    r"|makes no sense|is pointless|does not (?:count|work|pay)|doesn't (?:count|work"
    r"|pay)|fails?|is out of the question)\b"
)
_BOUNDS_BEFORE = {bound: pattern(text) for bound, text in _BEFORE.items()}
_BOUNDS_AFTER = {bound: pattern(text) for bound, text in _AFTER.items()}
# Most numbers have none of this before them.
_MAY_BE_BOUND = pattern(
    r"least|moq|than|minimum|most|up to|maximum|over|above|upwards|north|exceed|excess|passed|crossed|topped|under"
    r"|below|south|about|around|roughly|nearly|almost|approximately|some|close|approaching|short|shy|quite|barely|region"
    r"|order|circa|অন্তত|কমপক্ষে|ন্যূনতম|সর্বনিম্ন|কমের|নিদেনপক্ষে|কম করে|সর্বোচ্চ|বড়জোর|সর্বাধিক|প্রায়|মোটামুটি|কমবেশি"
    r"|আনুমানিক|কাছাকাছি"
)
_COMPARED_BEFORE: dict[Bound, re.Pattern[str]] = {
    "over": pattern(
        rf"\b(?:higher|greater|bigger|larger|longer|better|beyond|exceed(?:s|ed|ing)?"
        rf"|in excess of|(?<!the )past|topp(?:ed|ing)"
        rf"|surpass(?:es|ed|ing)?)(?: than)? {_MONEY}"
    ),
    "under": pattern(
        rf"\b(?:lower|smaller|shorter|worse|short of|shy of|not even|as (?:low|little) as)(?: than)? {_MONEY}"
    ),
}
_THAN_BN = (
    r"^ ?(?:টি|টা|টাকা|দিন|%|জন|টিরই?)?(?:র| এর|-এর|ের)?(?: ?ও)? ?(?:চেয়ে|থেকে|তুলনায়) (?:ও )?(?:একটু |সামান্য |কিছু |অনেক )?"
)
_COMPARED_AFTER: dict[Bound, re.Pattern[str]] = {
    "over": pattern(rf"{_THAN_BN}(?:বেশি|অধিক|বড়|উপরে|ওপরে){AFTER_WORD}"),
    "under": pattern(rf"{_THAN_BN}(?:কম|ছোট|নিচে|নীচে){AFTER_WORD}"),
}
# "8% more than 65 lakh" compares; it is no bound.
_COMPARES = pattern(r"(?:%|percent|per cent|times|much|lakh|crore|million|by) (?:more|less|fewer|higher|lower) than ")
# "1.6 lakh on average over 97 orders": the number is what it is measured over; "hand over 84,500" is just so much.
_NO_MORE_THAN = pattern(
    r"(?:\b(?:hand|turn|sign|carr|wir|roll)(?:s|ed|ing|y|ying|ies|ied|e|es)?"
    r"|\d\S*(?: ?(?:%|percent|per ?cent|lakh|crore|million|k|thousand|taka|tk|bdt))*|averag\w+|mean) $"
)
_FROM = pattern(r"^(?: [^\W\d]\S*)?,? from\b")  # "up to 150 from 100" tells a rise
# "Nothing more than two sheets" belittles, and sets no bound.
_MERELY = pattern(r"\bnothing (?:more|less|other|but)(?: than)? (?:the )?$")
# "Cannot take more than 120" is at most 120; ৬০ পিসের নিচে নামা যাবে না is at least 60.
_DENIED_BOUND: dict[Bound, Bound] = {"over": "most", "under": "least"}
_DENIES = pattern(r"(?:\b(?:not|cannot|never|no|without|nothing)|n't)\b[^.;:]*$")
# "Has not been heard of in over 4 months" denies what was done, not the time.
_SO_LONG = pattern(r"\b(?:(?:has|have|had) (?:not|never)|no|nothing|never|nobody)\b[^.;:]* (?:in|for) $")
# However far before the number, what begins with "none" or "no shop" is denied.
_NONE_DOES = pattern(r"(?:^|[,;:.] )(?:and |but |so |that )?(?:none|neither|no \w+|nobody|not one)\b[^,.;:]*$")
_DENIES_BN = pattern(r"^[^.;:।]{0,60}(?:না|নয়|নেই|নি|নন|নারাজ|অসম্মত|অনেক বেশি|\S+(?:য়নি|েনি|িনি|ননি))(?:[ ,;:।.]|$)")
OPPOSITE: dict[Bound, frozenset[Bound]] = {
    "least": frozenset({"most", "under"}),
    "over": frozenset({"most", "under"}),
    "most": frozenset({"least", "over"}),
    "under": frozenset({"least", "over"}),
}

_REACH = 40
_GENITIVE = pattern("(?<!হাজা)রও?$")


@lru_cache(maxsize=2048)
def bound_at(text: str, start: int, end: int) -> Bound:
    """The bound that a text in normal form sets with the number at `start:end`."""
    before, after = _beside(text, start, end)
    if _COMPARES.search(before) or _MERELY.search(before):
        return ""
    for bound, said in _BOUNDS_BEFORE.items() if _MAY_BE_BOUND.search(before) else ():
        if found := said.search(before):
            if found[0].startswith("over") and _NO_MORE_THAN.search(before[: found.start()]):
                return ""
            if found[0].startswith("up to") and _FROM.search(after):
                return ""
            said_not = _DENIES.search(before[: found.start()]) and not _SO_LONG.search(before[: found.start()])
            denied = said_not or _NONE_DOES.search(text[:start]) or _WILL_NOT_DO.search(text[end:])
            return _DENIED_BOUND[bound] if bound in _DENIED_BOUND and denied else bound
    if _NOT_EVEN_BN.search(text, end):
        return "under"
    bound = next((bound for bound, said in _BOUNDS_AFTER.items() if said.match(after)), "")
    if bound in _DENIED_BOUND and (_DENIES_BN.search(text[end:]) or _WILL_NOT_DO.search(text[end:])):
        return _DENIED_BOUND[bound]
    return bound or limit_told(text, start, end)


def compared_at(text: str, start: int, end: int) -> Bound:
    """The bound that a comparison sets with the number at `start:end`: "higher than" it, -এর চেয়ে কম.

    The number may be one that another is compared with, so that it bounds nothing where a figure holds two.
    """
    before, after = _beside(text, start, end)
    if _COMPARES.search(before):
        return ""
    for bound, said in _COMPARED_BEFORE.items():
        if said.search(before):
            return bound
    found = next(((bound, one) for bound, said in _COMPARED_AFTER.items() if (one := said.match(after))), None)
    return found[0] if found is not None and not _DENIES_BN.search(after[found[1].end() :]) else ""


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The text before and after a number; a Bengali ending that was read as part of it is left to what follows."""
    ending = _GENITIVE.search(text[start:end])
    end -= len(ending[0]) if ending else 0
    return text[max(0, start - _REACH) : start], text[end : end + _REACH]
