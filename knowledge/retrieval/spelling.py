"""A second chance for a word that no passage of the account holds: the words spelled most like it, by 3-grams."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.retrieval.passages import PassageRow

# Dice's coefficient of two words' 3-grams: "delivry" and "delivery" have 0.67, "nappy" and "happy" 0.57.
ALIKE = 0.6
SHORTEST = 4
MOST_WORDS = 3
# The newest passages are read for their words; in a larger account an older word alone is not found by its slips.
MOST_READ = 4_000


def spelled_like(session: Session, account_id: int, missing: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each term the account does not hold: the terms it holds that are spelled most like it, if any."""
    wanted = {term: _grams(term) for term in missing if len(term) >= SHORTEST and not any(map(str.isdigit, term))}
    if not wanted:
        return {}
    newest = sa.select(PassageRow.terms).where(PassageRow.account_id == account_id)
    held: set[str] = set()
    for words in session.scalars(newest.order_by(PassageRow.id.desc()).limit(MOST_READ)):
        held.update(words.split(" ")[1:])
    known = {word: _grams(word) for word in held if len(word) >= SHORTEST}
    found: dict[str, tuple[str, ...]] = {}
    for term, grams in wanted.items():
        alike = sorted((-score, word) for word, other in known.items() if (score := _dice(grams, other)) >= ALIKE)
        if alike:
            found[term] = tuple(word for _, word in alike[:MOST_WORDS])
    return found


def _grams(word: str) -> frozenset[str]:
    padded = f"^{word}$"
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
