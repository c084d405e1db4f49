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
    r"(?:day|date|deadline)|time is up|past due|delayed|behind|expired|missed|slipped"
    r"|r[au]n (?:out|over)|gone (?:by|over)|(?:passed|beyond|gone past) (?:their|its"
    r"|the) (?:\S+ )?(?:day|date|deadline)|let slip"
    r"|should (?:already )?have been \w+|not (?:kept )?(?:on|in) time|দেরি\S*|লেট"
    r"|(?:সময়|তারিখ|মেয়াদ|দিন)\S* (?:পার|পেরি\S*|চলে|ফুরি\S*|শেষ)|পার হ\S*|ওভারডিউ"
    r"|পেরিয়ে\S*|মেয়াদোত্তীর্ণ|রাখতে পারিনি|বকেয়া\S*|ছাড়িয়ে\S*|পিছিয়ে|বিলম্ব\S*"
    r"|নির্ধারিত (?:সময়|দিন)\S* পর"
)
CUES: Mapping[str, str] = {
    "ours": "our|ours|we|us|আমাদের|আমরা",
    "theirs": "their|theirs|they|তাদের|ওদের|তাঁদের",
    "late": _LATE,
    "overdue": _LATE,
    "slipped": _LATE + r"|slipped|past",
    "kept": r"kept|fulfilled|completed|done|delivered on|honou?red|made good|closed|রাখা|রেখেছে\S*"
    r"|রেখেছি|পূরণ|পালন\S*|মিটেছে",
    "made": r"made|given|new|fresh|নতুন|দেওয়া",
    "done": r"kept|done|completed|fulfilled|delivered|রাখা|রেখেছে\S*|শেষ করে\S*",
    "due": r"due|deadline|expected by|শেষ সময়|মধ্যে|দেওয়ার কথা",
    "gap": r"usual|usually|normal|normally|typical|typically|average|every|as a rule|rhythm|median"
    r"|ordinarily|customary"
    r"|regular|regularly|cycle|cadence|interval|স্বাভাবিক\S*|সাধারণত|গড়ে|প্রতি|পরপর|পর পর"
    r"|অন্তর|অভ্যাস\S*|নিয়মিত|চক্র\S*",
    "real": r"usually|in fact|in practice|সাধারণত",
    "wanted": r"wanted|agreed|target|should|supposed|planned|intended|চাওয়া|হওয়ার কথা|কথা ছিল|কথামতো",
    "since": r"ago|since|without|for|silent|quiet|no order|আগে|ধরে|হয়নি|দেয়নি",
    "low": r"at least|low|lower|lowest|minimum|floor|bottom|worst case|pessimistic|from|কমপক্ষে"
    r"|সর্বনিম্ন|অন্তত|ন্যূনতম|নিচে|থেকে",
    "high": r"at most|high|upper|maximum|up to(?= ?(?:bdt|tk\.?|usd|eur|৳|\$|about|around|some| )* ?¦)"
    r"|সর্বোচ্চ",
    "times": r"times|fold|multiple|গুণ\S*",
    "point": r"middle|mid|midpoint|likely|likeliest|central|expected|most probable|best guess|মাঝে\S*"
    r"|মাঝামাঝি|মাঝারি|সম্ভাব্য",
    "gross": r"grr|gross",
    "net": r"nrr|net",
    "reached": r"reached|achieved|attained|hit|met|done|accomplished"
    r"|of (?:the |its |their )?(?:target|goal|plan|quota)"
    r"|towards (?:the |its |their )?(?:target|goal)|পূরণ\S*|অর্জন\S*|ছুঁয়ে\S*|হাসিল|লক্ষ্যের|টার্গেটের",
    "passed": r"time(?: (?:has|is|was|already))*(?: (?:gone|passed|elapsed|used|up|over|behind))?|term"
    r"|elapsed|passed|gone by"
    r"|run its course|সময়\S*|মেয়াদ\S*|পার|কেটে\S*|পেরিয়ে\S*",
    "target": r"targets?|goals?|quota|aim|aimed|টার্গেট\S*|লক্ষ্য\S*",
    "average": r"average|on average|averages|averaging|mean|each|per order|apiece|typical|typically|গড়ে"
    r"|গড়|প্রতি|অর্ডারপ্রতি|একেকটি\S*",
    "rank": r"rank|ranks|ranked|ranking|place|placed|position|spot|র‍্যাংক\S*|অবস্থান\S*|স্থান\S*"
    r"|ক্রম\S*|নম্বর",
    "of": r"accounts|of",
    "share": r"share|portfolio|অংশ\S*",
    "settled": r"settled|resolved|closed|solved|sorted|put to rest|মিটেছে|মীমাংসা\S*|নিষ্পত্তি\S*"
    r"|সমাধান\S*|মিটে গেছে",
    "open": r"open|unresolved|unsettled|pending|outstanding|খোলা|মেটেনি|অমীমাংসিত|ঝুলে\S*|বাকি",
    "median": r"median|মধ্যক",
    "age": r"oldest|old|longest|for|পুরনো|পুরোনো|পুরনোটি|পুরনোটা|ধরে",
    "running": r"running|live|ongoing|in progress|on the table|চলছে|চলমান|চলতি",
    "taken": r"taken|accepted|taken up|won|গৃহীত|নিয়েছে|গ্রহণ\S*",
    "declined": r"declined|refused|rejected|turned down|প্রত্যাখ্যান|নাকচ|ফিরিয়ে\S*",
    "shipped": r"shipped|dispatched|sent out|sent|went out|gone out|delivered|শিপ হওয়া|শিপ হয়েছে"
    r"|শিপ করা|পাঠানো|পাঠানো হয়েছে|ছাড়া হয়েছে",
    "ordered": r"ordered|asked for|requested|demanded|অর্ডার করা|অর্ডার দেওয়া|চাওয়া|চাহিদা\S*",
    "unshipped": r"not (?:yet |been )*(?:shipped|sent|dispatched)|unshipped|waiting|still to (?:go|ship)"
    r"|yet to (?:go|ship|be shipped)"
    r"|শিপ হয়নি|বাকি|পাঠানো হয়নি|যায়নি|আটকে",
    "bought": r"bought|sell-in|in|কিনেছে|নিয়েছে",
    "sold": r"so far|already|to date|এ পর্যন্ত|এখন পর্যন্ত|sold|sell-out|out|বিক্রি\S*",
    "received": r"received|got|taken in|পেয়েছে\S*|পাওয়া|ঢুকেছে|গেছে",
    "listed": r"listed|in its range|তালিকা\S*",
    "both": r"both|otif|on time (?:and |& )?in full|সময়মতো (?:ও|এবং|আর) (?:পুরো\S*|পূর্ণ\S*)|ওটিফ\S*"
    r"|দুটোই|দুইই|উভয়",
    "on_time": r"on time|in time|punctual|punctually|to schedule|on schedule|সময়মতো|সময়মত|ঠিক সময়ে"
    r"|যথাসময়ে|সময়ে",
    "in_full": r"in full|complete|completely|full quantity|full quantities|পুরো\S*|পূর্ণ\S*|সম্পূর্ণ\S*",
    "own": r"our|ours|আমাদের",
    "whole": r"whole|total|totals|all|altogether|overall|in all|মোট|সব মিলিয়ে|সর্বমোট|পুরো\S*",
    "new": r"new|fresh|added|নতুন|যোগ",
    "grown": r"grown|grew|growth|expanded|বেড়ে\S*|বৃদ্ধি\S*|প্রবৃদ্ধি\S*",
    "shrunk": r"shrunk|shrank|shrinking|shrinkage|contracted|কমে\S*|সংকোচন\S*|সংকুচিত",
    "lost": r"lost|হারা\S*",
    "churned": r"churned|churn|lost|হারা\S*|ঝরে\S*|খোয়া\S*",
    "contracted": r"contracted|contraction|shrunk|shrank|shrinkage|shrinking|কমে\S*|সংকোচন\S*|সংকুচিত",
    "expanded": r"expanded|expansion|grown|grew|growth|বেড়ে\S*|বৃদ্ধি\S*|সম্প্রসারণ\S*",
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
    "amount": r"so far|to date|until now|up to now|bought|purchased|এ পর্যন্ত|এখন পর্যন্ত|এযাবৎ|এ যাবৎ"
    r"|এতদিনে|কিনেছে\S*",
    "start": r"from|base|starting|originally|at first|থেকে|শুরু\S*|ভিত্তি|ছিল",
    "ratio": r"times|fold|multiple|গুণ\S*",
    "shelf": r"shelf|শেলফ\S*",
}


# A part of a whole that is never told without its word.
NEEDS_ITS_CUE = frozenset({"late", "slipped"})
# Words that a value is never told with.
AGAINST = {
    "late": word(r"on time|in time|punctual\w*|early|সময়মতো|আগেই(?! (?:\S+ ){1,2}(?:উচিত|কথা|দরকার))|যথাসময়ে"),
    "on_time": word(r"late|delayed|overdue|দেরি\S*"),
}


# Names of values that as words tell a time, and not what the value is.
_OF_TIME = frozenset({"before", "now", "after", "past", "usual"})


@lru_cache(maxsize=256)
def cue_pattern(part: str) -> re.Pattern[str]:
    """The words that tell a value of this name; the name itself where the table has none."""
    return word(CUES.get(part) or (r"(?!)" if part in _OF_TIME else re.escape(part.replace("_", " "))))
