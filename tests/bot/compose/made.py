"""Figures and their values made by hand, for sentences to be held against."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from knowledge.evidence import Figure, Message, Money, Quantity, Value

AS_OF = date(2026, 11, 23)


def figure(ref: str, name: str, message: str, **values: Value) -> Figure:
    return Figure(ref, name, Message(message, values), Message("figures.revenue_definition"), AS_OF)


def taka(amount: str) -> Money:
    return Money(Decimal(amount), "BDT")


def many(number: int, unit: str) -> Quantity:
    return Quantity(Decimal(number), unit)
