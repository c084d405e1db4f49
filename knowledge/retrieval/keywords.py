"""Search by words: the database finds the account's candidates, one BM25 ranks them, the same on both databases."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.glossary import same_meaning
from knowledge.retrieval.passage_writing import account_term
from knowledge.retrieval.passages import PassageRow
from knowledge.text import terms

# BM25's usual values (Robertson and Zaragoza, 2009).
K1, B = 1.5, 0.75
# What a word that means the same counts against the word itself.
SAME_MEANING = 0.7
MOST_CANDIDATES = 4_000


def keyword_scores(session: Session, account_id: int, words: str) -> dict[int, float]:
    """BM25 of the account's passages that hold any term of `words`, by passage id."""
    asked = list(dict.fromkeys(terms(words)))
    if not asked:
        return {}
    held = PassageRow.account_id == account_id
    total, length = session.execute(
        sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(PassageRow.term_count), 0)).where(held)
    ).one()
    if not total:
        return {}
    meant = {term: same_meaning(term) for term in asked}
    every = sorted({other for others in meant.values() for other in others})
    rows = session.execute(_candidates(session, account_id, every)).all()
    counted = [(row.id, _frequencies(row.terms, meant), row.term_count) for row in rows]
    holding = {term: sum(1 for _, counts, _ in counted if counts[term]) for term in asked}
    average = max(int(length) / total, 1.0)
    return {
        key: math.fsum(
            math.log(1 + (total - holding[term] + 0.5) / (holding[term] + 0.5))
            * counts[term]
            * (K1 + 1)
            / (counts[term] + K1 * (1 - B + B * size / average))
            for term in asked
            if counts[term]
        )
        for key, counts, size in counted
    }


def _frequencies(words: str, meant: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """How often a passage says each term that is asked for; another word for the same counts a little less."""
    counts = Counter(words.split(" ")[1:])
    return {
        term: counts[term] + SAME_MEANING * sum(counts[other] for other in others if other != term)
        for term, others in meant.items()
    }


def _candidates(session: Session, account_id: int, asked: Sequence[str]) -> sa.Select[int, str, int]:
    query = sa.select(PassageRow.id, PassageRow.terms, PassageRow.term_count).order_by(PassageRow.id.desc())
    query = query.limit(MOST_CANDIDATES)
    if session.get_bind().dialect.name == "postgresql":
        wanted = sa.func.string_to_array(" ".join(asked), " ")
        return query.where(
            PassageRow.account_id == account_id, sa.func.string_to_array(PassageRow.terms, " ").op("&&")(wanted)
        )
    match = f"{account_term(account_id)} AND ({' OR '.join(_quoted(term) for term in asked)})"
    found: sa.Select[int] = (
        sa.select(sa.column("rowid", sa.Integer))
        .select_from(sa.text("passage_terms"))
        .where(sa.text("terms MATCH :match"))
    )
    return query.where(PassageRow.id.in_(found.params(match=match)))


def _quoted(term: str) -> str:
    return '"' + term.replace('"', "") + '"'


def rarity(session: Session, account_id: int, asked: Sequence[str]) -> dict[str, float]:
    """How telling each term is within the account: its inverse document frequency, by meaning."""
    held = PassageRow.account_id == account_id
    total = session.scalar(sa.select(sa.func.count()).select_from(PassageRow).where(held)) or 0
    found: dict[str, float] = {}
    for term in asked:
        candidates = _candidates(session, account_id, same_meaning(term)).subquery()
        count = session.scalar(sa.select(sa.func.count()).select_from(candidates)) or 0
        found[term] = math.log(1 + (total - count + 0.5) / (count + 0.5)) if total else 1.0
    return found
