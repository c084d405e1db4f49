"""Where a text names the rows of a figure's list: by a whole label, by a telling word, or by words of one row alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.compose.checking.figures.goods_in_bengali import CALLED
from bot.compose.checking.figures.held_against import is_held_against
from bot.compose.checking.figures.period_names import period_rows, periods_named
from bot.compose.checking.figures.store_names import stores_named
from bot.compose.checking.figures.term_names import term_names
from bot.compose.checking.kept import kept, kept_by_text
from bot.compose.checking.names.persons import SAME_NAME
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.rows_held import rows_in
from bot.compose.checking.values.valued import label_of
from bot.compose.render import named_values_of
from knowledge.evidence import Figure, Name, Term, Words
from knowledge.glossary import concept
from knowledge.name_words import NameWord, Weight, likeness, name_words, words_of
from knowledge.text import normal_form, terms, terms_of

_OF_A_RECORD = re.compile(r"[a-z_]+-\d+")  # "order-834" names no row
_ROW = re.compile(r"[a-z_]+\.\d+")
# Terms that a row is named by.
_HEADS = frozenset({"function", "factor", "effect", "channel"})
# What in a row is no name of it: the months in which it is highest and lowest, what was found there.
_NO_NAMES = frozenset({"high", "low", "finding"})
# A row of what somebody stated is named by so many of its words; one of a name by one that no other row has.
_STATED = 2
_TELLING = 7  # or by one so long: "the planogram"
# From this likeness (0-100) on a word spoken in Bengali is one of the labels'.
SURELY_SAME = 85.0
_APART = pattern(r"[;।]|(?<!\d)\.(?= |$)|\.(?= )")


@dataclass(frozen=True, slots=True)
class RowName:
    """A row of a list, named in a text at `start:end`. other: only what another one is compared with."""

    start: int
    end: int
    row: str
    other: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells the rows of a figure.

    labels: the longest first, each with its row. words: those of the labels that tell names apart. spoken: all of them.
    concepts: the rows of each concept in them. stated: the rows told by what somebody said. own: the account's names.
    """

    labels: tuple[tuple[str, str], ...]
    words: Mapping[str, tuple[NameWord, ...]]
    spoken: Mapping[str, tuple[NameWord, ...]]
    concepts: Mapping[str, frozenset[str]]
    stated: frozenset[str]
    own: tuple[str, ...]
    account: tuple[NameWord, ...]


def top_row(row: str) -> str:
    """The row of the figure's own list in which a row stands: "rows.2" of "rows.2worth.0"."""
    found = _ROW.match(row)
    return found[0] if found else row


@kept(256)
def telling(figure: Figure) -> Telling:
    """What tells the rows of a figure apart."""
    labels: list[tuple[str, str]] = []
    words: dict[str, list[NameWord]] = {}
    spoken: dict[str, list[NameWord]] = {}
    concepts: dict[str, set[str]] = {}
    own = {one for name in _own_names(figure) for one in name.split()}
    for part, row, value in named_values_of(figure.sentence):
        named = isinstance(value, Words) or (isinstance(value, Name) and not _OF_A_RECORD.fullmatch(value.text))
        named = named or (isinstance(value, Term) and part in _HEADS)
        if not row or part in _NO_NAMES or not named:
            continue
        top = top_row(row)
        for label in dict.fromkeys(label_of(value)):
            labels.append((label, top))
            if isinstance(value, Name) and value.kind == "record":  # a store is not told by its account's name
                label = " ".join(one for one in label.split() if one not in own)
            spoken.setdefault(top, []).extend(words_of(label))
            if isinstance(value, Name):
                words.setdefault(top, []).extend(_telling(label))
            for term in terms(label):
                if len(term) > 2 and not term.isdigit():
                    concepts.setdefault(concept(term), set()).add(top)
    every = {row for _, row in labels}
    apart = {term: frozenset(rows) for term, rows in concepts.items() if len(rows) < len(every)}
    labels.sort(key=lambda one: -len(one[0]))
    return Telling(
        tuple(labels),
        _frozen(words),
        _frozen(spoken),
        apart,
        _stated(figure),
        _own_names(figure),
        _account_words(figure),
    )


def _stated(figure: Figure) -> frozenset[str]:
    """The rows that somebody's words or a term name, or a record: not a product, a category or a person alone."""
    return frozenset(
        key
        for key, row in rows_in(figure)
        if not any(isinstance(one, Name) and one.kind in ("product", "category", "person") for one in row.values())
        or any(isinstance(one, Words) for one in row.values())
    )


def _frozen(found: Mapping[str, list[NameWord]]) -> dict[str, tuple[NameWord, ...]]:
    return {row: tuple(dict.fromkeys(words)) for row, words in found.items()}


def _own_names(figure: Figure) -> tuple[str, ...]:
    """The account's own name holds words of products: Health & Beauty."""
    names = [value for value in figure.sentence.values.values() if isinstance(value, Name)]
    return tuple(normal_form(one) for name in names for one in (name.text, name.local) if one)


def _account_words(figure: Figure) -> tuple[NameWord, ...]:
    """The words that tell the account: কুশিয়ারায় names no Kuasha tea."""
    return tuple(one for name in _own_names(figure) for one in _telling(name))


def _telling(label: str) -> list[NameWord]:
    return [one for one in name_words(label) if one.weight is Weight.DISTINCT and len(one.plain) > 2]


@kept_by_text(128)
def rows_named(text: str, figure: Figure) -> tuple[list[RowName], str]:
    """The rows that a text in normal form names, in order, and the text with these names blotted out.

    A name that several rows bear stands for none of them: its row is "".
    """
    known = telling(figure)
    found: list[RowName] = []
    rest = text
    for label, row in known.labels:
        if len(label) > 3 and label in rest:
            rows = {other for one, other in known.labels if one == label}
            while (at := rest.find(label)) >= 0:
                found.append(RowName(at, at + len(label), row if len(rows) == 1 else ""))
                rest = f"{rest[:at]}{'¦' * len(label)}{rest[at + len(label) :]}"
    for own in known.own:
        rest = rest.replace(own, "¦" * len(own))
    for said, row in term_names(figure):
        found += [RowName(*one.span(), top_row(row)) for one in said.finditer(rest)]
    others = (*periods_named(rest, figure), *stores_named(rest, figure))
    found += [RowName(start, end, top_row(row)) for start, end, row in others]
    rest = _blotted(rest, found)
    found += _by_words(rest, known)
    rest = _blotted(rest, found)
    found.sort(key=lambda one: one.start)
    return with_compared(found, text), rest


def with_compared(found: Sequence[RowName], text: str) -> list[RowName]:
    """The same names, in order, each with whether another is compared with it."""
    following = [*(one.start for one in found), len(text)][1:]
    return [_compared(one, text, until) for one, until in zip(found, following, strict=True)]


def _blotted(text: str, found: Iterable[RowName]) -> str:
    for one in found:
        text = f"{text[: one.start]}{'¦' * (one.end - one.start)}{text[one.end :]}"
    return text


@kept(256)
def has_rows(figure: Figure) -> bool:
    """Whether a figure has rows that a text can name."""
    return bool(telling(figure).labels or period_rows(figure) or term_names(figure))


@kept(256)
def named_apart(figure: Figure) -> bool:
    """Whether several rows of a figure can be named, so that what is of the one is not of the other."""
    rows = [row for _, row in telling(figure).labels] + [top_row(row) for _, row in term_names(figure)]
    return len({*rows, *period_rows(figure).values()}) > 1


@kept_by_text(128)
def row_just_named(text: str, figure: Figure) -> str:
    """The row that a text names last, in its last sentence; "" where it names none there."""
    here = text[max((found.end() for found in _APART.finditer(text)), default=0) :]
    named = rows_named(here, figure)[0] if has_rows(figure) else []
    return named[-1].row if named else ""


def _compared(one: RowName, text: str, until: int) -> RowName:
    """The same with whether another is compared with it. until: where the next name begins."""
    return RowName(one.start, one.end, one.row, is_held_against(text, one.start, one.end, until))


def _by_words(text: str, known: Telling) -> list[RowName]:
    """Rows named by words of their labels, neighbours taken together: "the small diapers"."""
    found: list[RowName] = []
    run: list[tuple[NameWord, frozenset[str], bool]] = []
    for word in words_of(text):
        own = any(_alike(word, one) for one in known.account)
        rows, distinct = _rows_of(word.written, known) if not own else (frozenset[str](), False)
        common = frozenset.intersection(*(mine for _, mine, _ in run)) if run else frozenset()
        if run and (common.isdisjoint(rows) or text[run[-1][0].end : word.start].strip()):
            found += _one_row(run, known)
            run = []
        if rows:
            run.append((word, rows, distinct))
    return found + (_one_row(run, known) if run else [])


def _one_row(run: Sequence[tuple[NameWord, frozenset[str], bool]], known: Telling) -> list[RowName]:
    hits: dict[str, int] = {}
    sure: set[str] = set()
    for _, rows, distinct in run:
        for row in rows:
            hits[row] = hits.get(row, 0) + 1
        if distinct and len(rows) == 1:
            sure |= rows
    most = max(hits.values())
    best = [row for row, many in hits.items() if many == most]
    if len(sure) == 1:
        best = [*sure]
    telling_word = any(len(word.plain) >= _TELLING and len(rows) == 1 for word, rows, _ in run)
    if len(best) != 1 or (best[0] not in sure and best[0] in known.stated and most < _STATED and not telling_word):
        return []
    return [RowName(run[0][0].start, run[-1][0].end, best[0])]


@kept_by_text(4096)
def _rows_of(written: str, known: Telling) -> tuple[frozenset[str], bool]:
    """The rows whose labels hold a word, and whether it is one that tells names apart."""
    word = words_of(written)[0]
    if word.weight is Weight.DISTINCT and len(word.plain) > 3 - word.bengali and not word.digits:
        rows = frozenset(row for row, names in known.words.items() if _is_in(word, names))
        if rows:
            return rows, True
    term = next(iter(terms_of(word.plain)), "") if len(word.plain) > 2 and not word.digits else ""
    if not term:
        return frozenset(), False
    rows = known.concepts.get(concept(CALLED.get(term, term)), frozenset())
    if not rows and word.bengali and len(word.plain) > 3:  # লোশন is a lotion
        rows = frozenset(row for row, names in known.spoken.items() if any(_sounds_as(word, one) for one in names))
    return rows, False


def _sounds_as(word: NameWord, one: NameWord) -> bool:
    return not one.bengali and len(one.plain) > 3 and likeness(word, one) >= SURELY_SAME


def _alike(word: NameWord, one: NameWord) -> bool:
    return word.plain == one.plain or (word.bengali and one.bengali and word.stem == one.stem)


def _is_in(token: NameWord, name: Iterable[NameWord]) -> bool:
    return any(
        token.plain == one.plain
        or (token.bengali and token.stem == one.stem)
        or (token.bengali != one.bengali and likeness(token, one) >= SAME_NAME and max(map(len, one.sounds)) > 1)
        for one in name
    )


def stretches(text: str) -> list[tuple[int, int]]:
    """Where the stretches of a text begin and end that marks divide: rows stand in one each."""
    ends = [found.start() for found in _APART.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))
