"""A file of one's own in the home folder that stands in for what comes with Keybrief: how it is read."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from knowledge.errors import BadInput
from knowledge.evidence import Message

LARGEST = 100_000
Kept = TypeVar("Kept")


def in_force(
    home: Path | None,
    name: str,
    default: Kept,
    read: Callable[[Path], Kept],
    instead: Callable[[Message], Kept],
) -> Kept:
    """What the file of this name in a home folder holds, read anew where it has changed; `default` where there is none.

    read: raises BadInput for a file that cannot be used. instead: what stands in for that, with the reason.
    """
    if home is None:
        return default
    path = home / name
    try:
        stat = path.stat()
    except FileNotFoundError:
        return default
    except OSError as error:
        return instead(unreadable(path, error).message)
    found: Kept = _read(path, stat.st_mtime_ns, stat.st_size, read, instead)
    return found


@lru_cache(maxsize=32)
def _read(path: Path, changed: int, size: int, read: Callable[[Path], Any], instead: Callable[[Message], Any]) -> Any:
    try:
        return read(path)
    except BadInput as error:
        return instead(error.message)


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
