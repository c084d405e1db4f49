"""What was bought or ordered, told as cancelled, refused or returned; the last order, told as still to come."""

from __future__ import annotations

from decimal import Decimal

from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure, Quantity

_CALLED_OFF = word(
    r"cancel(?:l?ed|l?ing|lation)|call(?:ed|s|ing) off|scrapped|dropped|withdrawn|(?:will|does"
    r"|is) not (?:take place|going ahead|happen\w*)"
    r"|বাতিল\S*|হচ্ছে না|হবে না|ভেস্তে"
)
_NOT_CALLED_OFF = word(r"(?:not|n't|never)(?: been)? (?:cancelled|called off)|বাতিল (?:হয়নি|নয়|করা হয়নি)|if .*|unless .*")
_BOUGHT = ("revenue", "order_count", "last_order", "top_products", "portfolio_share")
_UNDONE = word(
    r"cancel(?:l?ed|s|l?ing|lation)|call(?:ed|s|ing) off|revok\w*|withdr[ae]w\w*|reject(?:ed|s|ing)?|refus(?:ed|es|ing)"
    r"|declin(?:ed|es|ing) to (?:buy|order|take)|return(?:ed|s|ing)(?! to| on)"
    r"|(?:sent|sends|sending|gave|took) (?:goods |the goods |it |them )?back|turn(?:ed|s|ing) down|refund\w*"
    r"|(?:ফিরিয়ে নি|বাতিল|প্রত্যাখ্যান|ফেরত|প্রত্যাহার|নাকচ)(?: করেছে|করল| করে| দিয়েছে| পাঠিয়েছে|\S*)?"
)
_STOPPED = word(
    r"stopp?(?:ed|s|ing) (?:ordering|buying|its orders)|(?:ordered|bought) nothing|(?:ceased|quit) (?:ordering|buying)"
    r"|অর্ডার (?:দেওয়া )?(?:বন্ধ|থামি)\S*|কিছুই (?:অর্ডার|কেনে)\S*"
)
_TO_COME = word(
    r"will (?:be|come|fall|follow|order|place)|(?:is|are) (?:due|expected|to (?:come|be placed|order))"
    r"|upcoming|is planned"
    r"|(?:দেবে|আসবে|হবে|করবে)(?:ন)?|(?:আসার|দেওয়ার) কথা(?! ছিল)"
)
_LATER = r"(?:later|afterwards|hence|from now|ahead|in advance|পরে|বাদে)"
_AGO = {
    "today": (word("today|this (?:morning|afternoon)|আজ|আজকে|আজই"), range(1)),
    "yesterday": (word(r"yesterday|গতকাল|কালকে"), range(1, 2)),
    "last week": (word(r"last week|a week ago|গত সপ্তাহে\S*|এক সপ্তাহ আগে"), range(3, 14)),
    "last month": (word(r"last month|a month ago|গত মাসে\S*|এক মাস আগে"), range(12, 62)),
}
_LARGEST = word(
    r"(?:biggest|largest|smallest|greatest|highest|lowest|heaviest) (?:\S+ ){0,2}?orders?"
    r"|orders? (?:\S+ )?(?:was|is) (?:the|its) "
    r"(?:biggest|largest|smallest|highest|lowest)|(?:সবচেয়ে|সব চেয়ে) (?:বড়|ছোট) (?:\S+ )?অর্ডার\S*"
)


def undone(places: Places, figure: Figure) -> str:
    """Why a sentence takes back what a figure says was bought or ordered; "" where it does not."""
    text = places.text
    if figure.name.startswith(_BOUGHT) and figure.name != "revenue_target" and not NOT.search(text):
        if found := _UNDONE.search(text):
            return f"no source says {found[0].strip()!r}"
        if figure.name in ("last_order", "order_count") and (found := _STOPPED.search(text)):
            return f"no source says {found[0].strip()!r}"
    if figure.name == "next_meeting" and (found := _CALLED_OFF.search(text)) and not _NOT_CALLED_OFF.search(text):
        return f"no source says {found[0].strip()!r}"
    return _of_last(places, figure) if figure.name in ("last_order", "order_cadence", "contact_last") else ""


def _of_last(places: Places, figure: Figure) -> str:
    """The last of its kind, told as the largest, as still to come, or at another distance than it is."""
    text = places.text
    if figure.name == "last_order":
        if found := _LARGEST.search(text):
            return f"no source tells what is {found[0]!r}"
        if _TO_COME.search(text) and not NOT.search(text):
            return "it is an order that was placed"
    since = figure.sentence.values.get("since")
    if not isinstance(since, Quantity) or figure.name == "contact_last":
        return ""
    days = [one.what for one in parts_of(figure).values if one.part == "since" and isinstance(one.what, Number)]
    for mention in places.numbers:
        after = text[mention.end :].lstrip().split(" ", 1)[0].rstrip(".,;:।")
        if _HENCE.fullmatch(after) and mention.unit == "day" and any(fits(mention, text, one) for one in days):
            return f"it was {since.number:f} days ago"
    if figure.name != "last_order":
        return ""
    told = {name for name, (said, _) in _AGO.items() if said.search(text)}
    if len(told) == 1 and not NOT.search(text) and since.number not in map(Decimal, _AGO[name := told.pop()][1]):
        return f"it was {since.number:f} days ago, not {name!r}"
    return ""


_HENCE = word(_LATER)
