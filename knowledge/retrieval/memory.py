"""What a conversation was about, as text and back, so that it outlives the process."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from knowledge.evidence import Period
from knowledge.retrieval.understand import Before

VERSION = 1


def as_text(before: Before | None) -> str:
    """What the next question may follow on from; "" for nothing."""
    if before is None:
        return ""
    period = before.period
    held = {
        "version": VERSION,
        "topic": before.topic,
        "searched": before.searched,
        "people": list(before.people),
        "category": before.category,
        "product": before.product_id,
        "stores": list(before.stores),
        "promotions": list(before.promotions),
        "products": list(before.products),
        "period": None
        if period is None
        else {
            "start": period.start.isoformat() if period.start else None,
            "end": period.end.isoformat(),
            "kind": period.kind,
            "label": period.label,
        },
    }
    return json.dumps(held, ensure_ascii=False)


def from_text(text: str) -> Before | None:
    """The same again; None for nothing, for another version, and for what cannot be read."""
    try:
        held = json.loads(text)
        if held["version"] != VERSION:
            return None
        return Before(
            topic=str(held["topic"]),
            searched=str(held["searched"]),
            period=_period(held["period"]),
            people=tuple(map(str, held["people"])),
            category=str(held["category"]),
            product_id=None if held["product"] is None else int(held["product"]),
            stores=tuple(map(int, held.get("stores", ()))),
            promotions=tuple(map(int, held.get("promotions", ()))),
            products=tuple(map(int, held.get("products", ()))),
        )
    except (ValueError, TypeError, KeyError):
        return None


def _period(held: dict[str, Any] | None) -> Period | None:
    if held is None:
        return None
    start = date.fromisoformat(held["start"]) if held["start"] else None
    return Period(start, date.fromisoformat(held["end"]), held["kind"], str(held["label"]))
