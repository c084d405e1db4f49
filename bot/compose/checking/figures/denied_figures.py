"""Whether what a sentence denies of a figure is what the figure leaves open to be denied.

A figure tells what is, so a "not" beside it has a reason of its own: a nought, a rest, a day after which nothing came,
a target not reached. Any other "not" turns the figure around.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.compose.checking.figures.states import state_of
from bot.compose.checking.meaning.clauses import Clause
from bot.compose.checking.meaning.denial import without_names
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import places_in
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure

# After which day or for how long nothing came: "since", "for 12 days", "of 17 November", এর পর, ধরে.
_SINCE = (
    r"(?<!every )(?<!প্রতি )\d+ (?:days?|weeks?|months?|দিন\S*|সপ্তাহ\S*|মাস\S*)|since|after"
    r"|for (?:the )?(?:last|past|about|around|over|more|some|roughly|nearly|almost"
    r"|well)? ?(?:than |over )?\S+"
    r" (?:days?|weeks?|months?)|\S+ (?:days?|weeks?|months?) (?:without|with no|have passed|now|ago)|from then|then"
    r"|other|another|further|more|again|later|newer|follow\w*|until|till|yet|for (?:a|some) (?:while"
    r"|time)|any ?more|no longer"
    r"|so far|ধরে|ধইরা|দিনেও|মাসেও|সপ্তাহেও|পর|পরে|এরপর|তারপর|আর|যাবৎ|অবধি|এখনো|এখনও|নতুন|হলো|হল"
    r"|হয়ে গেল|(?<!¦ )থেকে(?= (?:\S+ )*(?:নেই|ন|হ|আসেনি|দেয়নি))"
)
_REST = (
    r"ships?|shipped|shipping|sent|send|sold|sell|deliver\w*|dispatch\w*|filled?|fulfil\w*|supplied|supply|complete\w*"
    r"|full\w*|on time|in time|late|delay\w*|overdue|reach\w*|arriv\w*|left|go|went|gone|met|meet|make|made|worse|worst"
    r"|(?:have|has|had|did|were|was|are|is)(?: not|n't)(?= ?(?:[.,;)]|$))|slower|kept|keep|get|got"
    r"|receive\w*|punctual\w*|come|came|all|every\w*|both|either"
    r"|\S*শিপ\S*|পাঠা\S*|যায়\S*|যেতে|যাওয়\S*|গেছে|বিক্রি\S*|বেচ\S*|পৌঁছ\S*|ডেলিভারি\S*|সময়মতো|সময়ে|সময়\S*|পুরো\S*|পূর্ণ\S*"
    r"|দেরি\S*|লেট|তারিখ\S*|পূরণ\S*|সব\S*|দিতে|দেওয়\S*|পার\S*|রাখতে|পেরো\S*"
)
_WAY = (
    r"grow\w*|grew|rise\w*|rose|risen|fall\w*|fell|drop\w*|declin\w*|increas\w*|decreas\w*|improv\w*|better|worse|more"
    r"|less|fewer|higher|lower|up|down|chang\w*|slip\w*|shrink\w*|shrank|gain\w*|los[est]\w*|match\w*|reach\w*|repeat\w*"
    r"|hold|held|keep|kept|as (?:much|many|well|good|high|strong)|recover\w*|half|double|short|far|same"
    r"|বাড়\S*|কম\S*|বৃদ্ধি\S*|পড়\S*|নাম\S*|উঠ\S*|উন্নতি\S*|অবনতি\S*|প্রবৃদ্ধি\S*|পতন\S*|ভালো|খারাপ|সমান|ছুঁ\S*|পৌঁছ\S*|ধরে রাখ\S*"
    r"|মতো|অর্ধেক\S*|দ্বিগুণ\S*|হ্রাস\S*|বেশি"
)
_PLACE = (
    r"largest|biggest|top|first|best|smallest|last|lowest|highest|among|main|leading|ranks?|ranked|number one|more than"
    r"|সবচেয়ে\S*|শীর্ষ\S*|প্রথম\S*|সেরা\S*|বড়|ছোট|শেষ|ওপরে|উপরে|সামনে|র‍্যাংক\S*"
)
_BUYS_NO_MORE = (
    r"no (?!(?:\S+ )?(?:products?|items?|laps\w*|loss\w*)\b)(?=[a-z])|no longer|any ?more"
    r"|not (?:a single|one)|since|after|again|buy\w*|bought|order\w*|take\w*|took|purchas\w*|list\w*"
    r"|need\w*|want\w*|touch\w*|seen|stock\w*|pick\w*|appear\w*|আর|পর|পরে|থেকে|এখন|কেনে|কিন\S*|নেয়\S*|নিচ্ছে|নেওয়\S*|নিয়েছে|তুল\S*|তোল\S*|নেই|অর্ডার\S*|চায়\S*|রাখে\S*"
)
_UNSETTLED = (
    r"w[io]n|los[te]|clos\w*|sign\w*|decid\w*|settl\w*|final\w*|yet|due|past|late|overdue|slip\w*|certain|sure|done"
    r"|জেত\S*|জিত\S*|হার\S*|বন্ধ\S*|চূড়ান্ত\S*|সিদ্ধান্ত\S*|এখনো|এখনও|সই|ঠিক|শেষ|তারিখ\S*|পেরো\S*|মেটে\S*"
)
_COMPARABLE = (
    r"earlier|before|previous\w*|past|prior|compar\w*|older|history|trend|enough|nps|score\w*|measure\w*|conclu\w*|sure"
    r"|certain|speak|say|tell|judge\w*|base|baseline|happy|satisf\w*|content|pleased|promoters?|"
    + _WAY
    + r"|আগের|আগে|পুরনো|পুরোনো|তুলনা\S*|মেলা\S*|যথেষ্ট|এনপিএস\S*|স্কোর\S*|বলা|ধরা|বোঝা|হিসাব|খুশি|সন্তুষ্ট\S*|মাপ\S*"
)
_SIDED = (
    r"support\w*|corner|camp|fans?|sold|convinced|won over|known|record\w*|জানা|side|with us|for us|behind us"
    r"|backs?|back|champion\w*|decid\w*"
    r"|decision\w*|approv\w*|against|neutral"
    r"|oppos\w*|enem\w*|contact\w*|lean\w*|mentor\w*|ally|allies|friend\w*|call|sign"
    r"|সমর্থ\S*|পক্ষ\S*|পাশে|সিদ্ধান্ত\S*|অনুমোদন\S*|বিরোধ\S*|বিপক্ষ\S*|নিরপেক্ষ\S*|যোগাযোগ\S*|দিকে|মেন্টর\S*|চ্যাম্পিয়ন\S*"
)
_REACHED = (
    r"reach\w*|met|meet|hit|achiev\w*|attain\w*|fulfil\w*|there|half\w*|even|quite|yet|enough|pace|track|keep\w*|kept|close"
    r"|complete\w*|quarter|third|fifth|more than|পূরণ\S*|ছুঁ\S*|পৌঁছ\S*|অর্জন\S*|অর্ধেক\S*|এখনো|এখনও|তাল\S*"
    r"|গতি\S*|এগো\S*|কাছাকাছি"
    r"|শেষ|হয়নি"
)
# What a figure of this name may be said not to be. A figure that is not named here may be denied anything.
_DENIABLE: Mapping[str, str] = {
    "revenue": r"(?!)",
    "order_count": r"(?!)",
    "top_products": _PLACE,
    "portfolio_share": _PLACE + r"|less than|smaller|bigger|larger|ahead|behind|চেয়ে|কেউ|কোনো",
    "revenue_change": _WAY,
    "revenue_target": _REACHED,
    "last_order": _SINCE,
    "last_meeting": _SINCE,
    "contact_last": _SINCE,
    "order_cadence": _SINCE + r"|behind|late|past|overdue|over|exceed\w*|worr\w*|alarm\w*|unusual|normal\w*|ordinary"
    r"|পেরো\S*|দেরি\S*|চিন্তা\S*|ভাবনা\S*|ছেদ|ব্যতিক্রম|হেরফের|মেলে|ছাড়া\S*|অস্বাভাবিক|স্বাভাবিক\S*",
    "next_meeting": r"(?:before|until|till) \S+|until|till|yet|sooner|earlier|before then|\S+র আগে|এর আগে|এখনো|এখনও",
    "fill_rate": _REST,
    "otif": _REST,
    "late_orders": _REST,
    "sell_through": _REST,
    "forecast": r"yet|reach\w*|half|far|sure|certain|এখনো|এখনও|পৌঁছ\S*|ছুঁ\S*|অর্ধেক\S*|নিশ্চিত",
    "retention": r"los[te]\w*|drop\w*|churn\w*|stop\w*|left|leave|gone|shrink\w*|shrank|contract\w*"
    r"|hold|held|keep|kept|all"
    r"|হার\S*|ঝর\S*|বন্ধ\S*|ছাড়\S*|বাদ|কম\S*|চার্ন\S*|ধরে",
    "lapsed_products": _BUYS_NO_MORE,
    "deals_open": _UNSETTLED,
    "satisfaction": _COMPARABLE,
    "contacts": _SIDED,
}
# A kept promise may be said not to be late, or owed, any more.
_KEPT = "commitment kept"
_DENIABLE_OF_KEPT = (
    r"late|delay\w*|overdue|longer|left|due|more|else|owed?|owes?|outstanding|pending|open|until|before|wait\w*|chase\w*|worr\w*"
    r"|problem\w*|issues?|remind\w*|behind|miss\w*|remain\w*|slip\w*|need\w*|past|beyond|after|fail\w*|doubt|question"
    r"|দেরি\S*|বাকি|বকেয়া|পাওনা|লেট|বিলম্ব\S*|চিন্তা\S*|তাগাদা\S*|সমস্যা\S*|পেরো\S*|পার|মিস|ঝুলে|খোলা|দায়|দায়িত্ব|অপেক্ষা\S*|দরকার\S*"
)
_ALLOWED = {name: word(words) for name, words in _DENIABLE.items()} | {_KEPT: word(_DENIABLE_OF_KEPT)}
# "Nothing sells more than the chilli": it tells what is the most.
_NONE_MORE = pattern(
    r"\b(?:nothing|nobody|none|no one|no \S+)(?: [^\s,;:.]+){0,6}? (?:more|less|fewer|better|worse"
    r"|bigger|larger|smaller|higher"
    r"|lower|faster|slower|later|longer)(?: [^\s,;:.]+){0,7} than\b"
    r"|(?:চেয়ে|থেকে) (?:বেশি|কম|বড়|ছোট|ভালো|খারাপ|দ্রুত|ধীর\S*|এগিয়ে|পিছিয়ে)(?: [^\s,;:.]+){0,5} (?:না"
    r"|নেই|নয়|\S+(?:য়নি|েনি|িনি))"
)
# Nothing at all of what a figure counts.
_NONE_AT_ALL = word(
    r"(?:no|not one|not a single|without any)(?: (?:open|overdue|outstanding|pending|late|unshipped|running))*"
    r" (?:deals?|commitments?|promises?|orders?|opportunit\w+)"
    r"(?! (?:of|that|which|since|after|yet|before|is|was|were|are|has|have|past|from|under|over|worth|beyond))"
    r"|(?:owe[sd]?|owing)(?: \S+){0,3} nothing|nothing (?:is |was )?(?:owed|open|overdue|outstanding|pending)"
    r"|(?:no longer|not) (?:open|owed?|owes?|outstanding)"
    r"|(?:ডিল|প্রতিশ্রুতি|দায়|পাওনা|দেনা|কথা)(?:ই|টি|গুলো)?(?: (?:খোলা|বাকি|পাওনা|চলমান|আর|আমাদের"
    r"|দেওয়া)){0,2} নেই|কিছুই (?:খোলা|বাকি|পাওনা) নেই"
)
_COUNTED = ("deals_open", "commitments_ours", "commitments_theirs", "commitments_open", "commitments_overdue")
# "Not only", "no more than", "not the 71 of before": they deny nothing, or something else.
_BESIDE_THE_POINT = pattern(
    r"\b(?:not|no) (?:only|just|merely|less|fewer|more|later|earlier|doubt|wonder|surprise|need"
    r"|matter|reason|rush|longer)\b"
    r"|\bnot (?:even|quite) (?:an? |one |two )?(?:\d|half|third|quarter)"
    r"|\bnot (?:the |those |that |as |to )*(?:bdt|tk|usd|eur|inr|৳|\$|\d)|\bwhy not\b|\b(?:not"
    r"|never) (?:mind|forget)\b|\bif not\b|\bor not\b|\bwhether\b|শুধু[^;,]* (?:না"
    r"|নয়)|(?:কি|কিনা) না|না-|যাতে|যেন"
    r"|(?<![^\W_])(?:\d+|এক) ?\S*ও (?:পুরো |এখনো |এখনও |ঠিকমতো )*(?:হয়|পেরোয়|পার হয়|পূর্ণ হয়|কাটে|গড়ায়|যায়|ছোঁয়)নি"
    r"|না কেন|ভুল\S* না|নইলে|না হলে|নয়তো|কম নয়|বেশি নয়|নয়, "
)
_STOPPED_NOT = word(
    r"(?:not|n't|never) (?:yet )?(?:stop\w*|quit|given? up|ceased?|drop\w*)|(?:বন্ধ|বাদ) (?:করেনি|হয়নি|দেয়নি)|ছাড়েনি"
)
_NOTHING = word(r"nothing|not anything|none at all|কিছুই|কিচ্ছু|একদমই?|একেবারেই")
_NOT_NOUGHT = word(r"(?:not|isn't|is n't) (?:zero|nil|nothing|none)|শূন্য (?:নয়|না)")
# The share that is so, by its name in a message: to deny something of it is to deny it.
_SO = frozenset({"share", "shipped", "sold", "both", "on_time", "in_full"})


_PAST_GAP = word(r"(?:not|n't|no longer) within|(?:মধ্যে|ভেতরে|ভিতরে) (?:আর )?(?:নেই|নয়|না)")


def wrongly_denied(said: Sequence[Clause], figures: Sequence[Figure], names: Sequence[str]) -> str:
    """Why a "not" turns a figure around; "" where each has its reason in one of the figures, or there is none.

    said: the clauses of a sentence whose sources are these figures alone. names: those of the account in normal form.
    """
    for one in said:
        if "not" not in one.marks or _NONE_MORE.search(one.text) or _BESIDE_THE_POINT.search(one.text):
            continue
        text = without_names(one.text, names)
        reasons = [_of_one(text, figure) for figure in figures]
        if reasons and all(reasons):
            return reasons[0]
    return ""


def _some_of_each(figure: Figure) -> bool:
    """Whether a figure counts some of each of its kinds: of ours and of theirs, open and overdue."""
    counts = [one.what.value for one in parts_of(figure).values if not one.row and isinstance(one.what, Number)]
    return bool(counts) and all(counts)


def _of_one(text: str, figure: Figure) -> str:
    turned = "the source says that it is so"
    if figure.name in _COUNTED and _NONE_AT_ALL.search(text) and _some_of_each(figure):
        return turned
    allowed = _ALLOWED.get(
        _KEPT if state_of(figure) == "done" and "statement" in figure.sentence.values else figure.name
    )
    if allowed is None:
        return ""
    held = parts_of(figure).values
    if not held:
        return ""  # it tells that there is nothing
    numbers = [(value.part, value.what) for value in held if isinstance(value.what, Number)]
    if figure.name == "order_cadence" and _PAST_GAP.search(text):
        gap, since = (next((one.value for part, one in numbers if part == of), None) for of in ("gap", "since"))
        if gap is not None and since is not None and since <= gap:
            return "the source says that it is within the usual gap"
    if any(number.value == 0 for part, number in numbers if part != "days"):
        return "the source says that there is none" if _NOT_NOUGHT.search(text) else ""
    if figure.name == "lapsed_products" and _STOPPED_NOT.search(text):
        return turned
    if figure.name in ("forecast", "revenue", "sell_through", "fill_rate") and _NOTHING.search(text):
        return turned
    if allowed.search(text) is None:
        return turned
    if figure.name in ("fill_rate", "otif", "sell_through"):
        for mention in places_in(text).numbers:
            its = {part for part, number in numbers if fits(mention, text, number)}
            if mention.kind == "percent" and its and its <= _SO:
                return turned
    return ""
