"""Which way goods and orders go, by the acts that a sentence tells: who buys of whom, who sends to whom."""

from __future__ import annotations

from typing import Literal

from bot.compose.checking.kept import kept
from bot.compose.checking.notes.acts import acts_of
from bot.compose.checking.notes.cast import Voices
from bot.compose.checking.notes.people import NOBODY, OURS, THEIRS, THEY_THEIRS, WE_OURS
from bot.compose.checking.patterns import word
from knowledge.evidence import AccountCard
from knowledge.normal import normal_form

_SIDES = word(r"we|us|our|ours|they|them|their|আমরা|আমরাই|আমাদের|আমাদেরকে|ওরা|তারা|ওদের|তাদের|ওদেরকে|তাদেরকে")
_ORDERS = word(r"orders?|অর্ডার\S*")
# What goes the other way than orders do.
_GOODS = word(
    r"ship\w*|deliver\w*|suppl\w*|d[ei]spatch\w*|fill\w*|fulfil\w*|goods|units|products?|worth|stock|servic\w*"
    r"|(?:পাঠা|পাঠি|সরবরাহ|ডেলিভারি|মাল|পণ্য|শিপ)\S*"
)
_THINGS = word(r"goods|merchandise|(?:মাল|পণ্য)\S*")
_PAYING = word(r"pa(?:y|ys|id|ying)|pay\w*|spen\w*|money|cost\w*|টাকা দি\S*|দাম\S*|পরিশোধ|শোধ|খরচ")
_OUT_OF_THE_DOOR = word(r"out(?: of)? (?:the|our) (?:door|gate|depot|warehouse)|left us|leaves us")


def turned_flow(text: str, account: AccountCard, what: Literal["orders", "goods"]) -> bool:
    """Whether a text in normal form tells us as who buys, or what a figure tells of as going the other way.

    Orders go from the account to us, goods from us to the account.
    """
    if not _SIDES.search(text) or _OUT_OF_THE_DOOR.search(text):
        return False
    theirs = frozenset([THEIRS, normal_form(account.name)])
    orders = _ORDERS.search(text) is not None
    goods = what == "goods" or (not orders and _THINGS.search(text) is not None and not _PAYING.search(text))
    told = goods or (orders and not _GOODS.search(text))
    for act in acts_of(text, _voices(account), noted=False):
        from_us, from_them = OURS in act.doer or act.receiver & theirs, OURS in act.receiver or act.doer & theirs
        if act.kind == "buy" and from_us and (act.doer or not orders):  # "orders from them" are theirs
            return True
        if act.kind in ("give", "pay") and told and (from_them if goods else from_us):
            return True
    return False


@kept(64)
def _voices(account: AccountCard) -> Voices:
    return Voices(WE_OURS, THEY_THEIRS, WE_OURS, NOBODY, NOBODY, (account.name, account.local), frozenset())
