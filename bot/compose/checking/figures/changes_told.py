"""What came since a day: orders and promises that came said not to have come, and promises made said to be kept."""

from __future__ import annotations

from itertools import pairwise

from bot.compose.checking.figures.promise_words import DENIED, EVERY, PROMISES_KEPT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure, Quantity

_NO_MORE = r"(?! (?:more|less|fewer|only|just|than))"
_NOT_BOUGHT = word(
    rf"(?:not|n't|never){_NO_MORE} (?:\S+ ){{0,2}}?(?:bought|buy|ordered|order|purchased?|placed?"
    rf"|taken|seen|received|had) (?:\S+ )?"
    r"|(?:no|without|zero|nil)(?: \S+)? (?:orders?|purchases?)|nothing (?:\S+ )?(?:was|has|were"
    r"|had)? ?(?:been )?(?:ordered|bought|purchased)"
    r"|(?:ordered|bought|purchased|took) nothing"
    r"|(?:কেনে|নেয়|দেয়|করে|আসে|হয়|পাঠায়)নি(?= ?[,;।]|$)|(?:অর্ডার|কেনা"
    r"|কেনাকাটা)\S* (?:\S+ ){0,2}(?:নেই|হয়নি|আসেনি|দেয়নি|করেনি)|কিছুই \S+নি"
)
_OF_OTHERS = word(r"promis\w*|commit\w*|kept|notes?|প্রতিশ্রুতি\S*|কথা|রাখা|পূরণ|পালন|নোট\S*")
_CAME = ("orders", "notes", "made", "amount")
# "Not one of the 2 was kept", "no more than 3".
_OF_A_PART = word(
    r"kept|fulfilled|honou?red|done|delivered|more|less|fewer|only|just|than|yet|রাখা|রাখ\S*|পূরণ|শুধু|বেশি|কম|এখনো"
)
_CLAUSE = pattern(r"[,;:।](?!\d)|\.(?=\s|$)|\b(?:and|but|though|while)\b|আর |কিন্তু|তবে|এবং")
# What is counted, named before its number.
_LABELLED = pattern(
    r"(?:^|[,;:.(] ?|\b(?:and|new|the) |আর |ও |এবং )(?:(?P<notes>notes?|নোট)|orders?|অর্ডার)"
    r"(?: (?:count|number))?(?: since [^:;,]{1,30})?(?: ?:)? ?$"
)
_NO_NOTES = word(
    r"(?:no|zero|without|not a single|not one)(?: (?:new|further))? notes?|nothing (?:\S+ )?(?:was "
    r"|has been )?(?:noted|written)"
    r"|নোট(?:ই|ও)? (?:\S+ )?(?:নেই|লেখা হয়নি|হয়নি|আসেনি)"
)
_NONE_KEPT = word(
    r"(?:no|none|not one|not a single|neither)(?: \S+){0,5} (?:kept|fulfilled|honou?red)"
    r"|(?:কোনো|একটি|একটা) প্রতিশ্রুতিও? (?:\S+ ){0,2}?(?:রাখা|পূরণ|রক্ষা|পালন)(?: করা)? (?:হয়নি|যায়নি)"
)
_ORDERS = word(r"orders?|ordered|bought|buy|bdt|taka|৳\S*|অর্ডার\S*|কেন\S*|মাল\S*|টাকা\S*")


def other_change(places: Places, figure: Figure) -> str:
    """Why a sentence denies what came, or tells as kept what was only promised; "" where it does not."""
    if not figure.name.startswith("changes"):
        return ""
    return (
        _of_labels(places, figure)
        or _of_numbers(places, figure)
        or _of_orders(places.text, figure)
        or _of_promises(places.text, figure)
        or _of_notes(places.text, figure)
    )


def _of_labels(places: Places, figure: Figure) -> str:
    """A number behind a label: "orders: 3, notes: 4"."""
    held = {one.part: one.what for one in parts_of(figure).values if isinstance(one.what, Number)}
    for one in places.numbers:
        found = _LABELLED.search(places.text[: one.start])
        own = held.get("notes" if found and found["notes"] else "orders")
        if found and own is not None and one.kind == "plain" and not fits(one, places.text, own):
            return f"{one.value} is not how many {'notes' if found['notes'] else 'orders'} there were"
    return ""


def _of_numbers(places: Places, figure: Figure) -> str:
    """A number of what came, in a clause that denies it."""
    came = [
        one.what
        for one in parts_of(figure).values
        if one.part in _CAME and isinstance(one.what, Number) and one.what.value
    ]
    for start, end in pairwise([0, *(found.start() for found in _CLAUSE.finditer(places.text)), len(places.text)]):
        text = places.text[start:end]
        told = any(
            fits(one, places.text, number) for one in places.numbers if start <= one.start < end for number in came
        )
        if told and DENIED.search(text) and not _OF_A_PART.search(text):
            return "the source says that it is so"
    return ""


def _of_orders(text: str, figure: Figure) -> str:
    orders = figure.sentence.values.get("orders")
    if not isinstance(orders, Quantity) or not orders.number or not _ORDERS.search(text):
        return ""
    told = any(_NOT_BOUGHT.search(one) and not _OF_OTHERS.search(one) for one in _CLAUSE.split(text))
    return f"there were {orders.number:f} orders" if told else ""


def _of_notes(text: str, figure: Figure) -> str:
    notes = figure.sentence.values.get("notes")
    if not isinstance(notes, Quantity) or not notes.number:
        return ""
    return f"there were {notes.number:f} notes" if _NO_NOTES.search(text) else ""


def _of_promises(text: str, figure: Figure) -> str:
    """Promises that were made, said to be kept: none of them, or not all of them, was."""
    kept, made = figure.sentence.values.get("kept"), figure.sentence.values.get("made")
    if isinstance(kept, Quantity) and kept.number and _NONE_KEPT.search(text):
        return f"{kept.number:f} were kept"
    if not isinstance(kept, Quantity) or not isinstance(made, Quantity) or not PROMISES_KEPT.search(text):
        return ""
    if DENIED.search(text) or kept.number >= made.number:
        return ""
    return f"{kept.number:f} of them were kept" if kept.number == 0 or EVERY.search(text) else ""
