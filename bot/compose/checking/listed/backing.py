"""Who backs us, told by a verb: "supports us", "is on our side"; one of whom the figure says that he does not."""

from __future__ import annotations

from bot.compose.checking.figures.row_names import rows_named
from bot.compose.checking.figures.standing import standing_of
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import Figure

_BACKS = word(
    r"supports? us|backs? us|(?:is|are|stands?) (?:behind us|on our side|in our corner|in our camp"
    r"|with us|for us)|favou?rs? us|support(?:s|ing)? (?:from|of ours)"
    r"|আমাদের (?:সমর্থন কর(?:েন|ছেন)|পাশে(?: আছেন)?|সমর্থক)|আমাদেরকে সমর্থন কর(?:েন|ছেন)"
)
_NOT_FOR_US = word(
    r"(?:does|do|did) not (?:support|back|favou?r)(?: us)?|(?:is|are) not (?:on our side|behind us|with us|for us)"
    r"|আমাদের (?:সমর্থন করেন না|পাশে নেই|সমর্থক নন)|সমর্থন করেন না"
)
_CLAUSE = pattern(r"[;:।()]|\.(?= |$)|, (?!and )| (?:but|while|whereas|though|কিন্তু|তবে|যেখানে) ")
_OURS = frozenset({"supporter", "mentor", "champion"})
_NOT_OURS = frozenset({"neutral", "non_supporter", "enemy"})
_MOST = word(r"most|the majority|more than half|বেশির ?ভাগ\S*|অধিকাংশ\S*")
_ALL = word(r"all|every\w*|each|both|সবাই\S*|প্রত্যেকে\S*")
_NONE = word(r"none|nobody|no one|not one|neither|কেউই?")


def other_backing(text: str, figure: Figure) -> str:
    """Why somebody may not be told to back us, or not to; "" where he may."""
    held = {row: own["support"] for row, own in standing_of(figure).items() if "support" in own}
    if not held or not (_BACKS.search(text) or _NOT_FOR_US.search(text)):
        return ""
    ours = sum(one in _OURS for one in held.values())
    for clause in _CLAUSE.split(text):
        against = _NOT_FOR_US.search(clause) is not None
        if not against and not _BACKS.search(clause):
            continue
        if _MOST.search(clause) or _ALL.search(clause) or _NONE.search(clause):
            many = len(held) - ours if against else ours
            none = _NONE.search(clause) is not None
            wrong = many > 0 if none else 2 * many <= len(held) if _MOST.search(clause) else many < len(held)
            named = [one for one in rows_named(clause, figure)[0] if one.row in held]
            if wrong and not named and not (not none and NOT.search(clause) and not against):
                return "the source says otherwise of how many support us"
            continue
        against = against or NOT.search(clause) is not None
        for one in rows_named(clause, figure)[0]:
            if held.get(one.row, "") in (_OURS if against else _NOT_OURS) and not one.other:
                return f"the source says {held[one.row].replace('_', ' ')!r} of that person"
    return ""
