"""The clauses of a fact, as a sentence in one language is held against them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.compose.catalogues import Language
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.clauses import Clause, clause, concepts, every_clause
from bot.compose.checking.patterns import word
from bot.compose.record import RECORDS, record_sentence
from bot.compose.render import Style, render
from knowledge.evidence import Fact, Figure, Items, Message, Passage, Value, Words
from knowledge.normal import WORD
from knowledge.text import normal_form, sentences

# A clause of no more words than this refers to the one before.
SHORT = 4
# So does a no of no more words, and what has a pronoun alone for its object: "I did not agree to anything".
LONGEST_NO = 7
_ANSWERS, _NO = frozenset({"agree", "refuse", "promise"}), frozenset({"not", "refuse"})
_OF_IT = word(r"[^\d]*\b(?:it|that|this|them|those|anything|nothing|either|neither|any|both|all)")
_IN_PART = frozenset({"late_orders", "otif"})


@dataclass(frozen=True, slots=True)
class HeldClauses:
    """The clauses of a fact and its sentences; of a figure the rows of its lists are sentences too.

    beside: to a clause, by its text, what else is to be heard with it: the short clauses that follow in a passage
    ("We did not agree"), all of a figure. whole_of: the sentence a clause is of. author: who "we" are in it, by name.
    """

    clauses: tuple[Clause, ...]
    wholes: tuple[Clause, ...]
    beside: Mapping[str, tuple[Clause, ...]]
    whole_of: Mapping[str, Clause]
    author: frozenset[str] = frozenset()


def held_clauses(fact: Fact, language: Language) -> HeldClauses:
    """What a fact says in the language of the sentence: a figure is told in either, a passage stands as written."""
    if isinstance(fact, Passage):
        return _of_passage(fact)
    return _in_english(fact) if language == "en" else _in_bengali(fact)


@kept(512)
def _in_english(figure: Figure) -> HeldClauses:
    return _of_figure(figure, Style("en"))


@kept(512)
def _in_bengali(figure: Figure) -> HeldClauses:
    return _of_figure(figure, Style("bn"))


@kept(512)
def _of_passage(passage: Passage) -> HeldClauses:
    parts = [normal_form(part) for part in sentences(passage.words)]
    clauses = [every_clause(part) for part in parts]
    wholes = tuple(clause(part) for part in parts)
    beside: dict[str, tuple[Clause, ...]] = {}
    for place, own in enumerate(clauses):
        following = [*own, *(clauses[place + 1] if place + 1 < len(clauses) else ())]
        short = tuple(one for one in following if _is_short(one))
        beside |= {one.text: short for one in (*own, wholes[place])}
    whole_of = {one.text: wholes[place] for place, own in enumerate(clauses) for one in own}
    author = frozenset(concepts(normal_form(passage.author)))
    return HeldClauses(tuple(one for own in clauses for one in own), wholes, beside, whole_of, author)


def _is_short(one: Clause) -> bool:
    length = len(WORD.findall(one.text))
    if length <= SHORT or (length <= LONGEST_NO and _says_no(one)):
        return True
    return length <= 2 * SHORT and _OF_IT.fullmatch(one.text) is not None


def _says_no(one: Clause) -> bool:
    answers = not (_ANSWERS.isdisjoint(one.marks) or _NO.isdisjoint(one.marks))
    return answers and not any(said[:1].isdigit() for said in one.said)


def _of_figure(figure: Figure, style: Style) -> HeldClauses:
    told = [normal_form(one) for one in _told(figure, style)]
    clauses = tuple(_own_words(figure, one) for text in told for one in every_clause(text))
    wholes = tuple(_own_words(figure, clause(text)) for text in told)
    return HeldClauses(clauses, wholes, {one.text: wholes[:1] for one in (*clauses, *wholes)}, {})


def _own_words(figure: Figure, one: Clause) -> Clause:
    """A clause of a figure; where it tells what is late of a whole, the rest is on time, and it stands at no pole."""
    if figure.name not in _IN_PART:
        return one
    return replace(one, marks={mark: said for mark, said in one.marks.items() if not mark.startswith("punctuality")})


def _told(figure: Figure, style: Style) -> Iterator[str]:
    """A figure's sentence and its rows; a promise as an answer tells it, with how it stands."""
    if figure.name in RECORDS and {"done", "days", "due", "owner"} <= figure.sentence.values.keys():
        yield record_sentence(figure, style).text
        return
    yield render(figure.sentence, style)
    for value in figure.sentence.values.values():
        if isinstance(value, Items):
            yield from (render(Message(value.message, row), style) for row in value.rows if _in_words(row))


def _in_words(row: Mapping[str, Value]) -> bool:
    """Whether a row of a list holds what somebody said, and not names and numbers alone."""
    return any(isinstance(value, Words) for value in row.values())
