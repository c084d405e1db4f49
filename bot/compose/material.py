"""What the model is given: the question and the facts, numbered, dated, between marks that no text in it can close.

Pure. Facts stand one to a line, best first, as many as fit; a fact is given whole or not at all. One whose words give
orders to a machine is not given, and cannot be cited.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.compose.extractive import NO_REFS
from bot.compose.orders import gives_orders
from bot.compose.record import RECORDS, record_sentence
from bot.compose.render import Style, render, render_day, render_figure, values_of
from knowledge.evidence import Evidence, Fact, Figure, Message, Words

# Letters to a token: of plain ASCII, and of everything else. The providers' own counts lie below on our texts.
ASCII_TO_A_TOKEN = 3.5
OTHERS_TO_A_TOKEN = 1.0
# The share of a call's tokens that the first facts may take; the rest is for what is looked up.
FOR_FACTS = 0.6
# Bengali joins its letters with these two; every other letter that cannot be seen is left out.
_JOINERS = "\u200c\u200d"
# Marks like our own, in any width.
_MARKS = str.maketrans({"<": "‹", ">": "›", "＜": "‹", "＞": "›", "﹤": "‹", "﹥": "›"})
_SPACE = re.compile(r"\s+")

Hide = Callable[[str], str]


def hide_nothing(text: str) -> str:
    """For texts whose private fields are left out already."""
    return text


@dataclass(frozen=True, slots=True)
class Material:
    """A text for the model. refs: of the facts in it, the first being number 1. left_out: facts that did not fit."""

    text: str
    refs: tuple[str, ...]
    left_out: int = 0


def tokens_in(text: str) -> int:
    """An estimate of a text's tokens, rather too high: no two providers cut alike."""
    ascii_letters = len(text.encode("ascii", "ignore"))
    return round(ascii_letters / ASCII_TO_A_TOKEN + (len(text) - ascii_letters) / OTHERS_TO_A_TOKEN) + 1


def material_of(question: str, evidence: Evidence, style: Style, tokens: int, hide: Hide = hide_nothing) -> Material:
    """The message that follows the instructions: question, account, facts, and what was looked for and not found.

    tokens: what the facts may take. Gaps are cited as [gap-1]; names of the book, walls and scores are not in it.
    """
    lines = facts_as_lines(evidence.facts, style, tokens, hide=hide)
    about = f"{evidence.account.name}, " if evidence.account is not None else ""
    parts = [
        between("question", f"{about}{render_day(evidence.as_of, style)}: {hide(question)}"),
        between("facts", lines.text, plain=True),
    ]
    if gaps := gap_refs(evidence):
        told = (f"[{ref}] {safe(hide(render(gap, style)))}" for ref, gap in gaps.items())
        parts.append(between("not_found", "\n".join(told), plain=True))
    return replace(lines, text="\n\n".join(parts))


def gap_refs(evidence: Evidence) -> dict[str, Message]:
    """The gaps by the refs they are cited by."""
    return {f"gap-{place}": gap for place, gap in enumerate(evidence.gaps, start=1)}


def facts_as_lines(
    facts: Iterable[Fact], style: Style, tokens: int, *, first: int = 1, hide: Hide = hide_nothing
) -> Material:
    """The facts a line each, while they fit into so many tokens. first: the number of the first."""
    lines: list[str] = []
    refs: list[str] = []
    left_out = 0
    style = replace(style, listed=False)
    for fact in facts:
        if not may_be_shown(fact):
            continue
        line = f"{first + len(lines)}. [{fact.ref}] {safe(hide(_told(fact, style)))}"
        needed = tokens_in(line)
        if needed > tokens:
            left_out += 1
            continue
        tokens -= needed
        lines.append(line)
        refs.append(fact.ref)
    return Material("\n".join(lines), tuple(refs), left_out)


def may_be_shown(fact: Fact) -> bool:
    """Whether a fact is given to a model: not where somebody's words in it give orders to a machine."""
    if isinstance(fact, Figure):
        return not any(gives_orders(one.text) for one in values_of(fact.sentence) if isinstance(one, Words))
    return not gives_orders(fact.words)


def _told(fact: Fact, style: Style) -> str:
    if isinstance(fact, Figure):
        if fact.name in RECORDS:
            return f"record, {render_day(fact.as_of, style)}: {record_sentence(fact, style).text}"
        counted = render(fact.definition, style)
        return f"figure, {render_day(fact.as_of, style)}: {render_figure(fact, style)} (how it is counted: {counted})"
    day = render_day(fact.when, style) if fact.when is not None else "no date"
    head = ", ".join(part for part in (fact.kind, day, fact.author) if part)
    return f"{head}: {fact.words}"


def between(name: str, text: str, *, plain: bool = False) -> str:
    """A text between <name> and </name>. plain: it was made safe line by line."""
    return f"<{name}>\n{text if plain else safe(text)}\n</{name}>"


def safe(words: str) -> str:
    """Words on one line that can neither close the marks around them, nor be a ref, nor hold what is not seen."""
    seen = "".join(letter for letter in words if letter in _JOINERS or unicodedata.category(letter) != "Cf")
    return _SPACE.sub(" ", seen).strip().translate(_MARKS).translate(NO_REFS)
