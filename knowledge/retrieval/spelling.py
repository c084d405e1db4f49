"""Other spellings of a word: where no passage holds it, those most like it; and the same word in the other script."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import sqlalchemy as sa
from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from knowledge.normal import BENGALI
from knowledge.retrieval.passages import PassageRow
from knowledge.retrieval.shelf import Shelf
from knowledge.scripts import bones, latin_reading

# Dice's coefficient of two words' 3-grams: "delivry" and "delivery" have 0.67, "nappy" and "happy" 0.57.
ALIKE = 0.6
# Words with so many 3-grams in common are at least this alike letter by letter, 0 to 100.
NEAR = 65
SHORTEST = 4
# Words of different scripts are one from so many consonants in common on, read at least so much alike (0 to 100).
FEWEST_SOUNDS, HEARD = 3, 55
FIRST_BENGALI = "\u0980"
MOST_WORDS = 3
# The newest passages are read for their words; in a larger account an older word alone is not found by its slips.
MOST_READ = 4_000


def spelled_like(session: Session, account_id: int, missing: Sequence[str], shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """For each term the account does not hold: the terms it holds that are spelled most like it, if any.

    shelf: the account's; it keeps the words, so that they are read once.
    """
    wanted = {term: _grams(term) for term in missing if len(term) >= SHORTEST and not any(map(str.isdigit, term))}
    if not wanted:
        return {}
    if not shelf.words:
        shelf.words.extend(_words(session, account_id))
    found: dict[str, tuple[str, ...]] = {}
    for term, grams in wanted.items():
        # Few words are near enough to be worth their 3-grams.
        near = process.extract(term, shelf.words, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
        alike = sorted((-score, word) for word, _, _ in near if (score := _dice(grams, _grams(word))) >= ALIKE)
        if alike:
            found[term] = tuple(word for _, word in alike[:MOST_WORDS])
    return found


def heard_alike(session: Session, account_id: int, asked: Sequence[str], shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """For each term: the words of the account that are the same word in the other script ("trawler", ট্রলার), if any.

    English words are written in Bengali letters every day, and the other way round.
    """
    wanted = [term for term in asked if len(bones(term)) >= FEWEST_SOUNDS and not any(map(str.isdigit, term))]
    if not wanted:
        return {}
    if not shelf.words:
        shelf.words.extend(_words(session, account_id))
    found: dict[str, tuple[str, ...]] = {}
    # The words are sorted, and Bengali letters come after Latin ones.
    latin_ends = bisect_left(shelf.words, FIRST_BENGALI)
    for term in wanted:
        others = shelf.words[:latin_ends] if BENGALI.search(term) else shelf.words[latin_ends:]
        sound, reading = bones(term), latin_reading(term)
        alike = (word for word in others if bones(word) == sound)
        same = [word for word in alike if fuzz.ratio(latin_reading(word), reading) >= HEARD]
        if same:
            found[term] = tuple(same[:MOST_WORDS])
    return found


def _words(session: Session, account_id: int) -> list[str]:
    newest = sa.select(PassageRow.terms).where(PassageRow.account_id == account_id)
    held: set[str] = set()
    for words in session.scalars(newest.order_by(PassageRow.id.desc()).limit(MOST_READ)):
        held.update(words.split(" ")[1:])
    return sorted(word for word in held if len(word) >= SHORTEST)


def _grams(word: str) -> frozenset[str]:
    padded = f"^{word}$"
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
