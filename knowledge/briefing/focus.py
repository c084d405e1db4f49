"""What fits the focus a brief is held to: facts the brief holds anyway, further figures, and passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from knowledge.briefing.words import is_confidential
from knowledge.evidence import AccountCard, Fact, Figure, Passage, Period
from knowledge.figures.catalogue import CATALOGUE
from knowledge.figures.entry import FigureRequest
from knowledge.figures.revenue import revenue
from knowledge.glossary import concept
from knowledge.people import Reader
from knowledge.periods import Calendar
from knowledge.retrieval.gather import gather
from knowledge.retrieval.library import Library
from knowledge.retrieval.relevance import WRITTEN
from knowledge.retrieval.understand import understand
from knowledge.text import terms

MOST_ON_FOCUS = 4
# A passage is about the focus from this score on.
FOCUS_BAR = 0.45
# A figure is about it from this likeness on.
FOCUS_FIGURE_BAR = 0.4

# Figures of the catalogue whose facts a brief holds anyway, by topic.
_OWN = {
    "late_orders": ("shipping",),
    "order_cadence": ("cadence",),
    "last_order": ("cadence",),
    "order_count": ("orders",),
    "revenue_target": ("target",),
    "revenue_change": ("change",),
    "lapsed_products": ("lapsed",),
    "account_profile": (),
    "changes_since_meeting": (),
    "commitments_ours": ("ours_late", "ours_open"),
    "commitments_theirs": ("theirs_late", "theirs_open"),
    "commitments_overdue": ("ours_late", "theirs_late"),
    "commitments_done": ("kept",),
    "plan_objectives": ("objective",),
    "plan_next": ("milestone_late", "milestone"),
    "next_meeting": (),
    "last_meeting": (),
    "contacts": ("room",),
    "contact_last": ("room",),
    "quiet_contacts": ("room", "absent"),
    "needs_open": ("need", "challenge", "goal"),
    "concerns_open": ("concern",),
    "deals_open": ("deal", "deal_slipped"),
    "portfolio_share": ("share",),
    "whitespace": ("whitespace",),
    "growth_proposals": ("proposal",),
    "churn_signals": ("churn",),
}


def focus_facts(
    session: Session,
    reader: Reader,
    account: AccountCard,
    focus: str,
    topics: Mapping[str, tuple[Fact, ...]],
    request: FigureRequest,
    calendar: Calendar,
    library: Library,
) -> dict[str, tuple[Fact, ...]]:
    """The topic "focus": the facts of the brief's own and the passages that fit the focus, best first.

    "focus_figure" beside it: figures that the brief would not hold without the focus.
    """
    asked = understand(
        session,
        focus,
        account=account,
        spans=(),
        as_of=request.as_of,
        calendar=calendar,
        timezone=request.timezone,
    )
    evidence = gather(session, reader, asked, library)
    about_goods = asked.request.category or asked.request.product_id
    fitting = [match.name for match in asked.figures[:1] if match.score >= FOCUS_FIGURE_BAR and not about_goods]
    own = [fact for name in fitting for topic in _OWN.get(name, ()) for fact in topics.get(topic, ())]
    # What the brief does not hold anyway; a figure keeps a ref of its own beside one of the same records.
    year = Period(request.as_of - timedelta(days=364), request.as_of, "span")
    bought = replace(asked.request, period=asked.request.period or year)
    told = [revenue(session, reader, account, bought)] if about_goods else evidence.facts
    figures = [one for one in told if isinstance(one, Figure) and one.name in CATALOGUE]
    figures = [one for one in figures if about_goods or one.name not in _OWN]
    more = [replace(one, ref=f"focus-{one.ref}") for one in figures]
    passages = [
        fact
        for fact in evidence.facts
        if (
            isinstance(fact, Passage)
            and fact.kind in WRITTEN
            and (fact.score >= FOCUS_BAR or (not asked.content and _speaks_of(fact, focus)))
            and not is_confidential(fact.words)
        )
    ]
    return {"focus": (*passages[:MOST_ON_FOCUS], *own, *more), "focus_figure": tuple(more)}


def _speaks_of(passage: Passage, words: str) -> bool:
    return not set(map(concept, terms(words))).isdisjoint(map(concept, terms(passage.words)))
