"""The words that tell which of a figure's values a number is: by the names the values bear in its message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.compose.checking.patterns import word

# A value and the one of the time before.
PAIRS: Mapping[str, str] = {"amount": "amount_before", "end": "start", "score": "past", "now": "usual"}

BEFORE = word(
    r"(?:a|one|the|the same) (?:year|period|quarter|month|time)s? (?:before|earlier|ago)|year[- ]ago|previously"
    r"|(?:the )?(?:previous|preceding|prior) (?:year|quarter|month|period|half)|the year before|before that"
    r"|earlier period"
    r"|আগের (?:বছর|প্রান্তিক|কোয়ার্টার|মাস|সময়|বার)\S*|এক বছর আগে\S*|গতবার\S*|আগে ছিল"
)
NOW = word(
    r"this (?:year|quarter|month|period|time)|now|currently|today|so far"
    r"|(?:এ|এই) (?:বছর|প্রান্তিক|কোয়ার্টার|মাস|সময়|বার)\S*|এবার|এখন|বর্তমানে"
)
LAST = word(
    r"(?:the )?(?:same (?:quarter|month|period|time)(?: of)? )?last (?:(?P<year>year)(?:'s)?|quarter|month"
    r"|week)|গত (?:(?P<bn>বছর)\S*|মাস\S*|প্রান্তিক\S*|কোয়ার্টার\S*)"
)

_LATE = (
    r"overdue|late|late-?running|past (?:their|its|the|that) (?:\S+ )?(?:day"
    r"|date|deadline)|beyond (?:their|its|the) (?:\S+ )?"
    r"(?:day|date|deadline)|time is up|past due|delayed|behind|expired|missed|slipped|run (?:out|over)|দেরি\S*|লেট"
    r"|(?:সময়|তারিখ|মেয়াদ|দিন)\S* (?:পার|পেরি\S*|চলে|ফুরি\S*|শেষ)|পার হ\S*|ওভারডিউ|পেরিয়ে\S*|মেয়াদোত্তীর্ণ|রাখতে পারিনি"
)
CUES: Mapping[str, str] = {
    "ours": "our|ours|we|us|আমাদের|আমরা",
    "theirs": "their|theirs|they|তাদের|ওদের|তাঁদের",
    "late": _LATE,
    "overdue": _LATE,
    "slipped": _LATE + r"|slipped|past",
    "kept": r"kept|fulfilled|completed|done|delivered on|রাখা|রেখেছে\S*|পূরণ",
    "made": r"made|given|new|নতুন|দেওয়া",
    "done": r"kept|done|completed|fulfilled|delivered|রাখা|রেখেছে\S*|শেষ করে\S*",
    "due": r"due|deadline|expected by|শেষ সময়|মধ্যে|দেওয়ার কথা",
    "gap": r"usual|usually|normally|typically|typical|average|every|as a rule|rhythm|median|স্বাভাবিক|সাধারণত"
    r"|গড়ে|প্রতি|পরপর|অন্তর",
    "real": r"usually|in fact|in practice|সাধারণত",
    "wanted": r"wanted|agreed|target|should|চাওয়া|হওয়ার কথা",
    "since": r"ago|since|without|for|silent|quiet|no order|আগে|ধরে|হয়নি|দেয়নি",
    "low": r"at least|low|lower|minimum|কমপক্ষে|সর্বনিম্ন",
    "high": r"at most|high|upper|maximum|up to(?= ?(?:bdt|tk\.?|usd|eur|৳|\$|about|around|some| )* ?¦)|সর্বোচ্চ",
    "times": r"times|fold|গুণ\S*",
    "point": r"middle|mid|likely|central|expected|মাঝে\S*|সম্ভাব্য",
    "gross": r"grr|gross",
    "net": r"nrr|net",
    "reached": r"reached|achieved|attained|of (?:the )?target|পূরণ\S*|অর্জন\S*",
    "passed": r"time|term|elapsed|passed|সময়\S*|মেয়াদ\S*",
    "target": r"target|goal|টার্গেট\S*|লক্ষ্য\S*",
    "average": r"average|on average|mean|each|per order|গড়ে|গড়",
    "rank": r"rank|ranks|ranked|place|position|র‍্যাংক|অবস্থান",
    "of": r"accounts|of",
    "share": r"share|portfolio|অংশ\S*",
    "settled": r"settled|resolved|closed|মিটেছে|মীমাংসা",
    "open": r"open|unresolved|খোলা|মেটেনি",
    "median": r"median|মধ্যক",
    "age": r"oldest|old|পুরনো",
    "running": r"running|চলছে|চলমান",
    "taken": r"taken|accepted|গৃহীত|নিয়েছে",
    "declined": r"declined|refused|প্রত্যাখ্যান",
    "shipped": r"shipped|শিপ হওয়া|শিপ হয়েছে|পাঠানো\S*|পাঠিয়ে\S*",
    "ordered": r"ordered|অর্ডার করা|অর্ডার দি\S*",
    "unshipped": r"not shipped|unshipped|waiting|শিপ হয়নি|বাকি",
    "bought": r"bought|sell-in|in|কিনেছে|নিয়েছে",
    "sold": r"so far|already|to date|এ পর্যন্ত|এখন পর্যন্ত|sold|sell-out|out|বিক্রি\S*",
    "received": r"received|পেয়েছে\S*",
    "listed": r"listed|in its range|তালিকা\S*",
    "both": r"both|otif|on time (?:and |& )?in full|সময়মতো (?:ও|এবং|আর) (?:পুরো\S*|পূর্ণ\S*)|ওটিফ\S*|দুটোই|দুইই|উভয়",
    "on_time": r"on time|সময়মতো",
    "in_full": r"in full|পুরো\S*",
    "own": r"our|ours|আমাদের",
    "whole": r"whole|total|all|মোট",
    "new": r"new|নতুন",
    "grown": r"grown|grew|growth|বেড়ে\S*",
    "shrunk": r"shrunk|shrank|কমে\S*",
    "lost": r"lost|হারা\S*",
    "churned": r"churned|lost|হারা\S*",
    "contracted": r"contracted|shrunk|কমে\S*",
    "expanded": r"expanded|grown|বেড়ে\S*",
    "spent": r"spent|spend|খরচ\S*",
    "online": r"online|web|অনলাইন\S*",
    "stores": r"shops|stores|দোকান\S*",
    "days": r"overdue|late|past|ago|দেরি\S*|পেরিয়ে\S*|আগে",
    "last": r"last|latest|most recent|শেষ|সর্বশেষ",
    "first": r"first|প্রথম",
    "expected": r"expected|close|closing|আশা\S*|সম্ভাব্য",
    "starts": r"start|starts|started|began|begins|from|শুরু\S*|থেকে",
    "ends": r"end|ends|ended|until|till|to|শেষ\S*|পর্যন্ত",
    "stated": r"stated|raised|since|said|বলা|থেকে",
    "renewal": r"renewal|renews|renewed|রিনিউয়াল\S*|নবায়ন\S*",
    "resolved": r"resolved|settled|মিটেছে",
    "offered": r"offered|অফার\S*",
    "sales": r"sales|বিক্রি\S*",
    "index": r"index|fair-share|সূচক",
    "cost": r"cost|খরচ",
    "shelf": r"shelf|শেলফ\S*",
}


# A part of a whole that is never told without its word.
NEEDS_ITS_CUE = frozenset({"late", "slipped"})
# Words that a value is never told with.
AGAINST = {
    "late": word(r"on time|in time|punctual\w*|early|সময়মতো|আগেই|যথাসময়ে"),
    "on_time": word(r"late|delayed|overdue|দেরি\S*"),
}


# Names of values that as words tell a time, and not what the value is.
_OF_TIME = frozenset({"before", "now", "after", "past", "usual"})


@lru_cache(maxsize=256)
def cue_pattern(part: str) -> re.Pattern[str]:
    """The words that tell a value of this name; the name itself where the table has none."""
    return word(CUES.get(part) or (r"(?!)" if part in _OF_TIME else re.escape(part.replace("_", " "))))
