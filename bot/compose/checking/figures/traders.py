"""Who buys, ships, sells on and rates: told the wrong way round of a figure that can only be meant one way.

The account buys of us; we ship to the account; the account sells to its shoppers; the account rates us.
"""

from __future__ import annotations

import re

from bot.compose.checking.figures.flows import turned_flow
from bot.compose.checking.figures.sides import account_marked, account_name, account_words
from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import AccountCard, Figure

_BOUGHT = (
    "revenue",
    "order",
    "last_order",
    "lapsed",
    "forecast",
    "retention",
    "top_products",
    "seasonality",
    "price_volume_mix",
    "portfolio_share",
)
_CHANGES = ("changes",)  # tells of promises too, which either side makes
_SHIPPED = ("fill_rate", "late_orders", "otif")
_SOLD_ON = ("sell_through", "sell_out", "weeks_of_supply")
_RATED = ("satisfaction",)

_PURCHASE_ORDER = pattern("ক্রয়াদেশ")
# What may stand between who does something and what they do, without making it somebody else's act.
_BETWEEN = (
    r"(?:(?:have|had|has|did|do|will|would|could|can|might|may|should|are|were|is|to|likely|expected|set|going|about"
    r"|also|already|again|only|just|still|now|then|ourselves|themselves|itself|usually|normally|typically|generally"
    r"|mostly|often|regularly|recently|once|lately|probably|perhaps|actually|really|indeed|never|not|been|yet|all"
    r"|both"
    r"|alone|ever|since|in (?:total|all|fact)|so far|on average|as a rule|at last|last|first) ){0,5}"
)
_WE = rf"(?:we|i)(?:'(?:ve|ll|d|re))? {_BETWEEN}"
_BUYING = r"buying|purchas\w*|ordering|orders?|spend(?:ing)?"
_SHIPS = r"shipp(?:ed|ing)|ships?|deliver(?:ed|s|ing)?|suppl(?:ied|ies|y|ying)|d[ei]spatch\w*|fulfil\w*|sent|sends?"
_WE_BUY = word(
    rf"{_WE}(?:bought|buy|buying|purchas(?:e|ed|ing)|re-?order(?:ed|ing)?|order(?:ed|ing)?|spen[dt]|spending"
    rf"|procured?"
    r"|sourced?|restock\w*|plac(?:e|ed|ing) (?:\S+ ){0,4}?orders?"
    r"|(?:took|taken?|taking) (?:\S+ ){0,4}(?:goods|units|stock|products|pieces|cases|cartons))"
    rf"|{_WE}(?:stop\w*|quit|ceased?|paused?|halted|gave up|given up|dropped|increas\w*|rais(?:e|ed)|grew"
    rf"|cut(?: back)?"
    r"(?: on)?|reduc\w*|halv\w*|doubl\w*|lower(?:ed)?|decreas\w*|stepped up|scaled (?:up|down|back)"
    r"|slow(?:ed)?(?: down)?"
    rf"|resum\w*|start(?:ed)?|began|continued?|kept(?: on)?) (?:our (?:own )?)?(?:{_BUYING})"
    r"|our (?:own )?(?:(?:total|average|overall|combined|usual|likely|expected|yearly|annual|monthly|quarterly|whole"
    r") ){0,2}(?:purchas(?:es?|ing)|buying|spend(?:ing)?|procurement|(?:last |latest |first )?orders? (?:with|to|at))"
    rf"|orders? (?:that |which )?{_WE}(?:placed|made|gave|put in)|{_WE}(?:made|make) (?:\S+ ){{0,3}}?purchases"
    r"|we no longer (?:take|buy|order|stock|want|need)|us to (?:buy|order|spend|purchase)"
    r"|(?:bought|purchased|ordered|placed|purchases?|orders?) by us|(?:sales|supplies|deliveries) to us"
    r"|(?:sold|sells?|selling|suppl(?:y|ies|ied|ying)|invoic(?:ed?|es)|bill(?:s|ed)) (?:\S+ ){0,8}?(?:to )?us"
    r"|our (?:[^\s.,;:]+ ){0,4}?(?:supplier|vendor|seller)s?|(?:supplier|vendor)s? of ours"
    r"|we are (?:a|its|their|one of (?:its|their)) (?:\S+ ){0,2}(?:customers?|buyers?|clients?)"
    rf"|{_WE}(?:c[ao]me|go|went|turn(?:ed)?|looked) to (?:\S+ ){{1,8}}?(?:with (?:\S+ ){{0,3}}orders?"
    r"|for (?:\S+ )?(?:goods|stock|supplies|products))|our (?:own )?(?:ordering|buying) (?:rhythm|habit|pattern"
    r"|cycle)"
    r"|(?:earn\w*|made|makes?) (?:\S+ ){0,5}?from us|from us,? (?:\S+ ){1,5}?earn\w*"
)
_WE_BUY_BN = word(
    r"আমাদের (?:[^\s,;:।]+ ){0,5}?(?:সরবরাহকারী|বিক্রেতা|জোগানদাতা|যোগানদাতা|ভেন্ডর|সাপ্লায়ার)|"
    r"কিনেছি|কিনেছিলাম|কিনি|কিনছি|কিনলাম|কিনতাম|কিনব|কিনবো|কিনিনি|কিনছিলাম|কিনে (?:ফেলেছি|এনেছি|নিয়েছি|থাকি)"
    r"|(?:কেনা|কেনাকাটা|ক্রয়|নেওয়া|অর্ডার(?: দেওয়া| করা)?) (?:\S+ )?(?:করেছি|করলাম|করে দিয়েছি|বাড়িয়েছি"
    r"|কমিয়েছি|থামিয়েছি|ছেড়েছি"
    r"|ছেড়ে দিয়েছি|বাড়ালাম|কমালাম|করি)"
    r"|অর্ডার(?:ই|ও|টা|টি|গুলো)? (?:\S+ ){0,2}?(?:দিয়েছি|দিয়েছিলাম|দিই|দিইনি|দিলাম|দেব|দেবো|দিচ্ছি"
    r"|করেছি|করেছিলাম|করলাম|করি|করিনি"
    r"|করব|করবো|বসিয়েছি)"
    r"|(?:কিনতে|নিতে|অর্ডার (?:দিতে|করতে)) (?:পারি|পারব|পারবো|চলেছি|যাচ্ছি)"
    r"|আমাদের (?:(?:মোট|গড়|সব|সর্বশেষ|শেষ|নিজেদের|সম্ভাব্য|স্বাভাবিক) ){0,2}(?:কেনা|কেনার|কেনায়|কেনাকাটা\S*"
    r"|ক্রয়\S*|খরিদ\S*)(?! দাম)"
    r"|আমাদের (?:(?:দিক|পক্ষ|তরফ) (?:থেকে|হতে)|তরফে|পক্ষে) (?:\S+ ){0,6}?(?:কেনা|কিনে|কিন\S+|অর্ডার দে\S+"
    r"|অর্ডার কর\S+)"
    r"|আমাদের (?:কাছে )?(?:\S+ ){0,9}?(?:বেচেছ\S*|বেচে(?:ছিল)?|বেচবে|বিক্রি কর(?:েছে|েছেন|ে|বে|ছে|ত)"
    r"|সরবরাহ কর(?:েছে|েছেন|ে|বে|ছে)|মাল (?:দিয়েছে|দিয়েছেন|পাঠিয়েছে|পাঠিয়েছেন))"
)
# Where orders are told of, what we "took" may be they.
_WE_TOOK_BN = word(r"নিয়েছি|নিয়েছিলাম|নিই|নিইনি|নিচ্ছি|নিলাম")
_ORDERS_BN = pattern("অর্ডার")
_OF_OURS = r"(?:us|our (?:side|end|team|company|office|people))"
# Orders go from the account to us.
_OUR_ORDERS = word(
    r"(?:booked|won|collected|landed|earned) (?:\S+ ){0,4}?orders? (?:\S+ )?from us"
    r"|(?:handled|filled|processed|served) (?:\S+ ){0,4}?orders? for us|orders? of ours"
    r"|their (?:order )?books? (?:\S+ ){0,4}?(?:of ours|by us)|our (?:\d\S* |own |total |last |latest "
    r"|many )?orders(?! (?:from|by|book|of"
    r"|came|come|were received))"
    rf"|orders? (?:\S+ ){{0,3}}?(?:went|go|goes|sent|gone|placed) (?:\S+ )?(?:from|by) {_OF_OURS}"
    r"|(?:saw|had|made) us (?:\S+ )?order"
    rf"|{_WE}(?:gave|give|given|sent|send|hand(?:ed)?|issued?|put in|made|make) (?:\S+ ){{0,5}}?(?:an? |\d+ )?orders?"
    r"(?! (?:form|confirmation|reminder|update))"
    rf"|(?:{_SHIPS}|arriv\w*) (?:\S+ ){{0,8}}?(?:to )us|(?:filled|served|handled|processed"
    rf"|fulfilled) (?:\S+ ){{0,4}}?(?:of "
    r")?our|আমাদের (?:(?!কাছে|কাছ|হাতে)\S+ ){0,3}?অর্ডার\S* (?:\S+ ){0,3}?(?:গেছে|গিয়েছে|যায়|নিয়েছে|পূরণ করেছে"
    r"|সরবরাহ করেছে|সামলেছে"
    r"|পেয়েছ\S*|পায়\S*|পেল\S*)"
    r"|(?:ওদের|তাদের|¶ ?(?:র|ের|এর)) কাছে আমাদের (?:\S+ ){0,2}?অর্ডার\S*"
    r"|আমাদের (?:\S+ ){0,2}?অর্ডার\S* (?:সংখ্যা )?(?:ওদের|তাদের|¶ *(?:র|ের|এর)) (?:কাছে|খাতায়)|অর্ডার পাঠিয়েছি"
    r"|orders? to (?:them|¶)"
)
# "97 orders from us", where nobody else is told to place them.
_FROM_US = word(
    r"(?:^ ?|(?:\d\S*|no|an|last|latest|first|of|purchase|many|more|new) )orders? "
    rf"(?:[^\s,;]+ ){{0,3}}?from {_OF_OURS}"
)
_THEY_PLACE = word(
    rf"plac\w+|ma[dk]es?|bought|buys?|buying|ordered|purchas\w+|their|its|his|her|\S+'s (?:\d\S* )?orders?|{_SHIPS}"
)
_WE_STOP = word(
    rf"{_WE}(?:stop\w*|quit|ceased?|discontinued?|dropped|delisted?|gave up|given up|withdr\w+|end(?:ed)?)"
    r"|(?:বন্ধ|বাদ|থামানো) (?:করেছি|করে দিয়েছি|দিয়েছি|করলাম)|ছেড়ে দিয়েছি|থামিয়ে(?:ছি| দিয়েছি)"
)
_TO_US = word(
    rf"(?:{_SHIPS}|arriv\w*|c[ao]me|reach\w*) (?:\S+ ){{0,8}}?(?:to )?us"
    rf"|{_WE}(?:receiv\w*|order(?:ed|ing)?|plac(?:ed|ing)|took delivery)|we (?:were|had been) (?:sent"
    r"|shipped|delivered)"
    r"|(?:ordered|placed|received) by us|our (?:\S+ )?(?:supplier|vendor)s?"
    r"|what we (?:have |had )?(?:want\w*|asked|need\w*|request\w*)|(?:let us down|kept us waiting)(?= )|(?:met"
    r"|filled|covered|completed|honou?red|served|handled) (?:\S+ ){0,4}?our orders?"
    r"|আমাদের অর্ডারের (?:\S+ ){0,3}?(?:ওরা|তারা|পূরণ করেছে)"
    r"|আমরা (?:\S+ )*(?:পেয়েছি|পাই|পেলাম|পাইনি|পেয়েছিলাম)|আমাদের (?:কাছে|হাতে|গুদামে) (?:\S+ ){0,8}?(?:এসেছ\S*"
    r"|পৌঁছ\S*|আসে\S*)"
    r"|অর্ডার(?:ই|ও|টা|টি|গুলো)? (?:\S+ )?(?:দিয়েছি|দিয়েছিলাম|দিই|করেছি|করেছিলাম|করি)"
)
_OUR_PEOPLE = r"(?! ?(?:টিম|দল|গুদাম|ডিপো|লোক|ওয়্যারহাউস|গাড়ি|ট্রাক|পক্ষ|দিক|তরফ|কোম্পানি|কারখানা|কর্মী))"
_SENT_US_BN = word(
    rf"আমাদের(?:কে)?{_OUR_PEOPLE} (?:কাছে )?(?:\S+ ){{0,9}}?(?:পাঠিয়েছে(?:ন)?|পাঠিয়েছিল|পাঠায়|পাঠায়নি"
    rf"|শিপ করেছে(?:ন)?"
    r"|সরবরাহ করেছে(?:ন)?|ডেলিভারি (?:দিয়েছে|করেছে)(?:ন)?|(?:পৌঁছে )?দিয়েছে(?:ন)?|দিতে পেরেছে|পাঠাতে পেরেছে)"
)
_AS_SHIPPER = pattern(rf"^ {_BETWEEN}(?:{_SHIPS})(?![^\W_])(?! (?:\S+ ){{0,5}}orders? (?:in|to us|for)\b)")
_AS_SHIPPER_BN = pattern(
    r"^(?:ই|ও)? (?:[^\s.;:।]+ ){0,9}?(?:পাঠিয়েছে|পাঠিয়েছেন|পাঠায়|শিপ করেছে|সরবরাহ করেছে"
    r"|ডেলিভারি (?:দিয়েছে|করেছে)|পৌঁছে দিয়েছে)"
)
_WE_IN_BN = word(r"আমরা|আমাদের (?:টিম|দল|গুদাম|ডিপো|লোক|কোম্পানি)\S*|\S+(?:েছি|াচ্ছি)")
_NOT_THE_DOER = frozenset(["to", "for", "with", "from", "at", "by", "of", "on", "about", "against", "and", "or"])
_WE_SELL_ON = word(
    rf"{_WE}receiv\w*|our (?:own )?(?:shoppers|shops|stores|outlets|tills|checkouts|shelves)"
    rf"|{_WE}(?:sold|sell)(?= )(?!(?:[^.;:]* )?(?:to|them|it|him|her)\b)|sold by us"
    r"|(?:sold|sells?|shipped|supplied|sent|delivered) (?:\S+ ){0,6}?(?:to )?us"
    r"|আমরা (?:\S+ ){0,4}?থেকে পাওয়া|আমরা (?:\S+ )*(?:পেয়েছি|পেয়েছিলাম|পাই|কিনেছি|নিয়েছি)|আমাদের (?:দোকান\S*"
    r"|ক্রেতা\S*|আউটলেট\S*|শেলফ\S*)"
    r"|আমাদের (?:কাছে )?(?:\S+ ){0,6}?(?:বেচেছে|বিক্রি করেছে|পাঠিয়েছে|সরবরাহ করেছে)"
)
_WE_RATE = word(
    rf"{_WE}(?:rat(?:e|ed|ing)|grad(?:e|ed)|scored? (?:them|it|him|her)|(?:gave|give|given) (?:them|it"
    r"|him|her|(?:a |an )?"
    r"(?:\S+ )?(?:score|mark|rating|nps|csat|\d))|answered|replied|recommend\w*|told|complained)"
    rf"|{_WE}(?:feel |felt |remain(?:ed)? )?(?:very |quite |rather |less |more |not (?:as |so )?)?(?:(?:un"
    rf"|dis)?(?:satisfied|pleased)|(?:un)?happy)"
    r" (?:with|about|at)"
    r"|our (?:own )?(?:satisfaction|dissatisfaction|unhappiness|happiness|rating|opinion|view) (?:with|of|about)"
    rf"|{_WE}(?:gave|give|given) (?:\S+ ){{1,8}}?(?:nps|csat|score|mark|rating)|{_WE}scored (?!by)\S+|আমাদের চোখে"
    rf"|{_WE}(?:gave|give|given) (?:\S+ ){{1,4}}?\d|আমরা (?:\S+ ){{0,5}}?দিয়েছি \d"
    r"|our (?:\S+ )?(?:(?:score|mark|nps|csat|grade) (?:for|to)|rating of)"
    r"|(?:our|the) answers? (?:we gave|from us|of ours)|our (?:own )?answers?|(?:rated|scored|given|answered) by us"
    r"|আমরা (?:\S+ )*(?:সন্তুষ্ট|অসন্তুষ্ট|খুশি|অখুশি|নাখোশ)(?! করে\S*)"
    r"|(?:নম্বর|স্কোর|রেটিং|মার্ক|এনপিএস|উত্তর|জবাব)\S* (?:\S+ ){0,2}?(?:দিয়েছি|দিয়েছিলাম|দিই|দিলাম)"
    r"|আমাদের (?:দেওয়া )?(?:উত্তর|জবাব|সন্তুষ্টি|অসন্তোষ)\S*"
    r"|আমরা (?:\S+ )*(?:বলেছি|জানিয়েছি|অভিযোগ করেছি)"
)


def other_trader(text: str, figure: Figure, account: AccountCard | None) -> str:
    """Why a sentence in normal form swaps who buys and who sells, who ships and who gets, who rates whom; "" else."""
    name, text = figure.name, _PURCHASE_ORDER.sub("অর্ডার", text)
    if name.startswith((*_BOUGHT, *_CHANGES)):
        bought = _WE_BUY.search(text) or _WE_BUY_BN.search(text) or _bought_from(text, account)
        took = not _ORDERS_BN.search(text) and not name.startswith(_CHANGES) and _WE_TOOK_BN.search(text)
        stopped = name.startswith("lapsed") and _WE_STOP.search(text)
        ordered = ("order" in name or name.startswith(_CHANGES)) and _our_orders(text, account)
        turned = bought or took or stopped or ordered or (account is not None and turned_flow(text, account, "orders"))
        return "it is the account that buys, from us" if turned else ""
    if name.startswith(_SHIPPED):
        to_us = _TO_US.search(text) or _SENT_US_BN.search(text) or _ships_itself(text, account)
        to_us = to_us or (account is not None and turned_flow(text, account, "goods"))
        return "it is we who ship, and the account that receives" if to_us else ""
    if name.startswith(_SOLD_ON) and _WE_SELL_ON.search(text):
        return "it is the account that receives, and sells to its shoppers"
    return "it is the account that rates us" if name.startswith(_RATED) and _WE_RATE.search(text) else ""


def _our_orders(text: str, account: AccountCard | None) -> bool:
    """Whether orders are told as ours, or as coming from us."""
    if _OUR_ORDERS.search(re.sub(" +", " ", account_marked(text, account))):
        return True
    return _FROM_US.search(text) is not None and _THEY_PLACE.search(text) is None


def _bought_from(text: str, account: AccountCard | None) -> bool:
    """Whether something is bought, ordered or sold from the account."""
    named = _named(account)
    return named is not None and named.bought_from.search(text) is not None


def _ships_itself(text: str, account: AccountCard | None) -> bool:
    """Whether the account is told to ship: "Padma Mart delivered ...", পদ্মা মার্ট ... পাঠিয়েছে."""
    named = _named(account)
    for found in named.itself.finditer(text) if named is not None else ():
        before = text[: found.start()].rstrip().rpartition(" ")[2]
        after = text[found.end() :]
        if before not in _NOT_THE_DOER and _AS_SHIPPER.search(after):
            return True
        if _AS_SHIPPER_BN.search(after) and not _WE_IN_BN.search(text):
            return True
    return False


class _Named:
    """The patterns of one account: by its name or a telling part of it."""

    def __init__(self, account: AccountCard) -> None:
        named = account_name(account)
        name = named.pattern if named is not None else r"(?!)"
        self.itself = re.compile(rf"{name}(?!['’])")
        self.bought_from = word(
            rf"(?:bought|buy|buys|buying|purchased|purchasing|ordered|ordering"
            rf"|sold) (?:[^\s.;:]+ ){{0,14}}?from {name}"
            rf"|{name}(?:র|ের| এর|-এর)? ?(?:কাছ )?(?:থেকে|হতে) (?:[^\s.;:।]+ ){{0,9}}?(?:কিন\S+|কেনা\S*|ক্রয়\S*)"
            rf"|{name} ?কে (?:[^\s.;:।]+ ){{0,9}}?অর্ডার (?:\S+ )?(?:দেওয়া|করা) (?:হয়|আছে|হচ্ছে)\S*"
        )


def _named(account: AccountCard | None) -> _Named | None:
    return _patterns_of(account) if account is not None and account_words(account) else None


@kept(64)
def _patterns_of(account: AccountCard) -> _Named:
    return _Named(account)
