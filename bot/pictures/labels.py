"""Words beside signs, laid out in the dots of a sheet so that none covers a sign or other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# How far from its sign a word may stand; the nearest place that is free is taken.
NEAR, FAR = (3.0, 12.0, 24.0), (3.0, 12.0, 24.0, 38.0, 54.0, 72.0, 96.0)
# Words keep this far from each other, and from the signs of others, whose they would seem.
GAP, FROM_SIGNS = 3.0, 8.0
# At so many points of a line it is looked whether something lies on it.
STEPS = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the sheet, in dots from its lower left corner."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.low < other.high + gap
            and other.low < self.high + gap
        )

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.low + self.high) / 2

    def nearest(self, point: tuple[float, float]) -> tuple[float, float]:
        """The point of it that is nearest to one outside."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.low), self.high)

    def within(self, other: Box) -> bool:
        return (
            other.left <= self.left and self.right <= other.right and other.low <= self.low and self.high <= other.high
        )


def around(sign: Box, size: tuple[float, float], distance: float) -> Iterator[Box]:
    """Where words of this size (wide, high) may stand at a distance from their sign: right of it first."""
    wide, high = size
    x, y = (sign.left + sign.right) / 2, (sign.low + sign.high) / 2
    right, left = sign.right + distance, sign.left - distance - wide
    above, below = sign.high + distance, sign.low - distance - high
    for corner in (
        (right, y - high / 2),
        (left, y - high / 2),
        (x - wide / 2, above),
        (x - wide / 2, below),
        (right - high / 4, above - high / 4),
        (right - high / 4, below + high / 4),
        (left + high / 4, above - high / 4),
        (left + high / 4, below + high / 4),
    ):
        yield Box(corner[0], corner[1], corner[0] + wide, corner[1] + high)


def laid_out(
    signs: Sequence[Box],
    sizes: Sequence[tuple[float, float]],
    sheet: Box,
    lines: Sequence[Box] = (),
    distances: Sequence[float] = FAR,
) -> list[Box | None]:
    """A place for the words of each of the first signs, by their sizes; None where there is no room for one.

    lines: what words had better not cross. Nothing is between a sign and words of its own.
    """
    held: list[Box] = []
    found: list[Box | None] = []
    for sign, size in zip(signs, sizes, strict=False):
        free = [
            box
            for distance in distances
            for box in around(sign, size, distance)
            if box.within(sheet)
            and not any(box.meets(other, 0 if other is sign else FROM_SIGNS) for other in signs)
            and not any(box.meets(other, GAP) or _between(other, sign, box) for other in held)
        ]
        clear = (box for box in free if not any(box.meets(line) for line in lines))
        place = next(clear, next(iter(free), None))
        found.append(place)
        held += [place] if place is not None else []
    return found


def _between(other: Box, sign: Box, words: Box) -> bool:
    """Whether something lies on the line from a sign to its words."""
    (x, y), (end_x, end_y) = sign.middle, words.nearest(sign.middle)
    points = ((x + (end_x - x) * step / STEPS, y + (end_y - y) * step / STEPS) for step in range(STEPS + 1))
    return any(other.left <= at <= other.right and other.low <= up <= other.high for at, up in points)
