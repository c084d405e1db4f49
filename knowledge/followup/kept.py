"""Whether a later note says that a promise was kept. Precision before recall: what is found is proposed, never stated.

A note tells that a promise was kept where one of its sentences holds a word of completion that fits the deed and the
side, speaks of the matter, and takes nothing back; and where matter, owner and amounts together leave little doubt.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.followup.completion import completes, lasts, takes_back
from knowledge.followup.told import Told
from knowledge.glossary import concept
from knowledge.names import names_mentioned
from knowledge.normal import BENGALI, normal_form
from knowledge.numbers import numbers_in
from knowledge.reading_notes.doubt import is_doubtful
from knowledge.scripts import bones
from knowledge.text import sentences, terms

# Points: one for each telling term, person and amount shared with the promise, one for its owner.
FEWEST_SHARED, FEWEST_POINTS = 2, 3
# From here on a number is an amount that tells a matter apart.
TELLING_AMOUNT = 1_000
SHORTEST_BONES = 3
# What is quoted of a note is no longer than this, where one sentence alone is not.
MOST_WORDS = 36
# A term in no more than this share of the passages tells a matter apart.
RARE = 0.1

# What a promise does is told by words of completion; these terms of it do not tell its matter.
_DEEDS = frozenset(
    map(
        concept,
        terms(
            "send share bring deliver give put write draft prepare make answer decide start launch pay clear settle"
            " issue replace supply visit show print keep stop return relist reply confirm check arrange every first new"
            " one two both each request ask day week month"
            " bdt tk taka টাকা দিন সপ্তাহ with without after before by per পাঠাব পাঠাবেন দেব দেবেন করব করবেন জানাব"
            " জানাবেন আনব আনবেন"
        ),
    )
)
_SAME = {
    term: line[0]
    for line in (
        tuple(terms("planogram drawing layout")),
        tuple(terms("picture photo image ছবি")),
        tuple(terms("master file")),
        tuple(terms("restart start")),
    )
    for term in line
}


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as it is looked for. `owner` holds every name its owner goes by; `people` those of the contacts."""

    statement: str
    ours: bool
    owner: tuple[str, ...]
    people: tuple[str, ...]
    made_on: date
    source_id: int | None
    source_words: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The passage that says so, and its sentence as written."""

    told: Told
    words: str


def kept_by(promise: Promise, told: Sequence[Told]) -> Kept | None:
    """What says last that the promise was kept, or None where nothing does or something later says it was not.

    told: passages of its account, oldest first.
    """
    if lasts(promise.statement):
        return None
    found: Kept | None = None
    matter = _matter_of(promise)
    for one in told:
        if one.passage.when is None or one.passage.when < promise.made_on or one.record_id == promise.source_id:
            continue
        if found is not None and _says_it_never_came(one, matter):
            found = None
        elif words := _says_kept(promise, matter, one):
            found = Kept(one, words)
    return found


def _says_kept(promise: Promise, matter: frozenset[str], one: Told) -> str:
    parts = sentences(one.passage.words)
    heard = {*_matter(one.subject), *_matter(" ".join(one.terms))} if one.passage.ref == one.interaction else set()
    everything = _shared(matter, {*heard, *_matter(one.passage.words)})
    people = _people_shared(promise, one.passage.words)
    owner = _has_owner(promise, one)
    amounts = _amounts(promise.source_words) & _amounts(one.passage.words)
    for place, sentence in enumerate(parts):
        plain = normal_form(sentence)
        following = normal_form(parts[place + 1]) if place + 1 < len(parts) else ""
        how = completes(plain, promise.statement, promise.ours, one.theirs, promise.people)
        if not how or is_doubtful(plain) or takes_back(plain, following):
            continue
        here = _shared(matter, _matter(sentence)) | _people_shared(promise, sentence)
        shared = len(everything | people)
        if how == "word kept":
            if owner and (everything or amounts) and not promise.ours:
                return _with_the_one_before(parts, place, one.passage.words)
        elif here and everything and shared >= FEWEST_SHARED and shared + owner + bool(amounts) >= FEWEST_POINTS:
            return sentence
    return ""


def last_word(promise: Promise, told: Sequence[Told]) -> Kept | None:
    """The latest passage that speaks of the promise, and its telling sentence; what was said in confidence left out."""
    matter = frozenset(term for term in _matter_of(promise) if not term.isdigit())
    telling = _names(promise.statement) | _rare(matter, told)
    pairs = _pairs(promise.statement)
    for one in reversed(told):
        if one.passage.when is None or one.passage.when < promise.made_on:
            return None
        if one.record_id == promise.source_id or one.confidential:
            continue
        shared = _shared(matter, _matter(one.passage.words)) | _people_shared(promise, one.passage.words)
        enough = len(shared) >= FEWEST_SHARED and len(shared) + _has_owner(promise, one) >= FEWEST_POINTS
        same = not telling.isdisjoint(shared) or not pairs.isdisjoint(_pairs(one.passage.words))
        if (enough and same) or _hints(promise, matter, one):
            return Kept(one, _telling(one.passage.words, matter))
    return None


def _hints(promise: Promise, matter: frozenset[str], one: Told) -> bool:
    """Whether a sentence on the matter holds a word of completion, even where it says that only a part was done."""
    return any(
        completes(normal_form(part), promise.statement, promise.ours, one.theirs, promise.people)
        for part in sentences(one.passage.words)
        if _shared(matter, _matter(part))
    )


def _names(statement: str) -> set[str]:
    """The terms of what a statement writes with a capital inside it: places, people, days."""
    return set(_matter(" ".join(_CAPITAL.findall(statement))))


def _pairs(words: str) -> set[frozenset[str]]:
    """The terms that stand side by side: "credit note"."""
    return {frozenset(map(concept, pair)) for pair in itertools.pairwise(terms(words))}


def _rare(matter: frozenset[str], told: Sequence[Told]) -> set[str]:
    """The terms of a matter that few passages hold: those tell it apart."""
    often = Counter(term for one in told for term in _shared(matter, _matter(one.passage.words)))
    return {term for term in matter if often[term] <= max(2, RARE * len(told))}


def _telling(words: str, matter: frozenset[str]) -> str:
    """The sentence that says most of a matter, with the one after it where both are short."""
    parts = sentences(words)
    best = max(range(len(parts)), key=lambda place: (len(_shared(matter, _matter(parts[place]))), -place))
    joined = " ".join(parts[best : best + 2])
    whole = joined in " ".join(words.split()) and len(joined.split()) <= MOST_WORDS
    return joined if whole else parts[best]


def _with_the_one_before(parts: Sequence[str], place: int, words: str) -> str:
    """A sentence and the one before it, where they stand side by side: "He kept his word" alone says little."""
    joined = " ".join(parts[max(0, place - 1) : place + 1])
    return joined if joined in " ".join(words.split()) else parts[place]


def _says_it_never_came(one: Told, matter: frozenset[str]) -> bool:
    plain = normal_form(one.passage.words)
    return len(_shared(matter, _matter(one.passage.words))) >= FEWEST_SHARED and bool(_NEVER_CAME.search(plain))


_CAPITAL = re.compile(r"(?<=\s)[A-Z][a-z]\w+")
_NEVER_CAME = re.compile(
    normal_form(
        r"(?:not|never|n't|yet to) (?:yet )?(?:been )?(?:received?|come|arrived?|got|get|reach(?:ed)?|opened)"
        r"|has not come|nothing (?:came|arrived)|পাইনি|পাননি|আসেনি|পৌঁছেনি|pai ?nai|pai ?ni|ashe ?nai|ase ?nai"
    )
)


def _matter_of(promise: Promise) -> frozenset[str]:
    """What a promise is about; the people it names are counted apart."""
    return _matter(promise.statement) - _matter(" ".join((*promise.people, *promise.owner)))


def _matter(words: str) -> frozenset[str]:
    """The telling terms of words, each by its meaning; deeds and small numbers left out."""
    found = set()
    for term in terms(words):
        meaning = _SAME.get(term, concept(term))
        if meaning not in _DEEDS and not (term.isdigit() and len(term) < 2):
            found.add(meaning)
    return frozenset(found)


def _shared(matter: frozenset[str], heard: set[str] | frozenset[str]) -> set[str]:
    """The terms of the matter that are heard, across scripts by their sound."""
    found = set(matter & heard)
    bengali = {sound for term in heard if BENGALI.search(term) for sound in _sounds(term)}
    latin = {sound for term in heard if not BENGALI.search(term) for sound in _sounds(term)}
    for term in matter - found:
        if not _sounds(term).isdisjoint(latin if BENGALI.search(term) else bengali):
            found.add(term)
    return found


def _sounds(term: str) -> set[str]:
    """The bones of a term; of a Bengali one also with the letter that was taken for its ending: ফিগার is "figure"."""
    sound = bones(term)
    sounds = {sound, *(f"{sound}{ending}" for ending in "rkt")} if BENGALI.search(term) else {sound}
    return {one for one in sounds if len(one) >= SHORTEST_BONES}


def _people_shared(promise: Promise, words: str) -> set[str]:
    """The people whom the promise names and the words name too, the owner left out."""
    others = [name for name in promise.people if name not in promise.owner]
    named = {mention.name for mention in names_mentioned(promise.statement, others)}
    again = {mention.name for mention in names_mentioned(words, others)}
    return {f"@{bones(name)}" for name in named & again}


def _has_owner(promise: Promise, one: Told) -> bool:
    """Whether the owner wrote the words or is named in them."""
    words = f"{one.passage.author} \n {one.passage.words}"
    return bool(promise.owner) and bool(names_mentioned(words, promise.owner))


def _amounts(words: str) -> set[str]:
    return {f"{mention.value:f}" for mention in numbers_in(words) if mention.value >= TELLING_AMOUNT}
