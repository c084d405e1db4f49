"""Days inside the sample's texts: written as distances from the anchor, rendered for the day the book is made.

{d-12}          2026-11-11       twelve days before the anchor
{d-12:en}       11 Nov           as people write it; {d-12:bn} gives ১১ নভেম্বর
{d-12:month_en} November         {d-12:month_bn} নভেম্বর, {d-12:year} 2026, {d-12:year_bn} ২০২৬
{m-4} {me+1}    2026-07-01       first day of the month four months before, last day of the next month
{coming-40:en}  the big festival that comes next after that day; {past-40:en} the one that began last before it
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.festivals import EIDS, Festival, festivals, next_festival
from knowledge.text import bengali_digits

ANCHOR = date(2026, 11, 23)
BIG_FESTIVALS = (*EIDS, "durga_puja", "pohela_boishakh")

_PLACEHOLDER = re.compile(r"\{(d|m|me|coming|past)([+-]\d+)(?::([a-z_]+))?\}")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS_BN = (
    "জানুয়ারি",
    "ফেব্রুয়ারি",
    "মার্চ",
    "এপ্রিল",
    "মে",
    "জুন",
    "জুলাই",
    "আগস্ট",
    "সেপ্টেম্বর",
    "অক্টোবর",
    "নভেম্বর",
    "ডিসেম্বর",
)


def anchored(today: date) -> date:
    """The Monday on or before `today`: the anchor moved by whole weeks, so that weekdays stay what they are."""
    return ANCHOR + timedelta(weeks=(today - ANCHOR).days // 7)


@dataclass(frozen=True, slots=True)
class Filling:
    """Fills the placeholders of a text for a book whose day 0 is `day`."""

    day: date

    def fill(self, text: str) -> str:
        """The text with every placeholder rendered. Errors: ValueError where a brace is left over."""
        filled = _PLACEHOLDER.sub(self._rendered, text)
        if "{" in filled or "}" in filled:
            raise ValueError(f"not a placeholder in the sample book: {text[:80]!r}")
        return filled

    def at(self, kind: str, distance: int) -> date:
        """The day meant by d, m or me and a distance."""
        if kind == "d":
            return self.day + timedelta(days=distance)
        months = self.day.year * 12 + self.day.month - 1 + distance
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, 1 if kind == "m" else last)

    def _rendered(self, found: re.Match[str]) -> str:
        kind, distance, form = found[1], int(found[2]), found[3] or "iso"
        if kind in {"coming", "past"}:
            return self._festival(kind, self.day + timedelta(days=distance), form)
        return _written(self.at(kind, distance), form)

    def _festival(self, kind: str, day: date, form: str) -> str:
        found = next_festival(BIG_FESTIVALS, day) if kind == "coming" else _begun(day)
        if found is None:  # beyond the table of known dates
            return "উৎসব" if form == "bn" else "the festival"
        return found.bn if form == "bn" else found.en


def _begun(day: date) -> Festival | None:
    """The big festival that began last, on `day` or before."""
    begun = [festival for festival in festivals() if festival.key in BIG_FESTIVALS and festival.starts_on <= day]
    return begun[-1] if begun else None


def _written(day: date, form: str) -> str:
    forms = {
        "iso": day.isoformat(),
        "en": f"{day.day} {_MONTHS_EN[day.month - 1]}",
        "bn": f"{bengali_digits(str(day.day))} {_MONTHS_BN[day.month - 1]}",
        "month_en": calendar.month_name[day.month],
        "month_bn": _MONTHS_BN[day.month - 1],
        "year": str(day.year),
        "year_bn": bengali_digits(str(day.year)),
    }
    if form not in forms:
        raise ValueError(f"unknown form of a day in the sample book: {form!r}")
    return forms[form]
