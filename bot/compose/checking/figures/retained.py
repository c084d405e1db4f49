"""What is told of a figure of retention: whether anything was lost, and whether they grew on balance."""

from __future__ import annotations

from decimal import Decimal

from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import places_in
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure

_LOSE = (
    r"los[te]|loses|losing|dropp?(?:ed|s|ing)?|ga?ve up|given up|stopp(?:ed|ing)|abandon\w*|churn(?:ed|s|ing)?|quit"
    r"|discontinu\w*|delist\w*|cut out|walked away from"
)
_LOSE_BN = r"(?:ছেড়ে|ছাড়|হারি|হারা|বাদ|বন্ধ|ঝর)\S*"
_LOST_SOME = word(
    rf"(?:{_LOSE}) (?:out on |buying |taking |ordering )?(?:every|all|some|several|a few|a number"
    rf"|a couple|many|most|part|one"
    rf"|something|everything)"
    r"(?! sales| turnover| volume| of its (?:sales|volume))"
    rf"|(?:every|all|some|several|many|most)(?: of (?:its|the|their))? products? (?:\S+ ){{0,3}}(?:{_LOSE}|gone)"
    rf"|products? (?:was|were|has been|have been|got) (?:{_LOSE})"
    r"|(?:heavy|high|some|large|considerable|serious) churn|churn (?:\S+ ){0,6}(?:is|was|were)(?: not"
    r"|n't) (?:zero|nil|nothing|none|0)"
    rf"|(?:সব|সবগুলো|কিছু|কয়েকটি|কয়েকটা|অনেক|বেশ কিছু)(?: \S+)? পণ্য\S* (?:\S+ )?{_LOSE_BN}"
    rf"|(?:সব|সবগুলো|কিছু|কয়েকটি|কয়েকটা|অনেক|বেশ কিছু) পণ্য (?:[^\s,;]+ ){{1,3}}{_LOSE_BN} (?:কর|দি|হয়|গে)\S*"
    r"|চার্ন (?:\S+ )?(?:শূন্য (?:নয়|না)|হয়েছে|আছে)"
)
# The same with no word of how many, which a "not" may deny.
_LOST_PLAIN = word(
    rf"(?:{_LOSE}) (?!no\b|zero|nil|0)(?:[^\s,;:]+ )?products?(?! sales| turnover)|(?:part|some|all"
    rf"|most) of (?:the|its|their)"
    r" (?:base|range|assortment|business|revenue) (?:is|has|was) (?:now )?(?:gone|lost)"
)
_LOST_NONE = word(
    rf"(?:{_LOSE}|did not lose|did not drop) (?:nothing|no product|no products|none|not a single)"
    rf"|(?:no|none|not a single|not one)(?: of (?:its|the|their))? products? (?:\S+ ){{0,3}}(?:{_LOSE})"
    r"|kept (?:all|every)(?: of)?(?: (?:its|the|their))? products?|(?:no|zero|nil) churn"
    r"|nothing (?:was )?(?:churned|lost)"
    rf"|(?:কোনো|একটি|একটা)(?: \S+)? পণ্যও? (?:\S+ )?(?:{_LOSE_BN}(?: \S+)? ?(?:নি|না|নেই)|\S+নি)"
    rf"|চার্ন (?:\S+ )?(?:শূন্য|নেই|হয়নি)"
)
_NONE_KEPT = word(
    r"(?:no|not a single|not one|none of (?:its|the|their)) products? (?:\S+ )?(?:kept|retained|stayed|remain\w*)"
    r"|(?:kept|retained) (?:no|none of (?:its|the|their)|not a single) ?(?:products?)?"
    r"|(?:কোনো|একটি|একটা) পণ্যও? (?:\S+ )?(?:(?:চালু )?রাখেনি|ধরে রাখেনি|থাকেনি|টেকেনি)"
)
_GREW = word(
    r"(?:grew|gained|growth|expanded|up|rose|increase\w*) (?:\S+ )?(?:on balance|net|overall|all in all|in sum)"
    r"|net (?:growth|gain|expansion)|সব মিলিয়ে (?:\S+ )?(?:বেড়েছে|বৃদ্ধি)\S*"
)
_SHRANK = word(
    r"(?:shrank|shrunk|lost|contracted|declined|down|fell|decline|loss) (?:\S+ )?(?:on balance|net|overall"
    r"|all in all|in sum)"
    r"|net (?:loss|decline|contraction|shrinkage)|সব মিলিয়ে (?:\S+ )?(?:কমেছে|সংকোচন)\S*"
)
# What an amount or a number of products that went is not told by, and one that was added to.
_WON = word(
    r"w[io]n|wins|winning|gain(?:ed|s|ing)?|add(?:ed|s|ing)|start(?:ed|s|ing)|beg[aiu]n\w*|pick(?:ed|s"
    r"|ing)? up|br(?:ought|ings?|inging) in"
    r"|t(?:ook|aken|akes?) on|new|listed|introduced|launched|আন\S*|জিত\S*|যোগ|যুক্ত|শুরু\S*"
)
_WENT = word(rf"{_LOSE}|gone|went|left|lapsed|{_LOSE_BN}|গেছে|চার্ন\S*")
_ADDED = word(r"gr[eo]w\w*|expan\w*|increas\w*|more|up|rose|risen|বেড়\S*|বাড়\S*|সম্প্রসার\S*|বেশি")
_PIECE = pattern(r"[;:()।]|,(?!\d)|\.(?!\d)|\b(?:and|but|while|against|versus|than)\b| (?:আর|এবং|কিন্তু|তবে) ")
_DENIED = {
    "contracted": word(
        r"(?:no|without|zero) (?:\S+ )?(?:contraction|shrinkage|decline|downsizing)|(?:contracted"
        r"|shrank|cut) nothing|nothing "
        r"(?:\S+ )?(?:contracted|shrank|shrunk)|(?:কিছুই|কোনো পণ্যই?|একটিও)(?: \S+)? কমেনি|সংকোচন (?:নেই|হয়নি|শূন্য)"
    ),
    "expanded": word(
        r"(?:no|without|zero) (?:\S+ )?(?:expansion|growth)|(?:expanded|grew) nothing"
        r"|nothing (?:\S+ )?(?:expanded|grew|grown)"
        r"|(?:কিছুই|কোনো পণ্যই?|একটিও)(?: \S+)? বাড়েনি|(?:সম্প্রসারণ|বৃদ্ধি) (?:নেই|হয়নি|শূন্য)"
    ),
}


def _turned_flow(text: str, figure: Figure) -> str:
    """What went told as won, what was added told as lost; "" where neither is."""
    held = [(one.part, one.what) for one in parts_of(figure).values if isinstance(one.what, Number) and one.what.value]
    places = places_in(text)
    for mention in places.numbers:
        its = {part for part, number in held if fits(mention, text, number)}
        start = max((one.end() for one in _PIECE.finditer(text, 0, mention.start)), default=0)
        stop = next((one.start() for one in _PIECE.finditer(text, mention.end)), len(text))
        piece = text[start:stop]
        won, went = _WON.search(piece) is not None, _WENT.search(piece) is not None
        if its and its <= {"churned", "gone"} and won and not went and not NOT.search(piece):
            return "the source says that it was lost"
        if its == {"expanded"} and went and not won and not _ADDED.search(piece) and not NOT.search(piece):
            return "the source says that it was added"
    return ""


def other_retention(text: str, figure: Figure) -> str:
    """Why a sentence in normal form tells losses or growth that a figure of retention does not; "" else."""
    if figure.name != "retention":
        return ""
    held: dict[str, set[Decimal]] = {}
    for one in parts_of(figure).values:
        if isinstance(one.what, Number):
            held.setdefault(one.part, set()).add(one.what.value)
    if reason := _turned_flow(text, figure):
        return reason
    gone = held.get("gone", set()) | held.get("churned", set())
    if gone == {Decimal(0)} and (
        (_LOST_SOME.search(text) and not _LOST_NONE.search(text)) or (_LOST_PLAIN.search(text) and not NOT.search(text))
    ):
        return "the source says that nothing was lost"
    if gone and Decimal(0) not in gone and _LOST_NONE.search(text):
        return "the source says that something was lost"
    for part, said in _DENIED.items():
        if said.search(text) and Decimal(0) not in held.get(part, {Decimal(0)}):
            return f"the source says how much was {part}"
    if held.get("gross", {Decimal(0)}) != {Decimal(0)} and _NONE_KEPT.search(text):
        return "the source says that products were kept"
    net = held.get("net", set())
    grew, shrank = _GREW.search(text) is not None, _SHRANK.search(text) is not None
    if grew != shrank and net and all((value < 100) if grew else (value > 100) for value in net):
        return f"net retention says that it {'shrank' if grew else 'grew'} on balance"
    return ""
