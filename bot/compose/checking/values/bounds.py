"""What stands at a number or a day and moves it: "at least", "up to", "more than"; "before", "by", "after"."""

from __future__ import annotations

import re
from typing import Literal

from bot.compose.checking.patterns import pattern
from knowledge.normal import AFTER_WORD

Bound = Literal["", "least", "most", "over", "under", "about"]
Relation = Literal["", "on", "before", "by", "after", "from"]

_MONEY = r"(?:(?:about|around|roughly|bdt|usd|eur|tk|৳|\$) ?\.?)*$"
_BEFORE: dict[Bound, str] = {
    "least": rf"(?:at least|moq(?: of)?|no (?:less|fewer) than|not (?:less|fewer) than|(?:a )?minimum(?: of)?"
    rf"|অন্তত|কমপক্ষে|ন্যূনতম|কমের পক্ষে) {_MONEY}",
    "most": rf"(?:at most|no more than|not more than|(?<!went )(?<!gone )(?<!rose )(?<!grew"
    " )(?<!climbed )(?<!go )(?<!goes )(?<!come )(?<!move )(?<!moves )(?<!get )"
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
    "least": r"^(?:টি|টা|টাকা|%)?(?:র| এর|-এর|ের)? ?(?:কম নয়|নিচে নয়)",
    "most": r"^ ?(?:টি|টা|টাকা|দিন|%)? ?(?:পর্যন্ত|এর বেশি নয়|র বেশি নয়|or less|or fewer|at most)"
    r"|^(?: [^\W\d]\S*){0,3} or (?:less|fewer)\b",
    "over": rf"^ ?(?:টি|টা|টাকা|দিন|%|জন)?(?:র| এর|-এর|ের)(?: ?ও)? (?:একটু |সামান্য |কিছু |খানিক |অনেক )?(?:বেশি|ঊর্ধ্বে|উপরে|ওপরে"
    rf"|অধিক){AFTER_WORD}|^ ?(?:টি|টা|টাকা|দিন|%|জন)?(?:র|ের| এর)? ?(?:(?:ঘর|গণ্ডি|সীমা) (?:পেরি|পার)\S*"
    rf"|(?:(?:ঘর|গণ্ডি|সীমা) )?ছাড়ি\S*)|^ ?(?:or more"
    rf"|plus)\b|^\+",
    "under": rf"^ ?(?:টি|টা|টাকা|দিন|%|জন)?(?:র| এর|-এর|ের)(?: ?ও)? (?:একটু |সামান্য |কিছু )?(?:কম|নিচে|নীচে){AFTER_WORD}",
    "about": rf"^ ?(?:টি|টা|টাকা|দিন|%|জন)?(?:র| এর|-এর|ের)? ?(?:মতো|কাছাকাছি|আশপাশে){AFTER_WORD}|^ or so\b",
}
# "Anything under 60 falls short of it": what is below will not do.
_WILL_NOT_DO = pattern(
    r"^(?:(?! or )[^.;:]){0,40}\b(?:falls? short|is not enough|won't do|will not do"
    r"|is too (?:little|few|much|many)|kills?|is refused"
    r"|makes no sense|is pointless|does not (?:count|work|pay)|doesn't (?:count|work"
    r"|pay)|fails?|is out of the question)\b"
)
_BOUNDS_BEFORE = {bound: pattern(text) for bound, text in _BEFORE.items()}
_BOUNDS_AFTER = {bound: pattern(text) for bound, text in _AFTER.items()}
_COMPARED_BEFORE: dict[Bound, re.Pattern[str]] = {
    "over": pattern(
        rf"\b(?:higher|greater|bigger|larger|longer|better|beyond|exceed(?:s|ed|ing)?|in excess of|past|topp(?:ed|ing)"
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
# "1.6 lakh on average over 97 orders": the number is what it is measured over.
_MEASURED_OVER = pattern(
    r"(?:\d\S*(?: ?(?:%|percent|per ?cent|lakh|crore|million|k|thousand|taka|tk|bdt))*|averag\w+|mean) $"
)
# "Cannot take more than 120" is at most 120; ৬০ পিসের নিচে নামা যাবে না is at least 60.
_DENIED_BOUND: dict[Bound, Bound] = {"over": "most", "under": "least"}
_DENIES = pattern(r"(?:\b(?:not|cannot|never|no|without|nothing)|n't)\b[^.;:]*$")
_DENIES_BN = pattern(r"^[^.;:।]{0,36}(?:না|নয়|নেই|নি)(?:[ ,;:।.]|$)")
OPPOSITE: dict[Bound, frozenset[Bound]] = {
    "least": frozenset({"most", "under"}),
    "over": frozenset({"most", "under"}),
    "most": frozenset({"least", "over"}),
    "under": frozenset({"least", "over"}),
}

_WEEKDAY = r"(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day,? )?"
_THE_DAY = (
    r"(?:(?:the|its|their|that) )?(?:(?:due |agreed |promised |required )?(?:day|date)(?: of| on|,)? )?(?:the )?"
    + _WEEKDAY
)
_DAY_BEFORE: dict[Relation, str] = {
    "from": r"(?:(?:no|not) (?:earlier|sooner) than|from|since|starting|starting on|beginning|as of"
    rf"|at the earliest on) {_THE_DAY}$",
    "by": r"(?:by|until|till|up to|(?:no|not) later than|due|due on|due by|through|at the latest on)"
    rf" (?:the end of )?{_THE_DAY}$",
    "before": rf"(?:before|prior to|ahead of|earlier than) {_THE_DAY}$",
    "after": rf"(?:after|later than|following|past) {_THE_DAY}$",
}
_HUNG = r"(?:,? \S+বার)?(?: ?তারিখ)?(?:ের| এর|-এর|র|ে)?"
_DAY_AFTER: dict[Relation, str] = {
    "before": rf"^{_HUNG} (?:আগে|আগের|আগেকার|পূর্বে|পূর্বের){AFTER_WORD}",
    "by": rf"^{_HUNG} (?:মধ্যে|পর্যন্ত|ভিতরে|ভেতরে){AFTER_WORD}",
    "after": rf"^{_HUNG} (?:পরে|পর|পরের|পরেকার|পরবর্তী){AFTER_WORD}",
    "from": rf"^{_HUNG} (?:থেকে|হতে){AFTER_WORD}",
}
# What is not done before a day is done from then on: "does not take it before the 16th", ১৬ তারিখের আগে নেবেন না.
_NOT_DONE = pattern(
    r"\b(?:(?:do|does|will|can|may|must|should)(?: not|n't)|cannot) (?!be due)[^.;:]*$"
    r"|\b(?:nothing|nobody|none|no \w+) (?:should|will|can|may|must|is to|gets?|leaves|goes|comes) [^.;:]*$"
)
_NOT_DONE_BN = pattern(r"^[^.;:।]{0,90}\S+(?:বেন|বে|ব|বো|েন) না(?:[ ,;.।]|$)")
_UNDONE: dict[Relation, Relation] = {"before": "from", "after": "by", "by": "after", "from": "before", "on": "", "": ""}
# Another "not" makes it unsure how the text stands to the day.
_DENIED = pattern(
    r"\b(?:not|no|never|nothing|nobody|without|avoid\w*|rule[sd]? out|refus\w+|declin\w+"
    r"|reject\w+)\b[^.;:]*$|n't\b[^.;:]*$"
)
# So is what ends, or is silent, from a day on.
_OVER_THEN = pattern(
    r"^[^.;:]{0,60}\b(?:lapses?|lapsed|expires?|expired|ends?|ended|closes?|closed|silent|quiet|void|gone|nil|zero"
    r"|stops?|stopped|unacceptable|too late)\b|^[^.;:।]{0,60}(?:চুপ|নীরব|নিশ্চুপ|শূন্য|বাতিল)"
)
_DENIED_BN = pattern(r"^[^.;:।]{0,90}(?:না|নি|নেই|নয়|নন|নারাজ|অসম্মত|\S+(?:য়নি|েনি|িনি|ননি))(?:[ ,;.।]|$)")
_RELATIONS_BEFORE = {relation: pattern(text) for relation, text in _DAY_BEFORE.items()}
_RELATIONS_AFTER = {relation: pattern(text) for relation, text in _DAY_AFTER.items()}
_REACH = 40
_GENITIVE = pattern("(?<!হাজা)রও?$")


def bound_at(text: str, start: int, end: int) -> Bound:
    """The bound that a text in normal form sets with the number at `start:end`."""
    before, after = _beside(text, start, end)
    if _COMPARES.search(before):
        return ""
    for bound, said in _BOUNDS_BEFORE.items():
        if found := said.search(before):
            if found[0].startswith("over") and _MEASURED_OVER.search(before[: found.start()]):
                return ""
            denied = _DENIES.search(before[: found.start()]) or _WILL_NOT_DO.search(text[end:])
            return _DENIED_BOUND[bound] if bound in _DENIED_BOUND and denied else bound
    bound = next((bound for bound, said in _BOUNDS_AFTER.items() if said.search(after)), "")
    return _DENIED_BOUND[bound] if bound in _DENIED_BOUND and _DENIES_BN.search(after) else bound


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
    found = next(((bound, one) for bound, said in _COMPARED_AFTER.items() if (one := said.search(after))), None)
    return found[0] if found is not None and not _DENIES_BN.search(after[found[1].end() :]) else ""


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The text before and after a number; a Bengali ending that was read as part of it is left to what follows."""
    ending = _GENITIVE.search(text[start:end])
    end -= len(ending[0]) if ending else 0
    return text[max(0, start - _REACH) : start], text[end : end + _REACH]


def relation_at(text: str, start: int, end: int) -> Relation:
    """How a text in normal form stands to the day at `start:end`."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    set_before = [(one, found) for one, said in _RELATIONS_BEFORE.items() if (found := said.search(before))]
    told = [one for one, _ in set_before]
    told += [one for one, said in _RELATIONS_AFTER.items() if said.search(after)]
    relation: Relation = told[0] if told else ""
    if _NOT_DONE.search(text[:start]) or _NOT_DONE_BN.search(text[end:]):
        return _UNDONE[relation]
    if set_before:
        before = before[: set_before[0][1].start()]  # "no later than" denies nothing
    if relation == "after" and _OVER_THEN.search(text[end:]):
        return ""
    return "" if _DENIED.search(before) or _DENIED_BN.search(text[end:]) else relation


def relations_differ(said: Relation, held: Relation) -> bool:
    """Whether one puts before a day what the other puts after it. "By" the day may be "on" it; "before" may not.

    held: "" where the source puts it on the day, "on" where it may also go on from there.
    """
    early, late = {"before", "by"}, {"after", "from"}
    if not held:
        return said in {"before", "after"}
    if held == "on":
        return said == "after"
    return (said in early and held in late) or (said in late and held in early)
