"""The portfolio as a list: each account's revenue and rank, with its score, its cell and its health beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from knowledge.figures.portfolio import PortfolioRow, rows_of
from knowledge.people import Reader
from knowledge.records.accounts import local_names
from knowledge.scoring.whole_book import health, remembered, scores, sold_by, version


def scored_rows(session: Session, reader: Reader, as_of: date) -> list[PortfolioRow]:
    """Every account the reader may see, by revenue up to the day, the largest first; scores are of the whole book."""
    every = sold_by(session, as_of).accounts
    sums = {(currency, key): amount for key, one in every.items() for currency, amount in one.totals}
    last = {key: one.last for key, one in every.items()}
    local = remembered(session).result(("local", version(session)), lambda: local_names(session))
    scored, healthy = scores(session, as_of), health(session, as_of)
    rows = []
    for row in rows_of(session, reader, sums, last, local):
        score, held = scored[row.account_id], healthy[row.account_id]
        rows.append(
            replace(
                row,
                score=score.total,
                coverage=score.coverage,
                attractiveness=score.attractiveness,
                strength=score.strength,
                cell=score.cell,
                health=held.score,
                colour=held.colour.value if held.colour is not None else "",
            )
        )
    return rows
