"""The terminal's screen: 80 columns when piped, the window's own width otherwise; JSON when asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

PIPED_WIDTH = 80


class Screen:
    """Text goes to stdout, complaints and progress to stderr. Words from records are never read as markup."""

    def __init__(self, *, json: bool = False) -> None:
        self.wants_json = json
        attached = sys.stdout.isatty()
        self._out = Console(
            width=None if attached else PIPED_WIDTH, highlight=False, markup=False, emoji=False, soft_wrap=False
        )
        self._errors = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)

    @property
    def attached(self) -> bool:
        """Whether a person can be asked."""
        return sys.stdin.isatty() and sys.stdout.isatty()

    def say(self, words: str = "", style: str = "") -> None:
        self._out.print(Text(words, style=style))

    def indent(self, words: str, style: str = "", by: int = 2) -> None:
        # Wrapped here: rich's own padding fills each line up with spaces, which stay in a pipe.
        for line in Text(words, style=style).wrap(self._out, self._out.width - by):
            line.rstrip()
            self._out.print(Text(" " * by) + line)

    def item(self, words: str) -> None:
        """One item of a list, its further lines under its first word."""
        lines = Text(words).wrap(self._out, self._out.width - 2)
        for place, line in enumerate(lines):
            line.rstrip()
            self._out.print(Text("  " if place else "- ").append_text(line))

    def heading(self, words: str) -> None:
        self._out.print(Text(words, style="bold"))

    def show(self, table: Table) -> None:
        self._out.print(table)

    def as_json(self, value: Any) -> None:
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")

    def complain(self, words: str) -> None:
        self._errors.print(Text(words, style="red"))

    def warn(self, words: str) -> None:
        self._errors.print(Text(words, style="yellow"))

    def ask(self, words: str) -> str:
        """A line typed by the person. Errors: EOFError at the end of input."""
        return input(f"{words} " if words else "")

    @contextmanager
    def progress(self, words: str) -> Iterator[Callable[[int, int], None]]:
        """A bar on stderr while a block runs; the block calls it with (done, total)."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self._errors, transient=True, disable=not self._errors.is_terminal) as bars:
            bar = bars.add_task(words, total=None)
            yield lambda done, total: bars.update(bar, completed=done, total=total)
