"""A file of one's own in the home folder that stands in for what comes with Keybrief: how it is read."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from knowledge.errors import BadInput

LARGEST = 100_000


def tables_of(path: Path) -> dict[str, Any]:
    """What a TOML file holds, its numbers exact. Errors: BadInput that says why it cannot be read, and what to do."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise BadInput("errors.own_file_too_large", file=str(path))
        return tomllib.loads(raw.decode("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise BadInput("errors.own_file_not_text", file=str(path)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadInput("errors.own_file_not_toml", file=str(path), reason=str(error)[:200]) from error


def unreadable(path: Path, error: OSError) -> BadInput:
    """What is said of a file that the system does not hand out."""
    return BadInput("errors.own_file_unreadable", file=str(path), reason=error.strerror or type(error).__name__)


def nearest(name: str, known: Iterable[str]) -> str:
    """The name that was likely meant first, then all that are known."""
    every = list(known)
    return ", ".join(dict.fromkeys([*difflib.get_close_matches(name, every, n=1), *every]))
