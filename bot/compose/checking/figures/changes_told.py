"""What came since a day: orders and promises that came said not to have come, and promises made said to be kept."""

from __future__ import annotations

from bot.compose.checking.figures.promise_words import DENIED, EVERY, PROMISES_KEPT
from bot.compose.checking.patterns import word
from knowledge.evidence import Figure, Quantity

_NO_MORE = r"(?! (?:more|less|fewer|only|just|than))"
_NOT_BOUGHT = word(
    rf"(?:not|n't|never){_NO_MORE} (?:\S+ ){{0,2}}?(?:bought|buy|ordered|order|purchased?|placed?"
    rf"|taken|seen|received|had) (?:\S+ )?"
    r"|(?:no|without|zero|nil)(?: \S+)? (?:orders?|purchases?)|nothing (?:\S+ )?(?:was|has|were"
    r"|had)? ?(?:been )?(?:ordered|bought|purchased)"
    r"|(?:ordered|bought|purchased|took) nothing"
    r"|(?:কেনে|নেয়|দেয়|করে|আসে|হয়|পাঠায়)নি(?= ?[,;।]|$)|(?:অর্ডার|কেনা"
    r"|কেনাকাটা)\S* (?:\S+ ){0,2}(?:নেই|হয়নি|আসেনি|দেয়নি|করেনি)|কিছুই \S+নি"
)
_ORDERS = word(r"orders?|ordered|bought|buy|bdt|taka|৳\S*|অর্ডার\S*|কেন\S*|মাল\S*|টাকা\S*")


def other_change(text: str, figure: Figure) -> str:
    """Why a sentence denies what came, or tells as kept what was only promised; "" where it does not."""
    if not figure.name.startswith("changes"):
        return ""
    return _of_orders(text, figure) or _of_promises(text, figure)


def _of_orders(text: str, figure: Figure) -> str:
    orders = figure.sentence.values.get("orders")
    if not isinstance(orders, Quantity) or not orders.number or not _ORDERS.search(text):
        return ""
    return f"there were {orders.number:f} orders" if _NOT_BOUGHT.search(text) else ""


def _of_promises(text: str, figure: Figure) -> str:
    """Promises that were made, said to be kept: none of them, or not all of them, was."""
    kept, made = figure.sentence.values.get("kept"), figure.sentence.values.get("made")
    if not isinstance(kept, Quantity) or not isinstance(made, Quantity) or not PROMISES_KEPT.search(text):
        return ""
    if DENIED.search(text) or kept.number >= made.number:
        return ""
    return f"{kept.number:f} of them were kept" if kept.number == 0 or EVERY.search(text) else ""
