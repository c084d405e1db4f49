"""What a question names that the records do not have: "Mirpur 12" where there is a Mirpur 10, a promotion, a person.

Who asks for a part must not be told the whole as if it were that part.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.asking import ASKING
from knowledge.evidence import AccountCard
from knowledge.figures.catalogue import routing
from knowledge.glossary import same_meaning
from knowledge.name_words import IN_A_TEXT, NameWord, Weight, likeness, name_words, words_of
from knowledge.normal import word_set
from knowledge.places import is_place
from knowledge.records.contacts import People
from knowledge.records.stores import Store
from knowledge.retrieval.keywords import is_said
from knowledge.retrieval.named import Named
from knowledge.retrieval.named_trade import NamedTrade
from knowledge.text import terms

Kind = Literal["store", "promotion", "person", "range"]
OF_PROMOTIONS = ("promotions", "promotions_result")
# From this likeness on (0-100) two words are the same one.
SAME_WORD = 90.0
_STORE = word_set("store stores shop outlet branch দোকান দোকানে দোকানের শাখা শাখায় শাখার আউটলেট আউটলেটে স্টোর স্টোরে স্টোরের শপ")
_PROMOTION = word_set(
    "promotion promotions promo promos campaign campaigns প্রমোশন প্রমোশনে প্রমোশনের প্রমো ক্যাম্পেইন ক্যাম্পেইনের"
)
_BEFORE_NAME = word_set("mr mrs ms miss dr জনাব ডা")
_AFTER_NAME = word_set(
    """
    bhai bhaiya apa apu saheb shaheb sahib madam sir dada didi da ভাই ভাইয়ের ভাইয়ের ভাইকে আপা আপার আপাকে আপু সাহেব সাহেবের
    সাহেবকে ম্যাডাম ম্যাডামের ম্যাডামকে স্যার স্যারের দাদা দিদি
    """
)
# What stands between a name and its noun: "Uttara er store".
_JOINING = word_set("er r এর র the new our their")
# A number before one of these counts; it is no part of a place's name.
_COUNTED = re.compile(
    unicodedata.normalize(
        "NFC",
        r"\s*(?:%|percent|cases?|cartons?|units?|pcs|packs?|days?|weeks?|months?|years?|stores?|shops?|outlets?|am\b|pm\b"
        r"|lakh|crore|টা|টি|কেস|কার্টন|দিন|সপ্তাহ|মাস|বছর|লাখ|কোটি|শতাংশ)",
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something named that is not in the records, as typed; and where it stands in the question."""

    kind: Kind
    words: str
    span: tuple[int, int]


def not_in_records(
    session: Session, account: AccountCard | None, rest: str, *, named: Named, trade: NamedTrade, known: People
) -> tuple[Unknown, ...]:
    """What the rest of a question names and nobody knows. rest: what was recognised is blanked in it."""
    found: list[Unknown] = []
    if named.range:
        found.append(Unknown("range", named.range, named.goods_spans[0]))
    if account is None:
        return tuple(found)
    said = words_of(rest)
    vocabulary = _Vocabulary(session, account.id)
    if not trade.stores:
        found += _stores(session, account, rest, said, vocabulary)
    if not trade.promotions:
        found += _promotions(rest, said, named)
    if not named.people:
        found += _people(rest, said, vocabulary, known.names)
    return tuple(found)


@dataclass(frozen=True)
class _Vocabulary:
    """The words that are not the name of somebody or something unknown."""

    session: Session
    account_id: int

    def asks(self, word: NameWord) -> bool:
        """Whether it is a word that people ask with."""
        if word.weight is not Weight.DISTINCT or word.plain in _JOINING:
            return True
        own = terms(word.written)
        return not own or any(term in ASKING or term in routing().rarity or len(same_meaning(term)) > 1 for term in own)

    def holds(self, word: NameWord) -> bool:
        """Whether somebody wrote it of the account."""
        own = terms(word.written)
        return self.asks(word) or any(is_said(self.session, self.account_id, term) for term in own)


def _stores(
    session: Session, account: AccountCard, rest: str, said: Sequence[NameWord], vocabulary: _Vocabulary
) -> Iterator[Unknown]:
    names = list(session.scalars(sa.select(Store.name).where(Store.account_id == account.id)))
    own = [part for name in names for part in name_words(name)]
    for place, word in enumerate(said):
        after = said[place + 1] if place + 1 < len(said) else None
        if after is not None and _is_number(after, rest) and (is_place(word.plain) or _in(word, own)):
            yield _unknown("store", rest, word, after)
            return
        before = _named_before(said, place) if word.plain in _STORE else None
        if before is not None and (is_place(before.plain) or not vocabulary.holds(before)):
            yield _unknown("store", rest, before, before)
            return


def _is_number(word: NameWord, rest: str) -> bool:
    return word.plain.isdigit() and len(word.plain) <= 2 and not _COUNTED.match(rest, word.end)


def _in(word: NameWord, own: Sequence[NameWord]) -> bool:
    return any(part.weight > Weight.GENERIC and likeness(part, word, IN_A_TEXT) >= SAME_WORD for part in own)


def _named_before(said: Sequence[NameWord], place: int) -> NameWord | None:
    """The word before a noun that names it."""
    for word in reversed(said[:place]):
        if word.plain not in _JOINING:
            return word
    return None


def _promotions(rest: str, said: Sequence[NameWord], named: Named) -> Iterator[Unknown]:
    """What stands before the word promotion and nobody asks with: "the winter soap promotion"."""
    for place, word in enumerate(said):
        if word.plain not in _PROMOTION:
            continue
        first = place
        while first > 0 and not _asks_of_promotions(said[first - 1]):
            first -= 1
        if first < place:
            yield _unknown("promotion", rest, said[first], said[place - 1])
        elif named.goods_spans:
            yield Unknown("promotion", named.words, named.goods_spans[0])
        return


def _asks_of_promotions(word: NameWord) -> bool:
    own = terms(word.written)
    return word.plain in _JOINING or not own or any(term in ASKING or term in _of_promotions() for term in own)


@lru_cache(maxsize=1)
def _of_promotions() -> frozenset[str]:
    """The words that questions about promotions are asked with."""
    known = routing()
    return frozenset(
        word for name, words in zip(known.names, known.words, strict=True) if name in OF_PROMOTIONS for word in words
    )


def _people(rest: str, said: Sequence[NameWord], vocabulary: _Vocabulary, names: Collection[str]) -> Iterator[Unknown]:
    """A name with a word of respect beside it, which neither the account's people nor ours bear."""
    parts = [part for name in names for part in name_words(name)]
    for place, word in enumerate(said):
        bearer = None
        if word.plain in _AFTER_NAME and place:
            bearer = said[place - 1]
        elif word.plain in _BEFORE_NAME and place + 1 < len(said):
            bearer = said[place + 1]
        if bearer is not None and not vocabulary.holds(bearer) and not _in(bearer, parts):
            yield _unknown("person", rest, bearer, bearer)
            return


def _unknown(kind: Kind, rest: str, first: NameWord, last: NameWord) -> Unknown:
    return Unknown(kind, " ".join(rest[first.start : last.end].split()), (first.start, last.end))
