"""Whether a sentence of a model says word for word what a fact says, and so is borne out by it. Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.compose.record import RECORDS, record_sentence
from bot.compose.render import Style, render_figure
from knowledge.evidence import Fact, Figure
from knowledge.text import normal_form

_ENDS = tuple(".!?।…")
# Quotation marks of every kind are one, since a model's are set anew.
_MARKS = str.maketrans(dict.fromkeys("“”‘’'", '"'))


def words_of(fact: Fact, style: Style) -> str:
    """What a fact says, as it is given to a model."""
    if not isinstance(fact, Figure):
        return fact.words
    unlisted = replace(style, listed=False)
    return record_sentence(fact, unlisted).text if fact.name in RECORDS else render_figure(fact, unlisted)


def repeats(text: str, fact: Fact, style: Style) -> bool:
    """Whether a sentence is one of the fact's own, or several in a row; somebody's words stand between “ and ”.

    Whole sentences only: half of one may say the contrary.
    """
    said = _plain(text)
    if not isinstance(fact, Figure):
        if not (said.startswith('"') and said.endswith('"') and len(said) > 2):
            return False
        said = said[1:-1].strip()
    whole = _plain(words_of(fact, style))
    start = whole.find(said)
    if start < 0 or not said:
        return False
    begins = start == 0 or whole[:start].rstrip(' "').endswith(_ENDS)
    ends = start + len(said) == len(whole) or said.rstrip('"').endswith(_ENDS)
    return begins and ends


def _plain(text: str) -> str:
    return " ".join(normal_form(text).translate(_MARKS).split())
