"""The share of what people read that is in Bengali: `python -m tests.benchmarks.translated`.

A row for each domain of the catalogues: its messages in English, those of them in Bengali, and of those the ones whose
Bengali is written in Bengali letters. Ends with 1 where anything is missing.
"""

from __future__ import annotations

import re
import sys
from collections import Counter

from rich.console import Console
from rich.table import Table

from bot.compose.catalogues import Wording, catalogue

_BENGALI = re.compile(r"[\u0980-\u09ff]")
_LETTER = re.compile(r"[^\W\d_]")
_VALUE = re.compile(r"\{[^{}]*\}")


def main() -> int:
    """Prints the table; 1 where something is not translated."""
    english, bengali = catalogue("en"), catalogue("bn")
    there = Counter(key.partition(".")[0] for key in english)
    told = Counter(key.partition(".")[0] for key in english if key in bengali)
    written = Counter(key.partition(".")[0] for key in english if key in bengali and in_bengali(bengali[key]))
    table = Table(title="Messages by domain", title_justify="left")
    for name in ("domain", "English", "Bengali", "in Bengali letters", "share"):
        table.add_column(name, justify="left" if name == "domain" else "right")
    for domain in sorted(there):
        share = f"{100 * written[domain] / there[domain]:.1f} %"
        table.add_row(domain, str(there[domain]), str(told[domain]), str(written[domain]), share)
    total = [sum(count.values()) for count in (there, told, written)]
    table.add_row("all", *map(str, total), f"{100 * total[2] / total[0]:.1f} %", style="bold")
    Console(width=100).print(table)
    for key in sorted(key for key in english if key not in bengali or not in_bengali(bengali[key])):
        Console().print(f"not in Bengali: {key}")
    return int(total[2] < total[0])


def in_bengali(wording: Wording) -> bool:
    """Whether the words of a message, its values aside, are written in Bengali; marks alone are of either language."""
    own = [_VALUE.sub(" ", form) for form in (wording.one, wording.several)]
    return all(_BENGALI.search(form) or not _LETTER.search(form) for form in own)


if __name__ == "__main__":
    sys.exit(main())
