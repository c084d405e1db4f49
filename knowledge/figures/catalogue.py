"""The catalogue: every figure by its name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from knowledge.figures import (
    book_categories,
    book_shipping,
    breakdown,
    bridge,
    cadence,
    category_changes,
    churn,
    churn_of_all,
    commitments,
    concerns,
    contact_log,
    deals,
    forecast,
    functions,
    health,
    lapsed,
    like_needs,
    meetings,
    needs,
    offers,
    orders,
    pipeline,
    plan,
    plan_changes,
    plan_points,
    plan_progress,
    portfolio,
    price_volume,
    profile,
    proposals,
    relationships,
    retention,
    revenue,
    satisfaction,
    scoring,
    stakeholders,
    strength,
    threads,
    unmet,
    whitespace,
    whole_book,
)
from knowledge.figures.entry import CatalogueEntry, WholeBookEntry
from knowledge.figures.retail import everything as retail
from knowledge.figures.routing import Routing, routing_of

_MODULES = (
    revenue,
    breakdown,
    portfolio,
    orders,
    lapsed,
    commitments,
    plan,
    plan_progress,
    plan_points,
    plan_changes,
    meetings,
    relationships,
    needs,
    deals,
    profile,
    retail,
    scoring,
    health,
    functions,
    stakeholders,
    strength,
    threads,
    cadence,
    contact_log,
    concerns,
    satisfaction,
    offers,
    like_needs,
    retention,
    bridge,
    category_changes,
    price_volume,
    churn,
    whitespace,
    proposals,
    forecast,
)
# Those with figures over all accounts at once.
_OF_ALL = (
    whole_book,
    book_categories,
    book_shipping,
    scoring,
    health,
    cadence,
    threads,
    functions,
    retention,
    bridge,
    churn_of_all,
    forecast,
    unmet,
    pipeline,
)

CATALOGUE: Mapping[str, CatalogueEntry] = {entry.name: entry for module in _MODULES for entry in module.ENTRIES}
WHOLE_BOOK: Mapping[str, WholeBookEntry] = {entry.name: entry for module in _OF_ALL for entry in module.WHOLE_BOOK}

# "How are they doing?" is answered by several figures; it is routed under a name of its own.
STATUS = "account_status"


@lru_cache(maxsize=1)
def routing() -> Routing:
    """The routing over the whole catalogue, with the further phrases of `phrases.toml`."""
    phrases: dict[str, list[str]] = tomllib.loads(
        resources.files("knowledge.figures").joinpath("phrases.toml").read_text(encoding="utf-8")
    )
    entries: list[CatalogueEntry | WholeBookEntry] = [*CATALOGUE.values(), *WHOLE_BOOK.values()]
    known = {entry.name: (*entry.questions_en, *entry.questions_bn, *phrases.get(entry.name, ())) for entry in entries}
    return routing_of({**known, STATUS: tuple(phrases[STATUS])})
