"""What else a row of a list bears beside what it is about: who it is with, which function, whose, in what state."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.compose.checking.figures.standing import standing_said
from bot.compose.checking.kept import kept
from bot.compose.checking.listed.state_words import STATES
from bot.compose.checking.patterns import either, pattern, plain, word
from bot.compose.checking.values.valued import label_of
from bot.compose.render import named_values_of
from knowledge.evidence import Figure, Items, Message, Name, Term, Words
from knowledge.name_words import NameWord, Weight, likeness, words_of

# "Not Lipi but Imrul", লিপি নয়: whom it is not with.
_NOT_BEFORE = pattern(
    r"\b(?:not|nor|than|instead of|rather than|unlike|no longer)(?: (?:an?|the|our|their|with|of|by|just|only))* $"
)
_NOT_AFTER = pattern(r"^(?:\S{0,4})? ?(?:এর |র )?(?:নয়|নন|না|চেয়ে|বদলে)(?=[ ,;।.]|$)")
# From this likeness (0-100) on a word is the name of one of the few whom a figure names.
_SAME = 78.0
_ENDINGS = tuple(map(plain, ("য়ের", "দের", "ের", "কে", "র")))
_SHORTEST = 2
_FUNCTIONS = (
    "sales",
    "marketing",
    "trade marketing",
    "supply chain",
    "finance",
    "customer service",
    "product",
    "management",
    "operations",
)
# Where a word that means more than a function is one.
_ABSENT = (
    r"(?<!trade )(?<!ট্রেড )(?<![^\W_])(?:@)(?:(?='s? | (?:task|team|matter|department|owes?|has to|is to|must)\b)"
    r"|(?= ?(?:বিভাগ|র কাজ|ের কাজ|য়ের কাজ|এর কাজ|ের দায়িত্ব|য়ের দায়িত্ব|র দায়িত্ব)))"
)
# "3 running, 1 taken": how many are so is said of none of them.
_COUNTED, _COUNT_AFTER = pattern(r"(?:^|[ :,;])\d+ $"), pattern(r" \d+ ?(?:[,:;।]|$)")
_SWOT = "plan.kind_"


@dataclass(frozen=True, slots=True)
class Holder:
    """What a text says at `start:end` that only these rows of a figure bear. family: what it tells of a row."""

    start: int
    end: int
    family: str
    rows: frozenset[str]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Borne:
    """What the rows of a figure bear. people: their rows by name. things: the rows by a term of each family."""

    people: Mapping[str, frozenset[str]]
    words: Mapping[str, tuple[NameWord, ...]]
    terms: Mapping[str, Mapping[str, frozenset[str]]]
    every: frozenset[str]


@kept(256)
def borne_by(figure: Figure) -> Borne:
    """What the rows of a figure's lists bear."""
    people: dict[str, set[str]] = {}
    terms: dict[str, dict[str, set[str]]] = {}
    every: set[str] = set()
    for name, value in figure.sentence.values.items():
        for place, row in enumerate(value.rows if isinstance(value, Items) else ()):
            at = f"{name}.{place}"
            every.add(at)
            for held in _people(row, value.message if isinstance(value, Items) else ""):
                people.setdefault(held, set()).add(at)
            for family, term in _terms(row):
                terms.setdefault(family, {}).setdefault(term, set()).add(at)
    account = {
        each.plain for one in figure.sentence.values.values() if isinstance(one, Name) for each in words_of(one.text)
    }
    words = {one: _telling(one, account) for one in people}
    frozen = {family: _frozen(rows) for family, rows in terms.items()}
    return Borne(_frozen(people), words, frozen, frozenset(every))


def _telling(name: str, account: Container[str]) -> tuple[NameWord, ...]:
    """The words that tell a name; a helpdesk of the account is not told by the account's name."""
    return tuple(one for one in words_of(name) if one.weight is Weight.DISTINCT and one.plain not in account)


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(rows) for key, rows in found.items()}


def _people(row: Mapping[str, Any], message: str) -> Iterator[str]:
    """Whoever a row names, as it shows them; a competitor is named in words."""
    for _, _, value in named_values_of(Message(message, row)):
        if isinstance(value, Name) and value.kind == "person":
            yield next(iter(label_of(value)))
    if isinstance(row.get("statement"), Words) and isinstance(held := row.get("name"), Words):
        yield next(iter(label_of(held)))


def _terms(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for held in row.values():
        if isinstance(held, Term):
            yield held.family, held.word
        elif isinstance(held, Items) and held.message.startswith(_SWOT):
            yield "swot", held.message.removeprefix(_SWOT)


def people_in(text: str, figure: Figure) -> list[tuple[int, int, str]]:
    """Whom of the people of a figure's rows a text in normal form names, and where; one name, one mention."""
    known = borne_by(figure)
    found: list[tuple[int, int, str]] = []
    for token in words_of(text) if known.people else ():
        named = [one for one, words in known.words.items() if any(_is(token, each) for each in words)]
        if len(named) != 1:
            continue
        if found and found[-1][2] == named[0] and not text[found[-1][1] : token.start].strip():
            found[-1] = (found[-1][0], token.end, named[0])
        else:
            found.append((token.start, token.end, named[0]))
    return found


def _is(token: NameWord, one: NameWord) -> bool:
    if token.plain == one.plain:
        return True
    if token.weight is not Weight.DISTINCT or not token.bengali:
        return False
    if one.bengali:
        return token.stem == one.stem
    return any(likeness(each, one) >= _SAME for each in _as_spoken(token.written))


@lru_cache(maxsize=4096)
def _as_spoken(bengali: str) -> tuple[NameWord, ...]:
    """A word without what hangs on it, রফিকের, and with its ঋ written as it is spoken: তৃষা is Trisha."""
    bare = next((bengali[: -len(one)] for one in _ENDINGS if bengali.endswith(one)), bengali)
    spoken = {bengali, bare} if len(bare) > _SHORTEST else {bengali}
    return tuple(word for one in sorted(spoken) for word in words_of(one.replace("\u09c3", "\u09cd\u09b0\u09bf")))


def holders_in(text: str, figure: Figure) -> list[Holder]:
    """What a text in normal form says that rows of a figure bear, in order."""
    known = borne_by(figure)
    found = [
        Holder(start, end, "person", known.people[who], _denied(text, start, end))
        for start, end, who in people_in(text, figure)
    ]
    for family, terms in known.terms.items():
        if family == "function":
            found += _functions(text, terms)
        elif family == "role":
            found += [
                Holder(at, at + 1, "role", terms.get(said.replace("_", " "), frozenset()), _denied(text, at, at + 1))
                for at, of, said in standing_said(text)
                if of == "role"
            ]
        for state in STATES.get(family, ()):
            rows = frozenset().union(*(terms.get(one, frozenset()) for one in state.terms))
            found += [
                Holder(*place.span(), family, rows, _denied(text, *place.span()))
                for place in state.said.finditer(text)
                if not _COUNTED.search(text[: place.start()]) and not _COUNT_AFTER.match(text[place.end() :])
            ]
    return sorted(found, key=lambda one: one.start)


def _denied(text: str, start: int, end: int) -> bool:
    return _NOT_BEFORE.search(text[:start]) is not None or _NOT_AFTER.search(text[end:]) is not None


def _functions(text: str, terms: Mapping[str, frozenset[str]]) -> Iterator[Holder]:
    """Functions by their labels, the longest first: trade marketing is not marketing."""
    for term in _FUNCTIONS:
        if term not in terms:
            absent = either(dict.fromkeys(label_of(Term("function", term))))
            for place in pattern(_ABSENT.replace("@", absent)).finditer(text):
                yield Holder(*place.span(), "function", frozenset(), _denied(text, *place.span()))
    labels = [
        (label, rows) for term, rows in terms.items() for label in dict.fromkeys(label_of(Term("function", term)))
    ]
    for label, rows in sorted(labels, key=lambda one: -len(one[0])):
        for place in word(rf"{either([label])}(?:র|ের|য়ের| বিভাগ\S*)?").finditer(text):
            yield Holder(*place.span(), "function", rows, _denied(text, *place.span()))
        text = text.replace(label, "¦" * len(label))
