"""Where a text names rows that are called by a word of the trade alone: price, volume and mix, a kind of spend."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.compose.catalogues import LANGUAGES
from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import word
from bot.compose.render import Style, named_values_of, render_value
from knowledge.evidence import Figure, Name, Term, Words
from knowledge.text import normal_form

# Parts of a row that hold such a word.
_PARTS = frozenset({"effect", "channel", "kind"})
# How else they are called.
_ALSO = {
    "price": r"pric(?:e|es|ing)|দাম|মূল্য",
    "volume": r"volumes?|quantit(?:y|ies)|ভলিউম|পরিমাণ",
    "mix": r"mix|মিক্স|মিশ্রণ",
    "rebate": r"rebates?|রিবেট",
    "logistics": r"logistics?|লজিস্টিকস?",
    "promotion": r"promotions?|প্রমোশন",
    "display": r"displays?|ডিসপ্লে",
    "supermarket": r"supermarkets?|সুপারমার্কেট",
    "e_commerce": r"e-?commerce|ই-?কমার্স",
}
_HUNG = r"(?:(?:ই|গুলো|টা|টি)?(?:-?এর|ের|র|ে|তে|য়|কে|ও|ই|েই)?)"


@kept(256)
def term_names(figure: Figure) -> Sequence[tuple[re.Pattern[str], str]]:
    """What tells the rows of a figure that a term alone names, each with its row of the figure's own list."""
    values = list(named_values_of(figure.sentence))
    called = {row for _, row, value in values if isinstance(value, Name | Words)}
    return tuple(
        (word(rf"(?:{_said(value)}){_HUNG}"), row)
        for part, row, value in values
        if part in _PARTS and row and row not in called and isinstance(value, Term)
    )


def _said(term: Term) -> str:
    told = [re.escape(normal_form(render_value(term, Style(language)))) for language in LANGUAGES]
    return "|".join(filter(None, [_ALSO.get(term.word, ""), *told]))
