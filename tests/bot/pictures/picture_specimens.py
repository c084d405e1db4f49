"""One value of each kind that pictures are drawn of, plainly invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from knowledge.evidence import Name, Period, Term
from knowledge.pictured.values import (
    Goal,
    Lifts,
    Matrix,
    MonthRevenue,
    Place,
    PlanProgress,
    PromotionLift,
    Revenue,
    Seasons,
    Shown,
    Stakeholder,
    Stakeholders,
    Walk,
)

DAY = date(2026, 11, 23)
ACCOUNT = Name("Meghna Stores", "account", "মেঘনা স্টোর্স")
YEAR, BEFORE = (Period(date(year, 11, 1), date(year + 1, 10, 31), "span") for year in (2025, 2024))

REVENUE = Revenue(
    ACCOUNT,
    "BDT",
    (
        MonthRevenue(date(2026, 9, 1), Decimal(1200000), None),
        MonthRevenue(date(2026, 10, 1), Decimal("900000.50"), Decimal(1100000)),
        MonthRevenue(date(2026, 11, 1), Decimal(-50000), Decimal(300000)),
    ),
    DAY,
    Decimal(1500000),
)
SEASONS = Seasons(ACCOUNT, {1: Decimal(93), 3: Decimal(125), 9: Decimal(71)}, BEFORE)
WALK = Walk(
    ACCOUNT, "BDT", YEAR, BEFORE, Decimal(1500), Decimal(210), Decimal(340), Decimal(180), Decimal(420), Decimal(1450)
)
MATRIX = Matrix(
    tuple(
        Place(Name(f"{name} Traders", "account"), Decimal(wanted), Decimal(strong), cell, Decimal(1))
        for name, wanted, strong, cell in (
            ("Padma", "8.4", "8", "invest"),
            ("Surma", "7.5", "3.1", "selective"),
            ("Teesta", "3.5", "8.1", "maintain"),
            ("Rupsha", "2.5", "2.2", "cash"),
        )
    ),
    Decimal("5.5"),
    2,
    DAY,
)
STAKEHOLDERS = Stakeholders(
    ACCOUNT,
    (
        Stakeholder("Habib Khondokar", "decision maker", "high", "neutral", 88, DAY),
        Stakeholder("মোঃ জাহাঙ্গীর ক্ষিতীশ", "champion", "medium", "mentor", 44, None, quiet=True),
        Stakeholder("Nadia Rahman", "user", "unknown", "unknown", 0, None),
    ),
    (Term("role_missing", "sponsor"),),
    DAY,
)
PLAN = PlanProgress(
    ACCOUNT,
    "A $1 plan for $2 more_growth^2",
    (
        Goal("Hold revenue in the shops", Decimal("0.276")),
        Goal("সব স্টোরে লিস্টিং", Decimal("0.97")),
        Goal("Forecast", None),
    ),
    Decimal("0.623"),
    Decimal("0.4"),
    DAY,
)
LIFTS = Lifts(
    ACCOUNT,
    (
        PromotionLift("Eid", date(2026, 5, 1), date(2026, 5, 20), Decimal(1200), Decimal(1890), Decimal("0.575")),
        PromotionLift("Puja offer", date(2026, 9, 1), date(2026, 9, 20), Decimal(800), Decimal(720), Decimal("-0.1")),
        PromotionLift("New item", date(2026, 2, 1), date(2026, 2, 10), Decimal(0), Decimal(90), None),
    ),
    1,
    DAY,
)
EVERY: tuple[Shown, ...] = (REVENUE, SEASONS, WALK, MATRIX, STAKEHOLDERS, PLAN, LIFTS)
