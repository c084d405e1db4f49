"""A book with a plan, for each test its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.knowledge.planning.planned import PlanBook, plan_book


@pytest.fixture
def planned(sqlite_template: Path, tmp_path: Path) -> Iterator[PlanBook]:
    with plan_book(sqlite_template, tmp_path) as found:
        yield found
