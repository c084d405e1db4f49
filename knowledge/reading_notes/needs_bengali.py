"""What the customer needs, struggles with, wants to reach and is worried about, in Bengali of either script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from knowledge.reading_notes.clauses import clauses
from knowledge.reading_notes.doubt import is_doubtful
from knowledge.reading_notes.implied import Need, NeedWord, NoteContext, Person
from knowledge.reading_notes.marked import ACCOUNT, CONTACT, Marked
from knowledge.reading_notes.promises import referred_to
from knowledge.reading_notes.wording import as_line

_END = r"(?![\w\u0980-\u09ff])"
_START = r"(?<![\w\u0980-\u09ff])"
_OF = r"(?:কে|য়ের|ের|এর|র| ?ke(?!\w)| ?er(?!\w)| ?r(?!\w))?"
_THEM = "ওরা|ওঁরা|তারা|তাঁরা|ওনারা|উনারা|ora|tara|onara|unara"
_THEY = f"উনি|তিনি|uni|tini|{_THEM}"
_THEIR = "উনার|ওনার|তাঁর|তার|ওদের|তাদের|তাঁদের|উনাদের|unar|onar|tar|oder|tader"
_NOT = rf"(?! ?(?:না|নাই|নি|নেই|নয়|নন|na|nai|ni|nei|noy){_END})"
# Who wants stands in the nominative, who is in need mostly does not.
_ONE_WHO = rf"(?P<who>{CONTACT}(?!কে|য়ের|ের|এর|র| ?(?:ke|er|r)\b)|{_START}(?:উনি|তিনি|uni|tini){_END})"
_ONES_WHO = rf"(?P<who>{ACCOUNT}|{_START}(?:{_THEM}){_END})"
_SOMEBODY = rf"(?P<who>(?:{CONTACT}|{ACCOUNT})(?!(?:য়ের|ের|এর|র)? সামনে){_OF}|{_START}(?:{_THEY}|{_THEIR}){_END})"


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", words))


_POLITE = "চান|চাইছেন|চাচ্ছেন|চেয়েছেন|চাইলেন|chan|chaichen|chaan|chachchen|cheyechen"
_FAMILIAR = "চায়|চাইছে|chay|chaichhe"
# Wishes to know, to see or to talk are no needs of the account.
_NO_NEED = "".join(
    f"(?<!{word} )" for word in ("জানতে", "দেখতে", "বলতে", "করতে", "শুনতে", "ভাবতে", "jante", "korte", "bolte", "dekhte")
)
_TO_REACH = "(?:খুলতে|হতে|বাড়াতে|পৌঁছাতে|দ্বিগুণ করতে|khulte|hote|barate)"

_PATTERNS: tuple[tuple[NeedWord, re.Pattern[str]], ...] = (
    ("goal", _compiled(rf"{_ONE_WHO}(?P<what>[^,;]*?{_TO_REACH} (?:{_POLITE})){_END}{_NOT}")),
    ("goal", _compiled(rf"{_ONES_WHO}(?P<what>[^,;]*?{_TO_REACH} (?:{_POLITE}|{_FAMILIAR})){_END}{_NOT}")),
    ("goal", _compiled(rf"{_SOMEBODY} ?(?:[\w\u0980-\u09ff]+ )?(?:লক্ষ্য|টার্গেট|lokkho|target) (?P<what>[^;]+)")),
    ("need", _compiled(rf"{_ONE_WHO}(?P<what>[^;]*?{_NO_NEED}(?:{_POLITE})){_END}{_NOT}")),
    ("need", _compiled(rf"{_ONES_WHO}(?P<what>[^;]*?{_NO_NEED}(?:{_POLITE}|{_FAMILIAR})){_END}{_NOT}")),
    (
        "need",
        _compiled(rf"{_SOMEBODY}(?P<what>[^;]*?(?:লাগবে|দরকার|প্রয়োজন|lagbe|dorkar|proyojon)){_END}{_NOT}"),
    ),
    (
        "challenge",
        _compiled(
            rf"{_SOMEBODY}(?P<what>[^;]*?(?:সমস্যা হচ্ছে|সমস্যা|সমস্যায়|হিমশিম|সংকট|অসুবিধা|shomossha|somossa))"
            rf"{_END}{_NOT}"
        ),
    ),
    (
        "concern",
        _compiled(
            rf"(?P<what>[^;]*?{_SOMEBODY}[^;]*?(?:(?:ক্ষুব্ধ|অসন্তুষ্ট|চিন্তিত|উদ্বিগ্ন|বিরক্ত|অখুশি|নাখোশ|হতাশ|রেগে|রাগ|"
            r"birokto|chintito|hotash|rege|raag|unhappy|upset)"
            rf"{_END}{_NOT}|(?:খুশি|সন্তুষ্ট|khushi) (?:না|নন|নয়|na|non|noy){_END}"
            rf"|(?:অভিযোগ|obhijog) (?:করেছেন|করলেন|করছেন|দিয়েছেন|আছে|korechen|korlen|ache){_END})[^;]*)"
        ),
    ),
)
_OURS = _compiled(rf"{_START}(?:আমি|আমরা|আমার|আমাদের|ami|amra|amar|amader){_END}")
_CLAUSE = _compiled(r"[,:]\s|(?:বলেছেন|বললেন|বলছেন|জানিয়েছেন|bolechen|bollen)(?: যে| je)?,?\s")
_SHORTEST = 8  # letters: less is the verb alone
_FEWEST_WORDS = 3  # "he is unhappy" of nobody known says nothing
_OVER = _compiled(rf"{_START}(?:আর (?:নেই|না)|মিটে গেছে|ঠিক হয়ে গেছে|ছিলেন|ছিল|mite geche|chilen|chilo){_END}")


def bengali_needs_in(marked: Marked, before: Marked | None, context: NoteContext) -> Iterator[Need]:
    """The needs, goals, challenges and concerns of one sentence, of the customer's alone."""
    text = marked.text
    if is_doubtful(text):
        return
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for found in (one for clause in clauses(marked) for one in pattern.finditer(text, *clause)):
            start, end = found.span()
            if any(start < other_end and other < end for other, other_end in taken):
                continue
            if _OURS.search(text[found.start("what") : end]) or _OVER.search(text):
                continue
            taken.append((start, end))
            contact = _contact(found["who"], found.start("who"), marked, before)
            first = found.start("what") if kind == "concern" else _said(text, *found.span("what"))
            statement = as_line(marked.as_written(first, found.end("what")))
            if len(statement.split()) > 1 and (contact is not None or len(statement.split()) > _FEWEST_WORDS):
                yield Need(kind, statement, contact)


def _said(text: str, start: int, end: int) -> int:
    """Where a wish begins: behind "said that", and behind a clause of its own before it."""
    joints = [joint.end() for joint in _CLAUSE.finditer(text, start, end) if end - joint.end() > _SHORTEST]
    return joints[-1] if joints else start


def _contact(who: str, at: int, marked: Marked, before: Marked | None) -> Person | None:
    if who[:1] in marked.people:
        return marked.people[who[0]]
    if who.split()[0] in _SINGULAR:
        side, person = referred_to(marked, before, at)
        return person if side == "theirs" else None
    return None


_SINGULAR = frozenset(
    unicodedata.normalize("NFC", word)
    for word in ("উনি", "তিনি", "উনার", "ওনার", "তাঁর", "তার", "uni", "tini", "unar", "onar", "tar")
)
