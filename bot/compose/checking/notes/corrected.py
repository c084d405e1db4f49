"""A number that its source denies: what a sentence compares with it must lie where the source's own number does."""

from __future__ import annotations

from collections.abc import Iterable

from bot.compose.checking.notes.contexts import contexts_of
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from knowledge.evidence import Passage

_MORE_THAN = pattern(
    r"\b(?:more|higher|greater|larger|better|longer) than (?:the |only )?(?:\S+ )?(?:bdt |৳ ?)?$|\babove (?:the )?$"
)
_LESS_THAN = pattern(
    r"\b(?:less|lower|fewer|smaller|worse|shorter) than (?:the )?(?:\S+ )?(?:bdt |৳ ?)?$|\bbelow (?:the )?$"
)
_MORE_BN = pattern(r"^ ?\S{0,8}(?: শতাংশের)? ?(?:চেয়ে|থেকে|তুলনায়)(?:ও|ই)? (?:\S+ )?(?:বেশি|উপরে|ওপরে)")
_LESS_BN = pattern(r"^ ?\S{0,8}(?: শতাংশের)? ?(?:চেয়ে|থেকে|তুলনায়)(?:ও|ই)? (?:\S+ )?(?:কম|নিচে)")


def against_correction(places: Places, passages: Iterable[Passage]) -> str:
    """Why a number may not be told to lie above or below one that its source denies; "" where it does, or none is."""
    for passage in passages:
        numbers = contexts_of(passage).numbers
        for mention in places.numbers:
            before, after = places.text[: mention.start], places.text[mention.end :]
            more = _MORE_THAN.search(before) is not None or _MORE_BN.search(after) is not None
            less = _LESS_THAN.search(before) is not None or _LESS_BN.search(after) is not None
            wrong = [one.number for one in numbers if one.denied and fits(mention, places.text, one.number)]
            if more == less or not wrong:
                continue
            true = [one.number for one in numbers if not one.denied and one.number.kind == wrong[0].kind]
            if len(true) == 1 and more != (true[0].value > wrong[0].value):
                return f"{passage.ref} says {true[0].value.normalize():f}"
    return ""
