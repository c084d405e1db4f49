"""A book of one account whose people, notes, offers and answers are few enough to be counted by hand; and its peers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from sqlalchemy.orm import Session

from knowledge.book import Book, open_book
from knowledge.migrations.upgrade import upgrade
from knowledge.people import Reader
from knowledge.records.accounts import Account, Visibility
from knowledge.records.contacts import Contact, Coverage, Influence, Role, Support
from knowledge.records.interactions import Interaction, InteractionContact, InteractionKind
from knowledge.records.needs import Need, NeedKind, NeedStatus
from knowledge.records.offers import Offer, OfferNeed, OfferProduct, OfferStatus
from knowledge.records.products import Product
from knowledge.records.satisfaction import SatisfactionReading, Scale
from knowledge.records.team import TeamMember

DAY = date(2026, 11, 23)
RUPSHA, SURMA, TITAS, KARNAPHULI, FENI, HALDA = range(1, 7)
ANWAR, BITHI, CHANDAN, DOLLY, EHSAN, FARID, GOUTAM = range(1, 8)
COLLEAGUE = Reader("workspace", "a colleague")
_KEYS = count(1)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


@contextmanager
def relations_book(path: str) -> Iterator[Book]:
    """The book, written to the address of an empty one."""
    book = open_book(path, upgrade)
    with book.writing() as session:
        _accounts(session)
        _people(session)
        _contacts(session)
        _needs(session)
        _offers(session)
        _readings(session)
    yield book
    book.engine.dispose()


def _accounts(session: Session) -> None:
    session.add_all([TeamMember(id=1, name="Rehana Quddus"), TeamMember(id=2, name="Kamal Hossain")])
    session.flush()
    for key, name, tier, visibility in (
        (RUPSHA, "Rupsha Stores", "key", Visibility.WORKSPACE),
        (SURMA, "Surma Mart", "major", Visibility.WORKSPACE),
        (TITAS, "Titas Traders", "", Visibility.WORKSPACE),
        (KARNAPHULI, "Karnaphuli Bazar", "", Visibility.WORKSPACE),
        (FENI, "Feni Departmental", "", Visibility.TEAM),
        (HALDA, "Halda Fresh", "", Visibility.WORKSPACE),
    ):
        session.add(Account(id=key, name=name, tier=tier, visibility=visibility, owner_id=1, currency="BDT"))
    session.flush()


def _people(session: Session) -> None:
    for key, account, name, role, influence, boss, more in (
        (ANWAR, RUPSHA, "Anwar Sadat", Role.DECISION_MAKER, Influence.HIGH, None, {"cares_about": "a full shelf"}),
        (BITHI, RUPSHA, "Bithi Rahman", Role.CHAMPION, Influence.MEDIUM, ANWAR, {"email": "bithi@rupsha.example"}),
        (CHANDAN, RUPSHA, "Chandan Paul", Role.USER, Influence.LOW, BITHI, {"cadence_days": 10}),
        (DOLLY, RUPSHA, "Dolly Akter", Role.SPONSOR, Influence.HIGH, ANWAR, {"left_on": ago(1)}),
        (EHSAN, SURMA, "Ehsan Karim", Role.USER, Influence.UNKNOWN, FARID, {}),
        (FARID, SURMA, "Farid Uddin", Role.CHAMPION, Influence.UNKNOWN, EHSAN, {}),
        (GOUTAM, SURMA, "Goutam Dey", Role.APPROVER, Influence.UNKNOWN, None, {}),
    ):
        session.add(
            Contact(
                id=key,
                account_id=account,
                name=name,
                role=role,
                influence=influence,
                support=Support.SUPPORTER,
                coverage=Coverage.MULTIPLE,
                **more,
            )
        )
        session.flush()
        if boss is not None:
            session.info.setdefault("bosses", []).append((key, boss))
    for key, boss in session.info.pop("bosses"):
        session.get_one(Contact, key).reports_to_id = boss
    session.flush()


def spoke(session: Session, account: int, kind: InteractionKind, days: int, *people: int, **more: object) -> None:
    """An interaction so many days ago with these people."""
    at = datetime(2026, 11, 23, 6, tzinfo=UTC)
    values = {"author_id": 1, "body": "told"} | more
    record = Interaction(account_id=account, kind=kind, happened_on=ago(days), written_at=at, **values)
    session.add(record)
    session.flush()
    session.add_all(InteractionContact(interaction_id=record.id, contact_id=key) for key in people)


def _contacts(session: Session) -> None:
    kind = InteractionKind
    spoke(session, RUPSHA, kind.NOTE, 90, ANWAR)
    spoke(session, RUPSHA, kind.NOTE, 89, ANWAR)
    spoke(
        session, RUPSHA, kind.MAIL, 50, BITHI, author_id=None, author_email="BITHI@rupsha.example", author_name="Desk"
    )
    spoke(session, RUPSHA, kind.CALL, 45, CHANDAN, author_id=2)
    spoke(session, RUPSHA, kind.MAIL, 20, BITHI, author_id=None, author_name="Bithi Rahman")
    spoke(session, RUPSHA, kind.MAIL, 10, ANWAR)
    spoke(session, RUPSHA, kind.MEETING, 3, ANWAR, BITHI)
    spoke(session, RUPSHA, kind.VISIT, 2, DOLLY)
    spoke(session, RUPSHA, kind.NOTE, 1)
    spoke(session, RUPSHA, kind.MEETING, -3, ANWAR)
    spoke(session, SURMA, kind.CALL, 22, EHSAN)
    spoke(session, SURMA, kind.CALL, 91, FARID)
    session.flush()


def need(session: Session, account: int, kind: NeedKind, statement: str, days: int, **more: object) -> int:
    """A need stated so many days ago; its id."""
    record = Need(account_id=account, kind=kind, statement=statement, stated_on=ago(days), **more)
    session.add(record)
    session.flush()
    return record.id


def _needs(session: Session) -> None:
    kind = NeedKind
    resolved = NeedStatus.RESOLVED
    for each in (
        (kind.NEED, "Smaller cases for village shops", 10, {"contact_id": ANWAR, "interaction_id": 6}),
        (kind.GOAL, "Open nine shops by summer", 100, {}),
        (kind.NEED, "Printed pallet labels on two sides", 70, {"contact_id": CHANDAN}),
        (kind.CHALLENGE, "Staff have no hours", 120, {"status": resolved, "resolved_on": ago(30)}),
        (kind.CONCERN, "Trucks come late", 60, {"status": resolved, "resolved_on": ago(40)}),
        (kind.CONCERN, "Cartons arrive wet", 100, {"status": resolved, "resolved_on": ago(90)}),
        (kind.CONCERN, "Credit note is missing", 16, {"contact_id": BITHI}),
    ):
        need(session, RUPSHA, each[0], each[1], each[2], **each[3])


def offer(
    session: Session, account: int, name: str, days: int, status: OfferStatus, *needs: int, **more: object
) -> int:
    """An offer of so many days ago for these needs; its id."""
    products = more.pop("products", ())
    decided = more.pop("decided", None)
    record = Offer(
        account_id=account,
        name=name,
        offered_on=ago(days),
        status=status,
        decided_on=ago(decided) if isinstance(decided, int) else None,
        currency="BDT",
        **more,
    )
    session.add(record)
    session.flush()
    session.add_all(OfferNeed(offer_id=record.id, need_id=key) for key in needs)
    assert isinstance(products, tuple)
    session.add_all(OfferProduct(offer_id=record.id, product_id=key) for key in products)
    session.flush()
    return record.id


def _offers(session: Session) -> None:
    session.add_all([Product(id=1, name="Label roll", category="Labels"), Product(id=2, name="Ink", category="Labels")])
    session.flush()
    status = OfferStatus
    offer(
        session, RUPSHA, "Half cases", 5, status.OFFERED, 1,
        value=Decimal(250_000), service="A driver who unloads", terms="30 days of credit", products=(1,),
    )  # fmt: skip
    offer(session, RUPSHA, "Labels at cost", 60, status.DECLINED, 3, decided=40, outcome="Too dear")
    offer(session, RUPSHA, "Opening kits", 80, status.DELIVERED, 2, decided=8, value=Decimal(900_000))
    for account, statement, state, value, products in (
        (SURMA, "Pallet labels printed on both sides", status.ACCEPTED, 100_000, (1, 2)),
        (TITAS, "Labels printed for each pallet", status.DECLINED, 200_000, (1, 2)),
        (KARNAPHULI, "Printed labels on pallets", status.DELIVERED, 300_000, (1,)),
        (FENI, "Printed pallet labels", status.ACCEPTED, 900_000, ()),
        (HALDA, "Training for the staff", status.ACCEPTED, 700_000, ()),
    ):
        key = need(session, account, NeedKind.NEED, statement, 200)
        offer(session, account, "Labels", 150, state, key, decided=120, value=Decimal(value), products=products)


def _readings(session: Session) -> None:
    for scale, score, days, contact, survey, comment in (
        (Scale.NPS, 9, 200, ANWAR, "Yearly survey", ""),
        (Scale.NPS, 9, 200, BITHI, "Yearly survey", ""),
        (Scale.NPS, 10, 21, ANWAR, "Yearly survey", ""),
        (Scale.NPS, 8, 21, BITHI, "Yearly survey", ""),
        (Scale.NPS, 3, 22, CHANDAN, "Yearly survey", "Trucks come late."),
        (Scale.CSAT, 3, 150, None, "Spring", ""),
        (Scale.CSAT, 4, 31, None, "Autumn", ""),
        (Scale.CSAT, 5, 31, None, "Autumn", ""),
        (Scale.CSAT, 7, 30, None, "Autumn", "outside the scale"),
        (Scale.CSAT, 2, 40, CHANDAN, "Visit", ""),
        (Scale.NPS, 0, -1, ANWAR, "Tomorrow", ""),
    ):
        session.add(
            SatisfactionReading(
                account_id=RUPSHA,
                scale=scale,
                score=Decimal(score),
                taken_on=ago(days),
                contact_id=contact,
                said_in=survey,
                comment=comment,
            )
        )
    session.add(
        SatisfactionReading(account_id=SURMA, scale=Scale.NPS, score=Decimal(7), taken_on=ago(9), contact_id=EHSAN)
    )
    session.flush()
