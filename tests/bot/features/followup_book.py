"""A book of one customer, written by hand, for what the sample does not hold of follow-ups."""

from __future__ import annotations

from datetime import date, datetime

from bot.compose.followup import FollowUp
from bot.desk import Desk
from bot.features.followup import follow_up
from knowledge.book import Book
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import Account
from knowledge.records.commitments import Commitment, Side
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction, InteractionContact, InteractionKind
from knowledge.records.meetings import Meeting, MeetingContact, MeetingStatus
from knowledge.records.team import TeamMember
from knowledge.retrieval.passage_writing import RecordKey, write_passages
from tests.benchmarks.questions import desk_over


class FollowUpBook:
    """Rupsha Stores, its buyer Rima Das, and Nadia Alam of ours who owns it. Its day is 23 Nov 2026, noon in Dhaka."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.desk = desk_over(book)
        with book.writing() as session:
            ours = TeamMember(name="Nadia Alam")
            session.add(ours)
            session.flush()
            account = Account(name="Rupsha Stores", currency="BDT", owner_id=ours.id)
            session.add(account)
            session.flush()
            theirs = Contact(account_id=account.id, name="Rima Das")
            session.add(theirs)
            session.flush()
            self.member, self.account, self.contact = ours.id, account.id, theirs.id

    def other_account(self, name: str) -> None:
        with self.book.writing() as session:
            session.add(Account(name=name, currency="BDT"))

    def without_owner(self) -> None:
        with self.book.writing() as session:
            account = session.get(Account, self.account)
            assert account is not None
            account.owner_id = None

    def wrote(self, kind: str, body: str, *, on: date) -> int:
        """An interaction by Nadia with Rima present; its id."""
        with self.book.writing() as session:
            record = Interaction(
                account_id=self.account,
                kind=InteractionKind(kind),
                happened_on=on,
                written_at=self.desk.now(),
                author_id=self.member,
                body=body,
            )
            session.add(record)
            session.flush()
            session.add(InteractionContact(interaction_id=record.id, contact_id=self.contact))
            session.flush()
            write_passages(session, [RecordKey("interaction", record.id)])
            return record.id

    def promise(self, statement: str, *, due: date | None = None, source: int | None = None) -> None:
        """A promise of Nadia's, made on 10 Nov 2026."""
        with self.book.writing() as session:
            session.add(
                Commitment(
                    account_id=self.account,
                    side=Side.OURS,
                    statement=statement,
                    owner_member_id=self.member,
                    made_on=date(2026, 11, 10),
                    due_on=due,
                    interaction_id=source,
                )
            )

    def meeting(self, at: datetime) -> None:
        with self.book.writing() as session:
            record = Meeting(
                account_id=self.account, title="Review", starts_at=at, ends_at=None, status=MeetingStatus.SCHEDULED
            )
            session.add(record)
            session.flush()
            session.add(MeetingContact(meeting_id=record.id, contact_id=self.contact))

    def followed(self, *, desk: Desk | None = None, language: str = "en") -> FollowUp:
        return follow_up(desk or self.desk, LOCAL_OWNER, "Rupsha Stores", language=language)
