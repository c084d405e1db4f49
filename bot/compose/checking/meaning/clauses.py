"""A text taken apart into clauses: what each speaks of, and which words in it could turn it around."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.compose.checking.meaning.advice import only_advises
from bot.compose.checking.meaning.marked_phrases import longest
from bot.compose.checking.meaning.ways_to_deny import DENIED_AWAY, may_deny
from bot.compose.checking.meaning.words import JOINTS
from bot.compose.checking.patterns import pattern, plain, word
from bot.compose.days_said import days_said
from knowledge.glossary import concept
from knowledge.name_words import Weight, words_of
from knowledge.normal import AFTER_WORD, BEFORE_WORD, WORD
from knowledge.text import normal_form, plain_words, terms_of

# A share of what a clause speaks of that a source must speak of too, before the two are held against each other.
FEWEST_SHARED = 2
SHORTEST_SOUND = 3  # shorter ones are the sound of too many words
_NOT = re.compile(r"n't\b")
# Sales decline, and nobody refuses anything: "declined by 12%", "the September decline".
_DECLINES = re.compile(
    r"\bdeclin(?:es?|ed|ing)\b(?= ?(?:by|in|of|from|since|continued|is|was|comes|came)\b| ?\(| ?[,.;]| ?$"
    r"| (?:to )?(?:bdt |৳ ?)?\d[\d.,]*(?: ?%| percent| per cent)?(?! (?:off|discount|credit|days|extra)))"
)
# "Turned the price increase down".
_TURNED_DOWN = re.compile(r"\bturn(?:s|ed)? ((?:[\w%.]+ ){1,7}?)down\b")
# A thing is dropped, and nothing fell.
_DROPPED = re.compile(
    r"\bdrop(?:s|ped|ping)? (?=(?:the|our|his|her|their|its|all|a|an) (?!price|order|quantity|target|discount))"
)
# What nothing else sells better than is the best.
_UNMATCHED = re.compile(
    r"\b(?:nothing|nobody|no one|none|no \w+)(?: \w+){0,3} (?:outsells?|outsold|outdoes|outdid|beats?|tops?"
    r"|topped|rivals?|match(?:es|ed)"
    r"|(?:comes?|came) (?:near|close)(?: to)?|s(?:ells?|old) (?:better|faster|more|quicker) than)\b"
)
# What is not refused is agreed to: "did not turn it down", ফিরিয়ে দেননি.
_NOT_REFUSED = word(
    r"(?:without|no|nothing)(?: any| an?)? (?:objections?|resistance|disputes?|protests?|against|opposition)"
    r"|(?:met|raised|offered) no (?:objections?|resistance)|"
    r"(?:not|never|n't) (?:sa(?:y|id) no|gi\w+ a no)|(?:not|never|n't|no)(?: \w+){0,2}? (?:refus\w+"
    r"|reject\w+|turn(?:ed|ing)? (?:it |this )?down|object\w*"
    r"|oppos\w+|den(?:y|ied|ies)|disput\w+|contest\w*|veto\w*)"
    r"|না (?:করেননি|করেনি|বলেননি|বলেনি)|(?:প্রত্যাখ্যান|নাকচ|আপত্তি|অস্বীকার|ফিরিয়ে|অমত|দ্বিমত)(?: ছিল| করা"
    r"| করতে| দেওয়া| জানা\S*)? (?:নেই|না|\S+(?:য়নি|েনি|িনি|ননি))"
    r"|(?:নারাজ|অসম্মত|অরাজি) (?:নন|নয়|না|ছিলেন না|হননি)"
)
_POSSESSIVE = re.compile(r"'s\b")
# কথা ... দিয়েছেন: the word is given, whatever stands between.
_WORD_GIVEN = plain(" কথা ")
# শর্ত বীণা দি দিয়েছেন, শর্ত রেখেছেন: nothing is done by it.
_CONDITION = plain("শর্ত")
_SET, _GIVEN = pattern("দিয়েছ|রেখেছ|জানিয়েছ"), pattern("দিয়েছ|দেওয়া হয়েছ")
# A number that is denied says that another is so: "14 shops, not 12", ১২টি নয়. Numbers are held against their own.
_NOT_SO_MANY = (
    r"\d[\d.,]*(?: \S+)? (?:is|was) (?:not|n't) (?:what|right|correct|so|the right|the true)\b"
    r"|\bnot (?:at |for |on |to )?(?:the |just |a )?(?:bdt |tk\.? |৳ ?|\$ ?)?(?!1 )\d[\d.,]*"  # "not 1 of them" is none
    r"|\d[\d.,]*(?: ?%|\S*)?(?: \S+)? নয়(?=[,;।.]|$)|\d\S*(?: \S+){0,7} (?:ঠিক|সঠিক|সত্যি) নয়"
)
CONTRAST = pattern(_NOT_SO_MANY)
_COMPARED_WORDS = (
    r"\b(?:(?:(?:a|one|the|last|this|same|each|per) )?(?:year|quarter|month|week|day|period)s?"
    r" (?:before|earlier|after|ago)\b"
    r"|(?:last|next|past|previous|coming) (?:\d+ |few |two |three |four |six |twelve )?"
    r"(?:day|week|month|quarter|year|season|time|half)s?\b|at (?:least|most)\b|not? (?:more|less|fewer"
    r"|later) than\b"
    r"|(?:more|less|fewer) than (?=[\d$৳a-z]*\d)|up to\b|as (?:well|soon) as\b|at all\b|for good\b|set up\b"
    r"|(?:can ?not|not|never)(?: \w+){0,2} (?:more|less|fewer|over|above|under|below) (?:than )?(?=[\d$৳a-z]*\d)"
    r"|(?<!\w)not (?:nearly |quite )?(?:as|so) (?:good|high|much|many|strong|large|big|well|profitable) as\b"
    r"|some (?=\d)|(?<!\bthe )most of\b|just (?:over|under|about|above|below|after|before|now|short|as"
    r"|yesterday|today)\b"
    r"|(?:slightly|a little|a touch|a shade|well) (?:above|below) (?=(?:bdt |tk\.? |৳ ?)?\d)"
    r"|(?:nothing|nobody|no one|none|no \w+)\b(?: \w+){1,4} as (?:well|much|many|fast|often|badly|little|good|high)\b"
    r"|(?:nothing|nobody|no one|none|no \w+)\b(?: \w+){1,4} (?:better|worse|more|less|faster|slower|higher|lower)"
    r"(?: \w+){0,5} than\b"
    r"|(?:no|nothing) (?:more|less|fewer|longer|later|higher|lower|earlier|shorter|extra)(?=[.,; ]*$)"
    r"|(?:should|if|when|whenever|in case) (?:any(?:one|body)|some(?:one|body)|they|he|she|we|you)"
    r" (?:asks?|wants?|needs?|requests?|demands?|objects?|disputes?|refuses?)\b"
    r"|(?<=without )(?:an? |any |one |single )*(?:late|delay\w*)\b|(?<=\bno )late\b|(?:(?:in|of|by"
    r"|since|until|till|from|last|next|this|early|late|mid|end of) |\d(?:st|nd|rd|th)? (?:of )?)may\b"
    r"|may (?=\d)|(?:nothing|no|not) (?:more|less|other) than\b|(?:and|but) no (?:more|less|later|earlier)\b)"
)
_COMPARED, _COMPARED_OR_NOT_SO_MANY = pattern(_COMPARED_WORDS), pattern(rf"{_COMPARED_WORDS}|{_NOT_SO_MANY}")
_SAYS_NOT = ("not", "n't", plain("নয়"))  # no number is denied without one of them
_COMPARED_BN = pattern(
    r"(?:দেরি|লেট|বিলম্ব)(?: \S+)? না (?:হওয়ার|হলে|করলে|করার|করে)|(?:^ ?|তবে )আগে (?=\d)|(?:শর্ত|মত"
    r"|তাগাদা|খবর|আশ্বাস|পরামর্শ|ধারণা|ইঙ্গিত|যুক্তি|ব্যাখ্যা|কারণ|অজুহাত|নির্দেশ|অফার|অভিযোগ)(?: দেওয়া হয়েছ"
    r"| দিয়েছ|ে দিয়েছ)\S*|(?:এক )?বছর আগে|(?:গত|আগের|বিগত|আগামী) (?:\d+ )?(?:বছর|মাস|সপ্তাহ|প্রান্তিক|কোয়ার্টার|ত্রৈমাসিক|দিন)\S*"
    r"|\d+ (?:দিন|সপ্তাহ|মাস|বছর) আগে"
    r"|(?:র|এর|ের) (?:বেশি|কম|নিচে|ওপরে|উপরে)(?: \S+){0,3} (?:না|নয়)"
    r"|(?:মতো|মতন|চেয়ে \S+)(?: আর)? (?:কিছু|কেউ|কোনো \S+)(?: \S+){0,3} (?:না|নেই|নয়|\S+নি)(?= ?[,;।.]|$)"
    r"|কি না|কিনা|নাকি"
    r"|না (?:হওয়ার|গেলে|হলে|পেলে|এলে|দিলে|করলে|থাকলে|কাটলে|মিটলে|পেরোলে)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in normal form.

    said: the concepts it speaks of, numbers and the sound of names among them. marks: the words in it that bear a
    mark ("change+", "agree", "not"), each mark with the first of its words. denying: all of those that deny.
    """

    text: str
    said: frozenset[str]
    marks: Mapping[str, str]
    denying: frozenset[str]

    @property
    def axes(self) -> set[str]:
        """The axes at one of whose poles it stands, or at both."""
        return {mark[:-1] for mark in self.marks if mark[-1] in "+-"}

    def at(self, axis: str) -> str:
        """The pole of an axis the clause stands at: "+" or "-"; "" where it stands at neither or at both."""
        return pole_at(axis, self.marks)


def pole_at(axis: str, marks: Container[str]) -> str:
    """The same of the marks of a text alone."""
    plus, minus = f"{axis}+" in marks, f"{axis}-" in marks
    return "" if plus == minus else "+" if plus else "-"


@lru_cache(maxsize=1024)
def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of a text in normal form; what only advises is left out."""
    return tuple(one for one in every_clause(text) if not only_advises(one.text))


@lru_cache(maxsize=1024)
def every_clause(text: str) -> tuple[Clause, ...]:
    """The clauses of a text in normal form."""
    headed = _HEAD.sub(r"\1\2", text) if ":" in text else text  # "Agreed with Tuhin Roy: 19% off" is said in one
    return tuple(clause(part) for part in _SPLIT.split(headed) if part and WORD.search(part))


@lru_cache(maxsize=8192)
def clause(text: str) -> Clause:
    """A text in normal form as one clause."""
    marked = _marked_as_meant(text)
    denying = frozenset(words for mark, words in marked if mark == "denying")
    return Clause(text.strip(), concepts(text), marks_of(text), denying)


@lru_cache(maxsize=8192)
def marks_of(text: str) -> Mapping[str, str]:
    """The marks of a text in normal form, each with the first of its words."""
    marks: dict[str, str] = {}
    for mark, words in _marked_as_meant(text):
        marks.setdefault(mark, words)
    return marks


@lru_cache(maxsize=256)
def _marked_as_meant(text: str) -> Sequence[tuple[str, str]]:
    marked = list(_marked_words(text))
    if _WORD_GIVEN in f" {text}":
        marked = [("promise" if mark == "done" and _GIVEN.match(words) else mark, words) for mark, words in marked]
    if _CONDITION in text:
        marked = [(mark, words) for mark, words in marked if not (mark == "done" and _SET.match(words))]
    return marked


def nearest(said: Clause, held: Iterable[Clause], fewest: int = FEWEST_SHARED) -> list[Clause]:
    """The clauses that speak of what this one does, best first; none where too little is shared to tell."""
    scored = [(_shared(said, one), one) for one in held]
    best = max((score for score, _ in scored), default=0)
    if best < fewest:
        return []
    close = [(score, one) for score, one in scored if score >= max(fewest, best - 1)]
    return [one for _, one in sorted(close, key=lambda pair: -pair[0])]


def _shared(said: Clause, held: Clause) -> int:
    return len(said.said & held.said)


@lru_cache(maxsize=4096)
def concepts(text: str) -> frozenset[str]:
    """What a text in normal form speaks of, in one word a concept, whatever its language; names by their sound."""
    words = set().union(*map(_concepts_of, plain_words(text)))
    words.update(f"month {day.what.month}" for day in days_said(text) if day.what.month)
    return frozenset(words)


@lru_cache(maxsize=32768)
def _concepts_of(word: str) -> tuple[str, ...]:
    sounds = (one.sounds for one in words_of(word) if one.weight is Weight.DISTINCT and not one.digits)
    telling = (f"~{sound}" for heard in sounds for sound in heard if len(sound) >= SHORTEST_SOUND)
    return (*(concept(term) for term in terms_of(word)), *telling)


def _marked_words(text: str) -> Iterator[tuple[str, str]]:
    """The marks of a text, each with the words that bear it."""
    compared = _COMPARED_OR_NOT_SO_MANY if any(one in text for one in _SAYS_NOT) else _COMPARED
    if may_deny(text):
        text = _UNMATCHED.sub(" best", text) if "n" in text else text
        text = DENIED_AWAY.sub(" ", _NOT_REFUSED.sub(" agreed ", text))
    apart = compared.sub(" ", _TURNED_DOWN.sub(r"refused \1", text) if "down" in text else text)
    if "drop" in text:
        apart = _DROPPED.sub("removed ", apart)
    if "declin" in text:
        apart = _DECLINES.sub("fell", apart)
    if not text.isascii():
        apart = _COMPARED_BN.sub(" ", apart)
    tokens = WORD.findall(_NOT.sub(" not", _POSSESSIVE.sub("", apart)) if "'" in apart else apart)
    at = 0
    while at < len(tokens):
        length, marks = longest(tokens, at)
        yield from ((mark, " ".join(tokens[at : at + length])) for mark in marks)
        at += length


# What is denied by its own verb is no heading: "They did not grow: purchases came to ...".
_HEAD = re.compile(
    r"(^|[.;।] )((?!no )(?![^:]*\b(?:did|do|does|has|have|had|is|are|was|were|will) not\b)[^:;.।]{1,34}):(?= )"
)
# "On 11 September 2026, Friday" is one day.
_WEEKDAY = plain("(?:(?:শনি|রবি|সোম|মঙ্গল|বুধ|বৃহস্পতি|শুক্র)বার|(?:mon|tues|wednes|thurs|fri|satur|sun)day)")
_SPLIT = re.compile(
    rf"[;:()\n“”\"]|,(?!\d)(?! {_WEEKDAY})|\s[-–—]\s|[.!?।](?=\s|$)(?<!\btk\.)(?<!\bdr\.)"
    rf"|{BEFORE_WORD}(?<!\bonly )(?:{'|'.join(map(re.escape, normal_form(JOINTS).split()))}){AFTER_WORD}"
)
