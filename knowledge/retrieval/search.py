"""Search within one account: by words, by meaning, or both, with what stands around a passage and who is in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Passage
from knowledge.names import names_mentioned
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.retrieval.keywords import keyword_scores
from knowledge.retrieval.library import Library, Vectors
from knowledge.retrieval.passages import PassageRow

# Where to start from, as measured on long dialogues: both legs alike, 0.3 of the score of the passage before and
# 0.2 of the one after in the same conversation, 0.1 where a person named in the words wrote it or is named in it.
WORDS, MEANING = 0.5, 0.5
BEFORE, AFTER, PERSON = 0.3, 0.2, 0.1
BOTH_LEGS = frozenset({"words", "meaning"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage and where its score comes from. `cosine` is None where meaning could not be compared.

    `terms` are those it is found by: of its words, its subject, and the people who took part.
    """

    passage: Passage
    terms: frozenset[str]
    by_words: float
    by_meaning: float
    around: float
    person: float
    cosine: float | None


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    conversation: str
    position: int
    author: str


def search(
    session: Session,
    reader: Reader,
    account_id: int,
    words: str,
    *,
    library: Library,
    limit: int = 10,
    as_of: date | None = None,
    legs: frozenset[str] = BOTH_LEGS,
    people: Sequence[str] = (),
) -> list[Hit]:
    """The passages of an account that fit the words best, best first; equal scores by id.

    people: names that count where they are in the words. as_of: passages dated later do not exist.
    """
    rows = _rows(session, reader, account_id, as_of)
    if not rows:
        return []
    by_words = keyword_scores(session, account_id, words) if "words" in legs else {}
    cosines = _cosines(session, library, account_id, words) if "meaning" in legs else {}
    lexical = _scaled({key: score for key, score in by_words.items() if key in rows})
    dense = _scaled({key: score for key, score in cosines.items() if key in rows})
    own = {key: WORDS * lexical.get(key, 0.0) + MEANING * dense.get(key, 0.0) for key in {*lexical, *dense}}
    around = _around(own, rows)
    named = {mention.name for mention in names_mentioned(words, list(people))} if people else set()
    person = _persons(session, {*own, *around}, rows, named)
    scores = {key: own.get(key, 0.0) + around.get(key, 0.0) + person.get(key, 0.0) for key in {*own, *around}}
    best = sorted(scores, key=lambda key: (-round(scores[key], 9), key))[:limit]
    passages = _passages(session, best, scores)
    return [
        Hit(
            *passages[key],
            lexical.get(key, 0.0),
            dense.get(key, 0.0),
            around.get(key, 0.0),
            person.get(key, 0.0),
            cosines.get(key),
        )
        for key in best
    ]


def _rows(session: Session, reader: Reader, account_id: int, as_of: date | None) -> dict[int, _Row]:
    query = (
        sa.select(PassageRow.id, PassageRow.conversation, PassageRow.position, PassageRow.author)
        .join(Account, Account.id == PassageRow.account_id)
        .where(PassageRow.account_id == account_id, readable(reader))
    )
    if as_of is not None:
        query = query.where(sa.or_(PassageRow.happened_on.is_(None), PassageRow.happened_on <= as_of))
    return {row.id: _Row(*row) for row in session.execute(query)}


def _cosines(session: Session, library: Library, account_id: int, words: str) -> dict[int, float]:
    """Cosines of the account's indexed passages with the words; none where either cannot be read."""
    if library.index is None or library.embedder is None or not library.embedder.reads(words):
        return {}
    ids, matrix = account_vectors(session, library, account_id)
    if not ids:
        return {}
    vector = library.embedder.embed([words])[0]
    return dict(zip(ids, np.round(matrix @ vector, 6).tolist(), strict=True))


def account_vectors(session: Session, library: Library, account_id: int) -> tuple[tuple[int, ...], Vectors]:
    """The vectors of an account's indexed passages, read once while its passages stay the same."""
    assert library.index is not None
    assert library.embedder is not None
    held = (PassageRow.account_id == account_id) & (PassageRow.indexed_by == library.embedder.name)
    ids = list(session.scalars(sa.select(PassageRow.id).where(held).order_by(PassageRow.id)))
    stamp = f"{len(ids)}-{ids[-1] if ids else 0}"
    if (account_id, stamp) not in library.cache:
        library.cache.clear()
        found, matrix = library.index.vectors(ids)
        library.cache[account_id, stamp] = (tuple(found), matrix)
    return library.cache[account_id, stamp]


def _scaled(scores: Mapping[int, float]) -> dict[int, float]:
    """Min-max, so that the best is 1 and the worst 0; a single score is 1."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if high <= low:
        return dict.fromkeys(scores, 1.0)
    return {key: (score - low) / (high - low) for key, score in scores.items()}


def _around(own: Mapping[int, float], rows: Mapping[int, _Row]) -> dict[int, float]:
    places = {(row.conversation, row.position, key): key for key, row in rows.items()}
    order = sorted(places)
    found: dict[int, float] = {}
    for earlier, later in itertools.pairwise(order):
        if earlier[0] == later[0]:
            first, second = places[earlier], places[later]
            found[second] = found.get(second, 0.0) + BEFORE * own.get(first, 0.0)
            found[first] = found.get(first, 0.0) + AFTER * own.get(second, 0.0)
    return {key: score for key, score in found.items() if score}


def _persons(session: Session, keys: set[int], rows: Mapping[int, _Row], named: set[str]) -> dict[int, float]:
    if not named or not keys:
        return {}
    found = {key: PERSON for key in keys if rows[key].author in named}
    told = re.compile("|".join(re.escape(name.split()[0]) for name in sorted(named)), re.IGNORECASE)
    query = sa.select(PassageRow.id, PassageRow.words).where(PassageRow.id.in_(sorted(keys)[:5_000]))
    found.update({key: PERSON for key, words in session.execute(query) if told.search(words)})
    return found


def _passages(
    session: Session, keys: Sequence[int], scores: Mapping[int, float]
) -> dict[int, tuple[Passage, frozenset[str]]]:
    """The passages with the terms they are found by, the account's own term left out."""
    query = sa.select(PassageRow).where(PassageRow.id.in_(keys))
    return {
        row.id: (
            Passage(
                ref=row.ref,
                kind=row.kind,
                when=row.happened_on,
                author=row.author,
                words=row.words,
                url=row.url,
                score=round(scores[row.id], 6),
                conversation=row.conversation,
            ),
            frozenset(row.terms.split(" ")[1:]),
        )
        for row in session.scalars(query)
    }
