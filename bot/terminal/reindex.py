"""Reindexing on the screen: a bar, and what was done."""

from __future__ import annotations

from bot.compose.render import render
from bot.features.reindex import reindex
from bot.terminal.sitting import Sitting
from knowledge.errors import StorageTrouble
from knowledge.evidence import Message


def run_reindex(at: Sitting) -> None:
    """Builds the index anew. Errors: StorageTrouble where some of it could not be built."""
    with at.screen.progress(render(Message("cli.index_progress"), at.style)) as progress:
        state = reindex(at.desk, progress)
    if at.screen.wants_json:
        at.screen.as_json(
            {
                "passages": state.passages,
                "indexed": state.indexed,
                "waiting": state.waiting,
                "words_only": state.words_only,
            }
        )
    else:
        values = {"count": state.passages, "words_only": state.words_only}
        at.screen.say(render(Message("cli.reindex_done", values), at.style), "green")
    if state.waiting:
        raise StorageTrouble("errors.reindex_waits", count=state.waiting)
