"""The vector index on disk: what was thrown away is let go of before something new stands in its place."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import numpy as np

from knowledge.retrieval.index import open_index


def opened() -> list[str]:
    """The files that this process has open, as Linux tells them; removed ones end in "(deleted)"."""
    found = []
    for one in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # closed meanwhile
            found.append(str(one.readlink()))
    return found


def test_a_store_that_was_cleared_has_no_file_open_beside_the_new_one(tmp_path: Path) -> None:
    """It could write into the new one's folder what was to be forgotten."""
    index = open_index(tmp_path / "index", "", "minilm")
    try:
        for _ in range(5):
            index.upsert(list(range(200)), np.ones((200, 8), np.float32))
            index.clear()
            assert [one for one in opened() if one.startswith(str(tmp_path)) and one.endswith("(deleted)")] == []
    finally:
        index.close()
