"""What each figure of the catalogue may be asked with, beside its account and its day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Argument = Literal["period", "against", "category", "product", "person", "role", "store", "promotion"]

_PERIOD: tuple[Argument, ...] = ("period",)
_GOODS: tuple[Argument, ...] = ("category", "product")
_CATEGORY: tuple[Argument, ...] = ("category",)
_SOLD: tuple[Argument, ...] = ("period", *_GOODS)
_COMPARED: tuple[Argument, ...] = ("period", "against", *_GOODS)
_IN_STORES: tuple[Argument, ...] = ("period", *_GOODS, "store")
_AUDITED: tuple[Argument, ...] = ("period", "category", "store")
_PERSON: tuple[Argument, ...] = ("person",)
_PEOPLE: tuple[Argument, ...] = ("person", "role")

# A figure that is not here takes nothing: it tells how things stand on the day.
_TAKES: Mapping[str, tuple[Argument, ...]] = {
    "revenue": _SOLD,
    "revenue_change": _COMPARED,
    "revenue_target": ("period", "category"),
    "revenue_by_month": _SOLD,
    "revenue_by_quarter": _SOLD,
    "revenue_by_category": _SOLD,
    "top_products": _SOLD,
    "bottom_products": _SOLD,
    "portfolio_share": _PERIOD,
    "order_count": _PERIOD,
    "late_orders": _PERIOD,
    "lapsed_products": _CATEGORY,
    "commitments_done": _PERIOD,
    "plan_changes": _PERIOD,
    "contacts": _PEOPLE,
    "contact_last": _PERSON,
    "sell_out": (*_COMPARED, "store"),
    "sell_out_by_store": _IN_STORES,
    "sell_out_by_product": _IN_STORES,
    "sell_out_by_category": _IN_STORES,
    "sell_in_and_out": _SOLD,
    "channel_mix": _COMPARED,
    "seasonality": _GOODS,
    "weeks_of_supply": _IN_STORES,
    "out_of_stocks": _IN_STORES,
    "sell_through": _SOLD,
    "otif": _SOLD,
    "fill_rate": _SOLD,
    "listings": _GOODS,
    "planogram_compliance": _AUDITED,
    "share_of_shelf": _AUDITED,
    "promotions": ("promotion",),
    "promotions_result": ("period", "promotion"),
    "joint_scorecard": _COMPARED,
    "trade_rate": _PERIOD,
    "price_chain": _SOLD,
    "share_of_wallet": _CATEGORY,
    "reporting_lines": _PERSON,
    "cares_about": _PEOPLE,
    "relationship_strength": _PERSON,
    "contact_cadence": _PERSON,
    "communication_log": ("period", "person"),
    "concern_ages": _PERIOD,
    "satisfaction": _PERIOD,
    "offers": _PERIOD,
    "retention": _COMPARED,
    "category_changes": ("period", "against"),
    "revenue_bridge": _COMPARED,
    "price_volume_mix": _COMPARED,
    "whitespace": _CATEGORY,
    "growth_proposals": _CATEGORY,
    "forecast": _GOODS,
}


def takes(name: str) -> tuple[Argument, ...]:
    """What a figure takes, by its name in the catalogue; nothing where it only tells how things stand."""
    return _TAKES.get(name, ())
