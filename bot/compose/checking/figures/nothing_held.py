"""A figure that tells that there is nothing of its kind, told as if there were something."""

from __future__ import annotations

from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import word
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure

_NOTHING = word(r"zero|nil|empty|blank|lack\w*|absent|missing|free of|clean|শূন্য|ফাঁকা|খালি|0")
# "At least one is running" denies nothing.
_AT_LEAST = word(r"(?:not|no) (?:only|less than|fewer than)|শুধু\S*|কম নয়")


def told_of_nothing(text: str, figure: Figure) -> str:
    """Why something may not be told of what there is none of; "" where it is told so. text: in normal form."""
    if not figure.sentence.id.endswith("_none") or parts_of(figure).values:
        return ""
    plain = _AT_LEAST.sub(" ", text)
    return "" if NOT.search(plain) or _NOTHING.search(plain) else "the source says that there is none"
