"""What weighs how much in a brief, by the kind of meeting: which facts lead, and which parts give way first."""

from __future__ import annotations

from collections.abc import Mapping

PARTS = (
    "highlights",
    "meeting",
    "status",
    "people",
    "since",
    "commitments",
    "numbers",
    "plan",
    "risks",
    "opportunities",
    "agenda",
    "unknown",
)

# How much a group of facts counts among facts of one tone, when the three highlights are chosen.
_LEADS: Mapping[str, int] = {
    "focus": 99,
    "promises": 80,
    "warning": 78,
    "concern": 70,
    "orders": 65,
    "revenue": 60,
    "plan": 50,
    "renewal": 45,
    "people": 40,
    "theirs": 35,
    "deal": 30,
    "need": 20,
    "lapsed": 18,
    "kept": 15,
    "said": 10,
}
_LEADS_OF: Mapping[str, Mapping[str, int]] = {
    "business review": {"revenue": 82, "plan": 66, "renewal": 30},
    "joint business plan": {"plan": 84, "revenue": 82, "need": 60, "deal": 55},
    "negotiation": {"warning": 90, "renewal": 88, "need": 86, "revenue": 84, "theirs": 76},
    "issue resolution": {"warning": 92, "promises": 90, "concern": 84, "orders": 82},
    "introduction": {"people": 95, "said": 90, "orders": 85, "need": 60},
}
# How long a part is kept when the brief is too long; each further line of a part counts a little less.
_KEPT: Mapping[str, int] = {
    "status": 90,
    "people": 92,
    "since": 92,
    "commitments": 80,
    "numbers": 56,
    "plan": 60,
    "risks": 78,
    "opportunities": 58,
    "agenda": 66,
    "unknown": 70,
}
_KEPT_OF: Mapping[str, Mapping[str, int]] = {
    "business review": {"numbers": 70, "plan": 72},
    "joint business plan": {"plan": 82, "opportunities": 76},
    "negotiation": {"opportunities": 72, "numbers": 66, "plan": 54},
    "issue resolution": {"commitments": 94, "numbers": 78, "opportunities": 50},
    "introduction": {"since": 90, "plan": 50},
}
_KEPT_IN_SHORT: Mapping[str, tuple[int, ...]] = {
    "highlights": (1000, 950, 920, 600),
    "meeting": (990, 850),
    "agenda": (900,),
    "commitments": (800, 350),
    "since": (780, 300),
    "risks": (760,),
}
# The highlights and the meeting are kept longest, then the first line of each part.
_HIGHLIGHTS, _MEETING, _FIRST = 1000, 900, 400
EACH_FURTHER = 5


def lead_of(occasion: str, group: str) -> int:
    """How much a group leads in a meeting of this kind; 0 where it never does."""
    return _LEADS_OF.get(occasion, {}).get(group, _LEADS.get(group, 0))


def kept_in_short(part: str, place: int) -> int:
    """The weight of the line at `place` of a part in the short form."""
    weights = _KEPT_IN_SHORT[part]
    return weights[min(place, len(weights) - 1)] - place


def kept_of(occasion: str, part: str, place: int) -> int:
    """The weight of the line at `place` (0 is first) of a part: the lightest line is dropped first."""
    if part in ("highlights", "meeting"):
        return (_HIGHLIGHTS if part == "highlights" else _MEETING) - place
    first = _FIRST if place == 0 else 0
    return first + _KEPT_OF.get(occasion, {}).get(part, _KEPT[part]) - EACH_FURTHER * place
