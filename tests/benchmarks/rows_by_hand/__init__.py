"""What the forty questions of `rows.toml` should be told, counted by hand: plain Python over the sample's CSV files.

Nothing of the product is imported here. Each module counts the figures of some rows; `HAND` finds them by name.
"""

from __future__ import annotations

from tests.benchmarks.rows_by_hand import accounts, growth, offers, people, plans, retail, shelf
from tests.benchmarks.rows_by_hand.written import Count

HAND: dict[str, Count] = {
    **accounts.COUNTS,
    **people.COUNTS,
    **offers.COUNTS,
    **plans.COUNTS,
    **retail.COUNTS,
    **shelf.COUNTS,
    **growth.COUNTS,
}
