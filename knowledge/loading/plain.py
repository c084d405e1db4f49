"""Values of rows as JSON holds them, for images of a row before and after a change; and back."""

from __future__ import annotations

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from knowledge.database import Amount, Moment


def plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    return value if value is None or isinstance(value, str | int | bool) else str(value)


def typed(column: sa.Column[Any], words: Any) -> Any:
    """A value of a column out of what JSON held."""
    if words is None:
        return None
    if isinstance(column.type, Amount):
        return Decimal(words)
    if isinstance(column.type, Moment):
        return datetime.fromisoformat(words)
    if isinstance(column.type, sa.Date):
        return date.fromisoformat(words)
    if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
        return column.type.enum_class(words)
    return words
