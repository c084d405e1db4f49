"""Which half of the templates a sentence belongs to: the open one, that the checker may be written with, or the other.

The rule is fixed: by the hash of the template's name, so that a new template falls into a half by itself.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

Half = Literal["open", "held out", "all"]


def half_of(name: str) -> Half:
    """The half of a template by its name ("en.revenue_down.bought_less")."""
    return "held out" if sha256(name.encode()).digest()[0] % 2 else "open"


def belongs(name: str, half: Half) -> bool:
    """Whether a template belongs to what is asked for."""
    return half in ("all", half_of(name))
