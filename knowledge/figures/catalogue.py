"""The catalogue: every figure by its name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from knowledge.figures import (
    breakdown,
    commitments,
    deals,
    lapsed,
    meetings,
    needs,
    orders,
    plan,
    portfolio,
    profile,
    relationships,
    revenue,
)
from knowledge.figures.entry import CatalogueEntry
from knowledge.figures.routing import Routing, routing_of

_MODULES = (
    revenue,
    breakdown,
    portfolio,
    orders,
    lapsed,
    commitments,
    plan,
    meetings,
    relationships,
    needs,
    deals,
    profile,
)

CATALOGUE: Mapping[str, CatalogueEntry] = {entry.name: entry for module in _MODULES for entry in module.ENTRIES}

# The name under which questions about all accounts are routed.
PORTFOLIO = "portfolio"


@lru_cache(maxsize=1)
def routing() -> Routing:
    """The routing over the whole catalogue, and over the questions about all accounts."""
    return routing_of(tuple(CATALOGUE.values()), {PORTFOLIO: portfolio.PORTFOLIO_QUESTIONS})
