"""Sentences that failed the check, told to the model with the reasons, and what it writes in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.compose.drafting import Failing
from bot.compose.material import between, safe
from bot.compose.written_text import Written, read_sentence

_NUMBERED = re.compile(r"^\W{0,4}(\d{1,3})\s*[.):\]]\s*(.+)$")


def failing_as_text(failing: Mapping[int, Failing]) -> str:
    """The failing sentences, numbered by their places, each with what is wrong with it."""
    return between("failing", "\n".join(_lines(failing)), plain=True)


def _lines(failing: Mapping[int, Failing]) -> Iterator[str]:
    for place, one in sorted(failing.items()):
        refs = "".join(f"[{safe(ref)}]" for ref in one.written.refs)
        yield f"{place + 1}. {safe(one.written.text)} {refs}\n   wrong: {safe(one.reason)}"


def read_rewritten(text: str) -> Iterator[tuple[int, Written]]:
    """The sentences of a reply by their places; a line without a number, and a mere dash, are none."""
    for line in text.splitlines():
        numbered = _NUMBERED.match(line)
        if numbered is None:
            continue
        written = read_sentence(numbered[2])
        if written is not None and written.text:
            yield int(numbered[1]) - 1, written
