"""The words that tell which of a figure's values a number is: by the names the values bear in its message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.compose.checking.patterns import word
from knowledge.periods import MONTHS

# A value and the one of the time before.
PAIRS: Mapping[str, str] = {"amount": "amount_before", "end": "start", "score": "past", "now": "usual", "week": "past"}

_MONTHS_BN = "|".join(one for words in MONTHS.values() for one in words.split() if one > "z")
BEFORE = word(
    r"formerly|(?:the )?(?:previous|former|earlier|old) (?:one|nps|score|mark|figure|level|number"
    r"|amount|total|reading|value|round|survey|wave)|(?:a|one|the"
    r"|the same) (?:one|year|period|quarter|month|time|january|february|march|april|may|june|july|august"
    r"|september|october"
    r"|november|december)s? (?:before|earlier|ago)|year[- ]ago|previously"
    r"|(?:the )?(?:previous|preceding|prior) (?:year|quarter|month|period|half|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)(?:'s)?|the year before|before that"
    r"|earlier period"
    r"|আগের(?:টা|টি|বার)\S*"
    rf"|আগের (?:\d+\S* )?(?:{_MONTHS_BN}|বছর|প্রান্তিক|কোয়ার্টার|মাস|সময়|বার|স্কোর|উত্তর|জরিপ|দফা|রাউন্ড|সমীক্ষা"
    r"|অঙ্ক)\S*|এক বছর আগে\S*|গতবার\S*|আগে ছিল"
    r"|(?<!দিন )(?<!মাস )(?<!বছর )(?<!সপ্তাহ )আগে(?= (?:[^\s,;।]+ ){0,6}?(?:হতো|হত|বিকোত|বেচত|কিনত|নিত|করত)(?![^\W_]))"
)
NOW = word(
    r"this (?:year|quarter|month|period|time|round|survey|wave)|(?:the )?(?:present|current|latest|new) (?:one"
    r"|nps|score"
    r"|mark|figure|level|number|amount|total|reading|value)|now|currently|today|so far"
    r"|(?:এ|এই) (?:বছর|প্রান্তিক|কোয়ার্টার|মাস|সময়|বার)\S*|এবার|এবারের?\S*|এখন(?:কার)?|বর্তমানে|বর্তমান"
    r"|(?:a|one) (?:year|quarter|month|period)s? (?:later|on|after)|the (?:following|next) (?:year"
    r"|quarter|month|period)"
    r"|the (?:year|quarter|month) after"
    rf"|(?:পরের|পরবর্তী) (?:{_MONTHS_BN}|বছর|প্রান্তিক|কোয়ার্টার|মাস|সময়)\S*|এক বছর পরে?"
)
LAST = word(
    r"(?:the )?(?:same (?:quarter|month|period|time)(?: of)? )?last (?:(?P<year>year)(?:'s)?|quarter|month"
    r"|week)|গত (?:(?P<bn>বছর)\S*|মাস\S*|প্রান্তিক\S*|কোয়ার্টার\S*)"
)

_LATE = (
    r"(?:not|n't|fail\w*|unable) (?:\S+ ){0,3}(?:on|in) time|longer than (?:agreed|promised|it should|planned)"
    r"|did not make (?:it|the \S+)"
    r"|(?:সময়মতো|সময়মত|ঠিক সময়ে|যথাসময়ে|সময়ে) (?:\S+ ){0,4}?(?:\S+নি|না|নেই)|overdue|late"
    r"|late-?running|delays?|past (?:their|its|the|that) (?:\S+ )?(?:day"
    r"|date|deadline)|beyond (?:their|its|the) (?:\S+ )?"
    r"(?:day|date|deadline)|time is up|past due|delayed|behind|expired|missed|slipped"
    r"|r[au]n (?:out|over)|gone (?:by|over)|(?:passed|beyond|gone past) (?:their|its"
    r"|the) (?:\S+ )?(?:day|date|deadline)|let slip"
    r"|should (?:already )?(?:have been|be) \w+|not (?:kept )?(?:on|in) time|দেরি\S*|লেট"
    r"|(?:সময়|তারিখ|মেয়াদ|দিন)\S* (?:পার|পেরি\S*|পেরোনো|চলে|ফুরি\S*|শেষ)|পার হ\S*|ওভারডিউ"
    r"|পেরিয়ে\S*|মেয়াদোত্তীর্ণ|রাখতে পারিনি|বকেয়া\S*|ছাড়িয়ে\S*|পিছিয়ে|বিলম্ব\S*"
    r"|নির্ধারিত (?:সময়|দিন)\S* পর|(?:shipped|delivered|sent|dispatched|went out) late|lateness|tardy|behind time"
    r"|should (?:already )?have (?:\S+ )?(?:gone|left|closed|shipped)"
    r"|after (?:the|their|its) (?:\S+ )?(?:days?|dates?|time|deadline)|(?:day|date|close|deadline"
    r"|time) (?:\S+ ){0,3}?(?:has|have) (?:gone|passed)"
    r"|(?:have|has) passed|run past|overr[au]n|outr[au]n|overshot|lapsed|too (?:long|late)|খেলাপি\S*|অতিক্রা\S*|অতিক্রম\S*"
    r"|(?:সময়|দিন)ের পরে|এতদিনে|আগেই (?:\S+ )?(?:যাওয়ার|হওয়ার)|(?:যাওয়ার|হওয়ার) কথা ছিল"
)
CUES: Mapping[str, str] = {
    "ours": "our|ours|we|us|আমাদের|আমরা",
    "theirs": "their|theirs|they|তাদের|ওদের|তাঁদের",
    "late": _LATE,
    "overdue": _LATE,
    "slipped": _LATE + r"|slipped|past|(?:(?:তারিখ|দিন|সময়|মেয়াদ)\S* (?:\S+ )?)?(?:পেরো\S*|উত্তীর্ণ)",
    "kept": r"kept|fulfilled|completed|done|delivered on|honou?red|made good|closed|রাখা|রেখেছে\S*"
    r"|রেখেছি|পূরণ|পালন\S*|মিটেছে",
    "made": r"made|given(?! us)|added|যোগ|যুক্ত|(?:new|fresh)(?! (?:notes?|orders?|visits?|calls?))"
    r"|নতুন(?! (?:\S+ )?(?:নোট|অর্ডার))|দেওয়া",
    "done": r"kept|done|completed|fulfilled|delivered|রাখা|রেখেছে\S*|শেষ করে\S*",
    "due": r"due|deadline|expected by|শেষ সময়|মধ্যে|দেওয়ার কথা",
    "gap": r"usual|usually|normal|normally|typical|typically|average|every|as a rule|rhythm|median"
    r"|ordinarily|customary|habit\w*"
    r"|regular|regularly|cycle|cadence|interval|tends?|pattern|once (?:in|every)"
    r"|স্বাভাবিক\S*(?! (?:নয়|না|\S*গুণ\S*|\d+ ?গুণ|অর্ধেক\S*|চেয়ে|তুলনায়)(?![^\W_]))|সাধারণত|গড়ে|প্রতি|পরপর|পর পর|একবার|একটা করে"
    r"|অন্তর|অভ্যাস\S*|নিয়মিত|চক্র\S*|ছন্দ\S*|জায়গায়",
    "real": r"usually|in fact|in practice|সাধারণত",
    "wanted": r"wanted|agreed|target|should|supposed|planned|intended|চাওয়া|হওয়ার কথা|কথা ছিল|কথামতো",
    "since": r"ago|since|without|for|silent|silence|quiet|no order|back|old|passed|after (?:its|the"
    r"|their) (?:last|latest)|so far|now"
    r"|the latest|waited|elapsed|আগে|ধরে|হয়নি|দেয়নি"
    r"|নীরব\S*|চুপ\S*|গেছে|পার|কেটেছে|পুরোনো|পুরনো|পেরিয়ে\S*",
    "low": r"(?:lower|bottom|low) end of (?:\S+ ){0,4}?(?:forecast|range)(?: is)?"
    r"|at least|low|lower|lowest|minimum|floor|bottom|worst case|pessimistic|(?:no"
    r"|not) less than|poor|weak|bad|cautious|conservative"
    r"|(?:from|between)(?= ?(?:about|around|some|bdt|tk\.?|usd|eur|৳|\$| )* ?¦)"
    r"|কমপক্ষে|সর্বনিম্ন|অন্তত|ন্যূনতম|নিচে\S*|নিচের|নীচের|নিম্ন\S*|কম হলে|খারাপ\S*|দুর্বল\S*|(?<=¦ )(?:থেকে|হতে)(?= ?¦)",
    "high": r"(?:upper|top|high) end of (?:\S+ ){0,4}?(?:forecast|range)(?: is)?"
    r"|at most|high|higher|highest|upper|maximum|ceiling|(?:no|not) more than|good|strong"
    r"|best case|optimistic|top|at best"
    r"|up to(?= ?(?:about|around|some|bdt|tk\.?|usd|eur|৳|\$| )* ?¦)"
    r"|সর্বোচ্চ|সর্বাধিক|বড়জোর|উপরে\S*|ওপরের|উপরের|ঊর্ধ্ব\S*|বেশি হলে|ভালো\S*",
    "times": r"times|fold|multiple|গুণ\S*",
    "point": r"middle|mid|midpoint|likely|likeliest|most likely|central|centre|center|expected|expect"
    r"|most probable|probabl[ey]|best guess"
    r"|in between|forecast(?= ?(?:is|of|at|:|sits|¦))|মাঝে\S*|মাঝামাঝি|মাঝারি|সম্ভাব্য|পূর্বাভাস\S*|আশা|হওয়ার কথা|ধারণা",
    "gross": r"grr|gross|(?:without|before|excluding|leaving out) (?:any |the )?(?:growth|expansion)"
    r"|জিআরআর|গ্রস|(?:বৃদ্ধি|সম্প্রসারণ) (?:বাদ|ছাড়া)\S*",
    "net": r"nrr|net|(?:with|after|including|counting) (?:any |the )?(?:growth|expansion)|এনআরআর|নেট"
    r"|নিট|(?:বৃদ্ধি|সম্প্রসারণ)(?: সহ| ধরে| মিলিয়ে|সহ)",
    "reached": r"reached|achieved|attained|hit|met|done|accomplished|covered|progress|delivered|sales|bought"
    r"|of (?:the |its |their )?(?:target|goal|plan|quota)|of (?:the |its |a )?(?:target of )?(?:bdt "
    r"|৳)?(?=¦)|towards (?:the |its |their )?(?:target|goal)"
    r"|পূরণ\S*|অর্জন\S*|ছুঁয়ে\S*|হাসিল|লক্ষ্যের|টার্গেটের",
    "passed": r"time(?: (?:has|is|was|already))*(?: (?:gone|passed|elapsed|used|up|over|behind))?"
    r"|term|calendar|clock|gone|used up"
    r"|of the (?:year|period|quarter|month|time|term)(?: (?:has|is))?(?: (?:gone|over|passed|up|behind))?"
    r"|elapsed|passed|gone by|run its course|সময়\S*|মেয়াদ\S*|পার|কেটে\S*|পেরিয়ে\S*",
    "target": r"targets?|goals?|quota|aim|aims|aimed|planned|needs?|required|টার্গেট\S*|লক্ষ্য\S*|লাগবে|দরকার",
    "average": r"average|on average|averages|averaging|mean|each|per order|apiece|typical|typically|গড়ে"
    r"|গড়|প্রতি|অর্ডারপ্রতি|একেকটি\S*",
    "rank": r"rank|ranks|ranked|ranking|place|placed|position|spot|র‍্যাংক\S*|অবস্থান\S*|স্থান\S*"
    r"|ক্রম\S*|নম্বর",
    "of": r"accounts|of|among|out of|অ্যাকাউন্ট\S* মধ্যে|(?<=¦ )মধ্যে",
    "share": r"share|portfolio|অংশ\S*",
    "settled": r"settled|resolved|closed|solved|sorted|put to rest|মিটেছে|মীমাংসা\S*|নিষ্পত্তি\S*"
    r"|সমাধান\S*|মিটে গেছে",
    "open": r"open|unresolved|unsettled|pending|outstanding|খোলা|মেটেনি|অমীমাংসিত|ঝুলে\S*|বাকি",
    "median": r"median|মধ্যক",
    "age": r"oldest|old|longest|for|পুরনো|পুরোনো|পুরনোটি|পুরনোটা|ধরে",
    "running": r"running|live|ongoing|in progress|on the table|চলছে|চলমান|চলতি",
    "taken": r"taken|accepted|taken up|won|গৃহীত|নিয়েছে|গ্রহণ\S*",
    "declined": r"declined|refused|rejected|turned down|প্রত্যাখ্যান|নাকচ|ফিরিয়ে\S*",
    "shipped": r"shipped|dispatched|despatched|sent out|sent|went out|gone out|delivered|supplied"
    r"|supply|left(?! to)|out(?! of)|got|received|shipments|deliveries"
    r"|শিপ হওয়া|শিপ হয়েছে|শিপ করা|শিপ(?= ?¦)|শিপমেন্ট\S*|পাঠানো|পাঠানো হয়েছে|পাঠিয়েছি|ছাড়া হয়েছে|সরবরাহ\S*|গেছে|পেয়েছে",
    "ordered": r"ordered|asked for|asked|wanted|requested|demanded|demand|চেয়েছিল|চেয়েছে|চাওয়া|চাহিদা\S*|অর্ডার\S*",
    "unshipped": r"(?:not|never|n't) (?:yet |been |even )*(?:shipp?(?:ed)?|sent|send|dispatch(?:ed)?|gone?"
    r"|left|leave)(?: out)?|unshipped"
    r"|waiting|awaiting|pending|backlog|queue|open|remain\w*(?: to be sent)?"
    r"|(?:still|yet) to (?:go|ship|leave|be (?:shipped|sent))|to be (?:sent|shipped)"
    r"|শিপ(?:ই|ও)? (?:হয়নি|করা হয়নি|না হওয়া)|অ-?শিপ\S*|না-? ?(?:পাঠানো|যাওয়া)|(?:পাঠানো )?বাকি|পাঠানো(?:ই"
    r"|ও)? হয়নি|যায়নি|আটকে|অপেক্ষা\S*|পড়ে আছে|ঝুলে\S*",
    "bought": r"bought|sell-in|in|কিনেছে|নিয়েছে",
    "sold": r"so far|already|to date|by now|until now|in the books|bought|purchased|sold|sell-out"
    r"|out(?! of)|moved|counter|tills?|into sales"
    r"|এ পর্যন্ত|এখন পর্যন্ত|ইতিমধ্যে\S*|এতদিনে|কিনেছে|কেনা হয়েছে|বিক্রি\S*|বেচ\S*|বেরিয়ে\S*",
    "received": r"received|got|taken in|took in|takes in|delivered|sent|supplied|stocked|in(?= ?:)"
    r"|পেয়েছে\S*|পেয়েছিল|পাওয়া|ঢুকেছে|গেছে|পাঠানো\S*|পাঠিয়েছি",
    "listed": r"listed|in its range|তালিকা\S*",
    "both": r"both|otif|on[- ]time(?:,? and| &|,)?[- ]in[- ]full|(?:complete|in full) and (?:on time"
    r"|punctual)|on time and complete|at once|as well|also"
    r"|(?:সময়মতো|সময়মত|যথাসময়ে|ঠিক সময়ে) (?:ও|এবং|আর) (?:পুরো\S*|পূর্ণ\S*|সম্পূর্ণ\S*)|(?:পুরো\S*|পূর্ণ\S*"
    r"|সম্পূর্ণ\S*) (?:ও|এবং|আর) (?:সময়মতো|সময়মত|যথাসময়ে|ঠিক সময়ে)"
    r"|ওটিফ\S*|দুটোই|দুইই|উভয়|একই সঙ্গে|একসঙ্গে",
    "on_time": r"on[- ]time|in time|punctual|punctually|punctuality|to schedule|on schedule|(?:on|by"
    r"|to|within) the (?:required |agreed )?day|time(?= ?(?:alone|:))"
    r"|সময়মতো|সময়মত|ঠিক সময়ে|যথাসময়ে|সময়ে|সময় ঠিক|দিনের মধ্যে",
    "in_full": r"in[- ]full|complete|completely|completeness|full quantity|full quantities|every unit|quantity|whole"
    r"|পুরো\S*|পূর্ণ\S*|সম্পূর্ণ\S*|পরিমাণ\S*|সব মাল",
    "own": r"our|ours|আমাদের",
    "whole": r"whole|total|totals|all|altogether|overall|in all|মোট|সব মিলিয়ে|সর্বমোট|পুরো\S*",
    "new": r"new|fresh|added|নতুন|যোগ",
    "grown": r"grown|grew|growth|expanded|বেড়ে\S*|বৃদ্ধি\S*|প্রবৃদ্ধি\S*",
    "shrunk": r"shrunk|shrank|shrinking|shrinkage|contracted|কমে\S*|সংকোচন\S*|সংকুচিত",
    "lost": r"lost|হারা\S*",
    "churned": r"churned|churn|lost|dropped|stopped|gave up|given up|হারা\S*|ঝরে\S*|খোয়া\S*|বাদ|ছেড়ে\S*|বন্ধ",
    "contracted": r"contracted|contraction|shrunk|shrank|shrinkage|shrinking|smaller|less of|reduced"
    r"|কমে\S*|কমেছে|সংকোচন\S*|সংকুচিত|বিয়োগ",
    "expanded": r"expanded|expansion|grown|grew|growth|gained|added|more of|growing|বেড়ে\S*|বৃদ্ধি\S*|সম্প্রসারণ\S*|যোগ",
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
    "amount": r"so far|to date|until now|up to now|by now|bought|purchased|sales|has come in"
    r"|have come in|reached|delivered|এ পর্যন্ত|এখন পর্যন্ত|এযাবৎ|এ যাবৎ"
    r"|এতদিনে|কিনেছে\S*|এসেছে",
    "start": r"(?<!comes )(?<!came )(?<!come )from|base|starting|originally|at first|থেকে|শুরু\S*|ভিত্তি\S*|ছিল",
    "ratio": r"times|fold|multiple|গুণ\S*",
    "shelf": r"shelf|শেলফ\S*",
    "number": r"number|open|running|on the table|in all|খোলা|চলছে|চলমান",
    "past": r"(?:earlier|previous|past|old) (?:score|nps|csat|mark)|আগের (?:স্কোর|এনপিএস)\S*",
}


# A part of a whole that is never told without its word.
NEEDS_ITS_CUE = frozenset({"late", "slipped"})
# Values alike of which a sentence that tells one alone has the word for that one, however far from it.
ONE_OF_SEVERAL = frozenset({"both", "on_time", "in_full", "low", "high", "point"})
# Words that a value is never told with.
AGAINST = {
    "late": word(r"on time|in time|punctual\w*|early|সময়মতো|আগেই(?! (?:\S+ ){1,2}(?:উচিত|কথা|দরকার))|যথাসময়ে"),
    "on_time": word(r"late|delayed|overdue|দেরি\S*"),
}


# What hangs on a word ends before a mark.
_OPEN_END = re.compile(r"(?<=[^\W\d_])\\S\*|(?<=[\u0980-\u09ff])\\S\*")
# Names of values that as words tell a time, and not what the value is.
_OF_TIME = frozenset({"before", "now", "after", "past", "usual"})


@lru_cache(maxsize=256)
def cue_pattern(part: str) -> re.Pattern[str]:
    """The words that tell a value of this name; the name itself where the table has none."""
    return word(
        _OPEN_END.sub(r"[^\\s;:।()]*", CUES.get(part, ""))
        or (r"(?!)" if part in _OF_TIME else re.escape(part.replace("_", " ")))
    )
