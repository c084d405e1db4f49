"""What a number counts, where it is a thing of ours that `numbers` does not know: "3 open promises" are commitments."""

from __future__ import annotations

from collections.abc import Iterable

from bot.compose.checking.patterns import either, pattern
from bot.compose.checking.values.elliptical import completed
from knowledge.normal import AFTER_WORD
from knowledge.text import NumberMention, normal_form

_THINGS = {
    "order": "order orders অর্ডার অর্ডারের",
    "note": "note notes নোট নোটের",
    "commitment": "commitment commitments promise promises প্রতিশ্রুতি প্রতিশ্রুতির",
    "concern": "concern concerns complaint complaints অভিযোগ অভিযোগের উদ্বেগ",
    "need": "need needs চাহিদা চাহিদার",
    "deal": "deal deals ডিল ডিলের",
    "account": "account accounts customer customers অ্যাকাউন্ট অ্যাকাউন্টের কাস্টমার",
    "product": "product products পণ্য পণ্যের",
    "person": "people persons মানুষ",
    "offer": "offer offers অফার",
    "store": "store stores shop shops outlet outlets branch branches দোকান দোকানে দোকানের আউটলেট শাখা",
    "sign": "sign signs signal signals লক্ষণ সংকেত",
    "quarter": "quarter quarters প্রান্তিক কোয়ার্টার",
    "answer": "answer answers উত্তর",
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "case": "case cases কেস কেসের",
    "carton": "carton cartons কার্টন কার্টনের",
    "piece": "piece pieces পিস পিসের",
    "period": "period periods spans stretches",
}
# Words that may stand between a number and what it counts.
_BETWEEN = """
    open new overdue late kept more other active key of our of their our their your separate different whole full
    working
    calendar business consecutive successive comparable equal unanswered unsettled silent
    pending outstanding existing total fewer
    spoiled spoilt damaged broken leaking wet expired rotten unsold bad empty
    নষ্ট ভাঙা ভেজা ফাটা মেয়াদোত্তীর্ণ অবিক্রীত পচা খোলা নতুন পুরনো আমাদের তাদের ওদের বাকি সক্রিয়
"""
# Two words for one thing.
SAME = {"outlet": "store", "unit": "piece", "contact": "person"}
# "Three times as much" is no number of anything.
TIMES = "times"
_MULTIPLE = pattern(
    r"^ times (?:as|more|over|what|that|the|its|their|last|longer|larger|bigger|higher|those"
    r"|[^\W\d]+'s)\b|^ ?(?:-fold|fold)\b"
)
# Points of a percentage are no percentage of it.
POINTS = "points"
_POINTS = pattern(r"\bpoints?\b|পয়েন্ট")
_OF_SOME = pattern(r"\d(?:টির|টার) ")
_THING_OF = {normal_form(word): thing for thing, words in _THINGS.items() for word in words.split()}
_AFTER = pattern(
    rf"^(?:টি|টা|জন)?[ -](?:(?:{either(set(_BETWEEN.split()))}|\d+[- ](?:days?|weeks?|months?|দিনের|মাসের)) ){{0,2}}"
    rf"(?!need (?:an?|the|to|new|more|another|our|your)\b)(?P<thing>{either(_THING_OF)}){AFTER_WORD}"
)


def counted(text: str, mentions: Iterable[NumberMention]) -> list[NumberMention]:
    """The numbers of a text in normal form, each with what it counts where that is told after it."""
    return completed(text, [_counted(text, mention) for mention in mentions])


def _counted(text: str, mention: NumberMention) -> NumberMention:
    if mention.kind == "percent" and _POINTS.search(text[mention.start : mention.end + 12]):
        return mention._replace(unit=POINTS)
    if mention.kind != "plain":
        return mention
    if mention.unit:
        if _OF_SOME.search(text[mention.start : mention.end]):
            return mention._replace(unit="")  # the day of 5 of them: no days are counted
        return mention._replace(unit=SAME.get(mention.unit, mention.unit))
    if _MULTIPLE.match(text[mention.end :]):
        return mention._replace(unit=TIMES)
    found = _AFTER.match(text[mention.end : mention.end + 60])
    return mention._replace(unit=_THING_OF[found["thing"]]) if found else mention
