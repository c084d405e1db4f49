"""Whether a row that a text names is only what another one is compared with: "than X", "ahead of X", X-এর চেয়ে."""

from __future__ import annotations

from bot.compose.checking.patterns import pattern

# Whom another is compared with bears no value of it: "X with 20 lakh, ahead of Y".
_BEFORE = pattern(
    r"\b(?:than|behind|ahead of|above|below|over|beats?|beating|past|after|before|since|outs(?:old|ells?|elling)"
    r"|overt(?:ook|akes?)|surpass(?:es|ed)?|exceed(?:s|ed)?|topp(?:ed|ing)|tops|trail(?:s|ed|ing)|compared (?:with|to)"
    r"|outstrip(?:s|ped)?|outweigh(?:s|ed)?|outd(?:id|oes))(?: [a-z]+){0,3} $"
)
_AFTER = pattern(
    r"^\S{0,6}(?: \([^)]*\)| (?!আগের|গত|পূর্বের|বছরের|মাসের|সময়ের)\S+){0,4} (?:চেয়ে|তুলনায়|চাইতে)"
    r"|^(?:টা|টি|জন)?(?:ের|র|এর|য়ের)?(?:টার|টির)?(?: সঙ্গে)?(?: (?:কথা|যোগাযোগ|দেখা)(?:র|ের)?)?"
    r" (?:আগে|আগের(?! (?:বছর|মাস|কোয়ার্টার|প্রান্তিক|সময়|বার))|আগেই|পরে|পরের|পর)(?= |[।,]|$)"
    r"|^(?: ?\d+)?[- ]?(?:টা|টি)?কে (?:\S+ )?(?:ছাড়ি|ছাপি|টপক|পেছনে|পিছনে|হারি)"
)


def is_held_against(text: str, start: int, end: int, until: int) -> bool:
    """Whether what stands at `start:end` is compared with. until: where the next name begins."""
    before, after = text[max(0, start - 40) : start], text[end : min(end + 40, until)]
    return _BEFORE.search(before) is not None or _AFTER.search(after) is not None
