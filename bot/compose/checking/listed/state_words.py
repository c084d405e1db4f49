"""How a row of a list stands, as a sentence says it: the words, and the terms of the figure that bear them out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.compose.checking.patterns import word


@dataclass(frozen=True, slots=True)
class StateWords:
    """Words that tell a state, and the terms of which they are true."""

    said: re.Pattern[str]
    terms: frozenset[str]


def _states(*told: tuple[str, str]) -> tuple[StateWords, ...]:
    return tuple(
        StateWords(word(said), frozenset(terms.replace("_", " ") for terms in so.split())) for so, said in told
    )


# Each family's words, of each the terms that it may be said of.
STATES: Mapping[str, tuple[StateWords, ...]] = {
    "plan_status": _states(
        ("on_track", r"on (?:track|course|schedule|target)|going (?:well|to plan)|(?:ঠিক|সঠিক) পথে\S*|ঠিকঠাক"),
        (
            "at_risk late",
            r"at risk|in (?:danger|trouble|doubt|jeopardy)|endangered|off (?:track|course)|threatened|shaky|wobbl\w+"
            r"|in question|ঝুঁকি(?:তে|র মধ্যে|পূর্ণ)\S*|বিপদে\S*|অনিশ্চিত|ঝুঁকির মুখে",
        ),
        ("late", r"overdue|delayed|behind schedule|running late|পিছিয়ে (?:আছে|পড়েছে)|দেরি(?:তে| হয়েছে| হচ্ছে)"),
        (
            "done",
            r"(?:been|is|are|was|were|fully|already) (?:\w+ )?(?:reached|achieved|met|completed"
            r"|accomplished|done|attained)"
            r"|অর্জিত|অর্জন (?:হয়েছে|করা হয়েছে|হয়ে গেছে)|পূরণ (?:হয়েছে|হয়ে গেছে)|শেষ (?:হয়েছে|হয়ে গেছে)",
        ),
        ("dropped", r"dropped|abandoned|given up|cancell?ed|বাদ দেওয়া|বাতিল"),
        ("not_started", r"not (?:yet )?(?:been )?(?:started|begun)|yet to (?:start|begin)|শুরু(?:ই)? হয়নি"),
    ),
    "offer_status": _states(
        (
            "prepared",
            r"(?:being|still|under) (?:prepared|preparation|drafted|drawn up)|in (?:preparation"
            r"|the making)|we are preparing"
            r"|not (?:yet )?(?:gone )?(?:out|been sent|been made|been offered)|তৈরি (?:হচ্ছে|করা হচ্ছে"
            r"|করছি)|প্রস্তুত (?:হচ্ছে|করা হচ্ছে|করছি)"
            r"|(?:এখনো|এখনও) (?:\S+ )?দেওয়া হয়নি",
        ),
        (
            "offered accepted delivered declined withdrawn",
            r"(?:is|are|was|were|went|gone|been|already|still) (?:now )?(?:out|offered|sent out|submitted|put to)"
            r"|প্রস্তাব (?:ইতিমধ্যেই? )?(?:দেওয়া হয়েছে|দেওয়া হয়ে গেছে|দিয়েছি|পাঠানো হয়েছে)"
            r"|(?:দেওয়া|পাঠানো) (?:হয়েছে|হয়ে গেছে)",
        ),
        (
            "accepted delivered",
            r"accept(?:ed|s)|(?:been|was|were|is|are|already) taken(?: up)?|took|taken up|agreed to|said yes|approved"
            r"|(?:has|have) taken|গ্রহণ করেছে|নিয়েছে|গৃহীত|মেনে নিয়েছে|রাজি হয়েছে",
        ),
        (
            "delivered",
            r"delivered|handed over|in place|arrived|রয়ে গেছে|পৌঁছে (?:গেছে|দেওয়া হয়েছে|দিয়েছি)"
            r"|পৌঁছেছে|ডেলিভারি হয়ে\S*",
        ),
        (
            "declined",
            r"declined|refused|rejected|turned (?:\S+ )?down|said no|did not (?:take|want|accept)|ফিরিয়ে দিয়েছে\S*"
            r"|প্রত্যাখ্যান\S*|নাকচ\S*|না করে দিয়েছে|নেয়নি",
        ),
        (
            "withdrawn",
            r"withdr[ae]wn?|took (?:\S+ )?back|taken back|pulled|তুলে (?:নেওয়া|নিয়েছি|নিয়েছে)"
            r"|প্রত্যাহার\S*",
        ),
    ),
    "need_kind": _states(
        ("goal", r"(?:a|the|their|his|her|its|\S+'s) (?:own )?goal|goal of \S+|লক্ষ্য(?:টি|টা)?"),
        ("challenge", r"challenge|চ্যালেঞ্জ\S*"),
    ),
    "offer_tried": _states(
        ("never", r"nothing (?:\S+ ){0,2}?offered|unanswered|without (?:an |any )?offer"),
        (
            "declined",
            r"(?:we|us) (?:have |had |has )?(?:already |once )?offered|(?:has|have|had|got) an offer"
            r"|been (?:answered|offered)"
            r"|turned (?:\S+ )?down|declined|refused|rejected|প্রস্তাব (?:\S+ )?(?:দেওয়া হয়েছে"
            r"|দিয়েছি|আছে)|ফিরিয়ে দিয়েছে\S*",
        ),
    ),
    "swot": _states(
        (
            "strength",
            r"strengths?|strong (?:points?|sides?|suit)|advantages?|assets?|শক্তি\S*|জোরের জায়গা\S*"
            r"|সবলতা\S*",
        ),
        (
            "weakness",
            r"weakness(?:es)?|weak (?:spots?|points?|sides?)|drawbacks?|shortcomings?|দুর্বলতা\S*"
            r"|দুর্বল (?:দিক|জায়গা)\S*",
        ),
        ("opportunity", r"opportunit(?:y|ies)|chances?|সুযোগ\S*|সম্ভাবনা\S*"),
        ("threat", r"threat\w*|dangers?|হুমকি\S*|বিপদ\S*"),
    ),
}
