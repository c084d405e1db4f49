"""Postings: what was posted for a request, so that its sources can be shown again and a later one compared with it.

The words of passages are not kept: they are read again by their refs, so that an erased note is gone here too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, insert_or_nothing
from knowledge.people import Reader
from knowledge.records.accounts import may_read

KEPT = timedelta(days=30)
MARK = 16


class PostingRow(Base):
    """`id` is that of the work that posted it; `asked_by` the person's own key; `place` "channel/ts", or "".

    `words` (JSON) are what is needed to make it again, `sources` (JSON) what it cites, `marks` (JSON) a short hash of
    each sentence.
    """

    __tablename__ = "postings"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    asked_by: Mapped[str] = mapped_column(index=True)
    as_of: Mapped[date]
    posted_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(default="")
    words: Mapped[str]
    sources: Mapped[str]
    marks: Mapped[str]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as it is kept. A figure's `definition` is; a passage's words, author and address are read again."""

    ref: str
    kind: str
    when: date | None
    definition: str = ""
    records: tuple[str, ...] = ()
    records_total: int = 0

    @property
    def is_figure(self) -> bool:
        return self.kind == "figure"


@dataclass(frozen=True, slots=True)
class Posting:
    """What was posted. `account_id` is None for what drew on all accounts that its asker may read."""

    id: str
    kind: str
    account_id: int | None
    asked_by: str
    as_of: date
    posted_at: datetime
    place: str
    words: Mapping[str, str]
    sources: tuple[Cited, ...]
    marks: tuple[str, ...]


def keep_posting(session: Session, posting: Posting, sentences: Sequence[str]) -> None:
    """Keeps what is posted; until its place is known the last one counts, afterwards nothing changes. Old ones go."""
    values: dict[str, Any] = {
        "kind": posting.kind,
        "account_id": posting.account_id,
        "asked_by": posting.asked_by,
        "as_of": posting.as_of,
        "posted_at": posting.posted_at,
        "place": posting.place,
        "words": _text(dict(posting.words)),
        "sources": _text([_plain(source) for source in posting.sources]),
        "marks": _text([mark_of(sentence) for sentence in sentences]),
    }
    if not insert_or_nothing(session, PostingRow, {"id": posting.id} | values):
        unplaced = sa.update(PostingRow).where(PostingRow.id == posting.id, PostingRow.place == "")
        session.execute(unplaced.values(values))
    session.execute(sa.delete(PostingRow).where(PostingRow.posted_at < posting.posted_at - KEPT))


def posting_of(session: Session, reader: Reader, key: str) -> Posting | None:
    """What was posted; None where it is gone, or not the reader's to read."""
    row = session.get(PostingRow, key)
    if row is None:
        return None
    if row.account_id is None:
        return _posting(row) if row.asked_by == reader.key else None
    return _posting(row) if may_read(session, reader, row.account_id) else None


def last_posting(session: Session, account_id: int | None, kind: str, asked_by: str) -> Posting | None:
    """The newest posting of this kind on an account that this person asked for."""
    query = (
        sa.select(PostingRow)
        .where(PostingRow.account_id.is_not_distinct_from(account_id))
        .where(PostingRow.kind == kind, PostingRow.asked_by == asked_by)
        .order_by(PostingRow.posted_at.desc(), PostingRow.id.desc())
        .limit(1)
    )
    row = session.scalar(query)
    return _posting(row) if row is not None else None


def marks_of(session: Session, key: str) -> frozenset[str]:
    """The marks of the sentences of a posting; none where it is gone."""
    held = session.scalar(sa.select(PostingRow.marks).where(PostingRow.id == key))
    return frozenset(json.loads(held)) if held else frozenset()


def mark_of(sentence: str) -> str:
    """A short hash by which a sentence is known again, without its words."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:MARK]


def _posting(row: PostingRow) -> Posting:
    return Posting(
        id=row.id,
        kind=row.kind,
        account_id=row.account_id,
        asked_by=row.asked_by,
        as_of=row.as_of,
        posted_at=row.posted_at,
        place=row.place,
        words={str(name): str(value) for name, value in json.loads(row.words).items()},
        sources=tuple(_cited(one) for one in json.loads(row.sources)),
        marks=tuple(json.loads(row.marks)),
    )


def _plain(source: Cited) -> dict[str, Any]:
    held: dict[str, Any] = {"ref": source.ref, "kind": source.kind}
    held["when"] = source.when.isoformat() if source.when else None
    if source.is_figure:
        held["definition"] = source.definition
        held["records"] = list(source.records)
        held["records_total"] = source.records_total
    return held


def _cited(held: dict[str, Any]) -> Cited:
    when = date.fromisoformat(held["when"]) if held["when"] else None
    records = tuple(held.get("records", ()))
    return Cited(held["ref"], held["kind"], when, held.get("definition", ""), records, held.get("records_total", 0))


def _text(held: Any) -> str:
    return json.dumps(held, ensure_ascii=False)
