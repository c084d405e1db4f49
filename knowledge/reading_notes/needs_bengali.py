"""What the customer needs, struggles with, wants to reach and is worried about, in Bengali of either script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from knowledge.reading_notes.doubt import is_doubtful
from knowledge.reading_notes.implied import Need, NeedWord, NoteContext, Person
from knowledge.reading_notes.marked import ACCOUNT, CONTACT, Marked
from knowledge.reading_notes.promises import referred_to
from knowledge.reading_notes.wording import as_line

_END = r"(?![\w\u0980-\u09ff])"
_START = r"(?<![\w\u0980-\u09ff])"
_OF = r"(?:কে|য়ের|ের|এর|র| ?ke(?!\w)| ?er(?!\w)| ?r(?!\w))?"
_THEY = "উনি|তিনি|ওরা|তারা|ওনারা|উনারা|uni|tini|ora|tara"
_THEIR = "উনার|ওনার|তাঁর|তার|ওদের|তাদের|তাঁদের|উনাদের|unar|onar|tar|oder|tader"
_NOT = rf"(?! ?(?:না|নাই|নি|নেই|নয়|নন|na|nai|ni|nei|noy){_END})"
_SOMEBODY = rf"(?P<who>(?:{CONTACT}|{ACCOUNT}){_OF}|{_START}(?:{_THEY}|{_THEIR}){_END})"


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(unicodedata.normalize("NFC", words))


_PATTERNS: tuple[tuple[NeedWord, re.Pattern[str]], ...] = (
    (
        "goal",
        _compiled(
            rf"{_SOMEBODY}(?P<what>[^,;]*?(?:খুলতে|হতে|বাড়াতে|পৌঁছাতে|দ্বিগুণ করতে|khulte|hote|barate) "
            rf"(?:চান|চাইছেন|চায়|chan|chay)){_END}{_NOT}"
        ),
    ),
    ("goal", _compiled(rf"{_SOMEBODY} ?(?:[\w\u0980-\u09ff]+ )?(?:লক্ষ্য|টার্গেট|lokkho|target) (?P<what>[^;]+)")),
    (
        "need",
        _compiled(
            rf"{_SOMEBODY}(?P<what>[^;]*?(?<!জানতে )(?<!দেখতে )(?<!বলতে )(?<!করতে )(?<!শুনতে )(?<!ভাবতে )(?<!jante )"
            r"(?<!korte )(?<!bolte )(?<!dekhte )"
            r"(?:চান|চাইছেন|চাচ্ছেন|চেয়েছেন|চাইলেন|চায়|চাইছে|chan|chaichen|chaan|chachchen|cheyechen|chay|chaichhe)"
            rf"){_END}{_NOT}"
        ),
    ),
    (
        "need",
        _compiled(rf"{_SOMEBODY}(?P<what>[^;]*?(?:লাগবে|দরকার|প্রয়োজন|lagbe|dorkar|proyojon)){_END}{_NOT}"),
    ),
    (
        "challenge",
        _compiled(
            rf"{_SOMEBODY}(?P<what>[^;]*?(?:সমস্যা হচ্ছে|সমস্যা|সমস্যায়|হিমশিম|সংকট|অসুবিধা|shomossha|somossa|jhamela))"
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
_OVER = _compiled(rf"{_START}(?:আর (?:নেই|না)|মিটে গেছে|ঠিক হয়ে গেছে|ছিলেন|ছিল|mite geche|chilen|chilo){_END}")


def bengali_needs_in(marked: Marked, before: Marked | None, context: NoteContext) -> Iterator[Need]:
    """The needs, goals, challenges and concerns of one sentence, of the customer's alone."""
    text = marked.text
    if is_doubtful(text):
        return
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(start < other_end and other < end for other, other_end in taken):
                continue
            if _OURS.search(text[found.start("what") : end]) or _OVER.search(text):
                continue
            taken.append((start, end))
            statement = as_line(marked.as_written(*found.span("what")))
            if len(statement.split()) > 1:
                yield Need(kind, statement, _contact(found["who"], found.start("who"), marked, before))


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
