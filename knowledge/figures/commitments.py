"""Commitments both ways: what is open, what is overdue, what was kept."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import days_of
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.commitment_cards import CommitmentCard, commitments_of
from knowledge.records.commitments import Side

MOST_LISTED = 6


def commitments_ours(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """What we still owe the customer, by due day."""
    return _open(session, reader, account, request, Side.OURS)


def commitments_theirs(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """What the customer still owes us, by due day."""
    return _open(session, reader, account, request, Side.THEIRS)


def commitments_overdue(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """What is past its due day on either side, ours first, the oldest first."""
    cards = [c for c in commitments_of(session, reader, account.id, request.as_of) if c.overdue(request.as_of)]
    cards.sort(key=lambda card: (card.side is not Side.OURS, card.due_on, card.id))
    ours = sum(card.side is Side.OURS for card in cards)
    values: dict[str, Value] = {
        "account": account_name(account),
        "ours": Quantity(Decimal(ours), "commitments"),
        "theirs": Quantity(Decimal(len(cards) - ours), "commitments"),
    }
    tone: Tone = "bad" if ours else "watch" if cards else "good"
    return _figure(request, "commitments_overdue", values, cards, tone, row="relations.overdue_row")


def commitments_done(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """What was kept in the period, newest first."""
    days = days_of(request.period, request.as_of)
    cards = [
        card
        for card in commitments_of(session, reader, account.id, request.as_of)
        if card.done_on and days.start <= card.done_on <= days.end
    ]
    cards.sort(key=lambda card: (card.done_on, card.id), reverse=True)
    values: dict[str, Value] = {"account": account_name(account)}
    return _figure(request, "commitments_done", values, cards, "plain", row="relations.done_row")


def _open(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, side: Side
) -> Figure | Message:
    cards = [
        card
        for card in commitments_of(session, reader, account.id, request.as_of)
        if card.side is side and card.done_on is None
    ]
    late = sum(1 for card in cards if card.overdue(request.as_of))
    values: dict[str, Value] = {
        "account": account_name(account),
        "late": Quantity(Decimal(late), "commitments"),
    }
    tone: Tone = "plain" if not late else "bad" if side is Side.OURS else "watch"
    return _figure(request, f"commitments_{side.value}", values, cards, tone, row="relations.commitment_row")


def _figure(
    request: FigureRequest, name: str, values: dict[str, Value], cards: list[CommitmentCard], tone: Tone, *, row: str
) -> Figure:
    if cards:
        values["rows"] = Items(row, tuple(_row(card, request) for card in cards[:MOST_LISTED]))
        values["number"] = Quantity(Decimal(len(cards)), "commitments")
    return Figure(
        ref=name.replace("_", "-"),
        name=name,
        sentence=Message(f"relations.{name}" if cards else f"relations.{name}_none", values),
        definition=Message("relations.commitments_definition"),
        as_of=request.as_of,
        records=tuple(card.ref for card in cards[:20]),
        records_total=len(cards),
        tone=tone,
    )


def _row(card: CommitmentCard, request: FigureRequest) -> dict[str, Value]:
    return {
        "statement": Words(card.statement.rstrip(".।")),
        "owner": Name(card.owner, "person") if card.owner else Term("unknown", "owner"),
        "side": Term("side", card.side.value),
        "due": card.due_on or Term("unknown", "due"),
        "days": Quantity(Decimal(card.overdue(request.as_of)), "days"),
        "done": card.done_on or Term("unknown", "due"),
    }


ENTRIES = (
    CatalogueEntry(
        "commitments_ours",
        commitments_ours,
        (
            "What do we owe them?",
            "What did we promise them?",
            "What are our open commitments?",
            "What is still to do for X?",
            "our open promises and actions",
        ),
        (
            "আমাদের কী কী কাজ বাকি?",
            "আমরা কী কথা দিয়েছি?",
            "আমাদের কোন প্রতিশ্রুতি বাকি আছে?",
            "আমাদের পেন্ডিং কাজ কী?",
        ),
    ),
    CatalogueEntry(
        "commitments_theirs",
        commitments_theirs,
        (
            "What do they owe us?",
            "What did they promise us?",
            "What are we waiting for from X?",
            "their open commitments",
        ),
        ("ওরা আমাদের কী দেবে বলেছে?", "তাদের কী কী বাকি?", "ওদের কাছে কী পাওনা আছে?", "তারা কী কথা দিয়েছে?"),
    ),
    CatalogueEntry(
        "commitments_overdue",
        commitments_overdue,
        (
            "Which commitments are overdue?",
            "Which promises are late?",
            "What is overdue?",
            "Which deadlines have we missed?",
        ),
        ("কোন কাজের সময় পার হয়ে গেছে?", "কোন প্রতিশ্রুতি ওভারডিউ?", "কী কী দেরি হয়ে গেছে?"),
    ),
    CatalogueEntry(
        "commitments_done",
        commitments_done,
        ("Which promises were kept?", "What have we delivered on?", "Which commitments are done?", "completed actions"),
        ("কোন কাজগুলো শেষ হয়েছে?", "কোন প্রতিশ্রুতি রাখা হয়েছে?"),
    ),
)
