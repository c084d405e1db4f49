"""Whether what stands between quotation marks stands so in what is cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.compose.extractive import harmless
from bot.compose.render import values_of
from knowledge.evidence import Fact, Name, Passage, Words
from knowledge.text import normal_form

_ELLIPSIS = "…"
_CURLY = re.compile(r"“([^”]*)”")
# A model may write straight marks; whoever writes inches or minutes does so after a number.
_ANY = re.compile(r"“([^”]*)”|(?<![\w\d])\"([^\"]{2,}?)\"(?!\w)|«([^»]*)»")
_MARKS = frozenset('“"«')


def _quotes(text: str) -> bool:
    return "“" in text or '"' in text or "«" in text


def without_quotations(text: str, *, straight: bool = False) -> str:
    """A text without what it quotes."""
    if not _quotes(text):
        return text
    return (_ANY if straight else _CURLY).sub(" ", text)


def false_quotation(text: str, facts: Iterable[Fact], *, straight: bool = False) -> str:
    """Why a quotation may not stand; "" where each is in what is cited, word for word."""
    if not _quotes(text):
        return ""
    quotations = list((_ANY if straight else _CURLY).finditer(text))
    said = [normal_form(harmless(words)) for words in _words(facts, names=straight)] if quotations else []
    for found in quotations:
        quoted = next(part for part in found.groups() if part is not None)
        words = normal_form(quoted.strip(f"{_ELLIPSIS} "))
        if straight:
            words = words.replace('"', "'").rstrip(".,;:!?। ").removesuffix("...").rstrip()
        if not any(words in (one.replace('"', "'") if straight else one) for one in said):
            return f"the quotation {quoted[:40]!r} is in no cited fact"
    return ""


def _words(facts: Iterable[Fact], *, names: bool) -> Iterator[str]:
    """What the facts say in words; names only where a title may be quoted."""
    for fact in facts:
        if isinstance(fact, Passage):
            yield fact.words
        else:
            for value in values_of(fact.sentence):
                if isinstance(value, Words) or (names and isinstance(value, Name)):
                    yield value.text
