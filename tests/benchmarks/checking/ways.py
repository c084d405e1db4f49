"""Ways of writing a value: each writes any value of its type, so that a false value looks like the true one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol

from knowledge.evidence import Value
from knowledge.text import bengali_digits, grouped
from tests.benchmarks.checking.rounding import rounded

Language = Literal["en", "bn"]
LANGUAGES: tuple[Language, ...] = ("en", "bn")


class Way(Protocol):
    """Writes a value."""

    def write(self, value: Value) -> str: ...


@dataclass(frozen=True)
class Said:
    """A value as it stands in a sentence."""

    value: Value
    way: Way

    @property
    def text(self) -> str:
        return self.way.write(self.value)


@dataclass(frozen=True)
class NumberWay:
    """ "BDT 59.5 lakh": what stands before and after, the scale, the places after the point, the grouping."""

    before: str = ""
    after: str = ""
    scale: Decimal = Decimal(1)
    scale_word: str = ""
    places: int = 0
    lakh: bool = False
    bengali: bool = False
    kind: str = "number"

    @property
    def step(self) -> Decimal:
        return self.scale.scaleb(-self.places)

    def said(self, number: Decimal) -> Decimal:
        """The number as it is told."""
        return rounded(number, self.step)

    def write(self, value: Value) -> str:
        return self.write_number(number_of(value))

    def write_number(self, number: Decimal) -> str:
        words = grouped(number / self.scale, self.places, self.lakh)
        if self.scale != 1 and "." in words:
            words = words.rstrip("0").rstrip(".")
        return self.before + (bengali_digits(words) if self.bengali else words) + self.scale_word + self.after


@dataclass(frozen=True)
class LakhAndThousand:
    """৫৯ লাখ ৫৩ হাজার টাকা: whole lakhs and what is left of them in thousands."""

    words: tuple[str, str]
    after: str
    bengali: bool
    kind: str = "money"

    def write(self, value: Value) -> str:
        lakhs, rest = divmod(rounded(number_of(value), Decimal(1000)), 100_000)
        written = f"{lakhs:f} {self.words[0]} {rest / 1000:f} {self.words[1]}{self.after}"
        return bengali_digits(written) if self.bengali else written


@dataclass(frozen=True)
class WordWay:
    """A value told by a word: a count ("three orders"), a share ("a third"), a standing ("champion")."""

    words: Mapping[Value, str]
    after: str = ""
    kind: str = "word"

    def write(self, value: Value) -> str:
        return self.words[value] + self.after


def number_of(value: Value) -> Decimal:
    """The number inside a value; a share in hundredths. Errors: TypeError for a value that is none."""
    for name, times in (("amount", 1), ("share", 100), ("number", 1)):
        found = getattr(value, name, None)
        if isinstance(found, Decimal):
            return found * times
    if isinstance(value, int | Decimal):
        return Decimal(value)
    raise TypeError(f"no number in {value!r}")


def number_or_none(value: Value) -> Decimal | None:
    """The number inside a value, or None where there is none."""
    try:
        return number_of(value)
    except TypeError:
        return None
