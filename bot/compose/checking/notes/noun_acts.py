"""The acts that nouns tell, without a verb: Bina's claim, our offer, "a transfer to Halim", whose note is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.compose.checking.notes.act import Act, first
from bot.compose.checking.notes.act_words import CASE_BEFORE, ENGLISH, NOUNS
from bot.compose.checking.notes.cast import Mention
from bot.compose.checking.notes.people import NOBODY
from bot.compose.checking.patterns import pattern
from knowledge.normal import BENGALI, word_set

_MISTAKEN = word_set("wrong mistaken incorrect false error mistake ভুল ভুলটা ভ্রান্ত")
_WRITTEN_DOWN = pattern(
    r"(?:notes?|mails?|e-?mails?|calls?|visits?|minutes|messages?|reports?|letters?)$|নোট|মেইল|ইমেইল|কল|চিঠি|বার্তা|রিপোর্ট"
)
_GENITIVE = pattern(r"(?:ের|র|টা|টি)$")


def of_nouns(tokens: Sequence[str], named: Sequence[Mention], noted: bool) -> Iterator[Act]:
    """Bina's claim, our offer to Ishrat, তাহমিনার ক্লেইম, "a transfer to Halim"."""
    if not noted and not any(one.case in ("of", "") for one in named):
        paid = next((at for at, token in enumerate(tokens) if _kind_of(token) == "pay"), len(tokens))
        if receiver := first([one for one in named if one.start > paid], "to"):
            yield Act("pay", NOBODY, receiver, "")
    for place, one in enumerate(named):
        if one.case not in ("of", ""):
            continue
        if one.case == "of" and one.end == len(tokens):  # "the request is Adnan's", অনুরোধটা আদনানের
            before = tokens[named[place - 1].end if place else 0 : one.start]
            kinds = {_kind_of(token) for token in before} - {"", "owe", "debt"}
            yield from (Act(kind, one.who, NOBODY, "") for kind in sorted(kinds))
        for at in range(one.end, min(one.end + 4, len(tokens))):
            token = tokens[at]
            if one.case == "" and (not noted or token in ENGLISH or token in CASE_BEFORE or BENGALI.match(token)):
                break  # "Meghna card week claim settled" is how notes put it
            if _WRITTEN_DOWN.match(token):
                break  # "by Mithila's note the request is Adnan's"
            kind = _kind_of(token)
            if kind and not any(one.end <= other.start <= at for other in named):
                receiver = first([other for other in named if other.start > at], "to")
                if kind == "debt" and not receiver and tokens[at] == "dues":
                    break  # ours or theirs, of whom
                if kind != "owe":
                    yield Act("owe" if kind == "debt" else kind, one.who, receiver, "")
                elif receiver:
                    yield Act(kind, receiver, one.who, "")  # "their invoices to us"
                break


def of_mistakes(tokens: Sequence[str], named: Sequence[Mention]) -> Iterator[Act]:
    """Whose note is wrong: "Sajib's note on 45 days is wrong", সজীবের নোট ভুল."""
    if _MISTAKEN.isdisjoint(tokens):
        return
    for one in named:
        if one.case == "of" and any(_WRITTEN_DOWN.match(token) for token in tokens[one.end : one.end + 2]):
            yield Act("err", one.who, NOBODY, "")


def _kind_of(noun: str) -> str:
    return NOUNS.get(noun) or NOUNS.get(noun.removesuffix("s")) or NOUNS.get(_GENITIVE.sub("", noun)) or ""
