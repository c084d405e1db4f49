"""What it means that a number is told truly: rounded half up at a power of ten, by no more than a twentieth.

That is what `bot/compose/claims.py` allows to a sentence (FURTHEST), with less than 0.05 free beside it (NOT_SEEN).
A number made false is off by a whole step of the places it is written with, so that neither rounding up nor down
explains it; and it is no coarser rounding of the true one ("60 lakh" for 59.5).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

FURTHEST = Decimal("0.05")
NOT_SEEN = Decimal("0.05")


def rounded(number: Decimal, step: Decimal) -> Decimal:
    """The number rounded half up to a multiple of a step."""
    return (number / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def near_enough(said: Decimal, held: Decimal) -> bool:
    """Whether rounding took no more than may be taken."""
    return abs(said - held) <= max(NOT_SEEN, FURTHEST * abs(held))


def a_rounding(said: Decimal, held: Decimal) -> bool:
    """Whether one number is the other, rounded at any power of ten."""
    if said == held:
        return True
    return near_enough(said, held) and any(rounded(held, Decimal(10) ** power) == said for power in range(-4, 9))


def surely_false(said: Decimal, held: Decimal, step: Decimal) -> bool:
    """Whether a number written to that step can be no telling of the other."""
    return abs(said - held) >= step and not a_rounding(said, held)
