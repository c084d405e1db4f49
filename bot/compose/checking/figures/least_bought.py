"""What is bought least of, told as what is bought most of, or as none of those."""

from __future__ import annotations

from bot.compose.checking.figures.row_names import rows_named
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import word
from bot.compose.checking.values.places import Places
from knowledge.evidence import Figure

_MOST = word(
    r"(?<!at )most(?! (?:likely|recent))|best(?:-?sell\w+)?|top|biggest|largest|leading|favou?rites?|star|strongest"
    r"|(?:সবচেয়ে|সবার চেয়ে|সবথেকে) (?:বেশি|ভালো|জনপ্রিয়)|সেরা|শীর্ষ\S*"
)
_LEAST = word(
    r"least|bottom|weak(?:est)?|lowest|smallest|slow(?:est)?|fewest|poor(?:est)?|worst|last|less|small|little|low"
    r"|কম|তলানি\S*|দুর্বল|খারাপ|নিচে\S*|নীচে\S*|পিছিয়ে"
)
_AMONG_THEM = word(
    r"of (?:these|them|the (?:\d|list))|among (?:these|them)|in (?:the|this) list|এদের মধ্যে|এগুলোর মধ্যে|তালিকা\S*"
)
_MEMBER = word(r"among|one of|part of|belong\w*|in the list|on the list|মধ্যে|একটি|তালিকা\S*")


def least_told_otherwise(places: Places, figure: Figure) -> str:
    """Why a product is not told as one of those that are bought least of; "" where it is."""
    if figure.name != "bottom_products":
        return ""
    named, rest = rows_named(places.text, figure)
    if not named:
        return ""
    least, denied = _LEAST.search(rest) is not None, NOT.search(rest) is not None
    if least and denied and _MEMBER.search(rest) and len({one.row for one in named}) == 1:
        return "it is among those that are bought least of"
    if _MOST.search(rest) and not least and not denied and not _AMONG_THEM.search(rest):
        return "it is among those that are bought least of"
    return ""
