"""What a view makes: a message, or a modal, as Slack takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]
View = dict[str, Any]


@dataclass(frozen=True)
class Posted:
    """A message. text: all of it that a notification and a screen reader tell, escaped. more: what did not fit,
    as further messages of the same thread, in their order."""

    text: str
    blocks: tuple[Block, ...] = ()
    more: tuple[Posted, ...] = ()


def joined(*ids: object) -> str:
    """Ids as the value of a button; none of them holds a bar."""
    return "|".join(str(one) for one in ids)


def parted(value: str) -> list[str]:
    """The ids of a button's value."""
    return value.split("|")
