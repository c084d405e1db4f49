"""Steps of a revenue bridge in a model's words: each grew, shrank, came or went as the figure has it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.compose.check import check
from bot.compose.sentence import Sentence
from knowledge.evidence import Evidence, Figure, Items, Message, Money, Name, Period, Term

DAY = date(2026, 7, 10)
STEPS = (
    ("Laundry Bar", "grown", 500),
    ("Neem Soap", "shrunk", 300),
    ("Lemon Oil", "new", 40),
    ("Rice Bran", "lost", 20),
)
BRIDGE = Figure(
    "revenue-bridge-2026",
    "revenue_bridge",
    Message(
        "growth.revenue_bridge",
        {
            "account": Name("Haat", "account"),
            "period": Period(date(2026, 1, 1), DAY, "span"),
            "before": Period(date(2025, 1, 1), date(2025, 7, 10), "span"),
            "rows": Items(
                "growth.bridge_row",
                (
                    {
                        "start": Money(Decimal(800), "BDT"),
                        "new": Money(Decimal(40), "BDT"),
                        "grown": Money(Decimal(500), "BDT"),
                        "shrunk": Money(Decimal(300), "BDT"),
                        "lost": Money(Decimal(20), "BDT"),
                        "end": Money(Decimal(1020), "BDT"),
                    },
                ),
            ),
            "steps": Items(
                "growth.bridge_step",
                tuple(
                    {
                        "what": Name(name, "product"),
                        "kind": Term("step", kind),
                        "amount": Money(Decimal(amount), "BDT"),
                    }
                    for name, kind, amount in STEPS
                ),
            ),
        },
    ),
    Message("growth.revenue_bridge_definition"),
    DAY,
)
EVIDENCE = Evidence("what made the change?", None, (BRIDGE,), DAY, names=frozenset({"Haat"}))


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Laundry Bar grew by BDT 500 while Neem Soap shrank by BDT 300.", True),
        ("Laundry Bar shrank by BDT 500.", False),
        ("Neem Soap is up by BDT 300.", False),
        ("The gains: Laundry Bar (BDT 500) and Lemon Oil (BDT 40).", True),
        ("Lemon Oil fell by BDT 40.", False),
        ("Rice Bran rose by BDT 20.", False),
        ("Neem Soap ৩০০ টাকা কমেছে, Laundry Bar ৫০০ টাকা বেড়েছে।", True),
        ("Neem Soap ৩০০ টাকা বেড়েছে।", False),
    ],
)
def test_a_product_is_told_to_have_gone_the_way_it_went(text: str, passes: bool) -> None:
    assert check(Sentence(text, (BRIDGE.ref,), "written"), EVIDENCE).ok is passes
