"""What a person typed into a field becomes a value: days and numbers in both scripts and in words, choices, texts."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.database import MICRO
from knowledge.due_dates import due_date
from knowledge.evidence import Items, Message, Term, Value
from knowledge.keeping.fields import PERCENTS, SHARES, Field, choice_column
from knowledge.loading import values
from knowledge.loading.values import MOST, Unreadable
from knowledge.normal import folded, normal_form
from knowledge.numbers import numbers_in
from knowledge.periods import Calendar, periods_in

# What is typed to empty a field.
NOTHING = frozenset({"-", "–", "—"})
SHOWN = 60
_EARLIEST, _LATEST = 1900, 2100
_HOUR = re.compile(r"(?<!\d)(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)|(?<!\d)(\d{1,2}):(\d{2})(?!\d)")
_PARTS = re.compile(r"[;\n]")
_REFS = re.compile(r"\s*[a-z_]+-\d+\s*(?:,\s*[a-z_]+-\d+\s*)*,?")


class Misfit(Exception):
    """What was typed does not fit its field; `reason` says what is wrong and what to do."""

    def __init__(self, reason: Message) -> None:
        self.reason = reason
        super().__init__(reason.id)


@dataclass(frozen=True, slots=True)
class Typing:
    """What words are read by. today: the day they were typed on. called: what a choice may be called beside its own
    word, by its family: normal form -> word.
    """

    today: date
    zone: ZoneInfo
    calendar: Calendar
    called: Mapping[str, Mapping[str, str]]


def misfit(reason: str, field: Field, /, **about: Value) -> Misfit:
    """A misfit that names its field."""
    return Misfit(Message(reason, {"field": field.label, **about}))


def is_empty(words: str) -> bool:
    return not words.strip() or words.strip() in NOTHING


def empty_value(field: Field, default: Any) -> Any:
    """What an emptied field holds. default: the table's own. Errors: Misfit where it may not be empty."""
    if field.required:
        raise misfit("record.wrong_missing", field)
    return [] if field.is_list else default


def read_typed(field: Field, words: str, at: Typing) -> Any:
    """The value that words stand for; of a field that refers to records, nothing is looked up. Errors: Misfit."""
    if "\0" in words or any("\ud800" <= letter <= "\udfff" for letter in words):
        raise misfit("record.wrong_text", field)
    match field.type:
        case "day":
            return _day(field, words, at)
        case "moment":
            return _moment(field, words, at)
        case "number" | "whole":
            return _within(field, _number(field, words))
        case "choice":
            return _choice(field, words, at)
        case "currency":
            return _currency(field, words)
        case "names":
            names = [_text(field, one) for one in parts_of(words)]
            return names if field.is_list else ";".join(names)
        case _:
            return _text(field, words)


def parts_of(words: str) -> list[str]:
    """The parts of a list, each once: with a semicolon or a line end between; refs with a comma too."""
    split = words.split(",") if _REFS.fullmatch(words) else _PARTS.split(words)
    return list(dict.fromkeys(part.strip() for part in split if part.strip()))


def _text(field: Field, words: str) -> str:
    try:
        return values.read_text(words, field.longest, lines=field.type == "lines")
    except Unreadable as error:
        raise misfit("record.wrong_length", field, length=len(words), most=field.longest) from error


def _day(field: Field, words: str, at: Typing) -> date:
    found = _day_of(words, at, past=field.past)
    if found is None or not _EARLIEST <= found.year <= _LATEST:
        raise misfit("record.wrong_day", field, words=words.strip()[:SHOWN])
    return found


def _day_of(words: str, at: Typing, *, past: bool) -> date | None:
    try:
        return values.read_date(words)
    except Unreadable:
        pass
    if len(words) > SHOWN:
        return None
    back, ahead = _day_back(words, at), _day_ahead(words, at)
    return (back or ahead) if past else (ahead or back)


def _day_ahead(words: str, at: Typing) -> date | None:
    found = due_date(f"by {words.strip()}", at.today, at.calendar) or due_date(words, at.today, at.calendar)
    return found.day if found is not None else None


def _day_back(words: str, at: Typing) -> date | None:
    found = periods_in(words, at.today, at.calendar)
    return next((one.period.end for one in found if one.period.kind == "day"), None)


def _moment(field: Field, words: str, at: Typing) -> datetime:
    try:
        found = values.read_moment(words, at.zone)
    except Unreadable as error:
        hour = _HOUR.search(plain := folded(words).text)
        rest = f"{plain[: hour.start()]} {plain[hour.end() :]}".strip() if hour else words
        day = _day_of(rest, at, past=False) if rest else at.today
        clock = _clock(hour) if hour else time()
        if day is None or clock is None:
            raise misfit("record.wrong_moment", field, words=words.strip()[:SHOWN]) from error
        found = datetime.combine(day, clock, at.zone)
    if not _EARLIEST <= found.year <= _LATEST:
        raise misfit("record.wrong_moment", field, words=words.strip()[:SHOWN])
    return found


def _clock(hour: re.Match[str]) -> time | None:
    number = int(hour[1] or hour[4])
    if hour[3]:
        number = number % 12 + (12 if hour[3].startswith("p") else 0)
    minute = int(hour[2] or hour[5] or 0)
    return time(number, minute) if number < 24 and minute < 60 else None


def _number(field: Field, words: str) -> Decimal:
    typed = words.strip()
    percent = typed.endswith(("%", "٪"))
    if field.name in PERCENTS and percent:
        typed, percent = typed[:-1], False
    try:
        number = values.read_number(typed)
    except Unreadable as error:
        found = numbers_in(typed)
        if len(found) != 1 or typed[: found[0].start].strip() or typed[found[0].end :].strip():
            raise misfit("record.wrong_number", field, words=words.strip()[:SHOWN]) from error
        number = found[0].value / (100 if found[0].kind == "percent" else 1)
    if field.name in SHARES and not percent and 1 < number <= 100:
        number = number / 100
    return number if abs(number) > MOST else number.quantize(MICRO, ROUND_HALF_UP)


def _within(field: Field, number: Decimal) -> Decimal | int:
    least = field.least if field.least is not None else -MOST
    most = field.most if field.most is not None else MOST
    if not least <= number <= most:
        raise misfit("record.wrong_bounds", field, least=least, most=most)
    if field.type == "number":
        return number
    if number != number.to_integral_value():
        raise misfit("record.wrong_whole", field)
    return int(number)


def _choice(field: Field, words: str, at: Typing) -> enum.StrEnum:
    known = at.called.get(field.family, {})
    word = known.get(normal_form(words), words)
    try:
        return values.read_choice(word, choice_column(field))
    except Unreadable as error:
        offered = Items("record.choice", tuple({"choice": Term(field.family, one)} for one in field.choices))
        raise misfit("record.wrong_choice", field, words=words.strip()[:SHOWN], choices=offered) from error


def _currency(field: Field, words: str) -> str:
    try:
        return values.read_currency(words)
    except Unreadable as error:
        raise misfit("record.wrong_currency", field, words=words.strip()[:SHOWN]) from error
