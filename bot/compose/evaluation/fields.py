"""The fields of a case as the file gives them: each is what it should be, or its line and what to write are told."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn, cast

from bot.compose.evaluation.parts import Part
from bot.compose.evaluation.parts_read import parts_of
from knowledge.errors import BadInput

Table = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """Where in the file something stands: its case, and the line its header is on."""

    file: str
    line: int
    case: str

    def wrong(self, message: str, **values: str | int) -> NoReturn:
        """Errors: BadInput, always."""
        raise BadInput(message, file=self.file, line=self.line, case=self.case, **values)

    def only(self, table: Table, known: Collection[str]) -> None:
        """Errors: BadInput where the table has another key."""
        for key in table:
            if key not in known:
                self.wrong("eval.unknown_key", key=str(key)[:40], known=", ".join(known))

    def text(self, table: Table, key: str) -> str:
        held = table.get(key, "")
        if not isinstance(held, str):
            self.wrong("eval.wrong_value", key=key, wanted=f'{key} = "..."')
        return held

    def needed(self, table: Table, key: str) -> str:
        """A text that must be there."""
        if not (held := self.text(table, key)).strip():
            self.wrong("eval.missing", key=key)
        return held

    def flag(self, table: Table, key: str) -> bool:
        held = table.get(key, False)
        if not isinstance(held, bool):
            self.wrong("eval.wrong_value", key=key, wanted=f"{key} = true")
        return held

    def day(self, table: Table, key: str) -> date | None:
        held = table.get(key)
        if held is None:
            return None
        if isinstance(held, datetime) or not isinstance(held, date):
            self.wrong("eval.wrong_value", key=key, wanted=f"{key} = 2026-11-23")
        return held

    def choice(self, table: Table, key: str, known: Collection[str]) -> str:
        held = self.needed(table, key)
        if held not in known:
            self.wrong("eval.wrong_value", key=key, wanted=" | ".join(known))
        return held

    def tables(self, table: Table, key: str) -> list[Table]:
        held = table.get(key, [])
        if not isinstance(held, list) or not all(isinstance(one, dict) for one in held):
            self.wrong("eval.wrong_value", key=key, wanted=f"[[{key}]]")
        return cast("list[Table]", held)

    def parts(self, table: Table, key: str) -> tuple[Part, ...]:
        """What is to be said, or not said."""
        try:
            return parts_of(table.get(key, []))
        except (ValueError, re.error) as error:
            self.wrong("eval.wrong_part", key=key, part=str(error)[:80])

    def patterns(self, table: Table, key: str) -> tuple[re.Pattern[str], ...]:
        """Patterns of refs."""
        held = table.get(key, [])
        if not isinstance(held, list) or not all(isinstance(one, str) and one for one in held):
            self.wrong("eval.wrong_value", key=key, wanted='["note-57", "revenue-.*"]')
        try:
            return tuple(re.compile(one) for one in held)
        except re.error as error:
            self.wrong("eval.wrong_part", key=key, part=str(error)[:80])
