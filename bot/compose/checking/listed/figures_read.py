"""The figures whose lists this package reads."""

from __future__ import annotations

from knowledge.normal import word_set

LISTS = word_set(
    """
    commitments_done plan_objectives plan_next plan_swot plan_competitors quiet_contacts needs_open concerns_open
    functions_owe stakeholder_map reporting_lines cares_about single_threaded champion_quiet communication_log offers
    unanswered_needs like_needs
    """
)
