"""What the words of a note speak of, and which of it tells one value from another."""

from __future__ import annotations

from functools import lru_cache

from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.names.names_said import without_one_ending
from knowledge.glossary import same_meaning
from knowledge.normal import BENGALI, WORD, word_set

# Units, and words for what is counted or owed, which a text leaves out where it counts on.
_NO_PLACE = frozenset(
    concepts(
        """
        day days week weeks month months year years taka percent minute minutes hour one two other first second
        invoice bill amount order store shop truck case carton piece product item figure number
        come came due paid payment say said says told claim
        since after before until now ago against than instead from
        দিন দিনে সপ্তাহ সপ্তাহে মাস মাসে মাসের বছর বছরে শতাংশ মিনিট ঘণ্টা যায় হয় হয়েছে করে করেছে করেছেন আছে থাকে নেয় নেন নিয়েছে
        """
    )
)

_OF_TEA = word_set("চায়ে চায়ের চায়েও চায়েরও")  # not চায়, "wants"


def matters(words: str) -> frozenset[str]:
    """What a text speaks of, the units and the commonest things among them."""
    return frozenset().union(*(_terms(token) for token in WORD.findall(words)))


def meanings(words: str) -> frozenset[str]:
    """What a text speaks of, without what every value is told in."""
    return frozenset().union(*map(_meaning, WORD.findall(words)))


@lru_cache(maxsize=4096)
def _meaning(token: str) -> frozenset[str]:
    """What a word tells one value from another by."""
    found = _terms(token)
    return frozenset() if found & _NO_PLACE else found


@lru_cache(maxsize=4096)
def _terms(token: str) -> frozenset[str]:
    """The concept of a word, its sound only where the glossary has none."""
    if token in _OF_TEA:
        return frozenset(concepts("tea"))
    bare = "".join(f" {one.plain}" for one in without_one_ending(token)) if BENGALI.match(token) else ""
    found = frozenset(one for one in concepts(f"{token}{bare}") if not one[0].isdigit())
    if common := found & _NO_PLACE:
        return common
    if month := frozenset(one for one in found if one.startswith("month ")):
        return month
    return known(found)


def known(found: frozenset[str]) -> frozenset[str]:
    """What the glossary has of the concepts of a word, else its sound; nothing of what every value is told in."""
    if found & _NO_PLACE:
        return frozenset()
    return frozenset(one for one in found if len(same_meaning(one)) > 1) or found
