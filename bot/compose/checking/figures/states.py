"""How a promise stands: kept, open or overdue, as a sentence tells it and as its record does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from bot.compose.checking.figures.deeds import told_as, told_done
from bot.compose.checking.figures.promise_words import DENIED
from bot.compose.checking.patterns import word
from bot.compose.render import values_of
from knowledge.evidence import Figure, Quantity, Words
from knowledge.text import normal_form

State = Literal["", "done", "late", "open"]

_LATE = word(r"overdue|late|past due|delayed|missed|দেরি\S*|পেরিয়ে\S*|সময় পার|ওভারডিউ|বিলম্ব\S*")
_LATE_THING = re.compile(rf"{_LATE.pattern} \S+")
_OPEN = word(
    r"still open|still owed?|still owes|open|pending|outstanding|remains|not yet|unfulfilled|বাকি|এখনো|এখনও|খোলা|হয়নি"
)
# What should have been done was not.
OUGHT = word(
    r"(?:should|must|would|could|ought to|(?:was|were|is|are) (?:due |supposed |meant |expected )?to"
    r"|due to|supposed to)"
    r" (?:already |usually |normally )?(?:have|has|be) (?:been )?(?:\S+ )?\S+"
    r"|to (?:get|have|see) (?:[^\s,;:]+ ){1,9}?(?:done|sent|delivered|finished|completed|settled|closed|through|ready)"
)
_NO_PROMISE = word(
    r"(?:not|n't|never|neither) (?:promise|commit|agree|owe|pledge)\w*|(?:promised|committed|agreed"
    r"|owes?) (?:nothing|not)"
    r"|no (?:promise|commitment)s?(?! (?:is|are|was|were|remains?|has|have) )|(?:কথা"
    r"|প্রতিশ্রুতি) (?:দেয়নি|দেননি|দিইনি|দিই নি|দেয় নি)"
    r"|(?:must|need) not|not (?:have|need) to|should not expect|will not (?:provide|send|deliver|give"
    r"|hand|do|share|supply|show|bring|pay"
    r"|finish)(?! (?:\S+ ){0,8}?(?:until|before|unless))"
    r"|(?:দেবে|দেবেন|পাঠাবে|পাঠাবেন|করবে|করবেন|দেব|পাঠাব|করব) না|(?:not|n't) (?:supposed|meant"
    r"|expected|required|obliged|bound) to|(?:refused?|declined?) to"
    r"|পাওনা (?:নয়|নেই)|রাজি (?:হইনি|হয়নি|হননি|নয়|নন|নই|না)|নারাজ|অস্বীকার \S+"
)
_ON_TIME = word(
    r"on time|in time|on schedule|early|সময়মতো|ঠিক সময়ে|যথাসময়ে|\d+ দিন আগে(?! (?:\S+ ){0,6}?\S*র কথা)|আগেই|আগেভাগে"
)
# The very deed denied, not something beside it: "was not sent", "has yet to be kept".
_NOT_THERE = word(
    r"(?:was|were|is|are|will) not (?:at|be|there|attend\w*|present)|(?:was|were|is|are"
    r"|be|being) (?:absent|missing)|miss(?:ed|es)? (?:it|the|this|that|our)|skip(?:ped|s)?|stay(?:ed|s)? away|অনুপস্থিত"
    r"|(?:did|will|does) not (?:attend|come)|ছিলেন না|থাকবেন না|আসবেন না"
)
_FIRST_ORDER = word(r"first (?:ever )?order|প্রথম অর্ডার")
_UNDONE = word(
    r"(?:not|n't|never|yet to(?: be)?)(?: [^\s:;,]+){0,2} (?:kept|fulfilled"
    r"|completed|complete|delivered|finished|finish|sent|send"
    r"|honou?red|done|settled|closed)|(?<!দেরি )হয়নি|(?<!দেরি )(?<!মিস )(?:করেনি|করিনি|করেননি)"
    r"|পাঠায়নি|পাঠাইনি|পাঠাননি|রাখেনি|রাখিনি|রাখেননি|দেয়নি|দিইনি|দেননি"
)
_PAST = word(
    r"met|had (?:our|the|an?)|talked|spoke|discussed|sat down|happened|কথা হয়েছে|আলোচনা হয়েছে|বসেছিলাম|was|were|held"
    r"|attended|took place|ছিল|ছিলেন|হয়েছে|হয়েছিল|হয়ে গেছে|দেখা করেছেন"
)
_TO_COME = word(r"will|scheduled|planned|coming up|set for|নির্ধারিত|next|meets?|upcoming|হবে|থাকবেন|পরের|আগামী")
_ORDERED = word(
    r"ordered|(?:been|kept|keeps) (?:ordering|buying)|bought|placed (?:\S+ )?orders?|অর্ডার (?:করেছে|দিয়েছে)\S*"
)
_WON = word(
    r"won|lost|closed|signed|sealed|concluded|wrapped up|accepted|approved|agreed(?! (?:date|day))"
    r"|taken(?! to| from)|took|(?:c[ao]me|went|gone) through|deal\S* (?:\S+ ){0,4}?(?:is|was) (?:now |all )?done"
    r"|clinched|secured|landed|finali[sz]ed|booked|in the (?:books|bag)|done deal|নিয়েছে|নিয়ে নিয়েছে"
    r"|কিনেছে|জিতেছি|ডিল\S* (?:হয়ে গেছে|হয়ে গিয়েছে|হয়েছে)|জেতা|হারা\S*|চুক্তি হয়েছে|(?:বন্ধ|চূড়ান্ত|শেষ|সই|সম্পন্ন|ক্লোজ)"
    r" (?:হয়ে গেছে|হয়ে গিয়েছে|হয়েছে|করা হয়েছে|করেছি)"
)
_NEVER_BEFORE = word(
    r"(?:not|n't|never)(?: \S+){1,8} (?:before|until then|in the past)|(?:আগে|কখনো|কখনও"
    r"|কোনোদিন)\S*(?: \S+){0,3} (?:নেয়|কেনে|কিনে)নি"
)
_STOPPED = word(
    r"not|(?:none|neither)(?= of)|nothing(?= (?:has|was|of|more|since))|no longer|stop\w*|lapsed|gone|lost"
    r"|dropp\w*|never|ended|quit|f[ae]ll(?:en|s)? (?:out|off|away)"
    r"|ga?ve up|given up|giving up"
    r"|disappear\w*|abandon\w*"
    r"|discontinu\w*|fell away|fallen (?:away|out)|out of (?:its|the|their)|delist\w*|no more|missing|n't"
    r"|ceased|নেয় না|নেয়নি|বন্ধ|না"
    r"|একসময়|একদা|নিত|কিনত|তুলত|যেত|চলত|used to|formerly|once bought|(?:bought|took|ordered) (?:\S+ )?(?:before|earlier)"
    r"|শূন্যে|হাতছাড়া|ঝরে\S*|উধাও|সরে (?:এসে|গে|গি)\S*|খসে\S*|বিদায়|ফুরি\S*"
    r"|নিচ্ছে না|ছেড়ে\S*|কেনে না|বাদ|থেমে\S*|থাম\S*|হারা\S*|\S+(?:য়নি|েনি|িনি|ননি)|নেই|শূন্য|আর না|উঠে গেছে"
)


def _of_its_kind(text: str, figure: Figure, *, alone: bool) -> str:
    """What no figure of this kind says: of a meeting to come that it was, of an open deal that it is won."""
    past, to_come = _PAST.search(text) is not None, _TO_COME.search(text) is not None
    if figure.name == "next_meeting" and past and not to_come:
        return "the meeting is still to come"
    if figure.name in ("last_meeting", "next_meeting") and _NOT_THERE.search(text):
        return "they are named among those at the meeting"
    if figure.name == "last_order" and _FIRST_ORDER.search(text):
        return "it is the last order"
    if figure.name == "last_meeting" and to_come and not past:
        return "the meeting was held"
    if figure.sentence.id.endswith("no_orders") and _ORDERED.search(text) and not DENIED.search(text):
        return "there was no order"
    if figure.name == "deals_open" and told_as(OUGHT.sub("¦", text), _WON) and not _is_stage(_WON, figure):
        return "the deal is open"
    if figure.name == "lapsed_products" and _NEVER_BEFORE.search(text):
        return "these are products that were bought before"
    # Beside another figure it may be the other's purchases that are told.
    if alone and figure.sentence.id == "figures.lapsed_products" and not _STOPPED.search(text):
        return "these are products that are bought no more"
    return ""


def _is_stage(said: re.Pattern[str], figure: Figure) -> bool:
    """Whether a deal's own name or stage says so: "agreed", and still open."""
    return any(said.search(normal_form(one.text)) for one in values_of(figure.sentence) if isinstance(one, Words))


def state_of(figure: Figure) -> State:
    """How the promise of a figure stands; "" where it tells of no single state."""
    values = figure.sentence.values
    if figure.name in ("commitments_done", "commitments_overdue"):
        return "" if figure.sentence.id.endswith("_none") else "done" if figure.name.endswith("done") else "late"
    if "statement" not in values or not ({"done", "due", "days"} & values.keys()):
        return ""
    if isinstance(values.get("done"), date):
        return "done"
    days = values.get("days")
    return "late" if isinstance(days, Quantity) and days.number > 0 else "open"


def _without_own_lateness(text: str, figures: Sequence[Figure]) -> str:
    """A text without the lateness that promised things have by their own words: "the report on late trucks"."""
    own = [normal_form(one.text) for figure in figures for one in values_of(figure.sentence) if isinstance(one, Words)]
    for found in (found for words in own for found in _LATE_THING.finditer(words)):
        text = text.replace(found[0], "¦")
    return text


def other_state(text: str, figures: Sequence[Figure]) -> str:
    """Why a sentence in normal form tells a promise as it does not stand; "" where it does not."""
    for figure in figures:
        if reason := _of_its_kind(text, figure, alone=len(figures) == 1):
            return reason
    states = {state_of(figure) for figure in figures}
    if len(states) != 1 or not (held := next(iter(states))):
        return ""
    if _NO_PROMISE.search(text):
        return "the promise was made"
    text = _without_own_lateness(OUGHT.sub("¦", text), figures)
    denied = DENIED.search(text) is not None
    undone = _UNDONE.search(text) is not None
    late, open_, on_time = (said.search(text) is not None for said in (_LATE, _OPEN, _ON_TIME))
    kept = told_done(text)
    if held == "done" and not denied and (late or open_) and not kept:
        return "the promise was kept"
    if held == "done" and undone:
        return "the promise was kept"
    if held != "done" and kept and not late:
        return "the promise has not been kept"
    if held == "open" and late and not denied:
        return "the promise is not overdue"
    if held == "late" and on_time and not denied:
        return "the promise is overdue"
    return ""
