"""Composing a brief out of a dossier by hand: what leads when all is well, and what gives way when words are short."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.compose.brief import MOST_WORDS, compose_brief
from bot.compose.render import Style
from knowledge.briefing.facts import NOT_KNOWN, record_fact
from knowledge.evidence import (
    AccountCard,
    Dossier,
    Evidence,
    Fact,
    Figure,
    Message,
    Money,
    Name,
    Percent,
    Period,
    Quantity,
    Tone,
    Value,
    Words,
)

DAY = date(2026, 11, 23)
TERM = Period(date(2026, 7, 1), date(2027, 6, 30), "span")


def target(tone: Tone) -> Figure:
    values: dict[str, Value] = {
        "account": Name("Shalik Stores", "account"),
        "amount": Money(Decimal(900_000), "BDT"),
        "target": Money(Decimal(2_000_000), "BDT"),
        "reached": Percent(Decimal("0.45")),
        "period": TERM,
        "passed": Percent(Decimal("0.4")),
        "as_of": DAY,
    }
    return Figure(
        "target-1",
        "revenue_target",
        Message("figures.revenue_target", values),
        Message("figures.revenue_target_definition"),
        DAY,
        period=TERM,
        tone=tone,
    )


def promise(key: int, statement: str, days: int) -> Figure:
    values: dict[str, Value] = {
        "statement": Words(statement),
        "owner": Name("Rehana Quddus", "person"),
        "made": date(2026, 9, 1),
        "due": date(2026, 10, 1),
        "days": Quantity(Decimal(days), "days"),
        "function": NOT_KNOWN,
        "done": NOT_KNOWN,
    }
    return record_fact(f"commitment-{key}", "commitment_ours", values, DAY, tone="bad", definition="commitment")


def dossier(**topics: tuple[Fact, ...]) -> Dossier:
    facts = tuple(fact for found in topics.values() for fact in found)
    card = AccountCard(1, "Shalik Stores", currency="BDT")
    return Dossier(Evidence("", card, facts, DAY), "", "", topics, ("meeting",))


@pytest.mark.parametrize("full", [True, False])
def test_where_all_is_well_that_is_said_first_and_no_concern_is_made_up(full: bool) -> None:
    found = compose_brief(dossier(target=(target("good"),)), Style(), full=full)
    said = [sentence.text for sentence in found.parts[0].sentences]
    assert said[0] == "All green: nothing overdue, no open concern, nothing behind."
    assert said[1].startswith("On target: 45% reached (BDT 9 lakh of BDT 20 lakh)")


def test_something_red_leads_and_nothing_is_called_green() -> None:
    found = compose_brief(
        dossier(target=(target("good"),), ours_late=(promise(7, "Send the price list", 53),)), Style(), full=True
    )
    said = [sentence.text for sentence in found.parts[0].sentences]
    assert said[0] == "Ours, 53 days late: Send the price list (Rehana Quddus)."
    assert not any("green" in one or "Nothing is red" in one for one in said)


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("length", [1, 20, 80, 700])
def test_however_long_the_records_are_whole_sentences_are_dropped_until_the_brief_fits(full: bool, length: int) -> None:
    late = tuple(promise(key, f"Deliver batch {key} " + "and so on " * length, 53) for key in range(1, 30))
    found = compose_brief(dossier(target=(target("bad"),), ours_late=late), Style(), full=full)
    assert found.words <= MOST_WORDS[found.form]
    assert all(one.text.endswith((".", "?")) for part in found.parts for one in part.sentences)


def test_a_dossier_that_holds_nothing_still_makes_a_brief() -> None:
    found = compose_brief(dossier(), Style(), full=True)
    assert found.parts[0].name == "meeting"
    assert found.left_out == 0
    assert all(sentence.kind == "gap" for part in found.parts for sentence in part.sentences)
