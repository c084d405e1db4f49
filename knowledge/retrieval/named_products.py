"""The products that words name: one, the few that they fit alike ("the diapers"), or more than can be meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.figures.catalogue import routing
from knowledge.name_words import IN_A_TEXT, NameWord, Weight, likeness, name_words, words_of
from knowledge.names import NameMention, in_both_scripts, names_mentioned
from knowledge.records.products import Product
from knowledge.text import terms

# A product is named from here on (0-100); below, words only sound like a part of its name.
PRODUCT_SURE = 60.0
# From this likeness on (0-100) a word of a question is a word of a product's name.
SAME_WORD = 90.0
# So many products may be meant by the same words ("diaper"); more are a brand or a range.
MOST_ALIKE = 3

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class NamedProducts:
    """Ids of the products that words fit alike, and where. too_many: as typed, what fits more than can be meant."""

    ids: tuple[int, ...] = ()
    spans: Spans = ()
    too_many: str = ""


NO_PRODUCTS = NamedProducts()


def products_named(session: Session, words: str) -> NamedProducts:
    """What words name of our products: by a name, or by words that only few of them have."""
    called: dict[str, list[int]] = {}
    categories: set[str] = set()
    query = sa.select(Product.id, Product.name, Product.aliases, Product.category).order_by(Product.id)
    for key, name, aliases, category in session.execute(query):
        categories.add(category)
        for spoken in (name, *filter(None, map(str.strip, aliases.split(";")))):
            called.setdefault(spoken, []).append(key)
    sure = [one for one in names_mentioned(words, list(called), in_both_scripts(called)) if one.score >= PRODUCT_SURE]
    said = words_of(words)
    if sure:
        return _by_name(sure[0], called, words, said)
    return _by_words(called, said, [word for category in sorted(categories) for word in words_of(category)])


def _by_name(best: NameMention, called: Mapping[str, list[int]], words: str, said: Sequence[NameWord]) -> NamedProducts:
    """Those of which some name has all the words of the question that the best one has: "Kuasha" is five teas."""
    parts = name_words(best.name)
    within = [word for word in said if best.start <= word.start and word.end <= best.end]
    shared = [word for word in within if any(_same(part, word) for part in parts)]
    ids = {key for name, keys in called.items() if _has_all(name, shared) for key in keys} or {*called[best.name]}
    spans = ((best.start, best.end),)
    if len(ids) > MOST_ALIKE:
        return NamedProducts(spans=spans, too_many=words[best.start : best.end])
    return NamedProducts(tuple(sorted(ids)), spans)


def _has_all(name: str, shared: Sequence[NameWord]) -> bool:
    parts = name_words(name)
    return all(any(_same(part, word) for part in parts) for word in shared)


def _by_words(called: Mapping[str, list[int]], said: Sequence[NameWord], ranges: Sequence[NameWord]) -> NamedProducts:
    """The few products that have a telling word of the question in their names, and those beside it: "dish liquid".

    Words that ask for figures ("the product mix") and words of categories name none.
    """
    held = [_having(word, called) if len(word.plain) > 2 and not word.digits else frozenset() for word in said]
    for place, word in enumerate(said):
        if not held[place] or not _tells(word, ranges):
            continue
        first = last = place
        ids = held[place]
        while first > 0 and ids & held[first - 1]:
            first -= 1
            ids &= held[first]
        while last + 1 < len(said) and ids & held[last + 1]:
            last += 1
            ids &= held[last]
        if len(ids) <= MOST_ALIKE:
            return NamedProducts(tuple(sorted(ids)), ((said[first].start, said[last].end),))
    return NO_PRODUCTS


def _having(word: NameWord, called: Mapping[str, list[int]]) -> frozenset[int]:
    return frozenset(
        key for name, keys in called.items() if any(_same(part, word) for part in name_words(name)) for key in keys
    )


def _same(part: NameWord, word: NameWord) -> bool:
    if part.bengali != word.bengali:
        return not part.digits and part.weight is Weight.DISTINCT and likeness(part, word, IN_A_TEXT) >= SAME_WORD
    return _single(part.plain) == _single(word.plain) or likeness(part, word, IN_A_TEXT) >= SAME_WORD


def _single(plain: str) -> str:
    """A word without the plural's ending: "diapers"."""
    return plain.removesuffix("s") if len(plain) > FEWEST else plain


FEWEST = 4


def _tells(word: NameWord, ranges: Sequence[NameWord]) -> bool:
    if word.weight is not Weight.DISTINCT or any(term in routing().rarity for term in terms(word.written)):
        return False
    return not any(_single(one.plain) == _single(word.plain) or likeness(one, word) >= SAME_WORD for one in ranges)
