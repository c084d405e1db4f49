"""What people are called before and behind their names, and whom "he" and "she" can mean by it."""

from __future__ import annotations

from knowledge.normal import word_set
from knowledge.reading_notes.implied import Person

HIS = word_set("bhai bhaiya da dada shaheb saheb sahib sir mr uncle babu haji ভাই ভাইয়া দা দাদা সাহেব স্যার বাবু হাজী")
HERS = word_set("apa apu di didi madam ms mrs miss আপা আপু দি দিদি ম্যাডাম")
EITHERS = word_set("dr ডা ডাঃ জনাব")
HONORIFICS = HIS | HERS | EITHERS


def may_be(pronoun: str, person: Person) -> bool:
    """Whether a pronoun can mean somebody, by how that person is addressed; Bengali pronouns can mean anybody."""
    if pronoun not in ("he", "his", "she", "her"):
        return True
    called = {word for name in person.names for word in name.casefold().split()}
    return called.isdisjoint(HERS if pronoun in ("he", "his") else HIS)
