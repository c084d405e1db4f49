"""A question about two accounts or three, or two categories, taken as one that is asked of each."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from sqlalchemy.orm import Session

from knowledge.asking import content_of
from knowledge.normal import AFTER_WORD, BEFORE_WORD, folded
from knowledge.people import Reader
from knowledge.records.account_names import accounts_mentioned
from knowledge.retrieval.account_asked import NAMED_SURELY
from knowledge.retrieval.named import categories_said
from knowledge.retrieval.named_products import Spans
from knowledge.text import terms

MOST_AT_ONCE = 3
# What joined a name that is left out: "tea and ¦".
_JOINED_STILL = re.compile(
    unicodedata.normalize(
        "NFC",
        r"(?:,|\s(?:and|or|vs\.?|versus|with|than|ar|আর|এবং|ও|না|নাকি))*\s*¦(?:\s*,|\s+(?:and|or|vs\.?|versus|ar|আর|এবং|ও)(?=\s))?",
    ),
    re.IGNORECASE,
)
_ASKS_TO_COMPARE = re.compile(r"^\s*(?:please )?compar\w+(?: between)?", re.IGNORECASE)
# Words that join and compare accounts: what is asked of each stands beside them.
_COMPARING = re.compile(
    unicodedata.normalize(
        "NFC",
        rf"{BEFORE_WORD}(?:compare[ds]?|comparing|comparison|versus|vs|between|both|each|better|worse|bigger|larger|smaller"
        r"|stronger|weaker|more|less|most|least|and|or|with|to|than|of|which|who|is|are|side by side|difference"
        r"|আর|এবং|ও|না|নাকি|বনাম|মধ্যে|তুলনা|তুলনায়|চেয়ে|বেশি|কম|ভালো|খারাপ|বড়|ছোট|কে|কার|কোন|কোনটা|পার্থক্য|দুই|দুটো|করো|করুন"
        rf"|ar|ebong|moddhe|tulona|beshi|kom|ke){AFTER_WORD}",
    )
)
# What asks how an account is doing says no more than its name does.
_STATE = frozenset(terms("how doing going perform account customer কেমন অবস্থা চলছে করছে kemon"))


def asked_of_each_category(session: Session, words: str) -> tuple[str, ...]:
    """The question as it is asked of each category it names; () where it names but one, or too many."""
    said = categories_said(session, words)
    told = Counter(span for spans in said.values() for span in spans)
    of = {category: own for category, spans in said.items() if (own := _own(words, spans, told))}
    if not 1 < len(of) <= MOST_AT_ONCE:
        return ()
    asked = []
    for category in sorted(of, key=lambda one: of[one][0]):
        others = [span for other, spans in of.items() if other != category for span in spans]
        asked.append(_ASKS_TO_COMPARE.sub("", _JOINED_STILL.sub(" ", _blanked(words, others))))
    return tuple(asked)


def _own(words: str, spans: Spans, told: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The words of one category alone; with one of two ("care") that stands beside them: "personal care"."""
    alone = [span for span in spans if told[span] == 1]
    return alone and [one for one in spans if one in alone or any(_beside(words, one, other) for other in alone)]


def _beside(words: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    (_, end), (start, _) = sorted((one, other))
    return words[end:start].isspace()


def _blanked(words: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        words = f"{words[:start]}¦{words[end:]}"
    return words


def asked_of_each(session: Session, reader: Reader, words: str) -> tuple[str, ...]:
    """The question as it is asked of each account it names; () where it surely names but one, or too many.

    What only compares them asks how each is doing.
    """
    named = [one for one in accounts_mentioned(session, reader, words) if one.score >= NAMED_SURELY]
    spans = sorted((one.start, one.end) for one in named)
    if not 1 < len(spans) <= MOST_AT_ONCE or any(start < end for (_, end), (start, _) in pairwise(spans)):
        return ()
    rest = _COMPARING.sub(" ", folded(_blanked(words, spans)).text.replace("¦", " ")).strip(" ?.,!।")
    if _STATE.issuperset(content_of(rest)):
        rest = ""
    return tuple(f"{words[start:end]} {rest}".strip() for start, end in spans)
