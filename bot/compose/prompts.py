"""The prompts: texts of the package `prompts`, filled strictly. Instructions only: nothing of a customer can get in.

A name that the text lacks or the code does not know, a value too few or too many, a file nobody reads: each is an
error. A value is one of a few words of ours, a number or a day, so that no evidence can be filled in by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib import resources

import prompts

HOUSE_RULES = "house_rules"

# Which prompt takes which names, beside the house rules, whose own names it then takes too.
NAMES: Mapping[str, frozenset[str]] = {
    HOUSE_RULES: frozenset({"language"}),
    "answer": frozenset({HOUSE_RULES, "most_words"}),
    "brief": frozenset({HOUSE_RULES, "form", "most_words"}),
    "compare": frozenset({HOUSE_RULES, "most_words"}),
    "correct": frozenset({HOUSE_RULES}),
    "followup": frozenset({HOUSE_RULES}),
    "letter": frozenset({HOUSE_RULES}),
    "note": frozenset({HOUSE_RULES, "today"}),
    "plan": frozenset({HOUSE_RULES, "most_words"}),
    "rewrite_question": frozenset({"language", "today"}),
}
# The words that a name may stand for; a number or a day for the others.
WORDS: Mapping[str, frozenset[str]] = {
    "language": frozenset({"English", "Bengali"}),
    "form": frozenset({"full", "short"}),
}
NUMBERS = frozenset({"most_words"})
DAYS = frozenset({"today"})

Filling = str | int | date

_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_NOT_A_PROMPT = frozenset({"README.md", "__init__.py"})


class PromptFault(ValueError):
    """A prompt that cannot be filled: a fault of the text or of the code, found by the tests."""


def instructions(name: str, values: Mapping[str, Filling]) -> str:
    """The text of a prompt with its values in their places.

    values: one for each name that the prompt and the house rules inside it take. Errors: PromptFault.
    """
    return _filled(name, _texts(), values)


def names_of(name: str) -> frozenset[str]:
    """The names that a caller gives values for. Errors: PromptFault for a prompt that there is not."""
    if name not in NAMES:
        raise PromptFault(f"there is no prompt {name!r}")
    own = NAMES[name]
    return (own - {HOUSE_RULES}) | NAMES[HOUSE_RULES] if HOUSE_RULES in own else own


def read_texts(files: Mapping[str, str]) -> dict[str, str]:
    """The texts by the name of their prompt, out of the files of a folder.

    Errors: PromptFault for a file that no prompt is read from, one that is missing, and one whose names are not the
    prompt's.
    """
    unknown = {file for file in files if file not in _NOT_A_PROMPT} - {f"{name}.md" for name in NAMES}
    if unknown:
        raise PromptFault(f"no prompt is read from {', '.join(sorted(unknown))}")
    texts: dict[str, str] = {}
    for name, declared in NAMES.items():
        if f"{name}.md" not in files:
            raise PromptFault(f"{name}.md is missing")
        texts[name] = files[f"{name}.md"].strip()
        held = frozenset(_NAME.findall(texts[name]))
        if held != declared:
            wrong = ", ".join(f"{{{{{one}}}}}" for one in sorted(held ^ declared))
            raise PromptFault(f"{name}.md and the code do not agree on {wrong}")
    return texts


@lru_cache(maxsize=1)
def _texts() -> dict[str, str]:
    folder = resources.files(prompts)
    files = [file for file in folder.iterdir() if file.is_file()]
    return read_texts({file.name: file.read_text(encoding="utf-8") for file in files})


def _filled(name: str, texts: Mapping[str, str], values: Mapping[str, Filling]) -> str:
    wanted = names_of(name)
    if missing := wanted - values.keys():
        raise PromptFault(f"{name}.md lacks a value for {', '.join(sorted(missing))}")
    if unused := values.keys() - wanted:
        raise PromptFault(f"{name}.md has no use for {', '.join(sorted(unused))}")
    words = {one: _as_words(one, value) for one, value in values.items()}
    rules = _NAME.sub(lambda found: words[found[1]], texts[HOUSE_RULES]) if HOUSE_RULES in NAMES[name] else ""
    return _NAME.sub(lambda found: rules if found[1] == HOUSE_RULES else words[found[1]], texts[name])


def _as_words(name: str, value: Filling) -> str:
    if name in WORDS and value in WORDS[name]:
        return str(value)
    if name in NUMBERS and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if name in DAYS and isinstance(value, date):
        return value.isoformat()[:10]
    raise PromptFault(f"{{{{{name}}}}} cannot stand for {value!r}"[:120])
