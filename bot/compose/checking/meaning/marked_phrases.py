"""The phrases that bear a mark, and the Bengali verbs on which a "not" hangs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.compose.checking.meaning.words import ACTS, AXES, DENYING, HARMLESS, NEGATIONS, ONLY
from bot.compose.checking.patterns import pattern, plain
from knowledge.normal import WORD
from knowledge.text import normal_form

LONGEST_PHRASE = 3
# হয়নি, করেনি, পাইনি, দেননি: the negation hangs on the verb.
NEGATED_VERB = pattern("(?:য়নি|েনি|িনি|ইনি|ননি|লনি)$")
_HUNG, _INDEED = plain("নি"), plain("ই")
NO_VERBS = frozenset(map(normal_form, ["তিনি", "যিনি", "ইনি", "চিনি", "কাহিনি", "মিনি"]))


def longest(tokens: list[str], at: int) -> tuple[int, tuple[str, ...]]:
    """The marks of the longest phrase that begins here, and how many words it has."""
    first = tokens[at]
    phrases = _lexicon().get(first)
    if phrases is None:
        hung = first[0] > "\u0980" and NEGATED_VERB.search(first) and first not in NO_VERBS
        return 1, (
            "not",
            *_lexicon().get(first.removesuffix(_HUNG), {}).get((first.removesuffix(_HUNG),), ()),
        ) if hung else ()
    for length in range(min(LONGEST_PHRASE, len(tokens) - at), 0, -1):
        marks = phrases.get(tuple(tokens[at : at + length]))
        if marks:
            return length, marks
    return 1, ()


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, dict[tuple[str, ...], tuple[str, ...]]]:
    """The marked phrases by their first word."""
    found: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for mark, words in _marked():
        for phrase in words.split():
            tokens = tuple(WORD.findall(normal_form(phrase.replace("_", " "))))
            emphatic = (*tokens[:-1], tokens[-1] + _INDEED)  # সময়মতোই
            for form in (tokens, emphatic) if tokens[-1][0] > "\u0980" and mark != "not" else (tokens,):
                at = found.setdefault(form[0], {})
                at[form] = (*at.get(form, ()), mark)
    return found


def _marked() -> Iterator[tuple[str, str]]:
    for axis, (plus, minus) in AXES.items():
        yield f"{axis}+", plus
        yield f"{axis}-", minus
    yield from ACTS.items()
    yield from (("not", NEGATIONS), ("harmless", HARMLESS), ("denying", DENYING), ("only", ONLY))
