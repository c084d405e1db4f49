"""Offers: what was put together for a customer, the need each answers, how it stands; and needs that have no answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.needs import open_needs
from knowledge.figures.sums import days_of
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.contacts import Contact
from knowledge.records.needs import Need, NeedKind
from knowledge.records.offers import Offer, OfferNeed, OfferProduct, OfferStatus
from knowledge.records.products import Product

RUNNING = frozenset({OfferStatus.PREPARED, OfferStatus.OFFERED, OfferStatus.ACCEPTED})
TAKEN = frozenset({OfferStatus.ACCEPTED, OfferStatus.DELIVERED})
# An offer that ended so is no answer to a need.
FAILED = frozenset({OfferStatus.DECLINED, OfferStatus.WITHDRAWN})
TO_ANSWER = frozenset({NeedKind.NEED, NeedKind.CHALLENGE, NeedKind.GOAL})
# A need without an answer for longer than this is to be watched.
OLD_NEED_DAYS = 60
MOST_LISTED = 6


@dataclass(frozen=True, slots=True)
class OfferCard:
    """An offer as it stood on a day. `needs`: the needs it answers, by id; `products`: by name."""

    id: int
    name: str
    service: str
    terms: str
    value: Money | None
    offered_on: date
    decided_on: date | None
    status: OfferStatus
    outcome: str
    needs: tuple[tuple[int, str], ...]
    products: tuple[str, ...]

    @property
    def ref(self) -> str:
        return f"offer-{self.id}"

    @property
    def refs(self) -> tuple[str, ...]:
        """The offer, and the needs it answers."""
        return (self.ref, *(f"need-{key}" for key, _ in self.needs))


def status_on(status: OfferStatus, decided_on: date | None, as_of: date) -> OfferStatus:
    """How an offer stood on a day: one decided later was still out."""
    if decided_on is not None and decided_on > as_of:
        return OfferStatus.OFFERED
    return status


def offers_of(session: Session, reader: Reader, account_id: int, as_of: date) -> list[OfferCard]:
    """The offers made up to the day: those still running first, each kind the newest first."""
    query = (
        sa.select(Offer)
        .join(Account, Account.id == Offer.account_id)
        .where(Offer.account_id == account_id, Offer.offered_on <= as_of, readable(reader))
        .order_by(Offer.offered_on.desc(), Offer.id.desc())
    )
    records = session.scalars(query).all()
    needs = _needs_of(session, [record.id for record in records], as_of)
    products = _products_of(session, [record.id for record in records])
    cards = []
    for record in records:
        decided = record.decided_on if record.decided_on and record.decided_on <= as_of else None
        status = status_on(record.status, record.decided_on, as_of)
        cards.append(
            OfferCard(
                id=record.id,
                name=record.name,
                service=record.service,
                terms=record.terms,
                value=Money(record.value, record.currency) if record.value is not None else None,
                offered_on=record.offered_on,
                decided_on=decided,
                status=status,
                outcome=record.outcome if status is record.status else "",
                needs=tuple(needs.get(record.id, ())),
                products=tuple(products.get(record.id, ())),
            )
        )
    return sorted(cards, key=lambda card: card.status not in RUNNING)


def _needs_of(session: Session, keys: Collection[int], as_of: date) -> dict[int, list[tuple[int, str]]]:
    query = (
        sa.select(OfferNeed.offer_id, Need.id, Need.statement)
        .join(Need, Need.id == OfferNeed.need_id)
        .where(OfferNeed.offer_id.in_(keys), Need.stated_on <= as_of)
        .order_by(Need.id)
    )
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for key, need, statement in session.execute(query):
        found[key].append((need, statement.rstrip(".।")))
    return found


def _products_of(session: Session, keys: Collection[int]) -> dict[int, list[str]]:
    query = (
        sa.select(OfferProduct.offer_id, Product.name)
        .join(Product, Product.id == OfferProduct.product_id)
        .where(OfferProduct.offer_id.in_(keys))
        .order_by(Product.name, Product.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for key, name in session.execute(query):
        found[key].append(name)
    return found


def offers(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The offers to the customer, each with the need it answers, what it holds, its value and how it stands."""
    days = days_of(request.period, request.as_of)
    cards = offers_of(session, reader, account.id, request.as_of)
    cards = [card for card in cards if days.start <= card.offered_on <= days.end]
    values: dict[str, Value] = {"account": account_name(account)}
    if request.period is not None:
        values["period"] = request.period
    if cards:
        values["number"] = Quantity(Decimal(len(cards)), "offers")
        values["running"] = Decimal(sum(card.status in RUNNING for card in cards))
        values["taken"] = Decimal(sum(card.status in TAKEN for card in cards))
        values["rows"] = Items("offers.row", tuple(_row(card) for card in cards[:MOST_LISTED]))
    sentence = f"offers.{'told' if cards else 'none'}{'_in' if request.period is not None else ''}"
    refs = list(dict.fromkeys(ref for card in cards for ref in card.refs))
    return _figure(request, "offers", sentence, values, refs, "plain")


def _row(card: OfferCard) -> dict[str, Value]:
    return {
        "name": Words(card.name),
        "status": Term("offer_status", card.status.value),
        "offered": card.offered_on,
        "value": card.value if card.value is not None else Term("unknown", "worth"),
        "details": Items("offers.detail", tuple(_details(card))),
    }


def _details(card: OfferCard) -> list[dict[str, Value]]:
    """What else is known of an offer, each with what it is; the need it answers is always said."""
    needs = tuple({"what": Words(statement)} for _, statement in card.needs)
    answers: Value = Items("offers.part", needs) if needs else Term("unknown", "need")
    found: list[dict[str, Value]] = [{"part": Term("offer_part", "need"), "what": answers}]
    if card.products:
        # Commas between them: what stands between the parts of an offer is a semicolon.
        found.append({"part": Term("offer_part", "products"), "what": Words(", ".join(card.products[:MOST_LISTED]))})
    for part, words in (("service", card.service), ("terms", card.terms), ("outcome", card.outcome)):
        if words.strip():
            found.append({"part": Term("offer_part", part), "what": Words(words.strip().rstrip(".।"))})
    return found


def answered_needs(cards: Sequence[OfferCard]) -> set[int]:
    """The needs that an offer answers which was neither declined nor withdrawn."""
    return {key for card in cards if card.status not in FAILED for key, _ in card.needs}


def unanswered_needs(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """Open needs, challenges and goals that no offer answers, the oldest first, and whether one was declined."""
    found = open_needs(session, reader, account.id, request.as_of, set(TO_ANSWER))
    cards = offers_of(session, reader, account.id, request.as_of)
    answered = answered_needs(cards)
    declined = {key for card in cards if card.status in FAILED for key, _ in card.needs}
    values: dict[str, Value] = {"account": account_name(account)}
    if not found:
        return _figure(request, "unanswered_needs", "offers.no_needs", values, [], "plain")
    waiting = [need for need in reversed(found) if need.id not in answered]
    values["open"] = Quantity(Decimal(len(found)), "needs")
    tone: Tone = "good"
    if waiting:
        names = _names(session, [need.contact_id for need in waiting])
        rows = tuple(_unanswered(need, declined, names, request.as_of) for need in waiting[:MOST_LISTED])
        values["number"] = Quantity(Decimal(len(waiting)), "needs")
        values["rows"] = Items("offers.unanswered_row", rows)
        old = any((request.as_of - need.stated_on).days > OLD_NEED_DAYS for need in waiting)
        tone = "watch" if old else "plain"
    sentence = "offers.unanswered" if waiting else "offers.unanswered_none"
    refs = [f"need-{need.id}" for need in waiting] or [f"need-{need.id}" for need in found]
    return _figure(request, "unanswered_needs", sentence, values, refs, tone)


def _unanswered(need: Need, declined: Collection[int], names: dict[int, str], as_of: date) -> dict[str, Value]:
    return {
        "kind": Term("need_kind", need.kind.value),
        "statement": Words(need.statement.rstrip(".।")),
        "by": Name(names[need.contact_id], "person") if need.contact_id in names else Term("unknown", "person"),
        "age": Quantity(Decimal((as_of - need.stated_on).days), "days"),
        "tried": Term("offer_tried", "declined" if need.id in declined else "never"),
    }


def _names(session: Session, keys: Collection[int | None]) -> dict[Any, str]:
    wanted = sorted({key for key in keys if key is not None})
    return dict(session.execute(sa.select(Contact.id, Contact.name).where(Contact.id.in_(wanted))).all())


def _figure(
    request: FigureRequest,
    name: str,
    sentence: str,
    values: dict[str, Value],
    records: Sequence[str],
    tone: Tone,
) -> Figure:
    return Figure(
        ref=name.replace("_", "-"),
        name=name,
        sentence=Message(sentence, values),
        definition=Message(f"offers.{name}_definition"),
        as_of=request.as_of,
        period=request.period if name == "offers" else None,
        records=tuple(records[:20]),
        records_total=len(records),
        tone=tone,
    )


ENTRIES = (
    CatalogueEntry(
        "offers",
        offers,
        (
            "What have we offered them?",
            "What became of our offers to X?",
            "Which offers are still open?",
            "Which of our offers did they accept or decline?",
            "offers and the need each answers",
        ),
        (
            "ওদের কী কী প্রস্তাব দিয়েছি?",
            "আমাদের প্রস্তাবগুলোর কী হলো?",
            "কোন প্রস্তাব এখনো ঝুলে আছে?",
            "কোন প্রস্তাব ওরা নিয়েছে আর কোনটা ফিরিয়ে দিয়েছে?",
        ),
    ),
    CatalogueEntry(
        "unanswered_needs",
        unanswered_needs,
        (
            "Which of their needs have we not answered?",
            "Which needs have no offer yet?",
            "For which needs did we offer nothing?",
            "unanswered needs",
        ),
        (
            "কোন চাহিদার জন্য কিছু দিইনি?",
            "কোন চাহিদার কোনো প্রস্তাব নেই?",
            "কোন চাহিদা এখনো উত্তরহীন?",
        ),
    ),
)
