"""What a note tells of each of its people: who releases the payments, to whom the samples go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.notes.act_words import ENGLISH
from bot.compose.checking.notes.cast import Mention, Voices, mentions, replaced
from bot.compose.checking.notes.matters import matters
from bot.compose.checking.notes.people import NOBODY, Party
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import Passage
from knowledge.name_words import sound_of
from knowledge.normal import WORD, normal_form

_SENTENCE = pattern(r"(?<!\d)[.!?;](?= |$)|(?<=\d)[.!?;](?= \D|$)|[।\n]")
_CLAUSE = pattern(r"([,:()\"“”]|\b(?:and|but|while|whereas)\b| (?:আর|এবং|কিন্তু|অথচ|তবে) | [-–—] )")
_OF_SEVERAL = word(
    r"both|each|all|everyone|everybody|them|they|their|together|দু'?জন\S*|উভয়\S*|সবা\S*|তাঁ?রা|তাঁ?দের\S*|ওঁ?দের\S*"
)
# What tells nothing of anybody: that somebody says something, units, and the verbs of every sentence.
_COMMON = frozenset(
    concepts(
        " ".join(verb for verb, (kind, _) in ENGLISH.items() if kind == "say")
        + """
        day days week weeks month months year years percent one two other first second came come say says told since
        after before until now ago against than instead from person man যায় হয় হয়েছে করে করেন করেছেন আছে আছেন থাকে নেয় নেন
        দিন সপ্তাহ মাস বছর শতাংশ লোক মানুষ
        """
    )
)


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of a clause, and of whom alone it is told; NOBODY where of none or of several."""

    who: Party
    words: frozenset[str]


def of_another_person(text: str, passages: Sequence[Passage], voices: Voices) -> str:
    """Why a person may not be told of so: what is said of them a note says of somebody else. text: in normal form."""
    said = list(_told(text, voices))
    named = {one.who for one in said if one.who}
    if not named or any(one.case == "not" for one in mentions(WORD.findall(text), voices)):
        return ""
    for passage in passages:
        held = _told_in(passage, voices)
        known = {one.who for one in held if one.who and one.words}
        if len(known) < 2:
            continue
        for one in said:
            if one.who not in known or (len(named) > 1 and not one.words):
                continue
            own = frozenset().union(*(each.words for each in held if each.who in (one.who, NOBODY)))
            others = [each.words - own for each in held if each.who not in (one.who, NOBODY)]
            if not one.words & own and any(one.words & words for words in others):
                return f"{passage.ref} tells that of somebody else"
    return ""


@lru_cache(maxsize=512)
def _told_in(passage: Passage, voices: Voices) -> tuple[_Told, ...]:
    return tuple(_told(normal_form(passage.words), voices))


def _told(text: str, voices: Voices) -> Iterator[_Told]:
    """The clauses of a text; what has nobody in it goes on about whom the one before it names."""
    for sentence in _SENTENCE.split(text):
        last = NOBODY
        parts = _CLAUSE.split(sentence)
        for part, joint in zip(parts[::2], [*parts[1::2], ""], strict=True):
            tokens = WORD.findall(part)
            if not tokens:
                continue
            found = mentions(tokens, voices)
            inside = {at for one in found for at in range(one.start, one.end + _goes_on(one, tokens))}
            people = [one.who for one in found if one.who & voices.people and not replaced(tokens, one)]
            words = matters(" ".join(token for at, token in enumerate(tokens) if at not in inside)) - _COMMON
            if _OF_SEVERAL.search(part) or len(people) > 1:
                last = NOBODY
            elif people:
                last = people[0]
            yield _Told(last if len(last) == 1 else NOBODY, words)
            if people and not words and joint == ",":
                last = NOBODY  # "Dear Mahfuz, the report is attached"


def _goes_on(one: Mention, tokens: Sequence[str]) -> bool:
    """Whether the word after a name may be the rest of it, too short to be told by its sound: রব for Rob."""
    begins = {sound_of(part)[:1] for name in one.who for part in name.split()[1:]}
    return one.end < len(tokens) and sound_of(tokens[one.end])[:1] in begins
