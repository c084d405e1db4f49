"""How the period of a figure may be named, and how long it lasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from bot.compose.render import Style, render_period
from knowledge.evidence import Period, PeriodKind
from knowledge.text import normal_form


@lru_cache(maxsize=1024)
def labels(period: Period) -> tuple[str, ...]:
    """How a period is named in either language, in normal form; also as the month, quarter, half or year it is."""
    named = dict.fromkeys([period, *_as_named(period)])
    return tuple(normal_form(render_period(one, style)) for one in named for style in (Style("en"), Style("bn")))


def lengths(period: Period) -> Iterator[tuple[Decimal, str, str]]:
    """How long a period lasts, in months where they are whole."""
    start, after = period.start, period.end + timedelta(days=1)
    if start is not None and start.day == after.day:
        yield Decimal(12 * (after.year - start.year) + after.month - start.month), "plain", "month"


def _as_named(period: Period) -> Iterator[Period]:
    """What a stretch of days is called where it is a whole month, quarter, half or year."""
    start, end = period.start, period.end
    if start is None or period.kind != "span" or start.day != 1 or (end + timedelta(days=1)).day != 1:
        return
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    kinds: dict[tuple[int, int], PeriodKind] = {(1, 0): "month", (3, (start.month - 1) % 3): "quarter"}
    kinds |= {(6, (start.month - 1) % 6): "half", (12, start.month - 1): "year", (12, start.month - 7): "fiscal_year"}
    if kind := kinds.get((months, 0)):
        yield replace(period, kind=kind)
