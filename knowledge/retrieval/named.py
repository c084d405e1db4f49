"""What a question names beside its account: a product or a category, people, a buying role."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.figures.entry import Leaning
from knowledge.glossary import concept
from knowledge.names import names_mentioned
from knowledge.normal import WORD, normal_form
from knowledge.records.contacts import People, Role
from knowledge.records.products import Product
from knowledge.retrieval.named_products import Spans, products_named
from knowledge.text import terms

_ROLES = {
    Role.DECISION_MAKER: "decision maker|decides|final say|(?:সিদ্ধান্ত|ডিসিশন|decision) নে(?:য়|ন|বে|বেন)|ডিসিশন মেকার",
    Role.CHAMPION: "champion|চ্যাম্পিয়ন",
    Role.SPONSOR: "sponsor|স্পন্সর",
    Role.APPROVER: "approver|approves|অনুমোদন দেয়|অনুমোদন করেন",
    Role.EVALUATOR: "evaluator",
}


_FOR_US = re.compile(
    normal_form(
        r"\b(?:for us|on our side|with us|supports? us|backs? us|behind us|supporters?|supportive|allies|ally)\b"
        r"|আমাদের (?:পক্ষে|পাশে)|সমর্থক|সমর্থন করে|পক্ষের লোক"
    )
)
_AGAINST_US = re.compile(
    normal_form(
        r"\b(?:against us|opposes?(?: us)?|opponents?|block(?:s|ers?|ing)|enem(?:y|ies)|non-supporters?|not on our side"
        r"|(?:not|n't) (?:with|support(?:s|ing)?) us)\b|বিপক্ষে|বিরুদ্ধে|বিরোধী|বিরোধিতা"
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names beside its account: each as the records write it, and where it stands in the words.

    products: the few that its words fit alike. range: as typed, what fits more products than can be meant. words: as
    typed, what names products or a category.
    """

    category: str = ""
    products: tuple[int, ...] = ()
    range: str = ""
    words: str = ""
    people: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    people_spans: tuple[tuple[int, int], ...] = ()
    goods_spans: tuple[tuple[int, int], ...] = ()

    @property
    def product_id(self) -> int | None:
        """The product, where one alone is named."""
        return self.products[0] if len(self.products) == 1 else None


def named_in(session: Session, words: str, known: People) -> Named:
    """What words name. known: the people they may speak of."""
    people, people_spans = _people(words, known)
    rest = words
    for start, end in people_spans:
        rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    goods = products_named(session, rest)
    category, spans = "", goods.spans
    if not goods.ids:
        category, spans = _category(categories_said(session, words))
        spans = (*spans, *goods.spans)
    # A whole category is a better reading than a brand of many products.
    range_ = goods.too_many if not category else ""
    typed = words[spans[0][0] : spans[0][1]] if spans else ""
    return Named(category, goods.ids, range_, typed, people, (*spans, *people_spans), people_spans, spans)


def role_named(plain: str) -> str:
    """The buying role a question in normal form names, or ""."""
    found = (role for role, words in _ROLES.items() if re.search(normal_form(words), plain))
    return str(next(found, ""))


def leaning_named(plain: str) -> Leaning:
    """Whether a question in normal form asks for those who are for us, or for those against; "" for both or neither."""
    rest = _AGAINST_US.sub(" ", plain)
    if _FOR_US.search(rest):
        return "for" if rest == plain else ""
    return "" if rest == plain else "against"


def categories_said(session: Session, words: str) -> dict[str, Spans]:
    """Where words say each category ("tea", চা for Tea & Drinks), by its name; a word may say several."""
    categories = sorted(filter(None, session.scalars(sa.select(Product.category).distinct())))
    said = [(found.span(), frozenset(map(concept, terms(found[0])))) for found in WORD.finditer(words)]
    held = {category: frozenset(map(concept, terms(category))) for category in categories}
    return {category: tuple(span for span, means in said if means & own) for category, own in held.items()}


def _category(said: Mapping[str, Spans]) -> tuple[str, Spans]:
    """The category of which more words are said than of any other, and where."""
    ranked = sorted(said, key=lambda category: (-len(said[category]), category))
    if not ranked or not said[ranked[0]]:
        return "", ()
    if len(ranked) > 1 and len(said[ranked[1]]) == len(said[ranked[0]]):
        return "", ()
    return ranked[0], said[ranked[0]]


def _people(words: str, people: People) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The full names of those a question names, by name or by title ("their commercial director"), and where."""
    found: dict[str, None] = {}
    spans: list[tuple[int, int]] = []
    for mention in names_mentioned(words, list(people.called), people.in_both_scripts):
        if not any(start < mention.end and mention.start < end for start, end in spans):
            found.update(dict.fromkeys(people.called[mention.name]))
            spans.append((mention.start, mention.end))
    for title, names in people.titles.items():
        at = words.casefold().find(title.casefold())
        if at >= 0:
            found.update(dict.fromkeys(names))
            spans.append((at, at + len(title)))
    return tuple(found), tuple(spans)
