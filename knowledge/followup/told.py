"""What was said in an account's interactions, with what must be known to judge it: who wrote it, and to whom."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Passage
from knowledge.normal import normal_form
from knowledge.people import Reader
from knowledge.reading_notes.implied import ContactMet, NoteContext
from knowledge.reading_notes.read import read_note
from knowledge.records.accounts import Account, readable
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction, InteractionContact, InteractionKind
from knowledge.retrieval.passages import PassageRow

MOST_READ = 400
_CONFIDENTIAL = re.compile(
    unicodedata.normalize(
        "NFC",
        r"off[- ]the[- ]record|do(?:n'?t| not) (?:quote|share|forward|tell)|not to be shared|\bconfidential"
        r"|in confidence"
        r"|keep (?:this|it) (?:between|to)|between (?:us|you and me)\b|internal(?: use)? only|for our eyes"
        r"|walk[- ]?away"
        r"|গোপন|কাউকে বলবেন না|নাম বলবেন না|নিজেদের মধ্যে|অফ দ্য রেকর্ড|chupi ?chupi|gopon",
    )
)
_ALWAYS_WITH_THEM = (InteractionKind.MAIL, InteractionKind.CALL)
_IF_THEY_TOOK_PART = (InteractionKind.MEETING, InteractionKind.VISIT)


@dataclass(frozen=True, slots=True)
class Told:
    """One passage of an interaction. `theirs`: no member of our team wrote it. `terms`: with its subject and people.

    people: the contacts on record as present. body: the interaction whole, as written.
    """

    passage: Passage
    record_id: int
    kind: InteractionKind
    subject: str
    theirs: bool
    people: tuple[str, ...]
    confidential: bool
    terms: tuple[str, ...]
    body: str

    @property
    def interaction(self) -> str:
        """The ref of the interaction as a whole: `minutes-12` of the passage `minutes-12.2`."""
        return self.passage.ref.split(".")[0]


def told_in(session: Session, reader: Reader, account_id: int, since: date, as_of: date) -> list[Told]:
    """The passages of the account's interactions from `since` to `as_of`, oldest first; the newest MOST_READ."""
    return _read(session, reader, account_id, Interaction.happened_on.between(since, as_of))


def told_at(session: Session, reader: Reader, account_id: int, keys: Collection[int]) -> list[Told]:
    """The passages of these interactions, where they are the account's, oldest first."""
    return _read(session, reader, account_id, Interaction.id.in_(sorted(keys))) if keys else []


def _read(session: Session, reader: Reader, account_id: int, which: sa.ColumnElement[bool]) -> list[Told]:
    query = (
        sa.select(PassageRow, Interaction)
        .join(Interaction, sa.and_(PassageRow.record_kind == "interaction", PassageRow.record_id == Interaction.id))
        .join(Account, Account.id == Interaction.account_id)
        .where(Interaction.account_id == account_id, which, readable(reader))
        .order_by(Interaction.happened_on.desc(), Interaction.id.desc(), PassageRow.position.desc())
        .limit(MOST_READ)
    )
    rows = session.execute(query).all()
    present = _people_present(session, {record.id for _, record in rows})
    return [_told(row, record, present.get(record.id, ())) for row, record in rows][::-1]


def _people_present(session: Session, keys: set[int]) -> dict[int, tuple[str, ...]]:
    query = (
        sa.select(InteractionContact.interaction_id, Contact.name)
        .join(Contact, Contact.id == InteractionContact.contact_id)
        .where(InteractionContact.interaction_id.in_(sorted(keys)))
        .order_by(InteractionContact.interaction_id, Contact.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for key, name in session.execute(query):
        found[key] = (*found.get(key, ()), name)
    return found


def _told(row: PassageRow, record: Interaction, people: tuple[str, ...]) -> Told:
    passage = Passage(row.ref, row.kind, row.happened_on, row.author, row.words, row.url, 0.0, row.conversation)
    return Told(
        passage=passage,
        record_id=record.id,
        kind=record.kind,
        subject=record.subject,
        theirs=record.author_id is None and record.kind is InteractionKind.MAIL,
        people=people,
        confidential=bool(_CONFIDENTIAL.search(normal_form(f"{record.subject} \n {record.body}"))),
        terms=tuple(row.terms.split(" ")[1:]),
        body=record.body,
    )


def with_them(one: Told, context: NoteContext) -> bool:
    """Whether the customer was there: a note may be about somebody without a word to them, so its words must say so."""
    if one.kind in _ALWAYS_WITH_THEM or (one.people and one.kind in _IF_THEY_TOOK_PART):
        return True
    if one.kind is InteractionKind.DOCUMENT:
        return False
    return any(isinstance(implied.meaning, ContactMet) for implied in read_note(one.body, context))
