"""The lines of a brief on what there is to win and to lose: whitespace, a proposal, signs that they may leave."""

from __future__ import annotations

from collections.abc import Mapping

from bot.compose.brief_lines import Draft
from knowledge.evidence import Figure, Items, Term, Value

SIGN = "growth.sign_"


def draft_chances(draft: Draft) -> None:
    """The largest whitespace with its prize, and one proposal with what speaks against it."""
    for fact in draft.dossier.figures("whitespace"):
        draft.say("opportunities", "whitespace", fact, values=_rows(fact)[0])
    for fact in draft.dossier.figures("proposal"):
        row = _proposal(_rows(fact), told=bool(draft.dossier.figures("whitespace")))
        if row is not None:
            draft.say("opportunities", "proposal", fact, values=row)


def draft_leaving(draft: Draft) -> None:
    """The signs that they may leave, by name: what stands behind each is told where it belongs."""
    for fact in draft.dossier.figures("churn"):
        signs = [what.message.removeprefix(SIGN) for row in _rows(fact) if isinstance(what := row["what"], Items)]
        names = Items("growth.sign_name", tuple({"sign": Term("sign", sign)} for sign in signs))
        draft.say("risks", "churn", fact, values={"names": names}, tone="watch")


def _rows(fact: Figure) -> tuple[Mapping[str, Value], ...]:
    rows = fact.sentence.values["rows"]
    return rows.rows if isinstance(rows, Items) else ()


def _proposal(rows: tuple[Mapping[str, Value], ...], *, told: bool) -> dict[str, Value] | None:
    """The first upsell, else the first cross-sell that the whitespace does not tell already."""
    upsell = [row for row in rows if row["kind"] == Term("proposal", "upsell")]
    row = next(iter([*upsell, *(row for row in rows[int(told) :] if row not in upsell)]), None)
    if row is None:
        return None
    against = row["against"]
    return {**row, "against": against.rows[0]["what"] if isinstance(against, Items) else against}
