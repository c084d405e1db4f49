"""A message with its values becomes a sentence in English or Bengali."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from string import Formatter
from typing import Any, Literal

from babel.dates import get_day_names, get_month_names

from bot.compose.catalogues import LANGUAGES, Language, wording
from knowledge.evidence import Figure, Items, Message, Money, Name, Percent, Period, Quantity, Term, Value, Words
from knowledge.text import bengali_digits, grouped

LAKH_CURRENCIES = frozenset({"BDT", "INR", "PKR", "LKR", "NPR"})
SYMBOLS = {"BDT": "৳"}
# A list of this many rows goes on lines of its own, where lists are wanted so.
FEWEST_LINES = 3
# Rows so short that a line of names reads better.
SHORT_ROWS = frozenset({"relations.person_row"})
# Rows so long that two of them are too many for one line.
LONG_ROWS = frozenset({"offers.row", "retail.promotion_row", "scoring.candidate_row"})
# A day this near is told without its year where sentences are short.
NEAR = timedelta(days=180)

Digits = Literal["", "latin", "bengali"]
_LATIN = {ord(bengali_digits(str(digit))): str(digit) for digit in range(10)}


@dataclass(frozen=True, slots=True)
class Style:
    """How sentences are written. `lakh`: group as 1,23,456; None lets the currency decide.

    `short_on`: a day on which they are written briefly: years near it are left out, amounts are rounded to two places
    of a lakh, a crore or a million. `listed`: longer lists go on lines of their own. `digits`: those of numbers and
    days that we write, "" for the language's own; words of people stay as they wrote them.
    """

    language: Language = "en"
    lakh: bool | None = None
    short_on: date | None = None
    listed: bool = False
    digits: Digits = ""


def render(message: Message, style: Style) -> str:
    """The sentence of a message. Errors: UnknownMessage, KeyError for a value that is missing."""
    count = message.values.get("count")
    words = wording(message.id, style.language).of(count if isinstance(count, int) else None)
    if style.digits == "latin":
        words = words.translate(_LATIN)
    if style.listed and any(_is_long(value) for value in message.values.values()):
        return _on_lines(words, message, replace(style, listed=False))
    return words.format_map({name: render_value(value, style) for name, value in message.values.items()})


def _is_long(value: Value) -> bool:
    if not isinstance(value, Items) or value.message in SHORT_ROWS:
        return False
    return len(value.rows) >= (2 if value.message in LONG_ROWS else FEWEST_LINES)


def _on_lines(words: str, message: Message, style: Style) -> str:
    """The sentence with its lists a row to a line, as a phone shows them best."""
    told = {name: render_value(value, style) for name, value in message.values.items()}
    for name, value in message.values.items():
        if isinstance(value, Items) and _is_long(value):
            told[name] = "".join(f"\n- {render(Message(value.message, row), style)}" for row in value.rows) + "\n"
    return re.sub(r"[ \t]*\n(?:[.।;][ \t\n]*)?", "\n", words.format_map(told)).rstrip()


def render_figure(figure: Figure, style: Style) -> str:
    """What a figure says, in one sentence or one per line."""
    return render(figure.sentence, style)


def render_value(value: Value, style: Style) -> str:
    """One value as it is written inside a sentence."""
    match value:
        case Money():
            return _money(value, style)
        case Percent():
            return _localised(f"{_trimmed(value.share * 100, 1)}%", style)
        case Quantity():
            return _quantity(value, style)
        case Name():
            return value.local if value.local and style.language == "bn" else value.text
        case Words():
            return value.text
        case Term():
            return wording(f"terms.{value.family}.{_term_key(value.word)}", style.language).one
        case Period():
            return render_period(value, style)
        case Items():
            inside = replace(style, listed=False)  # a list that stands in a line holds none on lines of its own
            return "; ".join(render(Message(value.message, row), inside) for row in value.rows)
        case datetime() if value.time() == time():
            return render_day(value.date(), style)  # a day whose hour is not said, as a calendar keeps it
        case datetime():
            return f"{render_day(value.date(), style)}, {_localised(value.strftime('%H:%M'), style)}"
        case date():
            return render_day(value, style)
        case Decimal() | int():
            return _localised(grouped(Decimal(value), _places(Decimal(value)), bool(style.lakh)), style)
        case _:
            return value


def render_day(day: date, style: Style) -> str:
    """5 Mar 2026; ৫ মার্চ ২০২৬."""
    months = get_month_names("abbreviated" if style.language == "en" else "wide", locale=style.language)
    near = style.short_on is not None and abs(day - style.short_on) < NEAR
    return _localised(f"{day.day} {months[day.month]}" + ("" if near else f" {day.year}"), style)


def render_weekday(day: date, style: Style) -> str:
    """Thursday; বৃহস্পতিবার."""
    return str(get_day_names("wide", locale=style.language)[day.weekday()])


def render_period(period: Period, style: Style) -> str:
    """A period as people name it: "March 2026", "Q3 2026", "FY2025-26", "1 Mar 2026 - 15 Mar 2026"."""
    start, end = period.start, period.end
    values: dict[str, Value] = {"end": end}
    if start is None or period.kind == "all":
        return render(Message("terms.period.all", values), style)
    values["start"] = start
    if period.kind == "since":
        if not period.label:
            return render(Message("terms.period.from", {"start": start}), style)
        return render(
            Message("terms.period.since", {"start": start, "occasion": Term("festival", period.label)}), style
        )
    if period.kind == "day":
        return render_day(start, style)
    if period.kind in ("month", "year"):
        month = get_month_names("wide", locale=style.language)[start.month]
        return _localised(f"{month} {start.year}" if period.kind == "month" else f"{start.year}", style)
    if period.kind in ("quarter", "half", "fiscal_year"):
        number = (start.month - 1) // (3 if period.kind == "quarter" else 6) + 1
        year = f"{start.year}" if period.kind != "fiscal_year" or end.year == start.year else f"{start.year}-{end:%y}"
        named: dict[str, Value] = {"year": _localised(year, style), "number": _localised(str(number), style)}
        return render(Message(f"terms.period.{period.kind}", named), style)
    if period.label:
        occasion = render(Message("terms.period.occasion", {"occasion": Term("festival", period.label)}), style)
        return f"{occasion} ({render_day(start, style)} - {render_day(end, style)})"
    return f"{render_day(start, style)} - {render_day(end, style)}"


@lru_cache(maxsize=1024)
def _shown(message_id: str) -> frozenset[str]:
    """The names of the values that a message shows in any language."""
    found = [wording(message_id, language) for language in LANGUAGES]
    parts = (Formatter().parse(words) for one in found for words in (one.one, one.several))
    return frozenset(name for part in parts for _, name, _, _ in part if name)


def _money(money: Money, style: Style) -> str:
    lakh = money.currency in LAKH_CURRENCIES if style.lakh is None else style.lakh
    if style.short_on is not None:
        amount = _short_amount(money.amount, style, lakh=lakh)
    else:
        rounded = _rounded(money.amount, 2)
        amount = _localised(grouped(rounded, 0 if rounded == rounded.to_integral_value() else 2, lakh), style)
    if style.language == "bn" and money.currency in SYMBOLS:
        return f"{SYMBOLS[money.currency]}{amount}"
    return f"{money.currency} {amount}" if money.currency else amount


def _short_amount(amount: Decimal, style: Style, *, lakh: bool) -> str:
    """16.24 lakh, 2.4 crore, 1.05 million; whole units below."""
    scales = (("crore", 7), ("lakh", 5)) if lakh else (("million", 6),)
    for scale, power in scales:
        if abs(amount) >= Decimal(10) ** power:
            number = _localised(_trimmed(amount.scaleb(-power), 2), style)
            return render(Message(f"terms.scale.{scale}", {"number": number}), style)
    return _localised(grouped(amount, 0, lakh), style)


def _quantity(quantity: Quantity, style: Style) -> str:
    number = _localised(grouped(quantity.number, _places(quantity.number), bool(style.lakh)), style)
    unit = wording(f"terms.unit.{_term_key(quantity.unit)}", style.language)
    return unit.of(1 if quantity.number == 1 else 2).format(number=number)


def _term_key(word: str) -> str:
    return word.replace(" ", "_").replace("-", "_")


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _trimmed(number: Decimal, places: int) -> str:
    words = f"{_rounded(number, places):f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _places(number: Decimal) -> int:
    """Up to two places, none where the number is whole."""
    words = _trimmed(number, 2)
    return len(words.partition(".")[2])


def _localised(words: str, style: Style) -> str:
    bengali = style.digits == "bengali" if style.digits else style.language == "bn"
    return bengali_digits(words) if bengali else words


def values_of(message: Message) -> list[Any]:
    """Every value that a message shows, those inside lists too."""
    return [value for _, _, value in named_values_of(message)]


def shown_values(message: Message) -> list[tuple[str, Any]]:
    """The values that a message shows itself, each with its name; a list as it stands."""
    shown = _shown(message.id)
    return [(name, value) for name, value in message.values.items() if name in shown]


def named_values_of(message: Message, row: str = "") -> list[tuple[str, str, Any]]:
    """Every value that a message shows with its name and the row of the list it stands in ("rows.2"), "" for none."""
    found: list[tuple[str, str, Any]] = []
    shown = _shown(message.id)
    for name, value in message.values.items():
        if name not in shown:
            continue
        if isinstance(value, Items):
            for place, values in enumerate(value.rows):
                found.extend(named_values_of(Message(value.message, values), f"{row}{name}.{place}"))
        else:
            found.append((name, row, value))
    return found
