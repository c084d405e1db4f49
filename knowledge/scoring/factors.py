"""The factors of attractiveness and strength: each 1 to 10, or not known, with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.evidence import Message, Money, Name, Percent, Quantity, Value, Words
from knowledge.scoring.bought import Bought, Sold
from knowledge.scoring.parts import Judged, of_ten, rounded, unknown
from knowledge.scoring.ranks import FEWEST, Ranks
from knowledge.scoring.signals import KEY_DAYS, Signals
from knowledge.scoring.weights import LOWEST, Scoring

# What each class and each quintile scores.
CLASS_POINTS = {"A": Decimal(10), "B": Decimal(6), "C": Decimal(2)}
QUINTILE_POINTS = Decimal(2)
NINE = Decimal(9)


@dataclass(frozen=True, slots=True)
class Known:
    """All that scores rest on, of every account, as of a day."""

    as_of: date
    scoring: Scoring
    sold: Sold
    ranks: Ranks
    signals: Signals


Factor = Callable[[Known, int], Judged]


def judged(known: Known, name: str, account_id: int) -> Judged:
    """What a factor of scoring.toml comes to for an account."""
    factor = FACTORS.get(name)
    return factor(known, account_id) if factor is not None else _rated(known, name, account_id)


def _rated(known: Known, name: str, account_id: int) -> Judged:
    """A rating that somebody entered, the last one."""
    rating = known.signals.ratings.get(account_id, {}).get(name)
    if rating is None:
        return unknown("rating")
    values: dict[str, Value] = {"rated": rating.rated_on}
    if rating.reason.strip():
        values["reason"] = Words(rating.reason.strip().rstrip(".।"))
    message = "scoring.rated_because" if "reason" in values else "scoring.rated"
    points = min(max(rating.score, LOWEST), LOWEST + NINE)
    return Judged(rounded(points), Message(message, values), (rating.ref,))


def _buyer(known: Known, account_id: int) -> Bought | Judged:
    """What the account bought; why nothing can be told of it, where it never came to revenue in one currency."""
    held = known.sold.accounts.get(account_id)
    if held is None:
        return unknown("orders")
    if len(held.currencies) > 1:
        return unknown("currencies", number=Quantity(Decimal(len(held.currencies)), "currencies"))
    return held if held.total > 0 else unknown("returns")


def growth(known: Known, account_id: int) -> Judged:
    """Revenue of the last twelve whole months against the twelve before."""
    held = _buyer(known, account_id)
    if isinstance(held, Judged):
        return held
    change = changed(known.sold, held)
    if isinstance(change, Judged):
        return change
    return Judged(of_ten(change, known.scoring.scale("growth")), change_reason(known.sold, held, change))


def changed(sold: Sold, held: Bought) -> Decimal | Judged:
    """The change of revenue, as a share of the revenue before; why it cannot be told, where it cannot."""
    if not sold.whole:
        return unknown("before", first=sold.first) if sold.first is not None else unknown("orders")
    if held.before <= 0:
        return unknown("base", before=sold.before)
    return (held.now - held.before) / held.before


def change_reason(sold: Sold, held: Bought, change: Decimal) -> Message:
    """The change of revenue in words."""
    values: dict[str, Value] = {
        "change": Percent(abs(change)),
        "amount": Money(held.now, held.currency),
        "amount_before": Money(held.before, held.currency),
    }
    return Message("scoring.growth_up" if change >= 0 else "scoring.growth_down", values)


def margin(known: Known, account_id: int) -> Judged:
    """The margin on what was sold lately, where cost is known."""
    held = _buyer(known, account_id)
    if isinstance(held, Judged):
        return held
    if held.margin is None:
        return unknown("cost")
    values: dict[str, Value] = {"margin": Percent(held.margin)}
    return Judged(of_ten(held.margin, known.scoring.scale("margin")), Message("scoring.margin", values))


def share(known: Known, account_id: int) -> Judged:
    """The account's ABC class by its revenue."""
    held = _buyer(known, account_id)
    if isinstance(held, Judged):
        return held
    abc = known.ranks.classes[account_id]
    values: dict[str, Value] = {"abc": Name(abc), "amount": Money(held.total, held.currency)}
    return Judged(CLASS_POINTS[abc], Message("scoring.share", values))


def recency(known: Known, account_id: int) -> Judged:
    """How lately it ordered."""
    held = _buyer(known, account_id)
    if isinstance(held, Judged):
        return held
    values: dict[str, Value] = {"days": Quantity(Decimal((known.as_of - held.last).days), "days"), "last": held.last}
    return _quintile(known, known.ranks.recency.get(account_id), "recency", values)


def frequency(known: Known, account_id: int) -> Judged:
    """How often it ordered in the last twelve months."""
    held = _buyer(known, account_id)
    if isinstance(held, Judged):
        return held
    values: dict[str, Value] = {"orders": Quantity(Decimal(held.orders), "orders"), "start": known.sold.now.start or ""}
    return _quintile(known, known.ranks.frequency.get(account_id), "frequency", values)


def monetary(known: Known, account_id: int) -> Judged:
    """For how much it ordered in the last twelve months."""
    held = _buyer(known, account_id)
    if isinstance(held, Judged):
        return held
    values: dict[str, Value] = {"amount": Money(held.lately, held.currency), "start": known.sold.now.start or ""}
    return _quintile(known, known.ranks.monetary.get(account_id), "monetary", values)


def _quintile(known: Known, quintile: int | None, name: str, values: Mapping[str, Value]) -> Judged:
    if quintile is None:
        return unknown("few", fewest=Quantity(Decimal(FEWEST), "accounts"))
    return Judged(QUINTILE_POINTS * quintile, Message(f"scoring.{name}", {**values, "quintile": quintile}))


def share_of_wallet(known: Known, account_id: int) -> Judged:
    """Our revenue of what the customer buys in the category."""
    wallet = known.signals.wallets.get(account_id)
    if wallet is None:
        return unknown("wallet")
    part = wallet.ours / wallet.theirs
    values: dict[str, Value] = {
        "share": Percent(part),
        "ours": Money(wallet.ours, wallet.currency),
        "theirs": Money(wallet.theirs, wallet.currency),
    }
    points = of_ten(part, known.scoring.scale("share_of_wallet"))
    return Judged(points, Message("scoring.share_of_wallet", values), wallet.refs)


def key_people(known: Known, account_id: int) -> Judged:
    """How many of the people who decide were spoken to lately."""
    held = known.signals.contacted.get(account_id)
    if held is None or not held.key:
        return unknown("people")
    part = Decimal(len(held.spoken)) / len(held.key)
    values: dict[str, Value] = {
        "spoken": len(held.spoken),
        "people": Quantity(Decimal(len(held.key)), "people"),
        "days": Quantity(Decimal(KEY_DAYS), "days"),
    }
    return Judged(rounded(LOWEST + NINE * part), Message("scoring.key_people", values), held.key)


def promises(known: Known, account_id: int) -> Judged:
    """How many of our promises were kept by their day."""
    held = known.signals.promises.get(account_id)
    if held is None or not held.due:
        return unknown("promises")
    values: dict[str, Value] = {"kept": held.kept, "due": Quantity(Decimal(held.due), "commitments")}
    points = rounded(LOWEST + NINE * held.kept / held.due)
    return Judged(points, Message("scoring.promises", values), held.refs)


FACTORS: Mapping[str, Factor] = {
    "growth": growth,
    "margin": margin,
    "share": share,
    "recency": recency,
    "frequency": frequency,
    "monetary": monetary,
    "share_of_wallet": share_of_wallet,
    "key_people": key_people,
    "promises": promises,
}
