"""When what a figure tells of was: before, in or after its time; first or last, past or still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.compose.checking.figures.hours import at_another_hour
from bot.compose.checking.figures.states import OUGHT
from bot.compose.checking.meaning.clauses import clauses_of
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.day_relations import Relation, relation_at
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.period_labels import labels
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from bot.compose.days_said import day_of
from knowledge.evidence import Figure, Period

# Figures that tell of one time alone, not of a time held against another.
_OF_ONE_TIME = (
    "revenue",
    "order_count",
    "fill_rate",
    "otif",
    "late_orders",
    "top_products",
    "portfolio_share",
    "sell_through",
    "sell_out",
    "changes",
)
_OUTSIDE_IT = word(
    r"not (?:in|during|within|over|for) (?:that|this|the|those) (?:\S+ )?(?:month|quarter|year|half|half-year|period"
    r"|time|week|day|weeks|months|days|span)s?|outside (?:of )?(?:that|this|the|those) (?:\S+ )?(?:month|quarter|year"
    r"|half|period|time|week|span)s?"
    r"|(?:ওই|ঐ|সেই|এই|উক্ত) (?:মাসে|বছরে|সময়ে|প্রান্তিকে|কোয়ার্টারে|ত্রৈমাসিকে|ছয় মাসে|সপ্তাহে"
    r"|দিনে)(?:র মধ্যে)? (?:নয়|না|কিছু নয়|কিছুই নয়)"
    r"|(?:ওই|ঐ|সেই|এই|উক্ত) (?:মাসের|বছরের|সময়ের|প্রান্তিকের|কোয়ার্টারের) বাইরে"
)
_NOTHING_BEFORE = word(
    r"(?:nothing|none|not|no (?:\S+ )?(?:orders?|purchases?|sales)) (?:at all )?(?:before|until|till|prior to|earlier"
    r"|up to) (?:that|then|it|this)|none (?:of it |of them )?before"
    r"|(?:তার|এর|তাঁর|ওর) (?:আগে|পূর্বে) (?:কিছু|কিছুই|কোনোটাই|একটাও|একটিও|কোনো \S+) ?(?:নয়|না|নেই"
    r"|নেয়নি|কেনেনি|হয়নি|দেয়নি|ছিল না|নি)?"
)
_NTH = r"(?:very |ever )?(?:first|1st)(?: ever)?"
_NO_NAME_OF_TIME = r"(?! (?:quarter|half|week|month|day|three|six|two|few|\d))"
_FIRST = {
    "order": word(
        rf"{_NTH} (?:\S+ )?(?:order|purchase)s?|(?:order|purchase) (?:\S+ ){{0,3}}(?:the|their|its"
        rf"|our) {_NTH}{_NO_NAME_OF_TIME}"
        r"|first (?:ordered|bought|purchased)|(?:ordered|bought) (?:\S+ ){0,3}(?:for the )?first(?:"
        r" time)|started (?:ordering|buying)"
        r"|(?:প্রথম|সর্বপ্রথম)(?:টি|টা)? ?(?:\S+ )?(?:অর্ডার|কেনা)\S*|অর্ডার\S* (?:\S+ ){0,3}(?:প্রথম"
        r"|সর্বপ্রথম)(?! (?:প্রান্তিক|কোয়ার্টার|ছয়|মাস|সপ্তাহ))"
        r"|(?:প্রথম|প্রথমবার|প্রথমবারের মতো) অর্ডার|অর্ডার (?:দেওয়া )?শুরু"
    ),
    "contact": word(
        rf"{_NTH} (?:\S+ )?(?:contact|call|talk|touch)s?|first (?:\S+ )?(?:contacted|spoke|talked|met|reached|called)"
        rf"|contact\S* (?:\S+ ){{0,6}}(?:the|our) {_NTH}{_NO_NAME_OF_TIME}|got to know"
        r"|(?:প্রথম|সর্বপ্রথম)(?:বার|টি|টা)?(?: ?(?:\S+ )?(?:যোগাযোগ|কথা|আলাপ|দেখা))\S*"
        r"|যোগাযোগ\S* (?:\S+ ){0,2}(?:প্রথম|সর্বপ্রথম)|আলাপ শুরু"
    ),
    "meeting": word(
        rf"{_NTH} (?:\S+ )?(?:meeting|visit|talk)s?|first (?:\S+ )?met|meeting\S* (?:\S+"
        rf" ){{0,10}}(?:the|our) {_NTH}{_NO_NAME_OF_TIME}"
        r"|(?:প্রথম|সর্বপ্রথম)(?:বার|টি|টা)?(?: ?(?:\S+ )?(?:মিটিং|বৈঠক|সাক্ষাৎ|সভা|দেখা))\S*|(?:মিটিং"
        r"|বৈঠক|সভা|সাক্ষাৎ)\S* (?:\S+ ){0,5}(?:প্রথম|সর্বপ্রথম)"
    ),
}
_NOT_LAST = word(r"(?:and |but )?not (?:the|its|their|our) (?:last|latest|most recent)|শেষ(?:টি|টা)? (?:নয়|না)|সর্বশেষ নয়")
_THEN = r"(?:then|that|it|this)"
_DONE_AGAIN = {
    "order": word(
        rf"(?:ordered|bought|purchased) (?:\S+ ){{0,3}}(?:again|more|anew|once more|since)|re-?ordered"
        r"|(?:another|further|more|newer|new|later|additional|second) (?:\S+ )?orders? (?:\S+"
        r" ){0,4}(?:since|after|later|followed)"
        r"|orders? (?:\S+ ){0,2}(?:came|followed|arrived|placed) (?:\S+ ){0,2}(?:since"
        rf"|after {_THEN}|afterwards?|later)"
        r"|(?:তারপর|এরপর|এর পর|তার পর|তারপরে|এর পরে|তার পরে)(?:ও|ে|েও)? (?:\S+ ){0,4}(?:অর্ডার|কিনেছে|নিয়েছে)\S*"
        r"|(?:পর|পরে|পরেও|থেকে) (?:আবার|আরও|নতুন|আবারও|ফের) (?:\S+ ){0,4}(?:অর্ডার|কিনেছে|নিয়েছে)\S*"
    ),
    "contact": word(
        r"(?:contact|spoke|talked|spoken|met|called|in touch|written) (?:\S+ ){0,5}(?:again|(?<!\d )since(?! \d))"
        r"|(?:তারপর|এরপর|এর পর|তার পর|তারপরে|পরে)(?:ও|েও)? (?:\S+ ){0,4}(?:যোগাযোগ|কথা|দেখা) \S+"
    ),
    "meeting": word(
        r"(?:met|meeting|seen|sat down) (?:\S+ ){0,5}(?:again|since|once more)|(?:another|further"
        r"|more|newer|later|other)"
        rf" meetings?|meetings? (?:\S+ ){{0,3}}(?:since|after (?:\S+ )?{_THEN}|afterwards?|later|followed)"
        r"|(?:তারপর|এরপর|এর পর|তার পর|পর|পরে)(?:ও|েও)? (?:\S+ ){0,4}(?:আরও|আবার|আরেক\S*|আরো"
        r"|নতুন) (?:\S+ ){0,3}(?:মিটিং|বৈঠক|সভা|দেখা|সাক্ষাৎ|বসা|বসেছি)\S*"
    ),
}
_KINDS = {"last_order": "order", "order_cadence": "order", "contact_last": "contact", "contact_cadence": "contact"}
_KINDS |= {"last_meeting": "meeting"}
_STILL_AHEAD = word(
    r"(?:still )?(?:lies |is |are )?ahead(?: of us)?|still to come|yet to (?:come|take place|be held"
    r"|happen|meet)|upcoming"
    r"|(?:has|have|had) (?:not|n't) (?:yet )?(?:taken place|been held|happened)|not yet met"
    r"|not met (?:\S+ ){0,4}yet|(?:is|are) still to be held|coming up"
    r"|not (?:yet )?(?:been )?held|to be held|will (?:be held|take place|meet|happen)"
    r"|(?:এখনো|এখনও|এখনই)? ?(?:হওয়া|হওয়ার|বসা) (?:এখনো |এখনও )?বাকি|(?:এখনো|এখনও) (?:\S+ )?হয়নি"
    r"|সামনে (?:রয়েছে|আছে|পড়ে আছে)|আসন্ন|হতে (?:যাচ্ছে|চলেছে)"
)
_ALREADY_HELD = word(
    r"(?:has|have|had) (?:already )?(?:taken place|been held|happened|met|passed)|already (?:met|held|took place|over"
    r"|behind us|been|happened|taken place|done)|(?:is|are) (?:already )?(?:over|behind us|done with)"
    r"|took place|was held|went (?:well|badly)"
    r"|we met|হয়ে (?:গেছে|গিয়েছে|গেল)|শেষ হয়েছে|সেরে ফেলেছি|হয়েছিল|(?:মিটিং|বৈঠক|দেখা"
    r"|সভা)\S* (?:\S+ ){0,2}(?:হয়েছে|করেছি|ছিল|সেরেছি)"
)
_TO_COME = word(
    r"likely|expect\w*|forecast\w*|will|would|may|might|could|project\w*|estimat\w*|set to|should|about to|to buy"
    r"|anticipat\w*|predict\w*|outlook|probabl[ey]|middle|between|range|point|end|বাউন্ড|পূর্বাভাস\S*|সম্ভাব\S*|সম্ভাবনা\S*|পারে|পারেন"
    r"|কিনবে\S*|নেবে\S*|অনুমান\S*|ধরা|আশা|হবে|প্রত্যাশ\S*|মাঝ\S*|আন্দাজ\S*|কেনার কথা|ফোরকাস্ট\S*"
)
_HAS_BOUGHT = word(
    r"(?:has|have|had) (?:already |by now |so far |now )?(?:bought|ordered|purchased|taken|spent"
    r"|placed)|already (?:bought"
    r"|ordered|purchased|taken|spent|placed)|bought|purchased|ordered|took|spent"
    r"|(?:কিনে|নিয়ে) (?:ফেলেছে|নিয়েছে|গেছে|ফেলেছেন)|কিনেছে(?:ন)?|নিয়েছে(?:ন)?|অর্ডার (?:দিয়েছে|করেছে)(?:ন)?|তুলেছে(?:ন)?"
)
_ALREADY = word(r"already|ইতিমধ্যে\S*|ইতোমধ্যে\S*|এরই মধ্যে|এর মধ্যেই|(?:কিনে|নিয়ে) ফেলেছে\S*")
_TAKEN_UP = word(
    r"now (?:buys|takes|orders|buying|taking|ordering)|(?:has|have) (?:started|resumed|begun|returned to|gone back to)"
    r"|(?:started|resumed|began) (?:to buy|buying|ordering|taking)|(?:bought|ordered|buys|buying"
    r"|taken up|took up) (?:\S+ )?again"
    r"|এখন (?:নেয়|কেনে|নিচ্ছে|কিনছে|নেন|কেনেন)(?! না)|(?:কেনা|নেওয়া|অর্ডার) (?:\S+ )?শুরু|আবার (?:নেয়|কেনে"
    r"|নিচ্ছে|কিনছে|ধরেছে|শুরু)\S*|নতুন (?:করে )?(?:নিচ্ছে|কিনছে|ধরেছে)"
)


def other_era(places: Places, figure: Figure) -> str:
    """Why a sentence puts what a figure tells into another time; "" where it does not."""
    return (
        _beside_its_time(places, figure)
        or _before_the_last(places, figure)
        or _first_or_again(OUGHT.sub("¦", places.text), figure)
        or _to_come(places, figure)
        or at_another_hour(places.text, figure)
    )


def _beside_its_time(places: Places, figure: Figure) -> str:
    """What was in a time, said to be before it, after it or not in it."""
    if not figure.name.startswith(_OF_ONE_TIME) or "before" in figure.sentence.values:
        return ""
    text, period = places.text, _period_of(figure)
    if period is None:
        return ""
    if period.kind == "all" and _NOTHING_BEFORE.search(text):
        return "it is told of all the time up to that day"
    if _OUTSIDE_IT.search(text):
        return "it is told of that very time"
    for which, relation in _told_of(places, period):
        if relation == "before" and which in ("start", "whole"):
            return "it is told of that time, not of the one before it"
        if relation == "after" and not figure.name.startswith("changes") and which in ("end", "whole"):
            return "it is told of that time, not of the one after it"
        if relation == "from" and which == "end" and period.start != period.end and "as of" not in text:
            return "it is told of the time up to that day"
    return ""


def _period_of(figure: Figure) -> Period | None:
    if figure.period is not None:
        return figure.period
    return next((one for one in figure.sentence.values.values() if isinstance(one, Period)), None)


def _told_of(places: Places, period: Period) -> Iterator[tuple[str, Relation]]:
    """How a text stands to the first day, the last day or the whole of a time."""
    for label in labels(period) if period.start is not None else ():
        at = places.text.find(label)
        if at >= 0:
            yield "whole", relation_at(places.text, at, at + len(label))
    for day in places.days:
        relation = relation_at(places.text, day.start, day.end)
        if not relation:
            continue
        if day.what.day == 0 and period.kind == "month" and day.what.fits(day_of(period.end)):
            yield "whole", relation
        elif day.what.day and day.what.month and day.what.fits(day_of(period.end)):
            yield "end", relation
        elif day.what.day and day.what.month and period.start is not None and day.what.fits(day_of(period.start)):
            yield "start", relation


def _before_the_last(places: Places, figure: Figure) -> str:
    """The last of its kind, said to have been before its day."""
    last = figure.sentence.values.get("last")
    if figure.name not in _KINDS or not isinstance(last, date) or NOT.search(places.text):
        return ""
    for day in places.days:
        if day.what.day and day.what.fits(day_of(last)) and relation_at(places.text, day.start, day.end) == "before":
            return f"it was on {places.text[day.start : day.end]!r} itself"
    return ""


def _first_or_again(text: str, figure: Figure) -> str:
    """The last of its kind, said to be the first or to have been followed by another."""
    kind = _KINDS.get(figure.name, "")
    if not kind or NOT.search(_NOT_LAST.sub("¦", text)):
        return ""
    if _FIRST[kind].search(text):
        return f"it is the last {kind}, not the first"
    return f"it is the last {kind}: nothing came after it" if _DONE_AGAIN[kind].search(text) else ""


def _to_come(places: Places, figure: Figure) -> str:
    """What was, said to be still to come, and the other way round."""
    text, name = places.text, figure.name
    if name == "last_meeting" and _STILL_AHEAD.search(text):
        return "the meeting was held"
    if name == "next_meeting" and _ALREADY_HELD.search(text) and not NOT.search(text):
        return "the meeting is still to come"
    if (
        name == "lapsed_products"
        and "number" in figure.sentence.values
        and _TAKEN_UP.search("; ".join(one.text for one in clauses_of(text)))
    ):
        return "these are products that are bought no more"
    if name != "forecast" or not _HAS_BOUGHT.search(text):
        return ""
    expected, sold = _amounts(figure, "low", "high", "point"), _amounts(figure, "sold")
    told = [one for one in places.numbers if any(fits(one, text, held) for held in expected)]
    so_far = any(fits(one, text, held) for one in places.numbers for held in sold)
    if told and not so_far and (_ALREADY.search(text) or not _TO_COME.search(text)) and not NOT.search(text):
        return "it is what they are likely to buy, not what they have bought"
    return ""


def _amounts(figure: Figure, *names: str) -> list[Number]:
    return [one.what for one in parts_of(figure).values if one.part in names and isinstance(one.what, Number)]
