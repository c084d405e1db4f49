"""What is typed on a phone, spelt out: short forms of English, and Bengali in Latin letters (`shorthand.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from knowledge.normal import BENGALI, normal_form

# A word as it is typed, with what may be part of a short form; not inside another word.
_TYPED = re.compile(r"(?<![\w\u0980-\u09ff])[a-z][\w'/]*(?![\w\u0980-\u09ff])", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(r"\s*['’]?\d")


def spelled_out(words: str) -> str:
    """The words with their short forms written out; every other character stays.

    Bengali in Latin letters is put into Bengali script where the text plainly is Bengali.
    """
    english, bengali, doubtful = _table()
    typed = [normal_form(found[0]) for found in _TYPED.finditer(words)]
    is_bengali = any(word in bengali for word in typed) or (
        BENGALI.search(words) is not None and any(word in doubtful for word in typed)
    )

    def written(found: re.Match[str]) -> str:
        word = normal_form(found[0])
        if is_bengali and (meant := bengali.get(word) or doubtful.get(word)):
            return meant
        # FY25 and "fy 25" name a fiscal year, which the periods read as it is.
        if word == "fy" and _BEFORE_NUMBER.match(words, found.end()):
            return found[0]
        return english.get(word, found[0])

    return _TYPED.sub(written, words)


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    read = tomllib.loads(resources.files("knowledge").joinpath("shorthand.toml").read_text(encoding="utf-8"))

    def ways(name: str) -> dict[str, str]:
        return {normal_form(way): meant for meant, line in read[name].items() for way in line.split()}

    return ways("english"), ways("bengali"), ways("doubtful")
