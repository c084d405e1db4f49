"""Search within one account: by words, by meaning, or both, with what stands around a passage and who is in it."""

from __future__ import annotations

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
from knowledge.retrieval.library import Library
from knowledge.retrieval.passages import PassageRow
from knowledge.retrieval.shelf import Mask, Places, Scores, Shelf
from knowledge.retrieval.shelving import shelf_of

# Of so many passages at most it is read whether they name a person.
MOST_READ = 2_000
BOTH_LEGS = frozenset({"words", "meaning"})


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much, after min-max of each leg.

    before, after: the share of the score of the passage before and after in the same conversation. person: what is
    added where a person named in the words wrote it or is named in it.
    """

    # Chosen by `python -m tests.benchmarks.weights`: of the turn before, 0.4 rather than 0.3 gains 5 points of recall
    # on the dialogues and costs the sample none. What either set alone prefers costs the other up to 6: not taken.
    words: float = 0.5
    meaning: float = 0.5
    before: float = 0.4
    after: float = 0.2
    person: float = 0.1


CHOSEN = Weights()


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
class _Leg:
    """What one leg found: the raw score of each place, and which places it found."""

    scores: Scores
    found: Mask

    def scaled(self) -> Scores:
        """Min-max, so that the best is 1 and the worst 0; a single score is 1. What was not found is 0."""
        if not self.found.any():
            return np.zeros(len(self.scores))
        low, high = self.scores[self.found].min(), self.scores[self.found].max()
        scaled = (self.scores - low) / (high - low) if high > low else np.ones(len(self.scores))
        return np.where(self.found, scaled, 0.0)


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
    weights: Weights = CHOSEN,
) -> list[Hit]:
    """The passages of an account that fit the words best, best first; equal scores by id.

    people: names that count where they are in the words. as_of: passages dated later do not exist.
    """
    if session.scalar(sa.select(Account.id).where(Account.id == account_id, readable(reader))) is None:
        return []
    shelf = shelf_of(session, library, account_id)
    seen = shelf.seen(as_of)
    by_words = _by_words(session, shelf, seen, account_id, words if "words" in legs else "")
    by_meaning = _by_meaning(library, shelf, seen, words if "meaning" in legs else "")
    lexical, dense = by_words.scaled(), by_meaning.scaled()
    own = weights.words * lexical + weights.meaning * dense
    around = shelf.around(own, seen, weights.before, weights.after)
    scores = own + around
    found = np.flatnonzero(by_words.found | by_meaning.found | (around != 0))
    found = _within_reach(found, scores, limit, weights.person)
    named = {mention.name for mention in names_mentioned(words, list(people))} if people else set()
    person = weights.person * _persons(session, shelf, found, named)
    scores += person
    best = found[np.lexsort((found, -np.round(scores[found], 9)))][:limit].tolist()
    passages = _passages(session, {int(shelf.ids[place]): float(scores[place]) for place in best})
    return [
        Hit(
            *passages[int(shelf.ids[place])],
            float(lexical[place]),
            float(dense[place]),
            float(around[place]),
            float(person[place]),
            float(by_meaning.scores[place]) if by_meaning.found[place] else None,
        )
        for place in best
    ]


def _by_words(session: Session, shelf: Shelf, seen: Mask, account_id: int, words: str) -> _Leg:
    found = keyword_scores(session, account_id, words, shelf)
    places, here = shelf.places(np.array(list(found), dtype=np.int64))
    leg = _Leg(np.zeros(len(shelf.ids)), np.zeros(len(shelf.ids), dtype=bool))
    leg.scores[places[here]] = np.array(list(found.values()), dtype=np.float64)[here]
    leg.found[places[here]] = seen[places[here]]
    return leg


def _by_meaning(library: Library, shelf: Shelf, seen: Mask, words: str) -> _Leg:
    """Cosines of the account's indexed passages with the words; none where either cannot be read."""
    leg = _Leg(np.zeros(len(shelf.ids)), np.zeros(len(shelf.ids), dtype=bool))
    if library.embedder is not None and len(shelf.indexed) and library.embedder.reads(words):
        vector = library.embedder.embed([words])[0]
        leg.scores[shelf.indexed] = np.round((shelf.vectors @ vector).astype(np.float64), 6)
        leg.found[shelf.indexed] = seen[shelf.indexed]
    return leg


def _within_reach(found: Places, scores: Scores, limit: int, person: float) -> Places:
    """Those that a person named could still lift among the best; of very many the best ones."""
    if len(found) > limit:
        bar = np.partition(scores[found], -limit)[-limit]
        found = found[scores[found] >= bar - person]
    if len(found) > MOST_READ:
        found = np.sort(found[np.lexsort((found, -np.round(scores[found], 9)))][:MOST_READ])
    return found


def _persons(session: Session, shelf: Shelf, found: Places, named: set[str]) -> Scores:
    """1 where one of these names is the passage's author or stands in its words, else 0."""
    person = np.zeros(len(shelf.ids))
    if not named or not len(found):
        return person
    written = [place for place, name in enumerate(shelf.names) if name in named]
    person[found[np.isin(shelf.authors[found], written)]] = 1.0
    told = re.compile("|".join(re.escape(name.split()[0]) for name in sorted(named)), re.IGNORECASE)
    ids = shelf.ids[found].tolist()
    query = sa.select(PassageRow.id, PassageRow.words).where(PassageRow.id.in_(ids))
    naming = [key for key, words in session.execute(query) if told.search(words)]
    person[shelf.places(np.array(naming, dtype=np.int64))[0]] = 1.0
    return person


def _passages(session: Session, scores: Mapping[int, float]) -> dict[int, tuple[Passage, frozenset[str]]]:
    """The passages with the terms they are found by, the account's own term left out."""
    query = sa.select(PassageRow).where(PassageRow.id.in_(scores))
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
