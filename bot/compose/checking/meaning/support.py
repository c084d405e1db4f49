"""Whether what a sentence claims beside its values is in what it cites at all: a cause, an act, a matter of the trade.

The other checks find what stands against a source; here stands what no source speaks of: "the drop comes from late
trucks" of a figure that tells the drop, "they agreed to all of it" of a list of wishes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.compose.catalogues import LANGUAGES
from bot.compose.checking.figures.row_directions import ways_of_rows
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.clauses import Clause, clauses_of
from bot.compose.checking.meaning.held import held_clauses
from bot.compose.checking.meaning.words import ACTS, BORNE_OUT
from bot.compose.checking.patterns import word
from bot.compose.render import Style, render
from knowledge.evidence import Fact, Figure, Passage
from knowledge.normal import word_set
from knowledge.text import normal_form

# What a whole is made of, which a figure that tells which of its parts rose and fell does say.
_MADE_OF = (
    r"driven by|explained by"
    r"|(?:drop|fall|rise|growth|decline|loss|increase|decrease|gap|change|delay) (?:comes|came|results|resulted) from"
)
_OF_PARTS = word(rf"{_MADE_OF}|কারণে")
_CAUSE = word(
    rf"because|due to (?!us|them|be)|owing to|caused by|stems from|thanks to|as a result of|{_MADE_OF}"
    r"|the reason (?:is|was)|on account of|কারণে|কারণ হলো|কারণ ছিল|এর ফলে|বলেই"
)
_RIVAL = word(r"competitors?|rivals?|প্রতিযোগী\S*|প্রতিদ্বন্দ্বী\S*")
# Acts that nobody may be said to have done unless a source tells of them; words of them that also mean less.
_STRONG = ("agree", "refuse")
_TOLD = frozenset(ACTS) | {"not"}
_SURE = word_set("নিশ্চিত কনফার্ম")
_WEAK = frozenset(
    {"decline", "declines", "declining", "confirm", "confirms", "confirmed", "off the table", "ok", "okay", *_SURE}
)
# Matters that are claimed by being named, each with every word that names it in a source.
MATTERS: Mapping[str, str] = {
    "trucks": r"trucks?|lorr(?:y|ies)|vehicles?|vans?|trips?|unload\S*|pallets?|ট্রাক\S*|গাড়ি\S*|ভ্যান\S*",
    "margin": r"margins?|(?:gives?|makes?|leaves?) (?:us|them|me|you)|front margin|\d% (?:front|back)|মার্জিন\S*|লাভ\S*",
    "damage": r"damage[ds]?|spoil(?:ed|t|s)|rotten|leak\S*|bad|broke\S*|wet|নষ্ট\S*|ভেজা|পচা|ক্ষতি\S*",
    "stock": r"stock-?outs?|out of stock|shortages?|ran out|run out|empty|স্টকআউট\S*|স্টক \S*|খালি\S*|মজুত\S*",
    "budget": r"budgets?|spend\w*|fund\w*|per month|monthly|a month|approved|বাজেট\S*|মাসে|অনুমোদন\S*",
    "law": r"(?<!in our )(?<!in their )(?<!in your )court|lawsuits?|lawyers?|legal|মামলা\S*|আদালত\S*|উকিল\S*",
    "staff": r"resign\S*|fired|sacked|laid off|চাকরি\S*|ছাঁটাই\S*|left|took over|no longer",
    "money trouble": r"bankrupt\S*|insolven\S*|cash-?flow|দেউলিয়া\S*",
    "mood": r"(?:un)?happy|angry|(?:dis)?satisf\S*|upset|pleased|worried|annoyed|furious|complain\S*|concern\S*|nps"
    r"|fine|likes?|liked|thumbs|promoters?|detractors?|খুশি|অখুশি|রাগ\S*|রেগে|ক্ষু\S*|সন্তুষ্ট\S*|অসন্তুষ্ট\S*|উদ্বিগ্ন|অভিযোগ\S*",
    "outlook": r"likely|forecast\S*|expect\S*|target\S*|will|shall|plan\S*|due|next|promis\S*|wants?|সম্ভাব\S*|পূর্বাভাস\S*"
    r"|\S+(?:বে|বেন|ব)|টার্গেট\S*|আশা\S*",
    "closing": r"(?:store|shop|branch|outlet)s? (?:closed|closing|shut)|closing down|clos\S*|বন্ধ\S*",
    "payment": r"pay\w*|paid|unpaid|settl\w*|clear\w*|receiv\w*|transfer\w*|came in|ow(?:e|es|ed|ing)|outstanding|dues?"
    r"|credit(?:ed)?|(?:শোধ|পরিশোধ|মিটি|মিট|মেট|চুক|চুকি|দিয়েছ|দেয়|দেন|দেব|পেয়েছ|পাওনা|বকেয়া|বাকি|এসেছ|ছাড়|টাকা দি)\S*",
    "purchase": r"b[uo]y\w*|bought|order\w*|purchas\w*|t[oa]k\w*|s[eo]ll\w*|sold|(?:কিন|কেন|অর্ডার|নিয়েছ|নেয়|নেন"
    r"|নিতে|নেব|বিক্রি|বেচ|চল)\S*",
}
# What of these a sentence claims by; of the others it may be a word beside the point.
_CLAIMED: Mapping[str, str] = {
    "trucks": r"trucks?|lorr(?:y|ies)|ট্রাক\S*",
    "margin": r"margins?|মার্জিন\S*",
    "damage": r"damaged|spoil(?:ed|t)|rotten|নষ্ট\S*|পচা",
    "stock": r"stock-?outs?|out of stock|স্টকআউট\S*",
    "budget": r"budgets?|বাজেট\S*",
    "law": r"(?<!in our )(?<!in their )(?<!in your )court|lawsuits?|lawyers?|মামলা\S*|আদালত\S*|উকিল\S*",
    "staff": r"resigned|fired|sacked|laid off|ছাঁটাই\S*",
    "money trouble": r"bankrupt\S*|insolven\S*|দেউলিয়া\S*",
    "mood": r"(?:un|very )?happy|angry|(?:dis)?satisfied|upset|furious|annoyed|খুশি|অখুশি|রেগে|ক্ষুব্ধ|অসন্তুষ্ট",
    "outlook": r"(?:is|are) (?:likely|expected|set|poised) to"
    r"|will (?:recover|grow|fall|rise|drop|continue|improve|leave|stop)",
    "closing": r"(?:store|shop|branch|outlet)s? (?:closed|closing|shut)|closing down|দোকান বন্ধ\S*",
    "payment": r"(?:has|have|was|were|been|got|is|are) (?:now |already |all |since |fully |both )*(?:paid|settled"
    r"|cleared)"
    r"|(?:শোধ|পরিশোধ) (?:হয়|কর)ে(?:ছ|\s?গেছ)\S*|মিটিয়েছ\S*|মিটে গেছ\S*|চুকিয়েছ\S*"
    r"|আর (?:কিছু )?(?:বাকি|বকেয়া) নেই|paid (?:us|the|its|their|both|all|bdt|৳|\d)|(?:মিটিয়ে|চুকিয়ে"
    r"|শোধ করে) (?:দি|ফেল)\S*ছ\S*",
    "purchase": r"(?:has|have|had) (?:now |already )*(?:bought|purchased|ordered)|কিনে(?:ছ| নিয়েছ| ফেলেছ)\S*"
    r"|নিয়ে নিয়েছ\S*",
}
_MATTERS = {matter: (word(_CLAIMED[matter]), word(words)) for matter, words in MATTERS.items()}
_ANY_MATTER = word("|".join(_CLAIMED.values()))


def unsupported_claim(plain: str, facts: Sequence[Fact]) -> str:
    """Why a sentence claims what none of its sources speaks of; "" where each thing is spoken of.

    plain: in normal form, without quotations.
    """
    said = clauses_of(plain)  # what it only advises left out
    text = ", ".join(one.text for one in said)
    held = " \n ".join(_all_of(fact) for fact in facts)
    # A figure tells what is, never why, and of rivals only where it names them.
    figures = [fact for fact in facts if isinstance(fact, Figure)]
    if len(figures) == len(facts):
        if (found := _CAUSE.search(plain)) and not (_OF_PARTS.fullmatch(found[0]) and any(map(ways_of_rows, figures))):
            return f"no source gives a cause: {found[0]!r}"
        named = any("compet" in fact.name for fact in figures)
        if (found := _RIVAL.search(text)) and not named and not _RIVAL.search(held):
            return f"no source speaks of {found[0]!r}"
    for matter, (claimed, speaks) in _MATTERS.items() if _ANY_MATTER.search(text) else ():
        if (found := claimed.search(text)) and speaks.search(held) is None:
            return f"no source speaks of {found[0]!r} ({matter})"
    return _act_of_nobody(said, facts)


def _act_of_nobody(said: Sequence[Clause], facts: Sequence[Fact]) -> str:
    marks = {mark: words for one in reversed(said) for mark, words in one.marks.items()}
    told = {mark for fact in facts for one in _marks(fact) for mark in one}
    if "not" in told:
        told.add("refuse")  # not to agree is to refuse
    weak = _WEAK | {"declined"} if all(isinstance(fact, Figure) for fact in facts) else _WEAK  # sales that declined
    for act in _STRONG:
        if act not in marks or marks[act] in weak or "not" in marks:
            continue
        if not told & (BORNE_OUT[act] | {act, "done"}):
            return f"no source tells that anybody did so: {marks[act]!r}"
    return ""


@kept(512)
def _marks(fact: Fact) -> tuple[frozenset[str], ...]:
    languages = LANGUAGES if isinstance(fact, Figure) else LANGUAGES[:1]
    return tuple(
        frozenset(_TOLD & one.marks.keys()) for language in languages for one in held_clauses(fact, language).wholes
    )


@kept(512)
def _all_of(fact: Fact) -> str:
    """All words of a fact: of a figure in both languages, with how it is counted."""
    if isinstance(fact, Passage):
        return normal_form(f"{fact.words} {fact.author}")
    messages = (fact.sentence, fact.definition)
    told = [render(message, Style(language)) for message in messages for language in LANGUAGES]
    return normal_form(" \n ".join([*told, re.sub("_", " ", fact.name)]))
