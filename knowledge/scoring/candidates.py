"""Who should become a key account, and who should stop being one, by the scores and the limits of scoring.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from knowledge.scoring.parts import Part
from knowledge.scoring.score import AccountScore
from knowledge.scoring.weights import Scoring
from knowledge.text import normal_form

MOST_REASONS = 2


@dataclass(frozen=True, slots=True)
class Candidates:
    """become: the best first; stop: the weakest first; unjudged: those of whom too little is known to say either."""

    become: tuple[AccountScore, ...]
    stop: tuple[AccountScore, ...]
    unjudged: tuple[int, ...]


def candidates(scores: Mapping[int, AccountScore], tiers: Mapping[int, str], scoring: Scoring) -> Candidates:
    """tiers: of the accounts to look at, by id. A score of which less than the limit rests on data judges nobody."""
    key_tiers = {normal_form(tier) for tier in scoring.tiers}
    become: list[tuple[Decimal, AccountScore]] = []
    stop: list[tuple[Decimal, AccountScore]] = []
    unjudged: list[int] = []
    for account_id, tier in sorted(tiers.items()):
        score = scores[account_id]
        if score.total is None or score.coverage < scoring.coverage:
            unjudged.append(account_id)
        elif normal_form(tier) in key_tiers:
            if score.total < scoring.stop:
                stop.append((score.total, score))
        elif score.total >= scoring.become:
            become.append((-score.total, score))
    return Candidates(_ranked(become), _ranked(stop), tuple(unjudged))


def _ranked(found: Iterable[tuple[Decimal, AccountScore]]) -> tuple[AccountScore, ...]:
    return tuple(score for _, score in sorted(found, key=lambda item: (item[0], item[1].account_id)))


def reasons_for(score: AccountScore) -> list[Part]:
    """The factors that raise a score most above the middle."""
    return _telling(score, 1)


def reasons_against(score: AccountScore) -> list[Part]:
    """The factors that lower a score most below the middle."""
    return _telling(score, -1)


def _telling(score: AccountScore, sign: int) -> list[Part]:
    middle = Decimal("5.5")
    known = [part for part in score.parts if part.points is not None and (part.points - middle) * sign > 0]
    return sorted(known, key=lambda part: -part.weight * abs((part.points or middle) - middle))[:MOST_REASONS]
