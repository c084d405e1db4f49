"""What each figure says in one of a few ways, by the figure's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bot.compose.checking.figures.ways.held import Ways
from bot.compose.checking.figures.ways.of_accounts import of_cadence, of_profile, of_relationship, of_satisfaction
from bot.compose.checking.figures.ways.of_plans import of_changes, of_plan, of_scorecard
from bot.compose.checking.figures.ways.of_scores import of_concerns, of_health, of_score, of_signs
from bot.compose.checking.figures.ways.of_trade import of_listings, of_promotions, of_results, of_sell_out, of_wallet
from bot.compose.checking.kept import kept
from knowledge.evidence import Figure

_BUILT: Mapping[str, Callable[[Figure], Iterator[Ways]]] = {
    "plan_progress": of_plan,
    "plan_changes": of_changes,
    "account_profile": of_profile,
    "sell_out": of_sell_out,
    "promotions": of_promotions,
    "promotions_result": of_results,
    "joint_scorecard": of_scorecard,
    "share_of_wallet": of_wallet,
    "account_score": of_score,
    "account_health": of_health,
    "relationship_strength": of_relationship,
    "contact_cadence": of_cadence,
    "satisfaction": of_satisfaction,
    "concern_ages": of_concerns,
    "churn_signals": of_signs,
    "listings": of_listings,
}


@kept(512)
def ways_of(figure: Figure) -> tuple[Ways, ...]:
    """What a figure says in one of a few ways; nothing for a figure that has none."""
    build = _BUILT.get(figure.name)
    return tuple(build(figure)) if build is not None else ()
