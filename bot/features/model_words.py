"""How people keep an account from the language model by message: "no model for Meghna", "মেঘনার জন্য মডেল নয়"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from knowledge.records.accounts import LanguageModel

_ACCOUNT = r"(?:\s+(?:for|on|at|with|from|off)\s+(?P<account>[^:\n]{1,80}?))?"
_ACCOUNT_BN = r"(?:(?P<account>[^:\n]{1,80}?)\s+)?"
_SAID = {
    LanguageModel.NEVER: (
        rf"(?:no|never (?:use )?(?:a|the)|keep (?:the|any)) (?:language )?model{_ACCOUNT}\s*[.!]?",
        rf"{_ACCOUNT_BN}(?:জন্য )?(?:কোনো )?(?:ভাষা )?মডেল (?:নয়|নয়|না|চলবে না|ব্যবহার (?:নয়|নয়|করবে না|করো না))\s*[।!]?",
    ),
    LanguageModel.ALLOWED: (
        rf"(?:allow|use) (?:the|a) (?:language )?model(?: again)?{_ACCOUNT}(?: again)?\s*[.!]?",
        rf"{_ACCOUNT_BN}(?:জন্য )?(?:ভাষা )?মডেল (?:চলবে|চালু করো|চালু করুন)\s*[।!]?",
    ),
}
_PATTERNS = [
    (word, re.compile(unicodedata.normalize("NFC", pattern), re.IGNORECASE))
    for word, patterns in _SAID.items()
    for pattern in patterns
]


@dataclass(frozen=True, slots=True)
class ModelTold:
    """Whether a model may read an account. account: as named, "" for that of the room."""

    account: str
    word: LanguageModel


def model_told(text: str) -> ModelTold | None:
    """What a message says of an account and the model; None where it says nothing of the kind."""
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    for word, pattern in _PATTERNS:
        if (found := pattern.fullmatch(plain)) is not None:
            return ModelTold(_nominative((found["account"] or "").strip()), word)
    return None


def _nominative(name: str) -> str:
    """A Bengali name without the ending of "মেঘনার জন্য"; names are found by likeness all the same."""
    return re.sub(r"(?:-এর|এর|ের|র)$", "", name) if not name.isascii() else name
