"""A small book for notes: two accounts alike in name, one behind a wall, and the people of each."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.desk import Desk
from knowledge.book import Book
from knowledge.database import Base
from knowledge.people import Reader
from knowledge.periods import Calendar
from knowledge.records.accounts import Account, AccountAlias, AccountMember, Visibility
from knowledge.records.contacts import Contact
from knowledge.records.team import Function, TeamMember

TANVIR = Reader("member", "Tanvir Ashik", 1, "tanvir@shapla.example")
NUSRAT = Reader("member", "Nusrat Mahin", 2, "nusrat@shapla.example")
SHORMI = Reader("member", "Shormi Dutta", 3, "shormi@shapla.example")
MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def fill(book: Book) -> Desk:
    """Fills an empty book; the desk over it, whose clock stands on Monday noon in Dhaka."""
    with book.writing() as session:
        for key, name, function in (
            (1, "Tanvir Ashik", Function.SALES),
            (2, "Nusrat Mahin", Function.SALES),
            (3, "Shormi Dutta", Function.TRADE_MARKETING),
        ):
            session.execute(sa.insert(TeamMember).values(id=key, name=name, aliases="", function=function))
        session.flush()
        for key, name, owner, visibility in (
            (1, "Padma Mart", 1, Visibility.WORKSPACE),
            (2, "Padma Wholesale", 1, Visibility.WORKSPACE),
            (3, "Nokshi Departmental Store", 2, Visibility.TEAM),
        ):
            session.add(Account(id=key, name=name, owner_id=owner, visibility=visibility, currency="BDT"))
        session.flush()
        session.add(AccountAlias(account_id=1, name="পদ্মা মার্ট"))
        session.add(AccountMember(account_id=1, member_id=3))
        for key, account, name, aliases in (
            (1, 1, "Arif Mahbub", "Arif bhai;আরিফ ভাই"),
            (2, 1, "Lamia Noor", "লামিয়া আপা"),
            (3, 3, "Shaila Wadud", "Shaila madam"),
        ):
            session.add(Contact(id=key, account_id=account, name=name, aliases=aliases))
    return Desk(book, Calendar(), ZoneInfo("Asia/Dhaka"), lambda: MONDAY, "en", None)


def contents(book: Book) -> dict[str, int]:
    """How many rows each table holds, the audit trail's aside: it only grows."""
    with book.reading() as session:
        return {
            table.name: session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
            if table.name != "audit"
        }
