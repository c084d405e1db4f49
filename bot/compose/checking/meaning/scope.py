"""Whether a clause narrows its source down, widens it or takes its condition away: "only", "not only", "even if"."""

from __future__ import annotations

import re

from bot.compose.checking.meaning import ways_to_deny as ways
from bot.compose.checking.meaning.clauses import Clause
from bot.compose.checking.patterns import word

# "Not only a hope, a date too": what is not all of it is not narrowed down.
_NOT_ONLY = word(
    r"not (?:only|just|merely|solely|limited to|confined to)"
    r"|(?:শুধু|কেবল|শুধুমাত্র|কেবলমাত্র|একমাত্র)(?: [^\s,;]+){1,2} নয়"
)


def wrong_scope(said: Clause, held: Clause, sentence: Clause, no_more: re.Pattern[str]) -> str:
    """Why a clause tells of less or of more than its source does; "" where it does not.

    sentence: all that the source says there. no_more: how one may say "only" of a number that it tells.
    """
    conditional = "only" in held.marks and ways.IF.search(sentence.text)
    if (conditional or ways.UNTIL.search(sentence.text)) and ways.EVEN_IF.search(ways.IF_NOT_LATE.sub(" ", said.text)):
        return "the source makes it a condition"
    if _NOT_ONLY.search(said.text):
        return "the source says it of that only" if "only" in held.marks and not _NOT_ONLY.search(held.text) else ""
    if ways.ONLY_SO_MANY.search(said.text) and ways.SO_MANY_OF.search(held.text):
        return ""  # "only 3 are damaged", of 120
    if "only" in said.marks and not no_more.search(said.text) and not ({"only", "not"} & held.marks.keys()):
        return f"it says {said.marks['only']!r}, which the source does not"
    return ""
