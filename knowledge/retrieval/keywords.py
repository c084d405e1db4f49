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
from knowledge.retrieval.shelf import Shelf
from knowledge.retrieval.spelling import heard_alike, spelled_like
from knowledge.text import terms

# BM25's usual values (Robertson and Zaragoza, 2009).
K1, B = 1.5, 0.75
# What a word that means the same, or is spelled alike where the word itself is nowhere, counts against the word.
SAME_MEANING = 0.7
# So many passages of an account are ranked by words at most; in a larger one those with the most telling terms.
MOST_CANDIDATES = 2_000

_Counted = tuple[int, dict[str, float], int]


def keyword_scores(session: Session, account_id: int, words: str, shelf: Shelf) -> dict[int, float]:
    """BM25 of the account's passages that hold any term of `words`, by passage id. shelf: the account's."""
    asked = list(dict.fromkeys(terms(words)))
    total = shelf.stamp.count
    if not asked or not total:
        return {}
    heard = heard_alike(session, account_id, asked, shelf)
    meant = {term: (*same_meaning(term), *heard.get(term, ())) for term in asked}
    large = total > MOST_CANDIDATES  # then each term is counted by the database, and only candidates are read
    holding: Mapping[str, int] = {}
    counted: list[_Counted] = []
    if large:
        holding = {term: _remembered(session, account_id, others, shelf) for term, others in meant.items()}
    else:
        counted = _counted(session, account_id, meant, holding, shelf)
    held = holding or Counter(term for _, counts, _ in counted for term in counts)
    alike = spelled_like(session, account_id, [term for term in asked if not held.get(term)], shelf)
    meant |= alike
    if large:
        found = {term: _remembered(session, account_id, others, shelf) for term, others in alike.items()}
        holding = {**holding, **found}
    if large or alike:
        counted = _counted(session, account_id, meant, holding, shelf)
    holding = holding or Counter(term for _, counts, _ in counted for term in counts)
    average = max(shelf.length / total, 1.0)
    rare = {term: math.log(1 + (total - holding[term] + 0.5) / (holding[term] + 0.5)) for term in asked}
    return {
        key: math.fsum(
            rare[term] * count * (K1 + 1) / (count + K1 * (1 - B + B * size / average))
            for term, count in counts.items()
        )
        for key, counts, size in counted
    }


def _counted(
    session: Session, account_id: int, meant: Mapping[str, tuple[str, ...]], holding: Mapping[str, int], shelf: Shelf
) -> list[_Counted]:
    """Each candidate's id, how often it says what is asked for, and its length in terms."""
    sayings = _sayings(meant)
    if shelf.lengths:
        return _counted_here(sayings, shelf)
    rows = session.execute(_candidates(session, account_id, _sought(meant, holding)))
    counted = ((key, _frequencies(said, sayings), size) for key, said, size in rows)
    return [one for one in counted if one[1]]


def _counted_here(sayings: Mapping[str, list[tuple[str, float]]], shelf: Shelf) -> list[_Counted]:
    """The same of an account whose terms are kept."""
    found: dict[int, dict[str, float]] = {}
    for word, meanings in sayings.items():
        for key in shelf.said.get(word, ()):
            counts = found.setdefault(key, {})
            for term, weight in meanings:
                counts[term] = counts.get(term, 0.0) + weight
    return [(key, counts, shelf.lengths[key]) for key, counts in found.items()]


def _sought(meant: Mapping[str, tuple[str, ...]], holding: Mapping[str, int]) -> list[str]:
    """The terms that candidates are found by: all, or in a very large account the most telling ones while they fit."""
    found: list[str] = []
    many = 0
    for term in sorted(meant, key=lambda term: (holding.get(term, 0), term)):
        if many and many + holding.get(term, 0) > MOST_CANDIDATES:
            break
        many += holding.get(term, 0)
        found.extend(meant[term])
    return sorted(set(found))


def _sayings(meant: Mapping[str, tuple[str, ...]]) -> dict[str, list[tuple[str, float]]]:
    """For each word that may be said: the asked terms it counts for, and how much; another word for the same less."""
    found: dict[str, list[tuple[str, float]]] = {}
    for term, others in meant.items():
        for other in dict.fromkeys((term, *others)):
            found.setdefault(other, []).append((term, 1.0 if other == term else SAME_MEANING))
    return found


def _frequencies(words: str, sayings: Mapping[str, list[tuple[str, float]]]) -> dict[str, float]:
    """How often a passage says each term that is asked for; the passage's first term is the account's own."""
    counts: dict[str, float] = {}
    for word in words.split(" ")[1:]:
        if word in sayings:
            for term, weight in sayings[word]:
                counts[term] = counts.get(term, 0.0) + weight
    return counts


def _candidates(session: Session, account_id: int, asked: Sequence[str]) -> sa.Select[int, str, int]:
    found = _matching(session, account_id, asked).order_by(sa.desc("id")).limit(MOST_CANDIDATES).subquery()
    query = sa.select(PassageRow.id, PassageRow.terms, PassageRow.term_count)
    return query.join(found, found.c.id == PassageRow.id)


def _remembered(session: Session, account_id: int, meant: tuple[str, ...], shelf: Shelf) -> int:
    """The number of passages that say any of these, counted once while the account stays the same."""
    if meant not in shelf.holding:
        shelf.holding[meant] = _holding(session, account_id, meant)
    return shelf.holding[meant]


def _holding(session: Session, account_id: int, meant: Sequence[str]) -> int:
    """How many of the account's passages say any of these terms."""
    found = _matching(session, account_id, meant).subquery()
    return session.scalar(sa.select(sa.func.count()).select_from(found)) or 0


def is_said(session: Session, account_id: int, term: str) -> bool:
    """Whether a passage of the account says this term."""
    query = _matching(session, account_id, (term,)).limit(1)
    return session.scalar(query) is not None


def _matching(session: Session, account_id: int, asked: Sequence[str]) -> sa.Select[int]:
    """The ids of the account's passages that say any of these terms."""
    if session.get_bind().dialect.name == "postgresql":
        wanted = sa.func.string_to_array(" ".join(asked), " ")
        said = sa.func.string_to_array(PassageRow.terms, " ")
        return sa.select(PassageRow.id).where(PassageRow.account_id == account_id, said.op("&&")(wanted))
    match = f"{account_term(account_id)} AND ({' OR '.join(_quoted(term) for term in asked)})"
    found: sa.Select[int] = (
        sa.select(sa.column("rowid", sa.Integer).label("id"))
        .select_from(sa.text("passage_terms"))
        .where(sa.text("terms MATCH :match").bindparams(match=match))
    )
    return found


def accounts_saying(session: Session, asked: Sequence[str], *, by_meaning: bool) -> set[int]:
    """The ids of the accounts that have a passage which says every one of these terms."""
    groups = [same_meaning(term) if by_meaning else (term,) for term in asked]
    query = sa.select(PassageRow.account_id).where(PassageRow.account_id.is_not(None)).distinct()
    if session.get_bind().dialect.name == "postgresql":
        said = sa.func.string_to_array(PassageRow.terms, " ")
        for group in groups:
            query = query.where(said.op("&&")(sa.func.string_to_array(" ".join(group), " ")))
    else:
        query = query.where(PassageRow.id.in_(_holding_any(" AND ".join(map(_any_of, groups)))))
    return set(session.scalars(query))


def most_said_together(session: Session, asked: Sequence[str]) -> dict[int, int]:
    """For each account: how many of these terms, by meaning, the passage of it says that says most of them.

    Of very many passages the newest are looked at.
    """
    groups = [same_meaning(term) for term in asked]
    every = sorted({term for group in groups for term in group})
    if not every:
        return {}
    query = sa.select(PassageRow.account_id, PassageRow.terms).where(PassageRow.account_id.is_not(None))
    if session.get_bind().dialect.name == "postgresql":
        said = sa.func.string_to_array(PassageRow.terms, " ")
        query = query.where(said.op("&&")(sa.func.string_to_array(" ".join(every), " ")))
    else:
        query = query.where(PassageRow.id.in_(_holding_any(_any_of(every))))
    most: dict[int, int] = {}
    for key, words in session.execute(query.order_by(PassageRow.id.desc()).limit(MOST_CANDIDATES)):
        held = set(words.split(" "))
        assert key is not None
        most[key] = max(most.get(key, 0), sum(not held.isdisjoint(group) for group in groups))
    return most


def _any_of(terms: Sequence[str]) -> str:
    return f"({' OR '.join(_quoted(term) for term in terms)})"


def _holding_any(match: str) -> sa.Select[int]:
    return (
        sa.select(sa.column("rowid", sa.Integer))
        .select_from(sa.text("passage_terms"))
        .where(sa.text("terms MATCH :match").bindparams(match=match))
    )


def _quoted(term: str) -> str:
    return '"' + term.replace('"', "") + '"'


def rarity(session: Session, account_id: int, asked: Sequence[str]) -> dict[str, float]:
    """How telling each term is within the account: its inverse document frequency, by meaning."""
    held = PassageRow.account_id == account_id
    total = session.scalar(sa.select(sa.func.count()).select_from(PassageRow).where(held)) or 0
    found: dict[str, float] = {}
    for term in asked:
        count = _holding(session, account_id, same_meaning(term)) if total else 0
        found[term] = math.log(1 + (total - count + 0.5) / (count + 0.5)) if total else 1.0
    return found
