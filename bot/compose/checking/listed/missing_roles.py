"""Which of the roles that an account should have is told to be filled, and which to be missing."""

from __future__ import annotations

from bot.compose.checking.figures.standing import standing_of, standing_said
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import Figure, Items, Term

_CLAUSE = pattern(
    r"(?<=নেই),|(?<=আছেন),|(?<=আছে),|(?<=রয়েছেন),"
    r"|[;:।()]|\.(?= |$)|, (?:but|while|and|whereas|yet|though)\b| (?:but|while|whereas|though|কিন্তু|তবে|যদিও) "
)
_LACKS = word(
    r"lack(?:s|ed|ing)?|missing|without|absent|vacant|unfilled|open|gaps?|short of|need(?:s|ed)?|(?:is"
    r"|are) yet to be found|হারিয়েছে"
    r"|ঘাটতি\S*|অভাব\S*|ফাঁকা|খালি|শূন্য|অনুপস্থিত"
)
_HAS = word(
    r"has|have|had|there (?:is|are)|with|covered|filled|found|in place|recorded|known|exists?|complete"
    r"|got|আছে|আছেন|রয়েছে|রয়েছেন|পাওয়া গেছে"
)
_ALL_ROLES = word(
    r"(?:no|not a single|none of the) (?:\S+ )?(?:roles?|positions?|gaps?)(?: \S+){0,4}"
    r"|nothing (?:is )?missing|nobody (?:is )?missing"
    r"|(?:every|all|each)(?: of)?(?: the)?(?: \S+)? (?:roles?|positions?)(?: \S+){0,3} (?:filled"
    r"|covered|in place|there)"
    r"|(?:কোনো|একটিও) (?:ভূমিকা|পদ|রোল)\S* (?:\S+ ){0,3}?(?:নেই|নয়|না)|(?:সব|সবগুলো|প্রতিটি) (?:ভূমিকা|পদ|রোল)\S*"
)
_ONLY = word(r"only|just|alone|all that|শুধু|কেবল|একমাত্র")
_NAMED = "stakeholder_map"
_MUST_HAVE = ("sponsor", "decision_maker", "champion")


def other_gap(text: str, figure: Figure) -> str:
    """Why a role may not be told to be filled or missing; "" where it may."""
    if figure.name != _NAMED:
        return ""
    value = figure.sentence.values.get("missing")
    rows = value.rows if isinstance(value, Items) else ()
    missing = {one.word.replace(" ", "_") for row in rows if isinstance(one := row.get("role"), Term)}
    held = {one.get("role", "") for one in standing_of(figure).values()}
    if (
        missing
        and (found := _ALL_ROLES.search(text))
        and not (NOT.search(text[found.end() :]) or NOT.search(text[max(0, found.start() - 12) : found.start()]))
    ):
        return "the source says which role is missing"
    for clause in _CLAUSE.split(text):
        said = {role for _, family, role in standing_said(clause) if family == "role"} & {*_MUST_HAVE}
        lacks = _LACKS.search(clause) is not None
        denied = NOT.search(clause) is not None
        if not said or not (lacks or denied or _HAS.search(clause)):
            continue
        absent = lacks != denied
        if absent and (wrong := sorted(said & held)) and not _NOT_HIS.search(clause):
            return f"the source names a {wrong[0].replace('_', ' ')}"
        if absent and _ONLY.search(clause) and missing - said:
            return "more is missing"
        if not absent and (wrong := sorted(said & missing)):
            return f"the source names no {wrong[0].replace('_', ' ')}"
    return ""


# Somebody else is said not to be it: of him, not of the account.
_NOT_HIS = word(
    r"(?:is|are|was|were) not (?:the |our |a |an )?|(?:নন|নয়)|does not (?:decide|approve|sponsor)"
    r"|support\w*|heard|quiet|contact"
)
