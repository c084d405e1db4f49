"""Feedback: what people thought of an answer, and why."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, insert_or_update
from knowledge.people import Reader
from knowledge.records.postings import PostingRow
from knowledge.records.requests import account_of_request


class Feedback(Base):
    """One person's word on one answer. `request` is the id of the request it answered; `by` tells people apart."""

    __tablename__ = "feedback"
    __table_args__ = (sa.UniqueConstraint("request", "by"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    request: Mapped[str]
    by: Mapped[str]
    by_member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id", ondelete="SET NULL"), index=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    verdict: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]


def keep_feedback(session: Session, by: Reader, request: str, verdict: str, reason: str, at: datetime) -> None:
    """Keeps a person's word on an answer; their last one counts, and a reason is kept until another is given."""
    who = by.email or by.name
    values = {
        "request": request,
        "by": who,
        "by_member_id": by.member_id,
        "account_id": account_of_request(session, request),
        "verdict": verdict,
        "at": at,
    }
    insert_or_update(session, Feedback, values | ({"reason": reason} if reason else {}), ["request", "by"])


def feedback_on(session: Session, request: str) -> list[tuple[str, str, str]]:
    """Who said what of an answer and why, in the order it came."""
    query = sa.select(Feedback.by, Feedback.verdict, Feedback.reason).where(Feedback.request == request)
    return [(row[0], row[1], row[2]) for row in session.execute(query.order_by(Feedback.id))]


def judged_postings(session: Session) -> list[tuple[str, str, str]]:
    """What was judged and is still kept with its sources: the request, the verdict and the reason, in their order.

    Of several people's words on one answer the last one counts.
    """
    query = sa.select(Feedback.request, Feedback.verdict, Feedback.reason).join(
        PostingRow, PostingRow.id == Feedback.request
    )
    rows = session.execute(query.where(PostingRow.kind == "answer").order_by(Feedback.at, Feedback.id))
    return list({row[0]: (row[0], row[1], row[2]) for row in rows}.values())
