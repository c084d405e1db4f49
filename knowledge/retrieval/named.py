"""What a question names beside its account: a product or a category, people, a buying role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.glossary import concept
from knowledge.names import in_both_scripts, names_mentioned
from knowledge.normal import WORD, normal_form
from knowledge.records.contacts import People, Role
from knowledge.records.products import Product
from knowledge.text import terms

# A product is named from here on (0-100); below, words only sound like a part of its name.
PRODUCT_SURE = 60.0
_ROLES = {
    Role.DECISION_MAKER: "decision maker|decides|final say|সিদ্ধান্ত নেয়|সিদ্ধান্ত নেন|ডিসিশন মেকার",
    Role.CHAMPION: "champion|চ্যাম্পিয়ন",
    Role.SPONSOR: "sponsor|স্পন্সর",
    Role.APPROVER: "approver|approves|অনুমোদন দেয়|অনুমোদন করেন",
    Role.EVALUATOR: "evaluator",
}


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names beside its account: each as the records write it, and where it stands in the words."""

    category: str = ""
    product_id: int | None = None
    people: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    people_spans: tuple[tuple[int, int], ...] = ()


def named_in(session: Session, words: str, known: People) -> Named:
    """What words name. known: the people they may speak of."""
    called: dict[str, list[int]] = {}
    for key, name, aliases in session.execute(
        sa.select(Product.id, Product.name, Product.aliases).order_by(Product.id)
    ):
        for spoken in (name, *filter(None, map(str.strip, aliases.split(";")))):
            called.setdefault(spoken, []).append(key)
    named = Named()
    for product in names_mentioned(words, list(called), in_both_scripts(called))[:1]:
        if product.score >= PRODUCT_SURE and len(called[product.name]) == 1:
            named = replace(named, product_id=called[product.name][0], spans=((product.start, product.end),))
    if named.product_id is None:
        categories = sorted(filter(None, session.scalars(sa.select(Product.category).distinct())))
        category, found = _category(words, categories)
        named = replace(named, category=category, spans=found)
    people, spans = _people(words, known)
    return replace(named, people=people, spans=(*named.spans, *spans), people_spans=spans)


def role_named(plain: str) -> str:
    """The buying role a question in normal form names, or ""."""
    found = (role for role, words in _ROLES.items() if re.search(normal_form(words), plain))
    return str(next(found, ""))


def _category(words: str, categories: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The category whose words a question says more of than of any other ("tea", চা for Tea & Drinks), and where."""
    said = [(found.span(), frozenset(map(concept, terms(found[0])))) for found in WORD.finditer(words)]
    held = {category: frozenset(map(concept, terms(category))) for category in categories}
    spans = {category: tuple(span for span, means in said if means & own) for category, own in held.items()}
    ranked = sorted(categories, key=lambda category: (-len(spans[category]), category))
    if not ranked or not spans[ranked[0]]:
        return "", ()
    if len(ranked) > 1 and len(spans[ranked[1]]) == len(spans[ranked[0]]):
        return "", ()
    return ranked[0], spans[ranked[0]]


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
