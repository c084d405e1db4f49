"""Whether they order, or we are in touch, in the usual rhythm: by the usual gap and the days since the last time."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.places import Places
from knowledge.evidence import Figure, Quantity

_LATE = word(
    r"(?:past|beyond|over|outside|exceed\w*|overshot|broken?|miss(?:ed|es)?|gone past|run past|outlasted"
    r"|out of) (?:its|their|the"
    r"|our|his|her|that) (?:own )?(?:usual |normal |typical |regular |wanted |agreed |ordinary "
    r"|customary |\d+[- ]days? )*"
    r"(?:gap|interval|rhythm|cycle|cadence|pace|spacing|time|days?|schedule|pattern|\d+)"
    r"|overdue|late|belated|behind (?:schedule|its|their|the)|delayed|too long|longer than (?:usual"
    r"|normal|wanted|its|their"
    r"|the usual|the normal|the wanted|it should)|slower than (?:usual|normal|its|their)|should have (?:ordered|been)"
    r"|(?:longer|more|greater|bigger) than (?:(?:its|their|the|our|a|that) )?(?:\S+ )?"
    r"(?:usual|normal|typical|regular|average)"
    r"|out of rhythm|off (?:schedule|rhythm|pace)|slipp\w+|unusually (?:long|quiet|silent)"
    r"|দেরি\S*|বিলম্ব\S*|ওভারডিউ|লেট|(?:ফাঁক|বিরতি|ব্যবধান|ছন্দ|সময়|নিয়ম|গ্যাপ"
    r"|মেয়াদ)\S* (?:\S+ )?(?:ছাড়ি\S*|পেরি\S*|পার|অতিক্রম|ভেঙে\S*|টপকে\S*)"
    r"|(?:স্বাভাবিক|নিয়মিত|সাধারণ|চাওয়া|গড়)\S* (?:\S+ ){0,4}?(?:এর |র )?(?:চেয়ে|তুলনায়|থেকে) (?:\S+ )?(?:বেশি|লম্বা|দীর্ঘ|বড়)"
    r"|পিছিয়ে|(?:রাখতে|ধরে রাখতে|মানতে) (?:পারছি|পারিনি|পারি|পারছে|পারেনি|পারে)(?: না| নি)?|অনেক আগেই (?:অর্ডার|যোগাযোগ)\S*"
)
_IN_TIME = word(
    r"on schedule|on time|in time|on track|in rhythm|in step|within (?:its|their|the|our"
    r"|that) (?:\S+ ){0,3}?(?:gap|interval"
    r"|rhythm|cycle|cadence|days?|time|pattern|\d+)|inside (?:its|their|the|our) (?:\S+ ){0,3}?(?:gap"
    r"|interval|rhythm|cycle"
    r"|cadence|\d+)|as (?:usual|always|regularly as|wanted|often as wanted)|punctual\w*|regularly"
    r"|sooner than|earlier than"
    r"|ahead of (?:its|their|the) (?:\S+ )?(?:gap|rhythm|schedule|pattern|cycle|cadence)|no (?:delay|lag)"
    r"|(?:shorter|less|lower|smaller|briefer)(?: time| long)? than (?:usual|normal|(?:its|their|the|our"
    r"|a) (?:\S+ )?(?:usual|normal|typical|regular"
    r"|wanted)|the wanted)|(?:not|n't|never) (?:yet )?(?:\S+ )?(?:past|late|overdue|reached|exceed\w*"
    r"|beyond|longer|behind|delayed|up)"
    r"|(?:yet|still) (?:has )?to (?:reach|pass|run out|exceed)"
    r"|সময়মতো\S*|ঠিক সময়ে\S*|যথাসময়ে|নিয়মমতো|নিয়মিতই|স্বাভাবিক (?:ছন্দেই?|নিয়মেই?|গতিতেই?)"
    r"|(?:ফাঁক|বিরতি|ব্যবধান|সময়|ছন্দ|গ্যাপ|\d+ দিন)\S* (?:মধ্যেই?|ভেতরেই?|ভিতরেই?)"
    r"|(?:এখনো|এখনও) (?:\S+ )?(?:পেরোয়নি|পেরোয় নি|ছাড়ায়নি|পার হয়নি|হয়নি|শেষ হয়নি|পূর্ণ হয়নি)"
    r"|দেরি (?:হয়নি|করেনি|নেই|হচ্ছে না|করছে না)"
    r"|(?:স্বাভাবিক|নিয়মিত|সাধারণ|চাওয়া|গড়)\S* (?:\S+ ){0,4}?(?:এর |র )?(?:চেয়ে|তুলনায়|থেকে) (?:\S+ )?(?:কম|ছোট|অল্প|খাটো)"
    r"|(?:পেরোয়নি|ছাড়ায়নি|পার হয়নি|পেরোয় নি|অতিক্রম করেনি)"
    r"|(?:not|n't|nothing|hardly|never) (?:\S+ )?(?:unusual|out of the ordinary|abnormal|exceptional"
    r"|irregular|odd|strange"
    r"|worth worrying about)|(?:perfectly|quite|entirely|completely|only|just|simply) (?:normal|usual|ordinary|regular)"
    r"|(?:is|are) (?!not )(?:\S+ )?(?:normal|usual|regular|ordinary|typical) (?:for|ordering|order"
    r"|gap|interval|rhythm|with)"
    r"|(?:only |just |barely |about |roughly )*half (?:as long|(?:of )?(?:the|its|their|our) (?:usual"
    r"|normal|typical|regular))"
    r"|অস্বাভাবিক (?:কিছু\S* )?(?:নয়|না|নেই)|(?:অস্বাভাবিক|ব্যতিক্রম|নতুন) কিছু (?:নয়|না|নেই)"
    r"|(?:স্বাভাবিক|নিয়মিত|সাধারণ|চেনা)\S* (?:ফাঁক|বিরতি|ব্যবধান|গ্যাপ|সময়|ছন্দ)(?:ের|র|টার|টুকুর) (?:\S+ )?অর্ধেক\S*"
    r"|(?:জন্য|কাছে|বেলায়|ক্ষেত্রে) (?:এটা |এটাই )?(?:একদম |খুবই |বেশ )?স্বাভাবিক\S*|স্বাভাবিক (?:ব্যাপার|ঘটনা)\S*"
)
_NOT = word(r"not|n't|no|none|nothing|never|neither|nor|without|yet to|না|নেই|নয়|\S*(?:য়নি|েনি|িনি|ননি)")
# "No order for 89 days" denies an order, nothing of the rhythm.
_NO_ORDER = word(
    r"(?:has|have|had|did) (?:not|n't) (?:\S+ )?(?:ordered|order|bought|placed \S+ orders?|been in (?:touch|contact))"
    r"|(?:hasn't|haven't|hadn't|didn't) (?:\S+ )?(?:ordered|order|bought)"
    r"|(?:no|without) (?:an? |any |new |further )*(?:order|contact|word)s?|(?:no"
    r"|not) (?:a )?(?:single )?order|অর্ডার (?:\S+ )?(?:দেয়নি|করেনি|দেননি|আসেনি|নেই|হয়নি|দেয় না)"
)
# A rhythm told backwards: "the usual gap is shorter than the present one".
_GAP_FIRST = pattern(
    r"(?:usual|normal|typical|regular) (?:\S+ ){0,5}?(?:is|are|was) (?:\S+ ){0,3}?(?:shorter|less"
    r"|longer|smaller|more|bigger|half|double|twice)"
    r"|than (?:the |its |their |this )?(?:current|present|actual|latest|real)|than (?:it is )?now"
)
# Of contacts: some of the people may be late where the account is not.
_PEOPLE = word(r"with|সঙ্গে|সাথে")


def other_rhythm(places: Places, figure: Figure) -> str:
    """Why a sentence tells a rhythm as kept that is not, or the other way round; "" where it does not."""
    values, text = figure.sentence.values, places.text
    if figure.name not in ("order_cadence", "contact_cadence") or _GAP_FIRST.search(text):
        return ""
    gap, since = values.get("gap", values.get("wanted")), values.get("since")
    if not isinstance(gap, Quantity) or not isinstance(since, Quantity):
        return ""
    if figure.name == "contact_cadence" and "people" in values and _PEOPLE.search(text):
        return ""
    if figure.name == "order_cadence" and (told := _other_frequency(text, gap.number)):
        return f"it is every {gap.number:f} days, not {told!r}"
    plain = _NO_ORDER.sub("¦", text)
    in_time = _IN_TIME.search(plain) is not None or _against(text, gap.number, "less")
    late = not in_time and (
        (_LATE.search(plain) is not None and not _NOT.search(plain)) or _against(text, gap.number, "more")
    )
    if late and since.number <= gap.number:
        return f"it is {since.number:f} days, which is within the usual {gap.number:f}"
    if in_time and since.number > gap.number:
        return f"it is {since.number:f} days, which is more than the usual {gap.number:f}"
    return ""


# How often, in days; "weekly" is as near as people speak.
_EVERY = {
    1: word(r"daily|every day|once a day|প্রতিদিন|রোজ"),
    7: word(r"weekly|every week|once a week|সাপ্তাহিক|প্রতি সপ্তাহে|সপ্তাহে (?:একবার|1 বার)"),
    14: word(r"fortnightly|every (?:fortnight|other week)|once a fortnight|প্রতি পক্ষে|দুই সপ্তাহে একবার"),
    30: word(r"monthly|every month|once a month|মাসিক|প্রতি মাসে|মাসে (?:একবার|1 বার)"),
    91: word(r"quarterly|every quarter|once a quarter|প্রতি প্রান্তিকে"),
}


def _other_frequency(text: str, gap: Decimal) -> str:
    """How often they are told to order, where it is nowhere near how often they do."""
    told = [(days, found[0]) for days, said in _EVERY.items() if (found := said.search(text))]
    if len(told) != 1 or _NOT.search(text):
        return ""
    days, written = told[0]
    return "" if Decimal("0.6") <= days / gap <= Decimal("1.6") else written


_THAN = {
    "more": r"(?:longer|more|over|greater|beyond|bigger) (?:than )?(?:[^\s\d]+ ){0,4}?",
    "less": r"(?:shorter|less|fewer|under|smaller|sooner|earlier) (?:than )?(?:[^\s\d]+ ){0,4}?",
}
_THAN_BN = {"more": "বেশি|লম্বা|দীর্ঘ|বড়", "less": "কম|ছোট|অল্প|খাটো"}


def _against(text: str, gap: Decimal, way: str) -> bool:
    """Whether a text tells the time as longer or shorter than the usual gap, by the gap's own number."""
    return _against_gap(gap, way).search(text) is not None


@lru_cache(maxsize=256)
def _against_gap(gap: Decimal, way: str) -> re.Pattern[str]:
    number = rf"(?<![\d.]){gap.normalize():f}(?:\.0)?(?![\d.]*\d)"
    english = rf"{_THAN[way]}{number}"
    bengali = rf"{number} ?(?:দিন|দিনের)?(?:র| এর|-এর|ের)? (?:চেয়ে|তুলনায়) (?:\S+ )?(?:{_THAN_BN[way]})"
    return word(rf"{english}|{bengali}")
