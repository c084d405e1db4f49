"""The trade's words for the same thing, across languages: `glossary.toml` as a table of terms."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from knowledge.text import terms


def concept(term: str) -> str:
    """The meaning a term stands for: the first term of its line in the glossary, or the term itself."""
    return _table()[0].get(term, term)


def same_meaning(term: str) -> tuple[str, ...]:
    """Every term of the glossary with the meaning of `term`, itself included."""
    first = concept(term)
    return _table()[1].get(first, (term,))


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    lines = tomllib.loads(resources.files("knowledge").joinpath("glossary.toml").read_text(encoding="utf-8"))["words"]
    meanings: dict[str, str] = {}
    members: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        # A word of two meanings keeps the one it was first given.
        found = [term for term in dict.fromkeys(terms(line)) if term not in meanings]
        if found:
            meanings.update(dict.fromkeys(found, found[0]))
            members[found[0]] = tuple(found)
    return meanings, members
