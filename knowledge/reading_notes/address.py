"""How a note is addressed: "note Meghna: ...", "note for Meghna - ...", "নোট মেঘনা: ...", "Meghna: ..."."""

from __future__ import annotations

import re
import unicodedata

_NOTED = re.compile(
    unicodedata.normalize(
        "NFC",
        r"\s*/?(?:please )?(?:(?:add|log|save|take) )?(?:an? )?(?:account )?(?:note|নোট)(?: (?:for|on|to|about|under))?"
        r"(?:[ :]+(?P<name>[^:;\n]{2,60}?))?\s*(?::|;|\n| [-–—] )\s*",
    ),
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(r"\s*(?P<name>[^:;,.\n]{2,40}):\s")


def names_addressed(words: str) -> list[str]:
    """What may be the name a note is addressed to, likelier first."""
    text = unicodedata.normalize("NFC", words)
    found = (_NOTED.match(text), _NAME_FIRST.match(text))
    return [match["name"] for match in found if match is not None and match["name"]]


def without_address(words: str) -> str:
    """The words of a note behind "note Meghna:"; a bare name in front is left, since it may be who spoke."""
    match = _NOTED.match(words)
    return words[match.end() :] if match is not None else words
