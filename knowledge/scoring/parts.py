"""What a score is made of: each part with its weight, its points, why, and the records behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from knowledge.evidence import Items, Message, Percent, Value
from knowledge.scoring.weights import LOWEST, Scale, factor_label

TENTH, POINT = Decimal("0.1"), Decimal(1)
NINE = Decimal(9)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a factor comes to, None where it is not known; why, and the records that say so."""

    points: Decimal | None
    reason: Message
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One factor of a score. weight: its share of the whole, known or not."""

    name: str
    weight: Decimal
    points: Decimal | None
    reason: Message
    records: tuple[str, ...] = ()

    @property
    def row(self) -> Mapping[str, Value]:
        """The part as a row of a list: its name, its points, its weight and why."""
        because = Items(self.reason.id, (self.reason.values,))
        told: dict[str, Value] = {
            "factor": factor_label(self.name),
            "weight": Percent(self.weight),
            "because": because,
        }
        return told | ({"points": self.points} if self.points is not None else {})


def unknown(message: str, **values: Value) -> Judged:
    """A factor that cannot be told, and why."""
    return Judged(None, Message(f"scoring.unknown_{message}", values))


def mean(parts: Sequence[Part]) -> tuple[Decimal | None, Decimal]:
    """The weighted mean of the parts that are known, sum(w p) / sum(w), None where none is; the share of the weight
    that they carry."""
    known = sum((part.weight for part in parts if part.points is not None), Decimal(0))
    whole = sum((part.weight for part in parts), Decimal(0))
    if not known or not whole:
        return None, Decimal(0)
    total = sum((part.weight * part.points for part in parts if part.points is not None), Decimal(0))
    return total / known, known / whole


def between(value: Decimal, scale: Scale, low: Decimal, high: Decimal) -> Decimal:
    """Where a value stands on a straight line: `low` at the scale's first value and below, `high` at its second."""
    first, last = scale
    share = min(max((value - first) / (last - first), Decimal(0)), Decimal(1))
    return low + share * (high - low)


def of_ten(value: Decimal, scale: Scale) -> Decimal:
    """1 to 10, to a tenth."""
    return rounded(between(value, scale, LOWEST, LOWEST + NINE))


def rounded(number: Decimal, step: Decimal = TENTH) -> Decimal:
    """Rounded once, half up."""
    return number.quantize(step, ROUND_HALF_UP)
