"""A person's name in both scripts, where the records hold both."""

from __future__ import annotations

from knowledge.evidence import Name
from knowledge.names import name_score
from knowledge.normal import BENGALI
from knowledge.reading_notes.implied import Person

# An alias in Bengali letters is the name itself from here on, and not what a person is called.
SAME_NAME = 60.0


def in_both_scripts(person: Person) -> tuple[Name, Name]:
    """The name as the records write it, and in Bengali letters; the same where no Bengali one is known."""
    known = Name(person.name, "person")
    bengali = [name for name in person.names if BENGALI.search(name)]
    scored = [(name_score(name, person.name), len(name.split()), name) for name in bengali]
    whole = max((one for one in scored if one[0] >= SAME_NAME), default=None)
    return known, Name(whole[2], "person") if whole else known
