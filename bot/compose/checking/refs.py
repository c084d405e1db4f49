"""The refs that a sentence gives in its own text: [note-57], [note-57, order-812]."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.compose.sentence import Sentence
from knowledge.evidence import Evidence

_BRACKETS = re.compile(r"\[([^\[\]\n]{1,300})\]")
_PARTS = re.compile(r"\s*[,;|]\s*|\s+and\s+")
_LIKE_A_REF = re.compile(r"[^\W\d_][\w.]*(?:[-–:/#][\w.]+)+")


def text_without_refs(sentence: Sentence, evidence: Evidence) -> tuple[str, tuple[str, ...], str]:
    """The sentence without its refs, all refs it gives, and the first of them that no fact bears ("" where all do)."""
    refs, text = list(sentence.refs), sentence.text
    if "[" in text:
        for found in _BRACKETS.finditer(text):
            refs += [ref for ref in _refs_in(found[1], evidence) if ref not in refs]
        text = _BRACKETS.sub(lambda found: " " if any(_refs_in(found[1], evidence)) else found[0], text)
    unknown = next((ref for ref in refs if evidence.fact(ref) is None), "")
    return text, tuple(refs), unknown


def _refs_in(inside: str, evidence: Evidence) -> Iterator[str]:
    for part in _PARTS.split(inside.strip()):
        if evidence.fact(part) is not None or _LIKE_A_REF.fullmatch(part):
            yield part
