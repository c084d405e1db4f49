"""Reindex: the search index built anew from the records."""

from __future__ import annotations

from bot.desk import Desk
from knowledge.errors import NothingDone, StorageTrouble
from knowledge.loading.load import Progress, no_progress
from knowledge.retrieval.sync import SyncState, rebuild, sync_state


def reindex(desk: Desk, progress: Progress = no_progress) -> SyncState:
    """Throws the index away and builds it anew; how it stands then.

    Errors: NothingDone where search goes by words alone on purpose; StorageTrouble where it cannot be built.
    """
    library = desk.book.library
    if library.index is None or library.embedder is None:
        if library.notice is None:
            raise NothingDone("errors.reindex_off")
        raise StorageTrouble("errors.reindex_impossible")
    rebuild(desk.book, progress)
    with desk.book.reading() as session:
        return sync_state(session, library.embedder.name)
