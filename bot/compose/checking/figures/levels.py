"""How high something stands: a score with nothing before it, a place among accounts, an average, a"
" target not reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from bot.compose.checking.figures.own_rank import other_rank
from bot.compose.checking.figures.role_words import cue_pattern
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure, Items, Percent, Value

_EARLIER = (
    r"(?:its|the|their|an|any|our) (?:\S+ )?(?:earlier|previous|former|last|prior|past"
    r"|old)(?: (?:level|score|value|mark|nps|csat"
    r"|one|time|result|figure|answers?|survey|reading|position))?|before|last time|previously|earlier"
)
_MOVED = word(
    r"ros[e]|risen|rises|rising|fell|fallen|falls|falling|gr[eo]wn?|drop(?:ped|s)?|climb\w*|improv\w*|declin\w*|worsen\w*|increas\w*"
    r"|decreas\w*|jump\w*|slid|slipp\w*|sank|sunk|gain\w*|lost|doubl\w*|halv\w*|recover\w*"
    r"|deteriorat\w*|went (?:up|down)|gone (?:up|down)"
    r"|(?:is|was|are) (?:up|down)|up (?:from|by)|down (?:to|from|by)|soar\w*|plung\w*|tumbl\w*"
    r"|unchanged|stayed|remain\w*"
    r"|steady|stable|(?:higher|lower|better|worse|more|less|above|below) (?:than |the )?"
    rf"(?:{_EARLIER})|(?:worst|best|lowest|highest) (?:of|among|in|so far|yet|ever|since)\b"
    r"|বেড়ে\S*|বেড়েছে|বাড়ল|বেড়েছিল|বৃদ্ধি\S*|কমে\S*|কমেছে|কমল|নেমে\S*|নেমেছে|উঠে\S*|উঠেছে"
    r"|পড়ে (?:গেছে|গিয়ে)|পড়েছে|উন্নত\S*|উন্নতি\S*|অবনতি\S*"
    r"|(?:আগের|গতবার|আগের বার|আগেরবার|পূর্বের|গত বারের)\S* ?(?:\S+ )?(?:চেয়ে|তুলনায়|থেকে)|দ্বিগুণ\S*"
    r"|অর্ধেক\S*|স্থির|অপরিবর্তিত|একই (?:আছে|রয়েছে)"
)
_TOO_FEW_SAID = word(
    r"too few|not enough|insufficient|too little|(?:খুব|বড়|নিতান্ত|একেবারে) (?:কম|অল্প)|যথেষ্ট (?:নয়|না|নেই)|অপর্যাপ্ত|কম"
)
_ENOUGH = word(
    r"enough|sufficient\w*|plenty|ample|adequate|many answers|several answers|more than one|a number of answers"
    r"|a (?:valid|reliable|proper|solid|full|sound) (?:nps|score)"
    r"|যথেষ্ট|পর্যাপ্ত|ঢের|(?:একের|একটির|একজনের|একটার|1টির) বেশি|অনেক(?:গুলো|জন)? উত্তর|আরও (?:\S+ )?(?:উত্তর|জবাব)\S*"
    r"|(?:other|further|more|additional) (?:nps )?(?:answers|replies|responses)|another (?:nps )?(?:answer|reply)"
    r"|একাধিক|কয়েকটি|কয়েকজন"
)
_IN_ALL = word(
    r"together|in (?:total|all|sum)|altogether|combined|all told|total(?:s|led|ling)?|sum(?:s"
    r"|med)? (?:up )?to|add(?:s|ed)? up to|worth (?:\S+ ){0,3}in (?:all|total)|(?:total|combined"
    r"|overall) (?:\S+ )?(?:value|worth|amount)"
    r"|for (?:a total of|\S+ \S+ in all)"
    r"|মোট|যোগফল|সর্বমোট|সব মিলিয়ে|সাকুল্যে|একসঙ্গে|একত্রে"
)
_SINGLE = word(
    r"(?:smallest|largest|biggest|lowest|highest|greatest|top|maximum|minimum|cheapest|last|latest"
    r"|first|newest|median) (?:\S+ )?(?:orders?|one|value|amount|size)"
    r"|(?:smallest|largest|biggest|lowest|highest) (?:\S+ ){0,4}(?:was|is|being|came)"
    r"|(?:peak|bottom)s? (?:out )?at|never (?:falls?|drops?|goes) (?:below|above)"
    r"|no order (?:\S+ ){0,4}(?:above|below|over|under|more|less)"
    r"|(?:সবচেয়ে|সব চেয়ে) (?:ছোট|বড়|কম|বেশি|দামি|সস্তা)\S*|সর্বোচ্চ|সর্বনিম্ন|বৃহত্তম|ক্ষুদ্রতম"
    r"|(?:শেষ|সর্বশেষ|প্রথম)(?:টি|টা)? (?:অর্ডার|অর্ডারটি)\S*"
)
_REACHED = word(
    r"(?:has|have|had|is|was|been|already|fully|completely)? ?(?:met|hit|filled|fulfilled|achieved"
    r"|completed|made|attained|surpassed"
    r"|exceeded|beaten|beat|smashed|passed|crossed|topped|closed|finished) (?:\S+ ){0,6}?(?:target"
    r"|goal)|(?:target|goal)\S*"
    r" (?:\S+ ){0,8}?(?:met|hit|filled|fulfilled|achieved|completed|attained|surpassed|exceeded|beaten"
    r"|passed|done|full|finished|already reached"
    r"|has been reached|is reached|was reached|been made)|reached (?:its|their"
    r"|the) (?:\S+ )?(?:target|goal)|reached (?:all|the whole|the full|its full"
    r"|the entire|its entire|its whole)"
    r"|(?:full|whole|entire) (?:\S+ )?target|past (?:its|the|their) target|nothing (?:is )?(?:left|missing|short)"
    r"|(?:টার্গেট|লক্ষ্য)\S* (?:\S+ ){0,6}?(?:পূরণ|পূর্ণ|অর্জন|অর্জিত|সম্পূর্ণ|শেষ|ছুঁয়ে|ছাড়িয়ে"
    r"|পেরিয়ে|পার)\S* ?(?:করে ফেলেছে|করেছে|হয়েছে|হয়ে গেছে|করে|গেছে|হয়ে|ফেলেছে)"
    r"|(?:টার্গেট|লক্ষ্য)\S* (?:[^\s,;:]+ ){0,6}?(?:পুরোটাই|পুরোটা|সবটাই|সবটা|পুরো|শতভাগ)"
)
_PARTLY = word(
    r"\d\S*%|%|percent|per cent|of (?:the|its|their) (?:bdt|tk|\d)\S*|of (?:the|its"
    r"|their) (?:\S+ )?(?:target|goal)|part|partly|half|third|quarter"
    r"|fifth|tenth|শতাংশ|ভাগ|(?:তার|সময়ের) চেয়ে|যত(?:টা|টুকু)?|অর্ধেক\S*|এক-\S+|\S*াংশ\S*|অংশ\S*|টাকার মধ্যে|এর মধ্যে"
)
_WHOLLY = word(
    r"whole|full|fully|entire|entirely|100 ?%|100 percent|completely|already (?:met|hit|filled)"
    r"|if not more|পুরো|পুরোটা\S*|সবটা\S*|শতভাগ|করে ফেলেছে|হয়ে গেছে"
)
_OF_WHOLE = word(r"of (?:the|its|their) (?:full|whole|entire)(?= target)")  # "40% of the full target"
_COMMA = re.compile(r"[;()।]|,(?!\d)|(?<!\d)\.(?!\d)|\.(?=\s|$)")
_MARKS = {
    "lowest": pattern(r"\b(?:lowest|worst|minimum)\b|সর্বনিম্ন|সবচেয়ে (?:কম|খারাপ)"),
    "highest": pattern(r"\b(?:highest|best|top|full|maximum|perfect)\b|সর্বোচ্চ|সবচেয়ে (?:বেশি|ভালো)|পুরো"),
}
_POSSIBLE = word(
    r"possible|there is|of all marks|that can be|on the scale|can give|marks?|scores?|ratings?|নম্বর\S*"
    r"|স্কোর\S*|মার্ক\S*|রেটিং\S*|সম্ভব"
)

# Against the time that has passed, whichever word for it is used.
AHEAD = (
    r"ahead|outpac\w+|outrun\w*|lead(?:s|ing) (?:the|its) (?:time|clock|calendar|schedule|pace)|faster|quicker|in front"
    r"|in advance|(?:over|above|beyond|past) where|(?:more|better) than (?:the |its |their )?(?:time"
    r"|pace|schedule|plan|enough)"
    r"|এগিয়ে(?!ছে)\S*|এগোনো|যথেষ্টর বেশি|(?:সময়|ক্যালেন্ডার|মেয়াদ)ের(?: \S+)? (?:চেয়ে|তুলনায়) (?:\S+ ){0,3}?(?:বেশি|দ্রুত|এগিয়ে)"
)
BEHIND = (
    r"behind(?! (?:it|us|them|him|her))|lag(?:s|ged|ging)?|trail\w*|slower|too slow|(?:under|below|short of) where"
    r"|less than (?:the |its |their )?(?:time|pace|schedule|plan|enough)"
    r"|পিছিয়ে\S*|(?:সময়|ক্যালেন্ডার|মেয়াদ)ের(?: \S+)? (?:চেয়ে|তুলনায়) (?:\S+ ){0,3}?(?:কম|ধীর|পিছিয়ে)"
    r"|গতি\S* (?:\S+ ){0,6}?(?:কম|ধীর|অল্প)"
)
_AHEAD, _BEHIND = word(AHEAD), word(BEHIND)
_ON_TRACK = word(r"on (?:track|course|pace|schedule|target)|keep(?:s|ing) (?:pace|up)|in step|in line with")
_BEHIND_BY = Decimal("0.05")  # so much less than the time that has passed is no pace kept
# "30 % of the time behind it", সময়ের 30 % পিছনে: the time itself.
_TIME_BEHIND = pattern(r"\b(?:time|year|period|term) (?:\S+ )?behind\b|যথেষ্ট নয়")


def other_level(places: Places, figure: Figure) -> str:
    """Why a sentence tells a level that a figure does not have; "" where it does not."""
    match figure.name:
        case "satisfaction":
            return _of_score(places.text, figure)
        case "portfolio_share":
            return other_rank(places.text, figure)
        case "order_count":
            return _of_average(places, figure)
        case "revenue_target":
            return _of_target(places.text, figure)
    return ""


def _of_score(text: str, figure: Figure) -> str:
    """A score that is the first, or too few answers to make one."""
    for message, row in _rows(figure):
        if message.endswith("_new") and _MOVED.search(text) and not NOT.search(text):
            return "there is nothing earlier to compare it with"
        if message.endswith(("_one", "_few")):
            if _MOVED.search(text) and not NOT.search(text):
                return "there is nothing earlier to compare it with"
            if _ENOUGH.search(text) and not _TOO_FEW_SAID.search(text) and not NOT.search(text):
                return "the answers are too few for a score"
            if reason := _of_mark(text, row):
                return reason
    return ""


def _of_mark(text: str, row: Mapping[str, Value]) -> str:
    """One answer alone, said to be the lowest or the highest mark there is."""
    score, whole = row.get("score"), row.get("whole", Decimal(10))
    if not isinstance(score, Decimal) or not isinstance(whole, Decimal | int) or not _POSSIBLE.search(text):
        return ""
    if (_MARKS["lowest"].search(text) and score > 1) or (_MARKS["highest"].search(text) and score < whole):
        return f"the mark is {score:f} of {whole}"
    return ""


def _rows(figure: Figure) -> Iterator[tuple[str, Mapping[str, Value]]]:
    for value in figure.sentence.values.values():
        if isinstance(value, Items):
            yield from ((value.message, row) for row in value.rows)


def _of_average(places: Places, figure: Figure) -> str:
    """The average of many orders, said to be one of them, or what they come to together."""
    held = [one.what for one in parts_of(figure).values if one.part == "average" and isinstance(one.what, Number)]
    count = figure.sentence.values.get("count")
    told = [one for one in places.numbers if any(fits(one, places.text, average) for average in held)]
    if not told or not isinstance(count, int) or count < 2:
        return ""
    for mention in told:
        clause = _clause_around(places.text, mention.start, mention.end)
        single = _SINGLE.search(clause) is not None
        if single or (_IN_ALL.search(clause) and not cue_pattern("average").search(clause)):
            return "it is the average of the orders"
    return ""


def _clause_around(text: str, start: int, end: int) -> str:
    """A number with what stands around it up to the next comma, colon or full stop; a short clause is part of it."""
    before = _COMMA.split(text[:start])
    return before[-1] + text[start:end] + _COMMA.split(text[end:])[0]


def _of_target(text: str, figure: Figure) -> str:
    """A target that is not reached, said to be."""
    reached = figure.sentence.values.get("reached")
    passed = figure.sentence.values.get("passed")
    if not isinstance(reached, Percent) or NOT.search(text):
        return ""
    if isinstance(passed, Percent):
        if _ON_TRACK.search(text) and passed.share - reached.share > _BEHIND_BY:
            return "the time that has passed says the opposite"
        ahead, behind = _AHEAD.search(text) is not None, _BEHIND.search(_TIME_BEHIND.sub(" ", text)) is not None
        if ahead != behind and (reached.share < passed.share if ahead else reached.share > passed.share):
            return "the time that has passed says the opposite"
    if reached.share >= 1:
        return ""
    text = _OF_WHOLE.sub("of ", text)
    if _REACHED.search(text) and (_WHOLLY.search(text) or not _PARTLY.search(text)):
        return "the target has not been reached"
    return ""
