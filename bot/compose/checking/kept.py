"""What was worked out for a fact or for an evidence, kept as long as it is asked for.

A figure holds mappings, so it has no hash; facts never change, so the very same object means the same again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Given = TypeVar("Given")
Found = TypeVar("Found")


def kept(most: int) -> Callable[[Callable[[Given], Found]], Callable[[Given], Found]]:
    """Keeps the last `most` results of a function of one frozen value, by the identity of the value."""

    def keeping(function: Callable[[Given], Found]) -> Callable[[Given], Found]:
        # The value itself is kept beside its result: an id is its own only as long as it lives.
        held: OrderedDict[int, tuple[Given, Found]] = OrderedDict()

        @wraps(function)
        def asked(given: Given) -> Found:
            known = held.get(id(given))
            if known is not None and known[0] is given:
                return known[1]
            found = function(given)
            held[id(given)] = (given, found)
            while len(held) > most:
                try:
                    held.popitem(last=False)
                except KeyError:  # another thread took the last one out
                    break
            return found

        return asked

    return keeping


def kept_by_text(most: int) -> Callable[[Callable[[str, Given], Found]], Callable[[str, Given], Found]]:
    """The same of a function of a text and a frozen value: what a sentence says of a fact is asked by many rules."""

    def keeping(function: Callable[[str, Given], Found]) -> Callable[[str, Given], Found]:
        held: OrderedDict[tuple[str, int], tuple[Given, Found]] = OrderedDict()

        @wraps(function)
        def asked(text: str, given: Given) -> Found:
            key = text, id(given)
            known = held.get(key)
            if known is not None and known[0] is given:
                return known[1]
            found = function(text, given)
            held[key] = (given, found)
            while len(held) > most:
                try:
                    held.popitem(last=False)
                except KeyError:
                    break
            return found

        return asked

    return keeping
