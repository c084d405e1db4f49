"""Whose whole a share is of: an account's share of our revenue is not our share of what the account buys or sells."""

from __future__ import annotations

import re

from bot.compose.checking.figures.sides import account_name
from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import word
from knowledge.evidence import AccountCard, Figure

_OF_OURS = ("portfolio_share",)
_PART = (
    r"(?:\S*\d[\d.]*(?: ?%| per ?cent| percent)|(?:a|one|two|three)?[ -]?(?:half|thirds?|quarters?|fifths?|tenths?))"
)
_BUSINESS = (
    r"(?:sales|revenue|turnover|business|income|purchas\w*|buying|spend\w*|goods|stock|stores?|shelves|trade|orders|needs"
    r"|portfolio|assortment|range|supply|supplies|procurement|takings|money)"
)
_BUSINESS_BN = r"(?:বিক্রি|আয়|কেনা|কেনাকাটা|ব্যবসা|খরচ|ক্রয়|রাজস্ব|পণ্য|মাল|চাহিদা|বেচাকেনা|টার্নওভার)(?:র|ের|য়ের|তে|ে|য়)"
# We as the part, or as where it comes from.
_WE_THE_PART = word(
    rf"(?:we|our (?:share|goods|products|sales)) (?:alone |now |already |still )?(?:are|were|make|made"
    rf"|account|accounted"
    rf"|represent|represented|contribute|contributed|bring|brought|provide|provided|cover|covered|supply|supplied|form|formed"
    rf"|constitute|constituted|take|took|buy|bought|have|had|hold|held)(?: up| for| to"
    rf"| in)? (?:\S+ ){{0,3}}?{_PART} of (?!our\b)"
    r"|we mean(?:t)? (?:\S+ ){0,3}?\S*\d\S* of (?!our\b)|\d% (?:\S+ )?আমাদের(?: (?:মাল|পণ্য|জিনিস))?(?= ?[।,;.]|$)"
    r"|(?:from|through|on|by|with|to) us(?!.*\b(?:our|we)\b)|(?:is|are|was|were) (?:ours|us)"
    r"|our share (?:of|in|at|with)"
    r"|we (?:\S+ )?(?:buy|bought|purchase\w*|order(?:ed)?)"
    r"|আমাদের (?:কাছ|থেকে|কাছ থেকে) (?!.*আমাদের)|আমরা (?:\S+ ){0,6}?(?:কিনেছি|কিনি|নিয়েছি)|আমাদের (?:ভাগ|অংশ|হিস্যা|শেয়ার)\S*"
    rf"|(?:ওদের|তাদের|তাঁদের) (?:মোট |সব |পুরো )?{_BUSINESS_BN} (?:(?!আমাদের)\S+ ){{0,2}}?\d[\d.]*(?:%| ?শতাংশ)"
    r"|(?:ওরা|তারা) যা (?:\S+ ){0,2}?(?:কেন|কিন|বেচ|বিক্রি|নেয়|নিয়)\S* (?:কর\S+ )?(?:তার|সেটার|এর) (?:\S+ )?\d"
)
_OF_THEIRS = word(rf"{_PART} of (?:all |everything )?(?:its|their|his|her|what (?:it|they))(?: \S+){{0,2}} ?")


def other_whole(text: str, figure: Figure, account: AccountCard | None) -> str:
    """Why a share of ours is told as a share of the account's business; "" where it is not."""
    if not figure.name.startswith(_OF_OURS):
        return ""
    theirs = _of_account(account) if account is not None else None
    turned = _WE_THE_PART.search(text) or _OF_THEIRS.search(text) or (theirs is not None and theirs.search(text))
    return "it is the account's share of our revenue" if turned else ""


@kept(64)
def _of_account(account: AccountCard) -> re.Pattern[str] | None:
    """The account's business, as the whole that something is a share of."""
    named = account_name(account)
    if named is None:
        return None
    name = named.pattern
    return re.compile(
        rf"{_PART} of (?:all |everything |the )?(?:{_BUSINESS} (?:of"
        rf"|at) )?(?:what )?{name}(?:['’]s?)?(?: (?:\S+ )?{_BUSINESS}"
        rf"| sells| sold| buys| bought| earns| needs|[.,;]|$)"
        rf"|\bwe (?:bring|brought|give|gave|earn(?:ed)?|made|make) (?:(?:\S+ ){{1,6}}for )?{name}"
        rf"|{name}(?:র|ের| এর|-এর| র)? (?:মোট |সব |পুরো )?{_BUSINESS_BN} (?:(?!আমাদের)\S+ ){{0,2}}?\d[\d.]*(?:%| ?শতাংশ)"
        rf"|{name}['’]s? (?:\S+ )?{_BUSINESS}(?: (?:\S+ ){{0,3}})?(?:is|was|are|were|comes?|came)\b(?!.*\bour\b)"
    )
