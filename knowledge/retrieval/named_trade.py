"""The stores and the promotions of an account that a question names: "Padma's Uttara store", "the lachchha promotion".

A name is told by what is its own: the account's name, which many of its stores bear, tells none of them apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard
from knowledge.glossary import concept
from knowledge.name_words import IN_A_TEXT, NameWord, Weight, likeness, name_words, words_of
from knowledge.names import NameMention, names_mentioned
from knowledge.normal import BEFORE_WORD, normal_form
from knowledge.records.products import Product
from knowledge.records.promotions import Promotion, PromotionProduct
from knowledge.records.stores import Store
from knowledge.scripts import latin_reading
from knowledge.text import terms

# From here on (0-100) a promotion is named where no word says that one is meant.
PROMOTION_SURE = 75.0
# From this likeness on (0-100) a place sounds like itself in the other script.
ACROSS = 90.0
# It is read so much alike at least (0-100), letter by letter.
READ_ALIKE = 60.0
# The same of a promotion, where the word stands beside its name; and from how many words before it that is told.
SOUNDS, MOST_BEFORE = 84.0, 5
_A_PROMOTION = re.compile(
    unicodedata.normalize("NFC", rf"{BEFORE_WORD}(?:promotions?|promos?|campaigns?|প্রমোশন|প্রোমোশন|প্রমো|ক্যাম্পেইন)\S*")
)
Called = Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class NamedTrade:
    """Ids of the stores and promotions that are named, and where in the words. At times several bear one name."""

    stores: tuple[int, ...] = ()
    promotions: tuple[int, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


NO_TRADE = NamedTrade()


def trade_named(session: Session, account: AccountCard, words: str) -> NamedTrade:
    """What words name of an account's stores and promotions. words: without the name of the account."""
    promotions, of_promotions = _promotions(_called(session, Promotion, account), words)
    rest = words
    for start, end in of_promotions:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    stores, of_stores = _stores(_called(session, Store, account), rest)
    return NamedTrade(stores, promotions, (*of_promotions, *of_stores))


def promotions_of_goods(
    session: Session, account: AccountCard, words: str, products: Sequence[int], category: str
) -> tuple[int, ...]:
    """The account's promotions of these products, or of this category, where the words say that one is meant."""
    if not (products or category) or _A_PROMOTION.search(normal_form(words)) is None:
        return ()
    query = (
        sa.select(Promotion.id)
        .join(PromotionProduct, PromotionProduct.promotion_id == Promotion.id)
        .join(Product, Product.id == PromotionProduct.product_id)
        .where(Promotion.account_id == account.id)
        .where(Product.id.in_(products) if products else Product.category == category)
        .order_by(Promotion.id)
        .distinct()
    )
    return tuple(session.scalars(query))


def _called(session: Session, record: type[Promotion | Store], account: AccountCard) -> Called:
    """The records of an account by what is their own in their names, with their ids."""
    common = {word.plain for word in (*name_words(account.name), *words_of(account.local))}
    called: dict[str, list[int]] = {}
    query = sa.select(record.id, record.name).where(record.account_id == account.id).order_by(record.id)
    for key, name in session.execute(query):
        own = " ".join(word.written for word in words_of(name) if word.plain not in common)
        if own:
            called.setdefault(own, []).append(key)
    return called


Found = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]
NONE: Found = ((), ())


def _stores(called: Called, words: str) -> Found:
    said = words_of(words)
    fitting = [one for one in names_mentioned(words, list(called)) if _is_place(one, said)]
    if fitting:
        return _best(fitting, called)
    keys, spans = _by_one_word(called, words, _sounds)
    names = [name for name, held in called.items() if keys and set(keys) <= set(held)]
    heard = [NameMention(name, 0.0, *span) for name in names for span in spans]
    return (keys, spans) if all(_is_place(one, said) for one in heard) else NONE


def _is_place(mention: NameMention, said: Sequence[NameWord]) -> bool:
    """Not a number alone, which may count anything, nor beside another one: "Mirpur 12" is not Mirpur 10."""
    within = [word for word in said if mention.start <= word.start and word.end <= mention.end]
    parts = name_words(mention.name)
    own = {word.plain for word in parts if word.digits}
    if not any(_reads_alike(part, word) for part in parts for word in within):
        return False
    after = next((word for word in said if word.start >= mention.end), None)
    numbers = {word.plain for word in (*within, *((after,) if after is not None else ())) if word.digits}
    return not all(word.digits for word in within) and not (own and numbers and own.isdisjoint(numbers))


def _promotions(called: Called, words: str) -> Found:
    meant = _A_PROMOTION.search(normal_form(words)) is not None
    mentions = names_mentioned(words, list(called)) if called else []
    if sure := [mention for mention in mentions if meant or mention.score >= PROMOTION_SURE]:
        return _best(sure, called)
    if not meant:
        return NONE
    found = _by_one_word(called, words, _tells)
    return found if found != NONE else _by_most_words(called, words)


def _by_one_word(called: Called, words: str, fits: Callable[[NameWord, NameWord], bool]) -> Found:
    """The record that alone has a word of the question in its name, where the two fit each other."""
    said = words_of(words)
    told = {
        name: spans
        for name in called
        if (spans := [(word.start, word.end) for word in said if any(fits(part, word) for part in name_words(name))])
    }
    if len(told) != 1:
        return NONE
    name, spans = next(iter(told.items()))
    return tuple(called[name]), tuple(spans)


def _by_most_words(called: Called, words: str) -> Found:
    """The promotion whose name holds most of what stands before the word promotion, by sound or by meaning.

    A name that holds no more than half of it is another's: "the winter soap promotion" is not "Winter lotion".
    """
    said = words_of(words)
    noun = next((place for place, word in enumerate(said) if _A_PROMOTION.search(word.plain)), 0)
    before = [word for word in said[max(0, noun - MOST_BEFORE) : noun] if terms(word.written)]
    best: list[tuple[int, str, list[NameWord]]] = []
    for name in called:
        parts = name_words(name)
        shared = [word for word in before if any(_means(part, word) for part in parts)]
        if 2 * len(shared) > len(before):
            best.append((len(shared), name, shared))
    most = max((number for number, _, _ in best), default=0)
    chosen = [(name, shared) for number, name, shared in best if number == most]
    if len(chosen) != 1:
        return NONE
    name, shared = chosen[0]
    return tuple(called[name]), tuple((word.start, word.end) for word in shared)


def _means(part: NameWord, word: NameWord) -> bool:
    """The same word in either script, or another one for the same thing: চা সপ্তাহ is the tea week."""
    if likeness(part, word) >= SOUNDS:
        return True
    meanings = set(map(concept, terms(part.written)))
    return not meanings.isdisjoint(map(concept, terms(word.written)))


def _tells(part: NameWord, word: NameWord) -> bool:
    """A telling word, with a slip of the pen: "the oat promotion"."""
    return part.weight is word.weight is Weight.DISTINCT and likeness(part, word, IN_A_TEXT) > 0


def _sounds(part: NameWord, word: NameWord) -> bool:
    """A place in the other script: places are everyday words, which elsewhere must be written exactly so."""
    if part.bengali == word.bengali or part.weight is Weight.GENERIC or likeness(part, word, IN_A_TEXT) < ACROSS:
        return False
    return _reads_alike(part, word)


def _reads_alike(part: NameWord, word: NameWord) -> bool:
    """Across scripts more must agree than consonants: কামাল is not Cumilla."""
    return part.bengali == word.bengali or fuzz.ratio(latin_reading(part.stem), latin_reading(word.stem)) >= READ_ALIKE


def _best(mentions: Sequence[NameMention], called: Called) -> Found:
    """Those that are named best; several where the words fit them alike."""
    best = [one for one in mentions if one.score >= mentions[0].score]
    keys = sorted({key for one in best for key in called[one.name]})
    return tuple(keys), tuple({(one.start, one.end) for one in best})
