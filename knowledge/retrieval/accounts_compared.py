"""A question about two accounts or three, taken as one that is asked of each."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from sqlalchemy.orm import Session

from knowledge.asking import content_of
from knowledge.normal import AFTER_WORD, BEFORE_WORD, folded
from knowledge.people import Reader
from knowledge.records.account_names import accounts_mentioned
from knowledge.retrieval.account_asked import NAMED_SURELY
from knowledge.text import terms

MOST_ACCOUNTS = 3
# Words that join and compare accounts: what is asked of each stands beside them.
_COMPARING = re.compile(
    unicodedata.normalize(
        "NFC",
        rf"{BEFORE_WORD}(?:compare[ds]?|comparing|comparison|versus|vs|between|both|each|better|worse|bigger|larger|smaller"
        r"|stronger|weaker|more|less|most|least|and|or|with|to|than|of|which|who|is|are|between|side by side|difference"
        r"|আর|এবং|ও|না|নাকি|বনাম|মধ্যে|তুলনা|তুলনায়|চেয়ে|বেশি|কম|ভালো|খারাপ|বড়|ছোট|কে|কার|কোন|কোনটা|পার্থক্য|দুই|দুটো|করো|করুন"
        rf"|ar|ebong|moddhe|tulona|beshi|kom|ke){AFTER_WORD}",
    )
)
# What asks how an account is doing says no more than its name does.
_STATE = frozenset(terms("how doing going perform account customer কেমন অবস্থা চলছে করছে kemon"))


def asked_of_each(session: Session, reader: Reader, words: str) -> tuple[str, ...]:
    """The question as it is asked of each account it names; () where it surely names but one, or too many.

    What only compares them asks how each is doing.
    """
    named = [one for one in accounts_mentioned(session, reader, words) if one.score >= NAMED_SURELY]
    spans = sorted((one.start, one.end) for one in named)
    if not 1 < len(spans) <= MOST_ACCOUNTS or any(start < end for (_, end), (start, _) in pairwise(spans)):
        return ()
    rest = words
    for start, end in reversed(spans):
        rest = f"{rest[:start]} {rest[end:]}"
    rest = _COMPARING.sub(" ", folded(rest).text).strip(" ?.,!।")
    if _STATE.issuperset(content_of(rest)):
        rest = ""
    return tuple(f"{words[start:end]} {rest}".strip() for start, end in spans)
