"""Words that only ask: no answer has to hold them, and they tell no figure from another."""

from __future__ import annotations

from knowledge.text import terms

ASKING = frozenset(
    terms(
        """
        same ar aar er e te vs many much
        number name anything something really actually true truth still make made turn
        give gave given happen take thing come came use kind sort know find show mean say exactly ever today mr mrs
        ms dr sir madam bhai apa da di shaheb saheb sahib নাম নম্বর সংখ্যা নিয়ে ব্যাপারে বিষয়ে আসলে সত্যি এখনো ভাই আপা
        করার দা দি স্যার ম্যাডাম সাহেব জানতে চাই পেতে বেলায় ক্ষেত্রে শুধু sudhu shudhu just বলো বলুন হয়েছিল হয়েছে
        """
    )
)


def content_of(topic: str) -> tuple[str, ...]:
    """The terms of a topic that an answer must speak of, in order, each once."""
    return tuple(term for term in dict.fromkeys(terms(topic)) if term not in ASKING)
