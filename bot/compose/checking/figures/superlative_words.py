"""The words of a superlative, in English and Bengali, with what each is the most of."""

from __future__ import annotations

from bot.compose.checking.figures.measures import Family
from bot.compose.checking.patterns import word

Means = tuple[tuple[Family, int], ...]
_MOST_BN = r"(?:সবচেয়ে|সবচাইতে|সবথেকে|সবার চেয়ে|সবার থেকে|সর্বাধিক)"
_OLD_BN = r"(?:পুরনো\S*|পুরোনো\S*|পুরাতন\S*|লম্বা|দীর্ঘ|দীর্ঘদিন\S*)"
_LONG_BN = r"(?:বেশি )?(?:দেরি\S*|লেট|দিন\S*|বকেয়া|সময়|পিছিয়ে|আগের)"
# The least of what is bad is the best, the most of it the worst.
_BAD = r"(?:harsh|critical|negative|unhappy|dissatisfied|displeased|angry|severe|bad|bitter|upset|annoyed|disappointed)"
_GOOD = r"(?:positive|content|satisfied|pleased|happy|favou?rable|generous|lenient|friendly)"
_BAD_BN = r"(?:অখুশি|অসন্তুষ্ট|কড়া|ক্ষুব্ধ|বিরক্ত|নাখোশ|রাগী|হতাশ)"
_GOOD_BN = r"(?:খুশি|সন্তুষ্ট|নরম|উদার|প্রসন্ন)"
# What a superlative is of, each with its sign; a row passes by any of them.
_SAID: tuple[tuple[str, Means], ...] = (
    (
        r"most recent(?:ly)?|newest|last of all|due last|last (?:[^\s,;:.]+ ){0,4}?to (?:fall|come|be) due"
        rf"|{_MOST_BN} (?:সম্প্রতি|সাম্প্রতিক|নতুন|হালের|কাছের সময়ে)|সর্বশেষ|সবশেষে?",
        (("recent", 1),),
    ),
    (
        r"earliest|least recent(?:ly)?|longest ago|due (?:first|soonest)"
        r"|first (?:[^\s,;:.]+ ){0,4}?to (?:fall|come|be) due"
        rf"|{_MOST_BN} আগে|সবার আগে",
        (("recent", -1),),
    ),
    (r"latest", (("recent", 1), ("behind", 1))),
    (
        r"most (?:overdue|late|delayed)|longest(?:[- ](?:overdue|late|outstanding|open|standing|running|delayed))?"
        r"|oldest|furthest behind|most days|the most by days"
        rf"|{_MOST_BN} (?:{_OLD_BN}|{_LONG_BN})|{_MOST_BN} বেশি (?:\S+ )?(?:দেরি\S*|দিন\S*)",
        (("late", 1),),
    ),
    (
        r"least (?:overdue|late|delayed)|shortest(?: delay| wait)?|fewest days"
        rf"|{_MOST_BN} কম (?:\S+ )?(?:দেরি\S*|দিন\S*|পুরনো|পুরোনো)",
        (("late", -1),),
    ),
    (
        r"(?:run|sell|give)s? out (?:first|soonest)|first to (?:run|sell|give) out|runs? (?:dry"
        r"|short) (?:first|soonest)"
        r"|(?:সবার|সবচেয়ে) আগে (?:\S+ )?(?:ফুর|শেষ)\S*",
        (("speed", 1),),
    ),
    (r"fastest|quickest|swiftest|" + _MOST_BN + r" (?:দ্রুত|তাড়াতাড়ি|জোরে)\S*", (("speed", 1),)),
    (r"slowest|" + _MOST_BN + r" (?:ধীর\S*|আস্তে|মন্থর)", (("speed", -1),)),
    (
        rf"best(?![- ](?:effort|before))|least {_BAD}|most {_GOOD}|happiest|kindest|mildest|gentlest|friendliest"
        rf"|{_MOST_BN} (?:ভালো|(?:বেশি )?{_GOOD_BN}|কম {_BAD_BN})|সেরা",
        (("mark", 1), ("size", 1)),
    ),
    (
        rf"worst|poorest|most {_BAD}|least {_GOOD}|unhappiest|harshest|angriest|severest|bitterest|saddest"
        rf"|{_MOST_BN} (?:(?:খারাপ|বাজে|দুর্বল)\S*|(?:বেশি )?{_BAD_BN}|কম {_GOOD_BN})",
        (("mark", -1), ("size", -1)),
    ),
    (
        r"largest|biggest|greatest|highest|heaviest|bulkiest|strongest|richest|tightest"
        r"|closest(?! to\b)|(?<=are )closest to|furthest (?:along|ahead|on)|got furthest|(?<!at )(?<!for the )most"
        rf"(?! of\b| likely| probably| to (?:do|catch|gain|improve|lose|learn|make)| part| shops| stores"
        rf"| recent| overdue| late| days| delayed| {_BAD}| {_GOOD})|leading"
        r"|leads(?! to)|lead(?= (?:the|its|their|\S+'s) (?:sell-?out|sales|list|pack|field|ranking|range))"
        r"|the most of (?:our|the|its|their|all)|top seller|more than (?:(?:in|at|on|by|from"
        r"|for) )?any\w*(?: other| else)?"
        rf"|{_MOST_BN} (?:বড়|বেশি(?! (?:\S+ )?(?:দেরি|দিন|{_BAD_BN}))|উঁচু|উপরে|ওপরে|এগিয়ে|শক্তিশালী|মজবুত"
        rf"|জোরালো|ঘনিষ্ঠ|গভীর|নিবিড়"
        rf"|দামি)\S*|সর্বোচ্চ(?! [৳\d])|সর্বাধিক(?! [৳\d])"
        r"|তালিকার মাথায়|peak(?:ed|s|ing)?(?! (?:season|month|period|time|hour)s?)|high point|চূড়ায়",
        (("size", 1),),
    ),
    (
        rf"smallest|lowest|(?<!at )least(?! (?:recent|overdue|late|delayed|{_BAD}|{_GOOD}))|fewest"
        rf"|weakest|tiniest|lightest"
        rf"|{_MOST_BN} (?:ছোট|কম(?! (?:\S+ )?(?:দেরি|দিন|{_BAD_BN}))|নিচে|নীচে|পিছিয়ে|পেছনে)\S*"
        r"|সর্বনিম্ন(?! [৳\d])|তলানিতে|bottom(?:ed|s|ing)? out|low point|trough(?:ed|s)?"
        r"|(?:reached|hit|at) (?:its|their|the|a) lows?(?! (?:end|base|price|level))",
        (("size", -1),),
    ),
)
SUPERLATIVES = tuple((word(text), means) for text, means in _SAID)
# "Nothing sells more than it": the most.
_NONE_IS = r"(?:nothing|nobody|none|no one|no [^\s,;:.]+)(?: [^\s,;:.]+){0,6}? "
_NONE_BN = r"(?: [^\s,;:.]+){0,5} (?:না|নেই|নয়|\S+(?:য়নি|েনি|িনি))"
_NONE_SAID: tuple[tuple[str, Means], ...] = (
    (rf"{_NONE_IS}better(?: [^\s,;:.]+){{0,4}} than|চেয়ে ভালো{_NONE_BN}", (("mark", 1), ("size", 1))),
    (rf"{_NONE_IS}worse(?: [^\s,;:.]+){{0,4}} than|চেয়ে খারাপ{_NONE_BN}", (("mark", -1), ("size", -1))),
    (
        rf"{_NONE_IS}(?:more|bigger|larger|higher|greater)(?: [^\s,;:.]+){{0,4}} than|চেয়ে (?:বেশি|বড়){_NONE_BN}",
        (("size", 1), ("late", 1)),
    ),
    (
        rf"{_NONE_IS}(?:less|fewer|smaller|lower)(?: [^\s,;:.]+){{0,4}} than|চেয়ে (?:কম|ছোট){_NONE_BN}",
        (("size", -1), ("late", -1)),
    ),
    (rf"{_NONE_IS}(?:faster|quicker)(?: [^\s,;:.]+){{0,4}} than|চেয়ে (?:দ্রুত|তাড়াতাড়ি){_NONE_BN}", (("speed", 1),)),
    (rf"{_NONE_IS}slower(?: [^\s,;:.]+){{0,4}} than|চেয়ে (?:ধীর\S*|আস্তে){_NONE_BN}", (("speed", -1),)),
    (rf"{_NONE_IS}(?:later|longer)(?: \S+){{0,2}} than", (("late", 1),)),
)
NONE_MORE = tuple((word(text), means) for text, means in _NONE_SAID)
# The head or the foot of a list, whichever way it is ordered.
HEAD = word(
    r"(?:head|top|lead)(?:s|ed|ing)? (?:the|their|its) (?:list|table|ranking|chart|field)|(?:at|on) (?:the )?(?:very )?"
    r"top(?: of (?:the|their|its) (?:list|table))?|tops|in the lead|number one|no\. ?1|(?:comes|came|ranks|ranked|is"
    r"|placed|stands) first"
    r"|(?:সবার|তালিকার|লিস্টের) (?:ওপরে|উপরে|প্রথমে|শীর্ষে|মাথায়|আগে)|শীর্ষে"
    r"|(?<!\d )(?<!\dটি )(?<!\dটা )শীর্ষ(?! (?:\d|দুই|তিন|চার|পাঁচ|ছয়|সাত|আট|নয়|দশ|পণ্যের তালিকা|তালিকা))"
    r"|শীর্ষস্থানে|এক নম্বর\S*|প্রথম (?:স্থানে|অবস্থানে)"
)
FOOT = word(
    r"(?:comes|came|ranks|ranked|is|placed|stands) last|(?:at|on) (?:the )?(?:very )?bottom(?: of the list)?"
    r"|brings? up the rear|(?:closes?|ends?|rounds? off|completes?) (?:the|their|its) (?:list|table|ranking)"
    r"|(?:সবার|তালিকার|লিস্টের) (?:নিচে|নীচে|শেষে|পেছনে)|তলানিতে"
)
# "The diapers and the chilli were the largest losses": not each of them is the largest.
OF_SEVERAL = word(
    r"(?:largest|biggest|smallest|weakest|best|worst|steepest|least[- ](?:bought|sold|selling)|slowest|highest|lowest)"
    r" (?:\S+ )?(?:losses|gains|steps|drops|falls|rises|products|sellers|items|lines|categories|gaps|proposals|months"
    r"|quarters|stores|shops)"
)
