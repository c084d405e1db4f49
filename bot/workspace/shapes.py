"""What a file that a person writes may hold: its keys, their kinds and sizes, each fault told with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

# By place, its keys as "key: kind", with "!" where the key has to be there. manifest.toml tells the kinds.
Shapes = Mapping[str, Sequence[str]]
_KINDS: Mapping[str, tuple[type, str]] = {
    "text": (str, "a text"),
    "bytes": (str, "a text"),
    "url": (str, "a text"),
    "list": (list, "a list of objects"),
    "words": (list, "a list of texts"),
    "object": (dict, "an object"),
    "flag": (bool, "true or false"),
    "number": (int, "a whole number"),
}


class WrongFile(Exception):
    """errors: all that is wrong in a file, each with its place."""

    def __init__(self, errors: Sequence[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = tuple(errors)


def shape_errors(shapes: Shapes, value: Mapping[str, Any], place: str = "", shape: str = "") -> Iterator[str]:
    """place: where the object stands, with the numbers of list items; shape: the same without."""
    kinds = {}
    for row in shapes[shape]:
        key, _, kind = row.partition(": ")
        kinds[key.removesuffix("!")] = kind
        if key.endswith("!") and key[:-1] not in value:
            yield f"{_at(place, key[:-1])}: has to be there"
    for key, held in value.items():
        if key in kinds:
            yield from _value_errors(shapes, _at(place, key), _at(shape, key), kinds[key], held)
        else:
            yield f"{_at(place, key[:60])}: no such key here{nearest(key, kinds)}; allowed: {', '.join(kinds)}"


def _value_errors(shapes: Shapes, place: str, shape: str, kind: str, value: Any) -> Iterator[str]:
    kind, _, bounds = kind.partition(" ")
    if kind not in _KINDS:
        if kind != "anything" and value not in kind.split("|"):
            yield f"{place}: one of {', '.join(kind.split('|'))} is wanted"
        return
    wanted, said = _KINDS[kind]
    items = value if wanted is list and isinstance(value, list) else []
    fits = type(value) is wanted  # true is an int as well
    if not fits or not all(type(item) is (dict if kind == "list" else str) for item in items):
        yield f"{place}: {said} is wanted"
        return
    if kind == "url" and not (value.startswith(("http://", "https://")) and len(value) <= 3500):
        yield f"{place}: an address is wanted that begins with https:// or http://, of at most 3500 characters"
    if kind == "words":
        yield from twice(place, value)
    if bounds:
        yield from _size_errors(place, kind, value, bounds)
    if kind == "object":
        yield from shape_errors(shapes, value, place, shape)
    if kind == "list":
        for number, item in enumerate(items):
            yield from shape_errors(shapes, item, f"{place}[{number}]", shape)


def _size_errors(place: str, kind: str, value: Any, bounds: str) -> Iterator[str]:
    size, of = len(value), "characters" if kind == "text" else "entries"
    if kind == "bytes":
        size, of = len(value.encode("utf-8", "replace")), "bytes in UTF-8"
    low, high = (int(bound) for bound in bounds.split("-"))
    if size > high:
        yield f"{place}: {size} {of}, at most {high}"
    elif size < low:
        yield f"{place}: {size} {of}, at least {low}"


def twice(place: str, words: Iterable[str]) -> Iterator[str]:
    """A fault for each word that was there before."""
    seen: set[str] = set()
    for word in words:
        if word in seen:
            yield f"{place}: {word[:60]!r} is there twice"
        seen.add(word)


def nearest(word: str, known: Iterable[str]) -> str:
    """What was probably meant, in brackets, or nothing."""
    found = get_close_matches(word[:60], sorted(known), n=1, cutoff=0.75)
    return f" (is {found[0]} meant?)" if found else ""


def _at(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
