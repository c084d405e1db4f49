"""Which promise, need, offer or point of a plan a text speaks of, told in its own words or in the other language's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.compose.checking.kept import kept
from bot.compose.checking.listed.figures_read import LISTS
from bot.compose.checking.listed.trade_words import meanings
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.number_words import in_digits
from bot.compose.checking.values.rows_held import rows_in
from bot.compose.checking.values.valued import label_of
from knowledge.evidence import Figure, Name, Words
from knowledge.glossary import concept
from knowledge.name_words import likeness, words_of
from knowledge.normal import WORD, normal_form
from knowledge.text import terms_of

# The fields of a row that say what it is about; a name where it has no other.
_ABOUT = ("statement", "cares")
# A thing is told by two of its words; by one where no other row has it and it is much of what is said there, or long.
_FEWEST, _LONG = 2, 8
_MUCH = 1 / 3
# So many words may stand between two words of one thing.
_GAP = 4
_SURELY = 85.0
_SHORTEST = 3
_APART = pattern(r"[;।!?]|\.(?= |$)")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a row of a list is about, spoken of in a text at `start:end`."""

    start: int
    end: int
    row: str


@dataclass(frozen=True, slots=True)
class Known:
    """The words of a figure's rows.

    rows: the rows of each meaning. own: the names of the account and of its plan. sizes: how many words tell each row.
    """

    rows: Mapping[str, frozenset[str]]
    own: tuple[str, ...]
    latin: Mapping[str, frozenset[str]]
    sizes: Mapping[str, int]


@kept(256)
def statements_of(figure: Figure) -> Mapping[str, str]:
    """What each row of a figure's lists is about, in normal form, by the row; none of rows that only name somebody."""
    found: dict[str, str] = {}
    for key, row in rows_in(figure) if figure.name in LISTS else ():
        held = next((row[one] for one in (*_ABOUT, "name") if isinstance(row.get(one), Words)), None)
        if isinstance(held, Words):
            found[key] = in_digits(normal_form(held.text))
    return found


@kept(256)
def _known(figure: Figure) -> Known:
    rows: dict[str, set[str]] = {}
    latin: dict[str, set[str]] = {}
    sizes: dict[str, int] = {}
    of_plan = keys("plan") if figure.name.startswith("plan_") else frozenset()  # "in the plan" is of no point of it
    for row, said in statements_of(figure).items():
        telling = [one for one in WORD.findall(said) if keys(one) and not keys(one) & of_plan]
        sizes[row] = len(telling)
        for one in telling:
            for key in keys(one):
                rows.setdefault(key, set()).add(row)
            if one.isascii() and len(one) > _SHORTEST and not one[0].isdigit():
                latin.setdefault(one, set()).add(row)
    return Known(_frozen(rows), _own_names(figure), _frozen(latin), sizes)


def _own_names(figure: Figure) -> tuple[str, ...]:
    """The names of the account and of its plan, whose words are no row's."""
    told = [value for value in figure.sentence.values.values() if isinstance(value, Name | Words)]
    return tuple(sorted({label for one in told for label in label_of(one)}, key=len, reverse=True))


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(rows) for key, rows in found.items()}


@lru_cache(maxsize=8192)
def keys(word: str) -> frozenset[str]:
    """What a word in normal form stands for, in either language; nothing of a word that tells nothing."""
    found: set[str] = set()
    for term in terms_of(word):
        found.add(concept(term))
        found |= meanings().get(term, frozenset())
    return frozenset(found)


def things_in(text: str, figure: Figure, apart: Iterable[int] = ()) -> list[Thing]:
    """The things of a figure's rows that a text in normal form speaks of, in order.

    apart: where somebody is named, or something else stands that belongs to another thing than what stands before it.
    """
    known = _known(figure)
    if not known.sizes:
        return []
    for own in known.own:
        text = text.replace(own, "¦" * len(own))
    cuts = sorted({*apart, *(found.start() for found in _APART.finditer(text))})
    found: list[Thing] = []
    run: list[tuple[int, int, str, frozenset[str]]] = []
    common: frozenset[str] = frozenset()
    gap = 0
    for place in WORD.finditer(text):
        rows = _rows_of(place[0], known)
        cut = bool(run) and any(run[-1][1] <= at <= place.start() for at in cuts)
        gap = gap + 1 if not rows else gap
        if run and (cut or gap > _GAP or (rows and common.isdisjoint(rows))):
            found += _told(run, known)
            run, common, gap = [], frozenset(), 0
        if rows:
            run.append((place.start(), place.end(), place[0], rows))
            common = common & rows if common else rows
            gap = 0
    return found + (_told(run, known) if run else [])


def thing_of(text: str, figure: Figure) -> list[Thing]:
    """The one thing that all the words of a text together tell; none where they tell none, or several alike."""
    known = _known(figure)
    for own in known.own:
        text = text.replace(own, "¦" * len(own))
    run = [(one.start(), one.end(), one[0], rows) for one in WORD.finditer(text) if (rows := _rows_of(one[0], known))]
    return _told(run, known) if run else []


def _rows_of(word: str, known: Known) -> frozenset[str]:
    rows = frozenset().union(*(known.rows.get(key, frozenset()) for key in keys(word)))
    if rows or word.isascii() or len(word) <= _SHORTEST or not terms_of(word):
        return rows
    return frozenset().union(*(own for latin, own in known.latin.items() if _sounds_alike(word, latin)))


@lru_cache(maxsize=16384)
def _sounds_alike(bengali: str, latin: str) -> bool:
    one, other = words_of(bengali), words_of(latin)
    return len(one) == 1 == len(other) and likeness(one[0], other[0]) >= _SURELY


def _told(run: Sequence[tuple[int, int, str, frozenset[str]]], known: Known) -> list[Thing]:
    """The thing that neighbouring words tell, where they tell one."""
    if all(word[0].isdigit() for _, _, word, _ in run):
        return []  # how many there are tells of none
    hits: dict[str, set[frozenset[str]]] = {}
    for _, _, word, rows in run:
        for row in rows:
            hits.setdefault(row, set()).add(keys(word) or frozenset({word}))
    ordered = sorted(hits, key=lambda row: -len(hits[row]))
    best = ordered[0]
    many = len(hits[best])
    if len(ordered) > 1 and len(hits[ordered[1]]) == many:
        return []
    alone = [word for _, _, word, rows in run if rows == {best}]
    enough = many >= _FEWEST and (bool(alone) or len(known.sizes) == 1 or many > _FEWEST)
    if not enough and not (alone and (many >= _MUCH * known.sizes[best] or max(map(len, alone)) >= _LONG)):
        return []
    return [Thing(run[0][0], run[-1][1], best)]
