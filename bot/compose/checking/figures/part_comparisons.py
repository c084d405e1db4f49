"""Whether two values of one figure stand to each other as the words that tell them say: "fewer kept than made"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.compose.checking.figures.role_words import CUES
from bot.compose.checking.figures.row_names import rows_named, top_row
from bot.compose.checking.figures.sides import account_name
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import AccountCard, Figure, Items

_UP = (
    r"more(?: often)?|higher|bigger|larger|greater|longer|above|exceed\w*|outweigh\w*|outpac\w*|outnumber\w*"
    r"|outstrip\w*|better|ahead of|beyond|over|surpass\w*|past|beats?|beat(?:en|ing)|tops|lead(?:s"
    r"|ing)?|pass(?:ed|es)|clear(?:ed|s)"
)
_DOWN = (
    r"less(?: often)?|fewer|lower|smaller|shorter|below|under|short of|behind|worse|trail\w*"
    r"|lag(?:s|ged|ging)?|fall(?:s|ing)? short"
    r"|(?:outnumber|outweigh|outstripp|outpac|exceed|surpass|topp|beat|overtak)(?:ed|en) by"
)
_COMPARES = word(rf"(?P<down>{_DOWN})|(?P<up>{_UP})")
_THAN = pattern(r"\bthan\b")
_TAKES_OBJECT = pattern(
    r"^(?:above|exceed|outweigh|outpac|outnumber|outstrip|ahead|beyond|over|surpass|past|beat|tops|lead|pass|clear|overtak|below|under"
    r"|short|behind|trail|lag)"
)
# ৭৩% এর চেয়ে: than the 73 %; at the beginning of a clause it is "than that".
_THAN_BN = word(r"(?P<that>তার |(?<=[,;:] )এর )?(?:চেয়ে|তুলনায়|চাইতে)")
_WAY_BN = word(r"(?P<up>বেশিই?|বড়|এগিয়ে|উপরে|ওপরে|ভালো|উঁচু|ছাড়ি\S*)|(?P<down>কমই?|ছোট|পিছিয়ে|নিচে|নীচে|খারাপ|দুর্বল)")
# মাঝামাঝি অঙ্কের উপরে, নিচের সীমা ছাড়িয়ে গেছে.
_PAST_BN = word(
    r"(?:\S+(?:র|কে) )?(?:(?P<up>উপরে|ওপরে|ঊর্ধ্বে|ছাড়ি\S+|ছাপি\S+|টপক\S+"
    r"|(?<!সময় )(?<!তারিখ )(?:পেরি\S+|পার (?:করে|হয়ে)\S*))|(?P<down>নিচে|নীচে))"
    r"(?=$|,| (?:আছে|রয়েছে|গেছে|এখন|রয়ে|গিয়েছে|উঠে))"
)
# What else than in the table tells a value that is set beside another.
_ALSO: Mapping[str, str] = {
    "contracted": r"contract\w*|shr[aiu]nk\w*|shrinkage|decreas\w*|declin\w*|কমা\S*|কমেছে|সংকোচন\S*",
    "expanded": r"expan\w*|gr[eo]w\w*|increas\w*|সম্প্রসারণ\S*|বেড়েছে|বাড়া\S*|বৃদ্ধি\S*",
    "churned": r"churn\w*|lost|losses|হারা\S*|বন্ধ\S*",
    "lost": r"lost|losses|losing|হারা\S*",
    "new": r"new|নতুন",
    "grown": r"gr[eo]w\w*|increas\w*|gains?|ros[e]|বেড়ে\S*|বাড়া\S*|বাড়তি\S*",
    "shrunk": r"shr[aiu]nk\w*|shrinkage|declin\w*|falls?|fell|drops?|dropped|কমে\S*|কমা\S*|কমতি\S*",
    "share": r"shelf|facings|শেলফ\S*",
    "sales": r"sales|sells?|sold|earns?|earned|deserves?|brings? in|বিক্রি\S*",
    "shelf": r"shelf price|on the shelf|sells (?:it|the|¦)|retail price|শেলফ\S*",
    "cost": r"costs?|খরচ\S*",
    "listed": r"list price|তালিকার দাম\S*",
    "kept": r"kept|keep|fulfilled|honou?red|রাখা\S*|রেখে\S*|পূরণ\S*",
    "made": r"made|given|gave|নতুন|দেওয়া\S*|দিয়েছ\S*",
    "received": r"received|receive|got|took in|c[ao]me in|arrived|পেয়েছে\S*|পেয়ে\S*|পাওয়া\S*|ঢুকেছে",
    "sold": r"sold|sell|sells|sales|বেচে\S*|বিক্রি\S*|বেরিয়েছে",
    "bought": r"bought|buys?|took|purchase[sd]?|buying|so far|to date|until now|এ পর্যন্ত|এখন পর্যন্ত"
    r"|কিনে\S*|নিয়েছে\S*|কেনা\S*",
    "shipped": r"shipped|sent|পাঠিয়ে\S*|পাঠানো\S*|গেছে|শিপ\S*",
    "ordered": r"ordered|asked for|অর্ডার\S*|চেয়েছ\S*",
    "ours": r"ours|our|(?<!to )(?<!for )(?<!with )(?<!owe )(?<!owes )(?<!owed )us|we|আমাদের\S*|আমরা\S*",
    "theirs": r"theirs|their|(?<!to )(?<!for )(?<!with )(?<!owe )(?<!owed )them|they|তাদের\S*|ওদের\S*|তাঁদের\S*|তারা|ওরা",
    "on_time": r"on time|punctual\w*|timel\w+|সময়ানুবর্তিতা\S*|সময়মতো\S*|সময়মতো|সময়মত|যথাসময়ে",
    "in_full": r"in full|complete(?:ness)?|quantit\w+|full\w*|পূর্ণতা\S*|পুরো\S*|পূর্ণ\S*",
    "low": r"lower|low(?:est)?|smallest|bottom|minimum|floor|নিচের|নীচের|সর্বনিম্ন|কমের",
    "high": r"upper|high(?:est)?|largest|top|maximum|ceiling|উপরের|ওপরের|সর্বোচ্চ|বেশির",
    "point": r"middle|mid\w*|central|likeliest|মাঝামাঝি\S*|মাঝের\S*|মাঝখানের",
    "notes": r"notes?|নোট\S*",
    "orders": r"orders?|অর্ডার\S*",
    "gross": r"grr|gross|জিআরআর\S*",
    "net": r"nrr|net|pays? us|নেট\S*|এনআরআর\S*",
    "open": r"open|unresolved|খোলা",
    "settled": r"settled|resolved|closed|মিটেছে|মীমাংসা\S*",
    "late": CUES["late"],
    "reached": r"reached|achieved|done|পূরণ\S*|অর্জন\S*",
    "passed": r"time|elapsed|year|term|period|calendar|clock|gone by|সময়\S*|মেয়াদ\S*|ক্যালেন্ডার\S*",
    "online": CUES["online"],
    "stores": CUES["stores"],
    "attractiveness": r"attract\w*|আকর্ষণ\S*",
    "strength": r"strengths?|strong\w*|শক্তি\S*",
    "recency": r"recency|সাম্প্রতিক\S*",
    "frequency": r"frequency|ঘন ঘন",
    "depth": r"depth|কাছে",
    "seniority": r"seniority|পদের ওজন",
}
# "Punctuality (80%) is better than completeness (30%)".
_ASIDE = re.compile(r" ?\([^()]{0,30}\)|(?<=\w), [\d.]+ ?%,(?= )")
_CLAUSE_ENDS = re.compile(r",(?!\d)| আর | এবং ")
# Whoever has more promises overdue is the worse.
_GOOD_OR_BAD = frozenset({"worse", "better"})
# "Was outweighed by", "exceeded by": what follows is more.
_PASSIVE = word(r"(?:exceeded|outweighed|outpaced|outnumbered|outstripped|surpassed|beaten|topped|trumped|offset) by")
# What is so many times as much as another is more.
_MULTIPLE = word(
    r"(?:(?:more than|about|nearly|almost|over|some) )?(?:twice|double|triple|thrice|[2-9](?:\.\d+)? times)"
    r"(?: (?:as (?:much|many|large|big|high) as|the|its|what))?"
)
# পেয়েছে যত, বেচেছে তার দেড় গুণ: so many times as much as what was told before.
_OF_THAT_BN = word(r"(?:তার|এর|সেটার|ওটার|তার চেয়ে|তারও)(?: (?:প্রায়|মোটামুটি|কমবেশি|অন্তত|আরও))?(?= ?$)")
# পেয়ে বেচেছে এত, প্রায় দ্বিগুণ: what is set apart is told of what was told last.
_APART_BN = pattern(r",(?!\d)")
_MULTIPLE_BN = word(r"(?:দ্বিগুণ|তিনগুণ|[1-9](?:\.\d+)? ?গুণ)\S*")
_MORE_THAN_SO = pattern(
    r"\b(?:over|more than|under|less than|fewer than|above|below) (?:an? |one |two |three )?(?:half|thirds?"
    r"|quarters?|fifths?|tenths?)\b"
    r"|\bmore than (?:offset|ma[dk]e|compensat|cover|balanc|match)"
)
_APART = pattern(r",(?!\d)|;|\b(?:and|but|while)\b| (?:আর|কিন্তু|তবে|এবং) ")
_ALONE = ((1, word(r"more|বেশিই?")), (-1, word(r"less|fewer|কমই?")))
_THAN_SAID = word(r"than|চেয়ে|তুলনায়|or less|কম-বেশি")
_MAY_COMPARE = word(
    rf"{_DOWN}|{_UP}|times|twice|double|triple|thrice|\S*(?:চেয়ে|তুলনায়|চাইতে)|বেশিই?|কমই?|\S*গুণ\S*"
    r"|উপরে|ওপরে|ঊর্ধ্বে|নিচে|নীচে|ছাড়ি\S+|ছাপি\S+|টপক\S+|পেরি\S+|পার"
)
# Whom we have something with is not whose it is.
_WITH = pattern(r"\b(?:with|to|at|for|from) $")
_PATTERNS = {part: word(text) for part, text in _ALSO.items()}


@kept(256)
def _held(figure: Figure) -> dict[str, Number]:
    """The numbers that a figure holds once, by the names of which the table has words."""
    held: dict[str, Number] = {}
    lists = [name for name, value in figure.sentence.values.items() if isinstance(value, Items) and len(value.rows) > 1]
    for one in parts_of(figure).values:
        if one.row.partition(".")[0] not in lists and isinstance(one.what, Number) and one.part in _PATTERNS:
            held[one.part] = one.what
    if {"grown", "shrunk"} <= held.keys() and "lost" in held and not held["lost"].value:
        held["lost"] = held["shrunk"]  # where no product went, what others lost is what shrank
    if "low" in held and "sold" in held:  # a forecast of what is bought, and what is bought so far
        held["bought"] = held.pop("sold")
    if {"late", "shipped"} <= held.keys():  # what was not late of what was shipped
        held["on_time"] = replace(held["late"], value=held["shipped"].value - held["late"].value)
    return held


# Figures whose rows each hold two values that stand to each other.
_IN_ROWS = frozenset({"price_chain", "share_of_shelf", "sell_in_and_out"})


def _of_row_named(text: str, figure: Figure) -> Mapping[str, Number]:
    """The numbers of the figure; of the only row that a text names, where its rows hold several."""
    if figure.name not in _IN_ROWS:
        return _held(figure)
    rows = {one.row for one in rows_named(text, figure)[0] if one.row}
    mine = {
        one.part: one.what
        for one in parts_of(figure).values
        if top_row(one.row) in rows and isinstance(one.what, Number) and one.part in _PATTERNS
    }
    return mine if len(rows) == 1 and len(mine) > 1 else _held(figure)


def parts_compared(text: str, figures: Sequence[Figure], account: AccountCard | None) -> str:
    """Why two values may not be compared so; "" where they may or none can be told. text: in normal form."""
    if not figures or not _MAY_COMPARE.search(text):
        return ""
    named = account_name(account) if account is not None else None
    for figure in figures:
        held = _of_row_named(text, figure)
        told = text
        if named is not None and {"ours", "theirs"} <= held.keys():
            told = named.sub(lambda found: found[0] if _WITH.search(text[: found.start()]) else "theirs ", text)
        for first, second, sign in _comparisons(told, held):
            one, other = _part(first, held, last=True), _part(second, held, last=False)
            if one is None and other in ("low", "high", "point") and "bought" in held:
                one = "bought"  # "they have passed the middle": with what they have bought
            if one is None or other is None or one == other or held[one].kind != held[other].kind:
                continue
            apart = (held[one].value - held[other].value) * sign
            if apart < 0 or (apart == 0 and held[one].unit == held[other].unit):
                return f"{one.replace('_', ' ')} is not {'more' if sign > 0 else 'less'} than {other.replace('_', ' ')}"
    return ""


def _part(text: str, held: Mapping[str, Number], *, last: bool) -> str | None:
    """The value that the words nearest to the comparison tell; None where two are as near."""
    found = [(one.end() if last else -one.start(), part) for part in held for one in _PATTERNS[part].finditer(text)]
    if not found:
        return None
    best = max(at for at, _ in found)
    parts = {part for at, part in found if at == best}
    return parts.pop() if len(parts) == 1 else None


def _comparisons(text: str, held: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """The first and the second of what a text compares, and which way: 1 where the first is told to be more.

    held: the values of the figure, by what they are called.
    """
    text = _ASIDE.sub("", text)
    yield from _set_apart(text)
    for clause in re.split(r"[;:()।]|(?<!\d)[.,]|[.,](?!\d)", text):
        if NOT.search(clause) or _MORE_THAN_SO.search(clause):
            continue
        if multiple := _MULTIPLE.search(clause):
            yield clause[: multiple.start()], clause[multiple.end() :], 1
        elif passive := _PASSIVE.search(clause):
            yield clause[: passive.start()], clause[passive.end() :], -1
        elif (found := _COMPARES.search(clause)) and not (found[0] in _GOOD_OR_BAD and "ours" in held):
            sign = 1 if found["up"] else -1
            than = _THAN.search(clause, found.end())
            if than is not None:
                yield f"{clause[: found.start()]} {clause[found.end() : than.start()]}", clause[than.end() :], sign
            elif _TAKES_OBJECT.match(found[0]):
                yield clause[: found.start()], clause[found.end() :], sign
    for piece in re.split(r"[;:()।]|(?<!\d)\.|\.(?!\d)", text):
        yield from _comparisons_bn(piece, [_PATTERNS[part] for part in held])


def _set_apart(text: str) -> Iterator[tuple[str, str, int]]:
    """Two of which one is told as more and the other as less: "more in time, fewer in full", আমাদের বেশি, ওদের কম."""
    for first, second in pairwise(_APART.split(text)):
        ways = [{sign for sign, said in _ALONE if said.search(one)} for one in (first, second)]
        if ways[0] | ways[1] == {1, -1} and len(ways[0]) == 1 and not _THAN_SAID.search(text) and not NOT.search(text):
            yield first, second, ways[0].pop()


def _spans(text: str, parts: Sequence[re.Pattern[str]]) -> list[tuple[int, int]]:
    return sorted(found.span() for one in parts for found in one.finditer(text))


def _comparisons_bn(text: str, values: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, str, int]]:
    """The same of Bengali: যা বেড়েছে তার চেয়ে কমেছে বেশি; যত পেয়েছে, বেচেছে তার চেয়ে কম; আমাদের ওদের চেয়ে বেশি."""
    if (multiple := _MULTIPLE_BN.search(text)) and len(spans := _spans(text[: multiple.start()], values)) > 1:
        earlier, later = text[: spans[-1][0]], text[spans[-1][0] : multiple.start()]
        of_last = _OF_THAT_BN.search(later) or _THAN_BN.search(earlier) or _APART_BN.search(later)
        yield (later, earlier, 1) if of_last else (earlier, later, 1)
    if past := _PAST_BN.search(text):
        spots = _spans(text[: past.start()], values)
        if spots and not NOT.search(text):
            yield text[: spots[-1][0]], text[spots[-1][0] : past.start()], 1 if past["up"] else -1
            return
    than = _THAN_BN.search(text)
    way = _WAY_BN.search(text, than.end()) if than else None
    if not than or not way or NOT.search(text):
        return
    ends = _CLAUSE_ENDS.search(text, way.end())
    before, after = text[: than.start()], text[than.end() : ends.start() if ends else len(text)]
    sign = 1 if way["up"] else -1
    parts = _spans(before, values)
    if any(one.search(after) for one in values):
        nearest = 0 if than["that"] or not parts else parts[-1][0]  # "as much as came in time, more than that in full"
        yield after, before[nearest:], sign
    elif parts:
        cut = parts[-1][0]
        yield (before[cut:], before[:cut], sign) if than["that"] else (before[:cut], before[cut:], sign)
