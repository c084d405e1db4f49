"""Which family of templates a figure belongs to, and what its slots stand for."""

from __future__ import annotations

from decimal import Decimal

from knowledge.evidence import AccountCard, Figure, Items, Money, Quantity, Value
from tests.benchmarks.checking.scene import Scene
from tests.benchmarks.checking.ways import number_of, number_or_none

# By the message that tells the figure.
FAMILY_OF = {
    "figures.revenue": "revenue",
    "figures.revenue_of": "revenue_of",
    "figures.revenue_up": "revenue_up",
    "figures.revenue_down": "revenue_down",
    "figures.revenue_up_of": "revenue_up_of",
    "figures.revenue_down_of": "revenue_down_of",
    "figures.revenue_target": "target",
    "figures.order_count": "order_count",
    "figures.last_order": "last_order",
    "figures.order_cadence": "cadence",
    "figures.order_cadence_slow": "cadence_slow",
    "figures.late_orders": "late_orders",
    "figures.late_orders_listed": "late_orders",
    "figures.portfolio_share": "portfolio_share",
    "figures.top_products": "top_products",
    "figures.lapsed_products": "lapsed",
    "relations.changes_recent": "changes",
    "relations.changes_recent_no_orders": "changes_none",
    "relations.commitments_ours": "owed_ours",
    "relations.commitments_theirs": "owed_theirs",
    "relations.commitments_overdue": "overdue",
    "relations.next_meeting_with": "next_meeting",
    "relations.last_meeting_with": "last_meeting",
    "relations.contact_last": "contact_last",
    "relations.contacts": "contacts",
    "relations.deals_open": "deals",
    "brief.fact_commitment_ours": "promise_ours",
    "brief.fact_commitment_theirs": "promise_theirs",
    "retail.fill_rate": "fill_rate",
    "retail.otif": "otif",
    "retail.sell_through": "sell_through",
    "growth.forecast": "forecast",
    "growth.retention": "retention",
    "satisfaction.nps": "nps",
    "satisfaction.nps_unhappy": "nps",
}
MOST_ROWS = 3


def scene_of(figure: Figure, account: AccountCard) -> Scene | None:
    """The scene of a figure, or None where no template speaks of its kind.

    The rows of a list give slots "rows1.what", "rows2.what"; a list of one amount gives the amount.
    """
    family = FAMILY_OF.get(figure.sentence.id)
    if family is None:
        return None
    values: dict[str, Value] = {}
    for name, value in figure.sentence.values.items():
        _flatten(name, value, values)
    values["as_of"] = figure.as_of
    if family.startswith("promise_"):
        family = _state_of_promise(family, values)
    if family in ("nps", "retention"):
        family, values = _inside(family, values)
    if family.startswith("revenue_") and (family := _multiple(family, values)) == "":
        return None
    if _out_of_the_ordinary(family, values):
        return None
    return Scene(family, (figure,), values | _worked_out(values), account)


def _out_of_the_ordinary(family: str, values: dict[str, Value]) -> bool:
    """Whether not every template of the family would be true: nothing late, none of ours, the largest account."""

    def number(name: str) -> Decimal:
        return number_of(values[name])

    if "rows2.days" in values and number("rows1.days") == number("rows2.days"):
        return True
    match family:
        case "contacts":
            alike = (("rows1.role", "rows2.role"), ("rows1.support", "rows2.support"))
            return "rows2.role" in values and any(values[one] == values[other] for one, other in alike)
        case "order_count":
            return number("count") < 2
        case "portfolio_share":
            return number("rank") < 2
        case "late_orders":
            return not 0 < number("late") < number("shipped") or number("overdue") == 0
        case "cadence":
            return number("since") > number("gap")
        case "target":
            return number("reached") >= 100
        case "owed_ours" | "owed_theirs":
            return not 0 < number("late") < number("number")
        case "overdue":
            return number("ours") == 0 or number("theirs") == 0
        case "deals":
            return not 0 < number("slipped") < number("number")
        case "fill_rate":
            return number("shipped") >= number("ordered") or "worst1.what" not in values
        case "otif":
            return number("both") >= number("in_full")
        case "promise_ours_kept" | "promise_theirs_kept":
            return values["done"] >= values["due"]  # type: ignore[operator]
        case _:
            return False


def _worked_out(values: dict[str, Value]) -> dict[str, Value]:
    """What one could work out from a figure and it does not hold: no sentence may tell it."""
    found: dict[str, Value] = {}
    for name, more, less in (
        ("gap", "amount", "amount_before"),
        ("left", "target", "amount"),
        ("in_time", "shipped", "late"),
        ("over", "since", "gap"),
    ):
        one, other = values.get(more), values.get(less)
        if isinstance(one, Money) and isinstance(other, Money):
            found[name] = Money(abs(one.amount - other.amount), one.currency)
        elif isinstance(one, Quantity) and isinstance(other, Quantity):
            found[name] = Quantity(abs(one.number - other.number), one.unit)
    ours, theirs = values.get("ours"), values.get("theirs")
    if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
        found["sum"] = Quantity(ours.number + theirs.number, ours.unit)
    held = [number for value in values.values() if (number := number_or_none(value)) is not None]
    return {name: value for name, value in found.items() if not any(_near(number_of(value), one) for one in held)}


def _near(one: Decimal, other: Decimal) -> bool:
    """Whether rounding might make one of the other."""
    return abs(one - other) <= Decimal("0.1") * max(abs(one), abs(other), Decimal(1))


def _flatten(name: str, value: Value, values: dict[str, Value]) -> None:
    if not isinstance(value, Items):
        values[name] = value
        return
    if value.message == "figures.money_row" and len(value.rows) == 1:
        values[name] = value.rows[0]["amount"]
        return
    for place, row in enumerate(value.rows[:MOST_ROWS], 1):
        for key, inside in row.items():
            if not isinstance(inside, Items):
                values[f"{name}{place}.{key}"] = inside
            elif inside.message == "retail.filled_row":
                values |= {f"{name}1.{one}": told for one, told in inside.rows[0].items()}
    if value.message.startswith("satisfaction."):
        values["trend"] = value.message.rpartition("_")[2]


def _state_of_promise(family: str, values: dict[str, Value]) -> str:
    """A promise that was kept, is late or is still open: the sentences differ."""
    days = getattr(values.get("days"), "number", Decimal(0))
    if values.get("done").__class__.__name__ == "date":
        return f"{family}_kept"
    return f"{family}_late" if days > 0 else f"{family}_open"


def _inside(family: str, values: dict[str, Value]) -> tuple[str, dict[str, Value]]:
    plain = {name.replace("rows1.", "").replace("nps1.", ""): value for name, value in values.items()}
    if family == "nps":
        return f"nps_{values.get('trend', 'new')}", plain
    return family, plain


def _multiple(family: str, values: dict[str, Value]) -> str:
    """Twice as much and half as much have words of their own."""
    now, before = values.get("amount"), values.get("amount_before")
    if not isinstance(now, Money) or not isinstance(before, Money) or not before.amount:
        return family if "amount_before" not in values else ""
    times = now.amount / before.amount
    if abs(times - 2) < Decimal("0.02"):
        return "doubled"
    if abs(times - Decimal("0.5")) < Decimal("0.01"):
        return "halved"
    return family
