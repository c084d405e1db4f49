"""Load: what bringing a folder in would do, doing it, and taking a load back."""

from __future__ import annotations

from pathlib import Path

from bot.desk import Desk
from knowledge.errors import BadInput
from knowledge.loading.load import Progress, no_progress, plan_load, write_load
from knowledge.loading.plan import LoadPlan
from knowledge.loading.template import write_template
from knowledge.loading.undo import undo_load
from knowledge.people import Reader
from knowledge.retrieval.sync import remove_strays, sync


def plan(
    desk: Desk, reader: Reader, folder: Path | None, mapping: Path | None, progress: Progress = no_progress
) -> LoadPlan:
    """What loading the folder would do; nothing is written. Errors: BadInput, StorageTrouble."""
    return plan_load(desk.book, reader, _given(folder), mapping, desk.now(), desk.zone, progress)


def write(
    desk: Desk, reader: Reader, folder: Path | None, mapping: Path | None, progress: Progress = no_progress
) -> tuple[LoadPlan, int | None]:
    """Loads the folder whole; what was done, and the id it can be taken back by. Errors: BadInput, StorageTrouble."""
    return write_load(desk.book, reader, _given(folder), mapping, desk.now(), desk.zone, progress)


def index(desk: Desk, progress: Progress = no_progress) -> int:
    """Brings the index in step with the records; the number of passages it indexed."""
    indexed = sync(desk.book, progress)
    remove_strays(desk.book)
    return indexed


def undo(desk: Desk, reader: Reader, load_id: int) -> int:
    """Takes one load back whole; the number of rows it touched. Errors: NotFound, BadInput."""
    rows = undo_load(desk.book, reader, load_id, desk.now())
    sync(desk.book)
    remove_strays(desk.book)
    return rows


def template(folder: Path | None) -> int:
    """Writes the files of our own layout with their headers; how many. Errors: BadInput."""
    return write_template(_given(folder))


def _given(folder: Path | None) -> Path:
    if folder is None:
        raise BadInput("load.folder_needed")
    return folder
