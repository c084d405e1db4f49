"""A note is forgotten: its words, their former wordings, and everything that was made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.forgetting.erased import Erased, Needle, counted
from knowledge.loading.kinds import KINDS
from knowledge.notes.confirming import take_back
from knowledge.notes.keeping import erase_note, gone_of, passages_of
from knowledge.people import Reader
from knowledge.records.attachments import attached_to
from knowledge.records.interactions import InteractionRevision
from knowledge.records.loads import LoadChange
from knowledge.records.message_notes import MessageNote, link_of_note
from knowledge.records.notes import Note
from knowledge.records.postings import PostingRow
from knowledge.records.proposals import ProposalCard, ProposalStatus, proposals_of
from knowledge.records.requests import RequestRow
from knowledge.text import sentences

# Shorter sentences ("Called her.") stand in many notes and tell nothing of this one.
SHORTEST, LONGEST = 16, 120
ACTION = "forget note"


def forget_note(session: Session, by: Reader, note: Note, *, at: datetime, origin: str) -> Erased:
    """Erases a note and what was confirmed from it. The key of its message stays, so that it is not stored again."""
    cards = proposals_of(session, note.id)
    confirmed = [card for card in cards if card.status is ProposalStatus.CONFIRMED]
    files = attached_to(session, note.id)
    former = session.scalars(
        sa.select(InteractionRevision.body).where(InteractionRevision.interaction_id == note.id)
    ).all()
    link = link_of_note(session, note.id)
    texts = [note.body, *former, *(card.words for card in cards), *(part for file in files for part in file)]
    erased = {
        "interactions": 1,
        "interaction_revisions": len(former),
        "proposals": len(cards),
        "attachments": len(files),
        **_records_of(confirmed),
    }
    before = passages_of(session, note.id)
    take_back(session, by, note, confirmed, at=at, origin=origin)
    images = sa.delete(LoadChange).where(
        LoadChange.table_name == KINDS["interaction"].table.name, LoadChange.record_id == note.id
    )
    erased["load_changes"] = session.execute(images).rowcount  # type: ignore[attr-defined]
    postings = _postings_citing(session, note.ref)
    requests = _requests_about(session, note, link.key if link is not None else "")
    _remove(session, PostingRow, postings)
    _remove(session, RequestRow, requests)
    erase_note(session, by, note, ACTION, at=at, origin=origin)
    mark = sa.update(MessageNote).where(MessageNote.note_id == note.id)
    session.execute(mark.values(told="", about_id=None, early="", early_by="", items_left=0))
    session.flush()
    gone = gone_of(session, before)
    return Erased(
        ref=note.ref,
        name=note.ref,
        erased=counted(erased, {"passages": len(gone), "postings": len(postings), "requests": len(requests)}),
        requests=tuple(dict.fromkeys([*requests, *postings, *([link.key] if link is not None else [])])),
        cards=(link.card,) if link is not None and link.card else (),
        passages=frozenset(gone),
        needles=words_looked_for(texts),
    )


def words_looked_for(texts: Iterable[str]) -> tuple[Needle, ...]:
    """The sentences of texts, as they are looked for in files."""
    found: dict[Needle, None] = {}
    for text in texts:
        lines = [line.strip() for line in text.splitlines()]
        for sentence in [*lines, *sentences(text)]:
            if len(sentence) >= min(SHORTEST, len(text.strip())) and sentence:
                found[Needle(sentence[:LONGEST].rstrip(), "words")] = None
    return tuple(found)


def _records_of(confirmed: Iterable[ProposalCard]) -> dict[str, int]:
    tables = {"commitment": "commitments", "need": "needs", "meeting": "meetings"}
    found: dict[str, int] = {}
    for card in confirmed:
        kind = card.record.rpartition("-")[0]
        if kind in tables:
            found[tables[kind]] = found.get(tables[kind], 0) + 1
    return found


def _postings_citing(session: Session, ref: str) -> list[str]:
    cited = re.compile(rf"{re.escape(ref)}(?!\d)")
    held = sa.or_(PostingRow.sources.contains(ref), PostingRow.words.contains(ref))
    query = sa.select(PostingRow.id, PostingRow.sources, PostingRow.words).where(held)
    return [row.id for row in session.execute(query) if cited.search(row.sources) or cited.search(row.words)]


def _requests_about(session: Session, note: Note, key: str) -> list[str]:
    """Work that was asked for with the note's own words or its ref, and has not been done."""
    cited = re.compile(rf"{re.escape(note.ref)}(?!\d)")
    found = []
    for row in session.execute(sa.select(RequestRow.id, RequestRow.words).where(RequestRow.words != "")):
        if row.id == key or cited.search(row.words) or _inside_json(note.body) in row.words:
            found.append(row.id)
    return found


def _inside_json(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def _remove(session: Session, model: type[PostingRow | RequestRow], ids: list[str]) -> None:
    session.execute(sa.delete(model).where(model.id.in_(ids)))
