"""The figures of retail trade, for the catalogue."""

from __future__ import annotations

from knowledge.figures.retail import (
    channel_mix,
    fill_rate,
    listings,
    otif,
    out_of_stocks,
    planogram,
    price_chain,
    promotion_results,
    scorecard,
    seasonality,
    sell_in_and_out,
    sell_out,
    sell_through,
    share_of_shelf,
    share_of_wallet,
    trade_rate,
    weeks_of_supply,
)

_MODULES = (
    sell_out,
    sell_in_and_out,
    channel_mix,
    seasonality,
    weeks_of_supply,
    out_of_stocks,
    sell_through,
    otif,
    fill_rate,
    listings,
    planogram,
    share_of_shelf,
    promotion_results,
    scorecard,
    trade_rate,
    price_chain,
    share_of_wallet,
)

ENTRIES = tuple(entry for module in _MODULES for entry in module.ENTRIES)
