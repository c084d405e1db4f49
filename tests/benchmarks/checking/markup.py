"""The little language that templates are written in.

    {amount}            a slot, written in one of the ways its value may be written
    {amount:down}       the same, held to a way (see `ways`)
    [bought|ordered]    synonyms: any will do
    <more_less:more|less|fewer>   what holds, then what does not; the kind says what is turned around

All of them may stand inside one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Slot:
    """A value of the scene; `way` narrows how it is written."""

    name: str
    way: str = ""


@dataclass(frozen=True)
class Choice:
    """Synonyms."""

    options: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True)
class Turn:
    """What holds, and what would turn the sentence around."""

    kind: str
    holds: tuple[Node, ...]
    turned: tuple[tuple[Node, ...], ...]


Node = str | Slot | Choice | Turn
# After the synonyms are chosen.
Piece = str | Slot | Turn
_OPENS = {"[": "]", "<": ">"}


def parse(text: str) -> tuple[Node, ...]:
    """The parts of a template. Errors: ValueError for a bracket that is not closed."""
    nodes, end = _sequence(text, 0, "")
    if end != len(text):
        raise ValueError(f"{text[end]!r} closes nothing in {text!r}")
    return nodes


def _sequence(text: str, at: int, stops: str) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    plain = ""
    while at < len(text) and text[at] not in stops:
        sign = text[at]
        if sign not in "{[<":
            plain, at = plain + sign, at + 1
            continue
        if plain:
            nodes.append(plain)
            plain = ""
        if sign == "{":
            end = text.index("}", at)
            name, _, way = text[at + 1 : end].partition(":")
            nodes.append(Slot(name, way))
            at = end + 1
        else:
            node, at = _bracket(text, at)
            nodes.append(node)
    if plain:
        nodes.append(plain)
    return tuple(nodes), at


def _bracket(text: str, at: int) -> tuple[Node, int]:
    closes = _OPENS[text[at]]
    kind, start = "", at + 1
    if closes == ">":
        colon = text.index(":", at)
        kind, start = text[at + 1 : colon], colon + 1
    options: list[tuple[Node, ...]] = []
    while True:
        nodes, end = _sequence(text, start, "|" + closes)
        if end >= len(text):
            raise ValueError(f"{text[at:]!r} is not closed")
        options.append(nodes)
        start = end + 1
        if text[end] == closes:
            break
    return (Turn(kind, options[0], tuple(options[1:])) if kind else Choice(tuple(options))), start


def chosen(nodes: Sequence[Node], random: Random) -> list[Piece]:
    """The pieces with one of each synonym taken."""
    pieces: list[Piece] = []
    for node in nodes:
        if isinstance(node, Choice):
            pieces += chosen(random.choice(node.options), random)
        elif isinstance(node, Turn):
            turned = tuple(tuple(chosen(option, random)) for option in node.turned)
            pieces.append(Turn(node.kind, tuple(chosen(node.holds, random)), turned))
        else:
            pieces.append(node)
    return pieces


def slots(nodes: Sequence[Node]) -> set[str]:
    """The names of all slots, those of what is turned around too."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, Slot):
            found.add(node.name)
        elif isinstance(node, Choice):
            found.update(*(slots(option) for option in node.options))
        elif isinstance(node, Turn):
            found.update(slots(node.holds), *(slots(option) for option in node.turned))
    return found
