"""What speaks against a proposal: that there is something, and whose promise is overdue."""

from __future__ import annotations

from bot.compose.checking.figures.sides import account_name
from bot.compose.checking.patterns import word
from bot.compose.checking.values.places import Places
from bot.compose.render import named_values_of
from knowledge.evidence import AccountCard, Figure, Items

_NOTHING_AGAINST = word(
    r"(?:nothing|no \S+)(?: \S+){0,3} against|(?:nothing|no (?:obstacles?|objections?|hurdles?|arguments?))"
    r" (?:stands|is|speaks|in the way|that)|no (?:obstacles?|objections?|hurdles?|downsides?|risks?)"
    r"|(?:বিপক্ষে|বিরুদ্ধে)(?: \S+){0,3} (?:নেই|না)|(?:কোনো|কোনও) (?:বাধা|আপত্তি|সমস্যা)(?: \S+)? (?:নেই|না)"
)
_OF_THEIRS = word(
    r"(?:commitments?|promises?)(?: \S+)? (?:of|by|from) (?:theirs|them|¶)|(?:their"
    r"|¶(?:'s)?) (?:\S+ )?(?:commitments?|promises?)"
    r"|(?:they|¶) (?:owe|promised|have|has) |(?:তাদের|ওদের|¶(?:র|ের|এর)?) (?:\S+ )?প্রতিশ্রুতি\S*"
    r"|(?:ওরা|তারা|¶) (?:\S+ ){0,4}?(?:কথা|প্রতিশ্রুতি)"
)
_OF_OURS = word(
    r"(?:concerns?|complaints?)(?: \S+)? (?:of|by|from) (?:ours|us)|our (?:\S+ )?(?:concerns?"
    r"|complaints?)|আমাদের (?:\S+ )?অভিযোগ\S*"
)
_SETTLED = word(r"settled|resolved|closed|solved|sorted out|মিটে\S*|মীমাংসা\S*|নিষ্পত্তি\S*|সমাধান\S*")
_NOT_YET = word(r"not|n't|yet|until|before|once|if|should|could|না|নি|মেটে\S*|হয়নি|আগে|হলে")


def against_denied(places: Places, figure: Figure, account: AccountCard | None) -> str:
    """Why what speaks against a proposal is not as told; "" where it is."""
    if figure.name != "growth_proposals":
        return ""
    rows = figure.sentence.values.get("rows")
    against = [row.get("against") for row in (rows.rows if isinstance(rows, Items) else ())]
    if against and all(isinstance(one, Items) for one in against) and _NOTHING_AGAINST.search(places.text):
        return "something speaks against each of them"
    said = account_name(account) if account is not None else None
    text = said.sub("¶", places.text) if said is not None else places.text
    kinds = {value.unit for _, _, value in named_values_of(figure.sentence) if hasattr(value, "unit")}
    if "commitments" in kinds and _OF_THEIRS.search(text):
        return "the overdue promise is ours"
    if "concerns" in kinds and _OF_OURS.search(text):
        return "the concern is theirs"
    if {"concerns", "commitments"} & kinds and _SETTLED.search(text) and not _NOT_YET.search(text):
        return "it is still open"
    return ""
