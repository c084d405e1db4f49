"""What a note confines to one thing ("only for laundry", শুধু দোকানে), told of everything, or of all but that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.clauses import concepts, every_clause
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import Passage
from knowledge.text import normal_form, sentences

_ONLY = pattern(
    r"\b(?:only|exclusively|solely) (?:for|in|at|to|on|with|within) (?:the |our |their )?(?P<one>[a-z]+)"
    r"|\b(?:for|in|at|to|on|with|within) (?:the |our |their )?(?P<other>[a-z]+) (?:only|alone)\b"
    r"|(?:শুধুমাত্র|শুধু|কেবলমাত্র|কেবল) (?P<bn>[^ ,;।]+(?:ে|য়|তে|র|ের))(?=[ ,;।]|$)"
)
_EVERYTHING = word(
    r"every(?:where|thing)|every [a-z]+|anywhere|across the board|whatever the [a-z]+|no matter (?:where|which)|alike"
    r"|all (?:the |our |their |its )?(?:other )?(?:categor|channel|product|shop|store|range|place)\w*"
    r"|any (?:categor|channel|product|shop|store)\w*|without (?:limit|restriction)s?"
    r"|not (?:just|only|solely|merely) (?:in|for|to|at|on) (?:the )?[a-z]+"
    r"|সবখানে\S*|সর্বত্র\S*|সব (?:জায়গা|ক্যাটাগরি|পণ্য|চ্যানেল|দোকান)\S*|সব|সবকিছু\S*|সকল|দুই জায়গা\S*|উভয়\S*|যেকোনো"
    r"|যে কোনো|নির্বিশেষে"
)
# "Everything except laundry", লন্ড্রি ছাড়া সব: what is confined to it is the other way round.
_BUT = word(
    r"(?:every\w*|all)(?: [a-z]+){0,2} (?:except|but|other than|besides|apart from|excluding)(?: for)?(?: [a-z]+){1,2}"
    r"|\S+ (?:ছাড়া|বাদে|বাদ দিয়ে|ছাড়াও)(?: \S+){0,2} সব\S*"
)
_NOT_SO = word(
    r"not|never|nothing|nowhere|no|none|only|alone|just|solely|exclusively|confined|limited|restricted|but|না|নয়|নেই|নি|শুধু\S*"
    r"|কেবল\S*|বাদে|মাত্র|\S+নি"
)
_WIDER = word(r"not (?:just|only|solely|merely) (?:in|for|to|at|on) (?:the )?[a-z]+")
# The one thing itself left out: "the shops are left out of it", "it does not hold in the shops", দোকানে চলবে না.
_IT_GOES = (
    r"(?:apply|appl(?:ied|icable)|hold|run|count|work|valid|good|available|given|offered|meant|open|extend\w*|usable)"
)
_LEFT_OUT = pattern(
    r"\b(?P<left>[a-z]+) (?:is|are|was|were|(?:has|have|will|must|should) be(?:en)?|stays?|remains?)"
    r" (?:all |entirely |wholly |completely |being |to be )*(?:(?:left|kept|shut|ruled|counted) out|excluded|exempt\w*"
    r"|barred|not (?:included|covered|eligible|part|in it|entitled))\b"
    r"|\b(?:exclud(?:es?|ing)|(?:leav(?:es?|ing)|left|keep(?:s|ing)?|kept|shuts?|rules?) out)"
    r" (?:the |our |all |its |their )*(?P<out>[a-z]+)"
    r"|\b(?:leaves?|leaving|keeps?|keeping) (?:the |our |all )*(?P<between>[a-z]+) out\b"
    rf"|\b(?:not|never|cannot) (?:[a-z]+ )?{_IT_GOES}? ?(?:in|to|for|at|on|with)"
    r" (?:the |our |any |all )*(?P<into>[a-z]+)"
    r"|\b(?P<gets>[a-z]+) (?:do|does|did|will|can|may)(?: not|not)"
    r" (?:get|have|see|benefit|qualify|enjoy|receive|give|run)\b"
    r"|(?P<beyond>[^ ,;।]+)(?: [^ ,;।]+){0,2} (?:অফারের|ছাড়ের|সুবিধার|হিসাবের|এর|এটির|এটার) (?:আওতার )?বাইরে"
    r"|(?:অফার|ছাড়|সুবিধা)(?:টি|টা)? থেকে (?P<bn_out>[^ ,;।]+) বাদ(?! দিয়ে)"
    r"|(?P<bn_left>[^ ,;।]+) (?:অফার|ছাড়|সুবিধা|এটা|এ)\S* ?থেকে বাদ(?! দিয়ে)"
    r"|(?P<bn_in>[^ ,;।]+(?:ে|য়|র|তে))(?: জন্য| ক্ষেত্রে)?(?: (?:এই|এ|এটা|তা|অফার\S*|ছাড়\S*|কিন্তু|আর)){0,2}"
    r" (?:(?:চলবে|চলে|খাটবে|খাটে|মিলবে|মেলে|হবে|থাকবে|পাওয়া যাবে|প্রযোজ্য হবে|দেওয়া হবে) না|প্রযোজ্য নয়|নয়)(?=[ ,;।]|$)"
)


def told_of_everything(text: str, passages: Sequence[Passage]) -> str:
    """Why something may not be told of everything; "" where it may, or nothing confines it."""
    confined = [(passage, *one) for passage in passages for one in _confined(passage)]
    if not confined:
        return ""
    without = _LEFT_OUT.search(text) is not None
    if not (without or _EVERYTHING.search(text) or _BUT.search(text)):
        return ""
    for one in every_clause(text):
        out = [_one_of(found) for found in _LEFT_OUT.finditer(one.text)] if without else []
        wider = _WIDER.search(one.text) is not None
        every = [frozenset(concepts(found[0])) for found in _EVERYTHING.finditer(one.text)]
        denied = _NOT_SO.search(_WIDER.sub(" ", one.text)) is not None
        said = frozenset(concepts(one.text))
        out += [found[0] for found in _BUT.finditer(one.text)]
        for passage, about, thing in confined:
            left_out = any(thing & frozenset(concepts(words)) for words in out)
            wide = not denied and (wider or any(not thing & words for words in every))  # "every shop" is "in shops"
            if said & (about - thing) and (left_out or wide):
                return f"{passage.ref} says it of one alone"
    return ""


@kept(512)
def _confined(passage: Passage) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """What a passage speaks of where it confines something, and to what."""
    found = []
    for sentence in map(normal_form, sentences(passage.words)):
        for only in _ONLY.finditer(sentence):
            found.append((frozenset(concepts(sentence)), frozenset(concepts(_one_of(only)))))
    return tuple(found)


def _one_of(found: re.Match[str]) -> str:
    """What the one group holds that a pattern has found something by."""
    return next(one for one in found.groups() if one)
