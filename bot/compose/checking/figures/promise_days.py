"""Which day of a promise a sentence tells: the day it was made, the day it is due, the day it was kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from bot.compose.days_said import Day
from knowledge.evidence import Figure
from knowledge.normal import AFTER_WORD

# A sentence is read with the day in question as §, every other day as ¤.
_NEXT = r"(?:[^\s.,;:§¤।]+ ){0,4}?"
_PROMISING = (
    r"(?:promised|promising|(?:have|has) promised|committed|pledged|undertook|(?:took|taken|takes) (?:\S+ )?on|vow\w*"
    r"|(?:gave|given|give) (?:\S+ ){0,2}(?:word|promise|commitment|undertaking|assurance)|agreed to)"
)
_DEED = (
    r"(?:finished|closed|did it|done|delivered|kept|fulfilled|honou?red|completed|came|arrived|sent|handed over"
    r"|wrapped up|settled|met|saw to it|seen to|turned (?:it )?in|carried out|executed|discharged|behind us)"
)
_DATE = r"(?:due|deadline|due date|due day|cut-off|time limit|last (?:day|date)|end date|target date)"
_HUNG = r"(?: তারিখ)?(?:ের| এর|-এর|র|ে|-এ| এ|-তে)?"
_WORD_GIVEN_BN = (
    r"(?:কথা (?:[^\s.,;:§¤।]+ )?(?:দে|দি|হয়|হয়ে)[^\s,;।]*|(?:প্রতিশ্রুতি|অঙ্গীকার)\S* (?:দে|দি|কর)[^\s,;।]*"
    r"|(?:দায়িত্ব (?:নে|নি)|রাজি হ)[^\s,;।]*"
    r"|দেওয়া (?:কথা|প্রতিশ্রুতি)[^\s,;।]*)"
)
_LAST_BN = r"(?:শেষ (?:দিন|তারিখ|সময়|সীমা)|সময়সীমা|ডেডলাইন|নির্ধারিত (?:দিন|তারিখ|সময়)|মেয়াদ|সীমা)"
_DEED_BN = (
    r"(?:রাখা হয়েছে|(?<!ফেলে )রেখেছ\S*|শেষ (?:হয়েছে|করেছ\S*)|সেরে\S*|দিয়ে (?:দিয়েছ|ফেলেছ)\S*|করে (?:দিয়েছ|ফেলেছ)\S*"
    r"|পূরণ (?:হয়েছে|করেছ\S*)|মিটেছে|মিটে গেছে|(?<!পার )(?<!শেষ )(?<!চলে )হয়ে গেছে|পাঠিয়ে দিয়েছ\S*"
    r"|সম্পন্ন|(?:মিটি|চুকি|সেরে|পুরি)য়েছ\S*|পালন কর\S*|বুঝে (?:নে|পে|নি)\S*(?: গেছে| হয়েছে)?|হাতে (?:এসেছে|পেয়েছ\S*)"
    r"|এসে (?:গেছে|পৌঁছেছে)|পৌঁছেছে"
    r"|(?<!কথা )(?<!প্রতিশ্রুতি )(?:দিয়েছে|দিয়েছেন|দিয়েছি|দিলেন|দিল|দিলাম|পাঠিয়েছে|পাঠিয়েছেন|পাঠিয়েছি|পাঠালেন))"
)
_MADE = pattern(
    rf"\b(?<!as ){_PROMISING} (?:{_NEXT}(?:on|back on|of|dated|from|since) |dates? from |dates? back to )?§"
    rf"|\bopen since §|\b(?:commitment|promise|pledge|word) \(§|বলে §|\bdat(?:es?|ing|ed) (?:from"
    rf"|back to) §|§,? (?:is|was) the day (?:[^\s.,;:§¤।]+ ){{0,3}}?promise"
    r"|§,? (?:[^\s.,;:§¤।]+ ){1,4}?(?:made|gave) (?:\S+ ){0,2}?(?:promise|commitment|pledge|word)\b"
    r"|§ ?: (?:[^\s.,;:§¤]+ ){1,4}?(?:commits|promises|pledges|agrees)\b"
    rf"|\b(?:promise|commitment|pledge|undertaking|assurance|word) (?:\w+ )?(?:of|from|dated|made"
    rf"|given)(?: on)? §|\b(?:made|given)(?: on)? §"
    rf"|\b(?:on )?§,? (?:is|was) when {_NEXT}{_PROMISING}|^(?:on )?§,? {_NEXT}{_PROMISING}|^§ ?: promise (?:given|made)"
    rf"|§{_HUNG} (?:[^\s.;:§¤।]+ ){{0,5}}?{_WORD_GIVEN_BN}|{_WORD_GIVEN_BN}(?: হ(?:য়\S*|ল|লো)| দিন| তারিখ)?:? §"
    rf"|\b(?<!as ){_PROMISING} (?:(?!to |for |by |until |before |due )[^\s.,;:§¤।]+ ){{0,9}}?(?:on"
    rf"|back on|dated|from|since) §"
    rf"|(?:প্রতিশ্রুতি|অঙ্গীকার)(?:টি|টা)?:? §|(?<!র )কথা §(?: তারিখের|$|[।,;.])|(?:প্রতিশ্রুতির|কথা দেওয়ার"
    rf"|কথার) (?:তারিখ|দিন):? §|বলেছ\S* §|§{_HUNG} (?:প্রতিশ্রুতি|অঙ্গীকার)"
)
_DUE = pattern(
    rf"\b{_DATE}(?: date| day)?,?:? (?:{_NEXT}(?:on|by|of|is|was|for|being|the) )?§"
    rf"|\bby (?:the )?§|\b{_PROMISING} {_NEXT}for §"
    r"|\b(?:until|till|no later than|not later than|instead of) §"
    rf"|\b(?:will|has to|have to|had to|must|is to|are to|was to|were to|can expect it"
    rf"|expects? it) {_NEXT}(?:by|before|on) §"
    rf"|\b(?:missed|beat|past|date of|date (?:is|set is|set was|agreed was|agreed is|was)) (?:the )?(?:\w+ of )?§"
    rf"|§ (?:deadline|due date)|§,? (?:is|was|being) (?:the|its|our|their) (?:{_DATE}|date)\b|§ (?:as|for) (?:the|its)"
    rf" (?:{_DATE}|date)\b|§ (?:\S+ )?(?:is|lies) (?:when it falls due|still to come|still ahead)"
    r"|^§ ?: (?:date to be met|due)|§ is when it falls due"
    rf"|§{_HUNG} (?:মধ্যে|ভেতরে|ভিতরে|পর্যন্ত)|§{_HUNG} (?:[^\s,]+ ){{0,2}}কথা ছিল|কথা ছিল §"
    rf"|{_LAST_BN}(?: ছিল| হলো| হল| ঠিক হয়| ঠিক হয়েছে)?:? §|§ তারিখ (?:পেরি|পার)\S*"
    r"|the agreed §|\b(?:agreed|due|promised|set) (?:day|date) (?:was|is|being|:) §|§ (?:had been|was"
    r"|has been) (?:agreed|set|fixed)|\b(?:its|the|their) (?:date"
    r"|day)(?: for [^§¤,;:.]{1,60}?)?(?:,| being) §|§,? (?:is |was )?the day (?:it|this"
    r"|that) (?:falls|fell|is|was) due|in place of §"
    r"|\b(?:date|day) (?:agreed|set|fixed|promised|named)(?: (?:with|by"
    r"|for|to) [^.,;:§¤]{1,40}?)?(?: was| is|:) §|\bsince §,? [^.,;:]{1,40} (?:overdue|late)"
    r"|\boverdue since §|(?:^|[,;(] )date:? §"
    r"|(?:the|its|their|our) §,? (?:date|day|deadline)\b|\bexpected (?:[^\s.,;:§¤।]+ ){0,4}?(?:on|for) §"
    r"|§,? came and went|\b(?:the|its|their|our) (?:agreed |due |promised )?(?:date|day|deadline),? \(§"
    r"|§,? when (?:\S+ ){1,4}?(?:was|were|due|should)\b"
    rf"|§{_HUNG} (?:[^\s.,;:§¤।]+ ){{0,4}}?(?:দেওয়ার|পাঠানোর|করার|হওয়ার) কথা"
    rf"|(?:দেওয়ার|পাঠানোর|করার|হওয়ার) কথা(?: ছিল)?,? §"
    rf"|(?<!\S)(?<!হয়েছে, )(?<!করেছেন, )(?<!রেখেছেন, )"
    rf"(?<!দেওয়ার )(?<!সারার )(?<!শেষের )(?<!করার )(?:দিন|দিনটা)(?: ছিল| ঠিক ছিল)?:? §"
    rf"|§{_HUNG} থেকে \d+ দিন (?:পেরি|দেরি|পার)\S*|§{_HUNG} (?:বদলে|জায়গায়|পরিবর্তে)|§{_HUNG} মিস "
    rf"|§{_HUNG} (?:ছিল |হলো |হল )?{_LAST_BN}|(?<!\S)সময় (?:ছিল|ঠিক হয়|ঠিক হয়েছে)? ?§|(?:^|, )তারিখ §"
)
_DONE = pattern(
    rf"\b{_DEED} (?:(?:it|this|that|(?:the|our|their|his|her|its|this) (?:\S+ )?(?:promise|commitment"
    rf"|word|task|job)\W*?) )?(?:by (?:\S+ ){{1,4}}?)?(?:on |as of "
    rf"|as early as )§|\b{_DEED},? (?:only )?§|off (?:the|our|their) list since §|\b(?:done|finished"
    rf"|through) with (?:[^\s.,;:§¤।]+ ){{1,8}}?since §|\b(?:delivery|completion"
    rf"|handover) (?:\S+ )?(?:on|came) §|§ brought\b|\bactual (?:day|date)(?: was| is|:)? §"
    rf"|\bready (?:on )?§|§,? (?:it|this|that"
    rf"|the promise) was (?:duly )?(?:kept|done|fulfilled|honou?red|met)|\b(?:date"
    rf"|day) of (?:delivery|completion|handover)(?: was| is|:)? §"
    r"|§ saw\b|§ ?: (?:[^\s.,;:§¤]+ ){1,4}?(?:delivers|finishes|completes|sends|closes)\b"
    rf"|{_DEED_BN},? §|\b(?:{_DEED}|reached|ticked off) (?:(?!to |by |until |before "
    rf"|due )[^\s.,;:§¤।]+ ){{1,9}}?on §"
    r"|\b(?:done|closed|finished|completed|settled) \((?:[^;:()§¤]+, )?§|(?:কাজ|কাজটা|কাজটি) শেষ:? §"
    r"|পূরণ:? §|(?:সারার|শেষের|হস্তান্তরের|হস্তান্তর)(?: দিন| তারিখ)?:? §"
    rf"|§{_HUNG} (?:(?!আগে|পরে|পর |মধ্যে|ভেতরে)[^\s.;:,§¤।]+ ){{0,8}}?{_DEED_BN}(?! কথা)"
)
# যে কথা তিনি § দিয়েছিলেন: the day the word was given.
_GIVEN_ON = pattern(rf"যে (?:কথা|প্রতিশ্রুতি|অঙ্গীকার)(?: [^\s,;:§¤।]+)*? §{_HUNG} (?:দে|দি|কর)")
_ROLES = {"made": _MADE, "due": _DUE, "done": _DONE}
# Without any of these words a day alone is not the one it was promised on; of a kept promise, not the one it was due.
_NEEDS = {
    "made": word(
        rf"{_PROMISING}|promis\w*|commit\w*|given|made|since|ago|old|said|told|assured|named|word|undertaking|agreed|asked|began|start\w*|dat(?:ed|es?)"
        r"|from|took|taken|বলেছ\S*|রাজি|ঠিক হ\S*|বলে|কথা (?:দে|দি|হ)\S*|প্রতিশ্রুতি\S*|অঙ্গীকার\S*|দায়িত্ব\S*|দেওয়া\S*"
        r"|দিয়েছিল\S*|থেকে|নেওয়া\S*|শুরু\S*"
    ),
    "due": word(
        rf"{_DATE}|dates?|days?|by|before|until|till|after|past|expected|promised for|agreed|should"
        rf"|was to|were to|instead|against"
        r"|limit|ahead|late\w*|early|earlier|in time|on time|target|for|within|plan(?:s|ned)?|schedul\w*"
        r"|তারিখ\S*|দিন\S*|সময়\S*|মধ্যে|ভেতরে|ভিতরে|সীমা\S*|আগে\S*|পর|পরে|পর্যন্ত|কথা ছিল|ডেডলাইন\S*|মেয়াদ\S*|জায়গায়|বদলে"
    ),
}
# What should be done by a day is due then.
_SHOULD = word(
    r"(?:should|must|ought to|(?:was|were|is|are) (?:due |supposed |meant |expected )?to|had to)"
    r" (?:already )?(?:have |be )?(?:been )?\w+"
)
_BY = pattern(r"\bby (?:the )?§|§\S*(?: \S+বার\S*)?(?: তারিখ\S*)?(?: এর)? মধ্যে")
_SAID = {"made": "made", "due": "due", "done": "kept"}
_NOT_THAT = pattern(
    r"\b(?:not|never|n't) (?:on |by |the |due |made |given |until )*§|§\S*(?: তারিখ\S*)? (?:নয়|না)(?=[,;।.]|$)"
)
# So many days before or after it: the day that it was due.
_DAYS_FROM_IT = pattern(
    rf"\d+ (?:days?|weeks?) (?:before|ahead of|after|past) (?:the )?§|§{_HUNG} (?:\S+ )?\d+ (?:দিন|সপ্তাহ) (?:আগে|পরে?)"
)
_BEFORE = pattern(
    r"\b(?:before|earlier than|ahead of|prior to) (?:the )?(?:(?:agreed|due|promised|set|date|day|deadline|of) ){0,3}§"
    r"|§(?: তারিখ)?(?:ের| এর|-এর|র)? আগে"
)
_AFTER = pattern(
    r"\b(?:after|later than|past|beyond) (?:the )?(?:(?:agreed|due|promised|set|date|day|deadline|of) ){0,3}§"
    rf"|§(?: তারিখ)?(?:ের| এর|-এর|র)? (?:পরে|পর){AFTER_WORD}"
)
# How long it took ends on the day it was done.
_TOOK = pattern(r"\b(?:took|needed|required|ran|dragged) (?:[^\s.,;:§¤।]+ ){0,5}?(?:until|till|to) §")
_YET = word(r"only|not|n't|never|late|later|না|নয়|\S+নি")


def other_day(places: Places, figure: Figure) -> str:
    """Why a sentence tells one day of a promise as another of its days; "" where it does not."""
    held = [(one.part, one.what) for one in parts_of(figure).values if isinstance(one.what, Day)]
    parts = {part for part, _ in held}
    if "due" not in parts:
        return ""
    for day, text in _days_apart(places):
        own = {part for part, what in held if day.fits(what)}
        if not own or _NOT_THAT.search(text):
            continue
        told = _role_told(text)
        if told and told not in own and not (told == "due" and "done" in own and _BY.search(text)):
            return f"the promise was {_SAID[min(own)]} on that day, not {_SAID[told]}"
        needed = own <= _NEEDS.keys() and len(own) == 1 and (own == {"made"} or "done" in parts)
        if needed and not told and not _NEEDS[min(own)].search(text):
            return f"the promise was {_SAID[min(own)]} on that day"
        if own == {"due"} and _BEFORE.search(text) and not _YET.search(text) and _kept_late(figure):
            return "it was kept after its day"
        if own == {"made"} and _BEFORE.search(text) and not _YET.search(text):
            return "the promise was made on that day"
        if own == {"due"} and _AFTER.search(text) and not _YET.search(text) and _kept_in_time(figure):
            return "it was kept before its day"
    return ""


def _role_told(text: str) -> str:
    """The role whose words stand nearest to the day, "" where none does."""
    if _BY.search(text) or _DAYS_FROM_IT.search(text):
        return "due"
    if _TOOK.search(text):
        return "done"
    if _GIVEN_ON.search(text):
        return "made"
    spans = [(len(found[0]), role) for role, said in _ROLES.items() for found in said.finditer(text)]
    return min(spans, default=(0, ""))[1]


def _kept_late(figure: Figure) -> bool:
    done, due = figure.sentence.values.get("done"), figure.sentence.values.get("due")
    return isinstance(done, date) and isinstance(due, date) and done > due


def _kept_in_time(figure: Figure) -> bool:
    done, due = figure.sentence.values.get("done"), figure.sentence.values.get("due")
    return isinstance(done, date) and isinstance(due, date) and done < due


def _days_apart(places: Places) -> Iterator[tuple[Day, str]]:
    """Each day that a sentence names, and the sentence with that day as § and the others as ¤."""
    for day in places.days:
        text = places.text
        for other in sorted(places.days, key=lambda one: -one.start):
            text = text[: other.start] + ("§" if other is day else "¤") + text[other.end :]
        yield day.what, _SHOULD.sub("due", text)
