"""How many answers a score is from: each score stands with its own."""

from __future__ import annotations

from itertools import pairwise

from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure

_BEFORE = word(
    r"from|than|against|after|before|earlier|previous\w*|was|were|had|used|last|former\w*|old|past|ago|compar\w*|instead|back"
    r"|versus|আগে\S*|ছিল|থেকে|চেয়ে|তুলনায়|গত\S*|পূর্ব\S*|পুরনো|পুরোনো"
)
_ANSWERS = pattern(r"[^\s,;:]{0,2} ?(?:answers?|replies|উত্তর|জবাব)")
_EARLIER_KNOWN = word(
    r"(?:earlier|previous|past|prior|last|former) (?:nps|score|one|mark|answers?|figure"
    r"|value)s?(?: \S+){0,3}? (?:is|are|was"
    r"|were|exists?|known|available|to compare)|(?:can|could|may) (?:\S+ )?(?:be )?compared?"
    r"|there (?:is|are|was) (?:an? |some )?"
    r"(?:earlier|previous|past|prior)|compared? (?:well |badly )?(?:with|to) (?:the|an"
    r"|its) (?:earlier|previous|past|prior)"
    r"|(?:আগের|পুরনো|পুরোনো)(?: \S+){0,6} (?:আছে|জানা|তুলনা (?:করা )?(?:যায়|চলে|হয়|সম্ভব))"
)
_TOLD = {
    "score": ("score", "now"),
    "past": ("score", "before"),
    "answers": ("answers", "now"),
    "before": ("answers", "before"),
}


def other_answers(places: Places, figure: Figure) -> str:
    """Why a score stands with the answers of the other time; "" where none does, or it cannot be told."""
    if figure.name != "satisfaction":
        return ""
    if not any(one.part == "past" for one in parts_of(figure).values) and _EARLIER_KNOWN.search(places.text):
        return "" if NOT.search(places.text) else "the source has no earlier score"
    held = [
        (one.part, one.what) for one in parts_of(figure).values if isinstance(one.what, Number) and one.part in _TOLD
    ]
    told = []
    for one in places.numbers:
        its = {_TOLD[part] for part, what in held if fits(one, places.text, what)}
        if _ANSWERS.match(places.text[one.end :]) and its and all(kind == "score" for kind, _ in its):
            return f"{one.value} is the score, not how many answers there were"
        if len(its) == 1:
            told.append(its.pop())
    if told == [("score", "before")] and not _BEFORE.search(places.text):
        return "it is the score of the time before"
    alternating = len(told) % 2 == 0 and all(one[0] != other[0] for one, other in pairwise(told))
    if alternating and any(one[1] != other[1] for one, other in zip(told[::2], told[1::2], strict=True)):
        return "a score stands with the answers of the other time"
    return ""
