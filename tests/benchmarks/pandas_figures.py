"""Five figures as a pandas script tells them from the same database: what the speed of ours is held against.

The script reads orders and lines whole and joins and filters them in memory, as such scripts do. Read with the
account's rows alone (`account_id`) it is a better script; the tables show both.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import sqlalchemy as sa

MICRO = 1_000_000


class Script:
    """The order lines of a book as one table, read anew for each figure."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    def lines(self, account_id: int | None = None) -> Any:
        """Account, day, product and amount of every line that was not cancelled; of one account where it is given."""
        query = (
            "SELECT o.account_id, o.ordered_on, l.product_id, l.net FROM orders o "
            "JOIN order_lines l ON l.order_id = o.id WHERE o.status <> 'cancelled'"
        )
        if account_id is not None:
            query += f" AND o.account_id = {account_id}"
        with self.engine.connect() as connection:
            frame = pd.read_sql_query(query, connection)
        frame["ordered_on"] = pd.to_datetime(frame["ordered_on"])
        return frame

    def segments(self) -> Any:
        """The segment of each account, by its id."""
        with self.engine.connect() as connection:
            return pd.read_sql_query("SELECT id, segment FROM accounts", connection).set_index("id")["segment"]


def revenue(lines: Any, account: int, first: date, last: date) -> float:
    """Revenue of an account between two days."""
    return float(_of(lines, account, first, last)["net"].sum() / MICRO)


def growth(lines: Any, account: int, first: date, last: date) -> float:
    """Its change against the same days a year before, as a share."""
    now = revenue(lines, account, first, last)
    before = revenue(lines, account, _year_earlier(first), _year_earlier(last))
    return now / before - 1


def lapsed(lines: Any, account: int, as_of: date) -> set[int]:
    """Products bought in two of the last four quarters of ninety days, not in the current one."""
    own = lines[lines["account_id"] == account]
    back = (pd.Timestamp(as_of) - own["ordered_on"]).dt.days // 90
    own = own.assign(back=back)[(back >= 0) & (back <= 4)]
    sums = own.groupby(["product_id", "back"])["net"].sum().unstack(fill_value=0)
    now = sums.get(0, 0)
    before = (sums.drop(columns=0, errors="ignore") > 0).sum(axis=1)
    return set(sums.index[(before >= 2) & (now == 0)])


def whitespace(lines: Any, segments: Any, account: int, first: date, last: date, as_of: date) -> dict[int, float]:
    """What three or more accounts of the segment buy and this one does not: the median of their spends, by product."""
    peers = set(segments.index[(segments == segments[account]) & (segments.index != account)])
    own = set(_of(lines, account, first, as_of)["product_id"])
    year = lines[lines["account_id"].isin(peers) & _between(lines, first, last)]
    spends = year.groupby(["product_id", "account_id"])["net"].sum()
    spends = spends[spends > 0].groupby("product_id").agg(["count", "median"])
    kept = spends[(spends["count"] >= 3) & ~spends.index.isin(own)]
    return {int(product): float(median / MICRO) for product, median in kept["median"].items()}


def bridge(lines: Any, account: int, first: date, last: date) -> dict[str, float]:
    """New, grown, shrunk and lost by product, against the same days a year before."""
    now = _of(lines, account, first, last).groupby("product_id")["net"].sum()
    before = _of(lines, account, _year_earlier(first), _year_earlier(last)).groupby("product_id")["net"].sum()
    both = pd.DataFrame({"before": before, "now": now}).fillna(0) / MICRO
    change = both["now"] - both["before"]
    new, lost = (both["before"] <= 0) & (both["now"] > 0), (both["now"] <= 0) & (both["before"] > 0)
    rest = ~new & ~lost
    return {
        "new": float(change[new].sum()),
        "grown": float(change[rest & (change > 0)].sum()),
        "shrunk": float(-change[rest & (change < 0)].sum()),
        "lost": float(-change[lost].sum()),
    }


def _of(lines: Any, account: int, first: date, last: date) -> Any:
    return lines[(lines["account_id"] == account) & _between(lines, first, last)]


def _between(lines: Any, first: date, last: date) -> Any:
    return lines["ordered_on"].between(pd.Timestamp(first), pd.Timestamp(last))


def _year_earlier(day: date) -> date:
    return (day + timedelta(days=1)).replace(year=day.year - 1) - timedelta(days=1)
