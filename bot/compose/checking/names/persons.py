"""Whether two texts name the same person, in whatever script."""

from __future__ import annotations

from knowledge.name_words import NameWord, Weight, likeness, words_of

# From this likeness (0-100) on two words are one name.
SAME_NAME = 80.0


def telling(name: str) -> list[NameWord]:
    """The words of a text that tell one name from another; those with digits are none."""
    return [one for one in words_of(name) if one.weight is Weight.DISTINCT]


def same_person(one: str, other: str) -> bool:
    """Whether a telling word of the one is a word of the other."""
    theirs = telling(other)
    return any(likeness(mine, yours) >= SAME_NAME for mine in telling(one) for yours in theirs)
