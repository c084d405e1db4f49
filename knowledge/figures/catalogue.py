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
    cadence,
    commitments,
    concerns,
    contact_log,
    deals,
    lapsed,
    like_needs,
    meetings,
    needs,
    offers,
    orders,
    plan,
    plan_changes,
    plan_points,
    plan_progress,
    portfolio,
    profile,
    relationships,
    revenue,
    satisfaction,
    stakeholders,
    strength,
    threads,
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
    stakeholders,
    strength,
    threads,
    cadence,
    contact_log,
    concerns,
    satisfaction,
    offers,
    like_needs,
)

CATALOGUE: Mapping[str, CatalogueEntry] = {entry.name: entry for module in _MODULES for entry in module.ENTRIES}
# Those with figures over all accounts at once.
_OF_ALL = (
    whole_book,
    cadence,
    threads,
    book_categories,
    book_shipping,
)
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
