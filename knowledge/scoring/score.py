"""An account's score: attractiveness and strength from 1 to 10, the whole, and the cell of the matrix it falls in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from knowledge.scoring.factors import Known, judged
from knowledge.scoring.parts import Part, mean, rounded
from knowledge.scoring.weights import Scoring, Weights

# The cells of the attractiveness x strength matrix (McDonald & Woodburn), the most attractive first.
CELLS = ("invest", "selective", "maintain", "cash")
# With less than this share of its weight known, no score is told.
FEWEST_KNOWN = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class AccountScore:
    """One account. The scores are None where nothing they rest on is known; `total` also where that is too little, and
    `cell` is "" then.

    coverage: the share (0 to 1) of the whole score's weight that rests on data.
    """

    account_id: int
    attractiveness: Decimal | None
    strength: Decimal | None
    total: Decimal | None
    coverage: Decimal
    cell: str
    attractive: tuple[Part, ...]
    strong: tuple[Part, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        return (*self.attractive, *self.strong)


def account_score(known: Known, account_id: int) -> AccountScore:
    """A = sum(w a) / sum(w) over the factors that are known, strength likewise; the whole is the mean of the two."""
    scoring = known.scoring
    attractive = tuple(_parts(known, scoring.attractiveness, account_id))
    strong = tuple(_parts(known, scoring.strength, account_id))
    (a, a_known), (b, b_known) = mean(attractive), mean(strong)
    weights = dict(scoring.score)
    halves = [
        (a, weights.get("attractiveness", Decimal(0)), a_known),
        (b, weights.get("strength", Decimal(0)), b_known),
    ]
    weighed = sum((weight for half, weight, _ in halves if half is not None), Decimal(0))
    total = sum((half * weight for half, weight, _ in halves if half is not None), Decimal(0))
    whole = sum((weight for _, weight, _ in halves), Decimal(0))
    attractiveness, strength = (rounded(half) if half is not None else None for half in (a, b))
    coverage = sum((weight * part for _, weight, part in halves), Decimal(0)) / whole
    enough = bool(weighed) and coverage >= FEWEST_KNOWN
    return AccountScore(
        account_id=account_id,
        attractiveness=attractiveness,
        strength=strength,
        total=rounded(total / weighed) if enough else None,
        coverage=rounded(coverage, Decimal("0.01")),
        cell=cell_of(attractiveness, strength, scoring) if enough else "",
        attractive=attractive,
        strong=strong,
    )


def cell_of(attractiveness: Decimal | None, strength: Decimal | None, scoring: Scoring) -> str:
    """The cell of the matrix, by the scores as they are shown; "" where one of them is not known."""
    if attractiveness is None or strength is None:
        return ""
    wanted, strong = attractiveness >= scoring.high, strength >= scoring.high
    return CELLS[(0 if strong else 1) if wanted else (2 if strong else 3)]


def _parts(known: Known, weights: Weights, account_id: int) -> Iterator[Part]:
    for name, weight in weights:
        found = judged(known, name, account_id)
        yield Part(name, weight, found.points, found.reason, found.records)
