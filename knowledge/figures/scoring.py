"""An account's score with its reasons; the whole book by score: the matrix, key account candidates, RFM quintiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Percent, Quantity, Term, Tone, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest, WholeBookEntry
from knowledge.figures.sums import Days, Scope, orders_in
from knowledge.people import Reader
from knowledge.records.accounts import Account, account_card, readable, shown_names
from knowledge.scoring.candidates import candidates, reasons_against, reasons_for
from knowledge.scoring.parts import Part
from knowledge.scoring.score import CELLS, AccountScore
from knowledge.scoring.weights import HIGHEST, Scoring
from knowledge.scoring.whole_book import ranks_of, scores, scoring_of

MOST_LISTED = 6
YEAR = timedelta(days=365)
MOST_RECORDS = 20


def account_score(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The score of an account, 1 to 10, with every factor behind it, and what is not known."""
    shown = account_card(session, reader, account.id).shown
    scoring = scoring_of(session)
    found = scores(session, request.as_of)[account.id]
    if found.total is None:
        return Message("scoring.no_score", {"account": shown, "coverage": Percent(found.coverage)})
    values: dict[str, Value] = {
        "account": shown,
        "score": found.total,
        "most": HIGHEST,
        "attractiveness": known(found.attractiveness),
        "strength": known(found.strength),
        "cell": Term("cell", found.cell) if found.cell else Term("cell", "unknown"),
        "coverage": Percent(found.coverage),
        "attractive": part_rows(found.attractive),
        "strong": part_rows(found.strong),
    }
    missing = unknown_rows(found.parts)
    if missing is not None:
        values["unknown"] = missing
    orders, count = orders_in(session, reader, Scope(account.id), Days(request.as_of - YEAR, request.as_of))
    own = records_of(found.parts)
    return Figure(
        ref="account-score",
        name="account_score",
        sentence=Message("scoring.account_score_with" if missing is not None else "scoring.account_score", values),
        definition=Message("scoring.account_score_definition", _definition(scoring)),
        as_of=request.as_of,
        records=(*own, *orders)[:MOST_RECORDS],
        records_total=len(own) + count,
    )


def account_matrix(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """Where the accounts stand in the matrix of attractiveness and strength."""
    found = scores_of(session, reader, request)
    placed = {key: score for key, score in found.items() if score.cell}
    if not placed:
        return Message("scoring.no_scores")
    names = shown_names(session, placed)
    rows = tuple(_cell(cell, placed, names) for cell in CELLS if any(one.cell == cell for one in placed.values()))
    values: dict[str, Value] = {
        "accounts": Quantity(Decimal(len(placed)), "accounts"),
        "unplaced": Quantity(Decimal(len(found) - len(placed)), "accounts"),
        "rows": Items("scoring.matrix_row", rows),
    }
    return _whole("account_matrix", request, "scoring.account_matrix", values, list(placed), scoring_of(session))


def key_account_candidates(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """Who should become or stop being a key account, by score against tier, with what speaks for it."""
    found = scores_of(session, reader, request)
    if not any(score.total is not None for score in found.values()):
        return Message("scoring.no_scores")
    scoring = scoring_of(session)
    tiers = dict(session.execute(sa.select(Account.id, Account.tier).where(readable(reader))).all())
    judged = candidates(found, tiers, scoring)
    behind = [score.account_id for score in (*judged.become, *judged.stop)]
    names = shown_names(session, behind)

    def listed(rows: Sequence[AccountScore], *, rises: bool) -> Value:
        if not rows:
            return Term("unknown", "nobody")
        told = tuple(_candidate(one, names, tiers, rises=rises) for one in rows[:MOST_LISTED])
        return Items("scoring.candidate_row", told)

    values: dict[str, Value] = {
        "become": listed(judged.become, rises=True),
        "stop": listed(judged.stop, rises=False),
        "unjudged": Quantity(Decimal(len(judged.unjudged)), "accounts"),
    }
    tone: Tone = "watch" if behind else "plain"
    name = "key_account_candidates"
    return _whole(name, request, f"scoring.{name}", values, behind, scoring, tone)


def portfolio_rfm(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """The accounts by recency, frequency and monetary quintile, those best in all three first."""
    ranked = ranks_of(session, request.as_of)
    may = set(session.scalars(sa.select(Account.id).where(readable(reader))))
    rated = [
        (ranked.recency[key], ranked.frequency[key], ranked.monetary[key], key)
        for key in ranked.monetary
        if key in may and key in ranked.recency
    ]
    if not rated:
        return Message("scoring.no_quintiles")
    rated.sort(key=lambda one: (-sum(one[:3]), -one[2], one[3]))
    names = shown_names(session, [key for *_, key in rated[:MOST_LISTED]])
    rows: tuple[dict[str, Value], ...] = tuple(
        {"account": names[key], "recency": recency, "frequency": frequency, "monetary": monetary}
        for recency, frequency, monetary, key in rated[:MOST_LISTED]
    )
    values: dict[str, Value] = {
        "accounts": Quantity(Decimal(len(rated)), "accounts"),
        "rows": Items("scoring.rfm_row", rows),
    }
    behind = [key for *_, key in rated]
    return _whole("portfolio_rfm", request, "scoring.portfolio_rfm", values, behind, scoring_of(session))


# -- what scores are told with ---------------------------------------------------------------------------------------


def scores_of(session: Session, reader: Reader, request: FigureRequest) -> dict[int, AccountScore]:
    """The scores of the accounts that the reader may read, by id."""
    every = scores(session, request.as_of)
    return {
        key: every[key] for key in session.scalars(sa.select(Account.id).where(readable(reader)).order_by(Account.id))
    }


def known(number: Decimal | None) -> Value:
    """A number, or that it is not known."""
    return number if number is not None else Term("unknown", "value")


def part_rows(parts: Sequence[Part]) -> Value:
    """The parts that are known, the weightiest first; that none is, where none is."""
    rows = [part for part in parts if part.points is not None]
    if not rows:
        return Term("unknown", "value")
    return Items("scoring.factor_row", tuple(part.row for part in sorted(rows, key=lambda part: -part.weight)))


def unknown_rows(parts: Sequence[Part]) -> Items | None:
    """The parts that are not known, with why; None where all are."""
    rows = tuple(part.row for part in parts if part.points is None)
    return Items("scoring.unknown_row", rows) if rows else None


def records_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """The records behind the parts, each once."""
    return tuple(dict.fromkeys(ref for part in parts for ref in part.records))


def _definition(scoring: Scoring) -> dict[str, Value]:
    return {"weights": scoring.origin, "high": scoring.high}


def _cell(cell: str, placed: Mapping[int, AccountScore], names: Mapping[int, Name]) -> dict[str, Value]:
    held = sorted(
        (one for one in placed.values() if one.cell == cell), key=lambda one: (-(one.total or 0), one.account_id)
    )
    rows: tuple[dict[str, Value], ...] = tuple(
        {
            "account": names[one.account_id],
            "attractiveness": known(one.attractiveness),
            "strength": known(one.strength),
        }
        for one in held[:MOST_LISTED]
    )
    return {
        "cell": Term("cell", cell),
        "number": Quantity(Decimal(len(held)), "accounts"),
        "accounts": Items("scoring.matrix_account", rows),
    }


def _candidate(
    score: AccountScore, names: Mapping[int, Name], tiers: Mapping[int, str], *, rises: bool
) -> dict[str, Value]:
    tier = tiers[score.account_id]
    why = reasons_for(score) if rises else reasons_against(score)
    rows: tuple[Mapping[str, Value], ...] = tuple(part.row for part in why)
    return {
        "account": names[score.account_id],
        "tier": Name(tier) if tier else Term("unknown", "tier"),
        "score": known(score.total),
        "coverage": Percent(score.coverage),
        "why": Items("scoring.why_row", rows) if rows else Term("unknown", "value"),
    }


def _whole(
    name: str,
    request: FigureRequest,
    sentence: str,
    values: Mapping[str, Value],
    behind: Sequence[int],
    scoring: Scoring,
    tone: Tone = "plain",
) -> Figure:
    limits: dict[str, Value] = {
        "become": scoring.become,
        "stop": scoring.stop,
        "coverage": Percent(scoring.coverage),
    }
    return Figure(
        ref=name.replace("_", "-"),
        name=name,
        sentence=Message(sentence, values),
        definition=Message(f"scoring.{name}_definition", {**_definition(scoring), **limits}),
        as_of=request.as_of,
        records=tuple(f"account-{key}" for key in behind[:MOST_RECORDS]),
        records_total=len(behind),
        tone=tone,
    )


ENTRIES = (
    CatalogueEntry(
        "account_score",
        account_score,
        (
            "How does X score?",
            "Why is X a key account?",
            "What is the score of the account?",
            "How attractive is the account and how strong are we there?",
            "Where does it stand in the matrix?",
            "Should X be a key account?",
            "strategic fit and growth potential",
        ),
        (
            "স্কোর কত?",
            "কেন কী অ্যাকাউন্ট?",
            "অ্যাকাউন্টটা কতটা আকর্ষণীয়?",
            "ম্যাট্রিক্সে কোথায় আছে?",
            "কী অ্যাকাউন্ট হওয়া উচিত কি?",
            "স্কোরের কারণ কী?",
        ),
    ),
)

WHOLE_BOOK = (
    WholeBookEntry(
        "key_account_candidates",
        key_account_candidates,
        (
            "Who should become a key account?",
            "Which accounts should stop being key accounts?",
            "Which accounts should be key accounts?",
            "Who is a key account and should not be?",
            "key account candidates",
            "Which customers should we promote to key account?",
        ),
        (
            "কোন অ্যাকাউন্ট কী অ্যাকাউন্ট হওয়া উচিত?",
            "কাদের কী অ্যাকাউন্ট করা উচিত?",
            "কোনটা আর কী অ্যাকাউন্ট রাখা উচিত না?",
            "কোন কাস্টমারকে কী অ্যাকাউন্ট বানাব?",
        ),
    ),
    WholeBookEntry(
        "account_matrix",
        account_matrix,
        (
            "Show the matrix of attractiveness and strength",
            "In which accounts should we invest?",
            "Which accounts should we manage for cash?",
            "Which accounts are attractive?",
            "account matrix",
        ),
        ("কোন অ্যাকাউন্টে বিনিয়োগ করা উচিত?", "সব অ্যাকাউন্টের ম্যাট্রিক্স দেখাও", "কোন অ্যাকাউন্টগুলো আকর্ষণীয়?"),
    ),
    WholeBookEntry(
        "portfolio_rfm",
        portfolio_rfm,
        (
            "RFM ranking of all accounts",
            "Rank the accounts by recency, frequency and monetary value",
            "Which accounts have the best RFM?",
        ),
        ("সব অ্যাকাউন্টের আরএফএম র‍্যাংকিং", "আরএফএম ধরে কারা সেরা?"),
    ),
)
