"""A figure that tells that there is nothing of its kind, told as something; one that tells of some, told as nothing."""

from __future__ import annotations

from collections.abc import Mapping

from bot.compose.checking.listed.things import statements_of
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import word
from knowledge.evidence import Figure

NONE = ("_none", ".none", ".no_needs")
# Words that say that there is nothing without denying it.
_EMPTY = word(r"free of|clear of|zero|nil|0|empty|clean|lacks?|lacking|missing|শূন্য|মুক্ত|ফাঁকা|খালি")
_NO = (
    r"(?:no|not (?:a single|one|any)|without(?: any)?|zero|none of (?:the|its|their|our"
    r"|\S+'s)) (?:[^\s,;:.()]+ ){0,2}?"
)
_QUALIFIED = (
    r"(?! (?:\S+ )?(?:is|are|was|were|has|have|of|that|which|older|newer|beyond|more|since|from|about"
    r"|answers?|answered|remains?|but|except|other|yet)\b)"
)
_NOTHING: Mapping[str, str] = {
    "needs_open": rf"{_NO}(?:needs?|wish(?:es)?|goals?|requests?){_QUALIFIED}|(?:কোনো"
    rf"|একটিও) (?:\S+ ){{0,2}}?(?:চাহিদা|লক্ষ্য)\S* (?:\S+ )?(?:নেই|বাকি নেই)"
    r"|(?:all|every)(?: [^\s,;.]+){0,4} (?:met|fulfilled|satisfied|settled|closed|answered)|(?:সব"
    r"|সবগুলো|সবকটি)(?: [^\s,;।]+){0,3} (?:মিটেছে|পূরণ)\S*",
    "concerns_open": rf"{_NO}(?:concerns?|complaints?|issues?|grievances?){_QUALIFIED}|(?:কোনো"
    rf"|একটিও) (?:\S+ ){{0,3}}?(?:অভিযোগ|সমস্যা)\S* (?:\S+ )?(?:নেই|বাকি নেই)"
    r"|nothing (?:to complain about|open|unsettled)",
    "functions_owe": r"(?:nobody|no function|no one|nothing)(?: \S+){0,2} (?:owes?|owed|open)"
    r"|no (?:open )?tasks?(?= ?(?:[.,;]|$|for|at|are open|is open))"
    r"|(?:কোনো|একটিও) (?:\S+ )?কাজ\S* (?:\S+ )?(?:বাকি |খোলা )?নেই",
    "plan_competitors": r"no (?:\S+ )?(?:competitors?|rivals?|competition)(?= ?(?:[.,;]|$|at|is named|are named|named"
    r"|on record|for))|nobody competes"
    r"|(?:কোনো|একজনও) (?:\S+ )?(?:প্রতিযোগী|প্রতিদ্বন্দ্বী)\S* (?:\S+ )?নেই",
    "offers": r"(?:no|not any|never(?: made)? any?|nothing) (?:\S+ )?(?:offers?|offered)(?= ?(?:[.,;]|$|to|has"
    r"|is on record|was made|so far|yet))"
    r"|not (?:made|offered)(?: \S+){0,3} (?:anything|any offers?|an offer)|(?:কোনো"
    r"|একটিও) (?:\S+ )?(?:প্রস্তাব|অফার)\S* (?:\S+ )?(?:নেই|দেওয়া হয়নি|দিইনি)",
    "commitments_done": r"no (?:\S+ )?(?:commitments?|promises?)(?: \S+){0,4} kept|(?:কোনো|একটিও) (?:\S+ )?(?:প্রতিশ্রুতি"
    r"|কথা)\S* (?:\S+ )?(?:রাখা হয়নি|রাখেনি|রাখিনি|পূরণ হয়নি)"
    r"|(?:nothing|none|not one)(?: \S+){0,8} (?:kept|done|fulfilled|honou?red)",
    "plan_swot": r"(?!)",
    "plan_next": r"nothing (?:is )?(?:due|late|next|left|open)(?: \S+){0,3}|(?:কিছুই|কোনো কাজ) (?:\S+ )?(?:বাকি )?নেই",
}
_SAID = {name: word(said) for name, said in _NOTHING.items()}
_SETTLED = word(
    r"settled|resolved|closed|sorted out|solved|dealt with|put right|addressed|মিটেছে|মিটে গেছে"
    r"|মিটিয়ে\S*|সমাধান (?:হয়েছে|হয়ে গেছে)|নিষ্পত্তি\S*"
)
# Of quiet people `touch` tells.
_APART = ("quiet_contacts", "single_threaded", "champion_quiet")


def other_than_none(text: str, figure: Figure) -> str:
    """Why something may not be told of what there is none of, or nothing where there is some."""
    if figure.name in _APART:
        return ""
    if figure.sentence.id.endswith(NONE):
        if figure.sentence.id.endswith("unanswered_none"):
            return ""
        return "" if NOT.search(text) or _EMPTY.search(text) else "the source says that there is none"
    said = _SAID.get(figure.name)
    for stated in statements_of(figure).values():
        text = text.replace(stated, "¦")
    if figure.name == "concerns_open" and _SETTLED.search(text) and not NOT.search(text):
        return "the source says that it is open"
    return "the source tells of some" if said is not None and said.search(text) else ""
