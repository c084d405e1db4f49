"""How far an act is told to be: done, still to come, or not done; and whether the sources tell it so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from bot.compose.checking.meaning.clauses import Clause, clause, concepts
from bot.compose.checking.notes.progress_before import AHEAD, NOT_DONE, NOT_SO, WILL_NOT, WISHED
from bot.compose.checking.notes.progress_words import ACT_WORDS, NO_GIFT, ActWords
from bot.compose.checking.patterns import pattern, word
from bot.compose.days_said import days_said, nearest
from knowledge.evidence import Fact, Passage
from knowledge.text import normal_form, sentences

# "will not": what is denied of the days to come is held against the sources word by word, by `polarity`.
Progress = Literal["done", "to come", "not done", "will not"]

_BEFORE = re.compile(r"[^;.।|]*$")
_NEAR = 60
# A number of so many digits tells one thing from another.
AMOUNT = 4
# The light verb after a noun, by its tense: সই করেছেন, সই করবেন, সই হয়নি, সই করার কথা.
_LIGHT: Mapping[Progress, str] = {
    "done": r"(?:কর|হয়|দিয়|গ|গিয়|ফেল|পড়|নিয়|এস|রেখ|উঠ|সের|পেয়)েছ\S*|(?:কর|দি|নি|গে|ফেল|হ|পে)(?:লেন|লাম|লো|ল)",
    "to come": r"(?:কর|হ|যা|দে|নে|পড়|আস|ফেল|রাখ|পা)(?:বেন|বে|ব|বো)|(?:করা|হওয়া|দেওয়া|পড়া|যাওয়া"
    r"|আসা)র কথা(?! (?:স্বীকার|জান|বল|লিখ|নিশ্চিত|অস্বীকার|উল্লেখ))"
    r"|কথা(?! (?:স্বীকার|জান|বল|লিখ|নিশ্চিত|অস্বীকার|উল্লেখ))|বাকি"
    r"|লাগবে|উচিত|দরকার",
    "not done": r"\S*(?:য়নি|েনি|িনি|ননি)|(?:না|নয়|নেই)(?=[,;.।]|$)",
}
_BETWEEN = r"(?:র|ে|ের|টা|টি|ও)?(?: (?:করা|বুঝে|করে|হয়ে|পড়ে|দিয়ে|নিয়ে|সেরে|এখনো|এখনও))?"
# "Sent the scan for neither", "22 last month, none this month", একটাও না: some of it is not done, whatever is.
_FOR_NONE = pattern(
    r"^[^.;:,]{0,30} (?:for|to|from|of|by|in|at) (?:neither|none|nobody|no one|nothing)\b|^(?: us| them"
    r"| it)? (?:no|nothing)\b"
)
_NOT_ALL = pattern(
    r"\b(?:neither|none|nothing|nobody|no one|not one)\b|(?:কোনো|একটি|একটা|একজন|কোনোটি|কোনোটা|কেউ"
    r"|কিছু)\S*(?: \S+){0,2} (?:না|নয়|নেই)(?=[ ,;.।]|$)"
)
_NO = pattern(r" (?:না|নয়)(?=[ ,;.।]|$)")
_STILL_TO = word(r"(?:still|yet) to|still has to|still have to|এখনো বাকি|চাওয়া হয়েছে")
_TERMS = "decided"  # is so on the day it is told, from whatever day its terms hold
_TIMES = frozenset(concepts("week month year yesterday"))
# "First four open before 31 Dec": what is set for a day is to come.
_DUE = re.compile(r"(?: [^\s,;:.]+){0,6}? (?:by|before|from) (?:the )?\S*\d")
_OF_IT = word("it|them|this|those|এটা|ওটা|সেটা|এগুলো|ওগুলো|সেগুলো")
_YET = word("yet|still|so far|এখনো|এখনও|আজও")
_WOULD = re.compile(r"'d(?= (?:not )?(?:have|be|get|see|send|pay|give|let|take|make|bring|share|receive|deliver)\b)")
# "A truck expected on the 8th came": no participle, so that what was expected is done.
_FINITE = re.compile("came|went|gave|took|arrived")
_EXPECTED = word("expected|promised|planned|wanted|asked|needed|hoped")
_ONCE = pattern(r"\b(?:once|if|as soon as|until|till|unless)\b[^,;]*$")
_LAST_NOT, _LAST_AHEAD, _LAST_WILL_NOT, _LAST_WISHED = (
    re.compile(rf"(?:{found.pattern})$") for found in (NOT_DONE, AHEAD, WILL_NOT, WISHED)
)


def told_otherwise(said: Sequence[Clause], facts: Sequence[Fact]) -> str:
    """Why an act is not as far as a sentence tells; "" where the passages bear it out, or do not tell of it."""
    passages = [fact for fact in facts if isinstance(fact, Passage)]
    if len(passages) < len(facts):
        return ""  # a figure tells how far a thing is by its own values
    held = [one for fact in passages for one in _held(fact.words)]
    acts = {act for one in held for act, _ in one.acts}
    for act in (one for one in ACT_WORDS if one in acts):
        clauses = [one for one in said if _progress(act, one.text)]
        if not clauses:
            continue
        mine = {progress for one in clauses for progress in _progress(act, one.text)}
        about = frozenset().union(*(one.said for one in clauses))
        near, nearly = _nearest(act, about, held)
        told, also = (
            [{progress for of, progress in one.acts if of == act} for one in those] for those in (near, nearly)
        )
        if not all(told):  # what is nearest tells nothing of it: those that do, where all of them agree
            told, also = _elsewhere(act, about, held), []
        reason = _against(act, mine, set().union(*told, *also)) if told else ""
        if reason and (
            "done" in mine
            or act == _TERMS
            or not _ahead(said, passages)
            or any(_STILL_TO.search(one.text) for one in clauses)
        ):
            return reason
    return ""


def _ahead(said: Sequence[Clause], passages: Sequence[Passage]) -> bool:
    return any(_days_to_come(said, fact.when) for fact in passages if fact.when is not None)


def _days_to_come(said: Sequence[Clause], written: date) -> bool:
    """Whether a sentence names a day after the one a note was written on: what it tells for then was not done yet."""
    days = (nearest(day.what, written) for one in said for day in days_said(one.text))
    return any((day.year, day.month, day.day) > (written.year, written.month, written.day) for day in days if day.whole)


def _nearest(act: str, about: frozenset[str], held: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """The sentences that share most of what is spoken of, and those that share nearly as much.

    The first are those that tell the act of the same amount, where there are any; where none shares anything, those
    that tell an act.
    """
    amounts = {one for one in about if one.isdigit() and len(one) >= AMOUNT}
    if of_amount := [told for told in held if amounts & told.about and any(of == act for of, _ in told.acts)]:
        return of_amount, []
    telling = frozenset(one for one in about if not one[:1].isdigit() or len(one) >= AMOUNT)
    shared = [len(telling & told.about) if _is_of(told, telling) else 0 for told in held]
    best = max(shared, default=0)
    near = [told for told, share in zip(held, shared, strict=True) if share == best and (best or told.acts)]
    return near, [told for told, share in zip(held, shared, strict=True) if share and share == best - 1]


def _is_of(told: Told, about: frozenset[str]) -> bool:
    """Whether a sentence speaks of something by its own words, and not of the time of the sentence before."""
    return bool(about & told.own) and _TIMES.isdisjoint((about & told.about) - told.own)


def _elsewhere(act: str, about: frozenset[str], held: Sequence[Told]) -> list[set[Progress]]:
    """How far other sentences tell an act: those that share what is spoken of, or all; nothing where they differ."""
    telling = [one for one in held if any(of == act for of, _ in one.acts)]
    sharing = [one for one in telling if about & one.about] or telling
    told = [{progress for of, progress in one.acts if of == act} for one in sharing]
    done = ["done" in one for one in told]
    return [] if any(done) and not all(one == {"done"} for one in told) else told


def as_far(said: Clause, held: Iterable[Clause]) -> bool:
    """Whether what a clause tells as not done is told so by another, or, where it says "yet", as still to come."""
    undone = {act for act, progress in progress_of(said.text) if progress == "not done"}
    fitting = {"not done", "to come"} if _YET.search(said.text) else {"not done"}
    told = {act for one in held for act, progress in progress_of(one.text, source=True) if progress in fitting}
    return bool(undone & told)


def _against(act: str, mine: set[Progress], so: set[Progress]) -> str:
    if not so or "done" in mine & so:
        return ""
    if "done" in mine:
        return f"the source does not tell it as done ({act}): {min(so)}"
    if so == {"done"} and not mine.isdisjoint({"to come", "not done"}):
        return f"the source tells it as done ({act})"
    return ""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a passage: the acts it tells, each with how far it is, and what it speaks of.

    own: what its own words speak of; "sent it today" is about what the sentence before tells of, too.
    """

    acts: frozenset[tuple[str, Progress]]
    about: frozenset[str]
    own: frozenset[str]


@lru_cache(maxsize=512)
def _held(words: str) -> tuple[Told, ...]:
    texts = [normal_form(one) for one in sentences(words)]
    before = ["", *texts]
    about = [f"{last} {text}" if _OF_IT.search(text) else text for last, text in zip(before, texts, strict=False)]
    return tuple(
        Told(progress_of(text, source=True), clause(of).said, clause(text).said)
        for text, of in zip(texts, about, strict=True)
    )


def progress_of(text: str, source: bool = False) -> frozenset[tuple[str, Progress]]:
    """The acts that a text in normal form tells of, each with how far it is.

    source: a text that sentences are held against: what is promised, asked or offered there is still to come.
    """
    return frozenset((act, one) for act in _acts() for one in _progress(act, text, source))


@lru_cache(maxsize=16384)
def _progress(act: str, text: str, source: bool = False) -> frozenset[Progress]:
    """How far a text tells one act to be; empty where it does not tell of it."""
    open_text = _written_out(text)
    words = _acts()[act]
    told = set(words.of_source(open_text) if source else words.read(open_text))
    return frozenset(one for one in told if one != "not done" or not NOT_SO.search(text))


@lru_cache(maxsize=256)
def _written_out(text: str) -> str:
    """A text with its short forms written out, and without gifts of which it tells that there was none."""
    text = text.replace("n't", " not").replace("'ll", " will").replace("'ve", " have").replace("cannot", "can not")
    return NO_GIFT.sub(" ", _WOULD.sub(" would", text))


class _Act:
    """The words of an act as patterns."""

    def __init__(self, words: ActWords) -> None:
        self.plain, self.past, self.sought = word(words.plain), word(words.past), word(words.sought)
        told: Mapping[Progress, str] = {"done": words.done, "to come": words.coming, "not done": words.undone}
        self.of_things = words.of_things
        spoken = {progress: _with_nouns(text, words.nouns, progress) for progress, text in told.items()}
        self.told = [(progress, word(text)) for progress, text in spoken.items()]
        self.any = word("|".join([words.plain, words.past, *spoken.values()]))  # most texts tell nothing of it

    def read(self, text: str) -> Iterator[Progress]:
        """How far a text says that the act is."""
        if not self.any.search(text):
            return
        for verb in self.plain.finditer(text):
            yield from _of_plain(_left(text, verb.start()))
        for verb in self.past.finditer(text):
            left = _left(text, verb.start())
            told = _of_past(left if not _FINITE.fullmatch(verb[0]) else _EXPECTED.sub(" ", left))
            yield "not done" if told == "done" and _FOR_NONE.search(text[verb.end() :]) else told
        for progress, found in self.told:
            for one in found.finditer(text):
                left = _left(text, one.start()) if progress == "done" else ""
                if left and _LAST_NOT.search(left):
                    yield "not done"  # "has not made up his mind"
                elif left and _ONCE.search(left):
                    yield "to come"
                else:
                    yield _denied(progress, text[one.end() :])

    def of_source(self, text: str) -> Iterator[Progress]:
        """The same of a source: what is sought there is to come, and of none of them it is done."""
        due = any(_DUE.match(text[one.end() :]) for one in self.plain.finditer(text))
        told = [*self.read(text), *(("to come",) if due or self.sought.search(text) else ())]
        yield from (*told, *(("not done",) if told and self.of_things and _NOT_ALL.search(text) else ()))


def _with_nouns(told: str, nouns: str, progress: Progress) -> str:
    return rf"{told}|(?:{nouns.replace(' ', '|')}){_BETWEEN} (?:{_LIGHT[progress]})" if nouns else told


@lru_cache(maxsize=1)
def _acts() -> Mapping[str, _Act]:
    return {act: _Act(words) for act, words in ACT_WORDS.items()}


def _left(text: str, start: int) -> str:
    found = _BEFORE.search(text[max(0, start - _NEAR) : start])
    return found[0].rstrip() if found is not None else ""


def _of_plain(left: str) -> Iterator[Progress]:
    if _LAST_WILL_NOT.search(left):
        yield "will not"
    elif _LAST_NOT.search(left):
        yield "not done"
    elif _LAST_AHEAD.search(left):
        yield "to come"


def _of_past(left: str) -> Progress:
    if _LAST_WILL_NOT.search(left):
        return "will not"
    if _LAST_NOT.search(left):
        return "not done"
    return "to come" if _LAST_AHEAD.search(left) or _LAST_WISHED.search(left) else "done"


def _denied(progress: Progress, after: str) -> Progress:
    """What a Bengali "না" after the verb makes of it."""
    if not _NO.match(after):
        return progress
    return "will not" if progress == "to come" else "not done"
