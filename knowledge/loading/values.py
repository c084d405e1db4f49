"""The text of a cell becomes a value: dates DMY and ISO, numbers as people write them, the words of a list."""

from __future__ import annotations

import enum
import re
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from rapidfuzz import process

from knowledge.evidence import Message

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_DMY = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?: .*)?$")
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")
_CURRENCY_MARKS = "৳$€£₹"
MOST_PRICE = Decimal(9000000000)


class Unreadable(Exception):
    """A cell that cannot be read; `reason` says why and what would be right."""

    def __init__(self, reason: Message) -> None:
        self.reason = reason
        super().__init__(reason.id)


def _plain(cell: str) -> str:
    """Without outer spaces, with digits of any script as ASCII."""
    return "".join(
        str(unicodedata.digit(letter)) if not letter.isascii() and letter.isdigit() else letter
        for letter in cell.strip()
    )


def read_date(cell: str) -> date:
    """2026-03-31 (a time behind it is left out) or 31/3/2026, 31.3.2026, 31-3-2026. Errors: Unreadable."""
    words = _plain(cell)
    try:
        if match := _ISO.match(words):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DMY.match(words):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        pass
    raise Unreadable(Message("load.not_a_date", {"cell": _shown(cell)}))


def read_moment(cell: str, zone: ZoneInfo) -> datetime:
    """An ISO date and time, in `zone` where it names none; a day alone is its midnight. Errors: Unreadable."""
    words = _plain(cell)
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        day = read_date(cell)
        moment = datetime(day.year, day.month, day.day, tzinfo=zone)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def read_number(cell: str) -> Decimal:
    """1234.5, 1,234.50, 1,23,456.00, 1.234,56, 12 % (0.12), (5) for -5, Bengali digits. Errors: Unreadable."""
    words = _plain(cell)
    for mark in (*_CURRENCY_MARKS, "BDT", "Tk.", "Tk", "\u00a0", " ", "'"):
        words = words.replace(mark, "")
    percent = words.endswith("%")
    words = words.removesuffix("%")
    if words.startswith("(") and words.endswith(")"):
        words = f"-{words[1:-1]}"
    words = words.replace("−", "-").removeprefix("+")
    comma, point = words.rfind(","), words.rfind(".")
    if comma > point >= 0 or (point < 0 and words.count(",") == 1 and not re.search(r",\d{3}$", words)):
        words = words.replace(".", "").replace(",", ".")
    words = words.replace(",", "")
    if not _NUMBER.match(words) or abs(Decimal(words)) > MOST_PRICE:
        raise Unreadable(Message("load.not_a_number", {"cell": _shown(cell)}))
    number = Decimal(words)
    return number / 100 if percent else number


def read_choice(cell: str, kind: type[enum.StrEnum]) -> enum.StrEnum:
    """One of the words of `kind`, near misses in spelling forgiven. Errors: Unreadable that names the words."""
    words = re.sub(r"[\s_]+", " ", cell.strip().casefold())
    known = {member.value: member for member in kind}
    if words in known:
        return known[words]
    near = process.extractOne(words, list(known), score_cutoff=85)
    if near is None:
        raise Unreadable(Message("load.not_a_choice", {"cell": _shown(cell), "choices": ", ".join(known)}))
    return known[near[0]]


def read_list(cell: str) -> list[str]:
    """The parts between semicolons, without empty ones."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def _shown(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:40]}…"
