"""Since the last contact or meeting there was none: a silence that a sentence denies, or fills."""

from __future__ import annotations

from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from bot.compose.days_said import Day
from knowledge.evidence import Figure, Quantity

_LAST = ("contact_last", "last_meeting")
# Orders that went on, of an account that stopped.
_ORDERS_ON = word(
    r"(?:resumed|restarted|(?:started|begun|began|back to|returned to)(?: again)?) (?:ordering|buying)"
    r"|(?:ordered|bought) again"
    r"|আবার (?:\S+ ){0,2}?(?:অর্ডার|মাল|কেনা) (?:\S+ ){0,2}?(?:দিচ্ছে|দিয়েছে|এসেছে|শুরু)"
    r"|(?:kept|keeps|keep) (?:on )?(?:ordering|buying)|(?:continue[ds]?|went on) (?:to (?:order|buy)|ordering|buying)"
    r"|(?:ordered|bought|orders came|order came)(?: \S+){0,4} (?:in|during|within|over) the (?:last|past) \d+ days"
    r"|\d+ দিন(?:ে|ের মধ্যে| ধরে| যাবৎ)(?: \S+){0,2} (?:অর্ডার|মাল) (?:\S+ )?(?:দিচ্ছে|দিয়েছে|এসেছে|আসছে|নিচ্ছে|চলছে)"
    r"|(?:পরও|পরেও|পর আবার) (?:\S+ ){0,3}?(?:অর্ডার|মাল) (?:\S+ )?(?:দিচ্ছে|দিয়েছে|এসেছে|আসছে|নিচ্ছে|চলছে)"
)
# Of fewer one may say that they order all the same.
_SOME_DAYS = 10
_MET = (
    r"(?:spoken|spoke|talked|met|been in (?:touch|contact)|written|heard from|called|been (?:a"
    r"|another|one|any) (?:\S+ )?(?:meeting|contact|call)"
    r"|had (?:a|another|one) (?:\S+ )?(?:meeting|contact|call)|seen)"
)
_NOT_QUIET = word(
    r"(?:not|n't|never|hardly) (?:\S+ )?(?:quiet|silent|out of touch|out of contact|dark)"
    r"|(?:চুপ|নীরব|নিশ্চুপ|যোগাযোগহীন) (?:নেই|নন|নয়|ছিলেন না|ছিল না|থাকেননি|থাকেনি|হননি)"
)
# The days since, in which there was a contact: § is the last day.
_SINCE_THEN = pattern(
    r"\b(?:stayed|remained|kept|been) in (?:\S+ )?(?:contact|touch)\b[^;.]*(?:\d+ days|since §)"
    rf"|\bsince §,? (?:[^;.]* )?(?:has|have|'s|'ve) {_MET}|\b(?:has|have|'s"
    rf"|'ve) {_MET}[^;.]* (?:since §|for (?:the last |the past )?\d+ days)"
    r"|(?:(?:পর|পরে|তারপর|এরপর) (?:আর|আরও|আবার)|তারপরও|এরপরও|পরেও) (?:\S+ )?(?:হয়েছে|হয়েছিল|বসেছি|বসেছেন)(?![^\W_])"
    r"|(?:\d+ দিন(?:ে|ের মধ্যে| ধরে| যাবৎ)?|§(?: তারিখ)?(?:ের|র| এর)? (?:পর|পরে|থেকে)) (?:[^;।]* )?(?:কথা|যোগাযোগ"
    r"|দেখা|আলাপ|মিটিং|বৈঠক) (?:\S+ )?(?:হয়েছে|হচ্ছে|আছে|চলছে|হয়)(?![^\W_])"
)


# Of several people one may not be heard of for longer than the account: "since § no contact with anybody".
_NOBODY = (
    r"(?:anybody|anyone|any of them|nobody|no one|none of them|(?:at|from|by) all|at all|(?:the"
    r"|this) (?:account|chain|whole team)"
    r"|কারো\S*|কারও\S*|কেউ\S*|কোনো যোগাযোগ\S*|যোগাযোগই|একেবারেই)"
)
_SILENT = pattern(rf"(?:§|\d+ (?:days|দিন))[^.;।]*{_NOBODY}|{_NOBODY}[^.;।]*(?:§|\d+ (?:days|দিন))")


def _spoken_since(places: Places, figure: Figure) -> bool:
    """Whether a silence of all of them is told from an earlier day than that of the last contact."""
    parts = parts_of(figure)
    days = {one.what for one in parts.values if isinstance(one.what, Day)}
    if any(label.split(" ")[0] in places.text for labels in parts.labels.values() for label in labels):
        return False  # it is told of one of them
    since = {one.what.value for one in parts.values if isinstance(one.what, Number) and one.what.unit == "day"}
    told = [one.value for one in places.numbers if one.unit == "day" and one.value in since]
    if any(one > min(since) for one in told):
        return True
    last = max(days, key=lambda one: (one.year, one.month, one.day), default=None)
    return any(any(day.what.fits(one) for one in days) and not day.what.fits(last) for day in places.days if last)


def silence_denied(places: Places, figure: Figure) -> str:
    """Why a sentence tells of a contact after the last one, or denies that there was none; "" where it does not."""
    if figure.name in ("last_order", "order_cadence"):
        since = figure.sentence.values.get("since")
        few = isinstance(since, Quantity) and since.number < _SOME_DAYS
        told = not few and _ORDERS_ON.search(places.text) and not NOT.search(places.text)
        return "nothing came after it" if told else ""
    if figure.name not in _LAST:
        return ""
    if _NOT_QUIET.search(places.text):
        return "nothing came after it"
    if _SILENT.search(places.days_marked) and NOT.search(places.text) and _spoken_since(places, figure):
        return "somebody was spoken to later"
    return "nothing came after it" if _SINCE_THEN.search(text := places.days_marked) and not NOT.search(text) else ""
