"""Changes of rows that were there, each with an image of the row before and after, so that a load can be undone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.loading.kinds import KINDS, Kind
from knowledge.loading.links import write_members
from knowledge.loading.plain import plain
from knowledge.records.loads import LoadChange

LIST = "list:"
Lists = Mapping[str, list[Any]]
_NONE: Lists = {}


@dataclass
class Changes:
    """Changes of one load, gathered and written in bulk by `flush`.

    left_accounts, left_orders: accounts an order, and orders a line, no longer belongs to.
    """

    session: Session
    load_id: int
    left_accounts: set[int] = field(default_factory=set)
    left_orders: set[int] = field(default_factory=set)
    _updates: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    _lists: dict[tuple[str, str], dict[int, list[Any]]] = field(default_factory=lambda: defaultdict(dict))
    _images: list[dict[str, Any]] = field(default_factory=list)

    def update(
        self,
        kind: Kind,
        key: int,
        after: Mapping[str, Any],
        before: Mapping[str, Any] | None,
        lists: Lists = _NONE,
        were: Lists = _NONE,
    ) -> None:
        """Gives a row other fields and lists. before: None where this load made the row, so that no image is kept."""
        if after:
            names = tuple(sorted(after))
            row = {f"new_{name}": after[name] for name in names}
            self._updates[kind.name, names].append(row | {"key": key})
        for name, members in lists.items():
            self._lists[kind.name, name][key] = members
        if before is None:
            return
        if kind.name == "order" and "account_id" in before:
            self.left_accounts.add(before["account_id"])
        if kind.name == "order_line" and "order_id" in before:
            self.left_orders.add(before["order_id"])
        self._images.append(
            {
                "load_id": self.load_id,
                "table_name": kind.table.name,
                "record_id": key,
                "before": _image(before, were),
                "after": _image(after, lists),
            }
        )

    def flush(self) -> None:
        """Writes what was gathered."""
        for (kind_name, names), rows in self._updates.items():
            table = KINDS[kind_name].table
            values: dict[str, Any] = {name: sa.bindparam(f"new_{name}") for name in names}
            self.session.execute(sa.update(table).where(table.c.id == sa.bindparam("key")).values(values), rows)
        for (kind_name, name), wanted in self._lists.items():
            write_members(self.session, KINDS[kind_name], name, wanted, fresh=False)
        if self._images:
            self.session.execute(sa.insert(LoadChange.__table__), self._images)  # type: ignore[arg-type]
        self._updates.clear()
        self._lists.clear()
        self._images.clear()


def _image(fields: Mapping[str, Any], lists: Lists) -> str:
    image = {name: plain(value) for name, value in fields.items()}
    return json.dumps(image | {f"{LIST}{name}": members for name, members in lists.items()}, ensure_ascii=False)
