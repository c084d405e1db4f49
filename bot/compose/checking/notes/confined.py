"""What a note confines to one thing ("only for laundry", শুধু দোকানে), told of everything, or of all but that."""

from __future__ import annotations

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


def told_of_everything(text: str, passages: Sequence[Passage]) -> str:
    """Why something may not be told of everything; "" where it may, or nothing confines it."""
    if not (_EVERYTHING.search(text) or _BUT.search(text)):
        return ""
    for one in every_clause(text):
        wider = _WIDER.search(one.text) is not None
        every = [frozenset(concepts(found[0])) for found in _EVERYTHING.finditer(one.text)]
        denied = _NOT_SO.search(_WIDER.sub(" ", one.text)) is not None
        said = frozenset(concepts(one.text))
        for passage in passages:
            for about, thing in _confined(passage):
                left_out = any(thing & frozenset(concepts(found[0])) for found in _BUT.finditer(one.text))
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
            thing = next(one for one in only.groups() if one)
            found.append((frozenset(concepts(sentence)), frozenset(concepts(thing))))
    return tuple(found)
