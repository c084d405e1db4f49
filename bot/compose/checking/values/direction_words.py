"""The words for which way something went, in English and Bengali: what rose and fell, what is more and what is less."""

from __future__ import annotations

from bot.compose.checking.patterns import word

# Movement: it went that way, whichever time the clause tells of.
ROSE = (
    r"ris(?:e|es|en|ing)|rose|gr(?:ew|ow|ows|own|owing|owth)|increas\w*|gain\w*|improv\w*|climb\w*|jump\w*|surg(?:e|ed|es|ing)|soar\w*"
    r"|expan\w*|rais(?:e|ed|es|ing)|upturn|uptick|upswing|upsurge|upwards?|uptrend|advanc\w*|recover\w*|rebound\w*|boost\w*"
    r"|doubl\w*|tripl\w*|le(?:ap|apt|aps|aping)|accelerat\w*|strengthen\w*|firm(?:ed|er|ing)"
    r"|(?<!un)happier|warm(?:ed|er|ing)|swell\w*|swollen|lift(?:ed|s|ing)?"
    r"|add(?:ed|s)|skyrocket\w*|rocket(?:ed|s|ing)|balloon(?:ed|s|ing)|mushroom(?:ed|s|ing)|blossom\w*|flourish\w*"
    r"|thriv\w*|throve|prosper(?:ed|s|ing)|multipl(?:y|ied|ies)|progress(?:ed|es|ing|ion)?|spik(?:e|ed|es|ing)|spurt\w*|escalat\w*"
    r"|mount(?:ed|s|ing)|hik(?:e|ed|es)|augment\w*|thicken\w*|fatten\w*|enlarg\w*|rall(?:y|ied|ies|ying)|reviv\w*|revival|burgeon\w*|snowball\w*|brighten\w*|uplift|headway|bump(?:ed|s)?"
    r"|(?:go(?:es|ing|ne)?|went|head(?:ed|ing|s)?) (?:up|north|higher)|(?:pick|step|ramp|scal|build"
    r"|perk|heat|warm|speed|turn)\w* up"
    r"|(?:edg|inch|creep|nudg|trend|tick|mov)\w* (?:up|ahead|higher)|(?:crept|built|sped|shot|sprang|bulked|beefed) up"
    r"|(?:got|gets?|saw) a (?:lift|boost|push)|boun[cd]\w* back|t(?:ook|aken|akes?) off|put(?:s"
    r"|ting)? on (?=[\d¦])|gather\w* pace|forward|growing"
    r"|বাড়(?!ি(?: |$)|তি)\S*|বেড়ে\S*|বৃদ্ধি\S*|উন্নতি\S*|উন্নত|প্রসার\S*|সম্প্রসা\S*|উঠে\S*|উঠল\S*|উঠছে|ওঠা|উত্থান\S*"
    r"|চাঙ্গা|চড়েছে|চড়ে|চড়ছে|চড়া|প্রবৃদ্ধি\S*|অগ্রগতি\S*|জোয়ার\S*|লাফ\S*|ত্বরান্বিত|ফুলে\S*|ফেঁপে\S*|স্ফীত\S*|এগোচ্ছে|এগোল"
    r"|বড় (?:হয়ে\S*|হচ্ছে)|(?:ঘুরে|উঠে) দাঁড়ি\S*|ঊর্ধ্বমুখী|ঊর্ধ্বগতি\S*|বাড়তির|বাড়ন্ত|উজ্জীবিত|সতেজ|টগবগে|তুঙ্গে|তেজিভাব\S*|পালে হাওয়া"
    r"|(?:গতি|জোর|প্রাণ) (?:এসে|পে|ফির|বাড়)\S*|ছড়িয়ে পড়\S*|লাভ করেছে|এক ধাপ ওপরে|মাথা তু\S*"
)
FELL = (
    r"f(?:all|alls|ell|allen|alling)|drop\w*|declin\w*|decreas\w*|shr[aiu]nk\w*|shrivel\w*|reduc\w*|slip\w*|worsen\w*|contract(?:ed|s|ing|ion)"
    r"|cuts?|cutting|cutback\w*|slump\w*|slow(?:ed|s|down|ing)|downturn|downtrend|downwards?|slid(?:e|es|ing)?|s[aiu]nk\w*|dip(?:s|ped|ping)?"
    r"|los(?:t|e|es|ing|s|ses)|eas(?:ed|es|ing)|dwindl\w*|tumbl\w*|plung\w*|plummet\w*|nose-?div\w*|halv\w*|trimm\w*|shed(?:s|ding)?"
    r"|slack\w*|soften\w*|thinn\w*|deteriorat\w*|weaken\w*|sour(?:ed|ing)|sag(?:s|ged|ging)?|par(?:ed|es|ing)|setback\w*|cool(?:ed|ing|s)"
    r"|falter\w*|wan(?:e|ed|es|ing)|retreat\w*|unhapp(?:y|ier)"
    r"|reced\w*|ebb\w*|wither\w*|wilt\w*|crash\w*|collaps\w*|crater\w*|diminish\w*|lessen\w*"
    r"|subsid(?:e|ed|es|ing)|abat\w*|taper\w*|regress\w*|recession|erod\w*|erosion|melt(?:ed|s|ing)?|evaporat\w*|languish\w*|stumbl\w*|skid\w*"
    r"|slash\w*|tank(?:ed|ing)|bled|bleed(?:s|ing)?|buckl\w+|flagg(?:ed|ing)|fizzl\w+|dent(?:ed|s)?|decelerat\w*|drain\w*|lowered|lowering|knock\w*|backwards?|retrench\w*"
    r"|(?:took|takes?|taken) (?:a|the) (?:hit|knock)"
    r"|(?:go(?:es|ing|ne)?|went|head(?:ed|ing|s)?) (?:down|south|lower)|(?:wip|shav|knock"
    r"|tak)\w* (?:off|out of)|(?:came|come|coming|brought) down"
    r"|(?:tail|drop|fall|level)\w* (?:off|away)|(?:gave|gives?|given|giving) (?:up|away|back)|(?:scal"
    r"|roll|cut|pull)\w* back"
    r"|(?:slim|wind|trend|tick|edg|inch)\w* (?:down|lower)|dr(?:y|ies|ied|ying) up|step(?:ped|s)? (?:back|down)"
    r"|হ্রাস\S*|কম(?:ে|েছে|ছে|ল|লো|বে|া|ানো|িয়ে\S*|তে|ায়|ার)(?!\S)|কমে\S*|পড়(?:ে|ছে|ল|েছে|তি|ন্ত)\S*|নেমে\S*|নামল\S*|নামছে|নামা|সংকুচিত|সঙ্কুচিত"
    r"|সংকোচন\S*|পতন\S*|ধস\S*|ধ্বস\S*|ভাটা\S*|মন্দা\S*|মন্দার|অবনতি\S*|তলানি\S*|খসে\S*|ঝিমি\S*|টান|ঝরে\S*|শুকিয়ে\S*|গুটিয়ে\S*|কাটছাঁট|ছাঁটাই|মন্থর|স্তিমিত|শ্লথ"
    r"|ক্ষীণ|নিম্নগতি\S*|চুপসে\S*|খোয়া|মার খে\S*|মুখ থুবড়ে\S*|থিতিয়ে|ম্লান|নিস্তেজ|ক্ষয়\S*|তলিয়ে|লোকসান\S*|রুগ্ণ|বসে গেছে"
    r"|ধাক্কা (?:খে|লে)\S*|গতি (?:হারি|কমে|নেই)\S*|পিছু হট\S*|পিছনে হেঁটে\S*|ছোট (?:হয়ে\S*|হচ্ছে)|হারিয়েছে|অর্ধেক\S*"
    r"|নিম্নমুখী|নিম্নগামী"
)
# A state: the one that the clause tells of is so, held against the other.
MORE = (
    r"(?<!gave )(?<!give )(?<!given )(?<!dried )up|more|higher|above|better|best|faster|ahead of"
    r"|(?<=% )ahead|plus|positive|strong(?:er)?|extra|surplus|exceed\w*"
    r"|outd(?:id|oes|one|oing)|outstrip\w*|outpac\w*|outperform\w*|outgr[eo]w\w*|outsold|outsells?|outrank\w*|eclips\w*|beat(?:s|ing|en)?"
    r"|topp?(?:ed|s|ing)|overt(?:ook|ak\w*)|led|leads?|surpass\w*|oversh(?:ot|oots?)|clear(?:ed"
    r"|s)(?= (?:it|the|that|this))|won|ahead by"
    r"|richer|bigger|larger|greater|fat(?:ter)?|rich|healthy|robust|buoyant|busier|brisk(?:er)?|healthier|livelier|heavier|fuller|thicker|superior|bright\w*"
    r"|towers? over|towered over|north of|heavy on|dwarf(?:s|ed|ing)?"
    r"|বেশি|ওপরে|উপরে|ওপরের|উপরের|ঊর্ধ্ব\S*|বাড়তি\S*|এগিয়ে\S*|(?:ছুঁতে|ছাড়াতে|টপকাতে|পেরোতে)(?= পার)"
    r"|(?:পেছনে|পিছনে) ফেল\S*|ছাড়িয়ে\S*|তেজি|উজ্জ্বল|জোরালো|শক্তিশালী|দ্বিগুণ\S*|তিনগুণ|ভালো (?:করে\S*|হয়েছে|ছিল|গেছে)"
    r"|প্লাস\S*|ধনাত্মক|ইতিবাচক|অধিক|উদ্বৃত্ত|বড়(?= (?:অঙ্ক|ছিল|হয়|ক্রেতা|$)|$)|টপকে\S*|পেরিয়ে গেছে|সামনে"
    r"|\S*র (?:চেয়ে|তুলনায়) (?:\S+ )?(?:ভালো|বড়)"
)
LESS = (
    r"down|less|fewer|lower|below|beneath|worse|worst|short of|(?<=% )short|behind|weak(?:er|est)?|minus"
    r"|negative|poor(?:er)?|smaller|thin(?:ner)?|slim|bleak|dismal|disappointing|subdued|anaemic"
    r"|lagg?\w*|trail\w*|quieter|slower|shortfall|deficit|undersh(?:ot|oots?)|underperform\w*"
    r"|miss(?:ed|es)|(?<=% )off|leaner|unmatched"
    r"|lighter|slimmer|feebler|inferior|south of|pale[sd]?(?= (?:beside|before|next|against))"
    r"|light on|sluggish|meag(?:er|re)|scant"
    r"|কম(?!পক্ষে)\S*|নিচে|নীচে|নিচের|নীচের|নিম্ন\S*|কমতি|ঘাটতি\S*|ফিকে|অনুজ্জ্বল|দুর্বল|খারাপ|ঢিমে|মাইনাস\S*|ঋণাত্মক|নেতিবাচক"
    r"|\S*র (?:চেয়ে|তুলনায়) (?:\S+ )?(?:খারাপ|ছোট)|(?:পিছনে|পেছনে)(?! ফেল)"
    r"|পিছিয়ে\S*|ছোট(?= (?:অঙ্ক|ছিল|ক্রেতা|$)|$)"
)
UP, DOWN = word(rf"{ROSE}|{MORE}"), word(rf"{FELL}|{LESS}")
MOVED = word(rf"{ROSE}|{FELL}")
