"""Health: 0 to 100 from the weights of scoring.toml, each part 0 to 100 with its evidence.

Health = sum(w_i s_i) / sum(w_i) over the parts that are known; up to 50 red, up to 75 yellow, above green (FIELD.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.evidence import Message, Percent, Quantity, Tone, Value
from knowledge.records.health import Colour
from knowledge.scoring.bought import Sold
from knowledge.scoring.factors import change_reason, changed
from knowledge.scoring.parts import POINT, Judged, Part, between, mean, rounded, unknown
from knowledge.scoring.signals import Signals, Target
from knowledge.scoring.weights import Scoring

HIGHEST_RED, HIGHEST_YELLOW = 50, 75
# With less than this share of the weight known, no health is told.
FEWEST_KNOWN = Decimal("0.25")
WHOLE, NOTHING, HALF = Decimal(100), Decimal(0), Decimal(50)

# What a part comes to, on straight lines between these.
REVENUE = (Decimal("-0.20"), Decimal("0.05"))
TARGET = (Decimal("0.5"), Decimal(1))
ORDERS = (Decimal(1), Decimal(2))
CONTACT = (Decimal(14), Decimal(90))
EACH_PROMISE, MOST_FOR_DAYS = Decimal(20), Decimal(40)
EACH_CONCERN, DAYS_A_POINT, MOST_FOR_AGE = Decimal(25), 3, Decimal(30)
RENEWAL_NEAR = 90

COLOUR_TONES: Mapping[Colour, Tone] = {Colour.RED: "bad", Colour.YELLOW: "watch", Colour.GREEN: "good"}


@dataclass(frozen=True, slots=True)
class Felt:
    """All that health rests on, of some accounts, as of a day."""

    as_of: date
    scoring: Scoring
    sold: Sold
    signals: Signals
    targets: Mapping[int, Target]


@dataclass(frozen=True, slots=True)
class Health:
    """An account's health as of a day: None and no colour where too little is known. coverage: of the weight, known."""

    account_id: int
    score: int | None
    colour: Colour | None
    coverage: Decimal
    parts: tuple[Part, ...]

    @property
    def tone(self) -> Tone:
        """Whether it is bad or good news."""
        return COLOUR_TONES[self.colour] if self.colour is not None else "plain"

    @property
    def weakest(self) -> list[Part]:
        """The parts that cost the most points, the costliest first; those that cost none left out."""
        losing = [part for part in self.parts if part.points is not None and part.points < WHOLE]
        return sorted(losing, key=lambda part: -part.weight * (WHOLE - (part.points or NOTHING)))


def colour_of(score: int) -> Colour:
    """0-50 red, 51-75 yellow, 76-100 green."""
    return Colour.RED if score <= HIGHEST_RED else Colour.YELLOW if score <= HIGHEST_YELLOW else Colour.GREEN


def health_of(felt: Felt, account_id: int) -> Health:
    """The health of one account."""
    parts = []
    for name, weight in felt.scoring.health:
        found = PARTS[name](felt, account_id)
        parts.append(Part(name, weight, found.points, found.reason, found.records))
    total, known = mean(parts)
    if total is None or known < FEWEST_KNOWN:
        return Health(account_id, None, None, rounded(known, Decimal("0.01")), tuple(parts))
    score = int(rounded(total, POINT))
    return Health(account_id, score, colour_of(score), rounded(known, Decimal("0.01")), tuple(parts))


def revenue(felt: Felt, account_id: int) -> Judged:
    """The last twelve whole months against the twelve before."""
    held = felt.sold.accounts.get(account_id)
    if held is None:
        return unknown("orders")
    if len(held.currencies) > 1:
        return unknown("currencies", number=Quantity(Decimal(len(held.currencies)), "currencies"))
    change = changed(felt.sold, held)
    if isinstance(change, Judged):
        return change
    return Judged(rounded(between(change, REVENUE, NOTHING, WHOLE), POINT), change_reason(felt.sold, held, change))


def target(felt: Felt, account_id: int) -> Judged:
    """What is reached of the target, against the share of its term that has passed."""
    held = felt.targets.get(account_id)
    if held is None:
        return unknown("target")
    values: dict[str, Value] = {"reached": Percent(held.reached), "passed": Percent(held.passed)}
    points = between(held.reached / held.passed, TARGET, NOTHING, WHOLE)
    return Judged(rounded(points, POINT), Message("scoring.target", values), (held.ref,))


def orders(felt: Felt, account_id: int) -> Judged:
    """Days since the last order against the usual gap."""
    held = felt.sold.accounts.get(account_id)
    if held is not None and held.just_ordered:
        since = Quantity(Decimal((felt.as_of - held.last).days), "days")
        return Judged(WHOLE, Message("scoring.orders_now", {"since": since}))
    if held is None or held.cadence is None or not held.cadence.median:
        return unknown("cadence" if held is not None else "orders")
    cadence = held.cadence
    ratio = Decimal(cadence.since) / cadence.median
    values: dict[str, Value] = {
        "since": Quantity(Decimal(cadence.since), "days"),
        "gap": Quantity(cadence.median, "days"),
    }
    points = WHOLE - between(ratio, ORDERS, NOTHING, WHOLE)
    return Judged(rounded(points, POINT), Message("scoring.orders", values))


def promises(felt: Felt, account_id: int) -> Judged:
    """Our overdue commitments, and how long the oldest is overdue."""
    held = felt.signals.promises.get(account_id)
    if held is None or not held.every:
        return unknown("promised")
    values: dict[str, Value] = {"late": Quantity(Decimal(len(held.late)), "commitments")}
    if not held.late:
        return Judged(WHOLE, Message("scoring.promises_none_late"), held.refs)
    values["days"] = Quantity(Decimal(held.oldest), "days")
    points = WHOLE - EACH_PROMISE * len(held.late) - min(Decimal(held.oldest), MOST_FOR_DAYS)
    return Judged(max(points, NOTHING), Message("scoring.promises_late", values), held.late)


def concerns(felt: Felt, account_id: int) -> Judged:
    """Open concerns, and how old the oldest is. Of an account that nobody was ever in touch with none can be known."""
    held = felt.signals.concerns.get(account_id)
    if held is None or held.oldest is None:
        contact = felt.signals.contacted.get(account_id)
        if contact is None or contact.last is None:
            return unknown("concerns")
        return Judged(WHOLE, Message("scoring.concerns_none_open"))
    age = (felt.as_of - held.oldest).days
    values: dict[str, Value] = {
        "open": Quantity(Decimal(len(held.refs)), "concerns"),
        "days": Quantity(Decimal(age), "days"),
    }
    points = WHOLE - EACH_CONCERN * len(held.refs) - min(Decimal(age // DAYS_A_POINT), MOST_FOR_AGE)
    return Judged(max(points, NOTHING), Message("scoring.concerns_open", values), held.refs)


def contact(felt: Felt, account_id: int) -> Judged:
    """Days since the last contact; with it, how many of the people who decide were spoken to lately."""
    held = felt.signals.contacted.get(account_id)
    if held is None or held.last is None:
        return unknown("contact")
    days = (felt.as_of - held.last).days
    points = WHOLE - between(Decimal(days), CONTACT, NOTHING, WHOLE)
    values: dict[str, Value] = {"days": Quantity(Decimal(days), "days"), "last": held.last}
    if not held.key:
        return Judged(rounded(points, POINT), Message("scoring.contact", values), (held.ref,))
    points = (points + WHOLE * len(held.spoken) / len(held.key)) / 2
    values |= {"spoken": len(held.spoken), "people": Quantity(Decimal(len(held.key)), "people")}
    message = Message("scoring.contact_people", values)
    return Judged(rounded(points, POINT), message, (held.ref, *held.key))


def satisfaction(felt: Felt, account_id: int) -> Judged:
    """What their people answered in the last year."""
    held = felt.signals.answers.get(account_id)
    if held is None:
        return unknown("answers")
    values: dict[str, Value] = {"answers": Quantity(Decimal(len(held.refs)), "answers"), "last": held.last}
    points = min(max(held.mean, NOTHING), WHOLE)
    return Judged(rounded(points, POINT), Message("scoring.satisfaction", values), held.refs)


def renewal(felt: Felt, account_id: int) -> Judged:
    """How far off the renewal is."""
    day = felt.signals.renewals.get(account_id)
    if day is None:
        return unknown("renewal")
    days = (day - felt.as_of).days
    values: dict[str, Value] = {"day": day, "days": Quantity(Decimal(abs(days)), "days")}
    records = (f"account-{account_id}",)
    if days < 0:
        return Judged(NOTHING, Message("scoring.renewal_passed", values), records)
    points = WHOLE if days > RENEWAL_NEAR else HALF
    return Judged(points, Message("scoring.renewal", values), records)


PARTS: Mapping[str, Callable[[Felt, int], Judged]] = {
    "revenue": revenue,
    "target": target,
    "orders": orders,
    "promises": promises,
    "concerns": concerns,
    "contact": contact,
    "satisfaction": satisfaction,
    "renewal": renewal,
}
