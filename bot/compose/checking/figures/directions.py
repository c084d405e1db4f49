"""Which way a figure went: up or down against the time before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.compose.checking.figures.two_times import pairs_compared
from bot.compose.checking.meaning.clauses import Clause
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import Figure, Percent

# What went up and what went down on the way is told apart.
_OF_STEPS = frozenset({"price_volume_mix", "revenue_bridge"})


def direction_of(figure: Figure) -> str:
    """ "+" or "-"; "" where a figure tells of no single direction."""
    if figure.name in _OF_STEPS:
        return ""
    if figure.sentence.id.endswith(("_up", "_up_of")):
        return "+"
    if figure.sentence.id.endswith(("_down", "_down_of")):
        return "-"
    pairs = pairs_compared(figure)
    ways = {"+" if now.value > before.value else "-" for now, before in pairs if now.value != before.value}
    return ways.pop() if len(ways) == 1 else ""


_DENIED = word(r"not|no|never|না|নি|নয়|হয়নি")
_TO_TARGET = r"(?:\S+ ){0,3}?targets?"
_ABOVE = word(
    rf"(?:above|over|exceed\w*|beyond|past|surpass\w*|beat(?:en|s|ing)?) {_TO_TARGET}"
    r"|(?:টার্গেট|লক্ষ্য)\S* (?:\S+ ){0,3}?(?:ছাড়ি\S*|উপরে|ওপরে|ঊর্ধ্বে)"
)
_BELOW = word(rf"(?:below|under|short of) {_TO_TARGET}|(?:টার্গেট|লক্ষ্য)\S* (?:\S+ ){{0,3}}?(?:নিচে|নীচে)")
_TARGET = word(r"targets?|টার্গেট\S*|লক্ষ্য\S*")


def wrong_side_of_target(text: str, figures: Iterable[Figure]) -> str:
    """Why a sentence puts sales above a target that they have not reached, or below one that they have."""
    for figure in figures:
        reached = figure.sentence.values.get("reached")
        if not isinstance(reached, Percent) or not _TARGET.search(text) or _DENIED.search(text):
            continue
        above, below = _ABOVE.search(text) is not None, _BELOW.search(text) is not None
        if above != below and above != (reached.share >= 1):
            return f"the target {'is' if reached.share >= 1 else 'has not been'} reached"
    return ""


# Which way a figure went, in every word for it; they mean that only beside a figure that tells of two times.
_UP = word(
    r"up|ris(?:e|es|en|ing)|rose|gr(?:ew|ow|ows|own|owing|owth)|increas\w*|higher|above|gain\w*|improv\w*|climb\w*"
    r"|jump\w*|surg\w*|soar\w*|expan\w*|exceed\w*|rais(?:e|ed|es|ing)|better\w*|best|faster|upturn|uptick|upswing|upwards?"
    r"|ahead of|(?<=% )ahead|advanc\w*|pick(?:ed|s|ing)? up|plus|positive|strong(?:er)?|more|extra"
    r"|recover\w*|rebound\w*"
    r"|boost\w*|outd(?:id|oes)|beat(?:s|ing)?|topp?(?:ed|s)|richer|bigger|larger|greater|doubl\w*|tripl\w*|le(?:apt|aps)"
    r"|busier|forward|add(?:ed|s)|strengthen\w*|moved ahead|lift(?:ed)?|exceeding|brisk(?:er)?|accelerat\w*"
    r"|firm(?:ed|er|ing)|(?<!un)happier|warm(?:ed|er|ing)|swell\w*|swelled|swollen|fatter|oversh(?:ot"
    r"|oots?)|surpass\w*|won|ahead by|healthier|livelier"
    r"|বেশি|বাড়\S*|বেড়ে\S*|বৃদ্ধি\S*|এগিয়ে\S*|উন্নতি\S*|ওপরে|উপরে|ওপরের|উপরের|ঊর্ধ্ব\S*|প্রসার\S*|উঠে\S*|উঠল\S*|উত্থান\S*"
    r"|চাঙ্গা|চড়েছে|চড়ে|প্রবৃদ্ধি\S*|বাড়তি|ছাড়িয়ে\S*|তেজি|জোরালো|শক্তিশালী|দ্বিগুণ\S*|তিনগুণ|অগ্রগতি\S*|bright\w*|ভালো (?:করেছে"
    r"|হয়েছে)|ভালো গেছে|জোয়ার\S*|লাফ\S*"
)
_DOWN = word(
    r"down|f(?:all|alls|ell|allen|alling)|drop\w*|declin\w*|decreas\w*|lower(?:ed)?|below|fewer|less|shr[aiu]nk\w*|reduc\w*"
    r"|slip\w*|worse\w*|contract(?:ed|s|ing|ion)|cuts?|slump\w*|slow(?:ed|er|s|down|ing)|downturn|slid\w*|s[aiu]nk\w*|dip\w*"
    r"|los(?:t|e|es|ing|s)|short of|(?<=% )short|behind|weak(?:er|ened)?|minus|negative|poorer"
    r"|smaller|retreat\w*|unhapp(?:y|ier)"
    r"|eased?|dwindl\w*|tumbl\w*|plung\w*|halv\w*|trimm\w*|shed|slack\w*|soften\w*|thin(?:ned|ner)|lagg?\w*|trail\w*"
    r"|deteriorat\w*|step back|backwards?|downwards?|quieter|shortfall|sour\w*"
    r"|sag\w*|undersh(?:ot|oots?)|miss(?:ed|es)|par(?:ed|es|ing)|setback\w*|(?<=% )off|knock\w*|cool(?:ed|ing|er)"
    r"|shed(?:s|ding)?|unmatched|cutback\w*|leaner|faltered|scaled back|wan(?:ed|ing)"
    r"|কম(?!পক্ষে)\S*|হ্রাস\S*|পড়(?:ে|ছে|ল|েছে|তি|ন্ত)\S*|নেমে\S*|নামল\S*|নামছে|নিচে|নীচে|নিচের|নীচের|নিম্ন\S*|পিছিয়ে\S*|সংকুচিত"
    r"|সংকোচন\S*|পতন\S*|ধস\S*|কমতি|ঘাটতি\S*|দুর্বল|মন্দা\S*|খারাপ|ঢিমে|তলানি\S*|ভাটা\S*|অর্ধেক\S*|হারিয়েছে|ছোট হয়ে\S*|অবনতি\S*"
)
_PLUS = pattern(r"(?<!\w)\+(?=\d[\d.]* ?%)")
_SAME = word(
    r"as \w+ (?:\w+ )?as (?:before|ever|it was|last time)|unchanged|(?:the )?same as (?:before|last time)|no change"
    r"|আগের মতো(?:ই)? (?:আছে|রয়েছে)|অপরিবর্তিত|একই (?:আছে|রয়েছে)"
)
# These tell it only where nothing else does: "a fall of 12% over 2024".
_OVER, _UNDER = word(r"(?<=% )(?:over|beyond)"), word(r"(?<=% )under|under last")
# "Just over 3.7 lakh", "up to 23 November", "more than 12%": a bound of a number is no way that it went.
_BOUNDED = pattern(
    r"(?<!% )(?<!percent )(?<!cent )\b(?:over|above|under|below|beyond|more than|less than|fewer than"
    r"|not? (?:more|less) than"
    r"|at (?:most|least|best)) (?=(?:about |around |some |the |bdt |tk\.? ?|usd |eur |inr |৳ ?|\$ ?"
    r"|a )*\d)|(?<!went )(?<!gone )(?<!going )(?<!goes )(?<!moved )(?<!rose )(?<!edged )(?<!climbed )\bup to\b"
    r"|\b(?:made|make|makes|come|came|comes|add|adds|added|bring|brings) up\b|\bmore or less\b|\bbest seller\b"
    r"|\d\S*(?: টাকা| লাখ| কোটি| হাজার| টাকার)*(?:র| এর|-এর|ের) (?:একটু |সামান্য |কিছু )?(?:বেশি|কম|ওপরে|উপরে|নিচে|নীচে)"
    r"(?= (?:টাকা|মাল|কিন|নিয়|ছিল|বিক্রি|এসে))|কমপক্ষে|কম-বেশি|কমবেশি"
)


def _poles(text: str) -> set[str]:
    """Which way a clause says that something went."""
    plain = _BOUNDED.sub(" ", text)
    told = {pole for pole, said in (("+", _UP), ("-", _DOWN)) if said.search(plain)}
    told |= {"+"} if _PLUS.search(plain) else set()
    return told or {pole for pole, said in (("+", _OVER), ("-", _UNDER)) if said.search(plain)}


def other_direction(said: Sequence[Clause], figures: Iterable[Figure], *, back: bool) -> str:
    """Why a sentence tells a rise for a fall, or a fall for a rise; "" where it does not.

    back: it looks from this time back at the time before, which was then the lower one where it rose.
    """
    ways = {direction_of(figure) for figure in figures} - {""}
    if len(ways) != 1:
        return ""
    if back:
        ways = {"-" if "+" in ways else "+"}
    poles = [(_poles(one.text), "not" in one.marks) for one in said]
    told = {next(iter(one)) for one, denied in poles if len(one) == 1 and not denied}
    if any(_SAME.search(one.text) and "not" not in one.marks for one in said):
        return "it is not the same as before"
    denied = {next(iter(one)) for one, denied in poles if len(one) == 1 and denied}
    if (told and not told & ways) or (denied & ways and not told):
        return "it turns a rise into a fall, or a fall into a rise"
    return ""
