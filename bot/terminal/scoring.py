"""The weights and the contact cadence in force on the screen, and whether the files they come from can be used."""

from __future__ import annotations

from typing import Any

from bot.compose.render import render, render_value
from bot.features.scoring import InForce, scoring
from bot.terminal.sitting import Sitting
from knowledge.errors import BadInput
from knowledge.evidence import Message, Percent, Value


def show_scoring(at: Sitting) -> None:
    """Each list of weights with what every factor means, and the days between contacts; where a file cannot be used,
    why. Errors: BadInput then.
    """
    found = scoring(at.desk)
    held = found.scoring
    if at.screen.wants_json:
        at.screen.as_json(scoring_as_dict(found))
    else:
        place: dict[str, Value] = {"file": found.place}
        at.screen.say(
            render(Message("accounts.scoring_own" if held.file else "accounts.scoring_default", place), at.style)
        )
        for name, weights in found.tables.items():
            at.screen.say()
            at.screen.heading(render(Message(f"accounts.table_{name}"), at.style))
            for one in weights:
                label, weight = (render_value(value, at.style) for value in (one.label, Percent(one.weight)))
                at.screen.item(f"{label} ({one.name}): {weight}")
        at.screen.say()
        limits: dict[str, Value] = {
            "high": held.high,
            "become": held.become,
            "stop": held.stop,
            "coverage": Percent(held.coverage),
            "tiers": ", ".join(held.tiers),
        }
        at.screen.say(render(Message("accounts.scoring_limits", limits), at.style))
        _show_cadence(at, found)
    troubles = [one for one in (held.trouble, found.cadence.trouble) if one is not None]
    for trouble in troubles[:-1]:
        at.screen.warn(render(trouble, at.style))
    if troubles:
        raise BadInput(troubles[-1].id, **troubles[-1].values)


def _show_cadence(at: Sitting, found: InForce) -> None:
    at.screen.say()
    at.screen.heading(render(Message("accounts.table_cadence"), at.style))
    for row in found.cadence.rows:
        at.screen.item(render(Message("accounts.cadence_row", row), at.style))
    origin = "accounts.cadence_own" if found.cadence.file else "accounts.cadence_default"
    at.screen.say()
    at.screen.say(render(Message(origin, {"file": found.cadence_place}), at.style))


def scoring_as_dict(found: InForce) -> dict[str, Any]:
    """The keys of `keybrief scoring --json`."""
    held = found.scoring
    tables = {name: {one.name: float(one.weight) for one in weights} for name, weights in found.tables.items()}
    return {
        "file": held.file or None,
        "usable": held.trouble is None,
        **tables,
        "score": {name: float(weight) for name, weight in held.score},
        "ratings": list(held.ratings),
        "scales": {name: [float(one) for one in pair] for name, pair in held.scales},
        "high": float(held.high),
        "key_accounts": {
            "tiers": list(held.tiers),
            "become": float(held.become),
            "stop": float(held.stop),
            "coverage": float(held.coverage),
        },
        "cadence": {
            "file": found.cadence.file or None,
            "usable": found.cadence.trouble is None,
            **{
                tier: {"account": days.account, "deciding": days.deciding, "others": days.others}
                for tier, days in found.cadence.tiers.items()
            },
        },
    }
