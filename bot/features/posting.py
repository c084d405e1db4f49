"""Posting: what was posted, so that its sources can be shown again and a later one told from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.compose.sentence import Source
from bot.desk import Desk
from knowledge.people import Reader
from knowledge.records import postings
from knowledge.records.postings import Cited, Posting
from knowledge.retrieval.cited import passages_cited

__all__ = ["GONE", "Posting", "keep_posting", "last_posting", "new_since", "posting_of", "sources_behind"]

GONE = "gone"


def keep_posting(
    desk: Desk,
    key: str,
    kind: str,
    *,
    account_id: int | None,
    asked_by: str,
    as_of: date,
    words: Mapping[str, str],
    sources: Sequence[Source],
    sentences: Sequence[str],
    place: str = "",
) -> None:
    """Keeps what is posted, for 30 days; the same key again changes nothing once its place is known.

    key: the id of the work. kind: "answer", "brief", "followup", "digest". account_id: None for what drew on all of
    the asker's accounts. asked_by: the `key` of their Reader. words: what is needed to make it again. sentences: their
    texts, of which marks are kept. place: where it stands ("channel/ts"), where that is known.
    """
    held = Posting(
        id=key,
        kind=kind,
        account_id=account_id,
        asked_by=asked_by,
        as_of=as_of,
        posted_at=desk.now(),
        place=place,
        words=words,
        sources=tuple(_cited(source) for source in sources),
        marks=(),
    )
    with desk.book.writing() as session:
        postings.keep_posting(session, held, sentences)


def posting_of(desk: Desk, reader: Reader, key: str) -> Posting | None:
    """What was posted. None where it is gone or its account is not the reader's to read.

    What drew on more than one account is read by who asked for it alone.
    """
    with desk.book.reading() as session:
        return postings.posting_of(session, reader, key)


def last_posting(desk: Desk, account_id: int | None, kind: str, asked_by: str) -> Posting | None:
    """The newest posting of this kind on an account that this person asked for. asked_by: the `key` of their Reader."""
    with desk.book.reading() as session:
        return postings.last_posting(session, account_id, kind, asked_by)


def sources_behind(desk: Desk, reader: Reader, key: str) -> tuple[Source, ...]:
    """The sources of a posting, in the order they were cited, with their words as they stand now.

    One whose passage is gone, or no longer the reader's to read, has the kind "gone" and no words. None at all where
    the posting is not theirs.
    """
    with desk.book.reading() as session:
        found = postings.posting_of(session, reader, key)
        if found is None:
            return ()
        refs = [source.ref for source in found.sources if not source.is_figure]
        held = passages_cited(session, reader, refs, found.account_id)
    sources = []
    for cited in found.sources:
        passage = held.get(cited.ref)
        if cited.is_figure:
            sources.append(_figure(cited))
        elif passage is not None:
            sources.append(Source(cited.ref, passage.kind, passage.when, passage.author, passage.words, passage.url))
        else:
            sources.append(Source(cited.ref, GONE, cited.when, "", ""))
    return tuple(sources)


def new_since(desk: Desk, key: str, sentences: Sequence[str]) -> tuple[bool, ...]:
    """Of each sentence, whether it was not in that posting; all are new where it is gone."""
    with desk.book.reading() as session:
        marks = postings.marks_of(session, key)
    return tuple(postings.mark_of(sentence) not in marks for sentence in sentences)


def _cited(source: Source) -> Cited:
    definition = source.words if source.kind == "figure" else ""
    return Cited(source.ref, source.kind, source.when, definition, source.records, source.records_total)


def _figure(cited: Cited) -> Source:
    return Source(cited.ref, cited.kind, cited.when, "", cited.definition, "", cited.records, cited.records_total)
