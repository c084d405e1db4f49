"""Which figures a question asks for: by its topic, and by what it names beside its account."""

from __future__ import annotations

import re
import unicodedata

from knowledge.asking import content_of
from knowledge.evidence import MAY_SAY_IT, AccountCard
from knowledge.figures.catalogue import STATUS, routing
from knowledge.figures.entry import FigureRequest
from knowledge.figures.routing import Match
from knowledge.normal import AFTER_WORD, BEFORE_WORD, normal_form
from knowledge.retrieval.named import Named
from knowledge.text import terms

# From here on a figure is what the question says, however few its words.
SURE = 0.8
# What a figure becomes where two periods are named to be compared.
COMPARED_WITH = {"revenue": "revenue_change", "revenue_change": "revenue_change"}
# The figures that say themselves why they are what they are.
EXPLAINED = frozenset({"account_score", "account_health", "churn_signals", "listings"})
# The figures whose parts tell why another is as it is, beside what people wrote.
REASONS_OF = {"revenue_change": ("revenue_bridge", "churn_signals")}
# The figure of several where that of one is asked for.
SEVERAL_OF = {"contact_last": "communication_log"}
# The figure of a store where that of the account is asked for: what it ordered is not known by store.
OF_A_STORE = {
    STATUS: "sell_out",
    "sell_out_by_store": "sell_out",
    "revenue": "sell_out",
    "revenue_change": "sell_out",
    "top_products": "sell_out_by_product",
}
# The figures of either side, with the words that turn to it.
OF_SIDES = {
    "commitments_theirs": re.compile(
        unicodedata.normalize("NFC", rf"{BEFORE_WORD}(?:they|their|theirs|them|ওদের|ওরা|তাদের|তারা|ওনাদের){AFTER_WORD}")
    ),
    "commitments_ours": re.compile(
        unicodedata.normalize("NFC", rf"{BEFORE_WORD}(?:we|our|ours|us|আমাদের|আমরা|আমাদেরটা){AFTER_WORD}")
    ),
}
_HAPPENED = re.compile(
    unicodedata.normalize(
        "NFC", rf"{BEFORE_WORD}(?:happen(?:ed|ing|s)?|went on|news|কী (?:কী )?(?:হয়েছে|হলো|হয়েছিল|ঘটেছে)){AFTER_WORD}"
    )
)
OF_PROMOTIONS = ("promotions_result", "promotions")
# Who says no more of a promotion than this asks how it did; a claim for it or its slot stands in what people wrote.
HOW_IT_DID = frozenset(
    terms("bring brought do work worked perform performed go went result outcome happen happened ফল হলো গেল কাজ লাভ")
)


def of_side(figures: tuple[Match, ...], asked: str) -> tuple[Match, ...]:
    """The figures of a question that only turns to the other side: "and theirs?", "আর ওদের?"."""
    if not figures or figures[0].name not in OF_SIDES:
        return figures
    side = next((name for name, words in OF_SIDES.items() if words.search(normal_form(asked))), figures[0].name)
    return (Match(side, figures[0].score), *(one for one in figures[1:] if one.name not in OF_SIDES))


def figures_asked(
    topic: str, account: AccountCard | None, named: Named, request: FigureRequest, *, why: bool, compared: bool = False
) -> tuple[Match, ...]:
    """The figures a topic asks for, of what it names. Why something is so stands in what people wrote, unless it is
    made of reasons. compared: whether it names two periods.
    """
    figures = _routed(topic, account, named, request, why=why, compared=compared)
    if why:
        # The result of a promotion tells why it was what it was, beside what people wrote of it.
        return figures or ((Match("promotions", MAY_SAY_IT),) if request.promotions else ())
    best = figures[0] if figures else Match("", 0.0)
    if request.promotions and (best.name in OF_PROMOTIONS or HOW_IT_DID.issuperset(content_of(topic))):
        return tuple(Match(name, max(best.score, SURE)) for name in OF_PROMOTIONS)
    if request.stores and best.name in OF_A_STORE:
        return (Match(OF_A_STORE[best.name], best.score),)
    if request.most > 1 and best.name in SEVERAL_OF:
        return (Match(SEVERAL_OF[best.name], best.score),)
    return figures


def _routed(
    topic: str, account: AccountCard | None, named: Named, request: FigureRequest, *, why: bool, compared: bool = False
) -> tuple[Match, ...]:
    figures = tuple(routing().route(topic))
    if why:
        best = figures[0] if figures and figures[0].score >= MAY_SAY_IT else Match("", 0.0)
        if best.name in REASONS_OF:
            return tuple(Match(name, MAY_SAY_IT) for name in REASONS_OF[best.name])
        return figures[:1] if best.name in EXPLAINED and best.score >= SURE else ()
    if compared and figures and figures[0].name in COMPARED_WITH:
        return (Match(COMPARED_WITH[figures[0].name], figures[0].score), *figures)
    if compared and request.against is None and not content_of(topic):
        return (Match("revenue_change", 1.0),)
    of_goods = bool(request.category) or bool(named.products) or request.product_id is not None
    if named.products and figures and figures[0].name in ("top_products", "bottom_products"):
        return (Match("revenue", figures[0].score),)
    if of_goods and figures and figures[0].name == STATUS:
        # "How are they doing?", then "and in tea?": how tea is doing is told by its sales.
        return (Match("revenue", 1.0),)
    if account is None or content_of(topic) or (figures and figures[0].score >= SURE):
        return figures
    # A person's name alone asks who they are; a product or a period alone what was sold, or what happened then; the
    # account's how it is doing.
    if named.people:
        return (Match("contacts", 1.0),)
    if request.promotions:
        return (Match("promotions_result", 1.0),)
    if request.period and not of_goods and _HAPPENED.search(normal_form(topic)):
        return (Match("communication_log", 1.0),)
    return (Match("revenue" if of_goods or request.period else STATUS, 1.0),)
