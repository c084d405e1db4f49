"""The ways in which people write names and standings in English and Bengali."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from knowledge.evidence import Name, Term, Value
from tests.benchmarks.checking.people import People
from tests.benchmarks.checking.ways import Language, Way, WordWay

# How a standing is said. Words of one family exclude one another.
TERMS: dict[Language, dict[str, dict[str, str]]] = {
    "en": {
        "role": {
            "decision_maker": "decision maker",
            "champion": "champion",
            "sponsor": "sponsor",
            "approver": "approver",
            "evaluator": "evaluator",
            "user": "user",
        },
        "support": {
            "supporter": "supporter",
            "mentor": "mentor",
            "neutral": "neutral",
            "non_supporter": "non-supporter",
            "enemy": "enemy",
        },
        "tier": {"key": "key", "major": "major", "standard": "standard"},
    },
    "bn": {
        "role": {
            "decision_maker": "সিদ্ধান্ত নেন",
            "champion": "আমাদের পক্ষের মানুষ",
            "sponsor": "স্পনসর",
            "approver": "অনুমোদন দেন",
            "evaluator": "যাচাইকারী",
        },
        "support": {
            "supporter": "সমর্থক",
            "mentor": "মেন্টর",
            "neutral": "নিরপেক্ষ",
            "non_supporter": "সমর্থক নন",
            "enemy": "বিপক্ষে",
        },
    },
}


_VOWEL_SIGNS = "\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09ccঅআইঈউঊএঐওঔ"


@dataclass(frozen=True)
class NameWay:
    """A name in full or short, in its own letters or in Bengali."""

    people: People
    short: bool
    local: bool
    ending: str = ""
    kind: str = "name"

    def write(self, value: Value) -> str:
        assert isinstance(value, Name)
        name = value.local if self.local and value.local else value.text
        if self.short and (person := self.people.person(value)) is not None:
            name = person.short_local if self.local and person.short_local else person.short
        return name + self._ended(name)

    def _ended(self, name: str) -> str:
        """The case ending as Bengali hangs it on: পদ্মা মার্টের, আরিফ মাহবুবকে, Padma Mart এর."""
        if not self.ending:
            return ""
        if name.isascii():
            return " এর" if self.ending == "of" else " কে"
        if self.ending == "to":
            return "কে"
        return "র" if name[-1] in _VOWEL_SIGNS else "ের"


def name_way(name: Name, language: Language, random: Random, people: People, hint: str) -> NameWay:
    """A way of writing a name; hint "full" or "first" for that name, "of" and "to" for a case."""
    short = name.kind == "person" and (hint == "first" or (hint != "full" and random.random() < 0.3))
    local = language == "bn" and bool(name.local) and random.random() < 0.7
    return NameWay(people, short, local, hint if hint in ("of", "to") else "")


def term_way(term: Term, language: Language) -> Way | None:
    """The word of a standing; None where it is not known here."""
    words = TERMS[language].get(term.family, {})
    word = term.word.replace(" ", "_").replace("-", "_")
    if word not in words:
        return None
    told: dict[Value, str] = {Term(term.family, other): said for other, said in words.items()}
    return WordWay(told | {term: words[word]}, kind="term")
