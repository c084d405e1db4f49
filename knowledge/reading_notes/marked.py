"""A sentence with its people marked: each name becomes one sign, so that patterns speak of people, not of names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.name_words import Weight, name_words
from knowledge.names import NameMention, names_mentioned
from knowledge.normal import BENGALI, folded, normal_form
from knowledge.reading_notes.honorifics import HONORIFICS
from knowledge.reading_notes.implied import NoteContext, Person

# Signs out of the private use area stand for people and for the account; text that holds such signs loses them.
CONTACT = "[\ue000-\ue7ff]"
MEMBER = "[\ue800-\uefff]"
ACCOUNT = "\uf000"
_FIRST_CONTACT, _FIRST_MEMBER = 0xE000, 0xE800
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# Two people whose names fit the same words this nearly alike are not told apart.
ALIKE = 3.0
# A single word of a name names its bearer from this many letters on, the first name from three on.
SHORTEST_ALONE, SHORTEST_FIRST = 4, 3
# A slip of the pen in a name is allowed, another name that sounds like it is not.
NAME_BAR = 88.0

_HONORIFIC = "|".join(sorted(map(re.escape, HONORIFICS - {"haji", "হাজী"}), key=len, reverse=True))
_AFTER_NAME = re.compile(
    rf"\s+(?:{_HONORIFIC})(?=\W|$|কে|র|ের|য়ের|এর|রা|দের|(?:r|er|ke|der)\b)".replace(
        "য়", unicodedata.normalize("NFC", "য়")
    )
)
_IN_NAME = re.compile(rf"(?<!\S)(?:{_HONORIFIC})\.?(?!\S)", re.IGNORECASE)
_CASE = re.compile(unicodedata.normalize("NFC", "(?:য়ের|ের|এর|র|কে|দের|রা)$"))


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence as patterns read it. Character `i` of `text` stands for `starts[i]:ends[i]` of `written`.

    `people` are those the sentence names, by their sign.
    """

    written: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    people: dict[str, Person]

    def as_written(self, start: int, end: int) -> str:
        """The words as written behind a stretch of `text`."""
        if start >= end:
            return ""
        return self.written[self.starts[start] : self.ends[end - 1]]

    def behind(self, start: int) -> Marked:
        """The sentence from a place on, spaces at its beginning left out."""
        start += len(self.text[start:]) - len(self.text[start:].lstrip())
        return Marked(self.written, self.text[start:], self.starts[start:], self.ends[start:], self.people)

    def named(self, start: int = 0, end: int | None = None) -> list[Person]:
        """The people named in a stretch of `text`, in order, each once."""
        signs = dict.fromkeys(re.findall(f"{CONTACT}|{MEMBER}", self.text[start:end]))
        return [self.people[sign] for sign in signs]

    def contacts(self, start: int = 0, end: int | None = None) -> list[Person]:
        """The contacts named in a stretch of `text`, in order, each once."""
        return [person for person in self.named(start, end) if not person.ours]


def bare_name(name: str) -> str:
    """A name without "bhai", "apa", ম্যাডাম and the like, which name nobody."""
    return " ".join(_IN_NAME.sub(" ", unicodedata.normalize("NFC", name)).split())


def mark(sentence: str, context: NoteContext) -> Marked:
    """Marks the people and the account that a sentence names."""
    plain = folded(_PRIVATE.sub(" ", sentence))
    people: dict[str, Person] = {}
    spans: list[tuple[int, int, str]] = []
    for mention, person in _people(sentence, context):
        sign = chr((_FIRST_MEMBER if person.ours else _FIRST_CONTACT) + len(people))
        sign = next((known for known, other in people.items() if other == person), sign)
        people[sign] = person
        spans.append((mention.start, mention.end, sign))
    held = list(context.account_names)
    for mention in names_mentioned(sentence, held)[:1]:
        if _is_name(sentence, mention):
            spans.append((mention.start, mention.end, ACCOUNT))
    return _replaced(sentence, plain.text, plain.starts, plain.ends, spans, people)


def _people(sentence: str, context: NoteContext) -> list[tuple[NameMention, Person]]:
    """Who is named where; of people whose names fit the same words, the one whose name fits clearly better."""
    holders: dict[str, list[Person]] = {}
    for person in (*context.contacts, *context.team):
        for name in callings(person):
            held = holders.setdefault(name, [])
            if person not in held:
                held.append(person)
    found = [
        (mention, person)
        for mention in _everywhere(sentence, list(holders))
        if mention.score >= NAME_BAR and _is_name(sentence, mention)
        for person in holders[mention.name]
    ]
    best: list[tuple[NameMention, Person]] = []
    for mention, person in sorted(found, key=lambda item: -item[0].score):
        rivals = [
            (one, other)
            for one, other in found
            if other != person and one.start < mention.end and mention.start < one.end
        ]
        if any(one.score > mention.score - ALIKE for one, _ in rivals):
            continue
        if not any(one.start < mention.end and mention.start < one.end for one, _ in best):
            best.append((mention, person))
    return best


def callings(person: Person) -> list[str]:
    """What a person is called: the names without honorifics, and each telling word of them."""
    bare = [name for name in map(bare_name, person.names) if name]
    words = [
        word.written
        for name in bare
        for place, word in enumerate(name_words(name))
        if word.weight is Weight.DISTINCT and len(word.plain) >= (SHORTEST_ALONE if place else SHORTEST_FIRST)
    ]
    return [*bare, *words]


def _everywhere(sentence: str, names: Sequence[str]) -> list[NameMention]:
    """The names a sentence speaks of, in every place: the search gives the best place of each."""
    found: list[NameMention] = []
    words = sentence
    for _ in range(4):
        more = names_mentioned(words, names)
        if not more:
            break
        found += more
        for mention in more:
            words = words[: mention.start] + " " * (mention.end - mention.start) + words[mention.end :]
    return found


def _is_name(sentence: str, mention: NameMention) -> bool:
    """Whether the words stand as a name: in Latin letters with a capital, where the sentence uses capitals at all."""
    words = sentence[mention.start : mention.end]
    if BENGALI.search(words) or words[:1].isupper():
        return True
    # In a sentence without capitals a name must be written as it is held: no slip of the pen makes one.
    return sentence == sentence.lower() and set(words.split()) <= set(normal_form(mention.name).split())


def _replaced(
    sentence: str,
    text: str,
    starts: tuple[int, ...],
    ends: tuple[int, ...],
    spans: list[tuple[int, int, str]],
    people: dict[str, Person],
) -> Marked:
    letters: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    at = 0
    while at < len(text):
        span = next((one for one in spans if one[0] <= starts[at] < one[1]), None)
        if span is None:
            letters.append(text[at])
            new_starts.append(starts[at])
            new_ends.append(ends[at])
            at += 1
            continue
        first = at
        while at < len(text) and starts[at] < span[1]:
            at += 1
        at = _name_ends(text, first, at)
        letters.append(span[2])
        new_starts.append(starts[first])
        new_ends.append(ends[at - 1])
    return Marked(sentence, "".join(letters), tuple(new_starts), tuple(new_ends), people)


def _name_ends(text: str, first: int, end: int) -> int:
    """Where a name ends: with the honorific behind it, without the case ending on it."""
    if honorific := _AFTER_NAME.match(text, end):
        return honorific.end()
    if BENGALI.search(text[first:end]) and (case := _CASE.search(text, first, end)) and case.start() - first > 2:
        return case.start()
    return end
