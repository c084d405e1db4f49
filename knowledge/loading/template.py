"""The template: our own layout as files with headers, for people who bring their data by hand."""

from __future__ import annotations

import csv
from importlib import resources
from pathlib import Path

from knowledge.errors import BadInput
from knowledge.loading.mapping_file import read_mapping


def write_template(folder: Path) -> int:
    """Writes one CSV file per kind of record with its columns; the number of files. Files that are there stay.

    Errors: BadInput where the folder cannot be written to.
    """
    mapping = read_mapping(resources.files("knowledge.loading").joinpath("mappings/keybrief.toml"))
    written = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in mapping.files:
            path = folder / file.file
            if path.exists():
                continue
            with path.open("w", encoding="utf-8-sig", newline="") as text:
                csv.writer(text).writerow([*file.key, *file.columns.values(), *file.lists.values()])
            written += 1
    except OSError as error:
        raise BadInput("load.folder_unwritable", folder=str(folder)) from error
    return written
