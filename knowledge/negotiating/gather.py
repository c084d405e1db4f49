"""Gathers what a negotiation sheet rests on, in one reading of the book."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

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
    Term,
    Value,
    Words,
)
from knowledge.figures.entry import FigureRequest
from knowledge.figures.portfolio import portfolio_share
from knowledge.figures.retail.share_of_wallet import Wallet, wallets
from knowledge.figures.retail.trade_rate import trade_rate
from knowledge.negotiating.points import looks_after, point_facts, walk_away_facts
from knowledge.people import Reader
from knowledge.records.account_names import all_names

YEAR = timedelta(days=364)
MOST_WALLETS = 4


def gather_negotiation(
    session: Session, reader: Reader, account: AccountCard, *, as_of: date, timezone: str, inside: bool
) -> Dossier:
    """The dossier of a negotiation sheet.

    inside: whether our walk-away is part of it. It is read for who looks after the account alone; where it is left
    out, `missing` says "walk_away".
    """
    request = FigureRequest(as_of=as_of, timezone=timezone)
    year = FigureRequest(as_of=as_of, period=Period(as_of - YEAR, as_of, "span"), timezone=timezone)
    topics: dict[str, tuple[Fact, ...]] = dict(point_facts(session, reader, account, request))
    for topic, found in (
        ("share", portfolio_share(session, reader, account, year)),
        ("terms", trade_rate(session, reader, account, year)),
    ):
        if isinstance(found, Figure):
            topics[topic] = (found,)
    known = wallets(session, reader, account, request)
    topics["wallet"] = tuple(_wallet(one, as_of) for one in known[:MOST_WALLETS] if one.share <= 1)
    missing = []
    if inside and looks_after(session, reader, account.id):
        topics["walk_away"] = walk_away_facts(session, reader, account, request)
    else:
        missing.append("walk_away")
    facts = {fact.ref: fact for some in topics.values() for fact in some}
    evidence = Evidence("", account, tuple(facts.values()), as_of, names=all_names(session, reader))
    return Dossier(evidence, "negotiation", "", topics, tuple(missing))


def _wallet(one: Wallet, as_of: date) -> Figure:
    """Our share of one category of theirs, as a fact of its own."""
    ref = f"category_fact-{one.fact_id}"
    values: dict[str, Value] = {
        "what": Name(one.category, "category") if one.category else Term("where", "all_categories"),
        "share": Percent(one.share),
        "ours": Money(one.ours, one.currency),
        "purchases": Money(one.purchases, one.currency),
        "period": Period(one.start, one.end, "span"),
    }
    said = one.said_by.strip().rstrip(".।")
    if said:
        values["said"] = Words(said)
    return Figure(
        ref=ref,
        name="share_of_wallet",
        sentence=Message("negotiation.wallet_said" if said else "negotiation.wallet", values),
        definition=Message("retail.share_of_wallet_definition"),
        as_of=as_of,
        records=(ref,),
        records_total=1,
    )
