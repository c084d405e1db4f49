"""The text of a cell becomes a value: dates DMY and ISO, numbers as people write them, the words of a list."""

from __future__ import annotations

import enum
import re
import unicodedata
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from rapidfuzz import process

from knowledge.database import MICRO
from knowledge.evidence import Message

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_DMY = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[T ,]+(.*))?$")
_TIME = re.compile(r"^(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?$", re.IGNORECASE)
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")
# Groups of three, or of two before the last three as in 1,23,456.
_GROUPED = re.compile(r"^-?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3})(?:\.\d+)?$")
_CURRENCY_MARKS = ("৳", "$", "€", "£", "₹", "BDT", "Tk.", "Tk", "টাকা")
_CURRENCIES = {"৳": "BDT", "TK": "BDT", "TK.": "BDT", "TAKA": "BDT", "টাকা": "BDT", "$": "USD", "€": "EUR", "£": "GBP"}
# What fits the databases' whole numbers, in millionths, with room to add many of them up.
MOST = Decimal(9_000_000_000)


class Unreadable(Exception):
    """A cell that cannot be read; `reason` says why and what would be right."""

    def __init__(self, reason: Message) -> None:
        self.reason = reason
        super().__init__(reason.id)


def _plain(cell: str) -> str:
    """Without outer spaces, with digits of any script as ASCII."""
    if cell.isascii():
        return cell.strip()
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
    """A date and time, ISO or as 31/3/2026 14:30, in `zone` where it names none; a day alone is its midnight.

    Errors: Unreadable.
    """
    words = _plain(cell)
    try:
        moment = _iso_moment(words) or _dmy_moment(words)
        if moment is None:
            day = read_date(cell)
            moment = datetime(day.year, day.month, day.day, tzinfo=zone)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Unreadable(Message("load.not_a_date", {"cell": _shown(cell)})) from error


def _iso_moment(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _dmy_moment(words: str) -> datetime | None:
    match = _DMY.match(words)
    if match is None or not match[4]:
        return None
    time = _TIME.match(match[4].strip())
    if time is None:
        raise ValueError(words)
    hour = int(time[1])
    if time[3]:
        hour = hour % 12 + (12 if time[3].lower() == "p" else 0)
    day = date(int(match[3]), int(match[2]), int(match[1]))
    return datetime(day.year, day.month, day.day, hour, int(time[2]))  # noqa: DTZ001  its zone is the caller's


def read_number(cell: str) -> Decimal:
    """1234.5, 1,234.50, 1,23,456.00, 1.234,56, 12 % (0.12), (5) and 5- for -5, Bengali digits.

    To a millionth, half up. Errors: Unreadable.
    """
    words = _plain(cell)
    if not _NUMBER.match(words):
        words = _ungrouped(words)
    percent = words.endswith("%")
    words = words.removesuffix("%")
    if not _NUMBER.match(words):
        raise Unreadable(Message("load.not_a_number", {"cell": _shown(cell)}))
    number = Decimal(words) / 100 if percent else Decimal(words)
    if abs(number) > MOST:
        raise Unreadable(Message("load.number_too_large", {"cell": _shown(cell)}))
    return number.quantize(MICRO, ROUND_HALF_UP)


def _ungrouped(words: str) -> str:
    """Without currency, groups and marks of a negative number; as it is where the groups make no sense."""
    for mark in (*_CURRENCY_MARKS, "\u00a0", "\u202f", " ", "'", "’"):
        words = words.replace(mark, "")
    words = words.replace("−", "-").removeprefix("+")
    percent = "%" if words.endswith("%") else ""
    words = words.removesuffix("%")
    if words.startswith("(") and words.endswith(")"):
        words = f"-{words[1:-1]}"
    elif words.endswith("-") and not words.startswith("-"):
        words = f"-{words[:-1]}"
    comma, point = words.rfind(","), words.rfind(".")
    decimal_comma = comma > point >= 0 or (point < 0 and words.count(",") == 1 and not re.search(r",\d{3}$", words))
    if decimal_comma or words.count(".") > 1:
        words = words.replace(",", "\0").replace(".", ",").replace("\0", ".")
    if "," in words and not _GROUPED.match(words):
        return words
    return words.replace(",", "") + percent


def read_share(cell: str) -> Decimal:
    """A share between 0 and 1: 0.15, 15 %. Errors: Unreadable."""
    number = read_number(cell)
    if not 0 <= number <= 1:
        raise Unreadable(Message("load.not_a_share", {"cell": _shown(cell)}))
    return number


def read_currency(cell: str) -> str:
    """The three letters of a currency; ৳ and Tk are BDT. Errors: Unreadable."""
    words = cell.strip().upper()
    words = _CURRENCIES.get(words, words)
    if not re.fullmatch(r"[A-Z]{3}", words):
        raise Unreadable(Message("load.not_a_currency", {"cell": _shown(cell)}))
    return words


def read_text(cell: str, longest: int, *, lines: bool) -> str:
    """The words of a cell; on one line, unless `lines`. Errors: Unreadable where there are too many."""
    words = cell.strip() if lines else " ".join(cell.split())
    if len(words) > longest:
        raise Unreadable(Message("load.text_too_long", {"length": len(words), "most": longest}))
    return words


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
    """The parts between semicolons, without empty ones, each once."""
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def _shown(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:40]}…"
