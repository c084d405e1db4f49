"""How a text stands to a day that it names: "before", "by", "after", "from" it."""

from __future__ import annotations

from typing import Literal

from bot.compose.checking.meaning.ways_to_deny import DENIED_AWAY
from bot.compose.checking.patterns import pattern
from knowledge.normal import AFTER_WORD

Relation = Literal["", "on", "before", "by", "after", "from"]

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
_HOW_FAR = r"(?:(?:অনেক|বেশ|ঠিক|কিছুটা|সামান্য) )?"
_DAY_AFTER: dict[Relation, str] = {
    "before": rf"^{_HUNG} {_HOW_FAR}(?:আগেই?|আগের|আগেকার|আগেভাগে|পূর্বেই?|পূর্বের){AFTER_WORD}",
    "by": rf"^{_HUNG} (?:মধ্যে|পর্যন্ত|ভিতরে|ভেতরে){AFTER_WORD}",
    "after": rf"^{_HUNG} {_HOW_FAR}(?:পরেই?|পরেও|পরই?|পরও|পরের|পরেকার|পরবর্তী){AFTER_WORD}",
    "from": rf"^{_HUNG} (?:থেকে|হতে){AFTER_WORD}",
}
# What is not done before a day is done from then on: "does not take it before the 16th", ১৬ তারিখের আগে নেবেন না.
_NOT_DONE = pattern(
    r"\b(?:(?:do|does|will|can|may|must|should)(?: not|n't)|cannot) (?!be due)[^.;:]*$"
    r"|\b(?:nothing|nobody|none|no \w+) (?:should|will|can|may|must|is to|gets?|leaves|goes|comes) [^.;:]*$"
)
# "No new order before the 12th".
_NO_THING = pattern(
    r"(?:^|[.;:,] |\b(?:and|but|so|that|expects?|be|is) )no (?:new |further |more |other |fresh |repeat )?"
    r"(?:re-?)?(?:order|shipment|deliver|payment|sample|shelf|talk|deal|answer|visit|credit)\w*[^.;:]*$"
)
# "Until 12 August he will not order": then he may.
_NOT_UNTIL = pattern(r"^,? [^.;:,]{0,40}\b(?:(?:will|would|does|do|can|may|is|are|shall) not|no|nothing|never)\b")
_UNTIL = pattern(rf"\b(?:until|till|up to|through) {_THE_DAY}$")
_NOT_DONE_BN = pattern(r"^(?:(?!, ?পরে|, ?দেরি)[^.;:।]){0,90}\S+(?:বেন|বে|ব|বো|েন) না(?:[ ,;.।]|$)")
_UNDONE: dict[Relation, Relation] = {"before": "from", "after": "by", "by": "after", "from": "before", "on": "", "": ""}
# "Not until after the 12th".
_UNTIL_AFTER = pattern(r"\b(?:not|n't|nothing)\b[^.;:]* (?:until|till) after (?:the )?$")
_NOT_BEFORE = pattern(r"\bnot before (?:the )?$")
_NOT_BEFORE_BN = pattern(rf"^{_HUNG} আগে (?:নয়|না){AFTER_WORD}")
# Another "not" makes it unsure how the text stands to the day.
_DENIED = pattern(
    r"\b(?:not|no|none|never|nothing|nobody|without|avoid\w*|rule[sd]?(?: \w+)? out|turn(?:s"
    r"|ed)?(?: \w+)? down|refus\w+|declin\w+"
    r"|reject\w+)\b[^.;:]*$|n't\b[^.;:]*$"
)
# So is what ends, or is silent, from a day on.
_OVER_THEN = pattern(
    r"^[^.;]{0,60}\b(?:lapses?|lapsed|expires?|expired|ends?|ended|closes?|closed|silent|quiet|void|gone|nil|zero|none"
    r"|stops?|stopped|unacceptable|too late|is not (?:acceptable|an option|good enough|possible)"
    r"|will not do|won't do|is no good)\b|^[^.;:।]{0,60}(?:চুপ|নীরব|নিশ্চুপ|শূন্য|বাতিল)"
)
# ১২ নভেম্বরের পর ১১ দিন গেছে: how long ago the day is.
_PASSED_SINCE = pattern(
    r"^(?:ের|র| এর|ে)? ?(?:পর|পরে|থেকে) (?:\S+ ){0,2}?\d+ ?(?:দিন|সপ্তাহ|মাস) (?:\S+ )?(?:গেছে|গেল|গিয়েছে"
    r"|কেটে\S*|পেরি\S*|পার|হলো|হল|হয়েছে|ধরে)"
)
_DENIED_BN = pattern(r"^[^.;:।]{0,90}(?:না|নি|নেই|নয়|নন|নারাজ|অসম্মত|\S+(?:য়নি|েনি|িনি|ননি))(?:[ ,;.।]|$)")
_RELATIONS_BEFORE = {relation: pattern(text) for relation, text in _DAY_BEFORE.items()}
_RELATIONS_AFTER = {relation: pattern(text) for relation, text in _DAY_AFTER.items()}
_REACH = 40
# What is held back up to a day comes from then on.
_HELD_UNTIL = pattern(
    r"\b(?:hold(?:s|ing)? back|held back|on hold|paus\w+|suspend\w*|freez\w+|froze|frozen|with(?:hold"
    r"|held)\w*|block(?:s|ed)"
    r"|wait(?:s|ing)?|no (?:new |further )?orders?)\b[^.;:(]* (?:until|till|up to) [^.;:]*$"
)
_HELD_UNTIL_BN = pattern(r"^\S* ?পর্যন্ত[^.;:।]{0,40}(?:আটকে|স্থগিত|থামিয়ে|ঝুলিয়ে|অপেক্ষা|বন্ধ)")


def relation_at(text: str, start: int, end: int) -> Relation:
    """How a text in normal form stands to the day at `start:end`."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _UNTIL_AFTER.search(before):
        return "after"
    if _NOT_BEFORE.search(before) or _NOT_BEFORE_BN.match(after):
        return "from"
    set_before = [(one, found) for one, said in _RELATIONS_BEFORE.items() if (found := said.search(before))]
    told = [one for one, _ in set_before]
    told += [one for one, said in _RELATIONS_AFTER.items() if said.match(after)]
    relation: Relation = told[0] if told else ""
    if DENIED_AWAY.search(text):
        return ""  # "no shop is left out from the 4th"
    if (_UNTIL.search(before) and _NOT_UNTIL.search(text[end:])) or (
        relation == "before" and _NO_THING.search(text[:start])
    ):
        return "from"
    if _NOT_DONE.search(text[:start]) or _NOT_DONE_BN.search(text[end:]):
        return _UNDONE[relation]
    if relation == "by" and (_HELD_UNTIL.search(text[:start]) or _HELD_UNTIL_BN.search(text[end:])):
        return "from"
    if set_before:
        before = before[: set_before[0][1].start()]  # "no later than" denies nothing
    if relation == "after" and (_OVER_THEN.search(text[end:]) or _PASSED_SINCE.search(text[end:])):
        return ""
    return "" if not relation or _DENIED.search(before) or _DENIED_BN.match(text[end:]) else relation


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
