"""What is called what, inside a figure: titles of promises, plans and promotions, words that somebody said.

A sentence that names a thing by its title claims nothing by the title's words: "Competitor tea placed in our bay".
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.compose.checking.kept import kept
from bot.compose.checking.values.number_words import in_digits
from bot.compose.render import values_of
from knowledge.evidence import Fact, Figure, Name, Words
from knowledge.normal import WORD
from knowledge.text import normal_form

_BLANK = "¦"
# A title of fewer words is a name, by which the sentence is told from others.
_FEWEST_WORDS = 3


def without_titles(text: str, facts: Iterable[Fact]) -> str:
    """A text in normal form, numbers in digits, without the titles that its figures hold."""
    for fact in facts:
        if isinstance(fact, Figure):
            for title in _titles(fact):
                text = text.replace(title, _BLANK)
    return text


@kept(512)
def _titles(figure: Figure) -> tuple[str, ...]:
    """The titles of a figure in normal form, the longest first."""
    said = [
        value if isinstance(value, str) else value.text
        for value in values_of(figure.sentence)
        if isinstance(value, Words | str) or (isinstance(value, Name) and value.kind == "record")
    ]
    titles = {in_digits(normal_form(one)) for one in said if len(WORD.findall(normal_form(one))) >= _FEWEST_WORDS}
    return tuple(sorted(titles, key=lambda one: (-len(one), one)))
