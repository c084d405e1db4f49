"""What there is to win and to lose with an account, for its brief: whitespace, a proposal, signs of churn."""

from __future__ import annotations

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Fact, Figure, Items
from knowledge.figures.churn import churn_signals
from knowledge.figures.entry import FigureRequest
from knowledge.figures.proposals import growth_proposals
from knowledge.figures.whitespace import whitespace
from knowledge.people import Reader

# One sign alone is told where it belongs; so many together are a risk of their own.
FEWEST_SIGNS = 2


def growth_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Fact, ...]]:
    """The topics "whitespace", "proposal" (upsell where there is one) and "churn", each of one fact at most."""
    topics: dict[str, tuple[Fact, ...]] = {}
    space = whitespace(session, reader, account, request)
    if isinstance(space, Figure) and "rows" in space.sentence.values:
        topics["whitespace"] = (space,)
    proposals = growth_proposals(session, reader, account, request)
    if isinstance(proposals, Figure):
        topics["proposal"] = (proposals,)
    signs = churn_signals(session, reader, account, request)
    if isinstance(signs, Figure) and _number(signs) >= FEWEST_SIGNS:
        topics["churn"] = (signs,)
    return topics


def _number(figure: Figure) -> int:
    return len(rows.rows) if isinstance(rows := figure.sentence.values.get("rows"), Items) else 0
