"""Who buys and who ships, told the wrong way round of a figure: it is the account that buys, from us."""

from __future__ import annotations

from collections.abc import Iterable

from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import AccountCard, Figure
from knowledge.text import normal_form

# What a buyer does, said of us; what we do, said of the buyer. One line per figure's kind.
_WE_BUY = word(r"we (?:\S+ )?(?:bought|purchased|ordered|took)|sold (?:us|to us)|আমরা (?:\S+ )*কিনেছি|আমাদের কাছে বেচেছে")
_SOLD_FROM = pattern(r"\bsold [^.;]* from (?P<whom>[^\W\d]\S*)")
_WE_GET = word(r"we (?:\S+ )?(?:received|were sent)|(?:reached|came to) us|আমরা (?:\S+ )*পেয়েছি|আমাদের কাছে এসেছে")


def wrong_direction(text: str, figures: Iterable[Figure], account: AccountCard | None) -> str:
    """Why what one does to the other is turned around; "" where nothing can be told. text: in normal form."""
    return next(filter(None, (_of_a_figure(text, figure, account) for figure in figures)), "")


def _of_a_figure(text: str, figure: Figure, account: AccountCard | None) -> str:
    name = figure.name
    sold = _SOLD_FROM.search(text)
    from_them = sold is not None and account is not None and normal_form(account.name).startswith(sold["whom"])
    bought = name.startswith(("revenue", "top_products", "last_order", "order"))
    if bought and (from_them or _WE_BUY.search(text)):
        return "it is the account that buys, from us"
    if name.startswith(("fill_rate", "late_orders", "otif")) and _WE_GET.search(text):
        return "it is we who ship, and the account that receives"
    return ""
