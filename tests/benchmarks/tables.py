"""One table of what was measured: each figure beside a named baseline of the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rich.console import Console
from rich.table import Table

CONSOLE = Console(width=150, highlight=False, markup=False)


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with its unit, the baseline it is held against, and its target where it has one.

    by_ratio: whether the target is of the ratio to the baseline rather than of the figure itself.
    """

    what: str
    value: float
    unit: str
    baseline: str = ""
    baseline_value: float | None = None
    most: float | None = None
    least: float | None = None
    by_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        return self.value / self.baseline_value if self.baseline_value else None

    @property
    def met(self) -> bool | None:
        judged = self.ratio if self.by_ratio else self.value
        if judged is None or (self.most is None and self.least is None):
            return None
        return judged <= self.most if self.most is not None else self.least is not None and judged >= self.least

    def cells(self) -> tuple[str, ...]:
        unit = "x" if self.by_ratio else self.unit
        target = f"<= {self.most:g} {unit}" if self.most is not None else ""
        if self.least is not None:
            target = f">= {self.least:g} {unit}"
        beside = f"{_number(self.baseline_value)} {self.unit}: {self.baseline}" if self.baseline_value else ""
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        met = {True: "yes", False: "NO", None: ""}[self.met]
        return (self.what, f"{_number(self.value)} {self.unit}", beside, ratio, target, met)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def show(title: str, measured: Iterable[Measured]) -> None:
    """Prints one table."""
    table = Table(title=title, title_justify="left", title_style="bold")
    for name in ("what", "value", "baseline", "ratio", "target", "met"):
        table.add_column(name, justify="right" if name in ("value", "ratio") else "left")
    for one in measured:
        table.add_row(*one.cells())
    CONSOLE.print(table)


def p95(seconds: Sequence[float]) -> float:
    """The 95th percentile, in milliseconds."""
    return float(np.percentile(seconds, 95)) * 1000


def median(seconds: Sequence[float]) -> float:
    """The median, in milliseconds."""
    return float(np.median(seconds)) * 1000


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
